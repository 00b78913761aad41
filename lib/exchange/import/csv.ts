/**
 * CSV and TSV by Papa Parse. Columns are told by their headers, whatever tool wrote them: Zotero,
 * Mendeley, Google Scholar, Readwise and its like, spreadsheets, and our own.
 */
import Papa from 'papaparse';
import { parseDate, parseName } from '../../paper/normalise';
import { type PaperKind, type Status, statuses } from '../../paper/schema';
import { draftOf } from './draft';
import { fromHtml, labelOf, splitTags } from './text';
import type { Draft, Problem, Reading, ReadOptions } from './types';

const columns = {
  title: ['title', 'paper title', 'document title', 'article title', 'paper', 'name'],
  authors: ['author', 'authors', 'creator', 'creators', 'author full names'],
  year: ['publication year', 'year', 'pubyear', 'pub year'],
  date: ['date', 'published', 'publication date', 'issued', 'date published', 'publish date'],
  venue: [
    'publication title',
    'publication',
    'journal',
    'venue',
    'source title',
    'container title',
    'booktitle',
    'journal/book',
    'source',
    'conference',
  ],
  volume: ['volume', 'vol'],
  issue: ['issue', 'number', 'no'],
  pages: ['pages', 'page', 'page range'],
  doi: ['doi', 'doi link'],
  url: ['url', 'link', 'links', 'web', 'article url', 'source url', 'source_url', 'paper url'],
  pdf: ['pdf', 'pdf url', 'pdf link'],
  code: ['code', 'code url', 'github'],
  arxiv: ['arxiv', 'arxiv id', 'arxiv_id', 'eprint'],
  pmid: ['pmid', 'pubmed id'],
  pmcid: ['pmcid', 'pmc id'],
  abstract: ['abstract note', 'abstract', 'summary'],
  kind: ['item type', 'type', 'document type', 'kind'],
  tags: ['tags', 'manual tags', 'document tags', 'labels', 'folders', 'collections', 'groups'],
  keywords: ['automatic tags', 'keywords', 'author keywords'],
  notes: ['notes', 'note', 'document note', 'comment', 'comments', 'annotation'],
  status: ['status', 'read status', 'reading status', 'read'],
  rating: ['rating', 'stars'],
  pinned: ['pinned', 'favorite', 'favourite', 'starred'],
  added: ['date added', 'added', 'added at', 'saved at', 'saved date', 'created', 'time_added'],
  identifiers: ['identifiers', 'ids'],
} as const;
type Column = keyof typeof columns;

const plain = (header: string) =>
  header
    .trim()
    .toLowerCase()
    .replace(/[_\s]+/g, ' ');

/** Which column is what. @param headers the first row. */
export function columnsOf(headers: readonly string[]): Map<Column, number> {
  const known = headers.map(plain);
  const found = new Map<Column, number>();
  for (const [column, names] of Object.entries(columns) as [Column, readonly string[]][]) {
    for (const name of names) {
      const at = known.indexOf(plain(name));
      if (at < 0 || [...found.values()].includes(at)) continue;
      found.set(column, at);
      break;
    }
  }
  return found;
}

/** A table of papers: a header for the title or an identifier, and one more that is known. */
export function isTable(firstLine: string): boolean {
  const [row = []] = Papa.parse<string[]>(firstLine).data;
  const found = columnsOf(row);
  return (
    found.size >= 2 && ['title', 'doi', 'arxiv', 'url'].some((name) => found.has(name as Column))
  );
}

/**
 * What stands between the cells: the sign that makes the most known columns of the first line. The
 * rows would mislead, because names and tags have signs of their own between them.
 */
function delimiterOf(text: string): string {
  const sizes = [',', '\t', ';', '|'].map((delimiter) => {
    const [head = []] = Papa.parse<string[]>(text, { delimiter, preview: 1 }).data;
    return { delimiter, size: columnsOf(head).size };
  });
  const best = sizes.reduce((a, b) => (b.size > a.size ? b : a));
  // Papa Parse finds it out when none does.
  return best.size > 0 ? best.delimiter : '';
}

/** Reads a table. */
export function* readCsv(text: string, { progress }: ReadOptions = {}): Reading {
  const plainText = text.replace(/^\uFEFF/, '');
  const { data, errors } = Papa.parse<string[]>(plainText, {
    delimiter: delimiterOf(plainText),
    skipEmptyLines: false,
  });
  const problems: Problem[] = [];
  const quotes = errors.find(({ code }) => code === 'MissingQuotes');
  const [headers = []] = data;
  const at = columnsOf(headers);
  let line = 1;
  for (const [index, row] of data.entries()) {
    const start = line;
    line += 1 + row.reduce((sum, cell) => sum + (cell.match(/\n/g)?.length ?? 0), 0);
    if (index === 0 || row.every((cell) => cell.trim() === '')) continue;
    progress?.(index / data.length);
    // A quote that never closes swallows the rest of the file into its row.
    const swallowed = quotes?.row === index;
    if (swallowed) problems.push({ code: 'truncated', args: [start] });
    yield { ...(swallowed ? unclosed(row) : draftFrom(row, at)), line: start };
  }
  return problems;
}

