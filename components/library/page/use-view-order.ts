import { type DragEvent, type KeyboardEvent, useLayoutEffect, useRef, useState } from 'react';
import type { View } from '@/lib/library/types';
import { placeAt } from './queue';

/** Told apart from files and links that are dragged over the page. */
const dragType = 'application/x-offprint-view';

/** The id that a view goes before when it is put into a gap; `undefined`: nothing would move. */
function beforeOf(views: readonly View[], id: string, gap: number): string | null | undefined {
  const ids = views.map((view) => view.id);
  if (!placeAt(ids, [id], gap)) return undefined;
  return ids.slice(gap).find((each) => each !== id) ?? null;
}

/**
 * The order of the user's views by pointer (drag and drop) and by keyboard (Alt with an arrow, Home
 * or End); a line shows where a dragged one would go.
 * @param onMove `before`: the id that the view goes before; `null`: to the end.
 */
export function useViewOrder(
  views: readonly View[],
  onMove: (view: View, before: string | null) => void,
) {
  const [drag, setDrag] = useState<{ id: string; gap?: number }>();
  const list = useRef<HTMLUListElement>(null);
  const focused = useRef<string>(undefined);

  // An element that is put elsewhere in the document loses the focus.
  // biome-ignore lint/correctness/useExhaustiveDependencies: on another order.
  useLayoutEffect(() => {
    const id = focused.current;
    if (id === undefined) return;
    focused.current = undefined;
    const link = list.current?.querySelector<HTMLElement>(`[data-view="${CSS.escape(id)}"] a`);
    link?.focus();
  }, [views]);

  const moveTo = (view: View, gap: number): boolean => {
    const before = beforeOf(views, view.id, gap);
    if (before === undefined) return false;
    onMove(view, before);
    return true;
  };
  const onKeyDown = (event: KeyboardEvent, view: View, index: number) => {
    if (!event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const gap = { ArrowUp: index - 1, ArrowDown: index + 2, Home: 0, End: views.length }[event.key];
    if (gap === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    if (gap >= 0 && moveTo(view, gap)) focused.current = view.id;
  };
  const gapAt = (event: DragEvent, index: number) => {
    const { top, height } = event.currentTarget.getBoundingClientRect();
    return event.clientY > top + height / 2 ? index + 1 : index;
  };
  return {
    list,
    /** What a line needs to be moved, and to tell where another would go. */
    item: (view: View, index: number) => {
      const dropped = drag?.gap;
      const last = index === views.length - 1;
      const line =
        dropped === index ? 'before' : last && dropped === index + 1 ? 'after' : undefined;
      return {
        draggable: true,
        'data-view': view.id,
        'data-drop': line,
        'data-dragged': drag?.id === view.id || undefined,
        onKeyDown: (event: KeyboardEvent) => onKeyDown(event, view, index),
        onDragStart: (event: DragEvent) => {
          event.dataTransfer.setData(dragType, view.id);
          event.dataTransfer.effectAllowed = 'move';
          setDrag({ id: view.id });
        },
        onDragOver: (event: DragEvent) => {
          if (!drag) return;
          event.preventDefault();
          event.dataTransfer.dropEffect = 'move';
          const gap = gapAt(event, index);
          const moves = beforeOf(views, drag.id, gap) !== undefined;
          if (drag.gap !== (moves ? gap : undefined)) {
            setDrag({ id: drag.id, ...(moves && { gap }) });
          }
        },
        onDrop: (event: DragEvent) => {
          const moved = views.find(({ id }) => id === drag?.id);
          if (!moved) return;
          event.preventDefault();
          setDrag(undefined);
          moveTo(moved, gapAt(event, index));
        },
        onDragEnd: () => setDrag(undefined),
      };
    },
  };
}
