/**
 * What the lists of Hugging Face's daily papers have in common: GET /api/daily_papers, with days of
 * New York and pages of 100 (`p` from 0; `Link: rel="next"` while there are more).
 */
import type { FeedItem } from '../types';
import type { FeedRequest } from './feed';

export const hfHost = 'huggingface.co';
/** The archive begins here. */
export const firstDay = '2023-05-04';
/** The most that one answer holds. */
const pageSize = 100;
const dayMs = 24 * 60 * 60_000;

/** A request for daily papers. @param query without `limit` and `p`. */
export function dailyPapers(
  period: string,
  query: Record<string, string>,
  page: number,
  limit = pageSize,
): FeedRequest {
  const whole = { ...query, limit: String(limit), ...(page > 0 && { p: String(page) }) };
  return { url: `https://${hfHost}/api/daily_papers?${new URLSearchParams(whole)}`, period };
}

const newYork = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'America/New_York',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});

/** The date in New York, `2026-07-31`. @param at milliseconds since the epoch. */
export function newYorkDay(at: number): string {
  return newYork.format(at);
}

const hourMs = 60 * 60_000;

/** When the next day begins in New York (ms since the epoch). */
export function nextNewYorkDay(at: number): number {
  const today = newYorkDay(at);
  // Its offsets are whole hours, so each of its midnights is a full hour.
  let hour = Math.floor(at / hourMs) * hourMs + hourMs;
  while (newYorkDay(hour) === today) hour += hourMs;
  return hour;
}

/** The ISO 8601 week of a date: `2027-01-01` → `2026-W53`. */
export function isoWeek(day: string): string {
  const date = new Date(`${day}T00:00:00Z`);
  // The week belongs to the year of its Thursday.
  const thursday = date.getTime() + (4 - (date.getUTCDay() || 7)) * dayMs;
  const year = new Date(thursday).getUTCFullYear();
  const week = Math.floor((thursday - Date.UTC(year, 0, 1)) / (7 * dayMs)) + 1;
  return `${year}-W${String(week).padStart(2, '0')}`;
}

/** Is this a day of the calendar, written `2026-07-31`? */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const at = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text);
}

/** Is this an ISO week that its year has? */
export function isWeek(text: string): boolean {
  const match = /^(\d{4})-W(\d{2})$/.exec(text);
  if (!match) return false;
  const week = Number(match[2]);
  // 28 December is always in the last week of its year.
  return week >= 1 && text <= isoWeek(`${match[1]}-12-28`);
}

/** Monday of a week, as a day. @param week `2026-W31`. */
export function mondayOf(week: string): string {
  const fourth = new Date(`${week.slice(0, 4)}-01-04T00:00:00Z`);
  const monday = fourth.getTime() - ((fourth.getUTCDay() || 7) - 1) * dayMs;
  const at = monday + (Number(week.slice(6)) - 1) * 7 * dayMs;
  return new Date(at).toISOString().slice(0, 10);
}

/** The day whose list showed an item. */
export function dayOf({ listedAt }: FeedItem): string | undefined {
  return listedAt === undefined ? undefined : new Date(listedAt).toISOString().slice(0, 10);
}
