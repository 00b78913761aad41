import { useEffect, useMemo, useState } from 'react';
import type { Paper } from '@/lib/paper/schema';
import { queryWords } from '@/lib/search/fold';
import { arrange, type Outline, readOutline } from '@/lib/search/list';
import { useLive } from '../ui/use-live';
import { firstRows } from './first-rows';
import { useDatabase } from './library-provider';
import type { ListPrefs } from './list-prefs';
import { useScan } from './use-scan';

const none: readonly Paper[] = [];

export interface ReadingList {
  /** In the order shown; undefined until the first rows are there. */
  ids: readonly string[] | undefined;
  /** Papers that came with the first rows. */
  first: readonly Paper[];
  outline: Outline | undefined;
  /** Search is still reading the library: there may be more than what shows. */
  partial: boolean;
  error: unknown;
}

/**
 * Which papers to show. In three steps, so that a large library paints as fast as a small one: the
 * first rows straight from an index, then the ids of all, and texts only when a search needs them.
 */
export function useReadingList(prefs: ListPrefs, query: string): ReadingList {
  const db = useDatabase();
  const { filter, sort } = prefs;
  const words = useMemo(() => queryWords(query), [query]);
  const [first, setFirst] = useState<readonly Paper[]>();
  const [failure, setFailure] = useState<unknown>();
  const [painted, setPainted] = useState(false);

  // biome-ignore lint/correctness/useExhaustiveDependencies: only the filter it starts with counts.
  useEffect(() => {
    let current = true;
    firstRows(db, filter).then(
      (rows) => current && setFirst(rows),
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
      frame = requestAnimationFrame(() => setPainted(true));
    });
    return () => cancelAnimationFrame(frame);
  }, [started]);

  const live = useLive(async () => (painted ? readOutline(db) : undefined), [db, painted]);
  const outline = live.state === 'ready' ? live.value : undefined;
  const needed = outline !== undefined && (words.length > 0 || sort === 'title' || sort === 'year');
  const { scan, version, failed } = useScan(db, needed);

  // biome-ignore lint/correctness/useExhaustiveDependencies: `version` stands for the texts in `scan`.
  const arranged = useMemo(
    () => outline && arrange(outline, { filter, sort, words, scan }),
    [outline, filter, sort, words, scan, version],
  );
  const firstIds = useMemo(() => first?.map((paper) => paper.id), [first]);

  const error = live.state === 'failed' ? live.error : outline ? undefined : failure;
  return {
    ids: arranged ?? firstIds,
    first: first ?? none,
    outline,
    partial: needed && !scan.loaded && !failed,
    error: failed ? new Error('search could not read the library') : error,
  };
}
