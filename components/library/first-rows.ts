import type { LibraryDatabase } from '@/lib/library/database';
import type { Paper } from '@/lib/paper/schema';
import { readFirstRows } from '@/lib/search/list';
import { type ListPrefs, readListPrefs } from './list-prefs';

/** Rows of the first paint: what fits into a tall window. */
const limit = 16;

type Rows = Promise<Paper[] | undefined>;

let ahead: { prefs: ListPrefs; rows: Rows } | undefined;

const read = (db: LibraryDatabase, { filter, sort }: ListPrefs): Rows =>
  readFirstRows(db, { filter, sort, limit });

/** Read the first rows while React is still starting. Call it once, before the first render. */
export function readAhead(opening: Promise<LibraryDatabase>): void {
  const prefs = readListPrefs();
  const rows = opening.then((db) => read(db, prefs));
  ahead = { prefs, rows };
  // A failure shows when the list reads them itself.
  rows.catch(() => {
    ahead = undefined;
  });
}

/** The first rows: those read ahead, the first time, or read now. */
export function firstRows(db: LibraryDatabase, prefs: ListPrefs): Rows {
  const same = ahead?.prefs.filter === prefs.filter && ahead.prefs.sort === prefs.sort;
  const early = same ? ahead?.rows : undefined;
  ahead = undefined;
  return early ?? read(db, prefs);
}
