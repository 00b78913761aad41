import { describe, expect, it } from 'vitest';
import { draftOfBookmark, readBookmarks } from '@/lib/exchange/import/bookmarks';
import { authorsIn, readCsv } from '@/lib/exchange/import/csv';
import { draftOf, titleDraft } from '@/lib/exchange/import/draft';
import { isAbstract, isTitle, readText } from '@/lib/exchange/import/plain-text';
import { readRis } from '@/lib/exchange/import/ris';
import { similarity, titleLikeness } from '@/lib/exchange/import/similarity';
import { decode, fromEntities, lineCounter, splitTags } from '@/lib/exchange/import/text';
import { record } from '../../library/support';
import { readAll } from './support';

describe('bytes', () => {
  const bytes = (...all: number[]) => Uint8Array.from(all);
  it.each([
    ['big UTF-16 without its mark', bytes(0, 65, 0, 66, 0, 67, 0, 68), 'ABCD', 'utf-16be', false],
    ['zeros in both halves', bytes(0, 0, 0, 0, 65, 66, 67, 68), 'ABCD', 'utf-8', false],
    ['too few to tell', bytes(0, 65, 0, 66), 'AB', 'utf-8', false],
    ['none', bytes(), '', 'utf-8', false],
    ['a continuation without its beginning', bytes(65, 0x80), 'A€', 'windows-1252', false],
    ['a letter that is cut off', bytes(0xc3), 'Ã', 'windows-1252', false],
    [
      'letters of two, three and four bytes, and one that is damaged',
      Uint8Array.from([...new TextEncoder().encode('éé€€𝒪𝒪éé€'), 0xff]),
      'éé€€𝒪𝒪éé€\ufffd',
      'utf-8',
      true,
    ],
  ])('%s', (_what, given, text, encoding, doubtful) => {
    expect(decode(given)).toEqual({ text, encoding, doubtful });
  });
});

it.each([
  ['&amp;&AMP;&nbsp;&hellip;', '&& …'],
  ['&#65;&#x42;&#X43;', 'ABC'],
  ['&#0;&#1114112;&#x110000;', '&#0;&#1114112;&#x110000;'],
  ['&unknown;&toString;&valueOf;&__proto__;', '&unknown;&toString;&valueOf;&__proto__;'],
])('entities: %s', (text, expected) => {
  expect(fromEntities(text)).toBe(expected);
});

it.each([
  ['a; b, c', ['a', 'b, c']],
  ['a | b, c', ['a', 'b, c']],
  ['a, b,, ', ['a', 'b']],
])('tags: %s', (text, tags) => {
  expect(splitTags(text)).toEqual(tags);
});

it('lines are counted forwards, and again from the beginning', () => {
  const lineAt = lineCounter('a\nb\nc');
  expect([lineAt(4), lineAt(0), lineAt(2)]).toEqual([3, 1, 2]);
});

const ris = (lines: string) =>
  readAll(readRis, `TY  - JOUR\nTI  - Counting\n${lines}\nER  - \n`).drafts[0];

describe('RIS of many tools', () => {
  it.each([
    ['ED  - Doe, Jane', { authors: [{ family: 'Doe', given: 'Jane' }] }],
    ['VL  - 1', { authors: [] }],
    ['A1  - Doe, Jane', { authors: [{ family: 'Doe', given: 'Jane' }] }],
    ['Y1  - 2024//', { issued: { year: 2024 } }],
    ['PY  - once', { issued: undefined }],
    ['M3  - 10.1234/m', { identifiers: ['doi:10.1234/m'] }],
    ['UR  - https://doi.org/10.1234/u', { identifiers: ['doi:10.1234/u'] }],
    ['AN  - arXiv:2401.00001', { identifiers: ['arxiv:2401.00001'] }],
    [
      'L1  - file:///x.pdf\nL1  - https://example.org/x.pdf',
      { urls: { pdf: 'https://example.org/x.pdf' } },
    ],
    ['L1  - file:///x.pdf', { urls: {} }],
    ['JF  - J\nJO  - K', { venue: 'J' }],
    ['N2  - Abstract\nof two lines', { abstract: 'Abstract\nof two lines' }],
    ['AB-', { title: 'Counting' }],
  ])('%j', (lines, fields) => {
    expect(ris(lines)?.record).toMatchObject(fields);
  });

  it.each(['N1  - Cited By: 3', 'N1  - 12', 'N1  - ', 'RN  - Export Date: 1 May'])(
    '%s is no note',
    (line) => {
      expect(ris(line)?.mine).toBeUndefined();
    },
  );

  it('two records without the end of the first are two; words outside any are nothing', () => {
    const { drafts, problems } = readAll(
      readRis,
      'stray words\nER  - \nTI  - stray\nTY  - JOUR\ncontinued before any tag\nTI  - One\nTY  - BOOK\nT1  - Two\nER  -\n',
    );
    expect(drafts.map(({ label, line }) => [label, line])).toEqual([
      ['One', 4],
      ['Two', 7],
    ]);
    expect(problems).toEqual([]);
  });

  it('one without a title is named by its beginning', () => {
    const { drafts } = readAll(readRis, 'TY  - JOUR\nVL  - 3\nER  - \n');
    expect(drafts[0]?.problem?.code).toBe('no-title');
  });
});

