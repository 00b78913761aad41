/** Names of the copies in the folder of downloads. An extension cannot delete there: it overwrites. */
import { localDay, weekOfDay } from './rotation';

/** Characters that a folder's name cannot have on one system or another, and those that are not seen. */
const forbidden = /[\p{C}<>:"/\\|?*]/gu;

/** A name of one folder, below the folder of downloads; `Offprint` when nothing is left of it. */
export function folderName(typed: string): string {
  const name = typed
    .replace(forbidden, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[. ]+|[. ]+$/g, '')
    .slice(0, 80)
    .trim();
  // Windows keeps these names for itself.
  const reserved = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i.test(name);
  return name === '' || reserved ? 'Offprint' : name;
}

/**
 * The files that a copy made now is written to: one of seven for the day of the week, and with the
 * first copy of a week one of four more; without rotation, a file for each day.
 * @param last when the copy before was made (ms since the epoch).
 */
export function copyNames(
  now: number,
  last: number | undefined,
  rotate: boolean,
  dayOf: (at: number) => number = localDay,
): string[] {
  const day = dayOf(now);
  if (!rotate) return [`offprint-backup-${new Date(day * 86_400_000).toISOString().slice(0, 10)}`];
  const week = weekOfDay(day);
  const names = [`offprint-backup-day-${((((day + 3) % 7) + 7) % 7) + 1}`];
  const first = last === undefined || weekOfDay(dayOf(last)) !== week;
  return first ? [...names, `offprint-backup-week-${(week % 4) + 1}`] : names;
}
