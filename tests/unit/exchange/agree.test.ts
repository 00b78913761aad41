/** Two libraries that we did not write read what we write, and find what was in the papers. */
import { plugins } from '@citation-js/core';
import '@citation-js/plugin-bibtex';
import { type Creator, parse } from '@retorquere/bibtex-parser';
import { describe, expect, it } from 'vitest';
import { type Dialect, toBibtex } from '@/lib/exchange/bibtex';
import type { Name, PaperRecord } from '@/lib/paper/schema';
import { manyRecords } from './many';

const records = manyRecords();

/** Formulas are compared as they are written; what readers make of them is their own. */
const formula = /\$[^$]+\$/g;
const withoutFormulas = (text: string) => text.replace(formula, '∎');

/** A .bib file of all records, in which every formula of a title was found and replaced. */
function bibOf(dialect: Dialect): string {
  return records
    .map((record, n) => {
      const entry = toBibtex(record, `key${n}`, dialect, {
        abstract: true,
        keywords: ['a b', 'ü'],
      });
      for (const [each] of `${record.title} ${record.abstract ?? ''}`.matchAll(formula)) {
        expect(entry).toContain(each);
      }
      return withoutFormulas(entry);
    })
    .join('\n');
}

const whole = ({ given, family, suffix, literal }: Name) =>
  family === undefined
    ? [literal ?? '']
    : [family, given, suffix].filter((part) => part !== undefined);

const expected = (record: PaperRecord) => ({
  title: withoutFormulas(record.title),
  names: record.authors.map(whole),
  year: record.issued?.year,
  month: record.issued?.month,
  volume: record.volume,
  number: record.issue,
  pages: record.pages?.replace(/[-–]/, '–'),
  doi: record.identifiers.find((id) => id.startsWith('doi:'))?.slice(4),
  url: record.urls.page?.replace('{', '%7B').replace('}', '%7D'),
  abstract: record.abstract && withoutFormulas(record.abstract),
});

const venueOf = (fields: Record<string, unknown>) =>
  [
    'journal',
    'journaltitle',
    'booktitle',
    'publisher',
    'school',
    'institution',
    'howpublished',
    'organization',
  ]
    .map((name) => [fields[name]].flat()[0])
    .find((value) => value !== undefined);

function creator({ name, prefix, lastName, firstName, suffix }: Creator): string[] {
  const family = [prefix, lastName].filter(Boolean).join(' ');
  return [name ?? family, firstName, suffix].filter(
    (part) => part !== undefined && part !== '',
  ) as string[];
}

describe.each(['bibtex', 'biblatex'] as const)('%s', (dialect) => {
  const bib = bibOf(dialect);

  it('is read by @retorquere/bibtex-parser without loss', () => {
    const library = parse(bib, {
      sentenceCase: false,
      english: false,
      caseProtection: false,
    } as never);
    expect(library.errors).toEqual([]);
    expect(library.entries).toHaveLength(records.length);
    library.entries.forEach((entry, n) => {
      const record = records[n] as PaperRecord;
      const fields = entry.fields as Record<string, unknown>;
      const [year, month] = String(fields.date ?? '').split('-');
      const text = (name: string) => fields[name] as string | undefined;
      const found = {
        title: text('title'),
        names: ((fields.author as Creator[] | undefined) ?? []).map(creator),
        year: Number(fields.year ?? year) || undefined,
        month: Number(fields.month ?? month) || undefined,
        volume: text('volume'),
        number: text('number'),
        pages: text('pages')?.replace(/-+/, '–'),
        doi: text('doi'),
        url: text('url'),
        abstract: text('abstract'),
      };
      expect(found, record.title).toEqual(expected(record));
      expect(venueOf(fields)).toBe(record.venue);
      expect(entry.key).toBe(`key${n}`);
    });
  });

  it('is read by citation-js without loss', () => {
    const items = plugins.input.chain(bib, { generateGraph: false } as never) as unknown as Record<
      string,
      never
    >[];
    expect(items).toHaveLength(records.length);
    items.forEach((item, n) => {
      const record = records[n] as PaperRecord;
      const authors = (item.author ?? []) as Record<string, string>[];
      const [[year, month] = []] = (item.issued?.['date-parts'] ?? []) as number[][];
      const plain = (value: string | undefined) => value?.replace(/<\/?span[^>]*>/g, '');
      const found = {
        title: plain(item.title),
        names: authors.map((name) =>
          [
            [name['non-dropping-particle'], name.family].filter(Boolean).join(' ') || name.literal,
            name.given,
            name.suffix,
          ].filter((part) => part !== undefined && part !== ''),
        ),
        year,
        month,
        volume: item.volume,
        pages: (item.page as string | undefined)?.replace('-', '–'),
        doi: item.DOI,
        url: item.URL,
        abstract: plain(item.abstract),
      };
      const { number: _, ...wanted } = expected(record);
      expect(found, record.title).toEqual(wanted);
    });
  });
});
