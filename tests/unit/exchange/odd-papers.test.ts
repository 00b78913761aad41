import { describe, expect, it } from 'vitest';
import { toAnnotation } from '@/lib/exchange/annotations';
import { toBibtex } from '@/lib/exchange/bibtex';
import { keyOf, parsePattern } from '@/lib/exchange/citekey-pattern';
import { copyText } from '@/lib/exchange/copy';
import { toCsl, toCslFile } from '@/lib/exchange/csl';
import { columnsOf, toCsv } from '@/lib/exchange/csv';
import { toHypothesis } from '@/lib/exchange/hypothesis';
import { toLink, toMarkdown } from '@/lib/exchange/links';
import { toMarkdownFile } from '@/lib/exchange/markdown';
import { letterOf, placesOf, sortedByAuthor } from '@/lib/exchange/reference-order';
import { toRis } from '@/lib/exchange/ris';
import { texText, texTitle } from '@/lib/exchange/tex';
import { annotationSchema } from '@/lib/library/types';
import { type Name, type Paper, paperSchema } from '@/lib/paper/schema';

const paper = (changes: Partial<Paper> = {}): Paper =>
  paperSchema.parse({
    id: 'p',
    identifiers: ['doi:10.1000/x'],
    source: 'test',
    title: 'Counting sheep',
    addedAt: Date.UTC(2026, 6, 4),
    updatedAt: 1,
    ...changes,
  });
const by = (...authors: Name[]) => paper({ authors });
const key = (pattern: string, of: Paper) => keyOf(parsePattern(pattern), of);
const texts = { abstract: 'A', notes: 'N', highlights: 'H', passage: 'P' };
const markdownOptions = { tags: true, notes: true, abstracts: true, texts };
const csvRow = (of: Paper) => toCsv(of, 'k', columnsOf({ abstracts: false, notes: false }), []);

describe('a name in every format', () => {
  it.each<[Name, string, string, string, string]>([
    [{ given: 'Plato' }, 'author = {{Plato}}', 'AU  - Plato', 'Plato', 'Plato'],
    [{ literal: 'The Flock, Ltd' }, '{{The Flock, Ltd}}', 'AU  - The Flock Ltd', 'Ltd', 'Flock'],
    [{ family: 'Doe' }, 'author = {Doe}', 'AU  - Doe', 'Doe', 'Doe'],
    [{ family: 'van Doe' }, 'author = {{van Doe}}', 'AU  - van Doe', 'vanDoe', 'van Doe'],
    [{ family: 'Doe', given: ' ' }, 'author = {Doe}', 'AU  - Doe', 'Doe', 'Doe'],
    [{ family: 'Doe', suffix: 'Jr.' }, 'author = {Doe, Jr.,}', 'AU  - Doe', 'Doe', 'Doe, Jr.'],
    [
      { family: 'Doe', given: 'Jane', suffix: 'III' },
      'author = {Doe, III, Jane}',
      'AU  - Doe,Jane,III',
      'Doe',
      'Doe, Jane, III',
    ],
  ])('%o', (name, bibtex, ris, auth, cell) => {
    expect(toBibtex(by(name), 'k')).toContain(bibtex);
    expect(toRis(by(name), 'k').replace(/, /g, ',')).toContain(ris.replace(/, /g, ','));
    expect(key('[auth]', by(name))).toBe(auth);
    expect(csvRow(by(name))).toContain(cell);
    expect(toMarkdownFile(by(name), 'k', [], markdownOptions)).toContain(cell.split(',')[0]);
  });

  it('in CSL is a family name or a whole', () => {
    expect(toCsl(by({ given: 'Plato' }, { family: 'Doe', suffix: 'Jr.' }), 'x').author).toEqual([
      { literal: 'Plato' },
      { family: 'Doe', suffix: 'Jr.' },
    ]);
  });
});

describe('citation keys', () => {
  const two = by({ family: 'Doe' }, { family: 'Roe' });
  it.each([
    ['[authEtAl]', two, 'DoeRoe'],
    ['[last3]', two, 'Roe'],
    ['[authors]', two, 'DoeRoe'],
    ['[last:(none)]', paper(), 'none'],
    ['x[shortyear][month][venue][year]', paper(), 'x'],
    ['[auth:capitalize]', by({ family: 'doe' }), 'Doe'],
    ['[auth:abbr]', by({ family: 'doe' }), 'd'],
    ['[title]', paper({ title: 'On the of and' }), 'OnTheOfAnd'],
    ['[id]', paper(), '101000x'],
    ['12', paper(), 'paper12'],
  ])('%s', (pattern, of, expected) => {
    expect(key(pattern, of)).toBe(expected);
  });

  it('a name of more digits than two is none', () => {
    expect(parsePattern('[auth123]').problems).toMatchObject([{ code: 'name', from: 1, to: 8 }]);
    expect(parsePattern('[constructor]').problems).toMatchObject([{ code: 'name' }]);
  });
});

