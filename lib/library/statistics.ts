/** The numbers of the statistics page, from papers and what was done with them. */
import type { Paper } from '../paper/schema';
import { type Calendar, monthOf } from './calendar';
import { type Forecast, forecast, forecastWeeks } from './forecast';
import type { Activity } from './types';

/** What is counted of a paper. */
export type Counted = Pick<
  Paper,
  | 'id'
  | 'addedAt'
  | 'status'
  | 'statusAt'
  | 'tags'
  | 'categories'
  | 'venue'
  | 'issued'
  | 'deletedAt'
>;

/** What is counted of an event. */
export type Happened = Pick<Activity, 'paperId' | 'kind' | 'at'>;

export interface Flow {
  saved: number;
  read: number;
}

/** A name and how many papers it is on. */
export interface Share extends Flow {
  name: string;
}

export interface Statistics {
  papers: number;
  status: Record<Paper['status'], number>;
  /** The last 52 weeks, the current one last. `day`: the first of the week. */
  weeks: (Flow & { day: number })[];
  /** Every month since the first paper; `month` as ./calendar counts. */
  months: (Flow & { month: number })[];
  /** Every day since 52 weeks before this week, and what was done on it. */
  days: { day: number; count: number }[];
  /** Days in a row on which anything was done. */
  streak: { current: number; longest: number };
  /** Most used first. */
  tags: Share[];
  categories: Share[];
  venues: Share[];
  /** Years of publication, every one from the first to the last. */
  years: (Flow & { year: number })[];
  untagged: number;
  /** From saved to read, in days. */
  delay: { count: number; median: number | undefined; buckets: number[] };
  /** Papers saved in each of `months` for the tags that are used most. */
  tagMonths: { tag: string; counts: number[] }[];
  forecast: Forecast;
  queue: number;
}

/** Upper ends of the buckets of `delay`, in days; the last has none. */
export const delayEnds = [1, 7, 30, 90, 365] as const;

const weekCount = 52;
const tagLines = 6;
const dayMs = 86_400_000;
const weekMs = 7 * dayMs;
/** A paper of a year that nobody can mean must not make a thousand columns. */
const mostYears = 120;
const mostMonths = 1200;

const none = (): Flow => ({ saved: 0, read: 0 });

function addTo<K>(map: Map<K, Flow>, key: K, read: boolean): void {
  const flow = map.get(key) ?? none();
  flow.saved += 1;
  if (read) flow.read += 1;
  map.set(key, flow);
}

const byUse = (map: Map<string, Flow>): Share[] =>
  [...map]
    .map(([name, flow]) => ({ name, ...flow }))
    .sort((a, b) => b.saved - a.saved || (a.name < b.name ? -1 : 1));

/**
 * Counts papers and events one by one, so that the caller can make pauses.
 * Papers in the bin do not count. A paper counts as read when it was first finished; without such
 * an event, when it got the status.
 */
