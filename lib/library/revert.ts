/** Taking a whole action back. */
import { filed } from '../paper/merge';
import type { Paper } from '../paper/schema';
import type { LibraryDatabase } from './database';
import { LibraryError } from './errors';
import { takeIn } from './save';
import { takenBack } from './three-way';
import type { UndoRow, UndoTable } from './types';
import { closeStep, openStep, openSteps, piecesOf, tableOf } from './undo';
import { type At, putNamed, write } from './write';

export interface Reverted {
  kind: string;
  /** Papers, tags or views that the action had changed. */
  count: number;
  /** Rows that were changed again since, in the same place, and stay as they are in that. */
  kept: number;
}

/** Rows read and written at a time: memory stays small, and the worker breathes between. */
const chunk = 500;

/**
 * Takes an action back as a whole: exactly what it changed becomes what it was, and what was changed
 * since, by whatever, stays. Saying it twice is once. Each piece of a long step is a transaction of its
 * own, so that others need not wait; a worker that is stopped between two goes on when it is back.
 * @throws LibraryError `too-late` when the step was forgotten.
 */
export async function revert(db: LibraryDatabase, undoId: string, at: At): Promise<Reverted> {
  const ids = await piecesOf(db, undoId).primaryKeys();
  if (ids.length === 0) throw new LibraryError('too-late', undoId);
  const done: Reverted = { kind: '', count: 0, kept: 0 };
  // What was done last is taken back first.
  const order = ids.sort((a, b) => numberOf(b) - numberOf(a));
  for (const [place, id] of order.entries()) {
    await write(db, async () => {
      const step = await db.undoSteps.get(id);
      if (!step) return;
      if (place === 0 && order.length > 1) await openStep(db, { id: undoId, kind: step.kind }, at);
      done.kind = step.kind;
      done.count += step.count;
      if (step.undoneAt === undefined) {
        done.kept += await revertRows(db, step.rows, at);
        await db.undoSteps.put({ ...step, rows: [], size: 0, undoneAt: at.now });
      }
      if (place === order.length - 1) await closeStep(db, undoId);
    });
  }
  return done;
}

/** Takes back what was done of an action that was not ended, and ends it. */
export async function takeBackOpen(db: LibraryDatabase, undoId: string, at: At): Promise<void> {
  if ((await piecesOf(db, undoId).count()) > 0) await revert(db, undoId, at);
  await write(db, () => closeStep(db, undoId));
}

/**
 * Takes back what a worker that was stopped left half done, and goes on with what it was taking back.
 * Call it before the worker changes anything.
 */
export async function tidySteps(db: LibraryDatabase, at: At): Promise<void> {
  if (db.readOnly) return;
  for (const id of await openSteps(db)) await takeBackOpen(db, id, at);
}

const numberOf = (pieceId: string): number => Number(pieceId.split('/')[1] ?? 1);

/**
 * First what hangs on papers, then papers that change, then those that go, then those that come
 * back: an identifier must be free before another paper can have it.
 */
async function revertRows(db: LibraryDatabase, rows: readonly UndoRow[], at: At): Promise<number> {
  const others = rows.filter(({ table }) => table !== 'papers');
  const papers = rows.filter(({ table }) => table === 'papers');
  let kept = 0;
  for (const table of new Set(others.map((row) => row.table))) {
    kept += await revertPlain(
      db,
      table,
      others.filter((row) => row.table === table),
      at,
    );
  }
  const changed = papers.filter(({ before, after }) => before !== null && after !== null);
  const made = papers.filter(({ before }) => before === null);
  const deleted = papers.filter(({ before, after }) => before !== null && after === null);
  kept += await changeBack(db, 'papers', changed, at);
  kept += await unmake(db, made, at);
  for (const row of deleted) kept += await bringBack(db, row.before as Paper, at);
  return kept;
}

async function revertPlain(
  db: LibraryDatabase,
  name: UndoTable,
  rows: readonly UndoRow[],
  at: At,
): Promise<number> {
  const table = tableOf(db, name);
  const made = rows.filter(({ before }) => before === null);
  let kept = 0;
  for (let start = 0; start < made.length; start += chunk) {
    const part = made.slice(start, start + chunk);
    const current = await table.bulkGet(part.map(({ id }) => id));
    const untouched = part.filter((row, i) => isUntouched(current[i], row.after));
    kept += part.length - untouched.length;
    await table.bulkDelete(untouched.map(({ id }) => id));
  }
  const deleted = rows.filter(({ before, after }) => before !== null && after === null);
  for (const row of deleted) {
    if ((await table.get(row.id)) === undefined) await table.put(row.before as object);
    else kept += 1;
  }
  const changed = rows.filter(({ before, after }) => before !== null && after !== null);
  return kept + (await changeBack(db, name, changed, at));
}

