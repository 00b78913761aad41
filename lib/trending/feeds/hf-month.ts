/** The papers of a month on Hugging Face, this one or an earlier one. */
import { dailyPapers, firstDay, hfHost, newYorkDay } from './daily-papers';
import { byUpvotes, type FeedParser } from './feed';

export const hfMonth: FeedParser = (id) => {
  const named = /^hf:month(?::(\d{4}-(?:0[1-9]|1[0-2])))?$/.exec(id);
  const month = named?.[1];
  if (!named || (month !== undefined && month < firstDay.slice(0, 7))) return undefined;
  return {
    kind: 'remote',
    id: month === undefined ? 'hf:month' : `hf:month:${month}`,
    title: { key: 'feed_month', ...(month !== undefined && { period: month }) },
    host: hfHost,
    answer: 'daily-papers',
    past: (now) => month !== undefined && month < newYorkDay(now).slice(0, 7),
    request(now, page) {
      const asked = month ?? newYorkDay(now).slice(0, 7);
      return dailyPapers(asked, { month: asked }, page);
    },
    select: (items, { period }) => ({ period, items: byUpvotes(items) }),
  };
};
