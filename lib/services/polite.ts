/**
 * The one way in which the worker asks: each host in a queue of its own at the rate that it wants,
 * its pauses kept by everyone, answers asked for by their ETag, and nothing asked of a host that has
 * just said that there is nothing, or while the browser is offline. What has to survive the worker
 * is in the tables `hosts` and `httpCache`.
 */
import type { LibraryDatabase } from '../library/database';
import type { CachedAnswer, HostState } from '../trending/types';
import { type Fetch, NoNetwork, retryDelay, serverRetryAt } from './http';
import { goodForMs, isEtagged, isNegative, queueOf } from './politeness';

/** Answers that are kept at most, and their letters in all. */
const mostAnswers = 60;
const mostLetters = 6_000_000;
/** A longer answer is not kept. */
const longestAnswer = 1_500_000;
/** "Not there" is believed for so long. */
export const negativeMs = 7 * 24 * 60 * 60_000;
/** A turn that lies further ahead was taken before the clock was put back. */
const furthestTurnMs = 120_000;
/** A body that nobody reads does not hold up its host for longer. */
const longestReadMs = 30_000;

export interface PoliteTools {
  library: () => Promise<LibraryDatabase>;
  fetch: Fetch;
  /** Milliseconds since the epoch. */
  now: () => number;
  pause: (ms: number) => Promise<void>;
  /** False when the browser knows that there is no network. */
  isOnline?: () => boolean;
  /** 0…1, spreads pauses that no host has told. */
  random?: () => number;
}

/**
 * A `fetch` that is polite. A host that wants a pause is not asked: the answer is a 429 that says
 * until when. It throws `NoNetwork` when the browser is offline, else what `fetch` throws.
 */
export function politeFetch(tools: PoliteTools): Fetch {
  const turns = new Map<string, Promise<unknown>>();
  const polite: Fetch = async (input, { begun, ...init } = {}) => {
    if (tools.isOnline?.() === false) throw new NoNetwork();
    const url = new URL(input);
    const queue = queueOf(url.host);
    if (!queue) {
      begun?.();
      return tools.fetch(input, init);
    }
    const db = await tools.library();
    // A newer Offprint's database cannot be written: then nothing is remembered.
    if (db.readOnly) {
      begun?.();
      return tools.fetch(input, init);
    }
    const mayKnow = isEtagged(url) || isNegative(url) || goodForMs(url) > 0;
    const known = mayKnow ? await db.httpCache.get(url.href) : undefined;
    const now = tools.now();
    // One that is still to come was kept before the clock was put back.
    if (known?.until !== undefined && known.until > now && known.at <= now)
      return answerOf(known, now);
    const before = turns.get(queue.name) ?? Promise.resolve();
    let done = () => {};
    const turn = new Promise<void>((resolve) => {
      done = resolve;
    });
    turns.set(
      queue.name,
      before.then(() => turn),
    );
    try {
      await orAborted(before, init.signal);
      const wait = await takeTurn(db, queue, tools.now());
      if ('pausedUntil' in wait) {
        done();
        return pausedAnswer(wait.pausedUntil, tools.now());
      }
      if (wait.ms > 0) await orAborted(tools.pause(wait.ms), init.signal);
      begun?.();
      const response = await tools.fetch(input, withEtag(init, known));
      await heed(tools, db, queue.name, response);
      return await kept(tools, db, { url, known, done }, response);
    } catch (error) {
      done();
      throw error;
    }
  };
  return Object.assign(polite, { waits: true as const });
}

/** Takes the next turn of a host, in one transaction, so that it holds beyond this worker. */
async function takeTurn(
  db: LibraryDatabase,
  { name, gapMs }: { name: string; gapMs: number },
  now: number,
): Promise<{ ms: number } | { pausedUntil: number }> {
  return db.transaction('rw', db.hosts, async () => {
    const stored = await db.hosts.get(name);
    // Asked in the future: before the clock was put back. What was said then holds no more.
    const state = stored && stored.lastAt > now + furthestTurnMs ? undefined : stored;
    const pausedUntil = state?.pausedUntil ?? 0;
    if (pausedUntil > now) return { pausedUntil };
    const next = (state?.lastAt ?? 0) + gapMs;
    const at = next > now && next < now + furthestTurnMs ? next : now;
    await db.hosts.put({
      host: name,
      lastAt: at,
      ...(state?.failures !== undefined && { failures: state.failures }),
    });
    return { ms: at - now };
  });
}

/** What an answer says of the host: a pause that it wants, or that all is well again. */
async function heed(
  { now, random = Math.random }: PoliteTools,
  db: LibraryDatabase,
  host: string,
  { status, headers }: Response,
): Promise<void> {
  const limited = status === 429 || status === 503;
  const told = serverRetryAt(headers, now(), limited);
  await db.transaction('rw', db.hosts, async () => {
    const { failures: before = 0, lastAt = now() } = (await db.hosts.get(host)) ?? {};
    const failures = limited ? before + 1 : 0;
    const pausedUntil =
      told ?? (status === 429 ? now() + retryDelay(failures, random()) : undefined);
    const state: HostState = { host, lastAt };
    if (pausedUntil !== undefined && pausedUntil > now()) state.pausedUntil = pausedUntil;
    if (failures > 0) state.failures = failures;
    await db.hosts.put(state);
  });
}

