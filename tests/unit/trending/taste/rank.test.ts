import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Candidate,
  daySeed,
  hot,
  normalScores,
  type RankOptions,
  rank,
  tasteWeight,
} from '../../../../lib/trending/taste/rank';

const dayMs = 24 * 60 * 60_000;
const now = 400 * dayMs;
const options: RankOptions = { likes: 10, explore: 0, recency: 14, seed: 20260731, now };

const vector = (topic: number) => ({
  index: Int32Array.of(topic, 1000),
  value: Float32Array.of(1, 0.2),
});

const candidate: fc.Arbitrary<Omit<Candidate, 'key'>> = fc.record({
  vector: fc.nat(6).map(vector),
  taste: fc.double({ min: -5, max: 5, noNaN: true }),
  upvotes: fc.nat(500),
  at: fc.nat(40).map((days) => now - days * dayMs),
});
const candidates = fc
  .array(candidate, { minLength: 1, maxLength: 40 })
  .map((all) => all.map((each, at): Candidate => ({ ...each, key: `arxiv:${at}` })));

const placeOf = (all: readonly Candidate[], key: string, given: RankOptions) =>
  rank(all, given).findIndex((each) => each.key === key);

/** Every candidate with a topic of its own: only score decides. */
const apart = (all: readonly Candidate[]) =>
  all.map((each, at) => ({
    ...each,
    vector: { index: Int32Array.of(at), value: Float32Array.of(1) },
  }));

