/**
 * The first rows of the reading list, before search has started. Reads by the browser's own interface,
 * so that it can be done before Dexie is there (../library/peek).
 */
import { soundPaper } from '../library/sound';
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

export interface FirstRows {
  filter: ListFilter;
  sort: ListSort;
  /** Rows at most. */
  limit: number;
}

/** Orders that an index of the database has: their first rows can be read at once. */
const indexed: Partial<Record<ListSort, 'addedAt' | 'openedAt' | 'updatedAt'>> = {
  added: 'addedAt',
  opened: 'openedAt',
  updated: 'updatedAt',
};

/** What newer browsers have: many rows in one answer, from the end, too. */
interface RecordsIndex {
  getAllRecords?: (options: {
    query: IDBKeyRange | null;
    count: number;
    direction: 'prev';
  }) => IDBRequest<{ value: Paper }[]>;
}

/**
 * The first rows of the list: what the popup paints before search has started. Pinned papers come on
 * top, as in the whole list.
 * @returns undefined for an order that only search knows.
 */
export async function firstRowsOf(
  native: IDBDatabase,
  { filter, sort, limit }: FirstRows,
): Promise<Paper[] | undefined> {
  const order = indexed[sort];
  if (order === undefined) return undefined;
  const wanted = (paper: Paper) =>
    paper.deletedAt === undefined && (filter === 'all' || paper.status === filter);
  const store = native.transaction('papers').objectStore('papers');
  const byStatus = filter !== 'all' && order === 'addedAt';
  const index = store.index(byStatus ? '[status+addedAt]' : order);
  const range = byStatus
    ? IDBKeyRange.bound([filter, 0], [filter, Number.POSITIVE_INFINITY])
    : null;
  const [pinned, newest] = await Promise.all([
    answerOf<Paper[]>(store.index('pinned').getAll(1)),
    lastOf(index, range, wanted, limit),
  ]);
  const at = (paper: Paper) => paper[order] ?? 0;
  const top = pinned
    .map(soundPaper)
    .filter(wanted)
    .sort((a, b) => at(b) - at(a) || b.addedAt - a.addedAt);
  return [...top, ...newest.filter((paper) => paper.pinned === 0)].slice(0, limit);
}

/** The same of a library that is open. @param db a Dexie. */
export async function readFirstRows(
  db: { backendDB(): IDBDatabase },
  wanted: FirstRows,
): Promise<Paper[] | undefined> {
  return firstRowsOf(db.backendDB(), wanted);
}

/** From the end of an index: in one request where the browser can and all that it finds is wanted. */
async function lastOf(
  index: IDBIndex,
  query: IDBKeyRange | null,
  wanted: (paper: Paper) => boolean,
  limit: number,
): Promise<Paper[]> {
  const { getAllRecords } = index as RecordsIndex;
  if (getAllRecords) {
    const options = { query, count: limit, direction: 'prev' } as const;
    const records = await answerOf(getAllRecords.call(index, options));
    const papers = records.map(({ value }) => soundPaper(value));
    if (papers.every(wanted)) return papers;
  }
  return new Promise((resolve, reject) => {
    const found: Paper[] = [];
    const request = index.openCursor(query, 'prev');
    request.onerror = () => reject(request.error);
    request.onsuccess = () => {
      const cursor = request.result;
      if (!cursor) return resolve(found);
      const paper = soundPaper(cursor.value);
      if (wanted(paper)) found.push(paper);
      if (found.length === limit) return resolve(found);
      cursor.continue();
    };
  });
}

const answerOf = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