const row = (headers: string, cells: string) => readAll(readCsv, `${headers}\n${cells}`).drafts[0];

describe('tables', () => {
  it.each([
    ['to-read', 'unread'],
    ['In Progress', 'reading'],
    ['Archived', 'read'],
    ['true', 'read'],
    ['0', 'unread'],
    ['reading', 'reading'],
    ['perhaps', undefined],
  ])('status %s', (text, status) => {
    expect(row('Title,Status', `Counting,${text}`)?.mine?.status).toBe(status);
  });

  it.each([
    ['0', undefined],
    ['6', undefined],
    ['x', undefined],
    ['4.4', 4],
  ])('rating %s', (text, rating) => {
    expect(row('Title,Rating', `Counting,${text}`)?.mine?.rating).toBe(rating);
  });

  it.each([
    ['2024-05', '2024', { year: 2024, month: 5 }],
    ['2023-05', '2024', { year: 2024 }],
    ['x', '2024', { year: 2024 }],
    ['2023-05', '', { year: 2023, month: 5 }],
    ['', '', undefined],
  ])('date %s with the year %s', (date, year, issued) => {
    expect(row('Title,Date,Year', `Counting,${date},${year}`)?.record?.issued).toEqual(issued);
  });

  it.each([
    ['conferencePaper', 'paper-conference'],
    ['Book section', 'chapter'],
    ['Preprint', 'article'],
    ['poem', 'article'],
  ])('kind %s', (type, kind) => {
    expect(row('Title,Item Type', `Counting,${type}`)?.record?.kind).toBe(kind);
  });

  it('keywords are keywords, and tags too', () => {
    const draft = row('Title;Keywords;Pinned', 'Counting;a, b;yes');
    expect(draft?.record?.keywords).toEqual(['a', 'b']);
    expect(draft?.mine).toMatchObject({ tags: ['a', 'b'], pinned: true });
  });

  it('a row without a title is named by what it has, and empty rows are none', () => {
    const { drafts } = readAll(readCsv, 'Title,Venue\n,J. Sheep\n , \n');
    expect(drafts).toMatchObject([{ label: 'J. Sheep', problem: { code: 'no-title' } }]);
  });

  it.each([
    ['', []],
    ['Doe, Jane, Ada Roe', ['Doe', 'Jane', 'Ada Roe']],
    ['Jane Doe, Ada Roe and Max Poe', ['Jane Doe', 'Ada Roe', 'Max Poe']],
  ])('authors %j', (text, names) => {
    expect(authorsIn(text)).toEqual(names);
  });
});

