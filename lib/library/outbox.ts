/** Work that must survive the worker: rows of the outbox, claimed by a lease before it is done. */
import type { Failure } from '../messaging/result';
import type { LibraryDatabase } from './database';
import type { OutboxJob } from './types';
import { type At, write } from './write';

/** A job whose worker died is free again after this long (ms). */
export const leaseMs = 60_000;

/** No job waits longer (ms); one that does was put off before the clock was put back. */
const furthestMs = 2 * 24 * 60 * 60_000;
/** When a job is tried that rests until the user asks. */
const rests = Number.MAX_SAFE_INTEGER;

/** After so many failures only the user's own visit to the page fills the paper in. */
export const maxAttempts = 8;

/** Queues the question for a paper's metadata; asking for it twice is one job. */
export async function queueMetadata(
  db: LibraryDatabase,
  { paperId, url }: { paperId: string; url: string },
  at: At,
): Promise<void> {
  await write(db, async () => {
    const id = `fetch-metadata:${paperId}`;
    if (await db.outbox.get(id)) return;
    await db.outbox.add({
      id,
      kind: 'fetch-metadata',
      paperId,
      url,
      attempts: 0,
      notBefore: at.now,
      createdAt: at.now,
    });
  });
}

/**
 * Takes the next job that is due and leases it; jobs of the same host wait `gapMs` from now, so
 * that a host is asked politely even when several workers come and go.
 */
export function claimJob(
  db: LibraryDatabase,
  at: At,
  gapMs: number,
): Promise<OutboxJob | undefined> {
  return write(db, async () => {
    const due = await db.outbox
      .where('notBefore')
      .belowOrEqual(at.now)
      .or('notBefore')
      .between(at.now + furthestMs, rests, false, false)
      .sortBy('notBefore');
    const [job] = due;
    if (!job) return undefined;
    const { host } = new URL(job.url);
    const siblings = due.filter((other) => other.id !== job.id && new URL(other.url).host === host);
    await db.outbox.bulkPut([
      { ...job, attempts: job.attempts + 1, notBefore: at.now + leaseMs },
      ...siblings.map((other) => ({ ...other, notBefore: at.now + gapMs })),
    ]);
    return { ...job, attempts: job.attempts + 1 };
  });
}

/**
 * Records why a job failed and when it is tried again. After `maxAttempts` it rests, with its
 * reason, until the user asks again or opens the page.
 */
export async function postponeJob(
  db: LibraryDatabase,
  job: OutboxJob,
  failure: Failure,
  notBefore: number,
): Promise<void> {
  await write(db, async () => {
    const current = await db.outbox.get(job.id);
    if (!current) return;
    await db.outbox.put({
      ...current,
      notBefore: current.attempts >= maxAttempts ? rests : notBefore,
      lastError: failure,
    });
  });
}

/** Forgets a job, done or pointless. */
export async function dropJob(db: LibraryDatabase, id: string): Promise<void> {
  await write(db, () => db.outbox.delete(id));
}

/** When the next job is due (ms since the epoch), if any is; one of the past is due now. */
export async function nextJobAt(db: LibraryDatabase, now: number): Promise<number | undefined> {
  const job = await db.outbox.orderBy('notBefore').first();
  if (!job || job.notBefore >= rests) return undefined;
  return job.notBefore > now + furthestMs ? now : job.notBefore;
}
