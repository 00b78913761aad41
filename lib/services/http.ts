/**
 * Asking a web service. Every way to fail comes back as data; nothing is retried here, because the
 * worker may die while it waits: the time to ask again is part of the failure and is stored.
 */
import type { z } from 'zod';
import type { NetworkFailure } from '../messaging/result';

/** What a `fetch` is told beside what the browser's own takes. */
export interface FetchInit extends RequestInit {
  /** To be called when the request is begun by a `fetch` that waits its turn: time runs from then. */
  begun?: () => void;
}

export interface Fetch {
  (input: string, init?: FetchInit): Promise<Response>;
  /** It waits before it asks, and tells when it begins. */
  waits?: true;
}

export interface RequestOptions {
  fetch: Fetch;
  /** Milliseconds since the epoch. */
  now: () => number;
  /** For headers and body together, in milliseconds. */
  timeoutMs?: number;
  /** Longest body that is read, in bytes. */
  maxBytes?: number;
  /** What is asked for, as the header says it. */
  accept?: string;
  /** The caller's own wish to stop; its reason is thrown. */
  signal?: AbortSignal;
}

export type Answer<T> =
  | { ok: true; value: T; headers: Headers; status: number }
  | { ok: false; failure: NetworkFailure };

/** The browser knows that there is no network: nothing was asked. */
export class NoNetwork extends Error {}

const defaultTimeoutMs = 15_000;
const defaultMaxBytes = 8 * 1024 * 1024;
const minRetryMs = 60_000;
const maxRetryMs = 6 * 60 * 60_000;
/** No service is believed to want more than a day of silence. */
const maxServerPauseMs = 24 * 60 * 60_000;

/**
 * Get a text. The service learns neither cookies nor where the request comes from.
 * @returns the body, or how the request failed. Throws only `signal.reason`.
 */
export async function requestText(url: string, options: RequestOptions): Promise<Answer<string>> {
  return request(url, options.accept ?? '*/*', options);
}

/**
 * Get JSON.
 * @param options.schema what the answer must look like; any JSON without it.
 * @returns the value, or how the request failed (`garbage`: not JSON, or not of that shape).
 */
export async function requestJson<T = unknown>(
  url: string,
  options: RequestOptions & { schema?: z.ZodType<T> },
): Promise<Answer<T>> {
  const answer = await request(url, 'application/json', options);
  if (!answer.ok) return answer;
  const garbage: Answer<T> = {
    ok: false,
    failure: { kind: 'garbage', host: new URL(url).host, status: answer.status },
  };
  let json: unknown;
  try {
    json = JSON.parse(answer.value);
  } catch {
    return garbage;
  }
  if (!options.schema) return { ...answer, value: json as T };
  const parsed = options.schema.safeParse(json);
  return parsed.success ? { ...answer, value: parsed.data } : garbage;
}

/**
 * How long to wait after failures in a row: doubling from one minute to six hours.
 * @param attempts failures so far, from 1; @param jitter 0…1, adds up to half of the delay.
 * @returns milliseconds.
 */
export function retryDelay(attempts: number, jitter: number): number {
  const base = minRetryMs * 2 ** Math.min(Math.max(attempts, 1) - 1, 20);
  return Math.min(maxRetryMs, Math.max(minRetryMs, Math.round(base * (1 + jitter / 2))));
}

/**
 * The earliest time that a service allows: `Retry-After` (RFC 9110: seconds or a date) and
 * `RateLimit` (IETF draft: `"api";r=0;t=120`), whichever is later.
 * @param limited the answer was 429: then a quota counts even if it does not say that it is used up.
 * @returns milliseconds since the epoch, `undefined` when the service names no time.
 */
export function serverRetryAt(headers: Headers, now: number, limited: boolean): number | undefined {
  const pauses = [retryAfterMs(headers, now), rateLimitMs(headers, limited)].filter(
    (ms) => ms !== undefined,
  );
  if (pauses.length === 0) return undefined;
  return now + Math.min(maxServerPauseMs, Math.max(0, ...pauses));
}

function retryAfterMs(headers: Headers, now: number): number | undefined {
  const value = headers.get('retry-after')?.trim();
  if (!value) return undefined;
  if (/^\d+(\.\d+)?$/.test(value)) return Math.ceil(Number(value) * 1000);
  const date = Date.parse(value);
  if (Number.isNaN(date)) return undefined;
  // The date is the server's; measured from its own clock, a wrong clock here does no harm.
  const sent = Date.parse(headers.get('date') ?? '');
  return date - (Number.isNaN(sent) ? now : sent);
}

