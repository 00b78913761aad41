/** What a feed says and when. A snapshot keeps the numbers of a moment, an entry the paper. */
import type { Identifier, PaperRecord } from '../paper/schema';

export const feedIds = ['hf:trending', 'hf:today', 'hf:week', 'hf:month'] as const;
export type FeedId = (typeof feedIds)[number];

/** One place of a list at one moment. */
export interface SnapshotItem {
  /** Key of the entry. */
  key: Identifier;
  upvotes: number;
  comments: number;
  /** GitHub stars, when the paper names a repository. */
  stars?: number;
}

/** One answer of a feed, or one attempt to get it. */
export interface FeedSnapshot {
  id: string;
  feed: FeedId;
  /** What was asked for: `trending`, a day `2026-07-31`, a week `2026-W31`, a month `2026-07`. */
  period: string;
  /** `pending` is a lease: an attempt whose worker died is void after `leaseMs`. */
  state: 'pending' | 'ok' | 'failed';
  attemptedAt: number;
  fetchedAt?: number;
  /** In the order of the list; empty unless `ok`. */
  items: SnapshotItem[];
  /** Items of the answer that could not be read. */
  dropped?: number;
  failure?: import('../messaging/result').NetworkFailure;
  /** Earliest time to ask again after a failure. */
  retryAt?: number;
}

/** A paper that a feed has shown, with what the feed alone knows of it. */
export interface FeedEntry {
  /** `arxiv:2607.12345`. */
  key: Identifier;
  record: PaperRecord;
  /** Day on which the feed listed it (ms since the epoch). */
  listedAt?: number;
  submittedBy?: string;
  organization?: string;
  keywords: string[];
  /** Summary by a model, as the feed marks it. */
  aiSummary?: string;
  /** Name of that model, if the feed tells. */
  aiModel?: string;
  /** Taken back by its authors. */
  withdrawn?: boolean;
  thumbnail?: string;
  firstSeenAt: number;
  lastSeenAt: number;
  /** "Not interested". */
  hiddenAt?: number;
}
