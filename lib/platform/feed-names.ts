/** How lists are called, in the user's language. */
import { parseFeed } from '../trending/feeds';
import type { FeedId } from '../trending/types';
import { periodText } from './feed-dates';
import { t } from './i18n';

/** “Trending”, “Friday 31 July”, “cs.CL on arXiv”… @returns the id itself when it names no list. */
export function feedName(id: FeedId): string {
  const title = parseFeed(id)?.title;
  if (!title) return id;
  const period = title.period === undefined ? undefined : periodText(title.period);
  return period ?? t(title.key, title.of ?? '');
}