function rateLimitMs(headers: Headers, limited: boolean): number | undefined {
  const policies = (headers.get('ratelimit') ?? '').split(',').flatMap((policy) => {
    const reset = /(?:^|[;\s])t=(\d+)/.exec(policy)?.[1];
    if (reset === undefined) return [];
    return [{ used: /(?:^|[;\s])r=0(?:$|[;\s])/.test(policy), ms: Number(reset) * 1000 }];
  });
  const used = policies.filter((policy) => policy.used);
  const telling = used.length > 0 || !limited ? used : policies;
  return telling.length > 0 ? Math.max(...telling.map((policy) => policy.ms)) : undefined;
}

async function request(
  url: string,
  accept: string,
  options: RequestOptions,
): Promise<Answer<string>> {
  const { fetch, now, timeoutMs = defaultTimeoutMs, maxBytes = defaultMaxBytes, signal } = options;
  const { host } = new URL(url);
  const timeout = new AbortController();
  const stop = signal ? AbortSignal.any([signal, timeout.signal]) : timeout.signal;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const begun = () => {
    clearTimeout(timer);
    timer = setTimeout(() => timeout.abort(), timeoutMs);
  };
  signal?.throwIfAborted();
  if (!fetch.waits) begun();
  try {
    return await untilStopped(stop, async () => {
      const response = await fetch(url, {
        signal: stop,
        headers: { accept },
        credentials: 'omit',
        referrerPolicy: 'no-referrer',
        // Our own stored snapshot is the cache; one that the browser keeps could be older.
        cache: 'no-store',
        ...(fetch.waits && { begun }),
      });
      const failure = refusal(response, host, now());
      if (failure) {
        await response.body?.cancel();
        return { ok: false, failure };
      }
      const value = await readText(response, maxBytes);
      if (value === undefined) {
        return { ok: false, failure: { kind: 'garbage', host, status: response.status } };
      }
      return { ok: true, value, headers: response.headers, status: response.status };
    });
  } catch (error) {
    signal?.throwIfAborted();
    const kind = timeout.signal.aborted
      ? 'timeout'
      : error instanceof NoNetwork
        ? 'no-network'
        : 'offline';
    return { ok: false, failure: { kind, host } };
  } finally {
    clearTimeout(timer);
  }
}

/** A fetch that ignores its signal must not outlive the timeout. */
function untilStopped<T>(stop: AbortSignal, work: () => Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    stop.addEventListener('abort', () => reject(stop.reason), { once: true });
    work().then(resolve, reject);
  });
}

function refusal(response: Response, host: string, now: number): NetworkFailure | undefined {
  const { status } = response;
  // A redirect cannot be looked at before it is followed; the content security policy already
  // refuses hosts that Offprint does not know, this refuses the other ones it does know.
  if (response.url && new URL(response.url).host !== host) return { kind: 'refused', host, status };
  if (response.ok) return undefined;
  const kind = status === 429 ? 'rate-limited' : status >= 500 ? 'server' : 'refused';
  const retryAt = serverRetryAt(response.headers, now, kind === 'rate-limited');
  return { kind, host, status, ...(retryAt !== undefined && { retryAt }) };
}

/** The body as UTF-8, or `undefined` when it is longer than allowed. */
async function readText(response: Response, maxBytes: number): Promise<string | undefined> {
  if (!response.body) return '';
  const reader = response.body.getReader();
  const decoder = new TextDecoder();
  let text = '';
  let bytes = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    bytes += value.byteLength;
    if (bytes > maxBytes) {
      await reader.cancel();
      return undefined;
    }
    text += decoder.decode(value, { stream: true });
  }
}

/**
 * The page after this one, by `Link: <…>; rel="next"` (RFC 8288).
 * @param url of the answer. @returns its number `p`, when it is further on the same path.
 */
export function nextPage(headers: Headers, url: string): number | undefined {
  for (const link of (headers.get('link') ?? '').split(/,(?=\s*<)/)) {
    const [, target, rest] = /^\s*<([^>]*)>(.*)$/s.exec(link) ?? [];
    if (target === undefined || !/;\s*rel\s*=\s*"?(?:[^"]*\s)?next(?:\s|"|;|$)/i.test(rest ?? '')) {
      continue;
    }
    const here = new URL(url);
    const next = URL.parse(target, url);
    const page = Number(next?.searchParams.get('p') ?? Number.NaN);
    const sameList = next?.host === here.host && next.pathname === here.pathname;
    if (sameList && Number.isInteger(page) && page > Number(here.searchParams.get('p') ?? 0)) {
      return page;
    }
  }
  return undefined;
}
