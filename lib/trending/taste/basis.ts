/** From what a list was computed: as long as this is the same, the list would be. */
import type { LibraryDatabase } from '../../library/database';
import { daySeed } from './rank';
import type { Asked } from './ranking';

/** To be raised when lists are computed in another way. */
const version = 1;

/**
 * A few looks into indexes, so that a new tab need not start the worker for nothing.
 * @param now ms since the epoch.
 */
export async function basisOf(db: LibraryDatabase, asked: Asked, now: number): Promise<string> {
  const [paper, note, entry, hidden, mutes] = await Promise.all([
    db.papers.orderBy('updatedAt').last(),
    db.annotations.orderBy('updatedAt').last(),
    db.feedEntries.orderBy('lastSeenAt').last(),
    db.hidden.toCollection().primaryKeys(),
    db.mutes.toCollection().primaryKeys(),
  ]);
  return JSON.stringify([
    version,
    daySeed(now),
    paper?.updatedAt,
    note?.updatedAt,
    entry?.lastSeenAt,
    hidden.length,
    hidden.at(-1),
    mutes.join(),
    asked,
  ]);
}
