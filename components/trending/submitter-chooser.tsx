import { X } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Icon } from '@/components/ui/icon';
import { t } from '@/lib/platform/i18n';
import type { Settings } from '@/lib/settings/settings';
import { parseFeed } from '@/lib/trending/feeds';
import styles from './chooser.module.css';

interface Props {
  choices: Settings['feedChoices'];
  onChange: (choices: Settings['feedChoices']) => void;
}

/** The account in what was typed: a name, `@name`, or the address of a profile. */
export function accountIn(text: string): string | undefined {
  const name = text
    .trim()
    .replace(/^https?:\/\/huggingface\.co\//, '')
    .replace(/^@/, '')
    .replace(/\/.*$/, '');
  return parseFeed(`hf:by:${name}`) ? name : undefined;
}

/** Whose submissions to Hugging Face have a list. */
export function SubmitterChooser({ choices, onChange }: Props) {
  const [text, setText] = useState('');
  const [wrong, setWrong] = useState(false);
  const { submitters } = choices;
  const put = (names: string[]) => onChange({ ...choices, submitters: names });
  const add = (event: FormEvent) => {
    event.preventDefault();
    const name = accountIn(text);
    setWrong(name === undefined);
    if (name === undefined) return;
    if (!submitters.includes(name)) put([...submitters, name]);
    setText('');
  };
  return (
    <div className={styles.chooser}>
      <p className={styles.hint}>{t('newtab_submitters_hint')}</p>
      {submitters.length > 0 && (
        <ul className={styles.chips}>
          {submitters.map((name) => (
            <li key={name} className={styles.chip}>
              {name}
              <Button
                variant="quiet"
                square
                aria-label={t('newtab_submitters_remove', name)}
                onClick={() => put(submitters.filter((each) => each !== name))}
              >
                <Icon of={X} size={14} />
              </Button>
            </li>
          ))}
        </ul>
      )}
      <form className={styles.add} onSubmit={add}>
        <input
          aria-label={t('newtab_submitters_name')}
          aria-invalid={wrong}
          placeholder={t('newtab_submitters_example')}
          value={text}
          onChange={(event) => {
            setText(event.currentTarget.value);
            setWrong(false);
          }}
        />
        <Button type="submit">{t('newtab_add')}</Button>
      </form>
      {wrong && (
        <p role="alert" className={styles.problem}>
          {t('newtab_submitters_wrong')}
        </p>
      )}
    </div>
  );
}
