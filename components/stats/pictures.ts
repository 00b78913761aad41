/** How each picture is drawn. Colours are those of the page, which follow its scheme. */
import { utcOf } from '@/lib/library/calendar';
import type { Flow, Share, Statistics } from '@/lib/library/statistics';
import { language, t } from '@/lib/platform/i18n';
import type { Draw } from './figure';

const saved = 'var(--stats-saved)';
const read = 'var(--stats-read)';
const rule = 'var(--line-strong)';

/** Saved as bars, read as a line with dots: told apart by shape, not by colour alone. */
export function flowPicture(
  points: readonly (Flow & { date: Date })[],
  interval: 'week' | 'month',
): Draw {
  const shown = interval === 'month' && points.length > 96 ? byYear(points) : points;
  const unit = shown === points ? interval : 'year';
  return (plot, width) => ({
    height: 180,
    marginLeft: 32,
    marginBottom: 24,
    x: { type: 'band', label: null, ticks: tickDates(shown, width), tickFormat: dateFormat(unit) },
    y: { label: null, grid: false, ticks: 4, tickFormat: wholes(), nice: true },
    marks: [
      plot.barY(shown, { x: 'date', y: 'saved', fill: saved, insetLeft: 0.5, insetRight: 0.5 }),
      plot.ruleY([0], { stroke: rule }),
      plot.lineY(shown, { x: 'date', y: 'read', stroke: read, strokeWidth: 1.6 }),
      plot.dot(
        shown.filter((point) => point.read > 0),
        { x: 'date', y: 'read', fill: read, r: width < 400 ? 1.5 : 2.2 },
      ),
    ],
  });
}

function byYear(points: readonly (Flow & { date: Date })[]): (Flow & { date: Date })[] {
  const years = new Map<number, Flow & { date: Date }>();
  for (const { date, saved: more, read: done } of points) {
    const year = date.getUTCFullYear();
    const known = years.get(year) ?? { date: new Date(Date.UTC(year, 0)), saved: 0, read: 0 };
    years.set(year, { ...known, saved: known.saved + more, read: known.read + done });
  }
  return [...years.values()];
}

/** As many ticks as there is room for. */
function tickDates(points: readonly { date: Date }[], width: number): Date[] {
  const room = Math.max(2, Math.floor(width / 72));
  const step = Math.max(1, Math.ceil(points.length / room));
  return points.filter((_, n) => n % step === 0).map(({ date }) => date);
}

const formats = {
  week: { day: 'numeric', month: 'short' },
  month: { month: 'short', year: '2-digit' },
  year: { year: 'numeric' },
} as const;

function dateFormat(unit: keyof typeof formats): (date: Date) => string {
  const format = new Intl.DateTimeFormat(language(), { timeZone: 'UTC', ...formats[unit] });
  return (date) => format.format(date);
}

/** Papers are not counted in halves. */
function wholes(): (value: number) => string {
  const format = new Intl.NumberFormat(language());
  return (value) => (Number.isInteger(value) ? format.format(value) : '');
}

/** A year of days, a column a week. Four steps of one colour, by what is usual for this user. */
export function calendarPicture({ days }: Statistics): Draw {
  const firstDay = days[0]?.day ?? 0;
  const busy = days.map(({ count }) => count).filter((count) => count > 0);
  busy.sort((a, b) => a - b);
  const quantile = (part: number) => busy[Math.floor(busy.length * part)] ?? 1;
  const steps = [quantile(0.25), quantile(0.5), quantile(0.8)];
  const level = (count: number) =>
    count === 0 ? 0 : [0.35, 0.55, 0.78, 1][steps.filter((step) => count > step).length];
  const cells = days.map(({ day, count }) => ({
    week: Math.floor((day - firstDay) / 7),
    weekday: (day - firstDay) % 7,
    level: level(count),
    date: utcOf(day),
    count,
  }));
  const weekdays = new Intl.DateTimeFormat(language(), { timeZone: 'UTC', weekday: 'narrow' });
  const month = new Intl.DateTimeFormat(language(), { timeZone: 'UTC', month: 'short' });
  return (plot, width) => {
    // In a narrow page the last weeks, in cells that can be seen.
    const weeks = Math.min(52, Math.floor((width - 24) / 9));
    const from = 52 - weeks;
    const shown = cells.filter((cell) => cell.week >= from);
    const size = (width - 24) / weeks;
    const starts = shown.filter((cell) => cell.date.getUTCDate() === 1 && cell.week < 51);
    return {
      height: Math.min(size, 18) * 7 + 24,
      width: Math.min(width, 24 + weeks * 18),
      marginLeft: 20,
      marginRight: 4,
      marginTop: 18,
      marginBottom: 2,
      padding: 0,
      x: { axis: null, type: 'band', domain: Array.from({ length: weeks }, (_, n) => from + n) },
      y: {
        type: 'band',
        label: null,
        tickSize: 0,
        domain: [0, 1, 2, 3, 4, 5, 6],
        ticks: [1, 3, 5],
        tickFormat: (weekday: number) => weekdays.format(utcOf(firstDay + weekday)),
      },
      marks: [
        plot.cell(shown, { x: 'week', y: 'weekday', fill: 'var(--stats-none)', inset: 1, rx: 2 }),
        plot.cell(
          shown.filter(({ count }) => count > 0),
          {
            x: 'week',
            y: 'weekday',
            fill: read,
            fillOpacity: { value: 'level', scale: null },
            inset: 1,
            rx: 2,
          },
        ),
        plot.text(starts, {
          x: 'week',
          text: ({ date }: { date: Date }) => month.format(date),
          frameAnchor: 'top-left',
          dy: -14,
          textAnchor: 'start',
        }),
      ],
    };
  };
}