/** A row that was made and is gone by now counts as untouched. */
function isUntouched(current: object | undefined, after: object | null): boolean {
  const made = (after as { updatedAt?: number } | null)?.updatedAt;
  return !current || made === undefined || (current as { updatedAt?: number }).updatedAt === made;
}

async function changeBack(
  db: LibraryDatabase,
  name: UndoTable,
  rows: readonly UndoRow[],
  at: At,
): Promise<number> {
  const table = tableOf(db, name);
  let kept = 0;
  for (let start = 0; start < rows.length; start += chunk) {
    const part = rows.slice(start, start + chunk);
    const current = await table.bulkGet(part.map(({ id }) => id));
    const next: object[] = [];
    for (const [i, { before, after }] of part.entries()) {
      const now = current[i];
      if (!now) {
        kept += 1;
        continue;
      }
      const back = takenBack(now, before ?? {}, after ?? {});
      if (back.kept) kept += 1;
      if (back.row === now) continue;
      const dated = 'updatedAt' in back.row ? { ...back.row, updatedAt: at.now } : back.row;
      const paper = name === 'papers' ? before : null;
      const titled = paper && 'title' in paper ? filed(dated as Paper) : dated;
      // Awaiting what is no database, row by row, would end the transaction under us.
      const named = paper !== null && 'identifiers' in paper;
      next.push(named ? await ownIdentifiers(db, now as Paper, titled as Paper) : titled);
    }
    await putNamed(table, next);
  }
  return kept;
}

/** Without identifiers that have gone to another paper since; a paper never is left without any. */
async function ownIdentifiers(db: LibraryDatabase, now: Paper, next: Paper): Promise<Paper> {
  const again = next.identifiers.filter((id) => !now.identifiers.includes(id));
  if (again.length === 0) return next;
  const taken = await ownersOf(db, again, next.id);
  const free = next.identifiers.filter((id) => !taken.has(id));
  return { ...next, identifiers: free.length > 0 ? free : now.identifiers };
}

async function ownersOf(
  db: LibraryDatabase,
  identifiers: readonly string[],
  but: string,
): Promise<Map<string, Paper>> {
  const owners = await db.papers.where('identifiers').anyOf(identifiers).toArray();
  return new Map(
    owners
      .filter(({ id }) => id !== but)
      .flatMap((owner) => owner.identifiers.map((id) => [id, owner] as const)),
  );
}

/** Papers that the action made go, or into the bin if anything was done with them since. */
async function unmake(db: LibraryDatabase, rows: readonly UndoRow[], at: At): Promise<number> {
  const afters = new Map(rows.map(({ id, after }) => [id, after]));
  const ids = [...afters.keys()];
  if (ids.length === 0) return 0;
  const noted = new Set<string>();
  await db.annotations
    .where('paperId')
    .anyOf(ids)
    .each(({ paperId }) => noted.add(paperId));
  const there = (await db.papers.bulkGet(ids)).filter((paper) => paper !== undefined);
  const isUsed = ({ id, ...paper }: Paper) =>
    noted.has(id) || !isUntouched(paper, afters.get(id) ?? null);
  const used = there.filter(isUsed);
  const gone = there.filter((paper) => !isUsed(paper)).map(({ id }) => id);
  for (const table of [db.activity, db.outbox]) {
    await table.where('paperId').anyOf(gone).delete();
  }
  await db.papers.bulkDelete(gone);
  const live = used.filter(({ deletedAt }) => deletedAt === undefined);
  await db.papers.bulkPut(
    live.map((paper) => ({ ...paper, deletedAt: at.now, updatedAt: at.now })),
  );
  return used.length;
}

/**
 * A paper that the action took away comes back. If one of its identifiers has gone to a third paper
 * since, the two are one paper by now.
 */
async function bringBack(db: LibraryDatabase, paper: Paper, at: At): Promise<number> {
  if (await db.papers.get(paper.id)) return 1;
  const [owner] = (await ownersOf(db, paper.identifiers, paper.id)).values();
  if (owner) {
    await takeIn(db, owner, [paper], at);
    return 1;
  }
  await db.papers.add({ ...paper, updatedAt: at.now });
  return 0;
}
