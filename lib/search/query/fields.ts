/** The names that the query language knows, and what people write for them. */
import { type Status, statuses } from '../../paper/status';
import { type SortKey, sortKeys } from '../sorts';
import {
  type HasValue,
  hasValues,
  type IsValue,
  isValues,
  type RangeField,
  rangeFields,
  type TextField,
  textFields,
} from './types';

export type FieldName =
  | TextField
  | RangeField
  | 'tag'
  | 'status'
  | 'is'
  | 'has'
  | 'source'
  | 'sort';

export const fieldNames: readonly FieldName[] = [
  'tag',
  'author',
  'title',
  'abstract',
  'note',
  'venue',
  'keyword',
  'status',
  'is',
  'has',
  'year',
  'added',
  'opened',
  'updated',
  'rating',
  'source',
  'id',
  'sort',
];

const otherNames: Record<string, FieldName> = {
  tags: 'tag',
  topic: 'tag',
  authors: 'author',
  by: 'author',
  notes: 'note',
  highlight: 'note',
  highlights: 'note',
  journal: 'venue',
  conference: 'venue',
  in: 'venue',
  keywords: 'keyword',
  category: 'keyword',
  published: 'year',
  date: 'year',
  saved: 'added',
  changed: 'updated',
  stars: 'rating',
  site: 'source',
  order: 'sort',
};

/** Schemes of identifiers that people type before an id: `arxiv:2401.00001`, `doi:10.…`. */
export const idSchemes: ReadonlySet<string> = new Set([
  'arxiv',
  'doi',
  'pmid',
  'pmcid',
  'acl',
  'openreview',
  's2',
  'isbn',
]);

export function fieldOf(name: string): FieldName | undefined {
  const plain = name.toLowerCase();
  return (
    fieldNames.find((field) => field === plain) ??
    (Object.hasOwn(otherNames, plain) ? otherNames[plain] : undefined)
  );
}

export const isTextField = (field: FieldName): field is TextField =>
  (textFields as readonly string[]).includes(field);
export const isRangeField = (field: FieldName): field is RangeField =>
  (rangeFields as readonly string[]).includes(field);

const lookUp = <T extends string>(
  values: readonly T[],
  others: Record<string, T>,
  text: string,
): T | undefined => {
  const plain = text.toLowerCase().replace(/[\s_]+/g, '-');
  return (
    values.find((value) => value === plain) ??
    (Object.hasOwn(others, plain) ? others[plain] : undefined)
  );
};

export const statusOf = (text: string): Status | undefined =>
  lookUp(statuses, { 'to-read': 'unread', toread: 'unread', done: 'read', finished: 'read' }, text);

export const isOf = (text: string): IsValue | undefined =>
  lookUp(
    isValues,
    {
      annotated: 'noted',
      newversion: 'new-version',
      updated: 'new-version',
      duplicates: 'duplicate',
      starred: 'pinned',
      provisional: 'incomplete',
    },
    text,
  );

export const hasOf = (text: string): HasValue | undefined =>
  lookUp(
    hasValues,
    {
      notes: 'note',
      highlights: 'highlight',
      tags: 'tag',
      github: 'code',
      stars: 'rating',
      date: 'year',
    },
    text,
  );

export const sortOf = (text: string): SortKey | undefined =>
  lookUp(
    sortKeys,
    {
      date: 'added',
      saved: 'added',
      newest: 'added',
      score: 'relevance',
      stars: 'rating',
      queue: 'rank',
      authors: 'author',
    },
    text,
  );

/** Values that can be offered for a field without asking the library. */
export function fixedValues(field: FieldName): readonly string[] {
  switch (field) {
    case 'status':
      return statuses;
    case 'is':
      return isValues;
    case 'has':
      return hasValues;
    case 'sort':
      return sortKeys;
    case 'year':
      return ['>2020', '2020..2024'];
    case 'rating':
      return ['>=4', '5'];
    case 'added':
    case 'opened':
    case 'updated':
      return ['today', '<1w', '<1m', '<1y', '>1y'];
    default:
      return [];
  }
}

/** The name that was probably meant: one letter off, two in long names. */
export function nearest(text: string, names: readonly string[]): string | undefined {
  const plain = text.toLowerCase();
  const scored = names.map((name) => ({ name, off: distance(plain, name) }));
  scored.sort((a, b) => a.off - b.off);
  const best = scored[0];
  return best && best.off <= (best.name.length > 5 ? 2 : 1) ? best.name : undefined;
}

function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      next.push(Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + same));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