describe('rank', () => {
  it('never moves a paper down for more votes', () => {
    fc.assert(
      fc.property(candidates, fc.nat(), fc.integer({ min: 1, max: 500 }), (all, pick, more) => {
        const base = apart(all);
        const chosen = base[pick % base.length];
        if (!chosen) return;
        const voted = base.map((each) =>
          each === chosen ? { ...each, upvotes: (each.upvotes ?? 0) + more } : each,
        );
        expect(placeOf(voted, chosen.key, options)).toBeLessThanOrEqual(
          placeOf(base, chosen.key, options),
        );
      }),
    );
  });

  it('never moves a paper up for being older', () => {
    fc.assert(
      fc.property(candidates, fc.nat(), fc.integer({ min: 1, max: 60 }), (all, pick, days) => {
        const base = apart(all);
        const chosen = base[pick % base.length];
        if (!chosen) return;
        const older = base.map((each) =>
          each === chosen ? { ...each, at: each.at - days * dayMs } : each,
        );
        expect(placeOf(older, chosen.key, options)).toBeGreaterThanOrEqual(
          placeOf(base, chosen.key, options),
        );
      }),
    );
  });

  it('never shows what is away, and everything else once', () => {
    fc.assert(
      fc.property(candidates, fc.double({ min: 0, max: 0.5, noNaN: true }), (all, explore) => {
        const some = all.map((each, at) => ({ ...each, away: at % 3 === 0 }));
        const keys = rank(some, { ...options, explore }).map(({ key }) => key);
        const expected = some.filter(({ away }) => !away).map(({ key }) => key);
        expect(keys.toSorted()).toEqual(expected.toSorted());
      }),
    );
  });

  it('is the same for the same seed, whatever order the candidates come in', () => {
    fc.assert(
      fc.property(candidates, fc.nat(), (all, seed) => {
        const given = { ...options, explore: 0.3, seed };
        expect(rank(all.toReversed(), given)).toEqual(rank(all, given));
      }),
    );
  });

  it('puts different topics among the first ten', () => {
    const much = Array.from(
      { length: 30 },
      (_, at): Candidate => ({
        key: `arxiv:a${at}`,
        vector: vector(1),
        taste: 2,
        upvotes: 50,
        at: now,
      }),
    );
    const other = Array.from(
      { length: 6 },
      (_, at): Candidate => ({
        key: `arxiv:b${at}`,
        vector: vector(2 + at),
        taste: 1.9,
        upvotes: 50,
        at: now,
      }),
    );
    const poor = Array.from(
      { length: 60 },
      (_, at): Candidate => ({
        key: `arxiv:c${at}`,
        vector: vector(20 + at),
        taste: -2,
        upvotes: 1,
        at: now,
      }),
    );
    const first = rank([...much, ...other, ...poor], options).slice(0, 10);
    expect(first.some(({ key }) => key.startsWith('arxiv:c'))).toBe(false);
    expect(first.filter(({ key }) => key.startsWith('arxiv:b')).length).toBeGreaterThanOrEqual(3);
  });

  it('tries something else as often as was chosen', () => {
    const all = Array.from(
      { length: 400 },
      (_, at): Candidate => ({
        key: `arxiv:${at}`,
        vector: vector(at),
        taste: -at,
        upvotes: at,
        at: now,
      }),
    );
    const share = (explore: number) =>
      rank(all, { ...options, explore })
        .slice(0, 100)
        .filter(({ explored }) => explored).length;
    expect(share(0)).toBe(0);
    expect(share(0.2)).toBeGreaterThan(8);
    expect(share(0.2)).toBeLessThan(35);
    expect(share(0.5)).toBeGreaterThan(share(0.2));
    const [today, tomorrow] = [1, 2].map((seed) => rank(all, { ...options, explore: 0.5, seed }));
    expect(today).not.toEqual(tomorrow);
  });

  it('goes by votes alone while nothing is liked', () => {
    const all = [5, 100, 20].map(
      (upvotes, at): Candidate => ({
        key: `arxiv:${at}`,
        vector: vector(at),
        taste: -upvotes,
        upvotes,
        at: now,
      }),
    );
    const order = rank(all, { ...options, likes: 0, explore: 0.5 }).map(({ key }) => key);
    expect(order).toEqual(['arxiv:1', 'arxiv:2', 'arxiv:0']);
  });

  it('lets the shorter half-life bring newer papers up', () => {
    const old: Candidate = {
      key: 'arxiv:old',
      vector: vector(1),
      taste: 1.2,
      at: now - 20 * dayMs,
    };
    const fresh: Candidate = { key: 'arxiv:new', vector: vector(2), taste: 0, at: now };
    const rest = Array.from(
      { length: 10 },
      (_, at): Candidate => ({
        key: `arxiv:${at}`,
        vector: vector(3 + at),
        taste: -3,
        at: now - 30 * dayMs,
      }),
    );
    const first = (recency: number) => rank([old, fresh, ...rest], { ...options, recency })[0]?.key;
    expect(first(2)).toBe('arxiv:new');
    expect(first(365)).toBe('arxiv:old');
  });
});

describe('its parts', () => {
  it.each([
    [0, 0, 1],
    [-3, 0, 1],
    [31, 0, 16],
  ])('%d votes after %d days: %d', (votes, days, value) => {
    expect(hot(votes, days)).toBeCloseTo(value, 6);
  });

  it('the taste counts more with more likes, and has an end', () => {
    const weights = [0, 1, 3, 10, 1000].map(tasteWeight);
    expect(weights[0]).toBe(0);
    expect(weights).toEqual(weights.toSorted((a, b) => a - b));
    expect(Math.max(...weights)).toBeLessThan(4);
  });

  it('equal values have equal scores', () => {
    const scores = normalScores([3, 1, 3, 2]);
    expect(scores[0]).toBe(scores[2]);
    expect(scores[1]).toBeLessThan(scores[3] ?? 0);
    expect(Math.abs(scores.reduce((sum, each) => sum + each, 0))).toBeLessThan(0.5);
  });

  it('a day has one seed', () => {
    const at = (text: string) => daySeed(new Date(text).getTime());
    expect(at('2026-07-31T00:01')).toBe(at('2026-07-31T23:59'));
    expect(at('2026-07-31T00:01')).not.toBe(at('2026-08-01T00:01'));
  });
});
