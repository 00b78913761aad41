import type { Virtualizer } from '@tanstack/react-virtual';
import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react';
import type { ListSelection } from './use-selection';

/**
 * Brings the focus to the row that is to have it as soon as that exists, which may be a render or
 * two after it was asked for, and never loses it: when the row with the focus leaves the list, the
 * row that took its place gets it.
 */
export function useGridFocus({
  scroller,
  virtualizer,
  ids,
  selection,
}: {
  scroller: RefObject<HTMLDivElement | null>;
  virtualizer: Virtualizer<HTMLDivElement, HTMLDivElement>;
  ids: readonly string[];
  selection: ListSelection;
}): void {
  const { wanted, now } = selection;

  useLayoutEffect(() => {
    const id = wanted.current;
    if (id === undefined) return;
    const index = ids.indexOf(id);
    if (index < 0) return;
    virtualizer.scrollToIndex(index, { align: 'auto' });
    const row = scroller.current?.querySelector<HTMLElement>(`[data-id="${CSS.escape(id)}"]`);
    if (!row) return;
    row.focus({ preventScroll: true });
    wanted.current = undefined;
  });

  const had = useRef(false);
  const { cursor } = now;
  // biome-ignore lint/correctness/useExhaustiveDependencies: looked at after each change of the list.
  useEffect(() => {
    const lost = document.activeElement === document.body || document.activeElement === null;
    if (had.current && lost && cursor !== undefined) selection.set((was) => was, { focus: true });
    had.current = scroller.current?.contains(document.activeElement) ?? false;
  }, [ids, cursor]);
  useEffect(() => {
    const element = scroller.current;
    const look = () => {
      had.current = element?.contains(document.activeElement) ?? false;
    };
    element?.addEventListener('focusin', look);
    return () => element?.removeEventListener('focusin', look);
  }, [scroller]);
}
