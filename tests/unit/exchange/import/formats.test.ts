import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { draftOfBookmark, readBookmarks } from '@/lib/exchange/import/bookmarks';
import { readCsl } from '@/lib/exchange/import/csl';
import { authorsIn, readCsv } from '@/lib/exchange/import/csv';
import { detect, readers } from '@/lib/exchange/import/formats';
import { readPaperMemory } from '@/lib/exchange/import/papermemory';
import { readRis } from '@/lib/exchange/import/ris';
import { readZoteroRdf } from '@/lib/exchange/import/zotero-rdf';
import { readAll } from './support';

const ris = `TY  - JOUR
AU  - Doe, Jane
AU  - van Roe, Ada
TI  - Counting sheep
T2  - Journal of Sheep
DA  - 2024/03/02/
VL  - 4
IS  - 2
SP  - 11
EP  - 19
KW  - sheep, black
KW  - dogs
AB  - We count.
and go on counting.
N1  - <p>Read <b>again</b></p>
DO  - 10.1234/Sheep
UR  - https://example.org/sheep
ER  - 
`;

describe('RIS', () => {
  it('carries everything over', () => {
    const { drafts, problems } = readAll(readRis, ris);
    expect(problems).toEqual([]);
    expect(drafts[0]).toMatchObject({
      line: 1,
      record: {
        identifiers: ['doi:10.1234/sheep'],
        title: 'Counting sheep',
        authors: [
          { family: 'Doe', given: 'Jane' },
          { family: 'van Roe', given: 'Ada' },
        ],
        venue: 'Journal of Sheep',
        issued: { year: 2024, month: 3, day: 2 },
        volume: '4',
        issue: '2',
        pages: '11–19',
        abstract: 'We count.\nand go on counting.',
        kind: 'article-journal',
      },
      mine: { tags: ['sheep, black', 'dogs'], notes: [{ text: 'Read again' }] },
    });
  });

  it('names a record that is cut off, and one that says nothing', () => {
    const { drafts, problems } = readAll(readRis, `${ris}TY  - JOUR\nER  - \n${ris.slice(0, 60)}`);
    expect(drafts.map(({ problem }) => problem?.code)).toEqual([undefined, 'no-title', undefined]);
    expect(drafts[1]?.line).toBe(19);
    expect(problems).toEqual([{ code: 'truncated', args: [21] }]);
  });
});

const csl = [
  {
    id: 'a',
    type: 'paper-conference',
    title: 'Sheep <i>and</i> Dogs',
    author: [
      { family: 'Roe', given: 'Ada', 'non-dropping-particle': 'van' },
      { literal: 'The Flock' },
    ],
    issued: { 'date-parts': [['2024', 3]] },
    'container-title': 'Proceedings of Sheep',
    DOI: '10.1234/ABC',
    keyword: 'x, y',
  },
  { id: 'b', type: 'article', title: 'A preprint', number: 'arXiv:2401.00001', note: 'PMID: 12' },
];

describe('CSL-JSON', () => {
  it('carries everything over', () => {
    const { drafts } = readAll(readCsl, JSON.stringify(csl));
    expect(drafts[0]).toMatchObject({
      record: {
        identifiers: ['doi:10.1234/abc'],
        title: 'Sheep and Dogs',
        authors: [{ family: 'van Roe', given: 'Ada' }, { literal: 'The Flock' }],
        issued: { year: 2024, month: 3 },
        venue: 'Proceedings of Sheep',
        kind: 'paper-conference',
      },
      mine: { tags: ['x', 'y'] },
    });
    expect(drafts[1]?.record?.identifiers).toEqual(['arxiv:2401.00001', 'pmid:12']);
  });

  it.each([
    ['{"items": […]}', JSON.stringify({ items: csl }), 2, []],
    ['cut off', JSON.stringify(csl, null, 1).slice(0, -30), 2, ['truncated']],
    [
      'a bad item among good ones',
      '[{"title": "A good one", "DOI": "10.1234/1"},\n{"title": bad},\n{"title": "B good", "DOI": "10.1234/2"}]',
      3,
      [],
    ],
    ['no objects', '[1, "two", null]', 3, []],
    ['null', 'null', 0, []],
  ])('%s', (_what, text, count, problems) => {
    const read = readAll(readCsl, text);
    const all = read.drafts.length + read.problems.length;
    expect(all).toBe(count);
    expect(read.problems.map(({ code }) => code)).toEqual(problems);
  });

  it('names the line of a bad item', () => {
    const { drafts } = readAll(readCsl, '[{"title": "Good"},\n{"title": bad},\n{"title": "Fine"}]');
    expect(drafts.map(({ line, problem }) => [line, problem?.code])).toEqual([
      [1, undefined],
      [2, 'no-title'],
      [3, undefined],
    ]);
  });
});

