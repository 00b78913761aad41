/** The dates of feeds and picks in the user's language. */
import type { PaperDate } from '../paper/schema';
import { language } from './i18n';

const dayMs = 24 * 60 * 60_000;

/** A date beside others: "31 Jul", with its year when that is not this one. @param now in ms. */
export function shortDate(date: PaperDate, now: number, locale = language()): string {
  return new Intl.DateTimeFormat(locale, {
    timeZone: 'UTC',
    ...(date.month !== undefined && { month: 'short' }),
    ...(date.day !== undefined && { day: 'numeric' }),
    ...((date.month === undefined || date.year !== new Date(now).getFullYear()) && {
      year: 'numeric',
    }),
  }).format(Date.UTC(date.year, (date.month ?? 1) - 1, date.day ?? 1));
}

/** The time of day, "14:32"; with the date when that is not today. @param at, @param now in ms. */
export function clockTime(at: number, now: number, locale = language()): string {
  const today = new Date(at).toDateString() === new Date(now).toDateString();
  return new Intl.DateTimeFormat(locale, {
    ...(!today && { day: 'numeric', month: 'short' }),
    hour: 'numeric',
    minute: '2-digit',
  }).format(at);
}

/**
 * The period of a list for people: "Friday 31 July", "27 July – 2 August", "July 2026".
 * @param period as in `FeedSnapshot.period`; `undefined` for a list that is about no time.
 */
export function periodText(period: string, locale = language()): string | undefined {
  const format = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, { timeZone: 'UTC', ...options });
  const week = /^(\d{4})-W(\d{2})$/.exec(period);
  if (week) {
    const monday = mondayOf(Number(week[1]), Number(week[2]));
    return format({ day: 'numeric', month: 'long' }).formatRange(monday, monday + 6 * dayMs);
  }
  if (/^\d{4}-\d{2}$/.test(period)) {
    return format({ month: 'long', year: 'numeric' }).format(Date.parse(`${period}-01`));
  }
  if (/^\d{4}-\d{2}-\d{2}$/.test(period)) {
    return format({ weekday: 'long', day: 'numeric', month: 'long' }).format(Date.parse(period));
  }
  return undefined;
}

/** Monday of an ISO week: the week of 4 January is the first. */
function mondayOf(year: number, week: number): number {
  const fourth = new Date(Date.UTC(year, 0, 4));
  const monday = fourth.getTime() - ((fourth.getUTCDay() || 7) - 1) * dayMs;
  return monday + (week - 1) * 7 * dayMs;
}
