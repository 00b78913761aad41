/** Read-only queries, for the worker and for extension pages (live). */
import type { PaperSummary } from '../messaging/protocol';
import { expandIdentifiers } from '../paper/identifiers';
import type { Paper, Status } from '../paper/schema';
import type { LibraryDatabase } from './database';
import { carriersOfTags } from './tag-index';
import type { Annotation } from './types';

/** The paper with any of these identifiers, if it is in the library and not in the bin. */
export async function findByIdentifiers(
  db: LibraryDatabase,
  identifiers: readonly string[],
): Promise<Paper | undefined> {
  const ids = expandIdentifiers([...identifiers]);
  const found = await db.papers.where('identifiers').anyOf(ids).toArray();
  return found.find((paper) => paper.deletedAt === undefined);
}

/** Notes and highlights of a paper that are not in the bin, oldest first. */
export async function annotationsOf(db: LibraryDatabase, paperId: string): Promise<Annotation[]> {
  const rows = await db.annotations.where('paperId').equals(paperId).toArray();
  return rows
    .filter((row) => row.deletedAt === undefined)
    .sort((a, b) => a.createdAt - b.createdAt);
}

/** Notes on the paper itself (no passage), oldest first. */
export async function notesOf(db: LibraryDatabase, paperId: string): Promise<Annotation[]> {
  const rows = await annotationsOf(db, paperId);
  return rows.filter((row) => row.kind === 'note' && row.selectors === undefined);
}

/** What the page of a paper may know of it. */
export async function summaryOf(db: LibraryDatabase, paper: Paper): Promise<PaperSummary> {
  const annotations = await annotationsOf(db, paper.id);
  const note = annotations.find((row) => row.kind === 'note' && row.selectors === undefined);
  return {
    id: paper.id,
    identifiers: paper.identifiers,
    title: paper.title,
    status: paper.status,
    pinned: paper.pinned === 1,
    tags: paper.tags,
    notes: annotations.filter((row) => row.kind === 'note').length,
    highlights: annotations.filter((row) => row.kind === 'highlight').length,
    ...(note && { note: { id: note.id, body: note.body } }),
    addedAt: paper.addedAt,
    ...(paper.provisional && { provisional: true }),
    ...(paper.version !== undefined && { version: paper.version }),
    ...(paper.savedVersion !== undefined && { savedVersion: paper.savedVersion }),
  };
}

/** All tags with the number of papers that carry them, most used first. */
export async function allTags(db: LibraryDatabase): Promise<{ tag: string; count: number }[]> {
  const carriers = await carriersOfTags(db);
  return carriers
    .map(([tag, ids]) => ({ tag, count: ids.length }))
    .sort((a, b) => b.count - a.count || a.tag.localeCompare(b.tag));
}

export type PaperSort = 'added' | 'opened';

/** Ids of the papers that are not in the bin, newest first. Reads index keys only. */
export async function livePaperIds(
  db: LibraryDatabase,
  { status, sort = 'added' }: { status?: Status; sort?: PaperSort } = {},
): Promise<string[]> {
  const binned = new Set(await db.papers.orderBy('deletedAt').primaryKeys());
  const ordered =
    sort === 'added'
      ? await db.papers.orderBy('addedAt').reverse().primaryKeys()
      : await openedFirst(db);
  const wanted = status && new Set(await db.papers.where('status').equals(status).primaryKeys());
  return ordered.filter((id) => !binned.has(id) && (!wanted || wanted.has(id)));
}

/** Opened papers, last opened first, then those never opened, last added first. */
async function openedFirst(db: LibraryDatabase): Promise<string[]> {
  const opened = await db.papers.orderBy('openedAt').reverse().primaryKeys();
  const added = await db.papers.orderBy('addedAt').reverse().primaryKeys();
  return [...new Set([...opened, ...added])];
}

/** Papers in the order of the ids; those that are gone are left out. */
export async function papersByIds(db: LibraryDatabase, ids: readonly string[]): Promise<Paper[]> {
  const papers = await db.papers.bulkGet([...ids]);
  return papers.filter((paper) => paper !== undefined);
}
