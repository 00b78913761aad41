import type { Virtualizer } from '@tanstack/react-virtual';
import { useLayoutEffect, useRef } from 'react';

/**
 * Keep what is on the screen where it is when rows come or go above it (a save in another tab).
 * At the very top the list stays at the top instead, so that a new paper shows. The answer to another
 * question begins at the top: its best is there.
 * @param asked the question that `ids` answer.
 */
export function useScrollAnchor(
  virtualizer: Virtualizer<HTMLDivElement, HTMLDivElement>,
  ids: readonly string[],
  asked: string,
): void {
  const anchor = useRef<{ ids: readonly string[]; id: string; above: number }>(undefined);
  const before = useRef(asked);
  useLayoutEffect(() => {
    if (before.current === asked) return;
    before.current = asked;
    anchor.current = undefined;
    if ((virtualizer.scrollOffset ?? 0) > 0) virtualizer.scrollToOffset(0);
  }, [asked, virtualizer]);
  useLayoutEffect(() => {
    const element = virtualizer.scrollElement;
    const before = anchor.current;
    // As the virtualizer knows it: asking the element lays the page out, with every letter that is typed.
    let top = virtualizer.scrollOffset ?? 0;
    if (element && before && before.ids !== ids && top > 0) {
      const index = ids.indexOf(before.id);
      const start = index < 0 ? undefined : virtualizer.measurementsCache[index]?.start;
      if (start !== undefined) element.scrollTop = start + before.above;
      top = element.scrollTop;
    }
    const first = virtualizer.getVirtualItems().find((item) => item.end > top);
    const id = first && ids[first.index];
    anchor.current = first && id !== undefined ? { ids, id, above: top - first.start } : undefined;
  });
}
