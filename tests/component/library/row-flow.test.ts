/** Which rows lie one below the other, and from where. */
import { type VirtualItem, Virtualizer } from '@tanstack/react-virtual';
import { describe, expect, it, vi } from 'vitest';
import { measureLater, rowFlow } from '@/components/library/row-flow';

/** Rows of 50 px. */
const items = (...indexes: number[]): VirtualItem[] =>
  indexes.map((index) => ({
    key: index,
    index,
    start: index * 50,
    end: index * 50 + 50,
    size: 50,
    lane: 0,
  }));

describe('the flow of the rows', () => {
  it.each<[string, number[], number, ReturnType<typeof rowFlow>]>([
    ['nothing', [], -1, { start: 0, apart: -1 }],
    ['from the top, nobody active', [0, 1, 2], -1, { start: 0, apart: -1 }],
    ['further down', [7, 8, 9], 8, { start: 350, apart: -1 }],
    ['the active row far above', [0, 7, 8], 0, { start: 350, apart: 0 }],
    ['the active row far below', [7, 8, 90], 90, { start: 350, apart: 90 }],
    ['the active row just above', [6, 7, 8], 6, { start: 300, apart: -1 }],
    ['one row, which is active', [7], 7, { start: 350, apart: -1 }],
    ['one row, and the active one far away', [7, 90], 90, { start: 350, apart: 90 }],
  ])('%s', (_, indexes, active, wanted) => {
    expect(rowFlow(items(...indexes), active)).toEqual(wanted);
  });
});

describe('the size of a row while somebody types', () => {
  const row = document.createElement('div');
  row.dataset.index = '1';
  const height = vi.spyOn(row, 'offsetHeight', 'get').mockReturnValue(90);
  const list = () =>
    new Virtualizer<HTMLElement, HTMLElement>({
      count: 3,
      getScrollElement: () => null,
      estimateSize: (index) => 70 + index,
      observeElementRect: () => undefined,
      observeElementOffset: () => undefined,
      scrollToFn: () => undefined,
    });

  it('is what was thought, and the page is not laid out for it', () => {
    expect(measureLater(row, undefined, list())).toBe(71);
    expect(height).not.toHaveBeenCalled();
  });

  it('is what the browser tells with the next frame', () => {
    const box = { borderBoxSize: [{ blockSize: 93, inlineSize: 400 }] };
    expect(measureLater(row, box as unknown as ResizeObserverEntry, list())).toBe(93);
  });
});
