/** The papers of a week on Hugging Face, this one or an earlier one. */
import type { FeedItem } from '../types';
import { dailyPapers, dayOf, firstDay, hfHost, isoWeek, isWeek, newYorkDay } from './daily-papers';
import { byUpvotes, type FeedParser } from './feed';

export const hfWeek: FeedParser = (id) => {
  const named = /^hf:week(?::(.+))?$/.exec(id);
  const week = named?.[1];
  if (!named || (week !== undefined && (!isWeek(week) || week < isoWeek(firstDay)))) {
    return undefined;
  }
  return {
    kind: 'remote',
    id: week === undefined ? 'hf:week' : `hf:week:${week}`,
    title: { key: 'feed_week', ...(week !== undefined && { period: week }) },
    host: hfHost,
    answer: 'daily-papers',
    past: (now) => week !== undefined && week < isoWeek(newYorkDay(now)),
    request(now, page) {
      const asked = week ?? isoWeek(newYorkDay(now));
      // The API's pattern for weeks ends at W52 and refuses W53, which 2026 has.
      return dailyPapers(asked, asked.endsWith('W53') ? {} : { week: asked }, page);
    },
    select(items, { period }) {
      if (!period.endsWith('W53')) return { period, items: byUpvotes(items) };
      // There the answer holds the newest papers of any week.
      const weekOf = (item: FeedItem) => {
        const day = dayOf(item);
        return day === undefined ? undefined : isoWeek(day);
      };
      return {
        period,
        items: byUpvotes(items.filter((item) => weekOf(item) === period)),
        ended: items.some((item) => (weekOf(item) ?? period) < period),
      };
    },
  };
};
