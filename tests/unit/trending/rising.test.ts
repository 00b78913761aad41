import fc from 'fast-check';
import { expect, it } from 'vitest';
import { hot } from '@/lib/trending/rank';
import { riseScore, rising } from '@/lib/trending/rising';
import type { FeedSnapshot } from '@/lib/trending/types';

const hour = 60 * 60_000;
const now = Date.parse('2026-07-31T16:00:00Z');
const key = 'arxiv:2607.00001';

/** Looks at one paper: hours ago, votes, stars. */
const looks = (
  ...all: [ago: number, upvotes?: number | undefined, stars?: number | undefined][]
): FeedSnapshot[] =>
  all.map(([ago, upvotes, stars], n) => ({
    id: String(n),
    feed: n % 2 === 0 ? 'hf:trending' : 'hf:week',
    period: 'x',
    state: 'ok',
    attemptedAt: now - ago * hour,
    fetchedAt: now - ago * hour,
    items: [
      { key, ...(upvotes !== undefined && { upvotes }), ...(stars !== undefined && { stars }) },
    ],
  }));

const pace = (...all: Parameters<typeof looks>) => rising(looks(...all), now)[0]?.pace;

it.each<[string, Parameters<typeof looks>, object | undefined]>([
  [
    'votes between two looks',
    [
      [4, 10],
      [0, 30],
    ],
    { upvotes: 5 },
  ],
  [
    'votes over three looks',
    [
      [4, 10],
      [1, 12],
      [0, 30],
    ],
    { upvotes: 5 },
  ],
  [
    'stars as well',
    [
      [10, 1, 100],
      [0, 11, 300],
    ],
    { upvotes: 1, stars: 20 },
  ],
  [
    'stars alone',
    [
      [10, 5, 100],
      [0, 5, 300],
    ],
    { stars: 20 },
  ],
  ['one look', [[0, 99]], undefined],
  [
    'nothing gained',
    [
      [4, 10],
      [0, 10],
    ],
    undefined,
  ],
  [
    'looks too close to each other',
    [
      [0.1, 10],
      [0, 30],
    ],
    undefined,
  ],
  [
    'a short time is no reason to boast',
    [
      [0.5, 10],
      [0, 12],
    ],
    { upvotes: 2 },
  ],
  [
    'votes taken back',
    [
      [4, 30],
      [0, 10],
    ],
    undefined,
  ],
  [
    'votes taken back, then more',
    [
      [8, 30],
      [4, 10],
      [0, 20],
    ],
    undefined,
  ],
  [
    'votes taken back, then beyond',
    [
      [8, 30],
      [4, 10],
      [0, 50],
    ],
    { upvotes: 5 },
  ],
  [
    'a number read wrongly once',
    [
      [8, 30],
      [4, 0],
      [0, 30],
    ],
    undefined,
  ],
  [
    'a number far too high once',
    [
      [8, 5],
      [4, 500],
      [0, 6],
    ],
    undefined,
  ],
  ['a look without the number', [[4, 10], [2], [0, 30]], { upvotes: 5 }],
  [
    'a look from the future',
    [
      [4, 10],
      [0, 30],
      [-9, 900],
    ],
    { upvotes: 5 },
  ],
  [
    'looks older than two days',
    [
      [60, 0],
      [50, 900],
      [0, 901],
    ],
    undefined,
  ],
])('%s', (_, all, expected) => {
  expect(pace(...all)).toEqual(expected);
});

it('counts only lists that came', () => {
  const [first, second] = looks([4, 10], [0, 30]);
  if (!first || !second) throw new Error('two looks');
  expect(rising([first, { ...second, state: 'failed' }], now)).toEqual([]);
});

it('whatever comes, paces are finite and positive, the order falls, and the input’s order is no matter', () => {
  const look = fc.record({
    n: fc.nat(5),
    ago: fc.double({ min: -10, max: 80, noNaN: true }),
    upvotes: fc.option(fc.nat(1e6), { nil: undefined }),
    stars: fc.option(fc.nat(1e6), { nil: undefined }),
  });
  const lists = fc.uniqueArray(look, { selector: ({ ago }) => ago, maxLength: 30 }).map((all) =>
    all.map(({ n, ago, upvotes, stars }): FeedSnapshot => {
      const [made] = looks([ago, upvotes, stars]);
      if (!made) throw new Error('one look');
      return { ...made, items: made.items.map((item) => ({ ...item, key: `arxiv:${n}` })) };
    }),
  );
  fc.assert(
    fc.property(lists, (all) => {
      const rises = rising(all, now);
      for (const { pace, score } of rises) {
        for (const value of Object.values(pace)) expect(value).toBeGreaterThan(0);
        expect(Number.isFinite(score)).toBe(true);
      }
      const scores = rises.map(({ score }) => score);
      expect(scores).toEqual(scores.toSorted((a, b) => b - a));
      expect(rising(all.toReversed(), now)).toEqual(rises);
    }),
  );
});

it('rising: a vote or a star more never scores less', () => {
  const value = fc.double({ min: 0, max: 1e6, noNaN: true });
  fc.assert(
    fc.property(value, value, value, (upvotes, stars, more) => {
      const score = riseScore({ upvotes, stars });
      expect(riseScore({ upvotes: upvotes + more, stars })).toBeGreaterThanOrEqual(score);
      expect(riseScore({ upvotes, stars: stars + more })).toBeGreaterThanOrEqual(score);
    }),
  );
});

it('hot: grows with votes, falls with age, and is finite and positive for anything', () => {
  const votes = fc.option(fc.oneof(fc.nat(1e7), fc.double()), { nil: undefined });
  const at = fc.option(fc.oneof(fc.integer({ min: 0, max: 2 * now }), fc.double()), {
    nil: undefined,
  });
  fc.assert(
    fc.property(votes, at, fc.nat(1e6), (upvotes, listedAt, more) => {
      const heat = hot({ upvotes, listedAt }, now);
      expect(Number.isFinite(heat) && heat > 0).toBe(true);
      const base = Number.isFinite(upvotes) ? Math.max(0, upvotes ?? 0) : 0;
      expect(hot({ upvotes: base + more, listedAt }, now)).toBeGreaterThanOrEqual(
        hot({ upvotes: base, listedAt }, now),
      );
      expect(hot({ upvotes, listedAt }, now + more)).toBeLessThanOrEqual(heat);
    }),
  );
  expect(hot({ upvotes: 10, listedAt: now }, now)).toBeGreaterThan(
    hot({ upvotes: 10, listedAt: now - 24 * hour }, now),
  );
});
