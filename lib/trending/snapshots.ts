/**
 * What feeds said, in the database. A refresh is: one transaction that decides and takes a lease,
 * the request outside of any, one transaction that writes what came. See docs/data-model.md.
 */
import Dexie, { type Table } from 'dexie';
import type { FeedRefreshed } from '../messaging/protocol';
import { fail, type NetworkFailure, ok, type Result } from '../messaging/result';
import { type Fetch, requestJson } from '../services/http';
import { type DailyPaper, dailyPapersUrl, parseDailyPapers } from '../services/huggingface';
import { decide, failuresInARow, freshMs, retryAfterFailure } from './decide';
import { selectEntries } from './feeds/huggingface';
import { type FeedEntry, type FeedId, type FeedSnapshot, feedIds } from './types';

const dayMs = 24 * 60 * 60_000;
const snapshotDays = 14;
const entryDays = 60;
/** Attempts that are looked at; the backoff is at its longest well before. */
const attemptsRead = 40;

/** The tables of the library that feeds use. */
export interface FeedDatabase extends Dexie {
  feedSnapshots: Table<FeedSnapshot, string>;
  feedEntries: Table<FeedEntry, string>;
}

export interface RefreshTools {
  db: FeedDatabase;
  fetch: Fetch;
  /** Milliseconds since the epoch. */
  now: () => number;
  newId: () => string;
  /** 0…1, spreads retries; `Math.random` unless given. */
  random?: () => number;
  /** Stops waiting for the service after this time (milliseconds). */
  timeoutMs?: number;
}

interface Fetched {
  period: string;
  entries: DailyPaper[];
  dropped: number;
}

/**
 * Ask a feed's service unless its last list is younger than an hour, another tab is asking, or it
 * is too early after a failure.
 * @param force the user's "Try again": skips our own backoff only.
 * @returns what was done, or how the request failed (`network`).
 * @throws what the database throws.
 */
export async function refreshFeed(
  tools: RefreshTools,
  feed: FeedId,
  { force = false }: { force?: boolean } = {},
): Promise<Result<FeedRefreshed>> {
  const { db, now, newId, random = Math.random } = tools;
  const request = dailyPapersUrl(feed, now());
  const lease: FeedSnapshot = {
    id: newId(),
    feed,
    period: request.period,
    state: 'pending',
    attemptedAt: now(),
    items: [],
  };
  const { decision, failures } = await db.transaction('rw', db.feedSnapshots, async () => {
    const own = await attemptsOf(db, feed).limit(attemptsRead).toArray();
    const others = await db.feedSnapshots.orderBy('attemptedAt').reverse().limit(20).toArray();
    const decision = decide(own, others, lease.attemptedAt, force);
    if (decision.act === 'fetch') await db.feedSnapshots.add(lease);
    return { decision, failures: failuresInARow(own) };
  });
  if (decision.act === 'wait') {
    return ok({ feed, outcome: decision.outcome, nextAt: decision.nextAt });
  }
  const answer = await fetchFeed(tools, feed, request);
  const at = now();
  if (!answer.ok) {
    const retryAt = retryAfterFailure(failures + 1, random(), at, answer.failure.retryAt);
    const row: FeedSnapshot = { ...lease, state: 'failed', failure: answer.failure, retryAt };
    await db.feedSnapshots.put(row);
    return fail('network', undefined, answer.failure);
  }
  await store(db, lease, answer.value, at);
  await prune(db, at);
  return ok({ feed, outcome: 'fetched', nextAt: at + freshMs });
}

async function fetchFeed(
  { fetch, now, timeoutMs }: RefreshTools,
  feed: FeedId,
  { url, period }: { url: string; period: string },
): Promise<{ ok: true; value: Fetched } | { ok: false; failure: NetworkFailure }> {
  const answer = await requestJson(url, {
    fetch,
    now,
    ...(timeoutMs !== undefined && { timeoutMs }),
  });
  if (!answer.ok) return answer;
  const parsed = parseDailyPapers(answer.value);
  // A list of which nothing can be read is no empty list: the last one is worth more.
  if (!parsed || (parsed.entries.length === 0 && parsed.dropped > 0)) {
    const { host } = new URL(url);
    return { ok: false, failure: { kind: 'garbage', host, status: answer.status } };
  }
  const selected = selectEntries(feed, period, parsed.entries, now());
  return { ok: true, value: { ...selected, dropped: parsed.dropped } };
}

