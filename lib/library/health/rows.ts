/** What is wrong with one row, and how the row is when it is right. Pure. */
import { expandIdentifiers } from '../../paper/identifiers';
import { filed } from '../../paper/merge';
import { type Paper, paperSchema } from '../../paper/schema';
import { mendedAnnotation, recoveredScheme } from '../mended';
import { type Annotation, annotationSchema } from '../types';
import type { Trouble } from './types';

type Row = Record<string, unknown>;

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

/** Fields that the schema sets right one by one; what it does not know stays as it is. */
const checked = [
  'status',
  'pinned',
  'rank',
  'rating',
  'tags',
  'authors',
  'categories',
  'keywords',
  'urls',
  'kind',
  'issued',
  'openedAt',
  'statusAt',
  'deletedAt',
  'provenance',
  'version',
  'savedVersion',
  'citekey',
] as const;

/**
 * The paper that a row is, with the fields that cannot be as they are set right.
 * @returns `wrong`: names of these fields; `undefined` when the row cannot be read as a paper.
 */
export function paperOf(row: Row): { paper: Paper; wrong: string[] } | undefined {
  const parsed = paperSchema.safeParse(row);
  if (!parsed.success) return undefined;
  const paper: Row = { ...row };
  const wrong: string[] = [];
  for (const field of checked) {
    if (same(row[field], parsed.data[field])) continue;
    wrong.push(field);
    if (parsed.data[field] === undefined) delete paper[field];
    else paper[field] = parsed.data[field];
  }
  return { paper: paper as unknown as Paper, wrong };
}

/**
 * What is wrong with the row of a paper, as far as the row alone can tell. An older Offprint may have
 * written fewer keys of titles: those are put right without calling it a trouble of the user's.
 */
export function paperTroubles(row: Row): Trouble[] {
  const read = paperOf(row);
  if (!read) return ['paper-unreadable'];
  const found: Trouble[] = [];
  if (read.wrong.length > 0) found.push('paper-field');
  const { paper } = read;
  const known = expandIdentifiers(paper.identifiers);
  if (known.length > 0 && !paper.identifiers.every((id) => known.includes(id) || keeps(id))) {
    found.push('identifier');
  }
  if (filed(paper) !== paper) found.push('title-keys');
  return found;
}

const keeps = (id: string) => id.startsWith('url:') || id.startsWith(recoveredScheme);

/** Identifiers in their normal forms; those of schemes that nobody knows stay as they are. */
export function rightIdentifiers(identifiers: readonly string[]): string[] {
  const known = expandIdentifiers(identifiers);
  return [...new Set(known.length > 0 ? [...known, ...identifiers.filter(keeps)] : identifiers)];
}

/**
 * A row that could not be read, completed with what it lacks, so that it shows and can be put right
 * by hand. Whatever it says stays.
 * @param title for one without. @returns `undefined` if that does not help either.
 */
export function revivedPaper(row: Row, title: string, now: number): Paper | undefined {
  const time = (value: unknown) => (typeof value === 'number' && value >= 0 ? value : now);
  const text = typeof row.title === 'string' ? row.title.trim().slice(0, 2000) : '';
  const identifiers = Array.isArray(row.identifiers)
    ? row.identifiers.filter((id): id is string => typeof id === 'string')
    : [];
  const bare: Row = {
    ...row,
    title: text || title,
    identifiers,
    source: typeof row.source === 'string' && row.source ? row.source.slice(0, 100) : 'user',
    addedAt: time(row.addedAt),
    updatedAt: time(row.updatedAt),
  };
  const read =
    paperOf(bare) ?? paperOf({ ...bare, identifiers: [`${recoveredScheme}${String(row.id)}`] });
  return read && filed(read.paper);
}

/** What is wrong with the row of a note or highlight. */
export const annotationTroubles = (row: Row): Trouble[] =>
  annotationSchema.safeParse(row).success ? [] : ['annotation-unreadable'];

/** A note or highlight that could not be read, so that it can be. */
export function revivedAnnotation(row: Row, now: number): Annotation | undefined {
  const whole = mendedAnnotation(row, now);
  return annotationSchema.safeParse(whole).success ? whole : undefined;
}

/** What the user knows a row by. */
export function nameOf(row: Row): string | undefined {
  const text = [row.title, row.quote, row.body].find(
    (value): value is string => typeof value === 'string' && value.trim() !== '',
  );
  return text?.trim().slice(0, 200);
}
