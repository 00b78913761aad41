import { describe, expect, it } from 'vitest';
import { authorLines, authorsOf } from '@/lib/paper/author-lines';
import { fullest } from '@/lib/paper/fullest';
import { htmlVersions, isPdf, quoteOf } from '@/lib/paper/pdf';
import { same } from '@/lib/paper/same';
import { type Paper, paperSchema, recordSchema } from '@/lib/paper/schema';
import { spelledOut } from '@/lib/paper/spelling';

const paper = (id: string, changes: object = {}): Paper =>
  paperSchema.parse({
    id,
    identifiers: [`arxiv:2401.0000${id}`],
    title: 'Sheep',
    source: 'arxiv',
    addedAt: 1,
    updatedAt: 1,
    ...changes,
  });

describe('LaTeX that only spells letters goes', () => {
  const tex = 'K\\"{o}nig';
  const bare = { identifiers: ['arxiv:2401.00001'], source: 'arxiv' };
  it('everywhere in a record', () => {
    const record = recordSchema.parse({
      ...bare,
      title: tex,
      abstract: tex,
      venue: tex,
      authors: [{ given: tex, family: tex, suffix: 'Jr.' }, { literal: tex }],
    });
    expect(spelledOut(record)).toEqual({
      ...record,
      title: 'König',
      abstract: 'König',
      venue: 'König',
      authors: [{ given: 'König', family: 'König', suffix: 'Jr.' }, { literal: 'König' }],
    });
  });

  it('and what is not said stays unsaid', () => {
    const record = recordSchema.parse({ ...bare, title: 'Sheep', authors: [{ family: 'Doe' }] });
    const spelled = spelledOut(record);
    expect(spelled).toEqual(record);
    expect(Object.keys(spelled).sort()).toEqual(Object.keys(record).sort());
    expect(spelled.authors.map((name) => Object.keys(name))).toEqual([['family']]);
  });
});

describe('the fullest of several records', () => {
  const doe = [{ family: 'Doe' }];
  it.each<[string, object]>([
    ['authors', { authors: doe }],
    ['an abstract', { abstract: 'Words' }],
    ['a date', { issued: { year: 2024 } }],
    ['a venue', { venue: 'Wool' }],
    ['pages', { pages: '1–9' }],
    ['a volume', { volume: '3' }],
    ['a PDF', { urls: { pdf: 'https://example.org/a.pdf' } }],
    ['a DOI among others', { identifiers: ['arxiv:2401.00002', 'doi:10.1234/a'] }],
  ])('is the one that has %s', (_what, more) => {
    expect(fullest([paper('1'), paper('2', more)])?.id).toBe('2');
    expect(fullest([paper('1', more), paper('2')])?.id).toBe('1');
  });

  it('is told by how much it says, not by what', () => {
    const two = { venue: 'Wool', volume: '3', pages: '1' };
    expect(
      fullest([paper('1', two), paper('2', { venue: 'W', abstract: 'A', authors: doe })])?.id,
    ).toBe('2');
  });
});

describe('PDFs', () => {
  const none = { urls: {} };
  it.each([
    ['https://example.org/a.pdf/view', false],
    ['https://example.org/pdf/a', true],
    ['https://example.org/x/pdf/a', false],
    ['https://example.org/a?file=b.pdf', false],
  ])('%s: %s', (url, is) => {
    expect(isPdf(new URL(url), none)).toBe(is);
  });

  it('no address is no PDF', () => {
    expect(isPdf(undefined, none)).toBe(false);
  });

  it.each([
    [['doi:10.1/x'], undefined, undefined, []],
    [
      ['doi:10.1/x'],
      'https://www.example.org/a',
      undefined,
      ['example.org https://www.example.org/a'],
    ],
    [
      ['doi:10.1/x'],
      'https://a.www.example.org/b',
      undefined,
      ['a.www.example.org https://a.www.example.org/b'],
    ],
    [
      ['doi:10.1/x', 'arxiv:2401.00001'],
      'https://example.org/?from=https://arxiv.org/',
      3,
      [
        'example.org https://example.org/?from=https://arxiv.org/',
        'arxiv.org https://arxiv.org/html/2401.00001v3',
        'ar5iv https://ar5iv.labs.arxiv.org/html/2401.00001',
      ],
    ],
    [['doi:10.1/x'], 'https://arxiv.org/html/x', undefined, ['arxiv.org https://arxiv.org/html/x']],
  ])('%o with %s of version %s can be read as HTML', (identifiers, html, version, expected) => {
    const found = htmlVersions({ identifiers, urls: html === undefined ? {} : { html } }, version);
    expect(found.map(({ host, url }) => `${host} ${url}`)).toEqual(expected);
  });

  it('a quote has single spaces', () => {
    expect(quoteOf(' a \n\n  b\tc ')).toBe('a b c');
    expect(quoteOf('gradi\u00ad\n   ents')).toBe('gradients');
  });
});

