import type { LibraryDatabase } from '../library/database';
import { LibraryError } from '../library/errors';
import { claimJob, dropJob, maxAttempts, postponeJob, queueMetadata } from '../library/outbox';
import { savePaper } from '../library/save';
import type { OutboxJob } from '../library/types';
import type { At } from '../library/write';
import type { NetworkFailure } from '../messaging/result';
import { recordSchema } from '../paper/schema';
import { type Fetch, requestText, retryDelay } from '../services/http';
import { extract, identify } from '../sources';
import { detailsPage } from '../sources/details';
import { parsePage } from './parse';

/** arXiv asks for three seconds between requests; nobody else is asked faster. */
export const politeGapMs = 3100;

export interface Outside {
  fetch: Fetch;
  now(): number;
  newId(): string;
  /** A number from 0 to 1 that spreads repeated attempts. */
  jitter(): number;
  /** May the page's host be asked: always, or because the user has allowed it? */
  mayAsk(url: string): boolean | Promise<boolean>;
  /** Has the browser allowed the host? For lists that the user chose by name. */
  hasHost?(url: string): Promise<boolean>;
  /** Remember that the user allows the page's host to be asked. */
  allow?(url: string): Promise<void>;
}

/**
 * Does the outbox jobs that are due, one after the other: asks the paper's own page for its
 * metadata and unites it with the paper. Stopped at any point it loses nothing: a job leaves the
 * outbox in the transaction that stores its answer.
 */
export async function fetchDueMetadata(db: LibraryDatabase, outside: Outside): Promise<void> {
  for (;;) {
    const at: At = { now: outside.now(), newId: outside.newId };
    const job = await claimJob(db, at, politeGapMs);
    if (!job) return;
    await fetchMetadata(db, job, outside);
  }
}

/**
 * Queues the question for a paper whose site the user has just allowed to be asked. What rested
 * after failures is tried again.
 * @throws LibraryError `not-found` without the paper, `no-access` when its site has no page that
 * would tell, or the browser does not let it be read.
 */
export async function askForDetails(
  db: LibraryDatabase,
  paperId: string,
  at: At,
  outside: Outside,
): Promise<void> {
  const paper = await db.papers.get(paperId);
  if (!paper) throw new LibraryError('not-found', paperId);
  const url = detailsPage(paper);
  if (url === undefined) throw new LibraryError('no-access', paperId);
  await outside.allow?.(url);
  if (!(await outside.mayAsk(url))) throw new LibraryError('no-access', new URL(url).host);
  await dropJob(db, `fetch-metadata:${paperId}`);
  await queueMetadata(db, { paperId, url }, at);
}

/**
 * Has the worker read a page itself whose word alone was not enough to unite two papers: what the
 * site answers to us, no page in a tab can have changed.
 * @returns whether the page's site may be asked and is.
 */
export async function askAgain(
  db: LibraryDatabase,
  paperId: string,
  sender: { kind: 'page' } | { kind: 'site'; url: URL },
  at: At,
  mayAsk: Outside['mayAsk'],
): Promise<boolean> {
  const url = sender.kind === 'site' ? identify(sender.url)?.page : undefined;
  if (url === undefined || !(await mayAsk(url))) return false;
  await queueMetadata(db, { paperId, url }, at);
  return true;
}

async function fetchMetadata(db: LibraryDatabase, job: OutboxJob, outside: Outside): Promise<void> {
  const paper = await db.papers.get(job.paperId);
  if (!paper || paper.deletedAt !== undefined || !(await outside.mayAsk(job.url))) {
    await dropJob(db, job.id);
    return;
  }
  const answer = await requestText(job.url, { fetch: outside.fetch, now: outside.now });
  if (!answer.ok) {
    await postpone(db, job, answer.failure, outside);
    return;
  }
  const record = recordFrom(answer.value, job.url);
  if (!record) {
    const host = new URL(job.url).host;
    await postpone(db, job, { kind: 'garbage', host, status: answer.status }, outside);
    return;
  }
  await savePaper(db, record, { now: outside.now(), newId: outside.newId }, { restore: false });
}

/** The page's record, or undefined when the page is no paper's page or breaks the parser. */
function recordFrom(html: string, url: string) {
  try {
    const parsed = recordSchema.safeParse(extract(parsePage(html), new URL(url)));
    return parsed.success ? parsed.data : undefined;
  } catch {
    return undefined;
  }
}

async function postpone(
  db: LibraryDatabase,
  job: OutboxJob,
  failure: NetworkFailure,
  outside: Outside,
): Promise<void> {
  // A refusal such as 404 does not change by asking often: the longest pause at once.
  const attempts = failure.kind === 'refused' ? maxAttempts : job.attempts;
  const notBefore = failure.retryAt ?? outside.now() + retryDelay(attempts, outside.jitter());
  await postponeJob(db, job, { code: 'network', network: failure }, notBefore);
}
