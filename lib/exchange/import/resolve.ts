/**
 * Asking services for the papers of an import, one question after the other. Nothing is asked that
 * the user has not agreed to; what was answered is stored at once, so that after a stop it goes on
 * where it was.
 */
import type { LibraryDatabase } from '../../library/database';
import type { ImportItem, ImportJob } from '../../library/types';
import { write } from '../../library/write';
import type { NetworkFailure } from '../../messaging/result';
import { samePaper } from '../../paper/identifiers';
import type { PaperRecord } from '../../paper/schema';
import { serviceGaps, serviceHosts } from '../../services/hosts';
import { type Fetch, requestText, retryDelay } from '../../services/http';
import { readItems, writeItems } from './items';
import { planDrafts } from './plan';
import { nextQuery, type Query } from './questions';
import { shownFrom, similarity, takenFrom } from './similarity';
import { dataOf, itemsIn, jobIn } from './stage';
import { type ItemData, type Match, type ServiceId, serviceIds } from './types';

export interface Asker {
  fetch: Fetch;
  now(): number;
  jitter(): number;
  /** Has the browser granted the service's host? */
  mayAsk(url: string): boolean | Promise<boolean>;
}

/** After so many failures in a row at one question it is passed over. */
const mostAttempts = 4;
/** Proposals that are shown for an item. */
const mostMatches = 5;

/** The user agrees to ask these services, or to none any more. */
export function startResolving(
  db: LibraryDatabase,
  { id, services }: { id: string; services: readonly ServiceId[] },
  now: number,
): Promise<void> {
  return write(db, async () => {
    const { trouble: _, ...job } = await jobIn(db, id, ['preview', 'resolving']);
    const state = services.length > 0 ? 'resolving' : 'preview';
    await db.imports.put({ ...job, state, services: [...services], updatedAt: now });
  });
}

/**
 * Asks the next question, if one is due.
 * @returns how long to wait before the next (ms); undefined when nothing is left to ask.
 */
export async function resolveNext(
  db: LibraryDatabase,
  id: string,
  asker: Asker,
): Promise<number | undefined> {
  const job = await db.imports.get(id);
  if (job?.state !== 'resolving') return undefined;
  const wait = (job.trouble?.retryAt ?? 0) - asker.now();
  if (wait > 0 && wait <= longestWaitMs) return wait;
  const items = await itemsIn(db, job, 'find');
  const open = items.map((item) => ({ index: item.index, data: dataOf(item) }));
  const query = nextQuery(open, agreed(job));
  if (!query) {
    await endResolving(db, id, asker.now());
    return undefined;
  }
  const gap = await leaseQuestion(db, id, query.service, asker.now());
  if (gap > 0) return gap;
  if (!(await asker.mayAsk(serviceHosts[query.service]))) {
    await stopFor(db, id, asker.now());
    return undefined;
  }
  const answer = await requestText(query.url, { fetch: asker.fetch, now: asker.now });
  const found = answer.ok ? query.read(answer.value) : notFound(answer.failure);
  if (found) {
    await storeAnswer(db, id, query, found, asker.now());
    return serviceGaps[query.service];
  }
  const host = new URL(query.url).host;
  const failure: NetworkFailure = answer.ok ? { kind: 'garbage', host } : answer.failure;
  return postpone(db, id, query, failure, asker);
}

/** No service wants a longer pause: one that is was told before the clock was put back. */
const longestWaitMs = 2 * 24 * 60 * 60_000;

/** In the order in which they are best asked. */
const agreed = (job: ImportJob): ServiceId[] =>
  serviceIds.filter((service) => job.services?.includes(service));

/** “Not found” is an answer. arXiv says 400 of an id that it does not know. */
const notFound = (failure: NetworkFailure): PaperRecord[] | undefined =>
  failure.kind === 'refused' && [400, 404, 410].includes(failure.status ?? 0) ? [] : undefined;

/** When each service may be asked again: in the database, so that a new worker keeps the pace too. */
function leaseQuestion(
  db: LibraryDatabase,
  id: string,
  service: ServiceId,
  now: number,
): Promise<number> {
  return write(db, async () => {
    const job = await jobIn(db, id, ['resolving']);
    // Of all imports: two of them do not ask twice as fast.
    const asked = (await db.imports.toArray()).map(({ askedAt }) => askedAt?.[service] ?? 0);
    const gap = Math.max(0, ...asked) + serviceGaps[service] - now;
    if (gap > 0 && gap <= serviceGaps[service]) return gap;
    await db.imports.put({ ...job, askedAt: { ...job.askedAt, [service]: now } });
    return 0;
  });
}

function storeAnswer(
  db: LibraryDatabase,
  id: string,
  query: Query,
  found: readonly PaperRecord[],
  now: number,
): Promise<void> {
  return write(db, async () => {
    const job = await db.imports.get(id);
    if (job?.state !== 'resolving') return;
    const { trouble: _, ...untroubled } = job;
    const states = await answered(db, job, query, found);
    await db.imports.put({ ...untroubled, states, updatedAt: now });
  });
}

