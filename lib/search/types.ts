/** What is asked of search and what it answers; shared by pages, the worker and the omnibox. */
import type { Status } from '../paper/status';
import type { Problem } from './query/types';
import type { Sort } from './sorts';

export { naturalSort, type Sort, type SortKey, sortKeys } from './sorts';

export interface SearchRequest {
  /** In the query language (./query/parse). */
  query: string;
  /**
   * Where the query names no order itself. Without it: by relevance when the query has words, else
   * last added first.
   */
  sort?: Sort;
  /** `bin`: papers that were deleted and not yet forgotten. */
  scope?: 'library' | 'bin';
  /** Only papers of this status. */
  status?: Status;
  /** Pinned papers come on top, unless the order is by relevance. */
  pinnedFirst?: boolean;
}

export interface SearchAnswer {
  /** Ids of papers, in order. */
  ids: string[];
  problems: Problem[];
  /** Folded words to mark in what is shown, also those that typing errors were taken for. */
  words: string[];
  /** Of the first papers those that have notes or highlights; unknown where it is not said. */
  annotated?: string[];
  /** The library is still being read: there may be more. */
  partial?: true;
}
