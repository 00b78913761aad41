/** The bin: papers keep their notes and tags there for 30 days, then they are gone for good. */
import { type Applied, changePapers } from './apply';
import type { LibraryDatabase } from './database';
import { forgetPapers, pruneUndo, type Undoable, undoable } from './undo';
import { type At, write } from './write';

/** How long the bin keeps a paper, in milliseconds. */
export const binKeepsMs = 30 * 24 * 60 * 60 * 1000;

/**
 * Puts papers into the bin.
 * @returns ids of those that were not there yet. Unknown ids are passed over.
 */
export async function removePapers(
  db: LibraryDatabase,
  ids: readonly string[],
  at: At,
): Promise<Undoable & { removed: string[] }> {
  const { changed, undoId } = await changePapers(
    db,
    ids,
    {
      kind: 'remove',
      change: (paper) =>
        paper.deletedAt === undefined ? { ...paper, deletedAt: at.now, updatedAt: at.now } : paper,
      lenient: true,
    },
    at,
  );
  return { removed: changed, ...undoable(undoId) };
}

/** Takes papers out of the bin, as they were. */
export function restorePapers(
  db: LibraryDatabase,
  ids: readonly string[],
  at: At,
): Promise<Applied> {
  return changePapers(
    db,
    ids,
    {
      kind: 'restore',
      change(paper) {
        if (paper.deletedAt === undefined) return paper;
        const { deletedAt: _, ...live } = paper;
        return { ...live, updatedAt: at.now };
      },
    },
    at,
  );
}

/**
 * Deletes papers of the bin for good, with their notes, their history and what undo knows of them.
 * Papers that are not in the bin stay.
 * @param ids which; without them the whole bin.
 * @returns how many papers are gone.
 */
export function purgePapers(db: LibraryDatabase, ids?: readonly string[]): Promise<number> {
  return write(db, async () => {
    const binned = await db.papers.orderBy('deletedAt').primaryKeys();
    const asked = ids && new Set(ids);
    return purge(db, asked ? binned.filter((id) => asked.has(id)) : binned);
  });
}

/**
 * Empties the bin of what has lain in it for 30 days, and forgets undo steps of that age.
 * @returns how many papers are gone.
 */
export function emptyBin(db: LibraryDatabase, at: At): Promise<number> {
  return write(db, async () => {
    const ids = await db.papers
      .where('deletedAt')
      .belowOrEqual(at.now - binKeepsMs)
      .primaryKeys();
    await pruneUndo(db, at.now);
    return purge(db, ids);
  });
}

async function purge(db: LibraryDatabase, ids: string[]): Promise<number> {
  for (const table of [db.annotations, db.activity, db.outbox]) {
    await table.where('paperId').anyOf(ids).delete();
  }
  await db.papers.bulkDelete(ids);
  await forgetPapers(db, new Set(ids));
  return ids.length;
}
