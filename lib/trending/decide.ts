/** When a feed may be asked. Pure: rows and a moment in, a decision out. */
import { retryDelay } from '../services/http';
import type { FeedSnapshot } from './types';

/** A feed is asked at most once in this time. */
export const freshMs = 60 * 60_000;
/** An attempt without an answer for so long has lost its worker. */
export const leaseMs = 60_000;
/** "Try again" skips our own backoff, but is no way to hammer a service. */
const forcedPauseMs = 10_000;

export type Decision =
  | { act: 'fetch' }
  | { act: 'wait'; outcome: 'fresh' | 'waiting'; nextAt: number };

/**
 * May the feed be asked now?
 * @param own rows of this feed, newest attempt first, back to its last `ok` at least.
 * @param others recent rows of feeds of the same service: its pause holds for all of them.
 * @param force the user asked for it: skips our backoff, never the service's own time.
 */
export function decide(
  own: readonly FeedSnapshot[],
  others: readonly FeedSnapshot[],
  now: number,
  force: boolean,
): Decision {
  const lease = own.find(
    // A lease from the future was taken before the clock was put back: void as well.
    (row) => row.state === 'pending' && Math.abs(now - row.attemptedAt) < leaseMs,
  );
  if (lease) return { act: 'wait', outcome: 'waiting', nextAt: lease.attemptedAt + leaseMs };
  const fetchedAt = own.find((row) => row.state === 'ok')?.fetchedAt;
  if (fetchedAt !== undefined && fetchedAt <= now && now < fetchedAt + freshMs) {
    return { act: 'wait', outcome: 'fresh', nextAt: fetchedAt + freshMs };
  }
  const failed = own.find((row) => row.state !== 'pending');
  const ownTime =
    failed?.state === 'failed' && failed.attemptedAt <= now
      ? force
        ? askableAt(failed)
        : (failed.retryAt ?? 0)
      : 0;
  const pauses = others.map((row) => (row.attemptedAt <= now && row.failure?.retryAt) || 0);
  const nextAt = Math.max(ownTime, ...pauses);
  return nextAt > now ? { act: 'wait', outcome: 'waiting', nextAt } : { act: 'fetch' };
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