it('PaperMemory: papers, tags, notes, favourites and times', () => {
  const { drafts } = readAll(
    readPaperMemory,
    JSON.stringify({
      __dataVersion: 60001,
      'Arxiv-2401.00001': {
        id: 'Arxiv-2401.00001',
        title: 'Counting Sheep',
        author: 'Jane Doe and Ada van Roe',
        addDate: '2024-01-02T03:04:05.000Z',
        lastOpenDate: '2024-02-02T03:04:05.000Z',
        favorite: true,
        note: 'good',
        pdfLink: 'https://arxiv.org/pdf/2401.00001.pdf',
        codeLink: 'https://github.com/a/b',
        tags: ['sheep', 3],
        venue: 'NeurIPS',
        year: 2024,
      },
      'Broken-1': 'nothing',
    }),
  );
  expect(drafts).toHaveLength(2);
  expect(drafts[0]).toMatchObject({
    record: {
      identifiers: ['arxiv:2401.00001'],
      title: 'Counting Sheep',
      authors: [
        { family: 'Doe', given: 'Jane' },
        { family: 'van Roe', given: 'Ada' },
      ],
      venue: 'NeurIPS',
      issued: { year: 2024 },
      urls: { code: 'https://github.com/a/b' },
    },
    mine: {
      tags: ['sheep'],
      pinned: true,
      notes: [{ text: 'good' }],
      addedAt: Date.parse('2024-01-02T03:04:05Z'),
      openedAt: Date.parse('2024-02-02T03:04:05Z'),
    },
  });
  expect(drafts[1]?.problem?.code).toBe('bad-item');
});

const rdf = `<?xml version="1.0"?>
<rdf:RDF xmlns:rdf="r" xmlns:z="z" xmlns:bib="b" xmlns:dc="dc" xmlns:dcterms="dct" xmlns:foaf="f" xmlns:prism="p">
    <bib:Article rdf:about="https://example.org/1">
        <z:itemType>journalArticle</z:itemType>
        <dcterms:isPartOf><bib:Journal><prism:volume>7</prism:volume><dc:title>Journal of &amp; Sheep</dc:title><dc:identifier>DOI 10.1234/rdf</dc:identifier></bib:Journal></dcterms:isPartOf>
        <bib:authors><rdf:Seq><rdf:li><foaf:Person><foaf:surname>Doe</foaf:surname><foaf:givenName>Jane</foaf:givenName></foaf:Person></rdf:li></rdf:Seq></bib:authors>
        <dcterms:isReferencedBy rdf:resource="#item_2"/>
        <dc:subject>sheep</dc:subject>
        <dc:subject><z:AutomaticTag><rdf:value>auto</rdf:value></z:AutomaticTag></dc:subject>
        <dc:title>Counting Sheep</dc:title>
        <dc:date>2024-05</dc:date>
        <dcterms:dateSubmitted>2024-06-01 10:00:00</dcterms:dateSubmitted>
    </bib:Article>
    <bib:Memo rdf:about="#item_2"><rdf:value>&lt;p&gt;A note&lt;/p&gt;</rdf:value></bib:Memo>
    <z:Collection rdf:about="#c1"><dc:title>Thesis</dc:title><dcterms:hasPart rdf:resource="#c2"/></z:Collection>
    <z:Collection rdf:about="#c2"><dc:title>Ch 1</dc:title><dcterms:hasPart rdf:resource="https://example.org/1"/><dcterms:hasPart rdf:resource="#c1"/></z:Collection>
</rdf:RDF>`;

