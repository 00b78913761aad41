import type { LibraryDatabase } from '@/lib/library/database';
import type { Paper } from '@/lib/paper/schema';
import { type ListFilter, readFirstRows } from '@/lib/search/list';
import { readListPrefs } from './list-prefs';

/** Rows of the first paint: what fits into a tall window. */
const limit = 16;

let ahead: { filter: ListFilter; rows: Promise<Paper[]> } | undefined;

/** Read the first rows while React is still starting. Call it once, before the first render. */
export function readAhead(opening: Promise<LibraryDatabase>): void {
  const { filter } = readListPrefs();
  const rows = opening.then((db) => readFirstRows(db, { filter, limit }));
  ahead = { filter, rows };
  // A failure shows when the list reads them itself.
  rows.catch(() => {
    ahead = undefined;
  });
}

/** The first rows: those read ahead, the first time, or read now. */
export function firstRows(db: LibraryDatabase, filter: ListFilter): Promise<Paper[]> {
  const early = ahead?.filter === filter ? ahead.rows : undefined;
  ahead = undefined;
  return early ?? readFirstRows(db, { filter, limit });
}
