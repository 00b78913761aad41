import { useLiveQuery } from 'dexie-react-hooks';
import { useRef } from 'react';

/** What a live query is at. `ready` keeps the last value while a changed query runs. */
export type Live<T> =
  | { state: 'loading' }
  | { state: 'ready'; value: T }
  | { state: 'failed'; error: unknown };

const loading = { state: 'loading' } as const;

/**
 * A query of the database that runs again whenever what it read has changed, in any tab.
 * Unlike `useLiveQuery` a failure is a state of its own and not an exception while rendering.
 * @param query reads, and nothing else; @param deps everything it depends on.
 */
export function useLive<T>(query: () => Promise<T>, deps: unknown[]): Live<T> {
  return useLiveQuery<Live<T>, Live<T>>(
    async () => {
      try {
        return { state: 'ready', value: await query() };
      } catch (error) {
        return { state: 'failed', error };
      }
    },
    deps,
    loading,
  );
}

/** A query that reads a whole index rests this many times as long as it took. */
const restFactor = 10;
const longestRest = 4000;
/** Changes that follow each other within this time (ms) are one long action, not edits. */
const inARowMs = 1500;
/** While they do, nothing is read until it has been still for so long (ms). */
const stillMs = 600;

/**
 * As `useLive`, for what reads a whole index: while much is written, batch after batch, it does not
 * read all of it again after each. A single change shows at once.
 */
export function useCalmLive<T>(query: () => Promise<T>, deps: unknown[]): Live<T> {
  const last = useRef<{ run: number; asked: number; readAt: number; rest: number; value?: T }>({
    run: 0,
    asked: Number.NEGATIVE_INFINITY,
    readAt: Number.NEGATIVE_INFINITY,
    rest: 0,
  });
  return useLive(async () => {
    const known = last.current;
    const now = performance.now();
    known.run += 1;
    const { run } = known;
    const still = run > 2 && now - known.asked < inARowMs ? stillMs : 0;
    known.asked = now;
    const wait = Math.max(known.rest - now, Math.min(still, known.readAt + longestRest - now));
    if (wait > 0) await Promise.resolve(new Promise((resolve) => setTimeout(resolve, wait)));
    // Dexie begins anew with each change and ignores what is overtaken: it need not read.
    if (run !== known.run && known.value !== undefined) return known.value;
    const start = performance.now();
    known.value = await query();
    const end = performance.now();
    known.readAt = end;
    known.rest = end + Math.min(longestRest, (end - start) * restFactor);
    return known.value;
  }, deps);
}
