/** Questions to Hugging Face that the user asks: its search, and what cites a paper. */
import type { LibraryDatabase } from '../library/database';
import { fail, ok, type Result } from '../messaging/result';
import type { RemoteSearch } from '../messaging/trending-protocol';
import { paperDetailsUrl, parsePaperDetails } from '../services/hf-details';
import { parseRemoteHits, remoteSearchUrl } from '../services/hf-search';
import { type Fetch, requestJson } from '../services/http';
import { hfHost } from './feeds/daily-papers';
import { keepPapers } from './keep';
import type { PaperLinks } from './types';

/** Links that are so young are not asked for again. */
const linksFreshMs = 24 * 60 * 60_000;

export interface RemoteTools {
  db: LibraryDatabase;
  fetch: Fetch;
  /** Milliseconds since the epoch. */
  now: () => number;
}

/**
 * Searches Hugging Face's papers by meaning. The papers are kept as entries, so that they can be
 * saved, hidden and found again without asking.
 * @param query of the user; its first 250 letters are sent.
 */
export async function searchRemote(
  { db, fetch, now }: RemoteTools,
  query: string,
): Promise<Result<RemoteSearch>> {
  const answer = await requestJson(remoteSearchUrl(query), { fetch, now });
  if (!answer.ok) return fail('network', undefined, answer.failure);
  const read = parseRemoteHits(answer.value);
  if (!read || (read.hits.length === 0 && read.dropped > 0)) {
    return fail('network', undefined, { kind: 'garbage', host: hfHost, status: answer.status });
  }
  if (!db.readOnly) {
    const papers = read.hits.map(({ titleParts: _, summaryParts: __, ...item }) => item);
    await keepPapers(db, papers, now());
  }
  const age = Number(answer.headers.get('age') ?? 0) || 0;
  return ok({ host: hfHost, at: now() - age * 1000, ...read });
}

/**
 * Models, datasets and spaces that cite a paper. Kept with its entry for a day; when they cannot be
 * asked for, older ones are better than none.
 * @param key `arxiv:…`. @returns null when Hugging Face does not know the paper.
 */
export async function paperLinks(
  { db, fetch, now }: RemoteTools,
  key: string,
): Promise<Result<PaperLinks | null>> {
  if (!key.startsWith('arxiv:')) return ok(null);
  const known = (await db.feedEntries.get(key))?.links;
  if (known && Math.abs(now() - known.at) < linksFreshMs) return ok(known);
  const answer = await requestJson(paperDetailsUrl(key), { fetch, now });
  if (!answer.ok) {
    if (answer.failure.status === 404) return ok(null);
    return known ? ok(known) : fail('network', undefined, answer.failure);
  }
  const details = parsePaperDetails(answer.value, now());
  if (!details) {
    if (known) return ok(known);
    return fail('network', undefined, { kind: 'garbage', host: hfHost, status: answer.status });
  }
  const { links, paper } = details;
  if (!db.readOnly) {
    await db.feedEntries
      .where('key')
      .equals(key)
      .modify((entry) => {
        entry.links = links;
        // What a model says of a paper comes days after the paper.
        if (paper?.aiSummary !== undefined) entry.aiSummary = paper.aiSummary;
        if (paper?.aiModel !== undefined) entry.aiModel = paper.aiModel;
        if (paper && paper.keywords.length > 0) entry.keywords = paper.keywords;
      });
  }
  return ok(links);
}
