/** Every value of `is:` and `has:`, and sources, as the index and a look at each paper have them. */
import { expect, it } from 'vitest';
import type { Paper } from '@/lib/paper/schema';
import { type Entry, LibraryIndex } from '@/lib/search/index/library-index';
import { hasValues, isValues } from '@/lib/search/query/types';
import { noteOf, paperOf } from './support/papers';
import { searchSimply } from './support/simple';

const now = new Date(2026, 5, 15, 12).getTime();
const shown: Partial<Paper>[] = [
  {},
  { pinned: 1, tags: ['nlp'], rating: 3, openedAt: 5 },
  { title: 'The same long title of two papers', issued: { year: 2024 } },
  { title: 'The same long title of two papers', venue: 'Wool', abstract: 'Words' },
  { provisional: true, identifiers: ['doi:10.1234/a'] },
  { identifiers: ['arxiv:2401.00001'], version: 3, savedVersion: 1 },
  { urls: { code: 'https://a.example/c', pdf: 'https://a.example/p' } },
  { urls: { html: 'https://a.example/h', project: 'https://a.example/j' }, source: 'arxiv' },
  { deletedAt: 9, tags: ['nlp'] },
];
const entries: Entry[] = shown.map((changes, n) => ({
  paper: paperOf(n + 1, changes),
  annotations: [
    ...(n === 2 ? [noteOf('p3', 'a note')] : []),
    ...(n === 3 ? [noteOf('p4', '', { kind: 'highlight', quote: 'marked' })] : []),
    ...(n === 4 ? [noteOf('p5', 'on it', { kind: 'highlight', quote: 'marked' })] : []),
  ],
}));
const index = new LibraryIndex();
index.put(entries);
const found = (query: string) =>
  Array.from(index.search({ query }, now).order, (number) => index.facts.ids[number]).sort();

it.each([
  ...isValues.map((value) => `is:${value}`),
  ...hasValues.map((value) => `has:${value}`),
  'source:arxiv',
  'source:doi',
  'source:nowhere',
  'tag:nlp',
  'tag:nowhere',
  'rating:none',
  'opened:never',
])('%s, and what is not', (query) => {
  expect(found(query)).toEqual(searchSimply(entries, { query }, now).sort());
  const rest = found(`-${query}`);
  expect(rest).toEqual(searchSimply(entries, { query: `-${query}` }, now).sort());
  expect(rest.length + found(query).length).toBe(8);
});

it('each value tells some papers from others', () => {
  for (const value of [
    ...isValues.map((each) => `is:${each}`),
    ...hasValues.map((each) => `has:${each}`),
  ]) {
    expect([value, found(value).length > 0, found(value).length < 8]).toEqual([value, true, true]);
  }
});
