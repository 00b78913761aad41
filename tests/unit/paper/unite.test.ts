import { describe, expect, it } from 'vitest';
import { createPaper, filed, mergeRecord, unitePapers } from '@/lib/paper/merge';
import { type Paper, type PaperRecord, recordSchema } from '@/lib/paper/schema';

const trusts: Record<string, number> = { user: 4, arxiv: 3, nature: 3, huggingface: 2 };
const trust = (source: string) => trusts[source] ?? 1;

const record = (changes: Partial<PaperRecord> = {}): PaperRecord =>
  recordSchema.parse({
    identifiers: ['arxiv:2406.01234'],
    title: 'On Invented Things',
    source: 'arxiv',
    ...changes,
  });
const paper = (id: string, own: Partial<Paper> = {}, said: Partial<PaperRecord> = {}): Paper => ({
  ...createPaper(record(said), { id, now: 1000 }),
  ...own,
});
const unite = (a: Partial<Paper>, b: Partial<Paper>) =>
  unitePapers(paper('a', a), paper('b', b), trust, 9000);
const bare = Object.keys(paper('a'));

describe('what the user did with either of two papers', () => {
  it.each<[string, Partial<Paper>, Partial<Paper>, Partial<Paper>]>([
    ['the best rating', { rating: 2 }, { rating: 4 }, { rating: 4 }],
    ['the only rating', {}, { rating: 4 }, { rating: 4 }],
    ['the first place in the queue', { rank: 3 }, { rank: 1 }, { rank: 1 }],
    ['the only place in the queue', {}, { rank: 0 }, { rank: 0 }],
    ['the last opening', { openedAt: 3 }, { openedAt: 5 }, { openedAt: 5 }],
    ['the time of the status', { statusAt: 3 }, { statusAt: 5 }, { statusAt: 5 }],
    ['the only key', {}, { citekey: 'k' }, { citekey: 'k' }],
    ['those that it is not', { notSame: ['x'] }, { notSame: ['y', 'x'] }, { notSame: ['x', 'y'] }],
    [
      'not that they are not each other',
      { notSame: ['b', 'x'] },
      { notSame: ['a'] },
      { notSame: ['x'] },
    ],
    ['a pin', {}, { pinned: 1 }, { pinned: 1 }],
  ])('keeps %s', (_what, a, b, expected) => {
    for (const united of [unite(a, b), unite(b, { ...a })]) {
      expect({ ...united, notSame: united.notSame?.toSorted() }).toMatchObject(expected);
      const added = Object.keys(united).filter((key) => !bare.includes(key));
      expect(added.sort()).toEqual(
        Object.keys(expected)
          .filter((key) => !bare.includes(key))
          .sort(),
      );
    }
  });

  it('keeps its own key, and is in the bin only with the other', () => {
    expect(unite({ citekey: 'mine' }, { citekey: 'theirs' }).citekey).toBe('mine');
    expect(unite({ deletedAt: 1 }, { rating: 1 })).not.toHaveProperty('deletedAt');
    expect(unite({ notSame: ['b'] }, {})).not.toHaveProperty('notSame');
  });

  it('brings nothing new: the same paper', () => {
    const keep = paper('a', { rating: 3, tags: ['x'] });
    expect(unitePapers(keep, paper('b'), trust, 9000)).toBe(keep);
    expect(unitePapers(keep, paper('b', { pinned: 1 }), trust, 9000).updatedAt).toBe(9000);
  });

  it.each<[Partial<Paper>, Partial<Paper>, number | undefined]>([
    [{ version: 1 }, { version: 3 }, undefined],
    [{ version: 3 }, { version: 1 }, undefined],
    [{ version: 2, savedVersion: 1 }, { version: 2 }, undefined],
    [{ version: 3, savedVersion: 1 }, { version: 3, savedVersion: 2 }, 2],
    [{}, { version: 3 }, undefined],
    [{}, {}, undefined],
  ])('knows the version that the user has: %o and %o', (a, b, had) => {
    const united = unite(a, b);
    expect(united.savedVersion).toBe(had);
    expect('savedVersion' in united).toBe(had !== undefined);
  });

  it('of equal moments the further status counts', () => {
    const set = { statusAt: 5 };
    expect(unite({ ...set, status: 'read' }, { ...set, status: 'reading' }).status).toBe('read');
    expect(unite({ ...set, status: 'reading' }, { ...set, status: 'read' }).status).toBe('read');
  });
});

describe('as it is kept', () => {
  const said = { title: 'Kept', venue: 'Here', version: 1, urls: { pdf: 'https://a.example/p' } };
  const other = {
    title: 'Other',
    venue: 'There',
    version: 2,
    abstract: 'Words',
    source: 'nature',
    kind: 'article-journal' as const,
    urls: { pdf: 'https://b.example/p', code: 'https://b.example/c' },
  };
  const kept = (own: Partial<Paper>, asKept: boolean) =>
    unitePapers(paper('a', own, said), paper('b', {}, other), trust, 9000, asKept);

  it('what it says stays, what it lacks comes, and a later version is news', () => {
    expect(kept({}, true)).toMatchObject({
      title: 'Kept',
      venue: 'Here',
      kind: 'article',
      version: 2,
      abstract: 'Words',
      urls: { pdf: 'https://a.example/p', code: 'https://b.example/c' },
    });
    expect(kept({}, false)).toMatchObject({ kind: 'article-journal', venue: 'There' });
  });

  it('a stand-in says nothing that is worth keeping', () => {
    const united = kept({ provisional: true }, true);
    expect(united).toMatchObject({ title: 'Other', venue: 'There' });
    expect(united).not.toHaveProperty('provisional');
  });
});

