import { describe, expect, it } from 'vitest';
import { parseDailyPapers } from '@/lib/services/huggingface';
import { type FeedTitle, feedIdSchema, parseFeed, type RemoteFeed } from '@/lib/trending/feeds';
import { isDay, isoWeek, isWeek, mondayOf, newYorkDay } from '@/lib/trending/feeds/daily-papers';
import { item } from '../../fixtures/trending/daily';

function remote(id: string): RemoteFeed {
  const feed = parseFeed(id);
  if (feed?.kind !== 'remote') throw new Error(`${id} is not asked of anybody`);
  return feed;
}

describe('ids', () => {
  it.each<[string, string, FeedTitle]>([
    ['hf:trending', 'hf:trending', { key: 'feed_trending' }],
    ['hf:today', 'hf:day', { key: 'feed_day' }],
    ['hf:day:2023-05-04', 'hf:day:2023-05-04', { key: 'feed_day', period: '2023-05-04' }],
    ['hf:week:2026-W53', 'hf:week:2026-W53', { key: 'feed_week', period: '2026-W53' }],
    ['hf:month:2026-07', 'hf:month:2026-07', { key: 'feed_month', period: '2026-07' }],
    ['hf:by:AK', 'hf:by:AK', { key: 'feed_by', of: 'AK' }],
    ['hf:by:akhaliq', 'hf:by:akhaliq', { key: 'feed_by', of: 'akhaliq' }],
    ['arxiv:cs.CL', 'arxiv:cs.CL', { key: 'feed_arxiv', of: 'cs.CL' }],
    [
      'arxiv:cond-mat.str-el',
      'arxiv:cond-mat.str-el',
      { key: 'feed_arxiv', of: 'cond-mat.str-el' },
    ],
    ['arxiv:quant-ph', 'arxiv:quant-ph', { key: 'feed_arxiv', of: 'quant-ph' }],
    ['rising', 'rising', { key: 'feed_rising' }],
    ['continue', 'continue', { key: 'feed_continue' }],
    ['forgotten', 'forgotten', { key: 'feed_forgotten' }],
    ['foryou', 'foryou', { key: 'feed_for_you' }],
    ['foryou:nlp/parsing', 'foryou:nlp/parsing', { key: 'feed_for_tag', of: 'nlp/parsing' }],
  ])('%s', (text, id, title) => {
    expect(parseFeed(text)).toMatchObject({ id, title });
    expect(feedIdSchema.parse(text)).toBe(id);
  });

  it.each([
    '',
    'hf:',
    'hf:day:',
    'hf:day:2023-05-03',
    'hf:day:2026-02-30',
    'hf:day:2026-07-31:more',
    'hf:week:2025-W53',
    'hf:week:2026-W00',
    'hf:week:2023-W17',
    'hf:month:2026-13',
    'hf:month:2023-04',
    'hf:by:',
    'hf:by:../../admin',
    'hf:by:a b',
    'arxiv:',
    'arxiv:cs.CL+cs.LG',
    'arxiv:../cs',
    'foryou:',
    'RISING',
    'constructor',
    `foryou:${'x'.repeat(300)}`,
  ])('%j names no list', (text) => {
    expect(parseFeed(text)).toBeUndefined();
    expect(feedIdSchema.safeParse(text).success).toBe(false);
  });

  it('of the first versions can be read', () => {
    expect(feedIdSchema.parse('hf:today')).toBe('hf:day');
  });
});

