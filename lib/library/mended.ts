/**
 * Damaged rows made readable, without the schemas: every page reads through this before its first
 * paint, and zod would be a fifth of all that it loads. What counts as right, and what a repair writes,
 * is decided by ./health, with the schemas.
 */
import type { Paper } from '../paper/schema';
import { statuses } from '../paper/status';
import type { Annotation } from './types';

type Row = Record<string, unknown>;

/** What stands in for the identifier of a row that has none. */
export const recoveredScheme = 'recovered:';

export const isObject = (value: unknown): value is Row =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isText = (value: unknown): value is string => typeof value === 'string';
const isNumber = (value: unknown): value is number => Number.isFinite(value);

/** Lists of texts that a paper always has. */
const textLists = ['tags', 'categories', 'keywords'] as const;
/** Fields that a paper may do without, by the kind of value they need. */
const optionalTexts = ['abstract', 'venue', 'citekey'] as const;
const optionalNumbers = ['openedAt', 'statusAt', 'deletedAt', 'rank', 'rating', 'version'] as const;

/**
 * The paper that a damaged row is: whatever can be shown stays, the rest is left out or begun anew.
 * Fields that pages do not rely on stay as they are.
 */
export function mendedPaper(row: Row): Paper {
  const ids = textsOf(row.identifiers).filter((id) => /^[a-z0-9]+:\S/.test(id));
  const title = isText(row.title) ? row.title.trim().slice(0, 2000) : '';
  const paper: Row = {
    ...row,
    title: title || (ids[0] ?? String(row.id)),
    identifiers: ids.length > 0 ? ids : [`${recoveredScheme}${String(row.id)}`],
    authors: Array.isArray(row.authors) ? row.authors.filter(isName) : [],
    urls: webAddresses(row.urls),
    status: statuses.find((status) => status === row.status) ?? 'unread',
    pinned: row.pinned === 1 ? 1 : 0,
    source: isText(row.source) && row.source ? row.source.slice(0, 100) : 'user',
    addedAt: timeOf(row.addedAt, 0),
    updatedAt: timeOf(row.updatedAt, 0),
    provenance: isObject(row.provenance) ? row.provenance : {},
  };
  for (const field of textLists) paper[field] = textsOf(row[field]);
  for (const field of optionalTexts) if (!isText(row[field])) delete paper[field];
  for (const field of optionalNumbers) if (!isNumber(row[field])) delete paper[field];
  if (!isObject(row.issued) || !isNumber(row.issued.year)) delete paper.issued;
  return paper as unknown as Paper;
}

/**
 * The note or highlight that a damaged row is. What stood where its text should be is kept as text.
 * @param now the time of one without (ms since the epoch).
 */
export function mendedAnnotation(row: Row, now: number): Annotation {
  const { body } = row;
  const kind = Array.isArray(row.selectors) ? 'highlight' : 'note';
  const whole: Row = {
    ...row,
    paperId: isText(row.paperId) && row.paperId ? row.paperId : `lost-${String(row.id)}`,
    kind: row.kind === 'highlight' || row.kind === 'note' ? row.kind : kind,
    body: (isText(body) ? body : (JSON.stringify(body) ?? '')).slice(0, 1_000_000),
    createdAt: timeOf(row.createdAt, now),
    updatedAt: timeOf(row.updatedAt, now),
  };
  if (row.tags !== undefined) whole.tags = textsOf(row.tags);
  return whole as unknown as Annotation;
}

const textsOf = (list: unknown): string[] => (Array.isArray(list) ? list.filter(isText) : []);

const timeOf = (value: unknown, other: number): number =>
  isNumber(value) && value >= 0 ? value : other;

const isName = (name: unknown): boolean =>
  isObject(name) &&
  [name.family, name.given, name.literal].some((part) => isText(part) && part !== '') &&
  [name.family, name.given, name.literal, name.suffix].every(
    (part) => part === undefined || isText(part),
  );

const webAddresses = (urls: unknown): Row =>
  isObject(urls)
    ? Object.fromEntries(
        Object.entries(urls).filter(([, url]) => isText(url) && /^https?:\/\/./i.test(url)),
      )
    : {};