const unclosed = (row: string[]): Draft => ({
  label: labelOf(row.join(' ')),
  problem: { code: 'unclosed', args: [] },
});

function draftFrom(row: readonly string[], at: ReadonlyMap<Column, number>): Draft {
  const cell = (column: Column): string | undefined => {
    const index = at.get(column);
    const value = index === undefined ? undefined : row[index]?.trim();
    // Our export (and others) put an apostrophe before what a spreadsheet would calculate.
    return value ? value.replace(/^'(?=[=+\-@\t\r])/, '') : undefined;
  };
  // A DOI may have a semicolon or a comma of its own.
  const identifiers = cell('identifiers')
    ?.split(/[;,]*\s+|[;,](?=[a-z0-9]+:\S)/)
    .filter((id) => /^[a-z0-9]+:\S/.test(id));
  const [tags, keywords, notes] = [cell('tags'), cell('keywords'), cell('notes')];
  const rating = Number(cell('rating'));
  const status = statusOf(cell('status'));
  const added = Date.parse(cell('added') ?? '');
  const year = cell('year');
  const allTags = [tags, keywords].flatMap((text) => (text ? splitTags(text) : []));
  const draft = draftOf({
    title: cell('title'),
    authors: authorsIn(cell('authors') ?? '').map(parseName),
    abstract: cell('abstract'),
    issued: dateOf(cell('date'), year),
    venue: cell('venue'),
    volume: cell('volume'),
    issue: cell('issue'),
    pages: cell('pages'),
    kind: kindOf(cell('kind')),
    doi: cell('doi'),
    arxiv: cell('arxiv'),
    pmid: cell('pmid'),
    pmcid: cell('pmcid'),
    ...(identifiers && { identifiers }),
    urls: (cell('url') ?? '').split(/\s+|;\s*/).filter(Boolean),
    pdf: cell('pdf'),
    code: cell('code'),
    keywords: keywords ? splitTags(keywords) : [],
    mine: {
      tags: allTags,
      notes: notes ? [{ text: fromHtml(notes) }] : [],
      ...(status && { status }),
      ...(rating >= 1 && rating <= 5 && { rating: Math.round(rating) }),
      ...(/^(?:1|true|yes|x)$/i.test(cell('pinned') ?? '') && { pinned: true }),
      ...(Number.isFinite(added) && { addedAt: added }),
    },
  });
  return draft.label ? draft : { ...draft, label: labelOf(row.join(' ')) };
}

/** `Doe, Jane; Roe, Ada` (Zotero), `Jane Doe, Ada Roe` (others), `Jane Doe and Ada Roe`. */
export function authorsIn(text: string): string[] {
  const divided = (by: RegExp) =>
    text
      .split(by)
      .map((name) => name.trim())
      .filter(Boolean);
  if (text.includes(';')) return divided(/;/);
  if (/\sand\s/.test(text)) return divided(/\s+and\s+|,\s+(?=\S+\s+\S)/);
  const parts = divided(/,/);
  // Two parts of which the second is short are one name with the family name first.
  if (parts.length === 2 && !/\s/.test(parts[0] ?? '')) return [text.trim()];
  return parts;
}

function dateOf(date: string | undefined, year: string | undefined) {
  const whole = date ? parseDate(date) : undefined;
  const named = year ? parseDate(year) : undefined;
  return whole && (!named || whole.year === named.year) ? whole : named;
}

function statusOf(text: string | undefined): Status | undefined {
  const said = text?.toLowerCase();
  if (!said) return undefined;
  if (/^(?:to[- ]read|new|later|inbox|no|false|0|unread)$/.test(said)) return 'unread';
  if (/^(?:reading|in progress|started|shortlist)$/.test(said)) return 'reading';
  if (/^(?:read|done|finished|archive|archived|yes|true|1)$/.test(said)) return 'read';
  return statuses.find((status) => status === said);
}

const kindWords: [RegExp, PaperKind][] = [
  [/conference|proceeding/i, 'paper-conference'],
  [/journal|magazine|newspaper/i, 'article-journal'],
  [/preprint/i, 'article'],
  [/section|chapter/i, 'chapter'],
  [/book/i, 'book'],
  [/thesis/i, 'thesis'],
  [/report/i, 'report'],
  [/web|blog/i, 'webpage'],
];

const kindOf = (text: string | undefined): PaperKind | undefined =>
  kindWords.find(([word]) => word.test(text ?? ''))?.[1];
