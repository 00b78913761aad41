import { type ClipboardEvent, type KeyboardEvent, type Ref, useId, useRef, useState } from 'react';
import type { Paper } from '@/lib/paper/schema';
import { t } from '@/lib/platform/i18n';
import { useDatabase } from '../library/library-provider';
import { useCommands } from '../library/use-commands';
import { useToasts } from '../ui/toast';
import { TagChip } from './tag';
import styles from './tag-editor.module.css';
import { TagSuggestions } from './tag-suggestions';
import { cleanTag, type TagCount, tagsOfPaste } from './tag-text';
import { usePendingTags } from './use-pending-tags';

/**
 * The tags of a paper and a field for more: Enter adds, Backspace in the empty field takes the last
 * one off (with Undo), several pasted lines are several tags. Suggestions come from the library.
 */
export function TagEditor({
  paper,
  inputRef,
}: {
  paper: Pick<Paper, 'id' | 'tags'>;
  inputRef?: Ref<HTMLInputElement>;
}) {
  const listId = useId();
  const [typed, setTyped] = useState('');
  const [open, setOpen] = useState(false);
  const [at, setAt] = useState(-1);
  const [suggested, setSuggested] = useState<readonly TagCount[]>([]);
  const box = useRef<HTMLDivElement>(null);
  const refused = useRef<{ text: string; tags: string[] }>(undefined);
  const commands = useCommands();
  const { readOnly } = useDatabase();
  const { show } = useToasts();
  const tags = usePendingTags(paper.tags);

  const add = async (wanted: string[]) => {
    const fresh = wanted.filter((tag) => !tags.shown.includes(tag));
    setTyped('');
    setOpen(false);
    setAt(-1);
    if (fresh.length === 0 || (await put(fresh))) return;
    // Nothing typed is lost: what was refused goes back into the field, to be sent again by Enter.
    const text = fresh.join(' · ');
    refused.current = { text, tags: fresh };
    setTyped((now) => now || text);
  };

  const put = async (fresh: string[]) => {
    tags.expect({ add: fresh });
    const done = await commands.tag(paper.id, { add: fresh });
    if (!done) tags.forget(fresh);
    return done;
  };

  const remove = async (tag: string) => {
    tags.expect({ remove: [tag] });
    if (!(await commands.tag(paper.id, { remove: [tag] }))) {
      tags.forget([tag]);
      return;
    }
    show({
      text: t('popup_tag_removed', tag),
      action: { label: t('action_undo'), run: () => void put([tag]) },
    });
  };

  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing) return;
    const count = suggested.length;
    switch (event.key) {
      case 'Enter': {
        event.preventDefault();
        const picked = open ? suggested[at]?.tag : undefined;
        if (picked === undefined && typed === refused.current?.text) {
          void add(refused.current.tags);
          return;
        }
        const tag = picked ?? cleanTag(typed);
        if (tag) void add([tag]);
        return;
      }
      case 'Backspace': {
        const last = tags.shown.at(-1);
        if (typed === '' && last !== undefined && !event.repeat) void remove(last);
        return;
      }
      case 'ArrowDown':
      case 'ArrowUp': {
        event.preventDefault();
        setOpen(true);
        if (count === 0) return;
        const step = event.key === 'ArrowDown' ? 1 : -1;
        // One place more than there are suggestions: the field itself.
        setAt(((at + 1 + step + count + 1) % (count + 1)) - 1);
        return;
      }
      case 'Escape':
        if (!open && typed === '') return;
        // The first Esc closes the list or empties the field; the next one leaves it.
        event.stopPropagation();
        event.preventDefault();
        if (open && count > 0) setOpen(false);
        else setTyped('');
        setAt(-1);
        return;
    }
  };

  const onPaste = (event: ClipboardEvent<HTMLInputElement>) => {
    const pasted = event.clipboardData.getData('text');
    if (!/[\r\n]/.test(pasted.trim())) return;
    event.preventDefault();
    void add(tagsOfPaste(typed + pasted));
  };

  const active = open ? suggested[at] : undefined;
  return (
    <div ref={box} className={styles.box}>
      {tags.shown.map((tag) => (
        <TagChip key={tag} tag={tag} {...(!readOnly && { onRemove: () => void remove(tag) })} />
      ))}
      <input
        ref={inputRef}
        className={styles.input}
        value={typed}
        disabled={readOnly}
        placeholder={t('popup_tag_add')}
        aria-label={t('popup_tag_add_label')}
        role="combobox"
        aria-autocomplete="list"
        aria-expanded={open && suggested.length > 0}
        aria-controls={listId}
        aria-activedescendant={active && `${listId}-${at}`}
        autoComplete="off"
        spellCheck={false}
        dir="auto"
        onChange={(event) => {
          setTyped(event.target.value);
          setOpen(event.target.value.trim() !== '');
          setAt(-1);
        }}
        onBlur={() => setOpen(false)}
        onKeyDown={onKeyDown}
        onPaste={onPaste}
      />
      {open && (
        <TagSuggestions
          id={listId}
          anchor={box}
          typed={typed}
          taken={tags.shown}
          at={at}
          onChange={setSuggested}
          onPick={(tag) => void add([tag])}
        />
      )}
    </div>
  );
}
