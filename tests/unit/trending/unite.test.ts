import { expect, it } from 'vitest';
import type { FeedView } from '@/lib/trending/read';
import type { FeedSnapshot } from '@/lib/trending/types';
import { uniteViews } from '@/lib/trending/unite';

const view = (
  feed: FeedView['feed'],
  keys: string[],
  more: Partial<FeedSnapshot> = {},
): FeedView => ({
  feed,
  host: 'rss.arxiv.org',
  shown: {
    id: feed,
    feed,
    period: '2026-07-31',
    state: 'ok',
    attemptedAt: 1,
    fetchedAt: 1,
    items: keys.map((key) => ({ key })),
    ...more,
  },
  picks: keys.map((key, index) => ({
    key,
    rank: index + 1,
    entry: {
      key,
      record: {
        identifiers: [key],
        title: key,
        authors: [],
        kind: 'article',
        urls: {},
        categories: [],
        keywords: [],
        source: 'arxiv',
      },
      keywords: [],
      firstSeenAt: 1,
      lastSeenAt: 1,
    },
    isNew: false,
    seen: false,
    seenIn: [feed],
  })),
  hidden: [],
  away: { read: 1, hidden: 0, muted: 2 },
  rest: 0,
  next: false,
});

it('leaves one list as it is', () => {
  const one = view('arxiv:cs.CL', ['arxiv:1']);
  expect(uniteViews([one])).toBe(one);
});

it('has each paper once, with its lists, and the time of the oldest', () => {
  const all = uniteViews([
    view('arxiv:cs.CL', ['arxiv:1', 'arxiv:2'], { fetchedAt: 9, dropped: 1, quiet: 'weekend' }),
    view('arxiv:cs.LG', ['arxiv:2', 'arxiv:3'], { fetchedAt: 4, dropped: 2 }),
  ]);
  expect(all.picks.map(({ key, rank }) => [key, rank])).toEqual([
    ['arxiv:1', 1],
    ['arxiv:2', 2],
    ['arxiv:3', 3],
  ]);
  expect(all.picks[1]?.seenIn).toEqual(['arxiv:cs.CL', 'arxiv:cs.LG']);
  expect(all.shown).toMatchObject({ id: 'arxiv:cs.CL arxiv:cs.LG', fetchedAt: 4, dropped: 3 });
  // One of them is not quiet: nothing has to be explained.
  expect(all.shown?.quiet).toBeUndefined();
  expect(all.away).toEqual({ read: 2, hidden: 0, muted: 4 });
});
