/** Changes to papers that are there. Each is one transaction and can be repeated without harm. */
import { editPaper } from '../paper/merge';
import type { Paper, PaperRecord, Status } from '../paper/schema';
import { meetVersion } from '../paper/versions';
import type { LibraryDatabase } from './database';
import { LibraryError } from './errors';
import { type At, write } from './write';

/** How long the bin keeps a paper, in milliseconds. */
export const binKeepsMs = 30 * 24 * 60 * 60 * 1000;

/** Two openings closer than this (ms) are one: a page that reloads is not read twice. */
const openingMs = 60_000;

/** The papers of these ids. @throws LibraryError `not-found` when one of them is gone. */
async function papersOf(db: LibraryDatabase, ids: readonly string[]): Promise<Paper[]> {
  const papers = await db.papers.bulkGet([...ids]);
  return papers.map((paper, index) => {
    if (!paper) throw new LibraryError('not-found', ids[index]);
    return paper;
  });
}

/** Applies `change` to each paper; one that comes back the same is not written. */
function changePapers(
  db: LibraryDatabase,
  ids: readonly string[],
  change: (paper: Paper) => Paper,
  after?: (changed: Paper[]) => Promise<void>,
): Promise<Paper[]> {
  return write(db, async () => {
    const papers = await papersOf(db, ids);
    const changed = papers.flatMap((paper) => {
      const next = change(paper);
      return next === paper ? [] : [next];
    });
    await db.papers.bulkPut(changed);
    await after?.(changed);
    return changed;
  });
}

/** Adds and removes tags; the order in which tags were added is kept. */
export async function tagPapers(
  db: LibraryDatabase,
  ids: readonly string[],
  { add, remove }: { add: readonly string[]; remove: readonly string[] },
  at: At,
): Promise<void> {
  const gone = new Set(remove);
  await changePapers(db, ids, (paper) => {
    const tags = [...new Set([...paper.tags.filter((tag) => !gone.has(tag)), ...add])];
    const same = tags.length === paper.tags.length && tags.every((tag, i) => tag === paper.tags[i]);
    return same ? paper : { ...paper, tags, updatedAt: at.now };
  });
}

/** Sets the reading status; reaching `read` is recorded as finished. */
export async function setStatus(
  db: LibraryDatabase,
  ids: readonly string[],
  status: Status,
  at: At,
): Promise<void> {
  await changePapers(
    db,
    ids,
    (paper) =>
      paper.status === status ? paper : { ...paper, status, statusAt: at.now, updatedAt: at.now },
    async (changed) => {
      if (status !== 'read') return;
      await db.activity.bulkPut(
        changed.map(({ id }) => ({
          id: `finished:${id}:${at.now}`,
          paperId: id,
          kind: 'finished' as const,
          at: at.now,
        })),
      );
    },
  );
}

/** Pins papers to the top of the list, or lets them go. */
export async function pinPapers(
  db: LibraryDatabase,
  ids: readonly string[],
  pinned: boolean,
  at: At,
): Promise<void> {
  const value = pinned ? 1 : 0;
  await changePapers(db, ids, (paper) =>
    paper.pinned === value ? paper : { ...paper, pinned: value, updatedAt: at.now },
  );
}

/** The user's own corrections of metadata; no site overwrites them. */
export async function editMetadata(
  db: LibraryDatabase,
  id: string,
  changes: Partial<PaperRecord>,
  at: At,
): Promise<void> {
  await changePapers(db, [id], (paper) => editPaper(paper, changes, at.now));
}

/**
 * Puts papers into the bin, where they keep their notes and tags for 30 days.
 * @returns ids of those that were not there yet, for undo. Unknown ids are passed over.
 */
export function removePapers(
  db: LibraryDatabase,
  ids: readonly string[],
  at: At,
): Promise<string[]> {
  return write(db, async () => {
    const papers = await db.papers.bulkGet([...ids]);
    const live = papers.filter((paper) => paper !== undefined && paper.deletedAt === undefined);
    await db.papers.bulkPut(
      live.flatMap((paper) => (paper ? [{ ...paper, deletedAt: at.now, updatedAt: at.now }] : [])),
    );
    return live.flatMap((paper) => (paper ? [paper.id] : []));
  });
}

/** Takes papers out of the bin, as they were. */
export async function restorePapers(
  db: LibraryDatabase,
  ids: readonly string[],
  at: At,
): Promise<void> {
  await changePapers(db, ids, (paper) => {
    if (paper.deletedAt === undefined) return paper;
    const { deletedAt: _, ...live } = paper;
    return { ...live, updatedAt: at.now };
  });
}

/**
 * Records that a saved paper was opened; repeated openings within a minute are one.
 * @param meet the version that was opened: see lib/paper/versions.
 */
export async function recordOpening(
  db: LibraryDatabase,
  id: string,
  at: At,
  meet: (paper: Paper) => Paper = (paper) => paper,
): Promise<void> {
  await changePapers(
    db,
    [id],
    (paper) => {
      const met = meet(paper);
      const again = paper.openedAt !== undefined && at.now - paper.openedAt < openingMs;
      if (again) return met === paper ? paper : { ...met, updatedAt: at.now };
      return { ...met, openedAt: at.now, updatedAt: at.now };
    },
    async (changed) => {
      const opened = changed.filter(({ openedAt }) => openedAt === at.now);
      await db.activity.bulkPut(
        opened.map(({ id: paperId }) => ({
          id: `opened:${paperId}:${at.now}`,
          paperId,
          kind: 'opened' as const,
          at: at.now,
        })),
      );
    },
  );
}

/** The user knows of a version of a paper: it counts as theirs, and is no news any more. */
export async function seeVersion(
  db: LibraryDatabase,
  id: string,
  version: number,
  at: At,
): Promise<void> {
  await changePapers(db, [id], (paper) => {
    const met = meetVersion(paper, { version, read: true });
    return met === paper ? paper : { ...met, updatedAt: at.now };
  });
}

/**
 * Empties the bin of what has lain in it for 30 days, with its notes and its history.
 * @returns how many papers are gone.
 */
export function emptyBin(db: LibraryDatabase, at: At): Promise<number> {
  return write(db, async () => {
    const ids = await db.papers
      .where('deletedAt')
      .belowOrEqual(at.now - binKeepsMs)
      .primaryKeys();
    for (const table of [db.annotations, db.activity, db.outbox]) {
      await table.where('paperId').anyOf(ids).delete();
    }
    await db.papers.bulkDelete(ids);
    return ids.length;
  });
}
