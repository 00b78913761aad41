/**
 * Papers as RIS records. Written by us: citation-js 0.8.2 leaves the DOI out, cuts keys after 20
 * letters, breaks lines inside of words, and puts a conference's year and name where few look.
 */
import { identifierUrl } from '../paper/identifiers';
import type { Name, PaperKind, PaperRecord } from '../paper/schema';
import { type EntryOptions, identifierOf } from './csl';
import { pageUrl } from './links';

const types: Record<PaperKind | 'preprint', string> = {
  preprint: 'UNPB',
  article: 'JOUR',
  'article-journal': 'JOUR',
  'paper-conference': 'CPAPER',
  chapter: 'CHAP',
  book: 'BOOK',
  thesis: 'THES',
  report: 'RPRT',
  webpage: 'ELEC',
};

/** One line: a line break would begin another tag. */
const line = (text: string) => text.replace(/[\s\p{Cc}]+/gu, ' ').trim();

function risName({ given, family, suffix, literal }: Name): string {
  // RIS has no sign for the name of a group; without a comma it is taken as it stands.
  if (family === undefined) return line((literal ?? given ?? '').replaceAll(',', ' '));
  const parts = [family, given ?? '', suffix ?? ''].map((part) => line(part.replaceAll(',', ' ')));
  return parts.join(', ').replace(/(?:, )+$/, '');
}

function risDate({ year, month, day }: NonNullable<PaperRecord['issued']>): string {
  const two = (value: number | undefined) =>
    value === undefined ? '' : String(value).padStart(2, '0');
  return `${year}/${two(month)}/${two(day)}/`;
}

/** One record with its end. @param key its citation key. */
export function toRis(
  record: PaperRecord,
  key: string,
  { abstract = false, keywords = [], notes = [] }: EntryOptions = {},
): string {
  const preprint = record.kind === 'article' && record.venue === undefined;
  const [first, last] = /^([^-–—]+)[-–—]+([^-–—]+)$/u.exec(record.pages ?? '')?.slice(1) ?? [];
  // Identifiers that RIS has no tag for are told by their addresses.
  const others = record.identifiers
    .filter((id) => !id.startsWith('doi:'))
    .map((id) => identifierUrl(id));
  const urls = new Set([pageUrl(record), ...others].filter((url) => url !== undefined));
  const tags: [string, string | undefined][] = [
    ['TY', types[preprint ? 'preprint' : record.kind]],
    ['ID', key],
    ['TI', record.title],
    ...record.authors.map((name): [string, string] => ['AU', risName(name)]),
    ['T2', record.venue],
    ['VL', record.volume],
    ['IS', record.issue],
    ['SP', first ?? record.pages],
    ['EP', last],
    ['PY', record.issued && String(record.issued.year)],
    ['DA', record.issued && risDate(record.issued)],
    ['DO', identifierOf(record, 'doi')],
    ...[...urls].map((url): [string, string] => ['UR', url]),
    ['L1', record.urls.pdf],
    ['AB', abstract ? record.abstract : undefined],
    ...keywords.map((keyword): [string, string] => ['KW', keyword]),
    ...notes.map((note): [string, string] => ['N1', note]),
  ];
  const lines = tags.flatMap(([tag, value]) => {
    const text = line(value ?? '');
    return text === '' ? [] : [`${tag}  - ${text}\r\n`];
  });
  return `${lines.join('')}ER  - \r\n`;
}
