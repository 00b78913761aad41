/** The first rows of the reading list, before search has started. */
import type { LibraryDatabase } from '../library/database';
import type { Paper } from '../paper/schema';
import type { Status } from '../paper/status';
import type { SortKey } from './sorts';

/** The orders that the popup offers. */
export const listSorts = [
  'added',
  'opened',
  'updated',
  'title',
  'author',
  'year',
  'venue',
  'rating',
  'rank',
] as const satisfies readonly SortKey[];
export type ListSort = (typeof listSorts)[number];
export type ListFilter = Status | 'all';

/** Orders that an index of the database has: their first rows can be read at once. */
const indexed: Partial<Record<ListSort, 'addedAt' | 'openedAt' | 'updatedAt'>> = {
  added: 'addedAt',
  opened: 'openedAt',
  updated: 'updatedAt',
};

/**
 * The first rows of the list: what the popup paints before search has started.
 * @param limit rows at most. Pinned papers come on top, as in the whole list.
 * @returns undefined for an order that only search knows.
 */
export async function readFirstRows(
  db: LibraryDatabase,
  { filter, sort, limit }: { filter: ListFilter; sort: ListSort; limit: number },
): Promise<Paper[] | undefined> {
  const index = indexed[sort];
  if (index === undefined) return undefined;
  const wanted = (paper: Paper) =>
    paper.deletedAt === undefined && (filter === 'all' || paper.status === filter);
  const newestFirst = () =>
    (filter === 'all' || index !== 'addedAt'
      ? db.papers.orderBy(index)
      : db.papers.where('[status+addedAt]').between([filter, 0], [filter, Number.POSITIVE_INFINITY])
    ).reverse();
  // Without a filter Dexie reads them in one request; with one, row by row.
  const readNewest = async () => {
    const some = await newestFirst().limit(limit).toArray();
    const live = some.filter(wanted);
    if (live.length === some.length) return live;
    return newestFirst().filter(wanted).limit(limit).toArray();
  };
  const [pinned, newest] = await Promise.all([
    db.papers.where('pinned').equals(1).toArray(),
    readNewest(),
  ]);
  const at = (paper: Paper) => paper[index] ?? 0;
  const top = pinned.filter(wanted).sort((a, b) => at(b) - at(a) || b.addedAt - a.addedAt);
  return [...top, ...newest.filter((paper) => paper.pinned === 0)].slice(0, limit);
}
