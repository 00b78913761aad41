/** What several papers have in common, from keys of indexes: no paper is read. */
import type { Status } from '../paper/schema';
import { statuses } from '../paper/status';
import type { LibraryDatabase } from './database';

export interface Common {
  /** Tags with the number of these papers that carry them, most first. */
  tags: { tag: string; count: number }[];
  status: Record<Status, number>;
  pinned: number;
  /** How many of them are in the bin. */
  binned: number;
}

export async function commonOf(db: LibraryDatabase, ids: readonly string[]): Promise<Common> {
  const wanted = new Set(ids);
  const among = (keys: readonly string[]) => keys.filter((id) => wanted.has(id)).length;
  const [tags, tagged, pinned, binned, ...byStatus] = await Promise.all([
    db.papers.orderBy('tags').keys() as unknown as Promise<string[]>,
    db.papers.orderBy('tags').primaryKeys(),
    db.papers.where('pinned').equals(1).primaryKeys(),
    db.papers.orderBy('deletedAt').primaryKeys(),
    ...statuses.map((status) => db.papers.where('status').equals(status).primaryKeys()),
  ]);
  const counts = new Map<string, number>();
  for (const [i, tag] of tags.entries()) {
    if (wanted.has(tagged[i] ?? '')) counts.set(tag, (counts.get(tag) ?? 0) + 1);
  }
  const status = Object.fromEntries(
    statuses.map((each, i) => [each, among(byStatus[i] ?? [])]),
  ) as Record<Status, number>;
  return {
    tags: [...counts]
      .map(([tag, count]) => ({ tag, count }))
      .sort((a, b) => b.count - a.count || a.tag.localeCompare(b.tag)),
    status,
    pinned: among(pinned),
    binned: among(binned),
  };
}
