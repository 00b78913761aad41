/** Writing an import in batches, and taking it back. Each function is one transaction. */
import type { LibraryDatabase } from '../../library/database';
import { LibraryError } from '../../library/errors';
import { revert } from '../../library/revert';
import { type SaveEntry, saveMany } from '../../library/save-many';
import type { ImportItem, ImportJob } from '../../library/types';
import { piecesOf, recordUndo } from '../../library/undo';
import { type At, write } from '../../library/write';
import type { Failure } from '../../messaging/result';
import { lettersOf, placesOf, readItems, readPacks, statesOf, writeItems } from './items';
import { dataOf, jobIn, writable } from './stage';
import type { ItemData } from './types';

/** Papers of one transaction: open pages look again after each, and whoever saves meanwhile waits. */
export const batchSize = 500;

const toBeWritten = lettersOf(writable, true);

/** The undo step of a whole import. */
export const undoIdOf = (importId: string): string => `import-${importId}`;

/** The user has seen it all and wants it. */
export function startWriting(db: LibraryDatabase, id: string, now: number): Promise<void> {
  return write(db, async () => {
    const job = await jobIn(db, id, ['preview', 'resolving', 'writing']);
    if (job.state === 'writing') return;
    const states = await statesOf(db, job);
    const toWrite = placesOf(states, toBeWritten).length;
    const { trouble: _, ...rest } = job;
    await db.imports.put({ ...rest, state: 'writing', toWrite, written: 0, updatedAt: now });
  });
}

/**
 * Writes the next papers of an import; when none are left the import is done.
 * @returns how many were written; 0 at the end, or when it is no longer to be written.
 */
export function writeBatch(
  db: LibraryDatabase,
  id: string,
  at: At,
  size: number = batchSize,
): Promise<number> {
  return write(db, async () => {
    const job = await db.imports.get(id);
    if (job?.state !== 'writing') return 0;
    const { items, packs } = await nextItems(db, job, size);
    if (items.length === 0) {
      await db.imports.put({ ...job, state: 'done', updatedAt: at.now });
      return 0;
    }
    const { saved, rows } = await saveMany(
      db,
      items.map((item) => entryOf(item, job.startedAt)),
      at,
    );
    const papers = new Set(saved.map(({ paperId }) => paperId));
    const action = { kind: 'import', count: papers.size, rows, more: undoIdOf(id) };
    const reports = items.map(
      (item, n): ImportItem => ({ ...item, state: 'written', data: report(item, saved[n]) }),
    );
    const [states] = await Promise.all([
      writeItems(db, job, reports, packs),
      recordUndo(db, action, { ...at, undoable: true }),
    ]);
    const written = (job.written ?? 0) + items.length;
    await db.imports.put({ ...job, states, written, updatedAt: at.now });
    return items.length;
  });
}

/** In the order of the file: of a paper that comes twice the second finds the first. */
async function nextItems(db: LibraryDatabase, job: ImportJob, size: number) {
  const places = placesOf(await statesOf(db, job), toBeWritten, size);
  const packs = await readPacks(db, job.id, places);
  return { items: await readItems(db, job, places, packs), packs };
}

/** Newest first shows the papers of a file in its own order: each is a millisecond older. */
function entryOf(item: ImportItem, startedAt: number): SaveEntry {
  const { record, mine, lookup, matches, picked } = dataOf(item);
  const match = picked === undefined ? undefined : matches?.[picked]?.record;
  const known = match ?? record;
  if (!known) throw new LibraryError('invalid', `item ${item.index}`);
  const identifiers = [...known.identifiers, ...(lookup?.identifiers ?? [])];
  return {
    record: match ? { ...match, identifiers, urls: { ...record?.urls, ...match.urls } } : known,
    own: mine,
    since: Math.max(0, startedAt - item.index),
  };
}

/** What stays of an item: the report. */
function report(
  item: ImportItem,
  saved: Pick<ItemData, 'outcome' | 'paperId'> | undefined,
): ItemData {
  const { label, file, line, adds } = dataOf(item);
  return {
    label,
    ...(file !== undefined && { file }),
    ...(line !== undefined && { line }),
    ...(adds !== undefined && { adds }),
    ...saved,
  };
}

/** One item that the database does not take; the others go on without it. */
export function setAside(db: LibraryDatabase, id: string): Promise<void> {
  return write(db, async () => {
    const job = await jobIn(db, id, ['writing']);
    const {
      items: [item],
    } = await nextItems(db, job, 1);
    if (!item) return;
    const data: ItemData = { ...dataOf(item), problem: { code: 'not-written', args: [] } };
    const states = await writeItems(db, job, [{ ...item, state: 'problem', chosen: 0, data }]);
    await db.imports.put({ ...job, states });
  });
}

/** Stops an import: before it is written it is forgotten, while it is written it is taken back. */
export function cancelImport(db: LibraryDatabase, id: string, now: number): Promise<void> {
  return write(db, async () => {
    const job = await db.imports.get(id);
    if (!job) return;
    if (job.state === 'writing')
      await put(db, job, { state: 'undoing', outcome: 'cancelled' }, now);
    if (!['reading', 'preview', 'resolving'].includes(job.state)) return;
    await put(db, job, { state: 'cancelled' }, now);
    await db.importItems.where('importId').equals(id).delete();
  });
}

/** What was written so far is taken back, because the rest cannot be written. */
export function failImport(
  db: LibraryDatabase,
  id: string,
  failure: Failure,
  now: number,
): Promise<void> {
  return write(db, async () => {
    const job = await jobIn(db, id, ['writing']);
    const trouble = { failure, attempts: 0 };
    await put(db, job, { state: 'undoing', outcome: 'failed', trouble }, now);
  });
}

/**
 * A whole import is to be taken back.
 * @throws LibraryError `too-late` when how to undo it was forgotten.
 */
export function startUndo(db: LibraryDatabase, id: string, now: number): Promise<void> {
  return write(db, async () => {
    const job = await jobIn(db, id, ['done']);
    if ((await piecesOf(db, undoIdOf(id)).count()) === 0) throw new LibraryError('too-late', id);
    await put(db, job, { state: 'undoing', outcome: 'undone' }, now);
  });
}

/** Takes back what an import wrote, last first, and ends it. A stop in between loses nothing. */
export async function takeBack(db: LibraryDatabase, id: string, at: At): Promise<void> {
  if ((await db.imports.get(id))?.state !== 'undoing') return;
  const written = await piecesOf(db, undoIdOf(id)).count();
  if (written > 0) await revert(db, undoIdOf(id), at);
  await write(db, async () => {
    const job = await db.imports.get(id);
    if (job?.state !== 'undoing') return;
    const { outcome = 'cancelled', ...rest } = job;
    await put(db, rest, { state: outcome }, at.now);
    if (outcome === 'cancelled') await db.importItems.where('importId').equals(id).delete();
  });
}

const put = (db: LibraryDatabase, job: ImportJob, change: Partial<ImportJob>, now: number) =>
  db.imports.put({ ...job, ...change, updatedAt: now });
