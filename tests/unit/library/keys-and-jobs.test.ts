/** Keys for citing, openings and versions, jobs that wait for the network. */
import { describe, expect, it } from 'vitest';
import { ratePapers, recordOpening, seeVersion } from '@/lib/library/change';
import { keepCitekeys, type MakeKeys, setCitekey } from '@/lib/library/citekeys';
import { dropJob, nextJobAt, queueMetadata } from '@/lib/library/outbox';
import { library, moment } from './support';

const day = 86_400_000;

describe('keys for citing', () => {
  /** "doe", or the first of "doe2", "doe3", … that is free. */
  const make: MakeKeys = (papers, taken) => {
    const used = new Set<string>();
    const free = (n: number): string => {
      const key = n === 1 ? 'doe' : `doe${n}`;
      return taken(key) || used.has(key) ? free(n + 1) : key;
    };
    return new Map(
      papers.map(({ id }) => {
        const key = free(1);
        used.add(key);
        return [id, key];
      }),
    );
  };

  it('are made for papers that have none, kept, and not made again', async () => {
    const db = await library('a', 'b', 'c');
    const before = await db.papers.get('b');
    expect(await keepCitekeys(db, ['b'], make)).toEqual({ b: 'doe' });
    expect(await db.papers.get('b')).toEqual({ ...before, citekey: 'doe' });
    expect(await keepCitekeys(db, ['b'], () => new Map([['b', 'other']]))).toEqual({ b: 'doe' });
    expect(await keepCitekeys(db, ['a', 'b', 'c'], make)).toEqual({
      a: 'doe2',
      b: 'doe',
      c: 'doe3',
    });
    expect(await db.papers.get('c')).toMatchObject({ citekey: 'doe3' });
  });

  it('do not take one that a paper has in other letters', async () => {
    const db = await library('a', 'b');
    await setCitekey(db, 'a', 'DOE', moment(10));
    expect(await keepCitekeys(db, ['b'], make)).toEqual({ b: 'doe2' });
    expect(await setCitekey(db, 'a', 'doe', moment(20))).not.toHaveProperty('takenBy');
    expect(await db.papers.get('a')).toMatchObject({ citekey: 'doe', updatedAt: 20 });
    expect(await setCitekey(db, 'a', 'doe', moment(30))).toEqual({});
    expect(await db.papers.get('a')).toMatchObject({ updatedAt: 20 });
  });
});

describe('a rating', () => {
  it('is set, kept and taken away', async () => {
    const db = await library('a');
    const rate = async (rating: number | null, now: number) => {
      const { changed } = await ratePapers(db, ['a'], rating, moment(now));
      return [changed, (await db.papers.get('a'))?.rating];
    };
    expect(await rate(null, 10)).toEqual([[], undefined]);
    expect(await rate(4, 20)).toEqual([['a'], 4]);
    expect(await rate(4, 30)).toEqual([[], 4]);
    expect(await rate(null, 40)).toEqual([['a'], undefined]);
    expect(await db.papers.get('a')).not.toHaveProperty('rating');
    expect(await db.papers.get('a')).toMatchObject({ updatedAt: 40 });
  });
});

describe('an opening', () => {
  it('is noted once a minute, with the version that was met', async () => {
    const db = await library('a');
    const opened = async () =>
      (await db.activity.where('kind').equals('opened').toArray()).map(({ at }) => at);
    await recordOpening(db, 'a', moment(1_000_000));
    expect(await db.papers.get('a')).toMatchObject({ openedAt: 1_000_000, updatedAt: 1_000_000 });
    await recordOpening(db, 'a', moment(1_000_500));
    expect(await db.papers.get('a')).toMatchObject({ openedAt: 1_000_000, updatedAt: 1_000_000 });
    await recordOpening(db, 'a', moment(1_001_000), (paper) => ({ ...paper, version: 2 }));
    expect(await db.papers.get('a')).toMatchObject({
      ...{ version: 2, openedAt: 1_000_000, updatedAt: 1_001_000 },
    });
    expect(await opened()).toEqual([1_000_000]);
    await recordOpening(db, 'a', moment(1_000_000 + day));
    expect(await opened()).toEqual([1_000_000, 1_000_000 + day]);
    expect(await db.papers.get('a')).toMatchObject({ openedAt: 1_000_000 + day });
  });

  it('of a version that the user knows of makes it theirs', async () => {
    const db = await library('a');
    await db.papers.update('a', { version: 3, savedVersion: 1 });
    await seeVersion(db, 'a', 3, moment(50));
    expect(await db.papers.get('a')).toMatchObject({ savedVersion: 3, updatedAt: 50 });
    await seeVersion(db, 'a', 3, moment(60));
    expect(await db.papers.get('a')).toMatchObject({ updatedAt: 50 });
  });
});

describe('jobs that wait', () => {
  it('the next one is told, as due now when it is of another clock, and none when all rest', async () => {
    const db = await library('a', 'b');
    expect(await nextJobAt(db, 100)).toBeUndefined();
    await queueMetadata(db, { paperId: 'a', url: 'https://example.org/a' }, moment(100));
    await queueMetadata(db, { paperId: 'b', url: 'https://example.org/b' }, moment(100));
    const [first, second] = await db.outbox.toArray();
    if (!first || !second) throw new Error('no jobs');
    await db.outbox.update(first.id, { notBefore: 5_000 });
    await db.outbox.update(second.id, { notBefore: 4_000 });
    expect(await nextJobAt(db, 100)).toBe(4_000);
    expect(await nextJobAt(db, 9_000)).toBe(4_000);
    await dropJob(db, second.id);
    expect(await nextJobAt(db, 100)).toBe(5_000);
    await db.outbox.update(first.id, { notBefore: 400 * day });
    expect(await nextJobAt(db, 100)).toBe(100);
    await db.outbox.update(first.id, { notBefore: Number.MAX_SAFE_INTEGER });
    expect(await nextJobAt(db, 100)).toBeUndefined();
  });
});