interface Asked {
  url: URL;
  known: CachedAnswer | undefined;
  /** The host may be asked by the next in the queue. */
  done: () => void;
}

/** The answer to give: the one that is known when it still holds, else this one, kept if it may be. */
async function kept(
  { now }: PoliteTools,
  db: LibraryDatabase,
  { url, known, done }: Asked,
  response: Response,
): Promise<Response> {
  const { status, headers } = response;
  if (status === 304 && known?.body !== undefined) {
    done();
    await db.httpCache.update(known.url, { at: now() });
    return answerOf({ ...known, at: now() }, now());
  }
  if (status === 404 && isNegative(url)) {
    await keep(db, { url: url.href, at: now(), status, until: now() + negativeMs });
  }
  const etag = headers.get('etag') ?? undefined;
  const lastModified = headers.get('last-modified') ?? undefined;
  const good = goodForMs(url);
  const isKept =
    status === 200 && (good > 0 || (isEtagged(url) && (etag ?? lastModified) !== undefined));
  const link = headers.get('link') ?? undefined;
  return readThrough(response, done, async (body) => {
    if (!isKept || body === undefined || response.redirected) return;
    await keep(db, {
      url: url.href,
      at: now(),
      status,
      body,
      ...(etag !== undefined && { etag }),
      ...(lastModified !== undefined && { lastModified }),
      ...(link !== undefined && { link }),
      ...(good > 0 && { until: now() + good }),
    });
  });
}

/**
 * The same response, telling when its body has been read.
 * @param whole hears the text before the reader learns of its end; `undefined` when it is too long.
 */
function readThrough(
  response: Response,
  done: () => void,
  whole: (text: string | undefined) => Promise<void>,
): Response {
  const reader = response.body?.getReader();
  if (!reader) {
    done();
    return response;
  }
  const timer = setTimeout(done, longestReadMs);
  const finish = () => {
    clearTimeout(timer);
    done();
  };
  const decoder = new TextDecoder();
  let text: string | undefined = '';
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      try {
        const { done: ended, value } = await reader.read();
        if (!ended) {
          if (text !== undefined) text += decoder.decode(value, { stream: true });
          if (text !== undefined && text.length > longestAnswer) text = undefined;
          controller.enqueue(value);
          return;
        }
        await whole(text === undefined ? undefined : text + decoder.decode());
        finish();
        controller.close();
      } catch (error) {
        finish();
        controller.error(error);
      }
    },
    async cancel(reason) {
      finish();
      await reader.cancel(reason);
    },
  });
  const { status, statusText, headers } = response;
  const same = new Response(body, { status, statusText, headers });
  // Where it came from in the end is looked at by who asked.
  Object.defineProperty(same, 'url', { value: response.url });
  return same;
}

async function keep(db: LibraryDatabase, answer: CachedAnswer): Promise<void> {
  await db.transaction('rw', db.httpCache, async () => {
    await db.httpCache.put(answer);
    const newest = await db.httpCache.orderBy('at').reverse().toArray();
    let letters = 0;
    const tooMany = newest.filter(({ body = '' }, n) => {
      letters += body.length;
      return n >= mostAnswers || letters > mostLetters;
    });
    await db.httpCache.bulkDelete(tooMany.map(({ url }) => url));
  });
}

function withEtag(init: RequestInit, known: CachedAnswer | undefined): RequestInit {
  if (known?.body === undefined) return init;
  const headers = new Headers(init.headers);
  if (known.etag !== undefined) headers.set('if-none-match', known.etag);
  else if (known.lastModified !== undefined) headers.set('if-modified-since', known.lastModified);
  return { ...init, headers };
}

/** A known answer; `age` (RFC 9111) tells for how many seconds it has been known. */
function answerOf({ body, link, status, at }: CachedAnswer, now: number): Response {
  const age = String(Math.max(0, Math.round((now - at) / 1000)));
  return new Response(body ?? null, {
    status,
    headers: { age, ...(link !== undefined && { link }) },
  });
}

function pausedAnswer(until: number, now: number): Response {
  const seconds = String(Math.ceil((until - now) / 1000));
  return new Response(null, { status: 429, headers: { 'retry-after': seconds } });
}

/** @throws the signal's reason when it comes first. */
function orAborted<T>(work: Promise<T>, signal: AbortSignal | null | undefined): Promise<T> {
  if (!signal) return work;
  return new Promise((resolve, reject) => {
    if (signal.aborted) reject(signal.reason);
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
    work.then(resolve, reject);
  });
}
