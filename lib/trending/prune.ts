/** Throwing away what feeds said long ago. */
import type { LibraryDatabase } from '../library/database';
import { feedsAsked, latestSnapshot, snapshotAt } from './rows';

const dayMs = 24 * 60 * 60_000;
const snapshotDays = 14;
const entryDays = 60;

/**
 * Throw old things away: snapshots older than 14 days but for each feed's newest list and the
 * newest of the old ones (it tells what was new since a visit long ago), and entries unseen for 60
 * days that are in no list that is kept as a feed's newest.
 */
export async function prune(db: LibraryDatabase, now: number): Promise<void> {
  await db.transaction('rw', db.feedSnapshots, db.feedEntries, async () => {
    const keptSnapshots = new Set<string>();
    const keptEntries = new Set<string>();
    const oldest = now - snapshotDays * dayMs;
    for (const feed of await feedsAsked(db)) {
      const newest = await latestSnapshot(db, feed);
      const newestOld = await snapshotAt(db, feed, oldest);
      for (const row of [newest, newestOld]) if (row) keptSnapshots.add(row.id);
      for (const item of newest?.items ?? []) keptEntries.add(item.key);
    }
    await db.feedSnapshots
      .where('attemptedAt')
      .below(oldest)
      .and((row) => !keptSnapshots.has(row.id))
      .delete();
    await db.feedEntries
      .where('lastSeenAt')
      .below(now - entryDays * dayMs)
      .and((entry) => !keptEntries.has(entry.key))
      .delete();
  });
}
