import { describe, expect, it } from 'vitest';
import { highlight, snippet } from '@/lib/search/highlight';
import { holds } from '@/lib/search/match';
import { parseQuery } from '@/lib/search/query/parse';
import { noteOf, paperOf } from './support/papers';

const marked = (text: string, ...words: string[]) =>
  highlight(text, words)
    .map(({ text: part, hit }) => (hit ? `[${part}]` : part))
    .join('');

describe('what was looked for', () => {
  it.each([
    ['', ['a'], ''],
    ['Sheep', [], 'Sheep'],
    ['Sheep', [''], 'Sheep'],
    ['Counting sheep', ['count', 'sheep'], '[Count]ing [sheep]'],
    ['a sheep asleep', ['a'], '[a] sheep asleep'],
    ['unsheep', ['sheep'], 'unsheep'],
    ['Müller', ['mul'], '[Mül]ler'],
    ['$O(n)$ of x', ['of'], '$O(n)$ [of] x'],
    ['深層学習', ['学習'], '深層[学習]'],
    ['e\u0301tude', ['etude'], '[e\u0301tude]'],
    ['\u0301 odd', ['odd'], '\u0301 [odd]'],
  ])('in %j', (text, words, expected) => {
    expect(marked(text, ...words)).toBe(expected);
  });
});

describe('where a paper speaks of it', () => {
  const paper = paperOf(1, {
    title: 'On sheep',
    abstract: undefined,
    venue: 'Wool',
    authors: [{ family: 'Doe' }],
  });
  const text = (found: ReturnType<typeof snippet>) =>
    found && [found.field, found.segments.map((each) => each.text).join('')];
  const note = (body: string, quote?: string) => ({ kind: 'note' as const, body, quote });

  it.each<[string[], unknown]>([
    [['sheep'], undefined],
    [['nowhere'], undefined],
    [['wool'], ['venue', 'Wool']],
    [['doe'], ['author', 'Doe']],
    [
      ['sheep', 'doe'],
      ['author', 'Doe'],
    ],
  ])('%o', (words, expected) => {
    expect(text(snippet(paper, [], words))).toEqual(expected);
  });

  it('in notes first, and in the one that has most', () => {
    expect(
      text(snippet(paper, [note('wool'), note('x', 'doe and wool')], ['doe', 'wool'])),
    ).toEqual(['highlight', 'doe and wool']);
    expect(text(snippet(paper, [note('a wool')], ['wool']))).toEqual(['note', 'a wool']);
  });

  it('long texts are cut around it', () => {
    const before = 'word '.repeat(20);
    const after = ' more'.repeat(60);
    const [, cut = ''] = text(snippet(paper, [note(`${before}lamb${after}`)], ['lamb'])) ?? [];
    expect(cut).toMatch(/^…word word .* lamb more .*…$/);
    expect(cut.length).toBeLessThan(190);
    const dense = 'x'.repeat(100);
    expect(text(snippet(paper, [note(`${dense}羊`)], ['羊']))?.[1]).toBe(`…${'x'.repeat(40)}羊`);
  });
});

describe('one paper against a query', () => {
  const paper = paperOf(1, {
    title: 'On sheep',
    source: 'arxiv',
    identifiers: ['doi:10.1234/a'],
    tags: ['nlp/parsing'],
    issued: { year: 2024 },
  });
  const holdsFor = (query: string, annotations = [noteOf('p1', 'wool')]) =>
    holds({ paper, annotations, twins: new Set() }, parseQuery(query, 0).node);

  it.each([
    ['', true],
    ['source:arxiv', true],
    ['source:doi', true],
    ['source:acl', false],
    ['note:wool', true],
    ['is:noted', true],
    ['has:note', true],
    ['has:highlight', false],
    ['is:highlighted', false],
    ['tag:nlp', true],
    ['tag:nl', false],
    ['year:2024', true],
    ['rating:>1', false],
    ['-sheep or wool', true],
    ['is:duplicate', false],
  ])('%s: %s', (query, expected) => {
    expect(holdsFor(query)).toBe(expected);
  });

  it('a highlight without words is no note', () => {
    const mark = [noteOf('p1', '', { kind: 'highlight', quote: 'wool' })];
    expect(holdsFor('is:noted', mark)).toBe(false);
    expect(holdsFor('has:note', mark)).toBe(false);
    expect(holdsFor('note:wool', mark)).toBe(true);
  });
});
