/**
 * Papers that a page on an unknown host names in its tags: rule 3 of ./site-guard. Whatever such a
 * page says is a claim, so it may add a paper of its own and nothing else.
 */

import { restorePapers } from '../library/bin';
import type { LibraryDatabase } from '../library/database';
import { summaryOf } from '../library/read';
import { savePaper } from '../library/save';
import type { At } from '../library/write';
import type { PagePartName, PaperSummary, Saved } from '../messaging/protocol';
import { expandIdentifiers, normaliseUrl } from '../paper/identifiers';
import type { Paper, PaperRecord } from '../paper/schema';
import { addressId, withAddressId } from '../sources/address';
import { ownFirst, siteMay } from './site-guard';

/** Recognition on every page, as far as the browser is concerned. */
export interface Everywhere {
  isOn(): Promise<boolean>;
  /** Does the user want badges beside the links of a page on this unknown host? */
  badgesWanted(host: string): Promise<boolean>;
  /** @param links with badges beside links; as it was by default. @returns whether it is on now. */
  set(on: boolean, links?: boolean): Promise<boolean>;
  /** Put a part of the page script into the document that asks. */
  bring(name: PagePartName, tab: { id: number; documentId?: string }): Promise<void>;
}

/** Identifiers of one page that are looked at; a paper seldom has more than five. */
const mostClaims = 20;

/** That the paper is in the library, and nothing else of it. */
export const limitedSummary = (claimed: readonly string[]): PaperSummary => ({
  id: '',
  identifiers: [...claimed],
  title: '',
  status: 'unread',
  pinned: false,
  tags: [],
  notes: 0,
  highlights: 0,
  addedAt: 0,
  limited: true,
});

async function claimed(db: LibraryDatabase, url: URL, identifiers: readonly string[]) {
  const address = normaliseUrl(url.href);
  const ids = expandIdentifiers(identifiers.slice(0, mostClaims));
  const named = addressId(url);
  const known = [...ids, ...(address ? [`url:${address}`] : []), ...(named ? [named] : [])];
  return db.papers.where('identifiers').anyOf(known).distinct().toArray();
}

/** What a page on an unknown host may know of the paper that it names. */
export async function lookClaimed(
  db: LibraryDatabase,
  url: URL,
  identifiers: readonly string[],
): Promise<PaperSummary | null> {
  const papers = await claimed(db, url, identifiers);
  const paper = ownFirst(
    url,
    papers.filter(({ deletedAt }) => deletedAt === undefined),
  );
  if (!paper) return null;
  return siteMay(url, paper) ? summaryOf(db, paper) : limitedSummary(identifiers);
}

/**
 * Saves the paper that a page on an unknown host names. A paper of the library is left as it is but
 * for coming out of the bin; one that was saved from this address may be completed, without ever
 * taking in another.
 */
export async function saveClaimed(
  db: LibraryDatabase,
  url: URL,
  said: PaperRecord,
  at: At,
): Promise<Saved> {
  const record = withAddressId(said, url);
  const papers = await claimed(db, url, record.identifiers);
  const paper = ownFirst(url, papers);
  if (paper && !siteMay(url, paper)) {
    const wasBinned = paper.deletedAt !== undefined;
    if (wasBinned) await restorePapers(db, [paper.id], at);
    const outcome = wasBinned ? 'restored' : 'known';
    return { summary: limitedSummary(record.identifiers), outcome };
  }
  const others = papers.filter((other) => other !== paper);
  const own = {
    ...record,
    identifiers: freeOf(record.identifiers, others, paper),
  };
  const saved = await savePaper(db, own, at, { page: normaliseUrl(url.href) });
  return { summary: await summaryOf(db, saved.paper), outcome: saved.outcome };
}

/** Identifiers that belong to none of these papers, so that saving unites nothing. */
function freeOf(identifiers: readonly string[], others: readonly Paper[], paper?: Paper): string[] {
  const taken = new Set(others.flatMap((other) => other.identifiers));
  const free = expandIdentifiers(identifiers).filter((id) => !taken.has(id));
  return free.length > 0 ? free : (paper?.identifiers ?? []);
}
