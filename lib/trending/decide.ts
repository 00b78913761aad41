/** When a feed may be asked. Pure: rows and a moment in, a decision out. */
import { retryDelay } from '../services/http';
import { newYorkDay, nextNewYorkDay } from './feeds/daily-papers';
import type { FeedSnapshot } from './types';

/** A list is asked for again after half a day, or once the next day has begun in New York. */
export const freshMs = 12 * 60 * 60_000;
/** Requests for one feed that we make by ourselves in a day of New York. */
export const dailyRequests = 2;
/** An attempt without an answer for so long has lost its worker. */
export const leaseMs = 60_000;
/** "Try again" skips our own backoff, but is no way to hammer a service. */
const forcedPauseMs = 10_000;
/** A list that is so young is not asked for again, whoever wants it. */
const forcedFreshMs = 60_000;

export type Decision =
  | { act: 'fetch' }
  | { act: 'wait'; outcome: 'fresh' | 'waiting'; nextAt: number };

export interface Wish {
  /** The user asked for it: skips our backoff and our patience, never the service's own time. */
  force?: boolean;
  /** The list was complete at this moment (ms since the epoch) and does not change any more. */
  complete?: (at: number) => boolean;
}

/**
 * May the feed be asked now?
 * @param own rows of this feed, newest attempt first: those of a day and the last `ok` at least.
 * @param others recent rows of feeds of the same service: its pause holds for all of them.
 */
export function decide(
  own: readonly FeedSnapshot[],
  others: readonly FeedSnapshot[],
  now: number,
  { force = false, complete = () => false }: Wish = {},
): Decision {
  const lease = own.find(
    // A lease from the future was taken before the clock was put back: void as well.
    (row) => row.state === 'pending' && Math.abs(now - row.attemptedAt) < leaseMs,
  );
  if (lease) return { act: 'wait', outcome: 'waiting', nextAt: lease.attemptedAt + leaseMs };
  const fetchedAt = own.find((row) => row.state === 'ok')?.fetchedAt;
  const have = fetchedAt !== undefined && fetchedAt <= now;
  if (have) {
    const until = force ? fetchedAt + forcedFreshMs : freshUntil(fetchedAt, complete);
    if (now < until) return { act: 'wait', outcome: 'fresh', nextAt: until };
  }
  const failed = own.find((row) => row.state !== 'pending');
  const ownTime =
    failed?.state === 'failed' && failed.attemptedAt <= now
      ? force
        ? askableAt(failed)
        : (failed.retryAt ?? 0)
      : 0;
  const pauses = others.map((row) => (row.attemptedAt <= now && row.failure?.retryAt) || 0);
  const budget = force || requestsToday(own, now) < dailyRequests ? 0 : nextNewYorkDay(now);
  const nextAt = Math.max(ownTime, budget, ...pauses);
  return nextAt > now ? { act: 'wait', outcome: 'waiting', nextAt } : { act: 'fetch' };
}

/** Until when a list is young enough (ms since the epoch). */
export function freshUntil(fetchedAt: number, complete: (at: number) => boolean): number {
  if (complete(fetchedAt)) return Number.MAX_SAFE_INTEGER;
  return Math.min(fetchedAt + freshMs, nextNewYorkDay(fetchedAt));
}

/** Requests of today's that we made by ourselves and that may have reached the service. */
function requestsToday(own: readonly FeedSnapshot[], now: number): number {
  const today = newYorkDay(now);
  return own.filter(
    ({ attemptedAt, byUser, failure }) =>
      !byUser &&
      attemptedAt <= now &&
      failure?.kind !== 'offline' &&
      newYorkDay(attemptedAt) === today,
  ).length;
}

/** When "Try again" may ask after a failure (ms since the epoch). */
export function askableAt(failed: FeedSnapshot): number {
  return Math.max(failed.attemptedAt + forcedPauseMs, failed.failure?.retryAt ?? 0);
}

/** Failures since the last answer that could be used. @param own newest attempt first. */
export function failuresInARow(own: readonly FeedSnapshot[]): number {
  const done = own.filter((row) => row.state !== 'pending');
  const lastOk = done.findIndex((row) => row.state === 'ok');
  return lastOk === -1 ? done.length : lastOk;
}

/**
 * Earliest time to ask again by ourselves after a failure.
 * @param attempts failures in a row, this one included; @param jitter 0…1.
 * @param serverTime what the service said, if it did.
 */
export function retryAfterFailure(
  attempts: number,
  jitter: number,
  now: number,
  serverTime: number | undefined,
): number {
  return Math.max(now + retryDelay(attempts, jitter), serverTime ?? 0);
}
