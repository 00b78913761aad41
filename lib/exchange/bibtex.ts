/**
 * A paper as a BibTeX entry. citation-js maps the fields and writes names, dates and pages; titles
 * are ours (./tex), because it drops every letter that has no TeX command and breaks formulas.
 * 43 kB gzipped: load this file with `import()`.
 */
import { type CSL, plugins } from '@citation-js/core';
import '@citation-js/plugin-bibtex';
import type { PaperRecord } from '../paper/schema';
import { identifierOf, toCsl } from './csl';
import { escapeTex, texTitle } from './tex';

interface Entry {
  type: string;
  label: string;
  properties: Record<string, string>;
}

plugins.config.get('@bibtex').format.asciiOnly = false;

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

const littleWords = new Set(['a', 'an', 'the', 'on', 'of', 'in', 'for', 'to', 'and', 'with', 'is']);

const ascii = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^A-Za-z0-9]/g, '');

/** The key to cite it by: `yan2026askchem`. Only ASCII letters and digits, which all tools take. */
export function citationKey(record: PaperRecord): string {
  const first = record.authors[0];
  const family = ascii(first?.family ?? first?.literal?.split(/\s+/).at(-1) ?? '');
  const words = record.title.split(/[^\p{L}\p{N}]+/u).map(ascii);
  const word = words.find((each) => each.length > 1 && !littleWords.has(each.toLowerCase()));
  const key = `${family}${record.issued?.year ?? ''}${word ?? ''}`.toLowerCase();
  if (/[a-z]/.test(key)) return key;
  return `paper${key || ascii(record.identifiers[0] ?? '').toLowerCase()}`;
}

/** One entry, ready to paste into a .bib file (UTF-8). */
export function toBibtex(record: PaperRecord): string {
  const key = citationKey(record);
  const { abstract: _, keyword: __, ...csl } = toCsl(record, key);
  const escaped = {
    ...csl,
    'citation-key': key,
    ...(csl.author && {
      author: csl.author.map((name) =>
        Object.fromEntries(Object.entries(name).map(([part, text]) => [part, escapeTex(text)])),
      ),
    }),
    ...(csl['container-title'] && { 'container-title': escapeTex(csl['container-title']) }),
  };
  // Its types cannot say that `format: 'object'` gives entries.
  const [entry] = plugins.output.format('bibtex', [escaped as unknown as CSL], {
    format: 'object',
  }) as unknown as Entry[];
  if (!entry) return '';
  const arxiv = identifierOf(record, 'arxiv');
  // As arXiv itself writes them: a preprint without a venue is @misc with its eprint number.
  const preprint = record.kind === 'article' && record.venue === undefined;
  const category = record.categories[0];
  // Its month holds the day too, which no style can read; `howpublished` only repeats the address.
  const { month: _month, howpublished: _address, ...properties } = entry.properties;
  const month = months[(record.issued?.month ?? 0) - 1];
  const fields: Record<string, string> = {
    ...properties,
    title: texTitle(record.title),
    // No style lowers the name of a conference, so it needs no braces.
    ...(entry.properties.booktitle && { booktitle: escapeTex(record.venue ?? '') }),
    ...(arxiv !== undefined && { eprint: arxiv, archivePrefix: 'arXiv' }),
    ...(arxiv !== undefined && category !== undefined && { primaryClass: category }),
  };
  const lines = Object.entries(fields).map(([name, value]) => `  ${name} = {${value}},\n`);
  // A month is one of BibTeX's own words, without braces.
  if (month) lines.push(`  month = ${month},\n`);
  return `@${preprint ? 'misc' : entry.type}{${key},\n${lines.join('')}}\n`;
}
