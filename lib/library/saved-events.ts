/**
 * When papers were saved. A paper that was saved by itself has an event in `activity`; of one that came
 * with others (an import, a restored list) the event follows from `addedAt`: a row of its own for each
 * would be half of what the database has to write.
 */
import type { Paper } from '../paper/schema';
import type { LibraryDatabase } from './database';
import type { Activity } from './types';

export const savedEvent = (paperId: string, at: number): Activity => ({
  id: `saved:${paperId}:${at}`,
  paperId,
  kind: 'saved',
  at,
});

/** The events of a paper, with the one that follows from `addedAt` where no row tells of it. */
export function withSaved(
  { id, addedAt }: Pick<Paper, 'id' | 'addedAt'>,
  rows: readonly Activity[],
): Activity[] {
  const told = rows.some(({ kind, at }) => kind === 'saved' && at === addedAt);
  return told ? [...rows] : [...rows, savedEvent(id, addedAt)];
}

/**
 * Writes down when papers were saved, before their `addedAt` becomes another. Call it in a transaction.
 * @returns the rows that were not there.
 */
export async function keepSaved(
  db: LibraryDatabase,
  papers: readonly Paper[],
): Promise<Activity[]> {
  const missing: Activity[] = [];
  for (const paper of papers) {
    const rows = await db.activity.where('paperId').equals(paper.id).toArray();
    missing.push(...withSaved(paper, rows).slice(rows.length));
  }
  await db.activity.bulkPut(missing);
  return missing;
}
