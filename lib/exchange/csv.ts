/** Papers as CSV, safe to open in a spreadsheet. Papa Parse quotes. */
import Papa from 'papaparse';
import type { Name, Paper } from '../paper/schema';
import { identifierOf } from './csl';
import { pageUrl } from './links';

/** Names of the columns, for machines: they are not translated. */
export const csvColumns = [
  'citekey',
  'title',
  'authors',
  'year',
  'date',
  'venue',
  'volume',
  'issue',
  'pages',
  'kind',
  'doi',
  'arxiv',
  'identifiers',
  'url',
  'pdf',
  'code',
  'tags',
  'status',
  'rating',
  'pinned',
  'added',
  'opened',
  'keywords',
  'abstract',
  'notes',
] as const;

export type CsvColumn = (typeof csvColumns)[number];

/** A spreadsheet runs what begins like a formula: an apostrophe makes it text. */
export const defuse = (text: string): string =>
  /^[=+\-@\t\r\n＝＋－＠]/.test(text) ? `'${text}` : text;

const nameText = ({ given, family, suffix, literal }: Name) =>
  family === undefined
    ? (literal ?? given ?? '')
    : [family, given, suffix].filter((part) => part !== undefined).join(', ');

const day = (time: number | undefined) =>
  time === undefined ? '' : new Date(time).toISOString().slice(0, 10);

function dateText({ issued }: Paper): string {
  if (!issued) return '';
  const parts = [issued.year, issued.month, issued.day].filter((part) => part !== undefined);
  return parts.map((part) => String(part).padStart(2, '0')).join('-');
}

/**
 * The columns that are written.
 * @param wants whether abstracts and notes are.
 */
export const columnsOf = (wants: { abstracts: boolean; notes: boolean }): CsvColumn[] =>
  csvColumns.filter(
    (column) => (column !== 'abstract' || wants.abstracts) && (column !== 'notes' || wants.notes),
  );

const row = (cells: string[]) => `${Papa.unparse([cells.map(defuse)], { newline: '\r\n' })}\r\n`;

/** The first line. The mark at its beginning tells spreadsheets that the file is UTF-8. */
export const csvHead = (columns: readonly CsvColumn[]): string => `\ufeff${row([...columns])}`;

/** One line of the file. */
export function toCsv(
  paper: Paper,
  key: string,
  columns: readonly CsvColumn[],
  notes: readonly string[] = [],
): string {
  const cells: Record<CsvColumn, string> = {
    citekey: key,
    title: paper.title,
    authors: paper.authors.map(nameText).join('; '),
    year: String(paper.issued?.year ?? ''),
    date: dateText(paper),
    venue: paper.venue ?? '',
    volume: paper.volume ?? '',
    issue: paper.issue ?? '',
    pages: paper.pages ?? '',
    kind: paper.kind,
    doi: identifierOf(paper, 'doi') ?? '',
    arxiv: identifierOf(paper, 'arxiv') ?? '',
    identifiers: paper.identifiers.join(' '),
    url: pageUrl(paper) ?? '',
    pdf: paper.urls.pdf ?? '',
    code: paper.urls.code ?? '',
    tags: paper.tags.join('; '),
    status: paper.status,
    rating: String(paper.rating ?? ''),
    pinned: paper.pinned === 1 ? 'yes' : '',
    added: day(paper.addedAt),
    opened: day(paper.openedAt),
    keywords: paper.keywords.join('; '),
    abstract: paper.abstract ?? '',
    notes: notes.join('\n\n'),
  };
  return row(columns.map((column) => cells[column]));
}
