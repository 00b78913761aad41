import { describe, expect, it } from 'vitest';
import { readCsl } from '@/lib/exchange/import/csl';
import { itemsOf } from '@/lib/exchange/import/json-items';
import { readPaperMemory } from '@/lib/exchange/import/papermemory';
import { readAll } from './support';

const csl = (item: object) => readAll(readCsl, JSON.stringify([item])).drafts[0];
const memory = (paper: unknown, key = 'NeurIPS-2024_x') =>
  readAll(readPaperMemory, JSON.stringify({ __dataVersion: 1, [key]: paper, z: {} })).drafts[0];

describe('CSL-JSON of many tools', () => {
  it.each([
    [{ issued: { raw: '3 March 2024' } }, { issued: { year: 2024, month: 3, day: 3 } }],
    [{ issued: { literal: '2024-05' } }, { issued: { year: 2024, month: 5 } }],
    [{ issued: { 'date-parts': [[]], raw: '2023' } }, { issued: { year: 2023 } }],
    [{ issued: { 'date-parts': [['n.d.']] } }, { issued: undefined }],
    [{ issued: {} }, { issued: undefined }],
    [{ issued: '2024' }, { issued: undefined }],
    [{ type: 'post-weblog' }, { kind: 'webpage' }],
    [{ type: 'thesis' }, { kind: 'thesis' }],
    [{ type: 'motion_picture' }, { kind: 'article' }],
    [{ type: 'constructor' }, { kind: 'article' }],
    [{}, { kind: 'article' }],
    [{ editor: [{ given: 'Plato' }] }, { authors: [{ literal: 'Plato' }] }],
    [
      { author: [{ family: 'Doe', given: 'J', suffix: 'Jr.', 'dropping-particle': 'de' }] },
      { authors: [{ family: 'de Doe', given: 'J', suffix: 'Jr.' }] },
    ],
    [{ author: [{ family: 'Doe' }, {}, 7, null] }, { authors: [{ family: 'Doe' }] }],
    [{ author: 'Jane Doe' }, { authors: [] }],
    [
      { archive: 'arXiv', archive_location: '2401.00001', 'container-title': 'arXiv [cs]' },
      { identifiers: ['arxiv:2401.00001'], venue: undefined },
    ],
    [{ archive: 'arXiv', 'container-title': 'arXiv' }, { venue: 'arXiv' }],
    [
      { number: 'arXiv:2401.00002', 'container-title': 'J. Sheep' },
      { identifiers: ['arxiv:2401.00002'], venue: 'J. Sheep' },
    ],
    [
      { note: 'DOI: 10.1234/n\nPMCID: PMC12345' },
      { identifiers: ['doi:10.1234/n', 'pmcid:PMC12345'] },
    ],
    [
      { PMID: 12, volume: 3 },
      { identifiers: ['pmid:12'], volume: '3' },
    ],
  ])('%o', (item, fields) => {
    expect(csl({ title: 'Counting', ...item })?.record).toMatchObject(fields);
  });

  it.each([
    [{ annote: 'Mine' }, { notes: [{ text: 'Mine' }], tags: [] }],
    [{ note: 'Mine too' }, { notes: [{ text: 'Mine too' }], tags: [] }],
    [{ keywords: 'a; b' }, { tags: ['a', 'b'], notes: [] }],
    [{ note: 'tex.ids: x' }, undefined],
  ])('of the user: %o', (item, mine) => {
    expect(csl({ title: 'Counting', ...item })?.mine).toEqual(mine);
  });
});

