import { plugins } from '@citation-js/core';
import { describe, expect, it } from 'vitest';
import '@citation-js/plugin-bibtex';
import { toBibtex } from '@/lib/exchange/bibtex';
import { type PaperRecord, recordSchema } from '@/lib/paper/schema';

function record(changes: Partial<PaperRecord> & { title: string }): PaperRecord {
  return recordSchema.parse({
    identifiers: ['url:https://a.example/p'],
    source: 'test',
    ...changes,
  });
}

function readBack(bibtex: string) {
  const [item] = plugins.input.chain(bibtex) as {
    title: string;
    author?: { family?: string; given?: string; literal?: string }[];
  }[];
  return item;
}

describe('titles survive a round trip', () => {
  it.each([
    'A plain title',
    'C# and F#: 100% of "quotes", 50 % more',
    'Set {a, b} & snake_case ~ x^y',
    'Über Größe, naïveté, Erdős and Łukasiewicz',
    'BERT, GPT-4o and iPhone at NeurIPS',
    'Costs $5 and $10 of it',
    '深層学習による構文解析',
    'التعلم العميق',
    'A back\\slash',
  ])('%s', (title) => {
    expect(readBack(toBibtex(record({ title }), 'key'))?.title.replace(/<\/?span[^>]*>/g, '')).toBe(
      title,
    );
  });

  it.each([
    ['Learning $L_\\infty$ balls in $O(n^2)$', 'Learning'],
    ['On \\(\\mathcal{N}=4\\) theories', 'On'],
  ])('formulas stay as they are: %s', (title) => {
    const formulas = title.match(/\$[^$]+\$|\\\(.+?\\\)/g) ?? [];
    const bibtex = toBibtex(record({ title }), 'key');
    for (const formula of formulas) expect(bibtex).toContain(formula);
  });
});

it('writes a preprint as arXiv does', () => {
  const bibtex = toBibtex(
    record({
      title: 'Parsing as Walking',
      identifiers: ['arxiv:2406.01234', 'doi:10.48550/arxiv.2406.01234'],
      authors: [
        { given: 'Ada', family: 'Müller & Sons' },
        { given: 'Jan', family: 'van der Berg', suffix: 'Jr.' },
        { literal: 'The Walking Group' },
      ],
      issued: { year: 2024, month: 6, day: 3 },
      categories: ['cs.CL', 'cs.AI'],
      urls: { page: 'https://arxiv.org/abs/2406.01234' },
    }),
    'muller2024',
  );
  expect(bibtex).toMatch(/^@misc\{muller2024,\n/);
  expect(bibtex).toContain('eprint = {2406.01234},');
  expect(bibtex).toContain('archivePrefix = {arXiv},');
  expect(bibtex).toContain('primaryClass = {cs.CL},');
  expect(bibtex).toContain('Müller \\& Sons, Ada');
  expect(bibtex).toContain('van der Berg, Jr., Jan');
  expect(bibtex).toContain('{The Walking Group}');
  expect(bibtex).toMatch(/year = \{2024\}/);
  expect(bibtex).toContain('month = jun,');
  expect(bibtex).not.toContain('howpublished');
  expect(bibtex).not.toContain('abstract');
});

it('writes a conference paper', () => {
  const bibtex = toBibtex(
    record({
      title: 'Parsing as Walking',
      kind: 'paper-conference',
      venue: 'Proceedings of Walking & Parsing',
      pages: '10-19',
      identifiers: ['doi:10.1145/1234567.89'],
    }),
    'key',
  );
  expect(bibtex).toMatch(/^@inproceedings\{/);
  expect(bibtex).toContain('booktitle = {Proceedings of Walking \\& Parsing},');
  expect(bibtex).toContain('doi = {10.1145/1234567.89},');
  expect(bibtex).toMatch(/pages = \{10--?19\}/);
});
