/** The side column: what to go on with. */
import type { LibraryDatabase } from '../library/database';
import type { Paper } from '../paper/schema';
import { readForgotten } from './local';

/** Rows that are looked at in each index, whatever the size of the library. */
const looked = 40;

export interface Continued {
  paper: Paper;
  /** Notes and highlights on it. */
  notes: number;
}

/** Papers being read, last touched first; then those opened lately and not read. */
export async function continueReading(db: LibraryDatabase, limit: number): Promise<Continued[]> {
  const [reading, opened] = await Promise.all([
    db.papers
      .where('[status+addedAt]')
      .between(['reading', 0], ['reading', Number.MAX_SAFE_INTEGER], true, true)
      .reverse()
      .limit(looked)
      .toArray(),
    db.papers.orderBy('openedAt').reverse().limit(looked).toArray(),
  ]);
  const touched = (paper: Paper) => Math.max(paper.openedAt ?? 0, paper.statusAt ?? paper.addedAt);
  const all = [
    ...[...reading, ...opened]
      .filter((paper) => paper.status === 'reading')
      .sort((a, b) => touched(b) - touched(a)),
    ...opened.filter((paper) => paper.status === 'unread'),
  ];
  const unique = new Map(all.map((paper) => [paper.id, paper]));
  const kept = [...unique.values()].filter((paper) => paper.deletedAt === undefined);
  return withNotes(db, kept.slice(0, limit));
}

/** Papers saved long ago and never opened, each day others. @param now ms since the epoch. */
export async function forgotten(
  db: LibraryDatabase,
  now: number,
  limit: number,
): Promise<Continued[]> {
  return withNotes(db, (await readForgotten(db, now)).slice(0, limit));
}

function withNotes(db: LibraryDatabase, papers: readonly Paper[]): Promise<Continued[]> {
  return Promise.all(papers.map(async (paper) => ({ paper, notes: await notesOf(db, paper.id) })));
}

async function notesOf(db: LibraryDatabase, paperId: string): Promise<number> {
  return db.annotations
    .where('paperId')
    .equals(paperId)
    .filter((annotation) => annotation.deletedAt === undefined)
    .count();
}
