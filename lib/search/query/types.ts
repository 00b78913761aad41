/** What a query says, once parsed. Plain data: it can be compared, printed and sent. */
import type { Sort } from '../sorts';

/** Fields whose text can be searched by name. `note` is also what was highlighted. */
export const textFields = [
  'title',
  'author',
  'venue',
  'abstract',
  'note',
  'keyword',
  'id',
] as const;
export type TextField = (typeof textFields)[number];

export const isValues = [
  'pinned',
  'highlighted',
  'noted',
  'tagged',
  'untagged',
  'rated',
  'unrated',
  'opened',
  'unopened',
  'duplicate',
  'new-version',
  'incomplete',
] as const;
export type IsValue = (typeof isValues)[number];

export const hasValues = [
  'code',
  'pdf',
  'html',
  'project',
  'note',
  'highlight',
  'tag',
  'abstract',
  'rating',
  'venue',
  'year',
  'doi',
  'arxiv',
] as const;
export type HasValue = (typeof hasValues)[number];

/** Fields that hold a number: a year, stars, or a moment (ms since the epoch). */
export const rangeFields = ['year', 'rating', 'added', 'opened', 'updated'] as const;
export type RangeField = (typeof rangeFields)[number];

export type QueryNode =
  | { kind: 'all' }
  | { kind: 'and' | 'or'; nodes: QueryNode[] }
  | { kind: 'not'; node: QueryNode }
  /** `phrase`: the words as they are, next to each other. */
  | { kind: 'text'; text: string; phrase: boolean; field?: TextField }
  /** A tag and those nested in it. */
  | { kind: 'tag'; tag: string }
  | { kind: 'status'; value: 'unread' | 'reading' | 'read' }
  | { kind: 'is'; value: IsValue }
  | { kind: 'has'; value: HasValue }
  | { kind: 'source'; value: string }
  /** `text` as it was typed; `from` and `to` are inclusive. */
  | { kind: 'range'; field: RangeField; text: string; from?: number; to?: number };

/** A message key of public/_locales; the interface has the sentence. */
export type ProblemKey =
  | 'query_problem_quote'
  | 'query_problem_open'
  | 'query_problem_close'
  | 'query_problem_field'
  | 'query_problem_field_like'
  | 'query_problem_empty'
  | 'query_problem_value'
  | 'query_problem_value_like'
  | 'query_problem_number'
  | 'query_problem_date'
  | 'query_problem_order'
  | 'query_problem_deep';

/** Something in a query that means nothing. The rest of the query works. */
export interface Problem {
  /** Where it is, as offsets into the text (UTF-16). */
  from: number;
  to: number;
  key: ProblemKey;
  /** What fills the sentence. */
  args: string[];
}

export interface ParsedQuery {
  node: QueryNode;
  sort?: Sort;
  problems: Problem[];
  /** The words that are looked for, folded, to mark them in what is found. */
  words: string[];
}
