/** The papers of a day on Hugging Face: the newest day that has begun, or any since May 2023. */
import type { FeedItem } from '../types';
import { dailyPapers, dayOf, firstDay, hfHost, isDay, newYorkDay } from './daily-papers';
import { byUpvotes, type FeedParser } from './feed';

export const hfDay: FeedParser = (id) => {
  // `hf:today` is what the list was called in the first versions.
  const named = /^hf:(?:today|day(?::(.+))?)$/.exec(id);
  const day = named?.[1];
  if (!named || (day !== undefined && (!isDay(day) || day < firstDay))) return undefined;
  return {
    kind: 'remote',
    id: day === undefined ? 'hf:day' : `hf:day:${day}`,
    title: { key: 'feed_day', ...(day !== undefined && { period: day }) },
    host: hfHost,
    answer: 'daily-papers',
    past: (now) => day !== undefined && day < newYorkDay(now),
    request: (now, page) =>
      day === undefined
        ? // Without a date the newest come: early in the day and at weekends that is the day before.
          dailyPapers(newYorkDay(now), {}, page)
        : dailyPapers(day, { date: day }, page),
    select(items, { period, page, now }) {
      if (day !== undefined) return { period, items: byUpvotes(items) };
      const found = page > 0 ? period : latestDay(items, newYorkDay(now));
      if (found === undefined) return { period, items: byUpvotes(items) };
      return {
        period: found,
        items: byUpvotes(items.filter((item) => dayOf(item) === found)),
        ended: items.some((item) => (dayOf(item) ?? found) < found),
      };
    },
  };
};

/** The newest day that has begun; when all are ahead of a clock that is wrong, the newest. */
function latestDay(items: readonly FeedItem[], today: string): string | undefined {
  const days = items.flatMap((item) => dayOf(item) ?? []).sort();
  return days.findLast((day) => day <= today) ?? days.at(-1);
}
