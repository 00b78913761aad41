/** The one interface behind which every list stands. */
import type { FeedId, FeedItem } from '../types';

/** How a list is called: a text of the interface (`feed_…`) and what is filled in. */
export interface FeedTitle {
  key:
    | 'feed_trending'
    | 'feed_day'
    | 'feed_week'
    | 'feed_month'
    | 'feed_by'
    | 'feed_arxiv'
    | 'feed_rising'
    | 'feed_continue'
    | 'feed_forgotten'
    | 'feed_for_you'
    | 'feed_for_tag';
  /** Submitter, category or tag. */
  of?: string;
  /** Day, week or month, when one is named: see lib/platform/feed-dates. */
  period?: string;
}

export interface FeedRequest {
  url: string;
  /** What is asked for: see `FeedSnapshot.period`. */
  period: string;
}

/** Items of one answer that make the list, and in which order. */
export interface Selection {
  /** What the list is about; of `hf:day` the day that was found. */
  period: string;
  items: FeedItem[];
  /** The answer goes beyond the list: there is no use in asking for another page. */
  ended?: boolean;
}

/** What a selection may depend on. */
export interface Asked {
  /** What was asked for; on later pages, what was found on the first. */
  period: string;
  /** From 0. */
  page: number;
  now: number;
}

/** A list that a service makes. */
export interface RemoteFeed {
  kind: 'remote';
  id: FeedId;
  title: FeedTitle;
  /** The host that is asked. */
  host: string;
  /** How the answer is read: lib/trending/answers has a reader for each. */
  answer: 'daily-papers' | 'arxiv-rss';
  /** The list of a time that is over: it is asked once more at most. */
  past(now: number): boolean;
  /**
   * What to ask.
   * @param now milliseconds since the epoch; @param page from 0.
   */
  request(now: number, page: number): FeedRequest;
  /**
   * Which items of an answer make the list, and in which order.
   */
  select(items: readonly FeedItem[], asked: Asked): Selection;
}

/** A list that is made of what the database holds, by a pure function. */
export interface LocalFeed {
  kind: 'local';
  id: FeedId;
  title: FeedTitle;
}

export type Feed = RemoteFeed | LocalFeed;

/** One file of this folder: tells whether an id is its own. */
export type FeedParser = (id: string) => Feed | undefined;

/** Most upvoted first; equal ones, and those without votes, keep the order of the source. */
export function byUpvotes(items: readonly FeedItem[]): FeedItem[] {
  return items.toSorted((a, b) => (b.upvotes ?? 0) - (a.upvotes ?? 0));
}
