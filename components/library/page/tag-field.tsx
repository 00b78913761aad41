import { type KeyboardEvent, useId, useRef, useState } from 'react';
import { t } from '@/lib/platform/i18n';
import { TagSuggestions } from '../../paper/tag-suggestions';
import { cleanTag, type TagCount, tagsOfPaste } from '../../paper/tag-text';
import styles from './dialog.module.css';

/** A field for a tag, with those of the library offered. Enter adds what is typed. */
export function TagField({
  typed,
  taken,
  onTyped,
  onAdd,
}: {
  typed: string;
  /** Tags that are not offered. */
  taken: readonly string[];
  onTyped: (typed: string) => void;
  onAdd: (tags: readonly string[]) => void;
}) {
  const listId = useId();
  const box = useRef<HTMLInputElement>(null);
  const [suggested, setSuggested] = useState<readonly TagCount[]>([]);
  const [at, setAt] = useState(-1);
  const open = typed.trim() !== '';
  const put = (tags: readonly string[]) => {
    onAdd(tags);
    setAt(-1);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const count = suggested.length;
    const offered = open ? suggested[at]?.tag : undefined;
    const confirms = event.ctrlKey || event.metaKey;
    if (event.key === 'Enter' && open && !confirms) {
      event.preventDefault();
      put([offered ?? cleanTag(typed)]);
    } else if ((event.key === 'ArrowDown' || event.key === 'ArrowUp') && open && count > 0) {
      event.preventDefault();
      const step = event.key === 'ArrowDown' ? 1 : -1;
      setAt(((at + 1 + step + count + 1) % (count + 1)) - 1);
    } else if (event.key === 'Escape' && open) {
      event.preventDefault();
      onTyped('');
      setAt(-1);
    }
  };
  return (
    <div>
      <label className={styles.label}>
        {t('popup_tag_add_label')}
        <input
          ref={box}
          data-focus
          className={styles.field}
          value={typed}
          role="combobox"
          aria-autocomplete="list"
          aria-expanded={open && suggested.length > 0}
          aria-controls={listId}
          aria-activedescendant={open && suggested[at] ? `${listId}-${at}` : undefined}
          autoComplete="off"
          spellCheck={false}
          dir="auto"
          onChange={(event) => {
            onTyped(event.target.value);
            setAt(-1);
          }}
          onKeyDown={onKeyDown}
          onPaste={(event) => {
            const pasted = event.clipboardData.getData('text');
            if (!/[\r\n]/.test(pasted.trim())) return;
            event.preventDefault();
            put(tagsOfPaste(typed + pasted));
          }}
        />
      </label>
      {open && (
        <TagSuggestions
          id={listId}
          anchor={box}
          typed={typed}
          taken={taken}
          at={at}
          onChange={setSuggested}
          onPick={(tag) => put([tag])}
        />
      )}
    </div>
  );
}
