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
 * Wait until the browser has drawn what was changed, and is idle. Between two frames it is idle more
 * than once: pieces of work that change the page would all be laid out and painted by one long task.
 */
export async function drawn(window: Window): Promise<void> {
  await new Promise<void>((resolve) => {
    // A page that is not seen has no frames.
    const patience = setTimeout(resolve, patienceMs);
    window.requestAnimationFrame?.(() => {
      clearTimeout(patience);
      resolve();
    });
  });
  await idle(window);
}

export interface Slices {
  window: Window;
  signal: AbortSignal;
  /** So many items in a piece at most. */
  most?: number;
  /** Wait between pieces; by default until the browser is idle. */
  pause?: (window: Window) => Promise<void>;
}

/**
 * Do something with each of many, in pieces of at most 8 ms.
 * @returns false when the signal aborted before the end.
 */
export async function inSlices<T>(
  items: Iterable<T>,
  each: (item: T) => void,
  { window, signal, most = Number.POSITIVE_INFINITY, pause = idle }: Slices,
): Promise<boolean> {
  let until = performance.now() + budgetMs;
  let done = 0;
  for (const item of items) {
    each(item);
    done += 1;
    if (done < most && performance.now() < until) continue;
    await pause(window);
    if (signal.aborted) return false;
    until = performance.now() + budgetMs;
    done = 0;
  }
  return !signal.aborted;
}