describe('requests', () => {
  it.each<[string, string, number, string, string]>([
    ['hf:trending', '2026-07-31T12:00:00Z', 0, 'trending', '?sort=trending&limit=50'],
    ['hf:trending', '2026-07-31T12:00:00Z', 2, 'trending', '?sort=trending&limit=50&p=2'],
    ['hf:day', '2026-07-31T12:00:00Z', 0, '2026-07-31', '?limit=100'],
    ['hf:day', '2026-07-31T03:00:00Z', 0, '2026-07-30', '?limit=100'],
    [
      'hf:day:2024-02-29',
      '2026-07-31T03:00:00Z',
      1,
      '2024-02-29',
      '?date=2024-02-29&limit=100&p=1',
    ],
    ['hf:week', '2026-07-31T12:00:00Z', 0, '2026-W31', '?week=2026-W31&limit=100'],
    ['hf:week', '2026-08-03T03:00:00Z', 0, '2026-W31', '?week=2026-W31&limit=100'],
    ['hf:week', '2026-08-03T05:00:00Z', 0, '2026-W32', '?week=2026-W32&limit=100'],
    ['hf:week', '2026-12-30T12:00:00Z', 0, '2026-W53', '?limit=100'],
    ['hf:week:2025-W01', '2026-12-30T12:00:00Z', 0, '2025-W01', '?week=2025-W01&limit=100'],
    ['hf:month', '2026-08-01T03:00:00Z', 0, '2026-07', '?month=2026-07&limit=100'],
    ['hf:month', '2026-08-01T05:00:00Z', 0, '2026-08', '?month=2026-08&limit=100'],
    ['hf:by:AK', '2026-08-01T05:00:00Z', 0, 'by:AK', '?submitter=AK&limit=50'],
  ])('%s at %s, page %i, is %s', (feed, at, page, period, query) => {
    expect(remote(feed).request(Date.parse(at), page)).toEqual({
      url: `https://huggingface.co/api/daily_papers${query}`,
      period,
    });
  });

  it('of a category go to arXiv', () => {
    expect(remote('arxiv:cs.CL').request(Date.parse('2026-08-01T03:00:00Z'), 0)).toEqual({
      url: 'https://rss.arxiv.org/rss/cs.CL',
      period: '2026-07-31',
    });
  });

  it.each<[string, string, boolean]>([
    ['hf:day:2026-07-30', '2026-07-31T03:59:00Z', false],
    ['hf:day:2026-07-30', '2026-07-31T04:00:00Z', true],
    ['hf:week:2026-W31', '2026-08-03T05:00:00Z', true],
    ['hf:month:2026-07', '2026-08-01T03:00:00Z', false],
    ['hf:day', '2026-08-01T03:00:00Z', false],
  ])('%s at %s is about the past: %s', (feed, at, past) => {
    expect(remote(feed).past(Date.parse(at))).toBe(past);
  });
});

describe('newYorkDay', () => {
  it.each([
    ['2026-07-31T03:59:00Z', '2026-07-30'],
    ['2026-07-31T04:00:00Z', '2026-07-31'],
    ['2026-01-31T04:30:00Z', '2026-01-30'],
    ['2026-01-31T05:00:00Z', '2026-01-31'],
  ])('%s is %s', (at, day) => {
    expect(newYorkDay(Date.parse(at))).toBe(day);
  });
});

describe('isoWeek', () => {
  it.each([
    ['2026-07-31', '2026-W31'],
    ['2026-01-01', '2026-W01'],
    ['2025-12-29', '2026-W01'],
    ['2026-12-31', '2026-W53'],
    ['2027-01-03', '2026-W53'],
    ['2027-01-04', '2027-W01'],
    ['2023-01-01', '2022-W52'],
  ])('%s is in %s', (day, week) => {
    expect(isoWeek(day)).toBe(week);
  });
});

it('knows days and weeks of the calendar', () => {
  expect(['2024-02-29', '2026-02-29', '2026-7-1', 'x'].map(isDay)).toEqual([
    true,
    false,
    false,
    false,
  ]);
  expect(['2026-W53', '2025-W53', '2026-W54', '2026-W00'].map(isWeek)).toEqual([
    true,
    false,
    false,
    false,
  ]);
  expect(['2026-W53', '2026-W01', '2027-W01'].map(mondayOf)).toEqual([
    '2026-12-28',
    '2025-12-29',
    '2027-01-04',
  ]);
});

