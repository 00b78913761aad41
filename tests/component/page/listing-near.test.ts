/** Links that come near to what is seen are told of when the page rests. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { watchNear } from '@/lib/page/listing/near';

let tell: (seen: { target: Element; isIntersecting: boolean }[]) => void;
const link = () => document.createElement('a');
const scroll = () => document.dispatchEvent(new Event('scroll'));

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
  vi.stubGlobal(
    'IntersectionObserver',
    class {
      constructor(seen: typeof tell) {
        tell = seen;
      }
      observe() {}
      unobserve() {}
      disconnect() {}
    },
  );
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

it('who scrolls gets all of the page’s time until they rest', async () => {
  const come = vi.fn(async () => undefined);
  const near = watchNear(window, come);
  const anchor = link();
  near.watch([anchor]);
  scroll();
  tell([{ target: anchor, isIntersecting: true }]);
  await vi.advanceTimersByTimeAsync(100);
  scroll();
  await vi.advanceTimersByTimeAsync(149);
  expect(come).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(10);
  expect(come.mock.calls).toEqual([[[anchor]]]);
  near.stop();
});

it('those that come while others are drawn wait for their turn, and each comes once', async () => {
  let drawn: () => void = () => undefined;
  const come = vi.fn((_anchors: Element[]) => new Promise<void>((resolve) => (drawn = resolve)));
  const near = watchNear(window, come);
  const [first, second] = [link(), link()];
  near.watch([first, second]);
  tell([{ target: first, isIntersecting: true }]);
  await vi.advanceTimersByTimeAsync(200);
  const later = link();
  near.watch([first, later, later]);
  tell([{ target: later, isIntersecting: true }]);
  await vi.advanceTimersByTimeAsync(200);
  expect(come).toHaveBeenCalledOnce();
  drawn();
  await vi.advanceTimersByTimeAsync(200);
  expect(come.mock.calls[1]?.[0]).toContain(later);
  near.stop();
  drawn();
  tell([{ target: second, isIntersecting: true }]);
  await vi.advanceTimersByTimeAsync(200);
  expect(come).toHaveBeenCalledTimes(2);
});

it('one that is forgotten does not come', async () => {
  const come = vi.fn(async () => undefined);
  const near = watchNear(window, come);
  const anchor = link();
  near.forget(anchor);
  near.watch([anchor]);
  near.forget(anchor);
  tell([{ target: anchor, isIntersecting: true }]);
  await vi.advanceTimersByTimeAsync(200);
  expect(come).not.toHaveBeenCalled();
  near.stop();
});
