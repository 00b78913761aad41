import { describe, expect, it, vi } from 'vitest';
import { type Fetch, NoNetwork, requestText } from '@/lib/services/http';
import { negativeMs, type PoliteTools, politeFetch } from '@/lib/services/polite';
import { freshLibrary } from '../library/support';

const start = Date.parse('2026-07-31T12:00:00Z');
const list = 'https://huggingface.co/api/daily_papers?sort=trending&limit=50';
const minute = 60_000;

/** A world in which time passes only by waiting. */
async function world(answer: Fetch, more: Partial<PoliteTools> = {}) {
  const db = await freshLibrary();
  const clock = { now: start };
  const log: [number, string][] = [];
  const fetch = vi.fn<Fetch>(async (url, init) => {
    log.push([clock.now - start, url]);
    return answer(url, init);
  });
  const tools: PoliteTools = {
    library: async () => db,
    fetch,
    now: () => clock.now,
    pause: async (ms) => {
      clock.now += ms;
    },
    random: () => 0,
    ...more,
  };
  const polite = () => politeFetch(tools);
  return { db, clock, log, fetch, polite };
}

const text = (fetch: Fetch, url: string, now = () => start) =>
  requestText(url, { fetch, now }).then((answer) => answer);
const ok = async () => new Response('fine');

describe('a host', () => {
  it('is asked one by one at its rate; others do not wait for it', async () => {
    const { polite, log } = await world(ok);
    const fetch = polite();
    await Promise.all([text(fetch, `${list}&p=1`), text(fetch, `${list}&p=2`)]);
    await text(fetch, 'https://api.crossref.org/works/1');
    await text(fetch, 'https://arxiv.org/abs/2607.00001');
    expect(log.map(([at]) => at)).toEqual([0, 1000, 1000, 1000]);
  });

  it('shares its turns with its other names, and beyond the worker', async () => {
    const { polite, log } = await world(ok);
    await text(polite(), 'https://rss.arxiv.org/rss/cs.CL');
    await text(polite(), 'https://export.arxiv.org/api/query?id_list=1');
    expect(log.map(([at]) => at)).toEqual([0, 3100]);
  });

  it('is asked again only when the body before was read', async () => {
    let finish = () => {};
    const slow = new ReadableStream({
      start(controller) {
        finish = () => controller.close();
      },
    });
    const answers = [new Response(slow), new Response('second')];
    const { polite, fetch } = await world(async () => answers.shift() ?? new Response(''));
    const asking = polite();
    const first = asking(list);
    const second = text(asking, list);
    const body = (await first).text();
    expect(fetch).toHaveBeenCalledTimes(1);
    finish();
    await body;
    expect(await second).toMatchObject({ value: 'second' });
  });

  it('does not wait for a turn that a wrong clock has put far ahead', async () => {
    const { polite, log, db } = await world(ok);
    await db.hosts.put({ host: 'huggingface.co', lastAt: start + 365 * 24 * 60 * minute });
    await text(polite(), list);
    expect(log).toEqual([[0, list]]);
  });

  it.each<[string, ResponseInit, number]>([
    ['Retry-After', { status: 429, headers: { 'retry-after': '90' } }, 90_000],
    ['RateLimit', { status: 429, headers: { ratelimit: '"api";r=0;t=30' } }, 30_000],
    ['nothing', { status: 429 }, minute],
    ['503 with Retry-After', { status: 503, headers: { 'retry-after': '20' } }, 20_000],
    ['a quota that is used up', { status: 200, headers: { ratelimit: '"api";r=0;t=7' } }, 7000],
  ])('that says %s is left alone for that time', async (_, init, ms) => {
    const answers = [new Response(init.status === 200 ? '[]' : null, init)];
    const { polite, fetch, clock, db } = await world(
      async () => answers.shift() ?? new Response('again'),
    );
    await text(polite(), list);
    const paused = await text(polite(), `${list}&p=1`, () => clock.now);
    expect(paused).toEqual({
      ok: false,
      failure: { kind: 'rate-limited', host: 'huggingface.co', status: 429, retryAt: start + ms },
    });
    expect(fetch).toHaveBeenCalledTimes(1);
    clock.now = start + ms;
    expect(await text(polite(), list)).toMatchObject({ value: 'again' });
    expect(await db.hosts.get('huggingface.co')).not.toHaveProperty('pausedUntil');
  });

  it('that refuses again and again is left alone longer', async () => {
    const { polite, clock, db } = await world(async () => new Response(null, { status: 429 }));
    const waits: number[] = [];
    for (let n = 0; n < 3; n += 1) {
      await text(polite(), list);
      const until = (await db.hosts.get('huggingface.co'))?.pausedUntil ?? 0;
      waits.push((until - clock.now) / minute);
      clock.now = until;
    }
    expect(waits).toEqual([1, 2, 4]);
  });

  it('is not asked while the browser is offline', async () => {
    const { polite, fetch } = await world(ok, { isOnline: () => false });
    await expect(polite()(list)).rejects.toBeInstanceOf(NoNetwork);
    expect(await text(polite(), list)).toMatchObject({ failure: { kind: 'no-network' } });
    expect(fetch).not.toHaveBeenCalled();
  });

  it('that is slow costs those who wait for it no time of their own', async () => {
    let finish = () => {};
    const slow = new ReadableStream({
      start(controller) {
        finish = () => controller.close();
      },
    });
    const answers = [new Response(slow)];
    const { polite } = await world(async () => answers.shift() ?? new Response('fine'));
    const fetch = polite();
    const limits = { now: () => start, timeoutMs: 300 };
    const first = fetch(list);
    const second = requestText(list, { fetch, ...limits });
    // One that asks at once and gets no answer: its time is over by now.
    const silence = () => new Promise<Response>(() => {});
    expect(await requestText(list, { fetch: silence, ...limits })).toMatchObject({
      failure: { kind: 'timeout' },
    });
    finish();
    await (await first).text();
    expect(await second).toMatchObject({ value: 'fine' });
  });

  it('that fails does not hold up the next question', async () => {
    const answers = [() => Promise.reject(new TypeError('no')), ok];
    const { polite } = await world(() => (answers.shift() ?? ok)());
    const fetch = polite();
    const both = await Promise.all([text(fetch, list), text(fetch, list)]);
    expect(both.map(({ ok }) => ok)).toEqual([false, true]);
  });
});