const mostBars = 12;

const cut = (name: string, most: number) =>
  name.length > most ? `${name.slice(0, most - 1).trimEnd()}…` : name;

/** The names that are most used; the dark part of a bar is read. */
export function sharePicture(shares: readonly Share[]): Draw {
  const top = shares.slice(0, mostBars);
  return (plot, width) => {
    const room = Math.min(Math.round(width * 0.4), 200);
    return {
      height: top.length * 22 + 12,
      marginLeft: room,
      marginRight: 40,
      marginTop: 2,
      marginBottom: 2,
      x: { axis: null },
      y: {
        label: null,
        tickSize: 0,
        domain: top.map(({ name }) => name),
        tickFormat: (name: string) => cut(name, Math.floor(room / 6.2)),
      },
      marks: [
        plot.barX(top, { x: 'saved', y: 'name', fill: saved, insetTop: 2, insetBottom: 2 }),
        plot.barX(top, { x: 'read', y: 'name', fill: read, insetTop: 2, insetBottom: 2 }),
        plot.text(top, {
          x: 'saved',
          y: 'name',
          text: ({ saved: count }: Share) => wholes()(count),
          textAnchor: 'start',
          dx: 4,
        }),
      ],
    };
  };
}

/** Years of publication. */
export function yearPicture(years: Statistics['years']): Draw {
  return (plot, width) => {
    const step = Math.max(1, Math.ceil(years.length / Math.max(2, Math.floor(width / 44))));
    return {
      height: 160,
      marginLeft: 32,
      marginBottom: 24,
      x: {
        type: 'band',
        label: null,
        ticks: years.filter((_, n) => n % step === 0).map(({ year }) => year),
        tickFormat: (year: number) => String(year),
      },
      y: { label: null, ticks: 4, tickFormat: wholes(), nice: true },
      marks: [
        plot.barY(years, { x: 'year', y: 'saved', fill: saved, insetLeft: 0.5, insetRight: 0.5 }),
        plot.barY(years, { x: 'year', y: 'read', fill: read, insetLeft: 0.5, insetRight: 0.5 }),
        plot.ruleY([0], { stroke: rule }),
      ],
    };
  };
}

/** From saved to read. @param names of the buckets. */
export function delayPicture(buckets: readonly number[], names: readonly string[]): Draw {
  const bars = buckets.map((count, n) => ({ count, name: names[n] ?? '' }));
  return (plot) => ({
    height: bars.length * 24 + 8,
    marginLeft: 104,
    marginRight: 40,
    marginTop: 2,
    marginBottom: 2,
    x: { axis: null },
    y: { label: null, tickSize: 0, domain: [...names] },
    marks: [
      plot.barX(bars, { x: 'count', y: 'name', fill: read, insetTop: 2, insetBottom: 2 }),
      plot.text(bars, {
        x: 'count',
        y: 'name',
        text: ({ count }: { count: number }) => wholes()(count),
        textAnchor: 'start',
        dx: 4,
      }),
    ],
  });
}

/** The tags that are used most, a strip for each: no colour has to be told from another. */
export function tagPicture(points: readonly { tag: string; date: Date; count: number }[]): Draw {
  const tags = [...new Set(points.map(({ tag }) => tag))];
  const dates = points.filter(({ tag }) => tag === tags[0]);
  return (plot, width) => {
    const room = Math.min(Math.round(width * 0.36), 180);
    return {
      height: tags.length * 44 + 28,
      marginLeft: room,
      marginBottom: 24,
      marginTop: 4,
      x: {
        type: 'band',
        label: null,
        ticks: tickDates(dates, width - room),
        tickFormat: dateFormat('month'),
      },
      y: { axis: null },
      fy: {
        label: null,
        domain: tags,
        axis: 'left',
        tickFormat: (tag: string) => cut(tag, Math.floor(room / 6.2)),
      },
      marks: [
        plot.barY([...points], { x: 'date', y: 'count', fy: 'tag', fill: read, insetLeft: 0.5 }),
        plot.ruleY([0], { stroke: rule }),
      ],
    };
  };
}

/** Names of the buckets of the time from saved to read. */
export const delayNames = (): string[] => [
  t('stats_delay_day'),
  t('stats_delay_week'),
  t('stats_delay_month'),
  t('stats_delay_quarter'),
  t('stats_delay_year'),
  t('stats_delay_longer'),
];
