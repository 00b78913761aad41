/** The rows that a page has read, so that what was there before shows at once. */
import type { LibraryDatabase } from '@/lib/library/database';
import { papersByIds } from '@/lib/library/read';
import type { Annotation } from '@/lib/library/types';
import type { Paper } from '@/lib/paper/schema';

export interface Row {
  paper: Paper;
  notes: number;
  /** What the user wrote and marked, for the snippet of a search. */
  texts: readonly Pick<Annotation, 'kind' | 'body' | 'quote'>[];
}

/** Rows kept at most; enough to scroll back without reading again. */
const most = 2000;

const caches = new WeakMap<LibraryDatabase, Map<string, Row>>();

/** What is known of a library's rows. */
export function knownRows(db: LibraryDatabase): Map<string, Row> {
  const known = caches.get(db) ?? new Map<string, Row>();
  caches.set(db, known);
  return known;
}

/**
 * Rows from the database; what was known already stays the same object where nothing has changed.
 * @param annotated those that have notes or highlights, where that is known.
 */
export async function readRows(
  db: LibraryDatabase,
  ids: readonly string[],
  annotated: readonly string[] = ids,
): Promise<void> {
  if (ids.length === 0) return;
  // All asked for at once: `anyOf` would walk a cursor, and wait for each of its steps.
  const [papers, annotations] = await db.transaction('r', db.papers, db.annotations, () =>
    Promise.all([
      papersByIds(db, ids),
      Promise.all(annotated.map((id) => db.annotations.where('paperId').equals(id).toArray())),
    ]),
  );
  const known = knownRows(db);
  for (const oldest of known.keys()) {
    if (known.size <= most) break;
    known.delete(oldest);
  }
  const byPaper = new Map<string, Annotation[]>();
  for (const row of annotations.flat()) {
    if (row.deletedAt !== undefined) continue;
    byPaper.set(row.paperId, [...(byPaper.get(row.paperId) ?? []), row]);
  }
  for (const paper of papers) {
    const own = byPaper.get(paper.id) ?? [];
    const notes = own.filter(({ kind }) => kind === 'note').length;
    const texts = own.map(({ kind, body, quote }) => ({ kind, body, quote }));
    known.set(paper.id, keep(known.get(paper.id), { paper, notes, texts }));
  }
}

/** The row that is known where nothing in it has changed, so that it is not drawn again. */
function keep(known: Row | undefined, row: Row): Row {
  const same =
    known !== undefined &&
    known.paper.updatedAt === row.paper.updatedAt &&
    JSON.stringify(known) === JSON.stringify(row);
  return same ? known : row;
}

/**
 * Reads what is not known of the first rows of a list, so that it can be drawn at one stroke.
 * @param count how many of them are on the screen; @param annotated those of them that have notes or
 * highlights, where that is known.
 * @returns undefined when nothing has to be read. A failure is left to who draws the rows.
 */
export function prepareRows(
  db: LibraryDatabase,
  ids: readonly string[],
  count: number,
  annotated?: readonly string[],
): Promise<void> | undefined {
  const known = knownRows(db);
  const missing = ids.slice(0, count).filter((id) => !known.has(id));
  if (missing.length === 0) return undefined;
  const noted = annotated && missing.filter((id) => annotated.includes(id));
  return readRows(db, missing, noted).catch(() => undefined);
}
