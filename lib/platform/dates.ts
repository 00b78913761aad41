/** Times and dates in the user's language. */
import type { PaperDate } from '../paper/schema';
import { language } from './i18n';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

const steps: [Intl.RelativeTimeFormatUnit, number][] = [
  ['year', 365 * day],
  ['month', 30 * day],
  ['week', 7 * day],
  ['day', day],
  ['hour', hour],
  ['minute', minute],
];

/**
 * How long ago (or ahead), in words: "5 minutes ago", "yesterday", "in 2 hours".
 * @param at, @param now milliseconds since the epoch.
 */
export function relativeTime(at: number, now: number, locale = language()): string {
  const format = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  const distance = at - now;
  for (const [unit, length] of steps) {
    if (Math.abs(distance) >= length) return format.format(Math.trunc(distance / length), unit);
  }
  return format.format(0, 'minute');
}

/** Date and time in full, for a tooltip. @param at milliseconds since the epoch. */
export function exactTime(at: number, locale = language()): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short' }).format(at);
}

/** A date of publication, as precise as it is known: "2026", "July 2026", "3 July 2026". */
export function paperDate(date: PaperDate, locale = language()): string {
  const format = new Intl.DateTimeFormat(locale, {
    timeZone: 'UTC',
    year: 'numeric',
    ...(date.month !== undefined && { month: 'long' }),
    ...(date.day !== undefined && { day: 'numeric' }),
  });
  return format.format(Date.UTC(date.year, (date.month ?? 1) - 1, date.day ?? 1));
}
