/** What the new tab shows, read from the database: never more than the papers of one list. */
import type { LibraryDatabase } from '../library/database';
import type { Paper } from '../paper/schema';
import { mainFeeds, parseFeed } from './feeds';
import { type LocalList, readLocal } from './local';
import { muting } from './mutes';
import { type Away, type FeedPick, type Kept, keepPicks, newKeys, picks } from './picks';
import { latestSnapshot, newestAttempt, snapshotAt, standingFailure } from './rows';
import type { FeedEntry, FeedId, FeedSnapshot } from './types';

export interface FeedView {
  feed: FeedId;
  /** The host that made the list; absent for lists that are made here. */
  host?: string;
  /** The list that is shown; `undefined` before there ever was one. `fetchedAt` is its time. */
  shown?: FeedSnapshot;
  picks: FeedPick[];
  /** Picks of the list that were hidden. */
  hidden: string[];
  /** How many papers of the list are kept away, by why. */
  away: Kept<FeedPick>['away'];
  /** How many picks there are beyond those that were wanted (`limit`). */
  rest: number;
  /** The source has a further page (message `moreOfFeed`). */
  next: boolean;
  /** The newest list, when another one is held on to. */
  newer?: { id: string; added: number };
  /** The newest attempt, if it failed. */
  failure?: FeedSnapshot;
  /** When a request was begun that has no answer yet (ms since the epoch). */
  pendingSince?: number;
}

export interface ReadOptions {
  /** How many picks at most; all without it. */
  limit?: number;
  /** Begin of this visit (ms since the epoch): papers marked as read since stay in the list. */
  visitAt?: number;
  /** For lists that are made here (ms since the epoch). */
  now?: number;
}

/**
 * A feed as it shows.
 * @param previousAt end of the visit before this one (ms since the epoch), if there was one.
 * @param hold id of the list to go on showing although there may be a newer one.
 */
export async function readFeed(
  db: LibraryDatabase,
  id: FeedId,
  previousAt: number | undefined,
  hold: string | undefined,
  options: ReadOptions = {},
): Promise<FeedView> {
  const feed = parseFeed(id);
  const nothing = nothingOf(feed?.id ?? id);
  if (!feed) return nothing;
  if (feed.kind === 'local') {
    const list = await readLocal(db, feed, options.now ?? Date.now());
    if (!list) return nothing;
    const { shown, ...made } = list;
    return viewOf(db, { ...nothing, shown }, { fresh: new Set(), ...made }, options);
  }
  const [latest, held, seen, failure, attempt] = await Promise.all([
    latestSnapshot(db, feed.id),
    hold === undefined ? undefined : db.feedSnapshots.get(hold),
    previousAt === undefined ? undefined : snapshotAt(db, feed.id, previousAt),
    standingFailure(db, feed.id),
    newestAttempt(db, feed.id),
  ]);
  const shown = held?.feed === feed.id && held.state === 'ok' ? held : latest;
  const empty: FeedView = {
    ...nothing,
    host: feed.host,
    ...(failure && { failure }),
    ...(attempt?.state === 'pending' && { pendingSince: attempt.attemptedAt }),
  };
  if (!shown) return empty;
  const view = await viewOf(db, { ...empty, shown }, { fresh: newKeys(shown, seen) }, options);
  return {
    ...view,
    // Pages are added to the newest list only.
    next: shown.next !== undefined && shown.id === latest?.id,
    ...(latest && differs(latest, shown) && { newer: newer(latest, shown) }),
  };
}

const nothingOf = (feed: FeedId): FeedView => ({
  feed,
  picks: [],
  hidden: [],
  away: { read: 0, hidden: 0, muted: 0 },
  rest: 0,
  next: false,
});

async function viewOf(
  db: LibraryDatabase,
  view: FeedView & { shown: FeedSnapshot },
  { fresh, entries: made = [], own = false }: Partial<LocalList> & { fresh: ReadonlySet<string> },
  { limit = Number.POSITIVE_INFINITY, visitAt }: ReadOptions,
): Promise<FeedView> {
  const keys = view.shown.items.map((item) => item.key);
  const [entries, library, away] = await Promise.all([
    entriesOf(db, keys, made),
    papersOf(db, keys),
    own ? nothingAway : readAway(db, keys),
  ]);
  const context = { entries, library, fresh, ...(visitAt !== undefined && { visitAt }) };
  const { kept, away: counts } = keepPicks(picks(view.shown, context), {
    ...away,
    ...(visitAt !== undefined && { readSince: visitAt }),
  });
  return {
    ...view,
    picks: kept.length > limit ? kept.slice(0, limit) : kept,
    hidden: keys.filter((key) => away.hidden.has(key)),
    away: counts,
    rest: Math.max(0, kept.length - limit),
  };
}

const nothingAway = { hidden: new Set<string>(), isMuted: () => false };

/** What keeps these papers away from every list. @param keys of entries. */
export async function readAway(
  db: LibraryDatabase,
  keys: readonly string[],
): Promise<Pick<Away, 'hidden' | 'isMuted'>> {
  const [hidden, mutes] = await Promise.all([
    db.hidden
      .where('key')
      .anyOf([...keys])
      .primaryKeys(),
    db.mutes.toArray(),
  ]);
  return { hidden: new Set(hidden), isMuted: muting(mutes) };
}

/** How many papers of each feed's newest list are new and neither hidden, muted nor read. */
export async function readNewCounts(
  db: LibraryDatabase,
  previousAt: number | undefined,
  feeds: readonly FeedId[] = mainFeeds,
): Promise<Map<FeedId, number>> {
  if (previousAt === undefined) return new Map();
  const counts = feeds.map(async (feed): Promise<[FeedId, number]> => {
    const latest = await latestSnapshot(db, feed);
    const fresh = latest ? newKeys(latest, await snapshotAt(db, feed, previousAt)) : new Set('');
    if (!latest || fresh.size === 0) return [feed, 0];
    const items = latest.items.filter(({ key }) => fresh.has(key));
    const shown = { ...latest, items };
    const view = await viewOf(db, { ...nothingOf(feed), shown }, { fresh }, {});
    return [feed, view.picks.length];
  });
  return new Map(await Promise.all(counts));
}

/** @param made entries that stand in where no feed has shown the paper. */
async function entriesOf(
  db: LibraryDatabase,
  keys: string[],
  made: readonly FeedEntry[],
): Promise<Map<string, FeedEntry>> {
  const entries = [...made, ...(await db.feedEntries.bulkGet(keys))];
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
