/** Days, weeks and months of lists, and the steps between them. Days are New York's. Pure. */
import { firstDay, isoWeek, mondayOf, newYorkDay } from './feeds/daily-papers';

export type PeriodKind = 'day' | 'week' | 'month';

const dayMs = 24 * 60 * 60_000;

/** The period of a kind in which a day is. @param day `2026-07-31`. */
export function periodOf(kind: PeriodKind, day: string): string {
  if (kind === 'week') return isoWeek(day);
  return kind === 'month' ? day.slice(0, 7) : day;
}

/** The period that is now. @param now milliseconds since the epoch. */
export const periodNow = (kind: PeriodKind, now: number): string => periodOf(kind, newYorkDay(now));

/** The first day of a period. */
export function firstDayOf(kind: PeriodKind, period: string): string {
  if (kind === 'week') return mondayOf(period);
  return kind === 'month' ? `${period}-01` : period;
}

/**
 * The period before or after one.
 * @returns undefined beyond the archive's first period and the present one.
 */
export function stepPeriod(
  kind: PeriodKind,
  period: string,
  by: 1 | -1,
  now: number,
): string | undefined {
  const first = new Date(`${firstDayOf(kind, period)}T00:00:00Z`);
  if (kind === 'month') first.setUTCMonth(first.getUTCMonth() + by);
  else first.setTime(first.getTime() + by * (kind === 'week' ? 7 : 1) * dayMs);
  const next = periodOf(kind, first.toISOString().slice(0, 10));
  return next < periodOf(kind, firstDay) || next > periodNow(kind, now) ? undefined : next;
}

/** Saturdays and Sundays, when few submit. @param day `2026-07-31`. */
export const isWeekend = (day: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(day) && [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay());
