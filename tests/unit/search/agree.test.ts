/** The index against the plain meaning of a query: both must find the same papers. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Paper } from '@/lib/paper/schema';
import { type Entry, LibraryIndex } from '@/lib/search/index/library-index';
import { parseQuery } from '@/lib/search/query/parse';
import type { QueryNode } from '@/lib/search/query/types';
import { eachTerm } from '@/lib/search/tokens';
import { sortKeys } from '@/lib/search/types';
import { noteOf, paperOf } from './support/papers';
import { searchSimply } from './support/simple';

const now = new Date(2026, 5, 15, 12).getTime();
const day = 24 * 60 * 60 * 1000;

/** Words so unlike each other that none is taken for a misspelt other one. */
const words = [
  'attention',
  'Bayesian',
  'k-means',
  'pre-training',
  'Erdős',
  'graph',
  'graphene',
  'Protein',
  'quux',
  'x',
  '構文解析',
  '深層',
  "what's",
  'of',
  '2024',
];
const tags = ['nlp', 'NLP/parsing', 'to discuss', '深層'];

const word = fc.constantFrom(...words);
const text = (longest: number) =>
  fc.array(word, { minLength: 1, maxLength: longest }).map((some) => some.join(' '));
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined, freq: 1 });
const moment = fc.integer({ min: 1, max: 40 }).map((days) => now - days * day);

const paper = fc.record({
  title: text(4),
  abstract: maybe(text(8)),
  venue: maybe(text(2)),
  authors: fc.array(fc.record({ family: word }), { maxLength: 2 }),
  year: maybe(fc.integer({ min: 2018, max: 2024 })),
  tags: fc.uniqueArray(fc.constantFrom(...tags), { maxLength: 2 }),
  status: fc.constantFrom('unread' as const, 'reading' as const, 'read' as const),
  pinned: fc.constantFrom(0 as const, 1 as const),
  rating: maybe(fc.integer({ min: 1, max: 5 })),
  rank: maybe(fc.integer({ min: 1, max: 3 })),
  openedAt: maybe(moment),
  deletedAt: maybe(moment),
  scheme: fc.constantFrom('arxiv:2401.0000', 'doi:10.1/x', 'url:https://a.example/'),
  note: maybe(text(3)),
});

const defined = <T extends object>(value: T) =>
  Object.fromEntries(Object.entries(value).filter(([, each]) => each !== undefined));

function entryOf({ year, scheme, note, ...rest }: Record<string, unknown>, n: number): Entry {
  const changes = defined({
    ...rest,
    ...(year !== undefined && { issued: { year } }),
    identifiers: [`${scheme}${n}`],
    addedAt: now - n * 3 * day,
    updatedAt: now - ((n * 7) % 11) * day,
  });
  return {
    paper: paperOf(n, changes as Partial<Paper>),
    annotations: typeof note === 'string' ? [noteOf(`p${n}`, note)] : [],
  };
}

const library = fc
  .array(paper, { minLength: 1, maxLength: 14 })
  .map((papers) => papers.map(entryOf));

const typed = fc
  .tuple(word, fc.integer({ min: 1, max: 12 }))
  .map(([each, length]) => each.slice(0, length));
const atom = fc.oneof(
  { arbitrary: typed, weight: 4 },
  text(3).map((some) => `"${some}"`),
  fc
    .tuple(fc.constantFrom('title', 'author', 'venue', 'abstract', 'note'), typed)
    .map(([field, value]) => `${field}:${value}`),
  word.map((name) => `author:"${name}"`),
  fc.constantFrom(...tags, 'nl').map((tag) => `tag:"${tag}"`),
  fc.constantFrom(
    'status:unread',
    'is:pinned',
    'is:noted',
    'is:untagged',
    'is:duplicate',
    'has:year',
    'has:doi',
    'year:2019..2022',
    'year:>2022',
    'rating:>=3',
    'added:<2w',
    'opened:never',
    'source:arxiv',
    'id:2401.00003',
  ),
);
const { query } = fc.letrec<{ query: string }>((tie) => ({
  query: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    atom,
    fc.tuple(tie('query'), tie('query')).map(([a, b]) => `${a} ${b}`),
    fc.tuple(tie('query'), tie('query')).map(([a, b]) => `(${a} or ${b})`),
    tie('query').map((inner) => `-(${inner})`),
  ),
}));
const sorted = fc.constantFrom(...sortKeys.filter((by) => by !== 'relevance'));

/** Words that something must have: where they find nothing, search grows lenient. */
function asksForWords(node: QueryNode): boolean {
  if (node.kind === 'text') return true;
  return (node.kind === 'and' || node.kind === 'or') && node.nodes.some(asksForWords);
}

/** The papers put in several steps, some of them twice, with some merging in between. */
function indexed(entries: readonly Entry[]): LibraryIndex {
  const index = new LibraryIndex();
  entries.forEach((entry, at) => {
    const { id } = entry.paper;
    if (at % 3 === 0) index.put([{ paper: paperOf(at, { id, title: 'quux' }), annotations: [] }]);
    index.put([entry]);
    if (at % 5 === 4) for (const _ of index.texts.merge(index.texts.segments));
  });
  return index;
}

it('finds what a look at each paper finds', () => {
  let compared = 0;
  fc.assert(
    fc.property(library, query, fc.constantFrom('library', 'bin'), (entries, asked, scope) => {
      const wanted = searchSimply(entries, { query: asked, scope }, now);
      if (wanted.length === 0 && asksForWords(parseQuery(asked, now).node)) return;
      compared += 1;
      const index = indexed(entries);
      const { order } = index.search({ query: asked, scope }, now);
      const found = Array.from(order, (number) => index.facts.ids[number]);
      expect(found.sort()).toEqual(wanted.sort());
    }),
    { numRuns: 200 },
  );
  expect(compared).toBeGreaterThan(60);
}, 60_000);

it('lists in the same order', () => {
  fc.assert(
    fc.property(library, sorted, fc.boolean(), fc.boolean(), (entries, by, descending, pinned) => {
      const request = { query: '', sort: { by, descending }, pinnedFirst: pinned };
      const index = indexed(entries);
      const { order } = index.search(request, now);
      const found = Array.from(order, (number) => index.facts.ids[number]);
      expect(found).toEqual(searchSimply(entries, request, now));
    }),
    { numRuns: 100 },
  );
}, 60_000);

it('takes plain text apart as it takes any', () => {
  const terms = (value: string) => {
    const found: string[] = [];
    eachTerm(value, 0, (term, place) => found.push(`${place} ${term}`));
    return found;
  };
  const letters = fc.constantFrom(...'abcXYZ019 -\'"`.,/$\\{}\t\n'.split(''));
  fc.assert(
    fc.property(fc.string({ unit: letters, maxLength: 60 }), (value) => {
      const last = terms(value).reduce(
        (most, each) => Math.max(most, Number.parseInt(each, 10) + 1),
        0,
      );
      expect(terms(`${value} é`)).toEqual([...terms(value), `${last} e`]);
    }),
  );
});
