import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type LibraryDatabase, openDatabase } from '@/lib/library/database';
import { type Fetch, NoNetwork } from '@/lib/services/http';
import { moreOfFeed, type RefreshTools, refreshFeed } from '@/lib/trending/refresh';
import { latestSnapshot, snapshotAt, standingFailure } from '@/lib/trending/rows';
import type { FeedId, FeedSnapshot } from '@/lib/trending/types';
import { item } from '../../fixtures/trending/daily';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const start = Date.parse('2026-07-31T16:00:00Z');

let db: LibraryDatabase;
let time: number;
let ids: number;

beforeEach(async () => {
  db = await openDatabase('trending-test');
  time = start;
  ids = 0;
});
afterEach(() => db.delete());

const list = (...items: unknown[]) => vi.fn<Fetch>(async () => Response.json(items));
const status = (code: number, headers: Record<string, string> = {}) =>
  vi.fn<Fetch>(async () => new Response('no', { status: code, headers }));

const tools = (fetch: Fetch): RefreshTools => ({
  db,
  fetch,
  now: () => time,
  newId: () => {
    ids += 1;
    return `s${ids}`;
  },
  random: () => 0,
});

describe('refreshFeed', () => {
  it('asks once and keeps the list and its papers', async () => {
    const fetch = list(
      item('2607.00001', { upvotes: 4 }),
      item('2607.00002', { upvotes: 9 }),
      null,
    );
    expect(await refreshFeed(tools(fetch), 'hf:trending')).toEqual({
      ok: true,
      value: { feed: 'hf:trending', outcome: 'fetched', nextAt: start + 12 * hour },
    });
    expect(await db.feedSnapshots.toArray()).toEqual([
      {
        id: 's1',
        feed: 'hf:trending',
        period: 'trending',
        state: 'ok',
        attemptedAt: start,
        fetchedAt: start,
        dropped: 1,
        items: [
          { key: 'arxiv:2607.00001', upvotes: 4, comments: 2 },
          { key: 'arxiv:2607.00002', upvotes: 9, comments: 2 },
        ],
      },
    ]);
    const entry = await db.feedEntries.get('arxiv:2607.00002');
    expect(entry).toMatchObject({
      submittedBy: 'Cy Sender',
      firstSeenAt: start,
      lastSeenAt: start,
    });
    expect(entry).not.toHaveProperty('upvotes');
  });

  it('asks no more than twice a day, each feed by itself; the user may ask again', async () => {
    const fetch = list(item('2607.00001'));
    const refresh = (feed: FeedId = 'hf:trending', force = false) =>
      refreshFeed(tools(fetch), feed, { force });
    time = Date.parse('2026-07-31T04:00:00Z');
    const midnight = time;
    for (let opened = 0; opened < 48; opened += 1) {
      await refresh();
      time += hour / 2;
    }
    expect(fetch).toHaveBeenCalledTimes(2);
    expect(await refresh()).toMatchObject({ value: { outcome: 'fetched' } });
    expect(await refresh()).toMatchObject({
      value: { outcome: 'fresh', nextAt: midnight + 36 * hour },
    });
    await refresh('hf:day');
    expect(fetch).toHaveBeenCalledTimes(4);
    time += minute;
    expect(await refresh('hf:day', true)).toMatchObject({ value: { outcome: 'fetched' } });
    expect(await refresh('hf:day', true)).toMatchObject({ value: { outcome: 'fresh' } });
    expect(fetch).toHaveBeenCalledTimes(5);
  });

  it('asks for a day that is over once', async () => {
    const fetch = list(item('2607.00001'));
    await refreshFeed(tools(fetch), 'hf:day:2026-07-30');
    time += 90 * day;
    await refreshFeed(tools(fetch), 'hf:day:2026-07-30');
    expect(fetch).toHaveBeenCalledTimes(1);
  });

  it('asks nobody for lists that are made here, or that are not allowed', async () => {
    const fetch = list(item('2607.00001'));
    expect(await refreshFeed(tools(fetch), 'rising')).toMatchObject({
      value: { outcome: 'fresh' },
    });
    const answer = await refreshFeed({ ...tools(fetch), mayAsk: async () => false }, 'arxiv:cs.CL');
    expect(answer).toMatchObject({ value: { outcome: 'not-allowed' } });
    expect(fetch).not.toHaveBeenCalled();
    expect(await db.feedSnapshots.count()).toBe(0);
  });

  it('leaves no trace when the browser is offline', async () => {
    const fetch = async () => {
      throw new NoNetwork();
    };
    expect(await refreshFeed(tools(fetch), 'hf:trending')).toMatchObject({
      error: { network: { kind: 'no-network' } },
    });
    expect(await db.feedSnapshots.count()).toBe(0);
  });

  it('makes one request for two tabs that open at once', async () => {
    const fetch = list(item('2607.00001'));
    const answers = await Promise.all([
      refreshFeed(tools(fetch), 'hf:trending'),
      refreshFeed(tools(fetch), 'hf:trending'),
      refreshFeed(tools(fetch), 'hf:trending'),
    ]);
    expect(fetch).toHaveBeenCalledTimes(1);
    const outcomes = answers.map((answer) => answer.ok && answer.value.outcome);
    expect(outcomes.toSorted()).toEqual(['fetched', 'waiting', 'waiting']);
  });

  it('asks anew when the worker died while it asked', async () => {
    void refreshFeed(
      tools(() => new Promise(() => {})),
      'hf:trending',
    );
    await vi.waitFor(async () => expect(await db.feedSnapshots.count()).toBe(1));
    const fetch = list(item('2607.00001'));
    time += minute - 1;
    expect(await refreshFeed(tools(fetch), 'hf:trending')).toMatchObject({
      value: { outcome: 'waiting' },
    });
    time += 1;
    expect(await refreshFeed(tools(fetch), 'hf:trending')).toMatchObject({
      value: { outcome: 'fetched' },
    });
  });

  it.each<[string, Fetch, object]>([
    [
      '429',
      status(429, { 'retry-after': '300' }),
      { kind: 'rate-limited', retryAt: start + 5 * minute },
    ],
    ['500', status(500), { kind: 'server', status: 500 }],
    ['offline', () => Promise.reject(new TypeError('no')), { kind: 'offline' }],
    ['a page', async () => new Response('<html>'), { kind: 'garbage' }],
    ['an object', async () => Response.json({ error: 'x' }), { kind: 'garbage' }],
    ['a list of rubbish', list(1, null, {}), { kind: 'garbage' }],
    ['silence', () => new Promise(() => {}), { kind: 'timeout' }],
  ])('%s keeps the last list and says why', async (_, fetch, failure) => {
    await refreshFeed(tools(list(item('2607.00001'))), 'hf:trending');
    time += 12 * hour;
    const shift = 'retryAt' in failure ? { retryAt: time + 5 * minute } : {};
    const answer = await refreshFeed({ ...tools(fetch), timeoutMs: 5 }, 'hf:trending');
    const expected = { ...failure, ...shift, host: 'huggingface.co' };
    expect(answer).toMatchObject({ ok: false, error: { code: 'network', network: expected } });
    expect((await latestSnapshot(db, 'hf:trending'))?.id).toBe('s1');
    expect(await standingFailure(db, 'hf:trending')).toMatchObject({
      state: 'failed',
      failure: expected,
      retryAt: time + ('retryAt' in failure ? 5 * minute : minute),
    });
  });

  it('waits longer after each failure, and from the start after a list', async () => {
    const broken = status(500);
    const waits: number[] = [];
    for (let i = 0; i < 4; i += 1) {
      await refreshFeed(tools(broken), 'hf:trending', { force: true });
      const failed = await standingFailure(db, 'hf:trending');
      waits.push((failed?.retryAt ?? 0) - time);
      time = failed?.retryAt ?? 0;
    }
    expect(waits).toEqual([minute, 2 * minute, 4 * minute, 8 * minute]);
    await refreshFeed(tools(list(item('2607.00001'))), 'hf:trending', { force: true });
    expect(await standingFailure(db, 'hf:trending')).toBeUndefined();
    time += 12 * hour;
    await refreshFeed(tools(broken), 'hf:trending');
    expect((await standingFailure(db, 'hf:trending'))?.retryAt).toBe(time + minute);
  });

  it('asks no feed of a service that wants a pause, even when forced', async () => {
    await refreshFeed(tools(status(429, { ratelimit: '"api";r=0;t=120' })), 'hf:trending');
    const fetch = list(item('2607.00001'));
    time += minute;
    const answer = await refreshFeed(tools(fetch), 'hf:week', { force: true });
    expect(answer).toMatchObject({ value: { outcome: 'waiting', nextAt: start + 2 * minute } });
    expect(fetch).not.toHaveBeenCalled();
    time += minute;
    expect(await refreshFeed(tools(fetch), 'hf:week')).toMatchObject({ ok: true });
  });

  it('keeps when a paper was first seen, which lists hold it, and what a model said of it', async () => {
    const said = { ai_summary: 'Short.', ai_keywords: ['k'] };
    await refreshFeed(tools(list(item('2607.00001', said))), 'hf:trending');
    time += 12 * hour;
    await refreshFeed(tools(list(item('2607.00001', { title: 'Renamed' }))), 'hf:day');
    expect(await db.feedEntries.get('arxiv:2607.00001')).toMatchObject({
      record: { title: 'Renamed' },
      firstSeenAt: start,
      lastSeenAt: time,
      lists: { 'hf:trending': start, 'hf:day': time },
      aiSummary: 'Short.',
      keywords: ['k'],
    });
  });

  it('keeps the day that a list is about', async () => {
    const sunday = Date.parse('2026-08-02T16:00:00Z');
    time = sunday;
    await refreshFeed(tools(list(item('2607.00001'))), 'hf:day');
    expect((await latestSnapshot(db, 'hf:day'))?.period).toBe('2026-07-31');
  });

  it('keeps an empty list as an answer', async () => {
    await refreshFeed(tools(list()), 'hf:month');
    expect(await latestSnapshot(db, 'hf:month')).toMatchObject({ state: 'ok', items: [] });
  });
});

