import { useEffect, useMemo, useState } from 'react';
import type { Paper } from '@/lib/paper/schema';
import { queryWords } from '@/lib/search/fold';
import { arrange, type Outline, readFirstRows, readOutline } from '@/lib/search/list';
import { useLive } from '../ui/use-live';
import { useDatabase } from './library-provider';
import type { ListPrefs } from './list-prefs';
import { useScan } from './use-scan';

/** Rows of the first paint: what fits into a tall window. */
const firstRows = 16;

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
  const [painted, setPainted] = useState(false);

  const first = useLive(
    async () => (painted ? [] : readFirstRows(db, { filter, limit: firstRows })),
    [db, painted, filter],
  );
  const rows = first.state === 'ready' ? first.value : undefined;
  useEffect(() => {
    if (first.state === 'loading' || painted) return undefined;
    // Two frames: the first rows are on the screen before the rest is asked for.
    let frame = requestAnimationFrame(() => {
      frame = requestAnimationFrame(() => setPainted(true));
    });
    return () => cancelAnimationFrame(frame);
  }, [first.state, painted]);

  const live = useLive(async () => (painted ? readOutline(db) : undefined), [db, painted]);
  const outline = live.state === 'ready' ? live.value : undefined;
  const needed = outline !== undefined && (words.length > 0 || sort === 'title' || sort === 'year');
  const { scan, version, failed } = useScan(db, needed);

  // biome-ignore lint/correctness/useExhaustiveDependencies: `version` stands for the texts in `scan`.
  const arranged = useMemo(
    () => outline && arrange(outline, { filter, sort, words, scan }),
    [outline, filter, sort, words, scan, version],
  );
  const [firstShown, setFirstShown] = useState<readonly Paper[]>([]);
  useEffect(() => {
    if (rows && rows.length > 0) setFirstShown(rows);
  }, [rows]);
  const shownFirst = rows && rows.length > 0 ? rows : firstShown;
  const firstIds = useMemo(
    () => (rows || painted ? shownFirst.map((paper) => paper.id) : undefined),
    [rows, painted, shownFirst],
  );

  const error = [first, live].find((each) => each.state === 'failed')?.error;
  return {
    ids: arranged ?? firstIds,
    first: shownFirst,
    outline,
    partial: needed && !scan.loaded && !failed,
    error: failed ? new Error('search could not read the library') : error,
  };
}
