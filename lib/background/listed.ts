/** What pages that list papers may ask: little, and nothing that changes what is there. */
import { removePapers } from '../library/bin';
import { setStatus } from '../library/change';
import type { LibraryDatabase } from '../library/database';
import { LibraryError } from '../library/errors';
import { queueMetadata } from '../library/outbox';
import { findByIdentifiers } from '../library/read';
import { savePaper } from '../library/save';
import type { At } from '../library/write';
import type { Listed, ListedSaved } from '../messaging/protocol';
import { expandIdentifiers, samePaper } from '../paper/identifiers';
import type { Paper, PaperRecord, Status } from '../paper/schema';
import { identify } from '../sources';
import { paperAt } from '../sources/listing';
import type { Outside } from './metadata';

/** What was saved longer ago than this (ms) is not the list's to take back. */
export const undoMs = 10 * 60_000;

/** Answers for each paper, in order; one query for all of them. */
export async function lookUpListed(
  db: LibraryDatabase,
  papers: readonly (readonly string[])[],
): Promise<(Listed | null)[]> {
  const wanted = papers.map((identifiers) => expandIdentifiers(identifiers));
  const rows = await db.papers.where('identifiers').anyOf(wanted.flat()).toArray();
  const live = new Map(
    rows.filter((paper) => paper.deletedAt === undefined).map((paper) => [paper.id, paper]),
  );
  const notes = await noteCounts(db, [...live.keys()]);
  const byIdentifier = new Map(
    [...live.values()].flatMap((paper) => paper.identifiers.map((id) => [id, paper] as const)),
  );
  return wanted.map((identifiers) => {
    const paper = identifiers.map((id) => byIdentifier.get(id)).find((found) => found);
    return paper ? listedOf(paper, notes.get(paper.id) ?? 0) : null;
  });
}

/**
 * Saves one paper of a list. A paper that is there already is left as it is, and one in the bin
 * comes back as it was: what a list says of it is thinner than what is known, and several
 * identifiers from a list must not unite papers.
 * @param mayAsk whether a page may be asked for metadata.
 */
export async function saveListed(
  db: LibraryDatabase,
  record: PaperRecord,
  at: At,
  mayAsk: Outside['mayAsk'],
): Promise<ListedSaved & { pending: boolean }> {
  const identifiers = expandIdentifiers(record.identifiers);
  const rows = await db.papers.where('identifiers').anyOf(identifiers).toArray();
  const live = rows.find((paper) => paper.deletedAt === undefined);
  if (live) {
    const [listed] = await lookUpListed(db, [live.identifiers]);
    return { listed: listed ?? listedOf(live, 0), outcome: 'known', pending: false };
  }
  const page = await pageToAsk(record, mayAsk);
  const thin = record.authors.length === 0 && page !== undefined;
  const said = rows[0] ?? { ...record, ...(thin && { provisional: true }) };
  const { paper, outcome } = await savePaper(db, said, at);
  const pending = paper.provisional === true && page !== undefined;
  if (pending && page) await queueMetadata(db, { paperId: paper.id, url: page }, at);
  const notes = await noteCounts(db, [paper.id]);
  return { listed: listedOf(paper, notes.get(paper.id) ?? 0), outcome, pending };
}

/**
 * Puts a paper back into the bin if it was saved within the last ten minutes.
 * @param only given by pages that are trusted less: the paper must have been saved by such a page
 * (this is its `source`), and the user have done nothing with it since.
 */
export async function undoListed(
  db: LibraryDatabase,
  identifiers: readonly string[],
  at: At,
  only?: string,
): Promise<boolean> {
  const paper = await findByIdentifiers(db, identifiers);
  if (!paper || at.now - paper.addedAt > undoMs) return false;
  if (only !== undefined) {
    const touched = paper.tags.length > 0 || paper.status !== 'unread' || paper.pinned > 0;
    const notes = await noteCounts(db, [paper.id]);
    if (paper.source !== only || touched || notes.size > 0) return false;
  }
  return (await removePapers(db, [paper.id], at)).removed.length > 0;
}

/** @throws LibraryError `not-found` when the paper is not in the library. */
export async function setListedStatus(
  db: LibraryDatabase,
  identifiers: readonly string[],
  status: Status,
  at: At,
): Promise<void> {
  const paper = await findByIdentifiers(db, identifiers);
  if (!paper) throw new LibraryError('not-found');
  await setStatus(db, [paper.id], status, at);
}

/** How many papers these addresses lead to, and how many of those are in the library. */
export async function countLinked(
  db: LibraryDatabase,
  urls: readonly string[],
  own: readonly string[],
): Promise<{ papers: number; saved: number }> {
  const mine = new Set(expandIdentifiers(own));
  const papers = new Map<string, readonly string[]>();
  for (const each of urls) {
    const url = URL.parse(each);
    const { identifiers = [] } = (url && paperAt(url, { identify })) ?? {};
    const [first] = identifiers;
    if (first && !identifiers.some((id) => mine.has(id))) papers.set(first, identifiers);
  }
  const listed = await lookUpListed(db, [...papers.values()]);
  return { papers: papers.size, saved: listed.filter(Boolean).length };
}

/** What a page on an unknown host is told of a paper. */
export const statusAlone = ({ status }: Listed): Listed => ({ status, notes: 0, tags: 0 });

const listedOf = (paper: Paper, notes: number): Listed => ({
  status: paper.status,
  notes,
  tags: paper.tags.length,
});

async function noteCounts(
  db: LibraryDatabase,
  paperIds: readonly string[],
): Promise<Map<string, number>> {
  const counts = new Map<string, number>();
  if (paperIds.length === 0) return counts;
  const rows = await db.annotations.where('paperId').anyOf(paperIds).toArray();
  for (const { paperId, kind, deletedAt } of rows) {
    if (kind !== 'note' || deletedAt !== undefined) continue;
    counts.set(paperId, (counts.get(paperId) ?? 0) + 1);
  }
  return counts;
}

/** The paper's own page, from its address and not from what a list calls its page. */
async function pageToAsk(
  record: PaperRecord,
  mayAsk: Outside['mayAsk'],
): Promise<string | undefined> {
  const url = record.urls.page ? URL.parse(record.urls.page) : null;
  const found = url && identify(url);
  if (!found || !(await mayAsk(found.page))) return undefined;
  return samePaper(found.identifiers, record.identifiers) ? found.page : undefined;
}
