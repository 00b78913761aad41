/** How the answers of services are read: only the worker loads this. */
import { parseArxivRss } from '../services/arxiv-rss';
import { parseDailyPapers } from '../services/huggingface';
import type { RemoteFeed } from './feeds';
import type { FeedItem, FeedSnapshot } from './types';

export interface ReadAnswer {
  items: FeedItem[];
  /** Items that could not be read. */
  dropped: number;
  /** The day that the answer itself names. */
  period?: string;
  quiet?: NonNullable<FeedSnapshot['quiet']>;
}

/**
 * The items of an answer.
 * @returns undefined when it is no list, or one of which nothing can be read: the last one is worth
 * more than an empty one.
 */
export function readAnswer(feed: RemoteFeed, body: string): ReadAnswer | undefined {
  const read = feed.answer === 'arxiv-rss' ? parseArxivRss(body) : dailyPapers(body);
  return read && read.items.length === 0 && read.dropped > 0 ? undefined : read;
}

function dailyPapers(body: string): ReadAnswer | undefined {
  let json: unknown;
  try {
    json = JSON.parse(body);
  } catch {
    return undefined;
  }
  const read = parseDailyPapers(json);
  return read && { items: read.entries, dropped: read.dropped };
}
