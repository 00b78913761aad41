/**
 * Papers as BibTeX and BibLaTeX entries (UTF-8). Written by us, not by citation-js, which drops
 * every letter without a TeX command, breaks formulas, escapes no names and doubles addresses;
 * it and a second library read these entries in the tests.
 */
import type { Name, PaperKind, PaperRecord } from '../paper/schema';
import { type EntryOptions, identifierOf } from './csl';
import { pageUrl } from './links';
import { escapeTex, texText, texTitle, texVerbatim } from './tex';

export type Dialect = 'bibtex' | 'biblatex';

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

interface Shape {
  type: string;
  /** The field that holds the venue. */
  venue: string;
}

const shapes: Record<Dialect, Record<PaperKind | 'preprint', Shape>> = {
  bibtex: {
    preprint: { type: 'misc', venue: 'howpublished' },
    article: { type: 'article', venue: 'journal' },
    'article-journal': { type: 'article', venue: 'journal' },
    'paper-conference': { type: 'inproceedings', venue: 'booktitle' },
    chapter: { type: 'incollection', venue: 'booktitle' },
    book: { type: 'book', venue: 'publisher' },
    thesis: { type: 'phdthesis', venue: 'school' },
    report: { type: 'techreport', venue: 'institution' },
    webpage: { type: 'misc', venue: 'howpublished' },
  },
  biblatex: {
    preprint: { type: 'online', venue: 'organization' },
    article: { type: 'article', venue: 'journaltitle' },
    'article-journal': { type: 'article', venue: 'journaltitle' },
    'paper-conference': { type: 'inproceedings', venue: 'booktitle' },
    chapter: { type: 'incollection', venue: 'booktitle' },
    book: { type: 'book', venue: 'publisher' },
    thesis: { type: 'thesis', venue: 'institution' },
    report: { type: 'report', venue: 'institution' },
    webpage: { type: 'online', venue: 'organization' },
  },
};

/**
 * A part of a name, in braces where a comma or an "and" would be read as a sign, or the first half
 * of `al-Khwarizmi` as a particle.
 */
function namePart(text: string): string {
  const escaped = escapeTex(text);
  return /,|(?:^|\s)[Aa][Nn][Dd](?:\s|$)|^\p{Ll}+-/u.test(escaped) ? `{${escaped}}` : escaped;
}

function texName({ given, family, suffix, literal }: Name): string {
  const alone = family === undefined ? (literal ?? given ?? '') : undefined;
  if (alone !== undefined) return `{${escapeTex(alone)}}`;
  const last = namePart(family ?? '');
  if (suffix !== undefined) {
    const rest = [namePart(suffix), given === undefined ? '' : namePart(given)];
    return [last, ...rest].join(', ').replace(/, $/, ',');
  }
  if (given !== undefined && given.trim() !== '') return `${last}, ${namePart(given)}`;
  // Without a comma, all words but the last would be given names.
  return /\s/.test(last) && !last.startsWith('{') ? `{${last}}` : last;
}

/** `10-19` with the two hyphens of a range; numbers of articles with a hyphen stay as they are. */
function texPages(pages: string): string {
  const range = /^([^-–—\s]+)\s*[-–—]+\s*([^-–—\s]+)$/u.exec(pages.trim());
  return range ? `${escapeTex(range[1] ?? '')}--${escapeTex(range[2] ?? '')}` : escapeTex(pages);
}

function texDate({ year, month, day }: NonNullable<PaperRecord['issued']>): string {
  const two = (value: number) => String(value).padStart(2, '0');
  if (month === undefined) return String(year);
  return day === undefined ? `${year}-${two(month)}` : `${year}-${two(month)}-${two(day)}`;
}

/** As arXiv itself writes them: the number, and where it counts. */
function eprintOf(record: PaperRecord, dialect: Dialect): [string, string][] {
  const arxiv = identifierOf(record, 'arxiv');
  const pmid = identifierOf(record, 'pmid');
  const [type, section] =
    dialect === 'bibtex' ? ['archivePrefix', 'primaryClass'] : ['eprinttype', 'eprintclass'];
  if (arxiv !== undefined) {
    const category = record.categories[0];
    return [
      ['eprint', texVerbatim(arxiv)],
      [type, dialect === 'bibtex' ? 'arXiv' : 'arxiv'],
      ...(category === undefined ? [] : [[section, escapeTex(category)] as [string, string]]),
    ];
  }
  if (pmid === undefined) return [];
  if (dialect === 'bibtex') return [['pmid', pmid]];
  return [
    ['eprint', pmid],
    ['eprinttype', 'pubmed'],
  ];
}

/**
 * One entry, ready for a .bib file, with a line break at its end.
 * @param key its citation key, see ./citekeys.
 */
export function toBibtex(
  record: PaperRecord,
  key: string,
  dialect: Dialect = 'bibtex',
  { abstract = false, keywords = [], notes = [] }: EntryOptions = {},
): string {
  const preprint = record.kind === 'article' && record.venue === undefined;
  const shape = shapes[dialect][preprint ? 'preprint' : record.kind];
  const { issued } = record;
  const doi = identifierOf(record, 'doi');
  const url = pageUrl(record);
  const text = (name: string, value: string | undefined): [string, string][] =>
    value === undefined || value.trim() === '' ? [] : [[name, escapeTex(value)]];
  const names = record.authors.map(texName).filter((name) => name !== '' && name !== '{}');
  const annotation = notes.map(texText).filter(Boolean).join(' \\par ');
  const fields: [string, string][] = [
    ['title', texTitle(record.title)],
    ...(names.length > 0 ? [['author', names.join(' and ')] as [string, string]] : []),
    ...(record.venue === undefined
      ? []
      : [[shape.venue, texText(record.venue)] as [string, string]]),
    ...text('volume', record.volume),
    ...text('number', record.issue),
    ...(record.pages === undefined ? [] : [['pages', texPages(record.pages)] as [string, string]]),
    ...(issued && dialect === 'bibtex' ? text('year', String(issued.year)) : []),
    ...(issued && dialect === 'biblatex' ? [['date', texDate(issued)] as [string, string]] : []),
    ...(doi === undefined ? [] : [['doi', texVerbatim(doi)] as [string, string]]),
    ...eprintOf(record, dialect),
    ...(url === undefined ? [] : [['url', texVerbatim(url)] as [string, string]]),
    ...(abstract && record.abstract !== undefined
      ? [['abstract', texText(record.abstract)] as [string, string]]
      : []),
    ...text('keywords', keywords.map((each) => each.replace(/[,;]/g, ' ')).join(', ')),
    ...(annotation === ''
      ? []
      : [[dialect === 'bibtex' ? 'annote' : 'annotation', annotation] as [string, string]]),
  ];
  const lines = fields.map(([name, value]) => `  ${name} = {${value}},\n`);
  // A month is one of BibTeX's own words, without braces.
  const month = dialect === 'bibtex' ? months[(issued?.month ?? 0) - 1] : undefined;
  if (month) lines.push(`  month = ${month},\n`);
  return `@${shape.type}{${key},\n${lines.join('')}}\n`;
}
