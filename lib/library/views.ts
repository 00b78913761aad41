/** The user's own views: saved queries of the side bar. */
import type { LibraryDatabase } from './database';
import { LibraryError } from './errors';
import { difference } from './three-way';
import type { UndoRow, View } from './types';
import { recordUndo, type Undoable, undoable } from './undo';
import { type At, write } from './write';

const done = async (db: LibraryDatabase, kind: string, rows: UndoRow[], at: At) =>
  undoable(await recordUndo(db, { kind, count: rows.length, rows }, at));

function rowOf(before: View, after: View): UndoRow[] {
  const found = difference(before, after);
  return found ? [{ table: 'views', id: after.id, ...found }] : [];
}

/** Saves a view under the id that its page made: a new one at the end, or a changed one in place. */
export function saveView(
  db: LibraryDatabase,
  { id, name, query }: Pick<View, 'id' | 'name' | 'query'>,
  at: At,
): Promise<Undoable> {
  return write(db, async () => {
    const known = await db.views.get(id);
    const last = await db.views.orderBy('rank').last();
    const view = { ...known, id, name, query, rank: known?.rank ?? (last?.rank ?? 0) + 1 };
    await db.views.put(view);
    const made: UndoRow = { table: 'views', id, before: null, after: {} };
    return done(db, 'viewSave', known ? rowOf(known, view) : [made], at);
  });
}

/** Removes a view; one that is gone already is passed over. */
export function removeView(db: LibraryDatabase, id: string, at: At): Promise<Undoable> {
  return write(db, async () => {
    const known = await db.views.get(id);
    if (!known) return {};
    await db.views.delete(id);
    return done(db, 'viewRemove', [{ table: 'views', id, before: known, after: null }], at);
  });
}

/**
 * Moves a view before another, or to the end.
 * @throws LibraryError `not-found` when it is gone.
 */
export function moveView(
  db: LibraryDatabase,
  id: string,
  before: string | null,
  at: At,
): Promise<Undoable> {
  return write(db, async () => {
    const all = await db.views.orderBy('rank').toArray();
    const moved = all.find((view) => view.id === id);
    if (!moved) throw new LibraryError('not-found', id);
    if (before === id) return {};
    const rest = all.filter((view) => view.id !== id);
    const found = rest.findIndex((view) => view.id === before);
    rest.splice(found < 0 ? rest.length : found, 0, moved);
    const ranked = rest.map((view, i) => ({ was: view, now: { ...view, rank: i + 1 } }));
    const changed = ranked.filter(({ was, now }) => was.rank !== now.rank);
    await db.views.bulkPut(changed.map(({ now }) => now));
    return done(
      db,
      'viewMove',
      changed.flatMap(({ was, now }) => rowOf(was, now)),
      at,
    );
  });
}
