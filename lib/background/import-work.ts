/**
 * The worker's part of imports: writes, asks and takes back what is due, one step after the other.
 * An alarm is set before each long step, so that a worker that is stopped comes back; every step is a
 * transaction, so that nothing is lost or done twice.
 */
import { batchSize, failImport, setAside, takeBack, writeBatch } from '../exchange/import/commit';
import { type Asker, resolveNext } from '../exchange/import/resolve';
import type { LibraryDatabase } from '../library/database';
import { failureOf } from '../library/errors';
import type { ImportJob } from '../library/types';

export interface ImportWork extends Asker {
  newId(): string;
  /** Wait in this worker. */
  pause(ms: number): Promise<void>;
  /** Be woken at a time (ms since the epoch), should this worker be gone by then. */
  wakeAt(at: number): Promise<void>;
  /** Has told the lists that are open of new papers. */
  changed?(): void;
}

/** Longer waits are left to the alarm. */
const longestPause = 20_000;
/** When the alarm brings back a worker that was stopped half-way. */
const comeBackMs = 30_000;

const underWay: ImportJob['state'][] = ['undoing', 'writing', 'resolving'];

/** Does all that is due of all imports. Two of these at once do no harm, and no work twice. */
export async function workOnImports(db: LibraryDatabase, work: ImportWork): Promise<void> {
  if (db.readOnly) return;
  for (;;) {
    const jobs = await db.imports.where('state').anyOf(underWay).toArray();
    if (jobs.length === 0) return;
    await work.wakeAt(work.now() + comeBackMs);
    const waits: number[] = [];
    for (const job of jobs) waits.push(await step(db, job, work));
    const wait = Math.min(...waits);
    if (wait > longestPause) {
      await work.wakeAt(work.now() + wait);
      return;
    }
    if (wait > 0) await work.pause(wait);
  }
}

/** One step of an import. @returns how long to wait before the next (ms). */
async function step(db: LibraryDatabase, job: ImportJob, work: ImportWork): Promise<number> {
  const at = { now: work.now(), newId: work.newId };
  if (job.state === 'resolving') return (await resolveNext(db, job.id, work)) ?? 0;
  if (job.state === 'undoing') {
    await takeBack(db, job.id, at);
    work.changed?.();
    return 0;
  }
  try {
    const written = await writeBatch(db, job.id, at);
    if (written === 0) work.changed?.();
  } catch (error) {
    await withoutTheBad(db, job, error, work);
  }
  return 0;
}

/**
 * A batch was not taken. When the disk is full or the database is gone, the import fails and is taken
 * back; when it is one paper that cannot be stored, that one is set aside.
 */
async function withoutTheBad(
  db: LibraryDatabase,
  job: ImportJob,
  error: unknown,
  work: ImportWork,
): Promise<void> {
  const failure = failureOf(error);
  if (failure.code !== 'internal' && failure.code !== 'invalid') {
    await failImport(db, job.id, failure, work.now());
    return;
  }
  // One by one: those before the bad one are written, and the bad one is the first that is left.
  for (let count = 0; count < batchSize; count += 1) {
    try {
      const at = { now: work.now(), newId: work.newId };
      if ((await writeBatch(db, job.id, at, 1)) === 0) return;
    } catch {
      await setAside(db, job.id);
      return;
    }
  }
}