export function counter(calendar: Calendar, now: number) {
  const finished = new Map<string, number>();
  const active = new Map<number, number>();
  const today = calendar.dayOf(now);
  const firstWeek = calendar.weekOf(today) - 7 * (weekCount - 1);
  const status = { unread: 0, reading: 0, read: 0 };
  const weeks = new Map<number, Flow>();
  const months = new Map<number, Flow>();
  const tags = new Map<string, Flow>();
  const categories = new Map<string, Flow>();
  const venues = new Map<string, Flow>();
  const years = new Map<number, Flow>();
  const tagMonths = new Map<string, Map<number, number>>();
  const delays: number[] = [];
  /** Whole weeks before now, the newest first. */
  const last = Array.from({ length: forecastWeeks }, none);
  let papers = 0;
  let untagged = 0;
  let first = now;

  const flow = (at: number, what: keyof Flow) => {
    const day = calendar.dayOf(at);
    for (const [map, key] of [
      [weeks, calendar.weekOf(day)],
      [months, monthOf(day)],
    ] as const) {
      const entry = map.get(key) ?? none();
      entry[what] += 1;
      map.set(key, entry);
    }
    const ago = at > now ? undefined : last[Math.floor((now - at) / weekMs)];
    if (ago) ago[what] += 1;
  };

  return {
    /** What was finished comes before the papers. */
    event({ paperId, kind, at }: Happened): void {
      if (kind === 'united') return;
      if (kind === 'finished') finished.set(paperId, Math.min(at, finished.get(paperId) ?? at));
      const day = calendar.dayOf(at);
      if (day <= today) active.set(day, (active.get(day) ?? 0) + 1);
    },
    paper(paper: Counted): void {
      if (paper.deletedAt !== undefined) return;
      papers += 1;
      status[paper.status] += 1;
      first = Math.min(first, paper.addedAt);
      const readAt =
        finished.get(paper.id) ?? (paper.status === 'read' ? paper.statusAt : undefined);
      const read = paper.status === 'read';
      flow(paper.addedAt, 'saved');
      if (readAt !== undefined) {
        flow(readAt, 'read');
        if (readAt >= paper.addedAt) delays.push((readAt - paper.addedAt) / dayMs);
      }
      if (paper.tags.length === 0) untagged += 1;
      const month = monthOf(calendar.dayOf(paper.addedAt));
      for (const tag of new Set(paper.tags)) {
        addTo(tags, tag, read);
        const line = tagMonths.get(tag) ?? new Map<number, number>();
        line.set(month, (line.get(month) ?? 0) + 1);
        tagMonths.set(tag, line);
      }
      for (const category of new Set(paper.categories)) addTo(categories, category, read);
      if (paper.venue) addTo(venues, paper.venue, read);
      if (paper.issued) addTo(years, paper.issued.year, read);
    },
    result(): Statistics {
      const monthKeys = [...months.keys(), monthOf(today)];
      const lastMonth = Math.max(...bounded(monthKeys));
      const firstMonth = Math.max(Math.min(...bounded(monthKeys)), lastMonth - mostMonths);
      const allMonths = range(firstMonth, lastMonth);
      const shares = byUse(tags);
      const lastYear = Math.max(...bounded([...years.keys()]));
      const firstYear = Math.max(Math.min(...bounded([...years.keys()])), lastYear - mostYears);
      const wholeWeeks = Math.min(forecastWeeks, Math.floor((now - first) / weekMs));
      const queue = status.unread + status.reading;
      delays.sort((a, b) => a - b);
      return {
        papers,
        status,
        weeks: Array.from({ length: weekCount }, (_, n) => {
          const day = firstWeek + 7 * n;
          return { day, ...(weeks.get(day) ?? none()) };
        }),
        months: allMonths.map((month) => ({ month, ...(months.get(month) ?? none()) })),
        days: range(firstWeek, today).map((day) => ({ day, count: active.get(day) ?? 0 })),
        streak: streakOf(active, today),
        tags: shares,
        categories: byUse(categories),
        venues: byUse(venues),
        years:
          years.size === 0
            ? []
            : range(firstYear, lastYear).map((year) => ({ year, ...(years.get(year) ?? none()) })),
        untagged,
        delay: {
          count: delays.length,
          median: medianOf(delays),
          buckets: bucketsOf(delays),
        },
        tagMonths: shares.slice(0, tagLines).map(({ name: tag }) => ({
          tag,
          counts: allMonths.map((month) => tagMonths.get(tag)?.get(month) ?? 0),
        })),
        forecast: forecast(queue, last.slice(0, wholeWeeks).toReversed()),
        queue,
      };
    },
  };
}

/** Spreading a list of any length into arguments overflows; its bounds are enough. */
function bounded(values: readonly number[]): [number, number] {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const value of values) {
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  return [low, high];
}

const range = (from: number, to: number): number[] =>
  Array.from({ length: Math.max(0, to - from + 1) }, (_, n) => from + n);

/** A streak goes on until a whole day has passed without anything. */
function streakOf(active: ReadonlyMap<number, number>, today: number): Statistics['streak'] {
  let [longest, run] = [0, 0];
  let before = Number.NaN;
  for (const day of [...active.keys()].sort((a, b) => a - b)) {
    run = day === before + 1 ? run + 1 : 1;
    longest = Math.max(longest, run);
    before = day;
  }
  return { current: before >= today - 1 ? run : 0, longest };
}

/** @param sorted in ascending order. */
function medianOf(sorted: readonly number[]): number | undefined {
  const middle = sorted.length / 2;
  const upper = sorted[Math.floor(middle)];
  const lower = sorted[Math.ceil(middle) - 1];
  return upper === undefined || lower === undefined ? undefined : (upper + lower) / 2;
}

function bucketsOf(delays: readonly number[]): number[] {
  const buckets = Array.from({ length: delayEnds.length + 1 }, () => 0);
  for (const delay of delays) {
    const found = delayEnds.findIndex((end) => delay < end);
    const at = found < 0 ? delayEnds.length : found;
    buckets[at] = (buckets[at] ?? 0) + 1;
  }
  return buckets;
}