async function store(
  db: FeedDatabase,
  lease: FeedSnapshot,
  { period, entries, dropped }: Fetched,
  at: number,
): Promise<void> {
  await db.transaction('rw', db.feedSnapshots, db.feedEntries, async () => {
    const known = await db.feedEntries.bulkGet(entries.map((entry) => entry.key));
    await db.feedEntries.bulkPut(entries.map((entry, index) => entryOf(entry, known[index], at)));
    await db.feedSnapshots.put({
      ...lease,
      period,
      state: 'ok',
      fetchedAt: at,
      items: entries.map(({ key, upvotes, comments, stars }) => ({
        key,
        upvotes,
        comments,
        ...(stars !== undefined && { stars }),
      })),
      ...(dropped > 0 && { dropped }),
    });
  });
}

/** The entry as it is now; when it was first seen and that it is hidden stay. */
function entryOf(paper: DailyPaper, known: FeedEntry | undefined, at: number): FeedEntry {
  const { upvotes, comments, stars, keywords, ...said } = paper;
  return {
    ...known,
    ...said,
    // Words and summary of the model come later than the paper and may be missing again.
    keywords: keywords.length > 0 ? keywords : (known?.keywords ?? []),
    firstSeenAt: known?.firstSeenAt ?? at,
    lastSeenAt: at,
  };
}

/** Attempts of a feed, newest first. */
function attemptsOf(db: FeedDatabase, feed: FeedId) {
  return db.feedSnapshots
    .where('[feed+attemptedAt]')
    .between([feed, Dexie.minKey], [feed, Dexie.maxKey])
    .reverse();
}

/** The newest list of a feed, if there ever was one. */
export function latestSnapshot(db: FeedDatabase, feed: FeedId): Promise<FeedSnapshot | undefined> {
  return attemptsOf(db, feed)
    .filter((row) => row.state === 'ok')
    .first();
}

/** The newest attempt to ask for a feed, however it went. */
export function newestAttempt(db: FeedDatabase, feed: FeedId): Promise<FeedSnapshot | undefined> {
  return attemptsOf(db, feed).first();
}

/** The list that was newest at a moment (ms since the epoch): what the user saw then. */
export function snapshotAt(
  db: FeedDatabase,
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
  db: FeedDatabase,
  feed: FeedId,
): Promise<FeedSnapshot | undefined> {
  const last = await attemptsOf(db, feed)
    .filter((row) => row.state !== 'pending')
    .first();
  return last?.state === 'failed' ? last : undefined;
}

/**
 * "Not interested", and its undo.
 * @returns false when the entry is not there any more.
 */
export async function hideEntry(
  db: FeedDatabase,
  key: string,
  hidden: boolean,
  now: number,
): Promise<boolean> {
  const changed = await db.feedEntries
    .where('key')
    .equals(key)
    .modify((entry) => {
      if (!hidden) delete entry.hiddenAt;
      else entry.hiddenAt ??= now;
    });
  return changed > 0;
}

/**
 * Throw old things away: snapshots older than 14 days but for each feed's newest list and the
 * newest of the old ones (it tells what was new since a visit long ago), and entries unseen for 60
 * days that are neither hidden nor in a list that is kept as a feed's newest.
 */
export async function prune(db: FeedDatabase, now: number): Promise<void> {
  await db.transaction('rw', db.feedSnapshots, db.feedEntries, async () => {
    const keptSnapshots = new Set<string>();
    const keptEntries = new Set<string>();
    const oldest = now - snapshotDays * dayMs;
    for (const feed of feedIds) {
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
      .and((entry) => entry.hiddenAt === undefined && !keptEntries.has(entry.key))
      .delete();
  });
}