const papers = (list: [number, number, string?][]) =>
  parseDailyPapers(
    list.map(([n, upvotes, day]) =>
      item(`2607.0000${n}`, {
        upvotes,
        submittedOnDailyAt: day ? `${day}T00:00:00.000Z` : undefined,
      }),
    ),
  )?.entries ?? [];

const mixed: [number, number, string][] = [
  [1, 3, '2026-07-31'],
  [2, 9, '2026-07-30'],
  [3, 5, '2026-07-31'],
  [4, 3, '2026-07-31'],
  [5, 1, '2026-08-01'],
];

it.each<[string, string, string, string, [number, number, string?][], string, number[]]>([
  [
    'keeps the order of trending',
    'hf:trending',
    'trending',
    '2026-07-31',
    mixed,
    'trending',
    [1, 2, 3, 4, 5],
  ],
  [
    'today by votes, equal ones stable',
    'hf:day',
    '2026-07-31',
    '2026-07-31',
    mixed,
    '2026-07-31',
    [3, 1, 4],
  ],
  [
    'a Sunday shows the last day there was',
    'hf:day',
    '2026-08-09',
    '2026-08-09',
    mixed,
    '2026-08-01',
    [5],
  ],
  [
    'a day that has not begun in New York waits',
    'hf:day',
    '2026-07-30',
    '2026-07-30',
    mixed,
    '2026-07-30',
    [2],
  ],
  ['a clock that is years behind', 'hf:day', '2020-01-01', '2020-01-01', mixed, '2026-08-01', [5]],
  [
    'items without a day',
    'hf:day',
    '2026-07-31',
    '2026-07-31',
    [
      [1, 1],
      [2, 2],
    ],
    '2026-07-31',
    [2, 1],
  ],
  ['an empty day', 'hf:day', '2026-07-31', '2026-07-31', [], '2026-07-31', []],
  ['a week by votes', 'hf:week', '2026-W31', '2026-07-31', mixed, '2026-W31', [2, 3, 1, 4, 5]],
  ['a month by votes', 'hf:month', '2026-07', '2026-07-31', mixed, '2026-07', [2, 3, 1, 4, 5]],
  [
    'week 53 out of the newest',
    'hf:week',
    '2026-W53',
    '2026-12-31',
    [
      [1, 1, '2026-12-27'],
      [2, 2, '2026-12-28'],
      [3, 3, '2026-12-31'],
      [4, 9],
    ],
    '2026-W53',
    [3, 2],
  ],
])('%s', (_, feed, period, today, list, expectedPeriod, order) => {
  const now = Date.parse(`${today}T16:00:00Z`);
  const selected = remote(feed).select(papers(list), { period, page: 0, now });
  expect(selected.period).toBe(expectedPeriod);
  expect(selected.items.map((entry) => Number(entry.key.slice(-1)))).toEqual(order);
});

it('an answer that goes beyond the day or the week is its last', () => {
  const now = Date.parse('2026-07-31T16:00:00Z');
  const ended = (feed: string, period: string, list: [number, number, string?][], page = 0) =>
    remote(feed).select(papers(list), { period, page, now }).ended ?? false;
  expect(ended('hf:day', '2026-07-31', mixed)).toBe(true);
  expect(ended('hf:day', '2026-07-31', mixed.slice(2, 4))).toBe(false);
  expect(ended('hf:week', '2026-W53', mixed)).toBe(true);
  expect(ended('hf:trending', 'trending', mixed)).toBe(false);
});

it('a further page of a day holds that day alone', () => {
  const asked = { period: '2026-07-30', page: 1, now: Date.parse('2026-07-31T16:00:00Z') };
  expect(remote('hf:day').select(papers(mixed), asked)).toMatchObject({
    period: '2026-07-30',
    items: [{ key: 'arxiv:2607.00002' }],
  });
});
