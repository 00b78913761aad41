import { describe, expect, it } from 'vitest';
import { calendarOf, dayOfMonth, firstDayOf, monthOf, utcOf } from '@/lib/library/calendar';
import { type Forecast, forecast } from '@/lib/library/forecast';
import { readStatistics } from '@/lib/library/read-statistics';
import { type Counted, counter, type Happened } from '@/lib/library/statistics';
import { fill } from '../exchange/library';
import { freshLibrary } from './support';

const iso = (day: number) => utcOf(day).toISOString().slice(0, 10);
const at = (text: string) => Date.parse(text);

describe('the calendar', () => {
  it.each([
    ['UTC', '2026-03-01T00:00:00Z', '2026-03-01'],
    ['UTC', '2026-02-28T23:59:59.999Z', '2026-02-28'],
    ['America/New_York', '2026-03-01T04:59:59Z', '2026-02-28'],
    ['America/New_York', '2026-03-01T05:00:00Z', '2026-03-01'],
    // The night of the change of clocks: 23 hours, and 25.
    ['America/New_York', '2026-03-09T03:59:59Z', '2026-03-08'],
    ['America/New_York', '2026-03-09T04:00:00Z', '2026-03-09'],
    ['Europe/Berlin', '2026-10-25T22:59:59Z', '2026-10-25'],
    ['Europe/Berlin', '2026-10-25T23:00:00Z', '2026-10-26'],
    ['Asia/Kathmandu', '2026-01-01T18:14:59Z', '2026-01-01'],
    ['Asia/Kathmandu', '2026-01-01T18:15:00Z', '2026-01-02'],
    // Samoa left out 30 December 2011.
    ['Pacific/Apia', '2011-12-30T09:59:59Z', '2011-12-29'],
    ['Pacific/Apia', '2011-12-30T10:00:00Z', '2011-12-31'],
    ['UTC', '1969-12-31T12:00:00Z', '1969-12-31'],
  ])('in %s %s is the day %s', (zone, moment, day) => {
    expect(iso(calendarOf(zone, 1).dayOf(at(moment)))).toBe(day);
  });

  it.each([
    [1, '2026-11-22', '2026-11-16'],
    [7, '2026-11-22', '2026-11-22'],
    [6, '2026-11-22', '2026-11-21'],
    [1, '2026-11-23', '2026-11-23'],
    [7, '2026-11-21', '2026-11-15'],
    [1, '1969-12-30', '1969-12-29'],
  ])('weeks from day %i: %s is in that of %s', (first, day, week) => {
    const calendar = calendarOf('UTC', first);
    expect(iso(calendar.weekOf(calendar.dayOf(at(`${day}T12:00Z`))))).toBe(week);
  });

  it.each([
    ['en-US', 7],
    ['en-GB', 1],
    ['de', 1],
    ['ar-EG', 6],
  ])('a week in %s begins on day %i', (language, day) => {
    expect(firstDayOf(language)).toBe(day);
  });

  it.each([
    ['1970-01-31', 0],
    ['2026-11-22', 682],
    ['1969-12-31', -1],
  ])('%s is in month %i', (day, month) => {
    const number = at(`${day}T00:00Z`) / 86_400_000;
    expect(monthOf(number)).toBe(month);
    expect(iso(dayOfMonth(month))).toBe(`${day.slice(0, 7)}-01`);
  });
});

const week = (saved: number, read: number) => ({ saved, read });
const times = <T>(count: number, value: T): T[] => Array.from({ length: count }, () => value);

describe('the forecast', () => {
  it.each<[string, number, { saved: number; read: number }[], Forecast]>([
    ['an empty queue', 0, times(8, week(3, 1)), { kind: 'empty' }],
    ['two weeks', 5, times(2, week(3, 1)), { kind: 'early' }],
    ['nothing done', 5, times(8, week(0, 0)), { kind: 'still' }],
    [
      'the same each week, more read',
      12,
      times(8, week(1, 3)),
      { kind: 'empties', weeks: 6, low: 6, high: 6 },
    ],
    [
      'the same each week, more saved',
      12,
      times(8, week(3, 1)),
      { kind: 'grows', perWeek: 2, low: 2, high: 2 },
    ],
    ['as many as are read', 12, times(8, week(2, 2)), { kind: 'unsure', perWeek: 0 }],
    [
      'one large import',
      400,
      [...times(7, week(0, 1)), week(393, 0)],
      { kind: 'unsure', perWeek: 48.25 },
    ],
    [
      'only the last eight count',
      8,
      [...times(20, week(90, 0)), ...times(8, week(0, 1))],
      { kind: 'empties', weeks: 8, low: 8, high: 8 },
    ],
  ])('%s', (_, queue, weeks, expected) => {
    expect(forecast(queue, weeks)).toEqual(expected);
  });

  it('says how far it can be off', () => {
    const found = forecast(
      20,
      [1, 3, 2, 2, 1, 3, 2, 2].map((read) => week(0, read)),
    );
    expect(found).toMatchObject({ kind: 'empties', weeks: 10 });
    if (found.kind !== 'empties') throw new Error(found.kind);
    // A mean of 2, a standard error of 0.267, and t = 1.415 for 7 degrees of freedom.
    expect(found.low).toBeCloseTo(20 / 2.378, 1);
    expect(found.high).toBeCloseTo(20 / 1.622, 1);
  });
});

const now = at('2026-11-22T12:00Z');
const day = 86_400_000;

