/** Every list there can be. To add one: a file that parses its ids, and a line here. */
import { z } from 'zod';
import type { FeedId } from '../types';
import { arxivNew } from './arxiv';
import type { Feed, FeedParser } from './feed';
import { hfBy } from './hf-by';
import { hfDay } from './hf-day';
import { hfMonth } from './hf-month';
import { hfTrending } from './hf-trending';
import { hfWeek } from './hf-week';
import { local } from './local';

export type { Feed, FeedTitle, LocalFeed, RemoteFeed } from './feed';

const parsers: readonly FeedParser[] = [hfTrending, hfDay, hfWeek, hfMonth, hfBy, arxivNew, local];

/**
 * The list that an id names.
 * @returns undefined when it names none; the list's own `id` is the one to store and compare.
 */
export function parseFeed(id: string): Feed | undefined {
  if (id.length > 200) return undefined;
  for (const parse of parsers) {
    const feed = parse(id);
    if (feed) return feed;
  }
  return undefined;
}

/** An id out of a message or a setting, in the form in which it is stored. */
export const feedIdSchema = z.string().transform((text, context): FeedId => {
  const feed = parseFeed(text);
  if (feed) return feed.id;
  context.addIssue({ code: 'custom', message: 'no such list' });
  return z.NEVER;
});

/** The lists that everybody has, in the order in which they are offered. */
export const mainFeeds = [
  'hf:trending',
  'hf:day',
  'hf:week',
  'hf:month',
] as const satisfies FeedId[];
