import { expect, it } from 'vitest';
import { bound, entryBytes, prune, snapshotBytes, thinned } from '@/lib/trending/prune';
import type { FeedEntry, FeedId, FeedSnapshot } from '@/lib/trending/types';
import { freshLibrary, record } from '../library/support';

const hour = 60 * 60_000;
const day = 24 * hour;
const now = Date.parse('2026-07-31T16:00:00Z');
const key = (n: number) => `arxiv:2607.${String(n).padStart(5, '0')}`;

const snapshot = (id: string, ago: number, more: Partial<FeedSnapshot> = {}): FeedSnapshot => ({
  id,
  feed: 'hf:trending',
  period: 'trending',
  state: 'ok',
  attemptedAt: now - ago,
  fetchedAt: now - ago,
  items: [],
  ...more,
});
const entry = (n: number, ago: number): FeedEntry => ({
  key: key(n),
  record: record({ identifiers: [key(n)] }),
  keywords: [],
  firstSeenAt: 1,
  lastSeenAt: now - ago,
});

it('thins with age: all of two days, one in six hours of two weeks, one a day of two months', () => {
  const hourly = Array.from({ length: 24 * 80 }, (_, n) => snapshot(`${n}`, n * hour));
  const gone = new Set(thinned(hourly, now));
  const kept = hourly.filter(({ id }) => !gone.has(id)).map(({ attemptedAt }) => now - attemptedAt);
  const between = (from: number, to: number) =>
    kept.filter((ago) => ago >= from * day && ago < to * day).length;
  expect(between(0, 2)).toBe(48);
  expect(between(2, 14)).toBeGreaterThanOrEqual(48);
  expect(between(2, 14)).toBeLessThanOrEqual(50);
  expect(between(14, 61)).toBeGreaterThanOrEqual(46);
  expect(between(14, 61)).toBeLessThanOrEqual(48);
  expect(between(61, 99)).toBe(0);
});

it('thinning again takes nothing more, and failures go after two days', () => {
  const rows = Array.from({ length: 300 }, (_, n) =>
    snapshot(`${n}`, n * 7 * hour, n % 3 === 0 ? { state: 'failed' } : {}),
  );
  const first = new Set(thinned(rows, now));
  const rest = rows.filter(({ id }) => !first.has(id));
  expect(thinned(rest, now)).toEqual([]);
  expect(
    rest.some(({ state, attemptedAt }) => state === 'failed' && now - attemptedAt > 2 * day),
  ).toBe(false);
});

it.each<[FeedId, number, boolean]>([
  ['hf:month', 70, true],
  ['hf:day:2026-05-01', 59, true],
  ['hf:day:2026-05-01', 61, false],
])('the newest list of %s, %i days old, stays: %s', (feed, days, stays) => {
  expect(thinned([snapshot('a', days * day, { feed })], now)).toEqual(stays ? [] : ['a']);
});

it('entries stay while a list holds them, or for two months', async () => {
  const db = await freshLibrary();
  await db.feedSnapshots.bulkAdd([
    snapshot('newest', 70 * day, { feed: 'hf:month', items: [{ key: key(3) }] }),
    snapshot('a', 61 * day, { items: [{ key: key(2) }] }),
    snapshot('b', hour),
  ]);
  await db.feedEntries.bulkAdd([entry(1, 59 * day), entry(2, 61 * day), entry(3, 70 * day)]);
  await db.hidden.add({ key: key(2), at: 1, record: record({ identifiers: [key(2)] }) });
  await prune(db, now);
  expect((await db.feedSnapshots.toCollection().primaryKeys()).toSorted()).toEqual(['b', 'newest']);
  expect(await db.feedEntries.toCollection().primaryKeys()).toEqual([key(1), key(3)]);
  expect(await db.hidden.count()).toBe(1);
});

it('is bounded: the oldest go first, what shows and what was hidden stays', async () => {
  const db = await freshLibrary();
  const items = [{ key: key(1) }];
  const rows = [3, 2, 1].map((days) => snapshot(`${days}`, days * day, { items }));
  const papers = [1, 2, 3, 4].map((n) => entry(n, (10 - n) * day));
  await db.feedSnapshots.bulkAdd(rows);
  await db.feedEntries.bulkAdd(papers);
  await db.hidden.add({ key: key(2), at: 1, record: record({ identifiers: [key(2)] }) });
  const all =
    rows.reduce((sum, row) => sum + snapshotBytes(row), 0) +
    papers.reduce((sum, each) => sum + entryBytes(each), 0);
  expect(await bound(db, all)).toBe(all);
  expect(await db.feedEntries.count()).toBe(4);
  const most = all - 2 * snapshotBytes({ items }) - 1;
  expect(await bound(db, most)).toBeLessThanOrEqual(most);
  expect(await db.feedSnapshots.toCollection().primaryKeys()).toEqual(['1']);
  expect(await db.feedEntries.toCollection().primaryKeys()).toEqual([key(1), key(3), key(4)]);
  await bound(db, 0);
  expect(await db.feedEntries.toCollection().primaryKeys()).toEqual([key(1)]);
  expect(await db.hidden.count()).toBe(1);
});

it('estimates no less than such rows take as JSON', () => {
  const long = entry(1, 0);
  long.record.abstract = 'word '.repeat(300);
  long.record.authors = Array.from({ length: 30 }, () => ({
    given: 'Adalbertine',
    family: 'Examples',
  }));
  expect(entryBytes(long)).toBeGreaterThanOrEqual(JSON.stringify(long).length);
  const row = snapshot('a', 0, {
    items: Array.from({ length: 50 }, (_, n) => ({
      key: key(n),
      upvotes: 100,
      comments: 3,
      stars: 9999,
    })),
  });
  expect(snapshotBytes(row)).toBeGreaterThanOrEqual(JSON.stringify(row).length * 0.9);
});
