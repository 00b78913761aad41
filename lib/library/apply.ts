import type { Paper } from '../paper/schema';
import type { LibraryDatabase } from './database';
import { LibraryError } from './errors';
import { difference } from './three-way';
import type { UndoRow } from './types';
import { recordUndo, type Undoable, undoable } from './undo';
import { type At, write } from './write';

/** Papers read and written at a time, so that 100,000 do not stand in memory at once. */
const chunk = 500;

export interface Change {
  /** Name of the action, for its undo. */
  kind: string;
  /** One that comes back the same object is not written. */
  change(paper: Paper): Paper;
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
 * Changes any number of papers in one transaction with one undo.
 * @throws LibraryError `not-found` when one of them is gone; then nothing is changed.
 */
export function changePapers(
  db: LibraryDatabase,
  ids: readonly string[],
  { kind, change, after, lenient }: Change,
  at: At,
): Promise<Applied> {
  const wanted = [...new Set(ids)];
  return write(db, async () => {
    const rows: UndoRow[] = [];
    const changed: string[] = [];
    for (let start = 0; start < wanted.length; start += chunk) {
      const part = wanted.slice(start, start + chunk);
      const next: Paper[] = [];
      for (const [index, paper] of (await db.papers.bulkGet(part)).entries()) {
        const id = part[index] ?? '';
        if (!paper && lenient) continue;
        if (!paper) throw new LibraryError('not-found', id);
        const made = change(paper);
        if (made === paper) continue;
        next.push(made);
        changed.push(id);
        if (at.undoable) rows.push(...rowOf(paper, made));
      }
      await db.papers.bulkPut(next);
      rows.push(...((await after?.(next)) ?? []));
    }
    const undoId = await recordUndo(db, { kind, count: changed.length, rows }, at);
    return { changed, ...undoable(undoId) };
  });
}

/** What a change did to a paper, for its undo; nothing when it only moved `updatedAt`. */
export function rowOf(before: Paper, after: Paper): UndoRow[] {
  const found = difference(before, after);
  return found ? [{ table: 'papers', id: after.id, ...found }] : [];
}
