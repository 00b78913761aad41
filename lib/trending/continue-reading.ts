/** The side column: what to go on with. */
import type { LibraryDatabase } from '../library/database';
import type { Paper } from '../paper/schema';

/** A paper unread for so long has been forgotten. */
const forgottenMs = 7 * 24 * 60 * 60_000;
/** Rows that are looked at in each index, whatever the size of the library. */
const looked = 40;

export interface Continued {
  paper: Paper;
  /** Notes and highlights on it. */
  notes: number;
}

/**
 * Papers being read, last touched first; then those opened lately and not read; then those saved
 * more than a week ago and never opened.
 * @param now milliseconds since the epoch; @param limit how many at most.
 */
export async function continueReading(
  db: LibraryDatabase,
  now: number,
  limit: number,
): Promise<Continued[]> {
  const within = (status: string, until: number) =>
    db.papers
      .where('[status+addedAt]')
      .between([status, 0], [status, until], true, true)
      .reverse()
      .limit(looked)
      .toArray();
  const [reading, opened, forgotten] = await Promise.all([
    within('reading', Number.MAX_SAFE_INTEGER),
    db.papers.orderBy('openedAt').reverse().limit(looked).toArray(),
    within('unread', now - forgottenMs),
  ]);
  const touched = (paper: Paper) => Math.max(paper.openedAt ?? 0, paper.statusAt ?? paper.addedAt);
  const all = [
    ...[...reading, ...opened]
      .filter((paper) => paper.status === 'reading')
      .sort((a, b) => touched(b) - touched(a)),
    ...opened.filter((paper) => paper.status === 'unread'),
    ...forgotten.filter((paper) => paper.openedAt === undefined),
  ];
  const unique = new Map(all.map((paper) => [paper.id, paper]));
  const papers = [...unique.values()]
    .filter((paper) => paper.deletedAt === undefined)
    .slice(0, limit);
  return Promise.all(papers.map(async (paper) => ({ paper, notes: await notesOf(db, paper.id) })));
}

async function notesOf(db: LibraryDatabase, paperId: string): Promise<number> {
  return db.annotations
    .where('paperId')
    .equals(paperId)
    .filter((annotation) => annotation.deletedAt === undefined)
    .count();
}