describe('bookmarks', () => {
  const arxiv = 'https://arxiv.org/abs/2401.00001';
  it.each([
    ['', 'arXiv 2401.00001'],
    ['https://arxiv.org/abs/2401.00001', 'arXiv 2401.00001'],
    ['2401.00001.pdf', 'arXiv 2401.00001'],
    ['(2401.00001v2) Counting Sheep', 'Counting Sheep'],
    ['Counting Sheep - arXiv.org', 'Counting Sheep'],
  ])('called %j', (title, shown) => {
    expect(draftOfBookmark({ url: arxiv, title, folders: [] })?.record?.title).toBe(shown);
  });

  it.each(['', 'https://[', 'ftp://arxiv.org/abs/2401.00001', 'about:blank', 'https://doi.org/'])(
    '%j is none',
    (url) => {
      expect(draftOfBookmark({ url, title: 'x', folders: [] })).toBeUndefined();
    },
  );

  it.each([
    ['1700000000', 1_700_000_000_000],
    ['1700000000000', 1_700_000_000_000],
    ['1700000000000000', 1_700_000_000_000],
    ['0', undefined],
    ['soon', undefined],
  ])('added at %s', (text, at) => {
    const { drafts } = readAll(
      readBookmarks,
      `<DL><DT><A HREF="${arxiv}" ADD_DATE="${text}" TAGS="a,,b">x y z</A></DL></DL>`,
    );
    expect(drafts[0]?.mine).toMatchObject({ tags: ['a', 'b'] });
    expect(drafts[0]?.mine?.addedAt).toBe(at);
  });

  it('a link without an address is none, and a file without links is empty', () => {
    expect(readAll(readBookmarks, '<DL><DT><A NAME="x">y</A></DL>')).toEqual({
      drafts: [],
      problems: [],
    });
    expect(readAll(readBookmarks, '<DL></DL>').problems).toEqual([{ code: 'empty', args: [] }]);
  });

  it('folders that every browser has are no tags, and a slash divides none', () => {
    const draft = draftOfBookmark({ url: arxiv, title: '', folders: ['Favourites', 'A/B', 'C'] });
    expect(draft?.mine?.tags).toEqual(['A∕B/C']);
  });
});

describe('what makes an item', () => {
  it.each([
    [{ title: 'T', code: 'httpx://example.org/' }, {}],
    [{ title: 'T', code: 'ftp://example.org/' }, {}],
    [{ title: 'T', code: '::' }, {}],
    [{ title: 'T', code: 'https://github.com/a/b' }, { code: 'https://github.com/a/b' }],
    [{ title: 'T', urls: ['https://example.org/'] }, { page: 'https://example.org/' }],
    [{ title: 'T', urls: ['https://example.org/a.pdf'] }, { pdf: 'https://example.org/a.pdf' }],
    [
      { title: 'T', urls: ['https://pubmed.ncbi.nlm.nih.gov/12345/'] },
      { page: 'https://pubmed.ncbi.nlm.nih.gov/12345/' },
    ],
    [
      { title: 'T', urls: [undefined, 'https://a.example/1', 'https://a.example/2'] },
      { page: 'https://a.example/1' },
    ],
  ])('%o', (found, urls) => {
    expect(draftOf(found).record?.urls).toEqual(urls);
  });

  it.each([
    ['https://example.org/', /^import:/],
    ['https://example.org/?id=1', /^url:/],
    ['https://example.org/a', /^url:/],
    ['https://doi.org/10.1234/x', /^doi:10\.1234\/x$/],
  ])('%s names it as far as it can', (url, identifier) => {
    expect(draftOf({ title: 'T', urls: [url] }).record?.identifiers[0]).toMatch(identifier);
  });

  it('a title that names many papers is told apart by its venue', () => {
    const id = (venue?: string) => draftOf({ title: 'Editorial', venue }).record?.identifiers[0];
    expect(id('A')).not.toBe(id('B'));
    expect(id('A')).toBe(id('A'));
    expect(id()).not.toBe(id('A'));
  });

  it('a date that cannot be is left out, and nothing at all is told with its line', () => {
    expect(draftOf({ title: 'T', issued: { year: 123_456 } }).record?.issued).toBeUndefined();
    expect(draftOf({ line: 3 })).toEqual({
      label: '',
      line: 3,
      problem: { code: 'no-title', args: [] },
    });
    expect(titleDraft({ title: '<b></b>' })).toMatchObject({ problem: { code: 'no-title' } });
  });

  it('a title alone can be asked about with its author and year', () => {
    expect(
      titleDraft({ title: 'A title', authors: [{ literal: 'Plato' }], issued: { year: 2024 } })
        .lookup,
    ).toEqual({ identifiers: [], title: 'A title', author: 'Plato', year: 2024 });
    expect(titleDraft({ title: 'A title', authors: [{ family: 'Doe' }] }).lookup).toEqual({
      identifiers: [],
      title: 'A title',
      author: 'Doe',
    });
  });
});

