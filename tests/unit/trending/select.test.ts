import { expect, it } from 'vitest';
import { parseDailyPapers } from '@/lib/services/huggingface';
import { selectEntries } from '@/lib/trending/feeds/huggingface';
import type { FeedId } from '@/lib/trending/types';
import { item } from '../../fixtures/trending/daily';

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

it.each<[string, FeedId, string, string, [number, number, string?][], string, number[]]>([
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
    'hf:today',
    '2026-07-31',
    '2026-07-31',
    mixed,
    '2026-07-31',
    [3, 1, 4],
  ],
  [
    'a Sunday shows the last day there was',
    'hf:today',
    '2026-08-09',
    '2026-08-09',
    mixed,
    '2026-08-01',
    [5],
  ],
  [
    'a day that has not begun in New York waits',
    'hf:today',
    '2026-07-30',
    '2026-07-30',
    mixed,
    '2026-07-30',
    [2],
  ],
  [
    'a clock that is years behind',
    'hf:today',
    '2020-01-01',
    '2020-01-01',
    mixed,
    '2026-08-01',
    [5],
  ],
  [
    'items without a day',
    'hf:today',
    '2026-07-31',
    '2026-07-31',
    [
      [1, 1],
      [2, 2],
    ],
    '2026-07-31',
    [2, 1],
  ],
  ['an empty day', 'hf:today', '2026-07-31', '2026-07-31', [], '2026-07-31', []],
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
  const selected = selectEntries(feed, period, papers(list), Date.parse(`${today}T16:00:00Z`));
  expect(selected.period).toBe(expectedPeriod);
  expect(selected.entries.map((entry) => Number(entry.key.slice(-1)))).toEqual(order);
});
