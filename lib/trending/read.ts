/** What the new tab shows, read from the database: never more than the papers of one list. */
import type { LibraryDatabase } from '../library/database';
import type { Paper } from '../paper/schema';
import { type FeedPick, newKeys, picks } from './picks';
import { latestSnapshot, newestAttempt, snapshotAt, standingFailure } from './snapshots';
import { type FeedEntry, type FeedId, type FeedSnapshot, feedIds } from './types';

export interface FeedView {
  feed: FeedId;
  /** The list that is shown; `undefined` before there ever was one. */
  shown?: FeedSnapshot;
  picks: FeedPick[];
  /** Picks of the list that were hidden. */
  hidden: string[];
  /** The newest list, when another one is held on to. */
  newer?: { id: string; added: number };
  /** The newest attempt, if it failed. */
  failure?: FeedSnapshot;
  /** When a request was begun that has no answer yet (ms since the epoch). */
  pendingSince?: number;
}

/**
 * A feed as it shows.
 * @param previousAt end of the visit before this one (ms since the epoch), if there was one.
 * @param hold id of the list to go on showing although there may be a newer one.
 */
export async function readFeed(
  db: LibraryDatabase,
  feed: FeedId,
  previousAt: number | undefined,
  hold: string | undefined,
): Promise<FeedView> {
  const [latest, held, seen, failure, attempt] = await Promise.all([
    latestSnapshot(db, feed),
    hold === undefined ? undefined : db.feedSnapshots.get(hold),
    previousAt === undefined ? undefined : snapshotAt(db, feed, previousAt),
    standingFailure(db, feed),
    newestAttempt(db, feed),
  ]);
  const shown = held?.feed === feed && held.state === 'ok' ? held : latest;
  const empty: FeedView = {
    feed,
    picks: [],
    hidden: [],
    ...(failure && { failure }),
    ...(attempt?.state === 'pending' && { pendingSince: attempt.attemptedAt }),
  };
  if (!shown) return empty;
  const keys = shown.items.map((item) => item.key);
  const [entries, library] = await Promise.all([entriesOf(db, keys), papersOf(db, keys)]);
  return {
    ...empty,
    shown,
    picks: picks(shown, entries, library, newKeys(shown, seen)),
    hidden: keys.filter((key) => entries.get(key)?.hiddenAt !== undefined),
    ...(latest && differs(latest, shown) && { newer: newer(latest, shown) }),
  };
}

/** How many papers of each feed's newest list are new and not hidden. */
export async function readNewCounts(
  db: LibraryDatabase,
  previousAt: number | undefined,
): Promise<Map<FeedId, number>> {
  if (previousAt === undefined) return new Map();
  const hidden = new Set(await db.feedEntries.where('hiddenAt').above(0).primaryKeys());
  const counts = feedIds.map(async (feed): Promise<[FeedId, number]> => {
    const latest = await latestSnapshot(db, feed);
    const fresh = latest ? newKeys(latest, await snapshotAt(db, feed, previousAt)) : new Set();
    return [feed, [...fresh].filter((key) => !hidden.has(String(key))).length];
  });
  return new Map(await Promise.all(counts));
}

async function entriesOf(db: LibraryDatabase, keys: string[]): Promise<Map<string, FeedEntry>> {
  const entries = await db.feedEntries.bulkGet(keys);
  return new Map(entries.flatMap((entry) => (entry ? [[entry.key, entry]] : [])));
}

async function papersOf(db: LibraryDatabase, keys: string[]): Promise<Map<string, Paper>> {
  const papers = await db.papers.where('identifiers').anyOf(keys).toArray();
  const kept = papers.filter((paper) => paper.deletedAt === undefined);
  return new Map(kept.flatMap((paper) => paper.identifiers.map((id) => [id, paper] as const)));
}

/** Another order or other papers; new numbers alone are no reason to disturb a reader. */
function differs(a: FeedSnapshot, b: FeedSnapshot): boolean {
  const order = (list: FeedSnapshot) => list.items.map((item) => item.key).join(' ');
  return a.id !== b.id && order(a) !== order(b);
}

function newer(latest: FeedSnapshot, shown: FeedSnapshot) {
  return { id: latest.id, added: newKeys(latest, shown).size };
}
