import { type KeyboardEvent, useId, useMemo, useRef, useState } from 'react';
import { t, tn } from '@/lib/platform/i18n';
import { TagChip } from '../../paper/tag';
import { TagSuggestions } from '../../paper/tag-suggestions';
import { cleanTag, type TagCount, tagsOfPaste } from '../../paper/tag-text';
import { Button } from '../../ui/button';
import { useLive } from '../../ui/use-live';
import { useDatabase } from '../library-provider';
import { Dialog } from './dialog';
import styles from './dialog.module.css';
import { tagsOf } from './tags-of';

/**
 * Puts tags on papers and takes them off, all of them at once: nothing is changed before it is
 * confirmed, and it is one action to take back.
 */
export function TagDialog({
  ids,
  onTag,
  onClose,
}: {
  ids: readonly string[];
  onTag: (change: { add: string[]; remove: string[] }) => void;
  onClose: () => void;
}) {
  const db = useDatabase();
  const live = useLive(() => tagsOf(db, ids), [db, ids]);
  const [added, setAdded] = useState<readonly string[]>([]);
  const [removed, setRemoved] = useState<readonly string[]>([]);
  const there = live.state === 'ready' ? live.value : [];
  const fresh = added.filter((tag) => !there.some((each) => each.tag === tag));
  const changed = added.length + removed.length > 0;
  const add = (tags: readonly string[]) => {
    setAdded((now) => [...new Set([...now, ...tags])]);
    setRemoved((now) => now.filter((tag) => !tags.includes(tag)));
  };
  const confirm = (typed: string) => {
    const tag = cleanTag(typed);
    const all = tag === '' ? [...added] : [...new Set([...added, tag])];
    if (all.length + removed.length > 0) {
      onTag({ add: all, remove: removed.filter((each) => !all.includes(each)) });
    }
    onClose();
  };
  return (
    <Dialog title={tn('library_tag_papers', ids.length)} onClose={onClose}>
      <TagForm
        taken={[...added]}
        changed={changed}
        onAdd={add}
        onConfirm={confirm}
        onClose={onClose}
      >
        {there.length + fresh.length > 0 && (
          <div className={styles.chips}>
            {there.map(({ tag, count }) => (
              <TagState
                key={tag}
                tag={tag}
                part={count < ids.length && !added.includes(tag) ? count : undefined}
                removed={removed.includes(tag)}
                onAdd={() => add([tag])}
                onRemove={() => {
                  setAdded((now) => now.filter((each) => each !== tag));
                  setRemoved((now) => [...now, tag]);
                }}
              />
            ))}
            {fresh.map((tag) => (
              <TagChip
                key={tag}
                tag={tag}
                onRemove={() => setAdded((now) => now.filter((each) => each !== tag))}
              />
            ))}
          </div>
        )}
      </TagForm>
    </Dialog>
  );
}

/** A tag that some or all of the papers carry. */
function TagState({
  tag,
  part,
  removed,
  onAdd,
  onRemove,
}: {
  tag: string;
  /** How many carry it, when not all do. */
  part: number | undefined;
  removed: boolean;
  onAdd: () => void;
  onRemove: () => void;
}) {
  if (removed) {
    return (
      <Button variant="quiet" data-gone="true" onClick={onAdd}>
        {t('library_tag_keep', tag)}
      </Button>
    );
  }
  return (
    <>
      <TagChip tag={tag} onRemove={onRemove} />
      {part !== undefined && (
        <Button variant="quiet" onClick={onAdd}>
          {tn('library_tag_some', part)}
        </Button>
      )}
    </>
  );
}

function TagForm({
  taken,
  changed,
  onAdd,
  onConfirm,
  onClose,
  children,
}: {
  taken: string[];
  changed: boolean;
  onAdd: (tags: readonly string[]) => void;
  onConfirm: (typed: string) => void;
  onClose: () => void;
  children: React.ReactNode;
}) {
  const listId = useId();
  const box = useRef<HTMLDivElement>(null);
  const [typed, setTyped] = useState('');
  const [suggested, setSuggested] = useState<readonly TagCount[]>([]);
  const [at, setAt] = useState(-1);
  const open = useMemo(() => typed.trim() !== '', [typed]);
  const put = (tag: string) => {
    onAdd([tag]);
    setTyped('');
    setAt(-1);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const count = suggested.length;
    if (event.key === 'Enter' && (at >= 0 || (typed.trim() !== '' && !isConfirm(event)))) {
      event.preventDefault();
      put(suggested[at]?.tag ?? cleanTag(typed));
    } else if ((event.key === 'ArrowDown' || event.key === 'ArrowUp') && count > 0) {
      event.preventDefault();
      const step = event.key === 'ArrowDown' ? 1 : -1;
      setAt(((at + 1 + step + count + 1) % (count + 1)) - 1);
    } else if (event.key === 'Escape' && typed !== '') {
      event.preventDefault();
      setTyped('');
      setAt(-1);
    }
  };
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        onConfirm(typed);
      }}
    >
      {children}
      <div ref={box}>
        <label className={styles.label}>
          {t('popup_tag_add_label')}
          <input
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
              setTyped(event.target.value);
              setAt(-1);
            }}
            onKeyDown={onKeyDown}
            onPaste={(event) => {
              const pasted = event.clipboardData.getData('text');
              if (!/[\r\n]/.test(pasted.trim())) return;
              event.preventDefault();
              onAdd(tagsOfPaste(typed + pasted));
              setTyped('');
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
            onPick={put}
          />
        )}
      </div>
      <p className={styles.hint}>{t('library_tag_hint')}</p>
      <div className={styles.buttons}>
        <Button onClick={onClose}>{t('popup_cancel')}</Button>
        <Button variant="primary" type="submit" aria-disabled={!changed && typed.trim() === ''}>
          {t('library_tag_apply')}
        </Button>
      </div>
    </form>
  );
}

/** Ctrl+Enter takes what is typed and confirms. */
const isConfirm = (event: KeyboardEvent) => event.ctrlKey || event.metaKey;
