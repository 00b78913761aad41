import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { handlers } from '@/lib/background/handlers';
import { defaultPattern, parsePattern } from '@/lib/exchange/citekey-pattern';
import { newKeys, suffix, typedKey, usablePattern } from '@/lib/exchange/citekeys';
import { type Paper, paperSchema } from '@/lib/paper/schema';
import { freshLibrary } from '../library/support';

const paper = (n: number, changes: Partial<Paper> = {}) =>
  paperSchema.parse({
    id: `p${n}`,
    identifiers: [`arxiv:2406.${String(n).padStart(5, '0')}`],
    source: 'test',
    title: 'Parsing Trees',
    authors: [{ family: 'Yan' }],
    issued: { year: 2024 },
    addedAt: n,
    updatedAt: n,
    ...changes,
  });

const pattern = parsePattern(defaultPattern);
const none = () => false;

describe('unique keys', () => {
  it('the oldest has no suffix, whatever the order', () => {
    const papers = [paper(3), paper(1), paper(2)];
    expect([...newKeys(papers, pattern, none)].sort()).toEqual([
      ['p1', 'yan2024parsing'],
      ['p2', 'yan2024parsinga'],
      ['p3', 'yan2024parsingb'],
    ]);
  });

  it('leaves the keys that are there, and those of others, whatever their case', () => {
    const keys = newKeys(
      [paper(1), paper(2, { citekey: 'Yan2024Parsing' })],
      pattern,
      (key) => key === 'yan2024parsinga',
    );
    expect([...keys]).toEqual([['p1', 'yan2024parsingb']]);
  });

  it('is quick with thousands of the same', () => {
    const papers = Array.from({ length: 5000 }, (_, n) => paper(n));
    expect(new Set(newKeys(papers, pattern, none).values()).size).toBe(5000);
  });

  it('are the same for any order of any papers', () => {
    const some = fc.uniqueArray(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(some, fc.integer({ min: 1, max: 3 }), (ids, kinds) => {
        const papers = ids.map((n) => paper(n, { title: `Title${n % kinds}` }));
        const keys = newKeys(papers, pattern, none);
        expect(newKeys(papers.toReversed(), pattern, none)).toEqual(keys);
        expect(new Set(keys.values()).size).toBe(papers.length);
      }),
    );
  });

  it.each([
    [0, ''],
    [1, 'a'],
    [26, 'z'],
    [27, 'aa'],
    [702, 'zz'],
    [703, 'aaa'],
  ])('suffix %i', (n, expected) => expect(suffix(n)).toBe(expected));
});

it.each([
  [' smith2020 ', 'smith2020'],
  ['Łoś:2020', 'Łoś:2020'],
  ['a b', undefined],
  ['a,b', undefined],
  ['a{b', undefined],
  ['a\\b', undefined],
  ['', undefined],
])('typed: %s', (text, key) => expect(typedKey(text)).toBe(key));

it('a broken pattern gives way to the one that Offprint starts with', () => {
  expect([...newKeys([paper(1)], usablePattern('[oops]'), none).values()]).toEqual([
    'yan2024parsing',
  ]);
});

describe('in the library', () => {
  const worker = async (citekeyPattern = '[auth][year]') => {
    const db = await freshLibrary();
    const all = handlers({
      library: async () => db,
      outside: { now: () => 1000, newId: () => 'x' } as never,
      workQueued() {},
      citekeyPattern: async () => citekeyPattern,
    });
    const keep = async (...paperIds: string[]) => {
      const answer = await all.keepCitekeys.answer({ paperIds }, { kind: 'page' });
      return answer.ok ? answer.value.keys : answer.error;
    };
    const set = async (paperId: string, citekey: string) => {
      const answer = await all.setCitekey.answer({ paperId, citekey }, { kind: 'page' });
      return answer.ok ? answer.value : answer.error;
    };
    return { db, keep, set };
  };

  it('a key is kept whatever happens to the paper or the pattern', async () => {
    const { db, keep } = await worker();
    await db.papers.bulkAdd([paper(1), paper(2), paper(3)]);
    expect(await keep('p2')).toEqual({ p2: 'Yan2024' });
    await db.papers.update('p2', { authors: [{ family: 'Other' }], issued: { year: 1999 } });
    expect(await keep('p1', 'p2', 'gone')).toEqual({ p1: 'Yan2024a', p2: 'Yan2024' });
    expect(await db.papers.get('p1')).toMatchObject({ citekey: 'Yan2024a', updatedAt: 1 });
    expect(await db.papers.get('p3')).not.toHaveProperty('citekey');
  });

  it('is unique over the whole library, not only over what is asked for', async () => {
    const { db, keep } = await worker();
    await db.papers.bulkAdd([
      paper(1, { citekey: 'YAN2024' }),
      paper(2, { citekey: 'Yan2024a' }),
      paper(3),
      paper(4),
    ]);
    expect(await keep('p3', 'p4')).toEqual({ p3: 'Yan2024b', p4: 'Yan2024c' });
  });

  it('can be set by hand, but not twice', async () => {
    const { db, keep, set } = await worker();
    await db.papers.bulkAdd([paper(1), paper(2)]);
    expect(await set('p1', 'mine')).toMatchObject({ citekey: 'mine' });
    expect(await set('p2', 'MINE')).toEqual({ citekey: null, takenBy: 'p1' });
    expect(await db.papers.get('p2')).not.toHaveProperty('citekey');
    expect(await set('p1', '')).toMatchObject({ citekey: null });
    expect(await keep('p1')).toEqual({ p1: 'Yan2024' });
  });
});