describe('sameness', () => {
  it.each<[unknown, unknown, boolean]>([
    [1, 1, true],
    [Number.NaN, Number.NaN, true],
    [1, '1', false],
    [null, null, true],
    [null, {}, false],
    [{}, null, false],
    [undefined, {}, false],
    [[], {}, false],
    [{}, [], false],
    [[], [], true],
    [[1], [1, 2], false],
    [[1, 2], [1], false],
    [[1, undefined], [1], false],
    [[1, { a: [2] }], [1, { a: [2] }], true],
    [[1, { a: [2] }], [1, { a: [3] }], false],
    [{ a: 1 }, { a: 1, b: undefined }, true],
    [{ a: 1, b: 2 }, { a: 1 }, false],
    [{ a: 1 }, { a: 1, b: 2 }, false],
    [{ 0: 'x' }, ['x'], false],
    [['x'], { 0: 'x' }, false],
    [{ constructor: 1 }, {}, false],
  ])('%o and %o: %s', (a, b, is) => {
    expect(same(a, b)).toBe(is);
  });
});

describe('authors as lines', () => {
  it('one a line, in their order', () => {
    const names = [{ family: 'Doe', given: 'Jane' }, { literal: 'Plato' }];
    expect(authorLines(names)).toBe('Doe, Jane\nPlato');
    expect(authorsOf('Doe, Jane\r\nPlato', names)).toEqual(names);
  });

  it.each([
    ['{  Plain Words }', [{ literal: 'Plain Words' }]],
    ['x {Plain Words}', [{ given: 'x Plain', family: 'Words' }]],
    ['{ }', []],
  ])('%j', (text, names) => {
    expect(authorsOf(text)).toEqual(names);
  });

  it('a known name of only spaces around is the same', () => {
    const known = [{ family: 'Plato' }];
    expect(authorsOf('   {Plato}  ', known)).toEqual(known);
  });
});

describe('what a record may hold', () => {
  const parsed = (changes: object) =>
    recordSchema.parse({ identifiers: ['arxiv:2401.00001'], source: 'x', title: 'T', ...changes });
  it.each<[object, object]>([
    [{ issued: { year: 2024, month: 13, day: 1 } }, { issued: { year: 2024 } }],
    [{ issued: { year: 2024, day: 3 } }, { issued: { year: 2024 } }],
    [{ issued: { year: 2024, month: 2, day: 32 } }, { issued: { year: 2024, month: 2 } }],
    [{ issued: { year: 2024, month: 2, day: 3 } }, { issued: { year: 2024, month: 2, day: 3 } }],
    [{ issued: 'x' }, { issued: undefined }],
    [
      { urls: { pdf: 'javascript:alert(1)', html: 'http://a.b/' } },
      { urls: { html: 'http://a.b/' } },
    ],
    [{ urls: 'x' }, { urls: {} }],
    [{ keywords: 'x' }, { keywords: [] }],
  ])('%o', (given, expected) => {
    expect(parsed(given)).toMatchObject(expected);
  });

  it('tags are one line each, in one spelling', () => {
    expect(paper('1', { tags: [' a \n  b ', 'e\u0301'] }).tags).toEqual(['a b', 'é']);
  });

  it('needs an identifier', () => {
    expect(recordSchema.safeParse({ identifiers: [], source: 'x', title: 'T' }).success).toBe(
      false,
    );
  });
});
