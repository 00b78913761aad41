/**
 * Asking feeds. A refresh is: one transaction that decides and takes a lease, the request outside of
 * any, one transaction that writes what came. See docs/data-model.md.
 */
import type { LibraryDatabase } from '../library/database';
import { fail, type NetworkFailure, ok, type Result } from '../messaging/result';
import type { FeedMore, FeedRefreshed } from '../messaging/trending-protocol';
import { type Fetch, nextPage, requestText } from '../services/http';
import { readAnswer } from './answers';
import { decide, failuresInARow, freshUntil, retryAfterFailure } from './decide';
import { parseFeed, type RemoteFeed } from './feeds';
import { keepList } from './keep';
import { prune } from './prune';
import { attemptsOf, latestSnapshot } from './rows';
import type { FeedId, FeedItem, FeedSnapshot } from './types';

/** Attempts that are looked at; the backoff is at its longest well before. */
const attemptsRead = 40;

export interface RefreshTools {
  db: LibraryDatabase;
  fetch: Fetch;
  /** Milliseconds since the epoch. */
  now: () => number;
  newId: () => string;
  /** 0…1, spreads retries; `Math.random` unless given. */
  random?: () => number;
  /** Stops waiting for the service after this time (milliseconds). */
  timeoutMs?: number;
  /** May this address be asked? Hosts beyond those of the installation need the user's word. */
  mayAsk?: (url: string) => Promise<boolean>;
}

/** A page of a list as it came. */
interface Fetched {
  period: string;
  items: FeedItem[];
  dropped?: number;
  next?: number;
  quiet?: NonNullable<FeedSnapshot['quiet']>;
}

/**
 * Ask a feed's service unless its last list is young enough, another tab is asking, or it is too
 * early after a failure. A list that is made here needs no asking and is always fresh.
 * @param force the user's "Try again": skips our own backoff only.
 * @returns what was done, or how the request failed (`network`); `not-found` for no such list.
 * @throws what the database throws.
 */
export async function refreshFeed(
  tools: RefreshTools,
  id: FeedId,
  { force = false }: { force?: boolean } = {},
): Promise<Result<FeedRefreshed>> {
  const { db, now, newId, random = Math.random } = tools;
  const feed = parseFeed(id);
  if (!feed) return fail('not-found', id);
  if (feed.kind === 'local') return ok({ feed: feed.id, outcome: 'fresh', nextAt: now() });
  const { url, period } = feed.request(now(), 0);
  if (!(await mayAsk(tools, url))) {
    return ok({ feed: feed.id, outcome: 'not-allowed', nextAt: now() });
  }
  const lease: FeedSnapshot = {
    id: newId(),
    feed: feed.id,
    period,
    state: 'pending',
    attemptedAt: now(),
    ...(force && { byUser: true as const }),
    items: [],
  };
  const { decision, failures } = await db.transaction('rw', db.feedSnapshots, async () => {
    const own = await attemptsOf(db, feed.id).limit(attemptsRead).toArray();
    const recent = await db.feedSnapshots.orderBy('attemptedAt').reverse().limit(20).toArray();
    const others = recent.filter((row) => row.failure?.host === feed.host);
    const decision = decide(own, others, lease.attemptedAt, { force, complete: feed.past });
    if (decision.act === 'fetch') await db.feedSnapshots.add(lease);
    return { decision, failures: failuresInARow(own) };
  });
  if (decision.act === 'wait') {
    return ok({ feed: feed.id, outcome: decision.outcome, nextAt: decision.nextAt });
  }
  const answer = await fetchPage(tools, feed, { url, period, page: 0 });
  const at = now();
  if (!answer.ok) {
    if (answer.failure.kind === 'no-network') {
      await db.feedSnapshots.delete(lease.id);
      return fail('network', undefined, answer.failure);
    }
    const retryAt = retryAfterFailure(failures + 1, random(), at, answer.failure.retryAt);
    const row: FeedSnapshot = { ...lease, state: 'failed', failure: answer.failure, retryAt };
    await db.feedSnapshots.put(row);
    return fail('network', undefined, answer.failure);
  }
  const { items, ...told } = answer.value;
  // On a day without announcements the last list goes on showing, with a word about it.
  const before = told.quiet && items.length === 0 ? await latestSnapshot(db, feed.id) : undefined;
  await keepList(db, feed.id, items, at, async (places) => {
    await db.feedSnapshots.put({
      ...lease,
      ...told,
      ...(before && { period: before.period }),
      state: 'ok',
      fetchedAt: at,
      items: before?.items ?? places,
    });
  });
  await prune(db, at);
  return ok({ feed: feed.id, outcome: 'fetched', nextAt: freshUntil(at, feed.past) });
}

