/**
 * Rows lie one below the other as the browser puts them, and not each where the virtualizer thinks:
 * so a row whose size is not known yet leaves no gap and covers nothing.
 */
import { measureElement, type VirtualItem } from '@tanstack/react-virtual';

/**
 * While somebody types, sizes come with the next frame, from the ResizeObserver: to ask for them lays
 * the rows out at once, which took as long as making them.
 */
export const measureLater: typeof measureElement = (element, entry, instance) => {
  if (entry) return measureElement(element, entry, instance);
  const index = instance.indexFromElement(element);
  return instance.measurementsCache[index]?.size ?? instance.options.estimateSize(index);
};

export interface RowFlow {
  /** Where the rows on the screen begin, in px from the top of the sheet. */
  start: number;
  /** Index of the row that is there for its focus alone, away from those on the screen; or -1. */
  apart: number;
}

/** @param items rows as the virtualizer gives them: a piece of the list, and the active row. */
export function rowFlow(items: readonly VirtualItem[], active: number): RowFlow {
  const near = items.some(({ index }) => Math.abs(index - active) === 1);
  const apart = near || items.length < 2 ? -1 : active;
  return { start: items.find(({ index }) => index !== apart)?.start ?? 0, apart };
}
