import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { columnsOf, csvHead, defuse, toCsv } from '@/lib/exchange/csv';
import { exportName } from '@/lib/exchange/file-name';
import { formats } from '@/lib/exchange/formats';
import { fileNames, toMarkdownFile, toMarkdownSection } from '@/lib/exchange/markdown';
import { toRis } from '@/lib/exchange/ris';
import { type Paper, paperSchema } from '@/lib/paper/schema';

const paper = (changes: Partial<Paper> = {}): Paper =>
  paperSchema.parse({
    id: 'p',
    identifiers: ['arxiv:2406.01234', 'doi:10.1000/x'],
    source: 'test',
    title: 'A "quoted" title: with #signs',
    authors: [{ given: 'Ada', family: 'Lovelace' }, { literal: 'Google, Inc.' }],
    issued: { year: 2024, month: 6 },
    tags: ['nlp/parsing trees', '羊'],
    status: 'reading',
    rating: 4,
    addedAt: Date.UTC(2026, 6, 4),
    updatedAt: 1,
    urls: { page: 'https://arxiv.org/abs/2406.01234' },
    ...changes,
  });

describe('CSV', () => {
  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '\n=1', '＝1'])('defuses %j', (cell) => {
    expect(defuse(cell)).toBe(`'${cell}`);
  });
  it.each(['1', 'a=b', '', 'Lovelace, Ada'])('leaves %j', (cell) => {
    expect(defuse(cell)).toBe(cell);
  });

  it('is read again by a spreadsheet, cell by cell', () => {
    const columns = columnsOf({ abstracts: true, notes: true });
    const evil = paper({ title: '=HYPERLINK("https://a.example","x")', abstract: 'a\n"b",\r\nc' });
    const text = csvHead(columns) + toCsv(evil, 'k', columns, ['-note', 'two']);
    const { data, errors } = Papa.parse<Record<string, string>>(text.replace('\ufeff', ''), {
      header: true,
      skipEmptyLines: true,
    });
    expect(errors).toEqual([]);
    expect(data).toHaveLength(1);
    expect(data[0]).toMatchObject({
      title: `'=HYPERLINK("https://a.example","x")`,
      authors: 'Lovelace, Ada; Google, Inc.',
      abstract: 'a\n"b",\r\nc',
      notes: "'-note\n\ntwo",
      date: '2024-06',
      added: '2026-07-04',
    });
  });

  it('without abstracts and notes has no columns for them', () => {
    expect(columnsOf({ abstracts: false, notes: false })).not.toContain('abstract');
  });
});

