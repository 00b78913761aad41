/** Restoring, as a page does it: first what would change, then row by row through the worker. */
import { slicer } from '../annotations/slices';
import { type BackupHead, type BackupProblem, type Row, readBackup } from '../exchange/backup';
import { type BackupChanges, changeCounter } from '../exchange/backup-changes';
import { textOf } from '../exchange/gzip';
import { keyFields, type Section, sections } from '../exchange/sections';
import { countRows } from '../library/backup-source';
import type { LibraryDatabase } from '../library/database';
import type { ask } from '../messaging/ask';
import type { Failure } from '../messaging/result';

export type RestoreMode = 'replace' | 'unite';

export interface Preview {
  head: BackupHead | undefined;
  /** The first of them; `foreign` stands alone. */
  problems: BackupProblem[];
  problemCount: number;
  changes: BackupChanges;
  /** Rows that can be read. */
  total: number;
}

const mostProblems = 50;
const lookUpAtOnce = 200;
const sendAtOnce = 300;

interface Placed {
  section: Section;
  row: Row;
}

/** Stops between two steps. @throws the signal's reason. */
async function between(pause: () => Promise<void> | undefined, signal: AbortSignal) {
  await pause();
  signal.throwIfAborted();
}

/**
 * Reads a backup and says what restoring it would change; nothing is written.
 * @param progress hears how many rows were read.
 * @throws TypeError when what is packed is broken; the signal's reason when it was stopped.
 */
export async function previewBackup(
  file: Blob,
  db: LibraryDatabase,
  progress: (rows: number) => void,
  signal: AbortSignal,
): Promise<Preview> {
  const pause = slicer();
  const counter = changeCounter(await countRows(db));
  const preview: Omit<Preview, 'changes'> = {
    head: undefined,
    problems: [],
    problemCount: 0,
    total: 0,
  };
  let waiting: Placed[] = [];
  const compare = async () => {
    for (const section of sections) {
      const rows = waiting.filter((each) => each.section === section).map(({ row }) => row);
      if (rows.length === 0) continue;
      const keys = rows.map((row) => String(row[keyFields[section]]));
      const known: (object | undefined)[] = await db.table(section).bulkGet(keys);
      for (const [n, row] of rows.entries()) {
        counter.see(section, row, known[n]);
        if (n % 20 === 19) await between(pause, signal);
      }
    }
    preview.total += waiting.length;
    waiting = [];
    progress(preview.total);
    await between(pause, signal);
  };
  for await (const event of readBackup(textOf(file))) {
    await between(pause, signal);
    if (event.kind === 'head') preview.head = event.head;
    else if (event.kind === 'problem') {
      preview.problemCount += 1;
      if (preview.problems.length < mostProblems) preview.problems.push(event.problem);
    } else {
      waiting.push(event);
      if (waiting.length >= lookUpAtOnce) await compare();
    }
  }
  await compare();
  return { ...preview, changes: counter.result() };
}

/** A worker that was stopped is started by the next message. */
const attempts = 3;

/** What the worker said no to. */
export class RestoreFailed extends Error {
  constructor(readonly failure: Failure) {
    super(failure.detail ?? failure.code);
  }
}

/**
 * Sends a backup's rows to the worker and has them put in their places. When it throws, the library
 * is as it was.
 * @throws RestoreFailed; the signal's reason when it was stopped before the last step.
 */
export async function sendBackup(
  { file, name }: { file: Blob; name: string },
  how: { mode: RestoreMode; settings?: Row },
  {
    asking,
    progress,
    signal,
  }: { asking: typeof ask; progress: (rows: number) => void; signal: AbortSignal },
): Promise<void> {
  const started = await asking('startRestore', { name });
  if (!started.ok) throw new RestoreFailed(started.error);
  const { importId } = started.value;
  try {
    const pause = slicer();
    let from = 0;
    let rows: Placed[] = [];
    const send = async () => {
      for (let attempt = 1; ; attempt += 1) {
        const laid = await asking('stageRestore', { importId, from, rows });
        if (laid.ok) break;
        if (laid.error.code !== 'unreachable' || attempt === attempts) {
          throw new RestoreFailed(laid.error);
        }
      }
      from += rows.length;
      rows = [];
      progress(from);
    };
    for await (const event of readBackup(textOf(file))) {
      await between(pause, signal);
      if (event.kind !== 'row') continue;
      rows.push({ section: event.section, row: event.row });
      if (rows.length >= sendAtOnce) await send();
    }
    if (rows.length > 0) await send();
    signal.throwIfAborted();
    for (let attempt = 1; ; attempt += 1) {
      const done = await asking('restoreBackup', { importId, total: from, ...how });
      if (done.ok) return;
      // The worker was stopped after it had finished: what was laid aside is gone.
      if (done.error.code === 'not-found' && attempt > 1) return;
      if (done.error.code !== 'unreachable' || attempt === attempts) {
        throw new RestoreFailed(done.error);
      }
    }
  } catch (error) {
    await asking('cancelRestore', { importId });
    throw error;
  }
}
