/** What trends on Hugging Face: its own order, which follows the stars of the papers' code. */
import { dailyPapers, hfHost } from './daily-papers';
import type { FeedParser } from './feed';

export const hfTrending: FeedParser = (id) =>
  id === 'hf:trending'
    ? {
        kind: 'remote',
        id,
        title: { key: 'feed_trending' },
        host: hfHost,
        answer: 'daily-papers',
        past: () => false,
        request: (_now, page) => dailyPapers('trending', { sort: 'trending' }, page, 50),
        select: (items, { period }) => ({ period, items: [...items] }),
      }
    : undefined;
