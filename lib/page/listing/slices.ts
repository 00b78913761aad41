/** Long work in short pieces, so that the page answers in between. */

/** Longest piece of work at a time (ms). */
const budgetMs = 8;

/** Until the browser has nothing better to do, but not much longer than this (ms). */
const patienceMs = 150;

/** Wait for the browser to be idle. */
export function idle(window: Window): Promise<void> {
  return new Promise((resolve) => {
    // Safari and the tests' document have no such callback.
    if ('requestIdleCallback' in window) {
      window.requestIdleCallback(() => resolve(), { timeout: patienceMs });
    } else setTimeout(resolve);
  });
}

/**
 * Do something with each of many, in pieces of at most 8 ms.
 * @returns false when the signal aborted before the end.
 */
export async function inSlices<T>(
  items: Iterable<T>,
  each: (item: T) => void,
  { window, signal }: { window: Window; signal: AbortSignal },
): Promise<boolean> {
  let until = performance.now() + budgetMs;
  for (const item of items) {
    each(item);
    if (performance.now() < until) continue;
    await idle(window);
    if (signal.aborted) return false;
    until = performance.now() + budgetMs;
  }
  return !signal.aborted;
}