describe('Markdown', () => {
  const options = {
    texts: { abstract: 'Abstract', notes: 'Notes', highlights: 'Highlights', passage: 'Open' },
    abstracts: true,
    notes: true,
    tags: true,
  };
  const note = {
    id: 'n',
    paperId: 'p',
    kind: 'note' as const,
    body: 'Read **twice**.',
    tags: [],
    createdAt: 1,
    updatedAt: 1,
  };

  it('has front matter that YAML readers and Obsidian take', () => {
    const text = toMarkdownFile(
      paper({ abstract: '# not a <b>heading</b>\n1. nor a list' }),
      'k',
      [note],
      options,
    );
    expect(text).toBe(`---
title: "A \\"quoted\\" title: with #signs"
aliases:
  - "A \\"quoted\\" title: with #signs"
citekey: "k"
authors:
  - "Ada Lovelace"
  - "Google, Inc."
year: 2024
published: "2024-06"
kind: "article"
doi: "10.1000/x"
arxiv: "2406.01234"
ids:
  - "arxiv:2406.01234"
  - "doi:10.1000/x"
url: "https://arxiv.org/abs/2406.01234"
tags:
  - "nlp/parsing-trees"
  - "羊"
status: "reading"
rating: 4
added: "2026-07-04"
---

# A "quoted" title: with #signs

## Abstract

\\# not a \\<b>heading\\</b>
\\1. nor a list

## Notes

Read **twice**.
`);
  });

  it('one of many in a file', () => {
    const text = toMarkdownSection(
      paper(),
      'k',
      [{ ...note, kind: 'highlight', quote: 'a\nb' }],
      options,
    );
    expect(text).toContain('## [A "quoted" title: with #signs](https://arxiv.org/abs/2406.01234)');
    expect(text).toContain('#nlp/parsing-trees');
    expect(text).toContain(
      '### Highlights\n\n> a\n> b\n\n^hn\n\n[Open](https://arxiv.org/abs/2406.01234)\n\nRead **twice**.',
    );
  });

  it('a highlight with its block id, page, section, colour and version', () => {
    const exact = 'the cost $O(n^2)$ *grows*';
    const marked = {
      ...note,
      id: '1b9d6bcd-bbfd-4b2d-9b5d-ab8dfbbd4bed',
      kind: 'highlight' as const,
      quote: `${exact} <b>`,
      colour: 'green',
      page: 'https://arxiv.org/html/2406.01234v2#S1',
      selectors: [
        { type: 'TextQuoteSelector', exact },
        {
          ...{
            type: 'PaperSelector',
            version: 'v2',
            document: 'h',
            headings: ['1 Cost', '1.1 Time'],
          },
          ...{
            block: 1,
            blocks: 2,
            length: 9,
            occurrences: 1,
            occurrence: 0,
            before: '',
            after: '',
          },
        },
      ],
    };
    expect(toMarkdownSection(paper(), 'k', [marked], options)).toContain(
      '> the cost $O(n^2)$ \\*grows\\* \\<b>\n\n^h1b9d6bcdbbfd\n\n' +
        '[Open](https://arxiv.org/html/2406.01234v2#:~:text=the%20cost,%2Agrows%2A)' +
        ' · 1 Cost › 1.1 Time · green · v2\n\nRead **twice**.',
    );
  });

  it.each([
    ['k', 'A/B: "x" <y>|z?*', 'k A B x y z.md'],
    ['k', '../../etc/passwd', 'k .. .. etc passwd.md'],
    ['con', '', 'con_.md'],
    ['.k', 'x...', 'k x.md'],
    ['', '', 'paper.md'],
    ['k', '羊'.repeat(100), `k ${'羊'.repeat(36)}.md`],
    ['k', 'a\u0000b\u202ec', 'k a b c.md'],
  ])('file of %j %j', (key, title, name) => {
    expect(fileNames()(key, title)).toBe(name);
  });

  it('no two files have the same name, whatever their case', () => {
    const nameOf = fileNames();
    expect([nameOf('k', 'A'), nameOf('K', 'a'), nameOf('k', 'a (2)'), nameOf('k', 'a')]).toEqual([
      'k A.md',
      'K a (2).md',
      'k a (2) (2).md',
      'k a (3).md',
    ]);
  });
});

it('RIS: one tag a line, whatever is in the texts', () => {
  const text = toRis(paper({ title: 'A\nER  - \nTY  - BOOK', pages: '10–19' }), 'k', {
    notes: ['x\r\nTY  - BOOK'],
  });
  expect(text.match(/^TY/gm)).toHaveLength(1);
  expect(text.match(/^ER/gm)).toHaveLength(1);
  expect(text).toContain('AU  - Google Inc.\r\n');
  expect(text).toMatch(/SP {2}- 10\r\nEP {2}- 19\r\n/);
  expect(text).toContain('DA  - 2024/06//\r\n');
});

it('names of files', () => {
  const now = Date.UTC(2026, 6, 4);
  expect(exportName({ format: 'bibtex', files: 'many', now }, 'To read: “NLP/羊”')).toBe(
    'offprint-to-read-nlp-羊-2026-07-04.bib',
  );
  expect(exportName({ format: 'markdown', files: 'many', now }, '…')).toBe(
    'offprint-export-2026-07-04.zip',
  );
  expect(new Set(formats.map(({ id }) => id)).size).toBe(formats.length);
});
