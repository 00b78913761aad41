/** What several papers have in common, from keys of indexes: no paper is read. */
import type { Status } from '../paper/schema';
import { statuses } from '../paper/status';
import type { LibraryDatabase } from './database';
import { carriersOfTags } from './tag-index';

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
  const [carriers, pinned, binned, ...byStatus] = await Promise.all([
    carriersOfTags(db),
    db.papers.where('pinned').equals(1).primaryKeys(),
    db.papers.orderBy('deletedAt').primaryKeys(),
    ...statuses.map((status) => db.papers.where('status').equals(status).primaryKeys()),
  ]);
  const status = Object.fromEntries(
    statuses.map((each, i) => [each, among(byStatus[i] ?? [])]),
  ) as Record<Status, number>;
  return {
    tags: carriers
      .map(([tag, tagged]) => ({ tag, count: among(tagged) }))
      .filter(({ count }) => count > 0)
      .sort((a, b) => b.count - a.count || a.tag.localeCompare(b.tag)),
    status,
    pinned: among(pinned),
    binned: among(binned),
  };
}