describe('BibTeX', () => {
  it.each([
    ['bibtex', ['pmid:12'], 'pmid = {12}'],
    ['biblatex', ['pmid:12'], 'eprinttype = {pubmed}'],
    ['biblatex', ['arxiv:2401.00001'], 'eprinttype = {arxiv}'],
    ['bibtex', ['url:https://example.org/x'], 'url = {https://example.org/x}'],
  ] as const)('%s of %s', (dialect, identifiers, line) => {
    expect(toBibtex(paper({ identifiers: [...identifiers] }), 'k', dialect)).toContain(line);
  });

  it('without a page has no address', () => {
    expect(toBibtex(paper({ identifiers: ['import:1'] }), 'k')).not.toContain('url');
  });
});

describe('TeX', () => {
  it.each([
    ['the set $\\{x$ of x', 'the set $\\lbrace x$ of x'],
    ['a $}{$ x', 'a \\$\\textbraceright{}\\textbraceleft{}\\$ x'],
    ['$x$', '$x$'],
    [' ', ''],
  ])('%j', (text, tex) => {
    expect(texText(text)).toBe(tex);
  });

  it('words with capitals keep them', () => {
    expect(texTitle('A BERT of $N$ iPhones')).toBe('{A} {BERT} of $N$ {iPhones}');
  });
});

describe('CSL', () => {
  it('has what the user asks for and no more', () => {
    const full = paper({
      identifiers: ['pmid:12', 'pmcid:PMC12345'],
      keywords: ['a', 'b'],
      abstract: 'Words',
    });
    expect(toCsl(full, 'x')).toMatchObject({ keyword: 'a, b', PMID: '12', PMCID: 'PMC12345' });
    expect(toCslFile(full, 'k')).not.toHaveProperty('keyword');
    expect(toCslFile(full, 'k')).not.toHaveProperty('abstract');
    const options = { abstract: true, keywords: ['c'], notes: ['n', 'm'] };
    expect(toCslFile(full, 'k', options)).toMatchObject({
      abstract: 'Words',
      keyword: 'c',
      note: 'n\n\nm',
    });
    expect(toCslFile(paper(), 'k', options)).not.toHaveProperty('abstract');
  });
});