describe('who is believed', () => {
  const merge = (into: Partial<PaperRecord>, by: Partial<PaperRecord>) =>
    mergeRecord(paper('a', {}, into), record(by), trust, 2000);

  it.each<[string, Partial<PaperRecord>, Partial<PaperRecord>, Partial<PaperRecord>]>([
    [
      'a page of an older version',
      { version: 3, title: 'Three' },
      { version: 2, title: 'Two' },
      { title: 'Three', version: 3 },
    ],
    [
      'a page of a newer version',
      { version: 2, title: 'Two' },
      { version: 3, title: 'Three' },
      { title: 'Three', version: 3 },
    ],
    [
      'an older version of a better witness',
      { version: 3, title: 'Three', source: 'generic' },
      { version: 2, title: 'Two' },
      { title: 'Three' },
    ],
    [
      'a newer version of a worse witness',
      { version: 2, title: 'Two' },
      { version: 3, title: 'Three', source: 'generic' },
      { title: 'Two', version: 3 },
    ],
    [
      'a version where none was told',
      { title: 'One' },
      { version: 2, title: 'Two' },
      { title: 'Two', version: 2 },
    ],
    [
      'a date of the same precision',
      { issued: { year: 2024, month: 1 } },
      { issued: { year: 2024, month: 2 } },
      { issued: { year: 2024, month: 2 } },
    ],
    [
      'a more precise date',
      { issued: { year: 2024 } },
      { issued: { year: 2024, month: 2 }, source: 'generic' },
      { issued: { year: 2024, month: 2 } },
    ],
    [
      'a less precise date',
      { issued: { year: 2024, month: 2 }, source: 'generic' },
      { issued: { year: 2024 } },
      { issued: { year: 2024, month: 2 } },
    ],
    [
      'a more detailed list of authors',
      { authors: [{ literal: 'J Doe' }] },
      { authors: [{ family: 'Doe', given: 'Jane' }] },
      { authors: [{ family: 'Doe', given: 'Jane' }] },
    ],
    [
      'a less detailed list of authors',
      { authors: [{ family: 'Doe', given: 'Jane' }] },
      { authors: [{ family: 'Doe' }] },
      { authors: [{ family: 'Doe', given: 'Jane' }] },
    ],
    ['keywords of both', { keywords: ['a'] }, { keywords: ['b', 'a'] }, { keywords: ['a', 'b'] }],
    [
      'a published kind of a worse witness',
      { kind: 'article' },
      { kind: 'paper-conference', source: 'generic' },
      { kind: 'paper-conference' },
    ],
    ['a web page', { kind: 'article' }, { kind: 'webpage' }, { kind: 'article' }],
    [
      'an article over a web page',
      { kind: 'webpage' },
      { kind: 'article', source: 'generic' },
      { kind: 'article' },
    ],
    [
      'a venue of a preprint',
      { kind: 'article-journal', venue: 'Wool' },
      { kind: 'article', venue: 'arXiv', source: 'nature' },
      { venue: 'Wool' },
    ],
  ])('%s', (_what, into, by, expected) => {
    expect(merge(into, by)).toMatchObject(expected);
  });

  it('a hundred keywords are enough', () => {
    const words = (from: number) => Array.from({ length: 70 }, (_, n) => `w${from + n}`);
    expect(merge({ keywords: words(0) }, { keywords: words(70) }).keywords).toHaveLength(100);
  });

  it('the source is that of the better witness, and twenty identifiers are enough', () => {
    const ids = Array.from({ length: 30 }, (_, n) => `pmid:${n + 1}`);
    expect(merge({ source: 'generic' }, { identifiers: ids })).toMatchObject({ source: 'arxiv' });
    expect(merge({}, { source: 'generic', identifiers: ids }).source).toBe('arxiv');
    expect(merge({}, { source: 'nature', identifiers: ids }).source).toBe('arxiv');
    expect(merge({}, { identifiers: ids }).identifiers).toHaveLength(20);
  });

  it('a stand-in gives way to a record, and to no other stand-in', () => {
    expect(merge({ provisional: true }, { title: 'Real' })).not.toHaveProperty('provisional');
    expect(merge({ provisional: true }, { provisional: true, title: 'X' }).provisional).toBe(true);
    expect(merge({ title: 'Real' }, { provisional: true, title: 'X' })).toMatchObject({
      title: 'Real',
    });
  });
});

it('a paper that has its keys is the same paper', () => {
  const made = paper('a');
  expect(filed(made)).toBe(made);
  const { titleKeys: keys, ...without } = made;
  expect(filed(without)).toEqual(made);
  expect(keys?.length).toBeGreaterThan(0);
  const untold = filed({ ...without, title: '樹' });
  expect(filed(untold)).toBe(untold);
});
