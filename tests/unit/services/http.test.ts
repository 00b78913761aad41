import { describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import {
  type Fetch,
  requestJson,
  requestText,
  retryDelay,
  serverRetryAt,
} from '@/lib/services/http';

const now = Date.parse('2026-07-31T12:00:00Z');
const url = 'https://service.example/list';
const host = 'service.example';
const minute = 60_000;

const answering =
  (body: string, init: ResponseInit = {}): Fetch =>
  async () =>
    new Response(body, init);

const ask = (fetch: Fetch, more: object = {}) =>
  requestText(url, { fetch, now: () => now, ...more });

describe('requestText', () => {
  it('gives the body and the headers', async () => {
    const answer = await ask(answering('straße', { headers: { etag: 'x' } }));
    expect(answer).toMatchObject({ ok: true, value: 'straße', status: 200 });
    expect(answer.ok && answer.headers.get('etag')).toBe('x');
  });

  it('sends no cookies and no referrer', async () => {
    const fetch = vi.fn(answering('x'));
    await ask(fetch);
    expect(fetch).toHaveBeenCalledWith(
      url,
      expect.objectContaining({ credentials: 'omit', referrerPolicy: 'no-referrer' }),
    );
  });

  it.each([
    ['429 without a time', 429, {}, { kind: 'rate-limited', status: 429 }],
    ['429 with seconds', 429, { 'retry-after': '90' }, { retryAt: now + 90_000 }],
    ['429 with a quota', 429, { ratelimit: '"api";r=0;t=120' }, { retryAt: now + 120_000 }],
    ['500', 500, {}, { kind: 'server', status: 500 }],
    ['503 with seconds', 503, { 'retry-after': '5' }, { kind: 'server', retryAt: now + 5000 }],
    ['404', 404, {}, { kind: 'refused', status: 404 }],
    ['403', 403, {}, { kind: 'refused', status: 403 }],
  ])('%s', async (_, status, headers, failure) => {
    const answer = await ask(answering('no', { status, headers: headers as HeadersInit }));
    expect(answer).toMatchObject({ ok: false, failure: { host, ...failure } });
  });

  it('is offline when nothing can be reached', async () => {
    const answer = await ask(async () => {
      throw new TypeError('Failed to fetch');
    });
    expect(answer).toEqual({ ok: false, failure: { kind: 'offline', host } });
  });

  it('gives up on headers that never come, even when fetch ignores its signal', async () => {
    const answer = await ask(() => new Promise(() => {}), { timeoutMs: 5 });
    expect(answer).toEqual({ ok: false, failure: { kind: 'timeout', host } });
  });

  it('gives up on a body that never ends', async () => {
    const answer = await ask(async () => new Response(new ReadableStream({})), { timeoutMs: 5 });
    expect(answer).toEqual({ ok: false, failure: { kind: 'timeout', host } });
  });

  it('reads no more than it is allowed to', async () => {
    const answer = await ask(answering('x'.repeat(11)), { maxBytes: 10 });
    expect(answer).toMatchObject({ ok: false, failure: { kind: 'garbage' } });
    expect(await ask(answering('x'.repeat(10)), { maxBytes: 10 })).toMatchObject({ ok: true });
  });

  it('does not believe another host', async () => {
    const response = new Response('x');
    Object.defineProperty(response, 'url', { value: 'https://elsewhere.example/list' });
    const answer = await ask(async () => response);
    expect(answer).toMatchObject({ ok: false, failure: { kind: 'refused', host } });
  });

  it('throws what the caller stopped it with', async () => {
    const stop = new AbortController();
    const asked = ask(() => new Promise(() => {}), { signal: stop.signal });
    stop.abort(new Error('changed my mind'));
    await expect(asked).rejects.toThrow('changed my mind');
  });
});

describe('requestJson', () => {
  const json = (body: string, schema?: z.ZodType<unknown>) =>
    requestJson(url, { fetch: answering(body), now: () => now, ...(schema && { schema }) });

  it.each([
    ['a page of a hotel’s wifi', '<html>Log in</html>'],
    ['nothing', ''],
    ['half of it', '[{"id": 1'],
  ])('%s is garbage', async (_, body) => {
    expect(await json(body)).toMatchObject({ ok: false, failure: { kind: 'garbage', host } });
  });

  it('checks the shape', async () => {
    const schema = z.array(z.number());
    expect(await json('[1, 2]', schema)).toMatchObject({ ok: true, value: [1, 2] });
    expect(await json('{"error": "x"}', schema)).toMatchObject({ failure: { kind: 'garbage' } });
  });
});

describe('serverRetryAt', () => {
  const at = (headers: Record<string, string>, limited = true) => {
    const time = serverRetryAt(new Headers(headers), now, limited);
    return time === undefined ? undefined : time - now;
  };

  it.each([
    ['seconds', { 'retry-after': '120' }, 120_000],
    ['no seconds', { 'retry-after': '0' }, 0],
    ['a date', { 'retry-after': 'Fri, 31 Jul 2026 12:02:00 GMT' }, 2 * minute],
    ['a date that is over', { 'retry-after': 'Fri, 31 Jul 2026 11:00:00 GMT' }, 0],
    [
      'a date by a clock that is an hour ahead',
      { 'retry-after': 'Fri, 31 Jul 2026 13:02:00 GMT', date: 'Fri, 31 Jul 2026 13:00:00 GMT' },
      2 * minute,
    ],
    ['nonsense', { 'retry-after': 'soon' }, undefined],
    ['more than a day', { 'retry-after': '9999999' }, 24 * 60 * minute],
    ['a used quota', { ratelimit: '"api";r=0;t=120' }, 2 * minute],
    ['the used one of two', { ratelimit: '"api";r=0;t=60, "pages";r=9;t=240' }, minute],
    ['a quota said loosely', { ratelimit: '"api"; r=3; t=30' }, 30_000],
    ['the later of both', { 'retry-after': '10', ratelimit: '"api";r=0;t=120' }, 2 * minute],
    ['nothing', {}, undefined],
  ])('%s', (_, headers, expected) => {
    expect(at(headers as unknown as Record<string, string>)).toBe(expected);
  });

  it('takes no pause from a quota with room when the trouble is another', () => {
    expect(at({ ratelimit: '"api";r=499;t=200' }, false)).toBeUndefined();
  });
});

describe('retryDelay', () => {
  it.each([
    [1, 0, minute],
    [2, 0, 2 * minute],
    [3, 0, 4 * minute],
    [3, 1, 6 * minute],
    [0, 0, minute],
    [9, 0, 256 * minute],
    [10, 0, 360 * minute],
    [5000, 1, 360 * minute],
  ])('after %i failures with jitter %d: %d ms', (attempts, jitter, expected) => {
    expect(retryDelay(attempts, jitter)).toBe(expected);
  });
});
