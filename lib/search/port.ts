/** What pages and the search worker say to each other. */

import type { FieldName } from './query/fields';
import type { Value } from './query/suggest';
import type { Problem } from './query/types';
import type { SearchRequest } from './types';

/** The half of a MessagePort that is used; tests have their own. */
export interface Port {
  postMessage(message: unknown, transfer?: Transferable[]): void;
  onmessage: ((event: { data: unknown }) => void) | null;
}

/** From a page. `key` names the question, so that a later one takes its place. */
export type Question =
  | { type: 'watch'; key: number; request: SearchRequest }
  | { type: 'counts'; key: number; queries: readonly string[] }
  | { type: 'values'; key: number; field: FieldName; typed: string }
  | { type: 'stop'; key: number }
  | { type: 'bye' };

/** To a page. Papers are numbers: the page is told once which ids they stand for. */
export type Answer =
  | { type: 'ids'; from: number; ids: string }
  | {
      type: 'found';
      key: number;
      order: Int32Array;
      problems: Problem[];
      words: string[];
      /** Of the first papers those that have notes or highlights. */
      annotated?: number[];
      partial: boolean;
    }
  | { type: 'counts'; key: number; counts: number[] }
  | { type: 'values'; key: number; values: Value[] }
  | { type: 'failed'; detail: string };
