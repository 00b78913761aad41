/** Whole actions that can be taken back: each leaves a step that says what it did to which rows. */
import type { Table } from 'dexie';
import type { LibraryDatabase } from './database';
import type { UndoRow, UndoStep } from './types';
import type { At } from './write';

/** Steps older than this (ms), or with so many younger ones, are forgotten. */
export const undoKeepsMs = 30 * 24 * 60 * 60 * 1000;
export const mostSteps = 200;
/** Rows of all steps together; beyond that the oldest go first. */
const mostRows = 200_000;
/** Rows of one piece of a step. Each piece is taken back in a transaction of its own. */
const pieceSize = 5000;

/** Smaller steps leave the sum of all rows alone: 200 of them are no more than a large one. */
const smallStep = 50;

/** What an action answers that can be taken back; without an id nothing was changed. */
export interface Undoable {
  undoId?: string;
}

/**
 * Remembers how to take an action back. Call it inside the action's transaction.
 * @param action.kind its name. @param action.count papers, tags or views that it changed.
 * @param action.more id of the step that this is a further piece of: an action in several
 * transactions (an import) still is one undo.
 * @returns the id for `revert`; undefined when there is nothing to take back, or it is not wanted.
 */
export async function recordUndo(
  db: LibraryDatabase,
  action: { kind: string; count: number; rows: readonly UndoRow[]; more?: string | undefined },
  at: At,
): Promise<string | undefined> {
  const { kind, count, rows, more } = action;
  if (!at.undoable || rows.length === 0) return more;
  const id = more ?? at.newId();
  const known = more === undefined ? 0 : await piecesOf(db, more).count();
  const pieces: UndoStep[] = [];
  for (let start = 0; start < rows.length; start += pieceSize) {
    const part = rows.slice(start, start + pieceSize);
    const number = known + pieces.length + 1;
    pieces.push({
      id: number === 1 ? id : `${id}/${number}`,
      at: at.now,
      kind,
      count: number === 1 || pieces.length === 0 ? count : 0,
      size: part.length,
      rows: part,
    });
  }
  await db.undoSteps.bulkPut(pieces);
  if (rows.length > smallStep) await pruneUndo(db, at.now, id);
  else await pruneSteps(db, at.now);
  return id;
}

/** All pieces of a step: one range of keys, so that counting them reads none. */
export function piecesOf(db: LibraryDatabase, id: string) {
  return db.undoSteps.where('id').between(id, `${id}/\uffff`, true, true);
}

/** An action in several transactions is under way as long as this row is there. */
const openMark = 'open/';

/** Says that an action goes on in further transactions. Call it in the first of them. */
export async function openStep(
  db: LibraryDatabase,
  { id, kind }: { id: string; kind: string },
  at: At,
): Promise<void> {
  await db.undoSteps.put({ id: openMark + id, at: at.now, kind, count: 0, size: 0, rows: [] });
}

/** Says that it is done. Call it in the last transaction. */
export const closeStep = (db: LibraryDatabase, id: string): Promise<void> =>
  db.undoSteps.delete(openMark + id);

/** Actions that were begun and not ended. */
export async function openSteps(db: LibraryDatabase): Promise<string[]> {
  const marks = await db.undoSteps.where('id').startsWith(openMark).primaryKeys();
  return marks.map((mark) => mark.slice(openMark.length));
}

/** For answers: nothing but an id, if there is one. */
export const undoable = (undoId: string | undefined): Undoable =>
  undoId === undefined ? {} : { undoId };

const stepOf = (pieceId: string): string => pieceId.split('/', 1)[0] ?? pieceId;

/**
 * Forgets the oldest steps when there are too many, or all that are too old; after a small action, by
 * their keys alone: to walk through an index takes longer than the action.
 */
async function pruneSteps(db: LibraryDatabase, now: number): Promise<void> {
  const byTime = db.undoSteps.orderBy('[at+size]');
  const [ids, oldest] = await Promise.all([
    byTime.primaryKeys(),
    db.undoSteps
      .where('[at+size]')
      .belowOrEqual([now - undoKeepsMs, Number.POSITIVE_INFINITY])
      .count(),
  ]);
  const steps = [...new Set(ids.map(stepOf))];
  if (oldest > 0) return pruneUndo(db, now);
  const gone = new Set(steps.slice(0, Math.max(0, steps.length - mostSteps)));
  if (gone.size > 0) await db.undoSteps.bulkDelete(ids.filter((id) => gone.has(stepOf(id))));
}

/**
 * Forgets steps that are too old or too many. Reads keys of an index only. Call it in a transaction.
 * @param keep a step that stays in any case: the one that was just made.
 */
export async function pruneUndo(db: LibraryDatabase, now: number, keep?: string): Promise<void> {
  const [keys, ids] = await Promise.all([
    db.undoSteps.orderBy('[at+size]').keys() as unknown as Promise<[number, number][]>,
    db.undoSteps.orderBy('[at+size]').primaryKeys(),
  ]);
  const kept = new Set(keep === undefined ? [] : [keep]);
  const gone = new Set<string>();
  let rows = 0;
  for (let index = ids.length - 1; index >= 0; index -= 1) {
    const [at, size] = keys[index] ?? [0, 0];
    const step = stepOf(ids[index] ?? '');
    rows += size;
    if (kept.has(step)) continue;
    const fits = now - at < undoKeepsMs && kept.size < mostSteps && rows <= mostRows;
    if (fits && !gone.has(step)) kept.add(step);
    else gone.add(step);
  }
  await db.undoSteps.bulkDelete(ids.filter((id) => gone.has(stepOf(id))));
}

/** Drops what steps know of papers that are deleted for good. Call it in a transaction. */
export async function forgetPapers(db: LibraryDatabase, ids: ReadonlySet<string>): Promise<void> {
  if (ids.size === 0) return;
  const speaksOf = (row: UndoRow) =>
    ids.has(row.id) || [row.before, row.after].some((state) => ids.has(paperIdOf(state)));
  await db.undoSteps.toCollection().modify((step) => {
    const rows = step.rows.filter((row) => !speaksOf(row));
    if (rows.length === step.rows.length) return;
    step.rows = rows;
    step.size = rows.length;
  });
}

const paperIdOf = (state: object | null): string =>
  String((state as { paperId?: unknown } | null)?.paperId ?? '');

/** Rows of any table, by their key. */
export const tableOf = (db: LibraryDatabase, name: UndoRow['table']): Table<object, string> =>
  db.table(name);
