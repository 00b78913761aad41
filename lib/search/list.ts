/** Which papers the reading list shows, in which order. Reads keys of indexes wherever it can. */
import type { LibraryDatabase } from '../library/database';
import type { Paper } from '../paper/schema';
import { type Status, statuses } from '../paper/status';
import type { Scan } from './scan';

export const listSorts = ['added', 'opened', 'title', 'year'] as const;
export type ListSort = (typeof listSorts)[number];
export type ListFilter = Status | 'all';

/** The library as a list: ids alone, a few hundred kilobytes at 10,000 papers. */
export interface Outline {
  /** Papers that are not in the bin, last added first. */
  added: string[];
  /** Those that were ever opened, last opened first. */
  opened: string[];
  pinned: ReadonlySet<string>;
  status: ReadonlyMap<string, Status>;
  counts: Record<ListFilter, number>;
}

/*
 * Keys are asked for in ascending order and turned round here: Dexie then reads them in one request
 * instead of one for each key.
 */
export async function readOutline(db: LibraryDatabase): Promise<Outline> {
  const [binned, added, opened, pinned, ...byStatus] = await Promise.all([
    db.papers.orderBy('deletedAt').primaryKeys(),
    db.papers.orderBy('addedAt').primaryKeys(),
    db.papers.orderBy('openedAt').primaryKeys(),
    db.papers.where('pinned').equals(1).primaryKeys(),
    ...statuses.map((status) => db.papers.where('status').equals(status).primaryKeys()),
  ]);
  const bin = new Set(binned);
  const live = (ids: string[]) => (bin.size === 0 ? ids : ids.filter((id) => !bin.has(id)));
  const counts: Record<ListFilter, number> = { all: 0, unread: 0, reading: 0, read: 0 };
  const status = new Map<string, Status>();
  statuses.forEach((each, index) => {
    const ids = live(byStatus[index] ?? []);
    counts[each] = ids.length;
    for (const id of ids) status.set(id, each);
  });
  const all = live(added).reverse();
  counts.all = all.length;
  return { added: all, opened: live(opened).reverse(), pinned: new Set(pinned), status, counts };
}

/**
 * The first rows of the list, before its outline is known: what the popup paints first.
 * @param limit rows at most. Pinned papers come on top, as in the whole list.
 */
export async function readFirstRows(
  db: LibraryDatabase,
  { filter, limit }: { filter: ListFilter; limit: number },
): Promise<Paper[]> {
  const wanted = (paper: Paper) =>
    paper.deletedAt === undefined && (filter === 'all' || paper.status === filter);
  const newestFirst = () =>
    (filter === 'all'
      ? db.papers.orderBy('addedAt')
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
  const top = pinned.filter(wanted).sort((a, b) => b.addedAt - a.addedAt);
  return [...top, ...newest.filter((paper) => paper.pinned === 0)].slice(0, limit);
}

/** The ids to show. Pinned papers come first, each group in the order asked for. */
export function arrange(
  outline: Outline,
  {
    filter,
    sort,
    words,
    scan,
  }: { filter: ListFilter; sort: ListSort; words: readonly string[]; scan: Scan },
): string[] {
  const ordered = inOrder(outline, sort, scan);
  const filtered =
    filter === 'all' ? ordered : ordered.filter((id) => outline.status.get(id) === filter);
  const found = words.length > 0 ? scan.filter(filtered, words) : filtered;
  if (outline.pinned.size === 0) return found;
  return [
    ...found.filter((id) => outline.pinned.has(id)),
    ...found.filter((id) => !outline.pinned.has(id)),
  ];
}

function inOrder({ added, opened }: Outline, sort: ListSort, scan: Scan): string[] {
  if (sort === 'added') return added;
  if (sort === 'opened') return [...new Set([...opened, ...added])];
  if (!scan.loaded) return added;
  const rows = added.map((id) => ({ id, entry: scan.get(id) }));
  if (sort === 'year') {
    rows.sort((a, b) => (b.entry?.year ?? 0) - (a.entry?.year ?? 0));
  } else {
    const collator = new Intl.Collator(undefined, { numeric: true, ignorePunctuation: true });
    rows.sort((a, b) => collator.compare(a.entry?.title ?? '', b.entry?.title ?? ''));
  }
  return rows.map(({ id }) => id);
}
