/** Which backups stay. */
import type { Backup, Reason } from './types';

const days = 7;
const weeks = 4;
/** Those that were not made by the clock, newest first. */
const most: Record<Exclude<Reason, 'daily'>, number> = { hand: 10, restore: 5, import: 5 };

type Dated = Pick<Backup, 'id' | 'at' | 'why'>;

/** Number of the local calendar day, counted from 1 January 1970. */
export function localDay(at: number): number {
  const date = new Date(at);
  return Math.floor(Date.UTC(date.getFullYear(), date.getMonth(), date.getDate()) / 86_400_000);
}

/** Number of the week of a day; weeks begin on Monday. The first of January 1970 was a Thursday. */
export const weekOfDay = (day: number): number => Math.floor((day + 3) / 7);

/**
 * Of the daily ones: the newest of each of the last seven days that have any, and of those before
 * them the newest of each of the last four weeks that have any. Days without a backup (nothing
 * changed, the browser was closed) do not count. Of the others the newest few.
 * @param dayOf the calendar day of a moment, as a number.
 * @returns the ids of those that can go.
 */
export function toRemove(
  backups: readonly Dated[],
  dayOf: (at: number) => number = localDay,
): string[] {
  const newestFirst = backups.toSorted((a, b) => b.at - a.at);
  const keep = new Set<string>();
  const keptDays = new Set<number>();
  const keptWeeks = new Set<number>();
  for (const { id, at } of newestFirst.filter(({ why }) => why === 'daily')) {
    const day = dayOf(at);
    if (keptDays.has(day)) continue;
    if (keptDays.size < days) {
      keptDays.add(day);
      keep.add(id);
      continue;
    }
    const week = weekOfDay(day);
    if (keptWeeks.has(week) || keptWeeks.size >= weeks) continue;
    keptWeeks.add(week);
    keep.add(id);
  }
  for (const [why, count] of Object.entries(most)) {
    const those = newestFirst.filter((each) => each.why === why);
    for (const { id } of those.slice(0, count)) keep.add(id);
  }
  return backups.filter(({ id }) => !keep.has(id)).map(({ id }) => id);
}
