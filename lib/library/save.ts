import { expandIdentifiers } from '../paper/identifiers';
import { createPaper, mergeRecord, unitePapers } from '../paper/merge';
import type { Paper, PaperRecord } from '../paper/schema';
import { spelledOut } from '../paper/spelling';
import { meetVersion, versionHad } from '../paper/versions';
import { trustOf } from '../sources';
import type { LibraryDatabase } from './database';
import { keepSaved, savedEvent } from './saved-events';
import { type At, write } from './write';

export interface SaveOutcome {
  paper: Paper;
  /** `new`: not there before; `restored`: was in the bin; `known`: was there and is now united. */
  outcome: 'new' | 'restored' | 'known';
  /** Papers that share an identifier and were left alone, because `owns` does not name them. */
  withheld?: string[];
}

export interface SaveOptions {
  restore?: boolean;
  page?: string | undefined;
  owns?: (paper: Paper) => boolean;
}

/**
 * Saves what a page, a feed or an import says of a paper, or unites it with what is there: records
 * that share an identifier are one paper. One transaction; saying the same twice changes nothing.
 * @param record metadata, already parsed.
 * @param options.restore take the paper out of the bin if it is there (default true); background
 * work passes false, so that what the user deleted stays deleted.
 * @param options.owns for what a web page says of itself: whether its own address names a paper of the
 * library. One that only its content names is taken in while nothing of the user's hangs on it, and
 * left alone otherwise (docs/architecture.md, “Uniting”).
 * @param options.page address of the page on an unknown host that it is saved from, normalised.
 */
export function savePaper(
  db: LibraryDatabase,
  record: PaperRecord,
  at: At,
  { restore = true, page, owns }: SaveOptions = {},
): Promise<SaveOutcome> {
  const identifiers = expandIdentifiers(record.identifiers);
  const { latest, ...whole } = { ...spelledOut(record), identifiers };
  return write(db, async () => {
    const found = await db.papers.where('identifiers').anyOf(identifiers).toArray();
    const all = [...new Map(found.map((paper) => [paper.id, paper])).values()];
    const withheld = owns ? await notToBeTaken(db, all, owns) : [];
    const incoming = { ...whole, identifiers: without(identifiers, withheld) };
    const told = withheld.length > 0 && { withheld: withheld.map(({ id }) => id) };
    const known = all.filter((paper) => !withheld.includes(paper));
    const [keep, ...others] = known.sort(byStanding);
    if (!keep) {
      const made = withPage(createPaper(incoming, { id: at.newId(), now: at.now }), page);
      const paper = withNews(made, latest);
      await db.papers.add(paper);
      await recordSaved(db, paper.id, at.now);
      return { paper, outcome: 'new', ...told };
    }

    let paper = await takeIn(db, keep, others, at);
    paper = withVersion(paper, mergeRecord(paper, incoming, trustOf, at.now), {
      version: incoming.version,
      // What completes a stand-in tells of the newest version, not of the one that was saved.
      read: restore && !paper.provisional,
    });
    paper = withNews(withPage(paper, page), latest);
    const wasBinned = paper.deletedAt !== undefined;
    if (wasBinned && restore) {
      const { deletedAt: _, ...live } = paper;
      await keepSaved(db, [paper]);
      // Saved anew: it belongs on top of the list, as a new one would.
      paper = { ...live, addedAt: at.now, updatedAt: at.now };
      await recordSaved(db, paper.id, at.now);
    }
    if (paper !== keep) await db.papers.put(paper);
    if (!paper.provisional) await db.outbox.where('paperId').equals(paper.id).delete();
    return { paper, outcome: wasBinned && restore ? 'restored' : 'known', ...told };
  });
}

