/** What feeds have said, as the database holds it: read only. */
import Dexie from 'dexie';
import type { LibraryDatabase } from '../library/database';
import type { FeedId, FeedSnapshot } from './types';

/** Attempts of a feed, newest first. */
export function attemptsOf(db: LibraryDatabase, feed: FeedId) {
  return db.feedSnapshots
    .where('[feed+attemptedAt]')
    .between([feed, Dexie.minKey], [feed, Dexie.maxKey])
    .reverse();
}

/** The newest list of a feed, if there ever was one. */
export function latestSnapshot(
  db: LibraryDatabase,
  feed: FeedId,
): Promise<FeedSnapshot | undefined> {
  return attemptsOf(db, feed)
    .filter((row) => row.state === 'ok')
    .first();
}

/** The newest attempt to ask for a feed, however it went. */
export function newestAttempt(
  db: LibraryDatabase,
  feed: FeedId,
): Promise<FeedSnapshot | undefined> {
  return attemptsOf(db, feed).first();
}

/** The list that was newest at a moment (ms since the epoch): what the user saw then. */
export function snapshotAt(
  db: LibraryDatabase,
  feed: FeedId,
  at: number,
): Promise<FeedSnapshot | undefined> {
  return db.feedSnapshots
    .where('[feed+attemptedAt]')
    .between([feed, Dexie.minKey], [feed, at], true, true)
    .reverse()
    .filter((row) => row.state === 'ok' && row.fetchedAt !== undefined && row.fetchedAt <= at)
    .first();
}

/** The failure that stands: the newest attempt, if it failed after the newest list. */
export async function standingFailure(
  db: LibraryDatabase,
  feed: FeedId,
): Promise<FeedSnapshot | undefined> {
  const last = await attemptsOf(db, feed)
    .filter((row) => row.state !== 'pending')
    .first();
  return last?.state === 'failed' ? last : undefined;
}

/** Every feed that was ever asked, and still has a row. */
export async function feedsAsked(db: LibraryDatabase): Promise<FeedId[]> {
  const feeds: FeedId[] = [];
  for (let last: string | undefined; ; last = feeds.at(-1)) {
    const next = await db.feedSnapshots
      .where('[feed+attemptedAt]')
      .above(last === undefined ? [Dexie.minKey] : [last, Dexie.maxKey])
      .first();
    if (!next) return feeds;
    feeds.push(next.feed);
  }
}
