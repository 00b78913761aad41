import { useEffect, useId, useRef, useState } from 'react';
import { isWithin } from '@/lib/library/tag-tree';
import { t } from '@/lib/platform/i18n';
import { Button } from '../../ui/button';
import styles from './tag-manager.module.css';

/** What a typed name is: the tag's own, the one it is merged into, or the one it is put below. */
export type Move = 'rename' | 'merge' | 'nest';

/** A name as it is kept: parts without spaces at their ends, none of them empty. */
const clean = (text: string) =>
  text
    .split('/')
    .map((part) => part.replace(/\s+/g, ' ').trim())
    .filter(Boolean)
    .join('/');

/** A field in the place of a tag: Enter does it, Esc leaves it. It says what will come of it. */
export function TagField(props: {
  tag: string;
  level: number;
  move: Move;
  all: ReadonlyMap<string, number>;
  /** Id of a `datalist` with all tags. */
  namesId: string;
  onDone: (to?: string) => Promise<void>;
}) {
  const { tag, level, move, all, namesId, onDone } = props;
  const [text, setText] = useState(move === 'rename' ? tag : '');
  const field = useRef<HTMLInputElement>(null);
  const help = useId();
  useEffect(() => {
    field.current?.focus();
    field.current?.select();
  }, []);
  const leaf = tag.slice(tag.lastIndexOf('/') + 1);
  const name = clean(text);
  const to = name === '' ? undefined : move === 'nest' ? `${name}/${leaf}` : name;
  const known = to !== undefined && to !== tag && all.has(to) && !isWithin(to, tag);
  const said =
    to === undefined || to === tag ? '' : t(known ? 'tags_will_merge' : 'tags_will_be', to);
  return (
    <form
      className={styles.form}
      style={{ '--level': level - 1 } as Record<string, number>}
      onSubmit={(event) => {
        event.preventDefault();
        void onDone(to ?? tag);
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.preventDefault();
        event.stopPropagation();
        void onDone();
      }}
    >
      <input
        ref={field}
        className={styles.input}
        value={text}
        list={move === 'rename' ? undefined : namesId}
        aria-label={t(`tags_${move}_label`, tag)}
        aria-describedby={help}
        placeholder={t(`tags_${move}_label`, tag)}
        autoComplete="off"
        spellCheck={false}
        dir="auto"
        onChange={(event) => setText(event.target.value)}
      />
      <Button type="submit">{t('action_save')}</Button>
      <Button variant="quiet" onClick={() => void onDone()}>
        {t('popup_cancel')}
      </Button>
      <p id={help} role="status" className={styles.said}>
        {said}
      </p>
    </form>
  );
}
