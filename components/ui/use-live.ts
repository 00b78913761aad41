import { useLiveQuery } from 'dexie-react-hooks';

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
