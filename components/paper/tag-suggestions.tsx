import { type RefObject, useEffect, useLayoutEffect, useMemo, useRef } from 'react';
import { allTags } from '@/lib/library/read';
import { useDatabase } from '../library/library-provider';
import { placeBelow } from '../ui/place';
import { useLive } from '../ui/use-live';
import { TagName } from './tag';
import styles from './tag-editor.module.css';
import { suggestTags, type TagCount } from './tag-text';

const none: readonly TagCount[] = [];

/** Existing tags for what has been typed, in the top layer so that nothing cuts them off. */
export function TagSuggestions(props: {
  id: string;
  anchor: RefObject<HTMLElement | null>;
  typed: string;
  taken: readonly string[];
  /** Which one is active, or -1. */
  at: number;
  onChange: (suggested: readonly TagCount[]) => void;
  onPick: (tag: string) => void;
}) {
  const { id, anchor, typed, taken, at, onChange, onPick } = props;
  const db = useDatabase();
  const live = useLive(() => allTags(db), [db]);
  const all = live.state === 'ready' ? live.value : none;
  const key = taken.join('\n');
  // biome-ignore lint/correctness/useExhaustiveDependencies: `key` stands for the array `taken`.
  const suggested = useMemo(() => suggestTags(all, typed, { taken }), [all, typed, key]);
  const list = useRef<HTMLDivElement>(null);

  useEffect(() => {
    onChange(suggested);
    return () => onChange(none);
  }, [suggested, onChange]);

  useLayoutEffect(() => {
    const element = list.current;
    if (!element) return;
    if (suggested.length === 0) {
      element.hidePopover?.();
      return;
    }
    element.showPopover?.();
    if (anchor.current) placeBelow(anchor.current, element);
    // The first line of suggestions is the most likely one; scrolled lists start there.
    element.scrollTop = 0;
  }, [suggested, anchor]);

  return (
    <div ref={list} id={id} role="listbox" popover="manual" className={styles.list}>
      {suggested.map(({ tag, count }, index) => (
        // biome-ignore lint/a11y/useFocusableInteractive: the field keeps the focus (combobox).
        // biome-ignore lint/a11y/useKeyWithClickEvents: the field has the keys.
        <div
          key={tag}
          id={`${id}-${index}`}
          role="option"
          aria-selected={index === at}
          className={styles.option}
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => onPick(tag)}
        >
          <TagName tag={tag} />
          <span className={styles.count}>{count}</span>
        </div>
      ))}
    </div>
  );
}
