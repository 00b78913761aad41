import type { Virtualizer } from '@tanstack/react-virtual';
import { type PointerEvent as ReactPointerEvent, useEffect, useRef, useState } from 'react';

type Rows = Virtualizer<HTMLDivElement, HTMLDivElement>;

/** How near to an edge (px) the list begins to scroll, and how far at most in one frame. */
const edge = 48;
const stride = 14;

export interface Drag {
  /** The papers under the pointer. */
  ids: readonly string[];
  /** Between which rows they would go: 0 is above the first. */
  gap: number;
}

/** How far to scroll in this frame when the pointer is at `y`. */
export function scrollStep(y: number, top: number, bottom: number): number {
  const up = Math.max(0, top + edge - y);
  const down = Math.max(0, y - (bottom - edge));
  return Math.round((Math.min(down, edge) - Math.min(up, edge)) * (stride / edge));
}

/**
 * Rows that are dragged to another place with the pointer: a line shows where they would go, the
 * list scrolls near its edges, Esc leaves everything as it was.
 * @param onDrop the papers and the gap between two rows where they go.
 */
export function useDragOrder(rows: Rows, onDrop: (ids: readonly string[], gap: number) => void) {
  const [drag, setDrag] = useState<Drag>();
  const latest = useRef(onDrop);
  latest.current = onDrop;
  const stop = useRef<() => void>(undefined);
  useEffect(() => () => stop.current?.(), []);

  const start = (event: ReactPointerEvent, ids: readonly string[]) => {
    const scroller = rows.scrollElement;
    if (!scroller || event.button !== 0 || ids.length === 0) return;
    event.preventDefault();
    const { pointerId } = event;
    let y = event.clientY;
    let now: Drag | undefined;
    let frame = 0;

    const look = () => {
      const box = scroller.getBoundingClientRect();
      const offset = y - box.top + scroller.scrollTop;
      const item = rows.getVirtualItemForOffset(offset);
      if (!item) return;
      const gap = offset > item.start + item.size / 2 ? item.index + 1 : item.index;
      if (now?.gap === gap) return;
      now = { ids, gap };
      setDrag(now);
    };
    const scroll = () => {
      const box = scroller.getBoundingClientRect();
      const by = scrollStep(y, box.top, box.bottom);
      if (by !== 0) {
        scroller.scrollTop += by;
        look();
      }
      frame = requestAnimationFrame(scroll);
    };
    const onMove = (moved: PointerEvent) => {
      if (moved.pointerId !== pointerId) return;
      y = moved.clientY;
      look();
    };
    const onUp = (up: PointerEvent) => {
      if (up.pointerId !== pointerId) return;
      const drop = now;
      end();
      if (drop) latest.current(drop.ids, drop.gap);
    };
    const onKey = (key: KeyboardEvent) => {
      if (key.key !== 'Escape') return;
      key.preventDefault();
      key.stopPropagation();
      end();
    };
    const end = () => {
      cancelAnimationFrame(frame);
      window.removeEventListener('pointermove', onMove);
      window.removeEventListener('pointerup', onUp);
      window.removeEventListener('pointercancel', end);
      window.removeEventListener('keydown', onKey, true);
      stop.current = undefined;
      setDrag(undefined);
    };
    stop.current = end;
    window.addEventListener('pointermove', onMove);
    window.addEventListener('pointerup', onUp);
    window.addEventListener('pointercancel', end);
    window.addEventListener('keydown', onKey, true);
    frame = requestAnimationFrame(scroll);
  };
  return { drag, start };
}