/**
 * The next page of a feed's newest list: asked because the user reads on to its end.
 * @returns how many papers were added, and whether there are more.
 */
export async function moreOfFeed(tools: RefreshTools, id: FeedId): Promise<Result<FeedMore>> {
  const { db, now } = tools;
  const feed = parseFeed(id);
  if (!feed) return fail('not-found', id);
  const shown = feed.kind === 'remote' ? await latestSnapshot(db, feed.id) : undefined;
  if (feed.kind === 'local' || shown?.next === undefined) return ok({ added: 0, next: false });
  const page = shown.next;
  // The period of the list itself: a day may have begun since it came.
  const { url } = feed.request(shown.fetchedAt ?? now(), page);
  const answer = await fetchPage(tools, feed, { url, period: shown.period, page });
  if (!answer.ok) return fail('network', undefined, answer.failure);
  const { items, next } = answer.value;
  const known = new Set(shown.items.map(({ key }) => key));
  let added = 0;
  await keepList(db, feed.id, items, now(), async (places) => {
    const row = await db.feedSnapshots.get(shown.id);
    // Another tab has added this page meanwhile.
    if (row?.next !== page) return;
    const fresh = places.filter(({ key }) => !known.has(key));
    added = fresh.length;
    const { next: _, ...rest } = row;
    const dropped = (row.dropped ?? 0) + (answer.value.dropped ?? 0);
    await db.feedSnapshots.put({
      ...rest,
      items: [...row.items, ...fresh],
      ...(dropped > 0 && { dropped }),
      // A page that repeats what is there already is no way to an end.
      ...(next !== undefined && fresh.length > 0 && { next }),
    });
  });
  return ok({ added, next: added > 0 && next !== undefined });
}

const mayAsk = async ({ mayAsk }: RefreshTools, url: string) => (await mayAsk?.(url)) ?? true;

async function fetchPage(
  { fetch, now, timeoutMs }: RefreshTools,
  feed: RemoteFeed,
  { url, period, page }: { url: string; period: string; page: number },
): Promise<{ ok: true; value: Fetched } | { ok: false; failure: NetworkFailure }> {
  const answer = await requestText(url, {
    fetch,
    now,
    accept:
      feed.answer === 'arxiv-rss' ? 'application/rss+xml, application/xml' : 'application/json',
    ...(timeoutMs !== undefined && { timeoutMs }),
  });
  if (!answer.ok) return answer;
  const read = readAnswer(feed, answer.value);
  if (!read) {
    return { ok: false, failure: { kind: 'garbage', host: feed.host, status: answer.status } };
  }
  const asked = { period: read.period ?? period, page, now: now() };
  const { items, ended = false, ...selected } = feed.select(read.items, asked);
  const next = ended || read.items.length === 0 ? undefined : nextPage(answer.headers, url);
  return {
    ok: true,
    value: {
      ...selected,
      items,
      ...(read.dropped > 0 && { dropped: read.dropped }),
      ...(next !== undefined && { next }),
      ...(read.quiet && { quiet: read.quiet }),
    },
  };
}
