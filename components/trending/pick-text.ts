import { identifierUrl } from '@/lib/paper/identifiers';
import type { Status } from '@/lib/paper/schema';
import { webUrl } from '@/lib/paper/web-url';
import { type MessageKey, t } from '@/lib/platform/i18n';
import { paperPage } from '@/lib/services/huggingface';
import { parseFeed } from '@/lib/trending/feeds';
import type { FeedPick } from '@/lib/trending/picks';
import type { FeedId } from '@/lib/trending/types';

export const statusText = (status: Status): string => t(`status_${status}`);

/** Papers that Hugging Face lists open there; others where they come from. */
export function pickAddress({ key, seenIn, entry }: FeedPick): string | undefined {
  const listed = seenIn.some((feed) => feed.startsWith('hf:'));
  if (listed && key.startsWith('arxiv:')) return paperPage(key);
  const { urls, identifiers } = entry.record;
  const addresses = [urls.page, urls.html, urls.pdf, ...identifiers.map(identifierUrl)];
  return addresses.find((address) => webUrl(address) !== undefined);
}

const short: Partial<Record<string, MessageKey>> = {
  feed_trending: 'newtab_trending',
  feed_day: 'newtab_place_day',
  feed_week: 'newtab_place_week',
  feed_month: 'newtab_place_month',
  feed_rising: 'newtab_rising',
};

/** Where else a pick is seen, in a word or two; undefined for lists that are no place. */
export function placeText(id: FeedId): string | undefined {
  const title = parseFeed(id)?.title;
  if (title?.key === 'feed_by' && title.of) return t('newtab_submitted_by', title.of);
  if (title?.key === 'feed_arxiv') return title.of;
  const key = title && short[title.key];
  return key && t(key);
}
