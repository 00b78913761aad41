/** Changes to papers that are there. Each is one transaction and can be repeated without harm. */
import type { Paper, Status } from '../paper/schema';
import { meetVersion } from '../paper/versions';
import { type Applied, changePapers } from './apply';
import type { LibraryDatabase } from './database';
import type { Activity } from './types';
import type { At } from './write';

/** Two openings closer than this (ms) are one: a page that reloads is not read twice. */
const openingMs = 60_000;

/** Adds and removes tags; the order in which tags were added is kept. */
export function tagPapers(
  db: LibraryDatabase,
  ids: readonly string[],
  { add, remove }: { add: readonly string[]; remove: readonly string[] },
  at: At,
): Promise<Applied> {
  const gone = new Set(remove);
  const change = (paper: Paper): Paper => {
    const tags = [...new Set([...paper.tags.filter((tag) => !gone.has(tag)), ...add])];
    const same = tags.length === paper.tags.length && tags.every((tag, i) => tag === paper.tags[i]);
    return same ? paper : { ...paper, tags, updatedAt: at.now };
  };
  return changePapers(db, ids, { kind: 'tag', change }, at);
}

/** Sets the reading status; reaching `read` is recorded as finished. */
export function setStatus(
  db: LibraryDatabase,
  ids: readonly string[],
  status: Status,
  at: At,
): Promise<Applied> {
  const change = (paper: Paper): Paper =>
    paper.status === status ? paper : { ...paper, status, statusAt: at.now, updatedAt: at.now };
  const after = async (changed: Paper[]) => {
    if (status !== 'read') return [];
    const finished = changed.map(
      ({ id }): Activity => ({
        id: `finished:${id}:${at.now}`,
        paperId: id,
        kind: 'finished',
        at: at.now,
      }),
    );
    await db.activity.bulkPut(finished);
    return finished.map(({ id }) => ({ table: 'activity' as const, id, before: null, after: {} }));
  };
  return changePapers(db, ids, { kind: 'status', change, after }, at);
}

/** Pins papers to the top of the list, or lets them go. */
export function pinPapers(
  db: LibraryDatabase,
  ids: readonly string[],
  pinned: boolean,
  at: At,
): Promise<Applied> {
  const value = pinned ? 1 : 0;
  const change = (paper: Paper): Paper =>
    paper.pinned === value ? paper : { ...paper, pinned: value, updatedAt: at.now };
  return changePapers(db, ids, { kind: 'pin', change }, at);
}

/** Rates papers from 1 to 5; `null` takes the rating away. */
export function ratePapers(
  db: LibraryDatabase,
  ids: readonly string[],
  rating: number | null,
  at: At,
): Promise<Applied> {
  const change = (paper: Paper): Paper => {
    if ((paper.rating ?? null) === rating) return paper;
    const { rating: _, ...rest } = paper;
    return { ...rest, ...(rating !== null && { rating }), updatedAt: at.now };
  };
  return changePapers(db, ids, { kind: 'rate', change }, at);
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
  const change = (paper: Paper): Paper => {
    const met = meet(paper);
    const again = paper.openedAt !== undefined && at.now - paper.openedAt < openingMs;
    if (again) return met === paper ? paper : { ...met, updatedAt: at.now };
    return { ...met, openedAt: at.now, updatedAt: at.now };
  };
  const after = async (changed: Paper[]) => {
    const opened = changed.filter(({ openedAt }) => openedAt === at.now);
    await db.activity.bulkPut(
      opened.map(({ id: paperId }) => ({
        id: `opened:${paperId}:${at.now}`,
        paperId,
        kind: 'opened' as const,
        at: at.now,
      })),
    );
  };
  await changePapers(db, [id], { kind: 'open', change, after }, at);
}

/** The user knows of a version of a paper: it counts as theirs, and is no news any more. */
export async function seeVersion(
  db: LibraryDatabase,
  id: string,
  version: number,
  at: At,
): Promise<void> {
  const change = (paper: Paper): Paper => {
    const met = meetVersion(paper, { version, read: true });
    return met === paper ? paper : { ...met, updatedAt: at.now };
  };
  await changePapers(db, [id], { kind: 'seen', change }, at);
}
