/** The four lists that come from Hugging Face's daily papers. */
import { type DailyPaper, isoWeek, newYorkDay } from '../../services/huggingface';
import type { FeedId } from '../types';

export interface Selection {
  /** What the list is about; for `hf:today` the day that was found. */
  period: string;
  /** In the order in which they are shown. */
  entries: DailyPaper[];
}

/**
 * Which items of an answer make the list, and in which order: the service's own for trending, most
 * upvotes first for a day, week or month (equal ones keep the service's order).
 * @param period what was asked for; @param now milliseconds since the epoch.
 */
export function selectEntries(
  feed: FeedId,
  period: string,
  entries: readonly DailyPaper[],
  now: number,
): Selection {
  if (feed === 'hf:trending') return { period, entries: [...entries] };
  if (feed === 'hf:today') {
    const day = latestDay(entries, newYorkDay(now));
    if (day === undefined) return { period, entries: byUpvotes(entries) };
    return { period: day, entries: byUpvotes(entries.filter((entry) => dayOf(entry) === day)) };
  }
  // The service has no week 53: there the answer holds the newest papers of any week.
  if (feed === 'hf:week' && period.endsWith('W53')) {
    const inWeek = entries.filter((entry) => {
      const day = dayOf(entry);
      return day !== undefined && isoWeek(day) === period;
    });
    return { period, entries: byUpvotes(inWeek) };
  }
  return { period, entries: byUpvotes(entries) };
}

/** The newest day that has begun; when all are ahead of a clock that is wrong, the newest. */
function latestDay(entries: readonly DailyPaper[], today: string): string | undefined {
  const days = entries.flatMap((entry) => dayOf(entry) ?? []).sort();
  return days.findLast((day) => day <= today) ?? days.at(-1);
}

function dayOf({ listedAt }: DailyPaper): string | undefined {
  return listedAt === undefined ? undefined : new Date(listedAt).toISOString().slice(0, 10);
}

function byUpvotes(entries: readonly DailyPaper[]): DailyPaper[] {
  return entries.toSorted((a, b) => b.upvotes - a.upvotes);
}