const paper = (n: number, changes: Partial<Counted> = {}): Counted => ({
  id: `p${n}`,
  addedAt: now - day,
  status: 'unread',
  tags: [],
  categories: [],
  ...changes,
});

function count(papers: readonly Counted[], events: readonly Happened[] = [], zone = 'UTC') {
  const counts = counter(calendarOf(zone, 1), now);
  for (const event of events) counts.event(event);
  for (const each of papers) counts.paper(each);
  return counts.result();
}

const happened = (n: number, kind: Happened['kind'], daysAgo: number): Happened => ({
  paperId: `p${n}`,
  kind,
  at: now - daysAgo * day,
});

describe('the statistics', () => {
  it('of nothing are whole', () => {
    const { papers, weeks, months, days, years, delay, streak, forecast: next } = count([]);
    expect({ papers, years, delay, streak, next }).toEqual({
      papers: 0,
      years: [],
      delay: { count: 0, median: undefined, buckets: [0, 0, 0, 0, 0, 0] },
      streak: { current: 0, longest: 0 },
      next: { kind: 'empty' },
    });
    expect([weeks.length, months.length]).toEqual([52, 1]);
    expect(iso(weeks.at(-1)?.day ?? 0)).toBe('2026-11-16');
    expect([iso(days[0]?.day ?? 0), iso(days.at(-1)?.day ?? 0)]).toEqual([
      '2025-11-24',
      '2026-11-22',
    ]);
  });

  it('leave out the bin, and count a paper as read once', () => {
    const papers = [
      paper(1, { status: 'read', statusAt: now - day }),
      paper(2, { deletedAt: now, tags: ['gone'] }),
      paper(3, { status: 'read', addedAt: now - 10 * day }),
      // Read once, and to be read again.
      paper(4, { addedAt: now - 40 * day }),
    ];
    const events = [
      happened(3, 'finished', 2),
      happened(3, 'finished', 1),
      happened(4, 'finished', 30),
    ];
    const found = count(papers, events);
    expect(found.papers).toBe(3);
    expect(found.status).toEqual({ unread: 1, reading: 0, read: 2 });
    expect(found.tags).toEqual([]);
    expect(found.weeks.at(-1)).toMatchObject({ saved: 1, read: 2 });
    expect(found.months).toEqual([
      { month: 681, saved: 1, read: 1 },
      { month: 682, saved: 2, read: 2 },
    ]);
    // 0, 8 and 10 days.
    expect(found.delay).toEqual({ count: 3, median: 8, buckets: [1, 0, 2, 0, 0, 0] });
  });

  it.each<[string, number[], { current: number; longest: number }]>([
    ['today', [0], { current: 1, longest: 1 }],
    ['until yesterday', [1, 2, 3], { current: 3, longest: 3 }],
    ['broken', [2, 3], { current: 0, longest: 2 }],
    ['an older one was longer', [0, 1, 10, 11, 12, 12, 12], { current: 2, longest: 3 }],
    ['years ago', [900, 901, 902, 903], { current: 0, longest: 4 }],
  ])('streak: %s', (_, ago, streak) => {
    expect(
      count(
        [],
        ago.map((days) => happened(1, 'opened', days)),
      ).streak,
    ).toEqual(streak);
  });

  it('a streak lives over the change of clocks', () => {
    const mornings = ['2026-03-07T04:30Z', '2026-03-08T04:30Z', '2026-03-09T03:30Z'];
    const events = mornings.map(
      (text): Happened => ({ paperId: 'p', kind: 'saved', at: at(text) }),
    );
    expect(count([], events, 'America/New_York').streak.longest).toBe(3);
  });

  it('order tags, categories and venues by use, and follow the tags over the months', () => {
    const papers = [
      paper(1, { tags: ['a', 'b', 'a'], venue: 'V', categories: ['c'], issued: { year: 2020 } }),
      paper(2, { tags: ['b'], status: 'read', issued: { year: 2023 }, addedAt: now - 35 * day }),
      paper(3),
    ];
    const found = count(papers);
    expect(found.tags).toEqual([
      { name: 'b', saved: 2, read: 1 },
      { name: 'a', saved: 1, read: 0 },
    ]);
    expect(found.untagged).toBe(1);
    expect(found.venues).toEqual([{ name: 'V', saved: 1, read: 0 }]);
    expect(found.years.map(({ year, saved }) => [year, saved])).toEqual([
      [2020, 1],
      [2021, 0],
      [2022, 0],
      [2023, 1],
    ]);
    expect(found.tagMonths).toEqual([
      { tag: 'b', counts: [1, 1] },
      { tag: 'a', counts: [0, 1] },
    ]);
  });

  it('survive times that nobody can mean', () => {
    const found = count([
      paper(1, { addedAt: 0, issued: { year: 1000 } }),
      paper(2, { addedAt: now + 400 * day, issued: { year: 9999 } }),
    ]);
    expect(found.papers).toBe(2);
    expect(found.years.length).toBeLessThan(200);
    expect(found.months.length).toBeLessThan(1300);
  });

  it('are read from the database', async () => {
    const db = await freshLibrary();
    const papers = await fill(db, 30);
    const progress: number[] = [];
    const signal = new AbortController().signal;
    const calendar = calendarOf('UTC', 1);
    const found = await readStatistics(db, calendar, now, (done) => progress.push(done), signal);
    expect(found.papers).toBe(papers.filter(({ deletedAt }) => deletedAt === undefined).length);
    expect(progress.at(-1)).toBe(30);
    expect(found.streak.longest).toBe(1);
  });
});
