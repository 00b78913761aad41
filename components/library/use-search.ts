import { useDeferredValue } from 'react';
import type { Problem } from '@/lib/search/query/types';
import { searchSimply } from '@/lib/search/simple';
import type { SearchRequest } from '@/lib/search/types';
import { useLive } from '../ui/use-live';
import { useDatabase } from './library-provider';

export interface Search {
  /** Papers in the order asked for; undefined until the first answer is there. */
  ids: readonly string[] | undefined;
  problems: readonly Problem[];
  /** Folded words to mark in what is shown (lib/search/highlight). */
  words: readonly string[];
  /** The library is still being read: there may be more. */
  partial: boolean;
  error: unknown;
}

const none: readonly never[] = [];

/** What the library answers to a request, live: it changes when a paper does, in any tab. */
export function useSearch(request: SearchRequest): Search {
  const db = useDatabase();
  const key = useDeferredValue(JSON.stringify(request));
  const live = useLive(
    () => searchSimply(db, JSON.parse(key) as SearchRequest, Date.now()),
    [db, key],
  );
  const answer = live.state === 'ready' ? live.value : undefined;
  return {
    ids: answer?.ids,
    problems: answer?.problems ?? none,
    words: answer?.words ?? none,
    partial: answer?.partial ?? false,
    error: live.state === 'failed' ? live.error : undefined,
  };
}

/** How many papers each query finds, live; for the side bar. */
export function useCounts(queries: readonly string[]): readonly (number | undefined)[] {
  const db = useDatabase();
  const key = JSON.stringify(queries);
  const live = useLive(async () => {
    const counts: number[] = [];
    for (const query of queries) {
      counts.push((await searchSimply(db, { query }, Date.now())).ids.length);
    }
    return counts;
  }, [db, key]);
  return live.state === 'ready' ? live.value : queries.map(() => undefined);
}
