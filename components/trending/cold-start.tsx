import { BookmarkPlus, Check, X } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Icon } from '@/components/ui/icon';
import { MathText } from '@/components/ui/math-text';
import { useToasts } from '@/components/ui/toast';
import { useLive } from '@/components/ui/use-live';
import type { LibraryDatabase } from '@/lib/library/database';
import { ask } from '@/lib/messaging/ask';
import { failureText } from '@/lib/platform/failure-text';
import { t } from '@/lib/platform/i18n';
import type { Settings } from '@/lib/settings/settings';
import { readFeed } from '@/lib/trending/read';
import { topicIds } from '@/lib/trending/taste/topics';
import chooser from './chooser.module.css';
import styles from './for-you-panel.module.css';

interface Props {
  db: LibraryDatabase | undefined;
  settings: Settings;
  change: (patch: Partial<Settings>) => void;
  /** Back to the list; absent while there is nothing to go by. */
  onDone?: () => void;
}

const offered = 8;
const known: ReadonlySet<string> = new Set(topicIds);

/** What to go by before there is a library: topics, authors, or a few papers. */
export function ColdStart({ db, settings, change, onDone }: Props) {
  const { topics, tasteAuthors } = settings;
  return (
    <div className={styles.start}>
      <header>
        <h2>{t('foryou_start_title')}</h2>
        <p className={styles.lead}>{t('foryou_start_lead')}</p>
      </header>
      <section>
        <h3 id="start-topics">{t('foryou_start_topics')}</h3>
        <fieldset className={styles.topics} aria-labelledby="start-topics">
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
        <h3>{t('foryou_start_authors')}</h3>
        <Names
          kind="author"
          names={tasteAuthors}
          onChange={(names) => change({ tasteAuthors: names })}
        />
      </section>
      <Papers db={db} />
      {onDone && (
        <div>
          <Button variant="primary" onClick={onDone}>
            {t('foryou_start_done')}
          </Button>
        </div>
      )}
    </div>
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

/** A few papers that are trending: saving one says more than a topic. */
function Papers({ db }: { db: LibraryDatabase | undefined }) {
  const toasts = useToasts();
  const live = useLive(
    async () => (db ? readFeed(db, 'hf:trending', undefined, undefined) : undefined),
    [db],
  );
  const picks = (live.state === 'ready' && live.value?.picks.slice(0, offered)) || [];
  if (picks.length === 0) return null;
  return (
    <section>
      <h3>{t('foryou_start_papers')}</h3>
      <ul className={styles.papers}>
        {picks.map(({ key, entry, paper }) => (
          <li key={key}>
            <span className={styles.title} dir="auto">
              <MathText text={entry.record.title} />
            </span>
            <Button
              {...(paper && { variant: 'quiet' as const })}
              aria-label={
                paper
                  ? t('foryou_start_saved', entry.record.title)
                  : t('newtab_save_named', entry.record.title)
              }
              title={undefined}
              aria-disabled={paper !== undefined}
              onClick={() => {
                if (paper) return;
                void ask('save', { record: entry.record }).then((answer) => {
                  if (!answer.ok) toasts.show({ text: failureText(answer.error), tone: 'problem' });
                });
              }}
            >
              <Icon of={paper ? Check : BookmarkPlus} />
              {t(paper ? 'foryou_saved' : 'action_save')}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
