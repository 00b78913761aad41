/** The list as it shows: a snapshot joined with its entries and the library. Pure. */
import type { Paper } from '../paper/schema';
import type { FeedEntry, FeedSnapshot, SnapshotItem } from './types';

export interface FeedPick extends SnapshotItem {
  /** Place in the feed's list from 1; hiding a pick does not move the others up. */
  rank: number;
  entry: FeedEntry;
  /** Came since the last visit. */
  isNew: boolean;
  /** The paper of the library, if it is there. */
  paper?: Paper;
}

/**
 * The picks of a snapshot in its order, without hidden ones.
 * @param entries by key; items without an entry are left out.
 * @param library papers by the identifier they share with an entry.
 * @param fresh keys that are new (`newKeys`).
 */
export function picks(
  snapshot: FeedSnapshot,
  entries: ReadonlyMap<string, FeedEntry>,
  library: ReadonlyMap<string, Paper>,
  fresh: ReadonlySet<string>,
): FeedPick[] {
  return snapshot.items.flatMap((item, index): FeedPick[] => {
    const entry = entries.get(item.key);
    if (!entry || entry.hiddenAt !== undefined) return [];
    const paper = entry.record.identifiers.map((id) => library.get(id)).find(Boolean);
    return [
      {
        ...item,
        rank: index + 1,
        entry,
        isNew: fresh.has(item.key),
        ...(paper && { paper }),
      },
    ];
  });
}

/**
 * Keys that came since the last visit. Without a list from then nothing is new: on the first day
 * everything would be.
 * @param latest the list of now; @param seen the list that was newest at the last visit.
 */
export function newKeys(latest: FeedSnapshot, seen: FeedSnapshot | undefined): Set<string> {
  if (!seen) return new Set();
  const known = new Set(seen.items.map((item) => item.key));
  return new Set(latest.items.map((item) => item.key).filter((key) => !known.has(key)));
}
