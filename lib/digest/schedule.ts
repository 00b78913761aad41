/**
 * When a digest is due. Pure: the plan, what was made, a moment and a time zone in, a moment out.
 * Days are the calendar's in that zone, so that 8:00 stays 8:00 when clocks change.
 */
import type { DigestPlan } from './plan';

const dayMs = 86_400_000;
/** So many days are looked back at; whoever was away longer has missed “many”. */
const lookedBack = 400;
/** A day of the week comes again within this many days, wherever the clock is put. */
const lookedAhead = 16;

/** A digest that was made. */
export interface Past {
  /** When it was due (ms since the epoch). */
  at: number;
  /** The calendar day on which it was due, `2026-11-20`: there is one digest a day. */
  day: string;
}

export interface Due extends Past {
  /** Earlier ones that were missed, and that this one stands for. */
  missed: number;
}

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(zone: string): Intl.DateTimeFormat {
  let format = formats.get(zone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      calendar: 'gregory',
      numberingSystem: 'latn',
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
    formats.set(zone, format);
  }
  return format;
}

/** What clocks show in a zone, as if it were UTC (ms). */
function wallAt(at: number, zone: string): number {
  const parts: Record<string, number> = {};
  for (const { type, value } of formatOf(zone).formatToParts(at)) parts[type] = Number(value);
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
  return Date.UTC(year, month - 1, day, hour, minute, second);
}

const floorSecond = (at: number) => Math.floor(at / 1000) * 1000;
const offsetAt = (at: number, zone: string) => wallAt(at, zone) - floorSecond(at);

/** The calendar day of a moment in a zone, `2026-11-20`. */
export const localDay = (at: number, zone: string): string =>
  new Date(wallAt(at, zone)).toISOString().slice(0, 10);

/** The time of day of a moment in a zone, `08:00`. */
export const localTime = (at: number, zone: string): string =>
  new Date(wallAt(at, zone)).toISOString().slice(11, 16);

/** The day of the week, Monday is 1. */
export const weekdayOf = (day: string): number => new Date(`${day}T00:00:00Z`).getUTCDay() || 7;

/** The calendar day some days later. */
export const addDays = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10);

/**
 * The moment at which clocks show a time. One that they skip (in spring) is as much later, one
 * that they show twice (in autumn) is the first: RFC 5545's rule, and Temporal's `compatible`.
 * @param time `HH:MM`.
 */
export function momentOf(day: string, time: string, zone: string): number {
  const wall = Date.parse(`${day}T${time}:00Z`);
  const before = wall - offsetAt(wall - dayMs, zone);
  const after = wall - offsetAt(wall + dayMs, zone);
  const fits = [before, after].filter((at) => wallAt(at, zone) === wall);
  return fits.length > 0 ? Math.min(...fits) : before;
}

function isDay(plan: DigestPlan, day: string): boolean {
  const weekday = weekdayOf(day);
  return plan.every === 'week' ? weekday === plan.weekday : plan.weekdays.includes(weekday);
}

/**
 * The digest to make next: the latest that is due and was not made, however many were missed, or
 * else the next one to come (`at` after `now`).
 * @param past what was made lately, in any order; @param now ms since the epoch.
 * @returns undefined without a subscription.
 */
export function nextDigest(
  plan: DigestPlan,
  past: readonly Past[],
  now: number,
  zone: string,
): Due | undefined {
  if (!plan.on) return undefined;
  const made = new Set(past.map(({ day }) => day));
  // What a clock that was ahead has left behind must not hold up what is to come.
  const done = past.map(({ at }) => at).filter((at) => at <= now);
  const floor = Math.min(Math.max(plan.since, ...done), now);
  const today = localDay(now, zone);
  let due: Due | undefined;
  for (let back = 0; back < lookedBack; back += 1) {
    const day = addDays(today, -back);
    if (!isDay(plan, day)) continue;
    const at = momentOf(day, plan.time, zone);
    if (at > now) continue;
    if (at <= floor) break;
    if (made.has(day) || at === due?.at) continue;
    if (due) due.missed += 1;
    else due = { at, day, missed: 0 };
  }
  if (due) return due;
  for (let ahead = 0; ahead < lookedAhead; ahead += 1) {
    const day = addDays(today, ahead);
    if (!isDay(plan, day) || made.has(day)) continue;
    const at = momentOf(day, plan.time, zone);
    if (at > now && at > floor) return { at, day, missed: 0 };
  }
  return undefined;
}

/** When it is to be made (ms since the epoch), which may be past; undefined without a subscription. */
export const nextDigestAt = (
  plan: DigestPlan,
  past: readonly Past[],
  now: number,
  zone: string,
): number | undefined => nextDigest(plan, past, now, zone)?.at;