describe('Zotero RDF', () => {
  it('carries everything over, notes and collections too', () => {
    const { drafts, problems } = readAll(
      readZoteroRdf,
      rdf.replace('<dcterms:hasPart rdf:resource="#c1"/>', ''),
    );
    expect(problems).toEqual([]);
    expect(drafts).toHaveLength(1);
    expect(drafts[0]).toMatchObject({
      record: {
        identifiers: ['doi:10.1234/rdf'],
        title: 'Counting Sheep',
        authors: [{ family: 'Doe', given: 'Jane' }],
        venue: 'Journal of & Sheep',
        volume: '7',
        issued: { year: 2024, month: 5 },
        urls: { page: 'https://example.org/1' },
      },
      mine: { tags: ['sheep', 'auto', 'Thesis/Ch 1'], notes: [{ text: 'A note' }] },
    });
  });

  it('collections that hold each other have an end', () => {
    expect(readAll(readZoteroRdf, rdf).drafts).toHaveLength(1);
  });

  it('a file that is cut off keeps what came before', () => {
    const { drafts, problems } = readAll(
      readZoteroRdf,
      `${rdf.slice(0, rdf.indexOf('<z:Coll'))}<z:Coll`,
    );
    expect(drafts).toHaveLength(1);
    expect(problems[0]?.code).toBe('syntax');
  });

  it('entities that grow do not', () => {
    const bomb = `<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>${rdf.slice(21).replace('Counting', '&b;')}`;
    const { drafts } = readAll(readZoteroRdf, bomb);
    expect(drafts[0]?.record?.title ?? '').not.toContain('aaaa');
  });
});

describe('tables', () => {
  it.each([
    [
      'Zotero',
      '"Key","Item Type","Publication Year","Author","Title","Publication Title","DOI","Url","Abstract Note","Manual Tags","Date Added","Notes"\n"K","journalArticle","2024","Doe, Jane; Roe, Ada","Counting","J Sheep","10.1234/1","https://example.org/1","We count.","a; b","2024-01-02 03:04:05","<p>n</p>"',
      { tags: ['a', 'b'], notes: [{ text: 'n' }] },
    ],
    [
      'Scholar',
      'Authors,Title,Publication,Volume,Number,Pages,Year,Publisher\n"Doe, Jane; Roe, Ada; ",Counting,J Sheep,1,2,3-4,2024,P',
      undefined,
    ],
    [
      'tabs and semicolons',
      'Title;Authors;Year;DOI\nCounting;"Doe, Jane; Roe, Ada";2024;10.1234/1',
      undefined,
    ],
    [
      'a reader',
      'Title,URL,Author,Document tags,Saved date,Document note\nCounting,https://arxiv.org/abs/2401.00001,Jane Doe,"a,b",2024-01-01,hello',
      { tags: ['a', 'b'], notes: [{ text: 'hello' }] },
    ],
  ])('of %s', (_tool, text, mine) => {
    const { drafts, problems } = readAll(readCsv, text);
    expect(problems).toEqual([]);
    expect(drafts[0]).toMatchObject({ line: 2, record: { title: 'Counting' } });
    expect(drafts[0]?.record?.authors[0]).toEqual({ family: 'Doe', given: 'Jane' });
    if (mine) expect(drafts[0]?.mine).toMatchObject(mine);
  });

  it('count lines inside quotes, and name a quote that never closes', () => {
    const { drafts, problems } = readAll(
      readCsv,
      'Title,DOI\n"Two\nlines",10.1234/1\nThree,10.1234/2\n"Never,10.1234/3\nLost,x',
    );
    expect(drafts.map(({ line, problem }) => [line, problem?.code])).toEqual([
      [2, undefined],
      [4, undefined],
      [5, 'unclosed'],
    ]);
    expect(problems).toEqual([{ code: 'truncated', args: [5] }]);
  });

  it.each([
    ['Doe, Jane; Roe, Ada', ['Doe, Jane', 'Roe, Ada']],
    ['Jane Doe, Ada Roe', ['Jane Doe', 'Ada Roe']],
    ['Doe, Jane', ['Doe, Jane']],
    ['Jane Doe and Ada Roe', ['Jane Doe', 'Ada Roe']],
  ])('authors: %s', (text, names) => {
    expect(authorsIn(text)).toEqual(names);
  });
});

