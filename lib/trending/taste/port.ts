/** What pages and the taste worker say to each other. */
import type { PaperRecord } from '../../paper/schema';
import type { Asked, Ranking } from './ranking';
import type { NearPaper, RelatedPaper } from './types';

/** From a page. `key` names the question. */
export type Question =
  | { type: 'rank'; key: number; asked: Asked }
  | { type: 'related'; key: number; record: PaperRecord }
  | { type: 'find'; key: number; query: string; limit: number }
  | { type: 'bye' };

/** To a page. */
export type Answer =
  | { type: 'ranked'; key: number; ranking: Ranking; at: number; basis: string; ms: number }
  | { type: 'related'; key: number; papers: RelatedPaper[] }
  | { type: 'found'; key: number; papers: NearPaper[] }
  | { type: 'failed'; key: number; detail: string };
