import { describe, expect, it, vi } from 'vitest';
import { placeFor } from '@/lib/page/listing/place';
import { drawn, inSlices } from '@/lib/page/listing/slices';

describe('where a badge goes', () => {
  const block = { display: 'block', direction: 'row' };
  it.each([
    ['a link in a line', 'inline', block, false, 'after'],
    ['a link as a block', 'block', block, false, 'float'],
    ['a clamped title', '-webkit-box', block, false, 'float'],
    ['an item of a row', 'block', { display: 'flex', direction: 'row' }, false, 'after'],
    ['an item of a column', 'block', { display: 'flex', direction: 'column' }, false, 'inside'],
    ['an item of a grid', 'block', { display: 'grid', direction: 'row' }, false, 'inside'],
    ['a link around a heading', 'inline', block, true, 'inside'],
  ] as const)('%s', (_what, display, parent, holdsBlock, place) => {
    expect(placeFor(display, parent, holdsBlock)).toBe(place);
  });
});

describe('work in slices', () => {
  it('pauses between pieces of 8 ms and ends when told', async () => {
    const stop = new AbortController();
    let clock = 0;
    const now = vi.spyOn(performance, 'now').mockImplementation(() => clock);
    const pauses: number[] = [];
    const window = {
      requestIdleCallback(done: () => void) {
        pauses.push(clock);
        queueMicrotask(done);
      },
    } as unknown as Window;
    const done: number[] = [];
    const each = (item: number) => {
      clock += 3;
      done.push(item);
      if (item === 7) stop.abort();
    };
    const all = Array.from({ length: 20 }, (_, index) => index);
    expect(await inSlices(all, each, { window, signal: stop.signal })).toBe(false);
    expect(pauses).toEqual([9, 18, 27]);
    expect(done).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8]);
    now.mockRestore();
  });

  it('pauses after so many items, too, until what they changed is drawn', async () => {
    let frames = 0;
    const window = {
      requestAnimationFrame(done: () => void) {
        frames += 1;
        queueMicrotask(done);
      },
      requestIdleCallback: (done: () => void) => queueMicrotask(done),
    } as unknown as Window;
    const { signal } = new AbortController();
    const done: number[][] = [[]];
    const each = (item: number) => {
      done[frames] = [...(done[frames] ?? []), item];
    };
    const all = [0, 1, 2, 3, 4];
    expect(await inSlices(all, each, { window, signal, most: 2, pause: drawn })).toBe(true);
    expect(done).toEqual([[0, 1], [2, 3], [4]]);
  });
});
