/** What the recommender takes and gives. Everything here is computed on the device. */
import type { PaperRecord } from '../../paper/schema';
import type { FeedPick } from '../picks';

/** What the recommender reads of a paper. */
export type Text = Pick<PaperRecord, 'title' | 'abstract' | 'authors'>;

/** A paper that something is said of: enough to name it and to go to it. */
export interface Named {
  /** Id in the library. */
  id: string;
  title: string;
}

/** Why a paper is recommended, in words that it shows itself. Each list may be empty. */
export interface Reasons {
  /** The most similar papers that the user likes, nearest first. */
  like: Named[];
  /** Words of the paper that speak for it, as they are written there. */
  terms: string[];
  /** Authors whom the user has read or chosen. */
  authors: string[];
  /** Here to try something else, not because of what the user likes. */
  explored?: true;
}

export interface ForYouPick extends FeedPick {
  reasons: Reasons;
}

/** What `useForYou` knows. */
export interface ForYou {
  /** `loading` until the database was read; `failed`: nothing could be computed. */
  state: 'loading' | 'ready' | 'failed';
  /** In order; empty while there is nothing to go by or nothing to choose from. */
  picks: ForYouPick[];
  /** How many papers speak for something (saved, read, rated…): 0 means that topics may help. */
  likes: number;
  /** A newer order is being computed. */
  working: boolean;
  /** When the order was computed (ms since the epoch). */
  rankedAt?: number;
}

/** A paper that is related to another one: of the library or of a cached feed. */
export interface RelatedPaper {
  record: Pick<PaperRecord, 'title' | 'authors' | 'identifiers' | 'urls'>;
  /** Its id, if it is in the library. */
  paperId?: string;
  /** Key of the feed entry, if it comes from there. */
  key?: string;
  /** Words that both have, as they are written there. */
  terms: string[];
  /** 0…1. */
  similarity: number;
}

/** A paper that a question means: of the library (its id), or of a cached feed (the entry's key). */
export type NearPaper = { paperId: string } | { key: string };

export interface Related {
  state: 'loading' | 'ready' | 'failed';
  papers: RelatedPaper[];
}