/** Stores what a service says of the items of a question. @returns how all items now stand. */
async function answered(
  db: LibraryDatabase,
  job: ImportJob,
  query: Query,
  found: readonly PaperRecord[],
): Promise<string> {
  const places = query.items.map(({ index }) => index).sort((a, b) => a - b);
  const open = (await readItems(db, job, places)).filter(({ state }) => state === 'find');
  return writeItems(
    db,
    job,
    open.map((item) => withAnswer(item, query.service, found)),
  );
}

/** An item with what a service proposes for it, the likeliest first. */
function withAnswer(
  item: ImportItem,
  service: ServiceId,
  found: readonly PaperRecord[],
): ImportItem {
  const data = dataOf(item);
  const asked = [...new Set([...(data.asked ?? []), service])];
  const matches = [...(data.matches ?? []), ...matchesFor(data, service, found)]
    .sort((a, b) => b.similarity - a.similarity)
    .filter((match, at, all) => all.findIndex((other) => isSame(other, match)) === at)
    .slice(0, mostMatches);
  const [best] = matches;
  const next: ItemData = { ...data, asked, ...(matches.length > 0 && { matches }) };
  if (!best || best.similarity < takenFrom) return { ...item, data: next };
  return { ...item, state: 'match', chosen: 1, data: { ...next, picked: 0 } };
}

const isSame = (a: Match, b: Match) => samePaper(a.record.identifiers, b.record.identifiers);

function matchesFor(data: ItemData, service: ServiceId, found: readonly PaperRecord[]): Match[] {
  const { lookup } = data;
  if (!lookup) return [];
  return found.flatMap((record): Match[] => {
    const named = samePaper(lookup.identifiers, record.identifiers);
    const score = named ? 1 : similarity(lookup, record);
    return score >= shownFrom ? [{ service, similarity: score, record }] : [];
  });
}

/** Nothing is left to ask: what is doubtful goes to the user, the preview is up to date. */
function endResolving(db: LibraryDatabase, id: string, now: number): Promise<void> {
  return write(db, async () => {
    const job = await db.imports.get(id);
    if (job?.state !== 'resolving') return;
    const open = await itemsIn(db, job, 'find');
    const doubtful = open.flatMap((item): ImportItem[] =>
      dataOf(item).matches ? [{ ...item, state: 'match', chosen: 0 }] : [],
    );
    const asked = { ...job, states: await writeItems(db, job, doubtful) };
    const { trouble: _, ...rest } = asked;
    const states = await markKnown(db, asked, now);
    await db.imports.put({ ...rest, states, state: 'preview', updatedAt: now });
  });
}

/** Which of the papers that were found are in the library. */
async function markKnown(db: LibraryDatabase, job: ImportJob, now: number): Promise<string> {
  const items = await itemsIn(db, job, 'match');
  const drafts = items.map((item) => {
    const { lookup: _, matches = [], picked = 0, ...data } = dataOf(item);
    const record = matches[picked]?.record;
    return { ...data, ...(record && { record }) };
  });
  const plans = await planDrafts(db, drafts, now);
  return writeItems(
    db,
    job,
    items.map((item, at) => {
      const { paperId, adds } = plans[at]?.data ?? {};
      return {
        ...item,
        data: { ...dataOf(item), ...(paperId !== undefined && { paperId }), ...(adds && { adds }) },
      };
    }),
  );
}

/** The browser has not granted the host, or no longer: the user must say so again. */
function stopFor(db: LibraryDatabase, id: string, now: number): Promise<void> {
  return write(db, async () => {
    const job = await jobIn(db, id, ['resolving']);
    const trouble = { failure: { code: 'no-access' as const }, attempts: 0 };
    await db.imports.put({ ...job, state: 'preview', trouble, updatedAt: now });
  });
}

/** Tries again later; a question that fails again and again is passed over. */
function postpone(
  db: LibraryDatabase,
  id: string,
  query: Query,
  network: NetworkFailure,
  asker: Asker,
): Promise<number> {
  return write(db, async () => {
    const job = await jobIn(db, id, ['resolving']);
    const now = asker.now();
    const attempts = (job.trouble?.attempts ?? 0) + 1;
    const lasting = network.kind === 'garbage' || network.kind === 'refused';
    if (lasting && attempts >= mostAttempts) {
      const states = await answered(db, job, query, []);
      const { trouble: _, ...rest } = job;
      await db.imports.put({ ...rest, states, updatedAt: now });
      return serviceGaps[query.service];
    }
    const retryAt = network.retryAt ?? now + retryDelay(attempts, asker.jitter());
    const trouble = { failure: { code: 'network' as const, network }, attempts, retryAt };
    await db.imports.put({ ...job, trouble, updatedAt: now });
    return retryAt - now;
  });
}