describe('answers', () => {
  it('with an ETag are asked for by it, and are the same after a 304', async () => {
    const { polite, fetch, db } = await world(async (_, init) =>
      new Headers(init?.headers).get('if-none-match') === 'W/"1"'
        ? new Response(null, { status: 304 })
        : new Response('[1]', {
            headers: { etag: 'W/"1"', link: `<${list}&p=1>; rel="next"`, 'x-other': 'y' },
          }),
    );
    await text(polite(), list);
    const again = await text(polite(), list);
    expect(again).toMatchObject({ ok: true, value: '[1]', status: 200 });
    expect(again.ok && again.headers.get('link')).toContain('rel="next"');
    const asked = fetch.mock.calls.map(([, init]) =>
      new Headers(init?.headers).get('if-none-match'),
    );
    expect(asked).toEqual([null, 'W/"1"']);
    expect(await db.httpCache.count()).toBe(1);
  });

  it('that come new take the place of the old', async () => {
    let n = 0;
    const { polite, db } = await world(async () => {
      n += 1;
      return new Response(`[${n}]`, { headers: { etag: String(n) } });
    });
    await text(polite(), list);
    expect(await text(polite(), list)).toMatchObject({ value: '[2]' });
    expect(await db.httpCache.toArray()).toMatchObject([{ etag: '2', body: '[2]' }]);
  });

  it.each([
    ['without an ETag', list, {}],
    ['of other addresses', 'https://huggingface.co/papers/2607.00001', { etag: 'x' }],
  ])('%s are not kept', async (_, url, headers) => {
    const { polite, db } = await world(async () => new Response('x', { headers }));
    await text(polite(), url);
    expect(await db.httpCache.count()).toBe(0);
  });

  it('are bounded in number and length', async () => {
    const { polite, db, clock } = await world(
      async (url) =>
        new Response('x'.repeat(url.includes('huge') ? 2_000_000 : 200_000), {
          headers: { etag: 'e' },
        }),
    );
    await text(polite(), `${list}&huge`);
    expect(await db.httpCache.count()).toBe(0);
    for (let n = 0; n < 35; n += 1) {
      clock.now += minute;
      await text(polite(), `${list}&n=${n}`);
    }
    const kept = await db.httpCache.orderBy('at').toArray();
    expect(kept).toHaveLength(30);
    expect(kept.at(-1)?.url).toContain('n=34');
  });

  it('to a search hold for an hour, and say their age', async () => {
    const search = 'https://huggingface.co/api/papers/search?q=x';
    const { polite, fetch, clock } = await world(ok);
    await text(polite(), search);
    clock.now += 10 * minute;
    const again = await text(polite(), search);
    expect(again).toMatchObject({ value: 'fine' });
    expect(again.ok && again.headers.get('age')).toBe('600');
    expect(fetch).toHaveBeenCalledTimes(1);
    clock.now += 50 * minute;
    await text(polite(), search);
    expect(fetch).toHaveBeenCalledTimes(2);
  });

  it('“not there” hold for a week', async () => {
    const paper = 'https://huggingface.co/api/papers/2607.00001';
    const { polite, fetch, clock } = await world(async () => new Response('no', { status: 404 }));
    await text(polite(), paper);
    clock.now += negativeMs - 1;
    expect(await text(polite(), paper)).toMatchObject({ failure: { status: 404 } });
    expect(fetch).toHaveBeenCalledTimes(1);
    clock.now += 1;
    await text(polite(), paper);
    expect(fetch).toHaveBeenCalledTimes(2);
  });

  it('from another host are told as such', async () => {
    const { polite } = await world(async () => {
      const response = new Response('x', { headers: { etag: 'e' } });
      Object.defineProperty(response, 'url', { value: 'https://arxiv.org/elsewhere' });
      return response;
    });
    expect(await text(polite(), list)).toMatchObject({ failure: { kind: 'refused' } });
  });
});
