/** Days, weeks and months as people count them: in a time zone, and from the day a week begins on. */

/** Days are numbered from 1 January 1970, whatever their length in hours. */
export interface Calendar {
  dayOf(at: number): number;
  /** The first day of the week that a day is in. */
  weekOf(day: number): number;
}

const dayMs = 86_400_000;
/** No offset of a time zone changes but at a quarter of an hour. */
const quarterMs = 900_000;

/**
 * @param timeZone of the tz database; @param firstDay of the week, 1 is Monday and 7 is Sunday.
 */
export function calendarOf(timeZone: string, firstDay: number): Calendar {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    calendar: 'gregory',
    numberingSystem: 'latn',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
  });
  const known = new Map<number, number>();
  // Day 0 was a Thursday, the fourth of a week that begins on Monday.
  const shift = (4 - firstDay + 7) % 7;
  return {
    dayOf(at) {
      const quarter = Math.floor(at / quarterMs);
      let day = known.get(quarter);
      if (day === undefined) {
        const part = { year: 1970, month: 1, day: 1 };
        for (const { type, value } of format.formatToParts(quarter * quarterMs)) {
          if (type === 'year' || type === 'month' || type === 'day') part[type] = Number(value);
        }
        day = Date.UTC(part.year, part.month - 1, part.day) / dayMs;
        known.set(quarter, day);
      }
      return day;
    },
    weekOf: (day) => day - ((((day + shift) % 7) + 7) % 7),
  };
}

/** The first moment of a day in UTC, to write dates with (`timeZone: 'UTC'`). */
export const utcOf = (day: number): Date => new Date(day * dayMs);

/** Months are numbered from January 1970. */
export function monthOf(day: number): number {
  const date = utcOf(day);
  return (date.getUTCFullYear() - 1970) * 12 + date.getUTCMonth();
}

/** The first day of a month. */
export const dayOfMonth = (month: number): number => Date.UTC(1970, month, 1) / dayMs;

interface WeekInfo {
  firstDay?: number;
}

/** On which day a week begins for a language: 1 is Monday, 7 is Sunday. */
export function firstDayOf(language: string): number {
  const locale: { getWeekInfo?(): WeekInfo; weekInfo?: WeekInfo } = new Intl.Locale(
    language,
  ) as never;
  return (locale.getWeekInfo?.() ?? locale.weekInfo)?.firstDay ?? 1;
}