describe('the clipboard', () => {
  const [one, other] = [paper({ id: 'a' }), paper({ id: 'b', title: 'Dogs & co' })];
  const options = { keys: { a: 'doe2024' }, style: 'apa' as const };
  const texted = async (form: Parameters<typeof copyText>[1], ...papers: Paper[]) =>
    copyText(papers, form, options);

  it('keys and BibTeX by the papers’ keys, or what they are called here', async () => {
    expect(await texted('citekey', one, other)).toEqual({ text: 'doe2024,b' });
    expect((await texted('bibtex', one, other)).text).toMatch(/\{doe2024,[\s\S]*\{b,/);
  });

  it('Markdown: one is a link, several are a list', async () => {
    expect((await texted('markdown', one)).text).toBe(
      '[Counting sheep](https://doi.org/10.1000/x)',
    );
    expect((await texted('markdown', one, other)).text).toMatch(/^- \[.*\n- \[/);
  });

  it('links: rich text beside the plain', async () => {
    expect(await texted('link', one)).toEqual(toLink(one));
    const { text, html } = await texted('link', one, other);
    expect(text).toContain('\n\nDogs & co\n');
    expect(html).toMatch(/^<ul><li><a .*Dogs &amp; co<\/a><\/li><\/ul>$/);
    expect(await texted('link')).toEqual({ text: '', html: '<ul></ul>' });
  });

  it('citations: a line each', async () => {
    const { text, html } = await texted('citation', one, other);
    expect(text).toMatch(/Counting sheep/);
    expect(html).toMatch(/Dogs &(?:amp|#38); co/);
  });

  it('a paper without a page is its title', () => {
    const bare = { title: 'A\n<b>', identifiers: ['import:1'], urls: {} };
    expect(toLink(bare)).toEqual({ text: 'A <b>', html: 'A &lt;b&gt;' });
    expect(toMarkdown(bare)).toBe('A \\<b\\>');
  });
});

describe('notes for other tools', () => {
  const note = (changes: object) =>
    annotationSchema.parse({
      id: 'n',
      paperId: 'p',
      kind: 'highlight',
      body: '',
      createdAt: 1,
      updatedAt: 2,
      tags: ['t'],
      ...changes,
    });
  const xpath = (value: string) => ({ type: 'XPathSelector', value });
  const refined = { refinedBy: { type: 'TextPositionSelector', start: 1, end: 1 } };
  const point = (value: string) => ({ ...xpath(value), ...refined });
  const range = (start: object, end: object) => ({
    type: 'RangeSelector',
    startSelector: start,
    endSelector: end,
  });
  const hypothesis = (changes: object, of = paper()) =>
    toHypothesis(of, note(changes), false) as {
      uri: string;
      tags: string[];
      document: { dc?: object };
      target: { selector?: object[] }[];
    };

  it.each([
    ['a place in an element', range(point('/p[1]'), point('/p[2]')), 1],
    ['whole elements', range(xpath('/p[1]'), xpath('/p[2]')), 0],
    ['half of each', range(point('/p[1]'), xpath('/p[2]')), 0],
    ['a fragment', { type: 'FragmentSelector', value: 'x' }, 0],
    ['a rule of CSS', { type: 'CssSelector', value: 'p' }, 0],
  ])('Hypothesis: %s', (_what, selector, count) => {
    expect(hypothesis({ selectors: [selector] }).target[0]?.selector ?? []).toHaveLength(count);
  });

  it('Hypothesis: a quote without selectors is one', () => {
    expect(hypothesis({ quote: 'words' }).target[0]?.selector).toEqual([
      { type: 'TextQuoteSelector', exact: 'words' },
    ]);
  });

  it('Hypothesis: a position of another length stays as it is', () => {
    const position = { type: 'TextPositionSelector', start: 1, end: 99 };
    expect(
      hypothesis({ quote: 'words', selectors: [position] }).target[0]?.selector,
    ).toContainEqual(position);
  });

  it('a paper that no page shows is still called something', () => {
    const bare = paper({ identifiers: ['import:ff\ud800'] });
    expect(hypothesis({}, bare)).toMatchObject({ uri: '', tags: [], document: {} });
    expect(hypothesis({}, bare).document).not.toHaveProperty('dc');
    expect(toAnnotation(bare, note({}), false)).toMatchObject({
      id: 'urn:offprint:annotation:n',
      target: { source: 'urn:offprint:paper:import%3Aff%EF%BF%BD' },
    });
  });

  it('tags go along where they are wanted', () => {
    const bodies = (tags: boolean) =>
      (toAnnotation(paper(), note({ body: 'b' }), tags) as { body: object[] }).body;
    expect(bodies(true)).toHaveLength(2);
    expect(bodies(false)).toHaveLength(1);
    expect(toAnnotation(paper(), note({}), false)).not.toHaveProperty('body');
  });

  it.each([
    ['yellow', true],
    ['#ff0', false],
    [undefined, false],
  ])('the colour %s', (colour, styled) => {
    const made = toAnnotation(paper(), note({ colour }), false);
    expect('stylesheet' in made).toBe(styled);
  });

  it('an id of ours is an address of its own kind', () => {
    const id = '0f8fad5b-d9cb-469f-a165-70867728950e';
    expect(toAnnotation(paper(), note({ id }), false)).toMatchObject({ id: `urn:uuid:${id}` });
  });
});

describe('the order of references', () => {
  const item = (title: string, author?: Name[], year?: number) =>
    toCsl(paper({ title, authors: author ?? [], ...(year && { issued: { year } }) }), title);
  const order = (...items: ReturnType<typeof item>[]) =>
    sortedByAuthor(items).map(({ title }) => title);
  const doe = { family: 'Doe', given: 'Jane' };

  it.each([
    ['fewer authors first', [item('b', [doe, doe]), item('a', [doe])], ['a', 'b']],
    ['fewer authors first, the other way', [item('a', [doe]), item('b', [doe, doe])], ['a', 'b']],
    ['by year', [item('b', [doe], 2024), item('a', [doe], 2023)], ['a', 'b']],
    ['without a year last', [item('b', [doe]), item('a', [doe], 2023)], ['a', 'b']],
    ['by title', [item('b', [doe], 2023), item('a', [doe], 2023)], ['a', 'b']],
    ['groups by their whole name', [item('b', [{ literal: 'Zoo' }]), item('a', [doe])], ['a', 'b']],
    [
      'without an author by their title',
      [item('Eel'), item('x', [doe]), item('Cat')],
      ['Cat', 'x', 'Eel'],
    ],
  ])('%s', (_what, items, titles) => {
    expect(order(...items)).toEqual(titles);
  });

  it('letters tell works of the same authors and year apart', () => {
    const places = placesOf([
      item('a', [doe], 2024),
      item('b', [doe], 2024),
      item('c', [{ literal: 'Zoo' }], 2024),
      item('d', [{ family: 'Doe' }]),
      item('e'),
      item('e'),
    ]);
    expect(places.map(({ letter, repeated }) => [letter, repeated])).toEqual([
      ['a', false],
      ['b', true],
      [undefined, false],
      [undefined, false],
      ['a', false],
      ['b', false],
    ]);
    expect([letterOf(25), letterOf(26), letterOf(702)]).toEqual(['z', 'aa', 'aaa']);
  });
});
