import type { Virtualizer } from '@tanstack/react-virtual';
import { renderHook } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { useScrollAnchor } from '@/components/library/use-scroll-anchor';

/** A list of rows of 50 px each, whose window begins at `top`. */
function listAt(top: number, count = 40) {
  const items = Array.from({ length: count }, (_, index) => ({
    index,
    key: index,
    start: index * 50,
    end: (index + 1) * 50,
    size: 50,
    lane: 0,
  }));
  const scrollElement = document.createElement('div');
  const list = {
    scrollElement,
    scrollOffset: top,
    measurementsCache: items,
    getVirtualItems: () => items,
    scrollToOffset: vi.fn(),
  };
  return {
    ...list,
    virtualizer: list as unknown as Virtualizer<HTMLDivElement, HTMLDivElement>,
  };
}

const names = (count: number, first = 0) =>
  Array.from({ length: count }, (_, n) => `p${n + first}`);

it.each([
  ['another question', 400, { ids: names(20, 3), asked: 'tide' }, true],
  ['another question, at the top already', 0, { ids: names(20, 3), asked: 'tide' }, false],
  ['the same question, answered anew', 400, { ids: names(20, 3), asked: 'sea' }, false],
])('%s, from %i px: begins at the top or stays', (_, top, next, begins) => {
  const list = listAt(top);
  const { rerender } = renderHook(
    ({ ids, asked }) => useScrollAnchor(list.virtualizer, ids, asked),
    { initialProps: { ids: names(20), asked: 'sea' } },
  );
  rerender(next);
  expect(list.scrollToOffset.mock.calls).toEqual(begins ? [[0]] : []);
});

it.each([
  ['a row comes above', ['new', ...names(20)], 450],
  ['two rows above go', names(18, 2), 300],
  ['the row itself has gone', names(20).filter((id) => id !== 'p8'), 400],
])('keeps what is on the screen where it is when %s', (_, ids, top) => {
  const list = listAt(400);
  list.scrollElement.scrollTop = 400;
  const { rerender } = renderHook(
    (now: { ids: readonly string[] }) => useScrollAnchor(list.virtualizer, now.ids, 'sea'),
    { initialProps: { ids: names(20) as readonly string[] } },
  );
  rerender({ ids });
  expect(list.scrollElement.scrollTop).toBe(top);
});
