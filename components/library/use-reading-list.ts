import { useEffect, useMemo, useState } from 'react';
import type { Paper } from '@/lib/paper/schema';
import { statuses } from '@/lib/paper/status';
import { type ListFilter, readFirstRows } from '@/lib/search/list';
import type { Problem } from '@/lib/search/query/types';
import { naturalSort } from '@/lib/search/sorts';
import { tellPainted } from '../ui/painted';
import { forgetAhead, rowsAhead } from './ahead';
import { popupRows } from './first-rows';
import { useDatabase } from './library-provider';
import type { ListPrefs } from './list-prefs';
import { prepareRows } from './row-cache';
import { useCounts, useSearch } from './use-search';

const none: readonly Paper[] = [];
/** Rows that fit into the popup. */
const shownAtOnce = 8;
const countQueries = ['', ...statuses.map((status) => `status:${status}`)];

export interface ReadingList {
  /** In the order shown; undefined until the first rows are there. */
  ids: readonly string[] | undefined;
  /** Papers that came with the first rows. */
  first: readonly Paper[];
  /** How many papers each filter shows; undefined until search has started. */
  counts: Record<ListFilter, number> | undefined;
  /** What in the query means nothing. */
  problems: readonly Problem[];
  /** Words to mark. */
  words: readonly string[];
  /** The question that `ids` answer (use-search). */
  asked: string;
  /** `ids` are the answer of search, and not only the first rows. */
  searched: boolean;
  /** Search is still reading the library: there may be more than what shows. */
  partial: boolean;
  error: unknown;
}

/**
 * Which papers to show. In two steps, so that a large library paints as fast as a small one: the
 * first rows straight from an index, then everything from the search worker.
 */
export function useReadingList(prefs: ListPrefs, query: string): ReadingList {
  const db = useDatabase();
  const { filter, sort } = prefs;
  const [first, setFirst] = useState<readonly Paper[] | null | undefined>(() => rowsAhead(prefs));
  const [failure, setFailure] = useState<unknown>();
  const [painted, setPainted] = useState(false);

  // biome-ignore lint/correctness/useExhaustiveDependencies: only what it starts with counts.
  useEffect(() => {
    forgetAhead();
    if (first !== undefined) return undefined;
    let current = true;
    readFirstRows(db, { ...prefs, limit: popupRows }).then(
      (rows) => current && setFirst(rows ?? null),
      (error: unknown) => current && setFailure(error),
    );
    return () => {
      current = false;
    };
  }, [db]);

  const started = first !== undefined || failure !== undefined;
  useEffect(() => {
    if (!started) return undefined;
    // Two frames: the first rows are on the screen before the rest is asked for.
    let frame = requestAnimationFrame(() => {
      frame = requestAnimationFrame(() => {
        setPainted(true);
        tellPainted();
      });
    });
    return () => cancelAnimationFrame(frame);
  }, [started]);

  const request = {
    query,
    pinnedFirst: true,
    ...(filter !== 'all' && { status: filter }),
    // The order of the list; a search for words is by relevance unless another one was chosen.
    ...(sort !== 'added' && { sort: naturalSort(sort) }),
  };
  const search = useSearch(painted ? request : undefined, ({ ids, annotated }) =>
    prepareRows(db, ids, shownAtOnce, annotated),
  );
  const counts = useCounts(painted ? countQueries : undefined);
  const firstIds = useMemo(() => first?.map((paper) => paper.id), [first]);
  const [all, unread, reading, read] = counts;

  return {
    ids: search.ids ?? firstIds,
    first: first ?? none,
    counts:
      all === undefined
        ? undefined
        : { all, unread: unread ?? 0, reading: reading ?? 0, read: read ?? 0 },
    problems: search.problems,
    words: search.words,
    // The first rows are those of what will be asked.
    asked: search.asked ?? JSON.stringify(request),
    searched: search.ids !== undefined,
    partial: search.partial,
    error: search.error ?? (search.ids ? undefined : failure),
  };
}
