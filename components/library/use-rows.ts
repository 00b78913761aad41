import type { Paper } from '@/lib/paper/schema';
import { useLive } from '../ui/use-live';
import { useDatabase } from './library-provider';
import { knownRows, type Row, readRows } from './row-cache';

/** Rows are read in whole blocks, so that scrolling by a line asks for nothing. */
const block = 10;

/**
 * The rows of a window of the list, live. What was read before shows at once.
 * @param from, @param to indexes into `ids` that are on the screen; @param also an id outside of
 * them, that of the row with the focus; @param first papers to show until their rows are read;
 * @param still false while the list changes with every letter: then only what is missing is read.
 */
export function useRows(
  ids: readonly string[],
  {
    from,
    to,
    also,
    first,
    still,
  }: {
    from: number;
    to: number;
    also: string | undefined;
    first: readonly Paper[];
    still: boolean;
  },
): ReadonlyMap<string, Row> {
  const db = useDatabase();
  const start = Math.max(0, (Math.floor(from / block) - 1) * block);
  const near = still
    ? ids.slice(start, (Math.floor(to / block) + 2) * block)
    : ids.slice(from, to + 1).filter((id) => !knownRows(db).has(id));
  const wanted = also === undefined || near.includes(also) ? near : [...near, also];
  const key = wanted.join(' ');
  // Draws again when they were read: what was read is in the cache.
  useLive(() => readRows(db, wanted), [db, key]);

  const known = knownRows(db);
  for (const paper of first) {
    if (!known.has(paper.id)) known.set(paper.id, { paper, notes: 0, texts: [] });
  }
  return known;
}