describe('PaperMemory', () => {
  it.each([
    [{ title: 'T of it', year: '24' }, { issued: undefined }],
    [{ title: 'T of it', venue: 'website' }, { venue: undefined }],
    [{ title: 'T of it', venue: '' }, { venue: undefined }],
    [{ title: 'T of it', doi: '10.1234/x' }, { identifiers: ['doi:10.1234/x'] }],
    [{ title: 'T of it', bibtex: '@a{b, doi = {10.1234/y}}' }, { identifiers: ['doi:10.1234/y'] }],
    [
      { title: 'T of it', bibtex: '@a{b, eprint="2401.00003"}' },
      { identifiers: ['arxiv:2401.00003'] },
    ],
    [{ id: 'Arxiv-2401.00004' }, { identifiers: ['arxiv:2401.00004'], provisional: true }],
    [{ id: 'Arxiv-math_0101001' }, { identifiers: ['arxiv:math/0101001'] }],
    [
      { title: 'T of it', code: { link: 'https://github.com/a/b' } },
      { urls: { code: 'https://github.com/a/b' } },
    ],
    [{ title: 'T of it', codeLink: 'javascript:alert(1)' }, { urls: {} }],
    [{ title: 'T of it', codeLink: 'httpx://example.org/' }, { urls: {} }],
    [{ title: 'T of it', author: '' }, { authors: [] }],
  ])('%o', (paper, fields) => {
    expect(memory(paper)?.record).toMatchObject(fields);
  });

  it('the key names the paper where nothing else does', () => {
    expect(memory({ title: 'T of it' }, 'Arxiv-2401.00005')?.record?.identifiers).toEqual([
      'arxiv:2401.00005',
    ]);
  });

  it.each([
    [{ addDate: 1_700_000_000_000 }, { addedAt: 1_700_000_000_000 }],
    [{ addDate: '1700000000000' }, { addedAt: 1_700_000_000_000 }],
    [{ addDate: '2024-01-02' }, { addedAt: Date.UTC(2024, 0, 2) }],
    [{ lastOpenDate: 'never', note: 'n' }, { notes: [{ text: 'n' }] }],
    [{ addDate: '1950-01-01', favorite: true }, { pinned: true }],
    [{ favorite: 'yes', tags: 'none', note: ' ' }, undefined],
  ])('times and marks: %o', (fields, mine) => {
    const draft = memory({ title: 'T of it', ...fields });
    if (!mine) expect(draft?.mine).toBeUndefined();
    else expect(draft?.mine).toEqual({ tags: [], notes: [], ...mine });
  });

  it.each([[{}], [null], [[1]], ['text'], [{ title: '' }]])('%o is a bad item', (paper) => {
    expect(memory(paper)).toMatchObject({
      label: 'NeurIPS-2024_x',
      problem: { code: 'bad-item' },
    });
  });
});

describe('the items of a JSON file', () => {
  const listed = (text: string) => {
    const items = itemsOf(text);
    const all = [...items.each()].map(({ key, value, line }) => ({ key, value, line }));
    return { all, problems: items.problems() };
  };
  const values = (text: string) => listed(text).all.map(({ value }) => value);

  it.each([
    ['{"title": "one"}', [{ title: 'one' }]],
    ['{"a": {"title": 1}, "b": {"title": 2}}', [{ title: 1 }, { title: 2 }]],
    ['{"items": [1, 2]}', [1, 2]],
    ['{"items": 3, "x": {}}', [3, {}]],
    ['7', []],
    ['{"a": 1}\n{"a": 2}\n', [{ a: 1 }, { a: 2 }]],
    ['{"items": [{"a": 1}, {"a": "}"}, {"a"', [{ a: 1 }, { a: '}' }]],
    ['[{"a": "\\"{"}, {"b": {"c": 1}},', [{ a: '"{' }, { b: { c: 1 } }]],
  ])('%s', (text, expected) => {
    expect(values(text)).toEqual(expected);
  });

  it('of a broken table of objects each keeps its key and line', () => {
    const { all, problems } = listed('{"x": {"t": 1},\n"y": {"t": 2},\n"z": {"t": ');
    expect(all).toEqual([
      { key: 'x', value: { t: 1 }, line: 1 },
      { key: 'y', value: { t: 2 }, line: 2 },
    ]);
    expect(problems).toEqual([{ code: 'truncated', args: [3] }]);
  });

  it('a quote that is never closed ends with its line', () => {
    const { all, problems } = listed('[{"t": "open},\n"u": 1},\n{"t": 2}]');
    expect(all).toMatchObject([{ line: 1 }, { value: { t: 2 }, line: 3 }]);
    expect(problems).toEqual([]);
  });

  it('a file of whole objects without its last bracket is cut off', () => {
    expect(listed('[{"t": 1},{"t": 2},')).toMatchObject({
      problems: [{ code: 'truncated', args: [1] }],
    });
  });
});