describe('likeness', () => {
  it.each([
    ['', 'x', 0],
    ['x', '…', 0],
    ['Counting Sheep!', 'counting sheep', 1],
  ])('%j and %j', (a, b, score) => {
    expect(titleLikeness(a, b)).toBe(score);
  });

  const found = record({
    identifiers: ['doi:10.1234/1'],
    title: 'Counting sheep',
    authors: [{ family: 'Doe', given: 'Jane' }],
    issued: { year: 2024 },
  });
  it.each([
    [{ title: 'Counting sheep' }, 1],
    [{ title: 'Counting sheep', author: 'Doe', year: 2022 }, 1],
    [{ title: 'Counting sheep', author: 'Roe' }, 0.85],
    [{ title: 'Counting sheep', year: 2020 }, 0.9],
    [{ title: 'Counting sheep', author: 'Roe', year: 2020 }, 0.75],
    [{}, 0],
  ])('%o', (lookup, score) => {
    expect(similarity({ identifiers: [], ...lookup }, found)).toBe(score);
  });

  it('says nothing of authors and years that are not known', () => {
    const bare = record({ identifiers: ['doi:10.1234/1'], title: 'Counting sheep' });
    expect(
      similarity({ identifiers: [], title: bare.title, author: 'Roe', year: 2020 }, bare),
    ).toBe(1);
  });

  it('a word counts as often as it stands there', () => {
    expect(titleLikeness('sheep sheep sheep', 'sheep')).toBeLessThan(
      titleLikeness('sheep a', 'sheep'),
    );
  });
});

describe('pasted text', () => {
  const abstract =
    'We study how sheep are counted. Our method counts them in half the time, and it needs no dogs. Experiments on nine meadows show that nobody falls asleep before the flock is through the gate, which was the aim of all earlier work too.';
  const drafts = (text: string) => readAll(readText, text).drafts;

  it.each([
    ['x'.repeat(401), false],
    ['two words', false],
    ['123 456 789 000', false],
    ['Subscribe to our newsletter today', false],
    ['jane@example.org and all her sheep', false],
    ['Read this wonderful paper now!', false],
    ['Counting sheep at scale', true],
    ['数羊的方法与实践研究', true],
  ])('is %j a title: %s', (text, expected) => {
    expect(isTitle(text)).toBe(expected);
  });

  it('one very long sentence is an abstract, a short text of two is none', () => {
    expect(isAbstract('sheep and '.repeat(45))).toBe(true);
    expect(isAbstract('One. Two.')).toBe(false);
  });

  it('an abstract without a title is nothing, unless it names a paper', () => {
    expect(drafts(`${abstract}\n${abstract}`)).toEqual([]);
    expect(drafts(`${abstract} https://arxiv.org/abs/2401.00001\n${abstract}`)).toMatchObject([
      { line: 1, record: { identifiers: ['arxiv:2401.00001'] } },
    ]);
  });

  it('of the lines before an abstract names and shouting are no titles', () => {
    const page = `Dogs Considered Helpful: A Survey\nJane Doe, Ada Roe, Max Poe\n${abstract}\nsee here, said the fox.\nThe Second Title of a Paper\n${abstract}`;
    expect(drafts(page).map(({ label }) => label)).toEqual([
      'Dogs Considered Helpful: A Survey',
      'The Second Title of a Paper',
    ]);
  });

  it('a line that says nothing is told, but not beside an abstract', () => {
    expect(drafts('??\nCounting sheep at scale')).toMatchObject([
      { label: '??', problem: { code: 'no-title' } },
      { label: 'Counting sheep at scale' },
    ]);
    const many = ['??', ...Array.from({ length: 8 }, (_, n) => `A title with the number ${n}`)];
    expect(drafts([abstract, ...many].join('\n')).some(({ problem }) => problem)).toBe(false);
  });

  it('an address that none knows in a sentence names nothing', () => {
    expect(drafts('read https://example.org/a, it is good')[0]?.record?.identifiers[0]).not.toMatch(
      /^url:/,
    );
  });
});