describe('bookmarks', () => {
  it('those of papers are taken, folders become tags', () => {
    const { drafts } = readAll(
      readBookmarks,
      `<!DOCTYPE NETSCAPE-Bookmark-file-1>
<DL><p>
<DT><H3 PERSONAL_TOOLBAR_FOLDER="true">Bookmarks bar</H3>
<DL><p>
  <DT><H3>Sheep</H3><DL><p><DT><A HREF="https://arxiv.org/abs/2401.00001" ADD_DATE="1700000000">[2401.00001] Counting &amp; Sheep</A></DL><p>
  <DT><A HREF="https://example.org/">Home</A>
  <DT><A HREF="javascript:alert(1)">x</A>
  <DT><A HREF="https://doi.org/10.1234/Abc" TAGS="t">A DOI | Some Site</A>
</DL><p></DL>`,
    );
    expect(
      drafts.map(({ record, mine }) => [record?.identifiers[0], record?.title, mine?.tags]),
    ).toEqual([
      ['arxiv:2401.00001', 'Counting & Sheep', ['Sheep']],
      ['doi:10.1234/abc', 'A DOI', ['t']],
    ]);
    expect(drafts[0]?.mine?.addedAt).toBe(1_700_000_000_000);
  });

  it('what leads to no paper is none', () => {
    expect(
      draftOfBookmark({ url: 'https://arxiv.org/list/cs.CL/new', title: 'x', folders: [] }),
    ).toBeUndefined();
  });
});

describe('a format is told by what the text says', () => {
  it.each([
    ['bibtex', '% comment\n@article{a, title={x}}'],
    ['ris', ris],
    ['csl', JSON.stringify(csl)],
    ['papermemory', '{"__dataVersion": 1}'],
    ['offprint', '{"format": "offprint-library", "version": 1}'],
    ['zotero-rdf', rdf],
    ['csv', 'Title,Authors,Year\na,b,2020'],
    ['csv', 'Title\tAuthors\tYear\na\tb\t2020'],
    ['bookmarks', '<!DOCTYPE NETSCAPE-Bookmark-file-1>\n'],
    ['text', '2401.00001\n10.1234/1'],
    [undefined, ''],
    [undefined, '{"a": 1}'],
    [undefined, '<html><body>x</body></html>'],
    [undefined, '%PDF-1.7 …'],
    [undefined, 'PK\u0003\u0004\u0000\u0001\u0002'],
  ])('%s', (format, text) => {
    expect(detect(text)).toBe(format);
  });
});

it('no reader throws or hangs, whatever it is given', () => {
  const pieces = fc.constantFrom(
    'TY  - ',
    'ER  - ',
    '{',
    '}',
    '[',
    ']',
    '"',
    '\\',
    ',',
    '\n',
    '<',
    '>',
    '&#x',
    'a',
    'rdf:RDF',
    '10.1/x ',
    'http://arxiv.org/abs/2401.00001 ',
    '<DL>',
    '<A HREF="',
    ' ',
  );
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 60 }), (parts) => {
      for (const reader of Object.values(readers)) readAll(reader, parts.join(''));
      detect(parts.join(''));
    }),
    { numRuns: 150 },
  );
});