/** Papers that a page has no right to bring together with its own: the user's words hang on them. */
async function notToBeTaken(
  db: LibraryDatabase,
  papers: readonly Paper[],
  owns: (paper: Paper) => boolean,
): Promise<Paper[]> {
  const kept: Paper[] = [];
  for (const paper of papers) {
    if (owns(paper)) continue;
    const notes = await db.annotations.where('paperId').equals(paper.id).count();
    if (notes > 0 || isTouched(paper)) kept.push(paper);
  }
  return kept;
}

/** Whether the user has done more with a paper than save it. */
const isTouched = ({ tags, status, pinned, rating, rank, provenance }: Paper): boolean =>
  tags.length > 0 ||
  status !== 'unread' ||
  pinned !== 0 ||
  rating !== undefined ||
  rank !== undefined ||
  Object.values(provenance).some((said) => said?.source === 'user');

const without = (identifiers: readonly string[], papers: readonly Paper[]): string[] =>
  identifiers.filter((id) => !papers.some((paper) => paper.identifiers.includes(id)));

/**
 * Which version is the user's after a record was taken in: the one of the record if the user saved
 * it, the one from before if the site told of it by itself.
 */
function withVersion(
  before: Paper,
  merged: Paper,
  { version, read }: { version: number | undefined; read: boolean },
): Paper {
  if (version === undefined) return merged;
  const met = meetVersion(before, { version, read });
  if (met === before || met.savedVersion === versionHad(merged)) return merged;
  return { ...merged, savedVersion: met.savedVersion };
}

/** A page that shows an older version tells that there is a newer one. */
const withNews = (paper: Paper, latest: number | undefined): Paper =>
  latest === undefined ? paper : meetVersion(paper, { version: latest, read: false });

const mostPages = 20;

function withPage(paper: Paper, page: string | undefined): Paper {
  if (page === undefined || paper.savedFrom?.includes(page)) return paper;
  return { ...paper, savedFrom: [...(paper.savedFrom ?? []), page].slice(-mostPages) };
}

/** Live before binned, then the one that was there first. */
export const byStanding = (a: Paper, b: Paper): number =>
  Number(a.deletedAt !== undefined) - Number(b.deletedAt !== undefined) || a.addedAt - b.addedAt;

/** What the activity keeps of two papers that became one: enough to take them apart again. */
export interface United {
  /** The paper that was taken in, whole, and what was its own. */
  paper: Paper;
  annotationIds: string[];
  activityIds?: string[];
  outboxIds?: string[];
  /** The paper that took it in, before and after. */
  before?: Paper;
  after?: Paper;
}

/**
 * Unites papers that turn out to be one; what was taken in is kept whole in the activity. Call it
 * in a transaction.
 * @param asKept what `keep` says of itself stays; see lib/paper/merge.
 */
export async function takeIn(
  db: LibraryDatabase,
  keep: Paper,
  others: Paper[],
  at: At,
  asKept = false,
): Promise<Paper> {
  let paper = keep;
  if (others.length > 0) await keepSaved(db, [keep, ...others]);
  for (const other of others) {
    const moved = async (table: 'annotations' | 'activity' | 'outbox') => {
      const rows = db.table<{ paperId: string }, string>(table).where('paperId').equals(other.id);
      const ids = await rows.primaryKeys();
      await rows.modify({ paperId: keep.id });
      return ids;
    };
    const before = paper;
    paper = unitePapers(paper, other, trustOf, at.now, asKept);
    const united: United = {
      paper: other,
      annotationIds: await moved('annotations'),
      activityIds: await moved('activity'),
      outboxIds: await moved('outbox'),
      before,
      after: paper,
    };
    await db.activity.put({
      id: `united:${keep.id}:${other.id}`,
      paperId: keep.id,
      kind: 'united',
      at: at.now,
      data: united,
    });
    // First out, then in: the database lets an identifier belong to one paper only.
    await db.papers.delete(other.id);
  }
  if (others.length > 0) await db.papers.put(paper);
  return paper;
}

async function recordSaved(db: LibraryDatabase, paperId: string, now: number): Promise<void> {
  await db.activity.put(savedEvent(paperId, now));
}