const snapshot = (
  id: string,
  attemptedAt: number,
  more: Partial<FeedSnapshot> = {},
): FeedSnapshot => ({
  id,
  feed: 'hf:trending',
  period: 'trending',
  state: 'ok',
  attemptedAt,
  fetchedAt: attemptedAt,
  items: [],
  ...more,
});

describe('snapshotAt', () => {
  it('finds what was newest at a moment', async () => {
    await db.feedSnapshots.bulkAdd([
      snapshot('a', 10),
      snapshot('b', 20),
      snapshot('failed', 25, { state: 'failed' }),
      snapshot('slow', 28, { fetchedAt: 40 }),
      snapshot('other', 29, { feed: 'hf:week' }),
    ]);
    const at = async (time: number) => (await snapshotAt(db, 'hf:trending', time))?.id;
    expect(await at(5)).toBeUndefined();
    expect(await at(10)).toBe('a');
    expect(await at(30)).toBe('b');
    expect(await at(40)).toBe('slow');
  });
});

describe('moreOfFeed', () => {
  const url = 'https://huggingface.co/api/daily_papers';
  /** Pages of two papers each, as many as there are, with links to the next. */
  const paged = (pages: number, linked = true) =>
    vi.fn<Fetch>(async (address) => {
      const p = Number(new URL(address).searchParams.get('p') ?? 0);
      const items = [1, 2].map((n) => item(`2607.0${String(p).padStart(2, '0')}0${n}`));
      const next = linked && p + 1 < pages && `<${url}?p=${p + 1}>; rel="next"`;
      return Response.json(p < pages ? items : [], { headers: next ? { link: next } : {} });
    });
  const count = async (feed: FeedId) => (await latestSnapshot(db, feed))?.items.length;

  it('adds page after page until the real end', async () => {
    const fetch = paged(3);
    await refreshFeed(tools(fetch), 'hf:trending');
    expect(await latestSnapshot(db, 'hf:trending')).toMatchObject({ next: 1 });
    expect(await moreOfFeed(tools(fetch), 'hf:trending')).toEqual({
      ok: true,
      value: { added: 2, next: true },
    });
    expect(await moreOfFeed(tools(fetch), 'hf:trending')).toEqual({
      ok: true,
      value: { added: 2, next: false },
    });
    expect(await count('hf:trending')).toBe(6);
    await moreOfFeed(tools(fetch), 'hf:trending');
    expect(fetch).toHaveBeenCalledTimes(3);
    expect(fetch.mock.calls.map(([address]) => new URL(address).searchParams.get('p'))).toEqual([
      null,
      '1',
      '2',
    ]);
  });

  it('adds a page once, whoever asks for it', async () => {
    const fetch = paged(3);
    await refreshFeed(tools(fetch), 'hf:trending');
    await Promise.all([1, 2].map(() => moreOfFeed(tools(fetch), 'hf:trending')));
    expect(await count('hf:trending')).toBe(4);
  });

  it('ends where a page repeats what is there', async () => {
    const fetch = vi.fn<Fetch>(async (address) => {
      const p = Number(new URL(address).searchParams.get('p') ?? 0);
      return Response.json([item('2607.00001')], {
        headers: { link: `<${url}?p=${p + 1}>; rel="next"` },
      });
    });
    await refreshFeed(tools(fetch), 'hf:trending');
    expect(await moreOfFeed(tools(fetch), 'hf:trending')).toMatchObject({ value: { next: false } });
    expect(await latestSnapshot(db, 'hf:trending')).not.toHaveProperty('next');
  });

  it('leaves the list and the page to come when it fails', async () => {
    await refreshFeed(tools(paged(2)), 'hf:trending');
    expect(await moreOfFeed(tools(status(500)), 'hf:trending')).toMatchObject({ ok: false });
    expect(await latestSnapshot(db, 'hf:trending')).toMatchObject({ next: 1 });
    expect(await count('hf:trending')).toBe(2);
  });

  it('has nothing to add to lists without more, or without a list', async () => {
    await refreshFeed(tools(paged(3, false)), 'hf:trending');
    const none = { ok: true, value: { added: 0, next: false } };
    expect(await moreOfFeed(tools(paged(3)), 'hf:trending')).toEqual(none);
    expect(await moreOfFeed(tools(paged(3)), 'hf:week')).toEqual(none);
    expect(await moreOfFeed(tools(paged(3)), 'rising')).toEqual(none);
  });
});
