import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type LibraryDatabase, openDatabase } from '@/lib/library/database';
import { type Fetch, NoNetwork } from '@/lib/services/http';
import { prune } from '@/lib/trending/prune';
import { type RefreshTools, refreshFeed } from '@/lib/trending/refresh';
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

describe('prune', () => {
  const entry = (n: number, lastSeenAt: number) => ({
    key: `arxiv:2607.0000${n}`,
    record: {
      identifiers: [`arxiv:2607.0000${n}`],
      title: 'x',
      authors: [],
      kind: 'article' as const,
      urls: {},
      categories: [],
      keywords: [],
      source: 'huggingface',
    },
    keywords: [],
    firstSeenAt: 1,
    lastSeenAt,
  });

  it('keeps what is young, newest, or tells what was new after a long absence', async () => {
    const ago = (days: number) => start - days * day;
    await db.feedSnapshots.bulkAdd([
      snapshot('young', ago(1)),
      snapshot('old and newest of the old', ago(15)),
      snapshot('old', ago(16)),
      snapshot('old failure', ago(15.5), { state: 'failed' }),
      snapshot('old but the feed’s newest', ago(70), {
        feed: 'hf:month',
        items: [{ key: 'arxiv:2607.00003', upvotes: 1, comments: 0 }],
      }),
    ]);
    await db.feedEntries.bulkAdd([entry(1, ago(59)), entry(2, ago(61)), entry(3, ago(70))]);
    await prune(db, start);
    expect((await db.feedSnapshots.toCollection().primaryKeys()).toSorted()).toEqual(
      ['old and newest of the old', 'old but the feed’s newest', 'young'].toSorted(),
    );
    expect(await db.feedEntries.toCollection().primaryKeys()).toEqual([
      'arxiv:2607.00001',
      'arxiv:2607.00003',
    ]);
  });
});
