import { X } from 'lucide-react';
import { type FormEvent, useId, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Icon } from '@/components/ui/icon';
import { t } from '@/lib/platform/i18n';
import type { Settings } from '@/lib/settings/settings';
import { topicIds } from '@/lib/trending/taste/topics';
import chooser from './chooser.module.css';
import styles from './wishes.module.css';

const known: ReadonlySet<string> = new Set(topicIds);

/** Topics and authors whose papers the user wants to see. */
export function Wishes({
  settings,
  change,
  heading: Heading = 'h3',
}: {
  settings: Settings;
  change: (patch: Partial<Settings>) => void;
  heading?: 'h3' | 'h4';
}) {
  const id = useId();
  const { topics, tasteAuthors } = settings;
  return (
    <>
      <section>
        <Heading id={id} className={styles.heading}>
          {t('foryou_start_topics')}
        </Heading>
        <fieldset className={styles.topics} aria-labelledby={id}>
          {topicIds.map((id) => (
            <label key={id} className={styles.topic}>
              <input
                type="checkbox"
                checked={topics.includes(id)}
                onChange={(event) => {
                  const others = topics.filter((each) => each !== id);
                  change({ topics: event.currentTarget.checked ? [...others, id] : others });
                }}
              />
              {t(`topic_${id}`)}
            </label>
          ))}
        </fieldset>
        <Names
          kind="topic"
          names={topics.filter((topic) => !known.has(topic))}
          onChange={(own) =>
            change({ topics: [...topics.filter((topic) => known.has(topic)), ...own] })
          }
        />
      </section>
      <section>
        <Heading className={styles.heading}>{t('foryou_start_authors')}</Heading>
        <Names
          kind="author"
          names={tasteAuthors}
          onChange={(names) => change({ tasteAuthors: names })}
        />
      </section>
    </>
  );
}

/** A list of names that can be added to and taken from. */
function Names(props: {
  kind: 'topic' | 'author';
  names: string[];
  onChange: (names: string[]) => void;
}) {
  const { kind, names, onChange } = props;
  const [text, setText] = useState('');
  const add = (event: FormEvent) => {
    event.preventDefault();
    const name = text.replace(/\s+/gu, ' ').trim();
    if (name !== '' && !names.includes(name)) onChange([...names, name]);
    setText('');
  };
  return (
    <div className={chooser.chooser}>
      {names.length > 0 && (
        <ul className={chooser.chips}>
          {names.map((name) => (
            <li key={name} className={chooser.chip}>
              {name}
              <Button
                variant="quiet"
                square
                aria-label={t('foryou_remove', name)}
                onClick={() => onChange(names.filter((each) => each !== name))}
              >
                <Icon of={X} size={14} />
              </Button>
            </li>
          ))}
        </ul>
      )}
      <form className={chooser.add} onSubmit={add}>
        <input
          aria-label={t(`foryou_${kind}_name`)}
          placeholder={t(`foryou_${kind}_example`)}
          maxLength={200}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <Button type="submit">{t('newtab_add')}</Button>
      </form>
    </div>
  );
}
