import { describe, expect, it } from 'vitest';
import { type Paper, paperSchema } from '@/lib/paper/schema';
import { findEntries, searchable, uniteFound, withNear } from '@/lib/trending/found';
import type { FeedEntry, RemoteHit } from '@/lib/trending/types';

const record = (n: number, title = `Paper ${n}`) => ({
  identifiers: [`arxiv:2607.0000${n}`],
  title,
  authors: [],
  kind: 'article' as const,
  urls: {},
  categories: [],
  keywords: [],
  source: 'arxiv',
});
const entry = (n: number, title?: string, abstract?: string): FeedEntry => ({
  key: `arxiv:2607.0000${n}`,
  record: { ...record(n, title), ...(abstract && { abstract }) },
  keywords: [],
  firstSeenAt: n,
  lastSeenAt: n,
});
const paper = (n: number): Paper =>
  paperSchema.parse({ ...record(n), id: `p${n}`, addedAt: 1, updatedAt: 1 });
const hit = (n: number): RemoteHit => ({
  ...entry(n),
  upvotes: n,
  titleParts: [{ text: 'Paper', found: true }],
  summaryParts: [],
});

describe('uniteFound', () => {
  it('has each paper once, with all places, the oftenest found first', () => {
    const found = uniteFound([paper(1), paper(2)], [entry(3), entry(2)], [hit(4), hit(2)]);
    expect(found.map(({ key, found: { places } }) => [key.slice(-1), places])).toEqual([
      ['2', ['library', 'lists', 'remote']],
      ['1', ['library']],
      ['3', ['lists']],
      ['4', ['remote']],
    ]);
    expect(found.map(({ rank }) => rank)).toEqual([1, 2, 3, 4]);
    expect(found[0]).toMatchObject({ paper: { id: 'p2' }, upvotes: 2 });
    expect(found[0]?.found.title).toEqual([{ text: 'Paper', found: true }]);
  });

  it('of nothing is nothing', () => {
    expect(uniteFound([], [], [])).toEqual([]);
  });
});

describe('withNear', () => {
  const byWords = uniteFound([paper(1)], [entry(2)], []);
  const said = (found: ReturnType<typeof withNear>) =>
    found.map(({ key, rank, found: { places } }) => [key.slice(-1), rank, ...places]);

  it('puts what was found by meaning below, each paper once; nothing above moves', () => {
    const near = [{ entry: entry(2) }, { paper: paper(3), entry: entry(3) }, { paper: paper(1) }];
    expect(said(withNear(byWords, [...near, { entry: entry(4) }, { entry: entry(4) }]))).toEqual([
      ['1', 1, 'library'],
      ['2', 2, 'lists'],
      ['3', 3, 'library', 'lists', 'meaning'],
      ['4', 4, 'lists', 'meaning'],
    ]);
  });

  it('tells what shows already that it is saved', () => {
    const [, second] = withNear(byWords, [{ paper: paper(2) }]);
    expect(second).toMatchObject({ key: entry(2).key, paper: { id: 'p2' } });
  });

  it('leaves everything as it is when there is nothing', () => {
    expect(withNear(byWords, [{}])).toEqual(byWords);
    expect(withNear([], [])).toEqual([]);
  });
});

describe('findEntries', () => {
  const entries = [
    entry(1, 'Long memory', 'Of bees'),
    entry(2, 'Bees', 'A memory that lasts'),
    entry(3, 'Memories of bees'),
    entry(4, 'Unmemorable bees'),
  ].map(searchable);
  it.each([
    [['memor'], '3,1,2'],
    [['memory', 'bees'], '2,1'],
    [['bee', 'memor'], '3,2,1'],
    [['wasps'], ''],
    [[], ''],
    [['('], ''],
  ])('%j', (words, found) => {
    expect(
      findEntries(entries, words, 10)
        .map(({ key }) => key.slice(-1))
        .join(','),
    ).toBe(found);
  });

  it('stops at the most wanted', () => {
    expect(findEntries(entries, ['bees'], 2)).toHaveLength(2);
  });
});
