import Dexie from 'dexie';
import type { Paper } from '../paper/schema';
import type { LibraryDatabase } from './database';
import { LibraryError } from './errors';
import { takeBackOpen } from './revert';
import { difference } from './three-way';
import type { UndoRow } from './types';
import { closeStep, openStep, recordUndo, type Undoable, undoable } from './undo';
import { type At, putNamed, write } from './write';

/** Up to so many papers are changed in one transaction. */
const whole = 1000;
/**
 * Papers of one transaction when there are more: the database writes some 1,500 of them a second, and
 * whoever wants to look something up or to save waits for one such part and not for all.
 */
const part = 500;

export interface Change {
  /** Name of the action, for its undo. */
  kind: string;
  /** One that comes back the same object is not written. */
  change(paper: Paper): Paper;
  /** Checks and writes what goes before the papers. The rows it answers are part of the undo. */
  first?(): Promise<UndoRow[]>;
  /** More to write for the papers that changed. The rows it answers are part of the undo. */
  // biome-ignore lint/suspicious/noConfusingVoidType: most have nothing to answer.
  after?(changed: Paper[]): Promise<UndoRow[] | void>;
  /** Pass over ids that are gone, instead of refusing all. */
  lenient?: boolean;
}

export interface Applied extends Undoable {
  /** Ids of the papers that were changed. */
  changed: string[];
}

/**
 * Changes any number of papers, with one undo. Very many are changed in several transactions, unless
 * this is called inside of one: then a failure, or a worker that is stopped, takes back what was done.
 * @param ids which; a function is asked inside the first transaction.
 * @throws LibraryError `not-found` when one of them is gone; then nothing is changed.
 */
export async function changePapers(
  db: LibraryDatabase,
  ids: readonly string[] | (() => Promise<readonly string[]>),
  how: Change,
  at: At,
): Promise<Applied> {
  const inParts = at.undoable === true && Dexie.currentTransaction === null;
  const begun = await write(db, async () => {
    const wanted = [...new Set(typeof ids === 'function' ? await ids() : ids)];
    const split = inParts && wanted.length > whole;
    if (split && !how.lenient) await allThere(db, wanted);
    const some = split ? wanted.slice(0, part) : wanted;
    const rows = (await how.first?.()) ?? [];
    const done = await changeSome(db, some, how, at);
    const action = { kind: how.kind, count: done.changed.length, rows: [...rows, ...done.rows] };
    const undoId = await recordUndo(db, action, at);
    if (!split) return { rest: [], changed: done.changed, undoId };
    const id = undoId ?? at.newId();
    await openStep(db, { id, kind: how.kind }, at);
    return { rest: wanted.slice(part), changed: done.changed, undoId: id };
  });
  const { rest, changed, undoId } = begun;
  if (rest.length === 0) return { changed, ...undoable(undoId) };
  return changeRest(db, { rest, changed, undoId: undoId ?? '' }, how, at);
}

async function changeRest(
  db: LibraryDatabase,
  { rest, changed, undoId }: { rest: string[]; changed: string[]; undoId: string },
  how: Change,
  at: At,
): Promise<Applied> {
  try {
    for (let start = 0; start < rest.length; start += part) {
      await write(db, async () => {
        const some = rest.slice(start, start + part);
        // All were there; one that is gone since was deleted by its user.
        const done = await changeSome(db, some, { ...how, lenient: true }, at);
        const action = { kind: how.kind, count: done.changed.length, rows: done.rows };
        await recordUndo(db, { ...action, more: undoId }, at);
        if (start + part >= rest.length) await closeStep(db, undoId);
        changed.push(...done.changed);
      });
    }
  } catch (error) {
    await takeBackOpen(db, undoId, at);
    throw error;
  }
  return { changed, ...(changed.length > 0 && { undoId }) };
}

async function allThere(db: LibraryDatabase, ids: readonly string[]): Promise<void> {
  const there = new Set(await db.papers.toCollection().primaryKeys());
  const gone = ids.find((id) => !there.has(id));
  if (gone !== undefined) throw new LibraryError('not-found', gone);
}

async function changeSome(
  db: LibraryDatabase,
  ids: readonly string[],
  { change, after, lenient }: Change,
  at: At,
): Promise<{ changed: string[]; rows: UndoRow[] }> {
  const rows: UndoRow[] = [];
  const changed: string[] = [];
  for (let start = 0; start < ids.length; start += part) {
    const some = ids.slice(start, start + part);
    const next: Paper[] = [];
    for (const [index, paper] of (await db.papers.bulkGet(some)).entries()) {
      const id = some[index] ?? '';
      if (!paper && lenient) continue;
      if (!paper) throw new LibraryError('not-found', id);
      const made = change(paper);
      if (made === paper) continue;
      next.push(made);
      changed.push(id);
      if (at.undoable) rows.push(...rowOf(paper, made));
    }
    await putNamed(db.papers, next);
    rows.push(...((await after?.(next)) ?? []));
  }
  return { changed, rows };
}

/** What a change did to a paper, for its undo; nothing when it only moved `updatedAt`. */
export function rowOf(before: Paper, after: Paper): UndoRow[] {
  const found = difference(before, after);
  return found ? [{ table: 'papers', id: after.id, ...found }] : [];
}
