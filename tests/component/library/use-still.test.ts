import { act, renderHook } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { placed, useStill } from '@/components/library/use-still';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

it('stands still from the start, not while the question changes, and again in the pause', () => {
  const { result, rerender } = renderHook(({ asked }) => useStill(asked), {
    initialProps: { asked: '' },
  });
  expect(result.current).toBe(true);
  rerender({ asked: 'tide' });
  expect(result.current).toBe(false);
  act(() => vi.advanceTimersByTime(150));
  rerender({ asked: 'tides' });
  act(() => vi.advanceTimersByTime(150));
  expect(result.current).toBe(false);
  act(() => vi.advanceTimersByTime(100));
  expect(result.current).toBe(true);
  // The same once more, from a change of the library: nobody is typing.
  rerender({ asked: 'tides' });
  expect(result.current).toBe(true);
});

it.each([
  [10_000, true, -1, 10_000],
  [10_000, false, -1, 60],
  [10_000, false, 500, 501],
  [7, false, -1, 7],
  [7, false, 6, 7],
])(
  'of %i papers, still: %s, the active one at %i, %i are placed',
  (count, still, last, expected) => {
    expect(placed(count, still, last)).toBe(expected);
  },
);
