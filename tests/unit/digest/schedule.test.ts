import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type DigestPlan, digestPlanSchema, usualPlan } from '@/lib/digest/plan';
import {
  addDays,
  localDay,
  localTime,
  momentOf,
  nextDigest,
  nextDigestAt,
  type Past,
  weekdayOf,
} from '@/lib/digest/schedule';

const at = (text: string) => Date.parse(text);
const daily: DigestPlan = {
  ...usualPlan,
  on: true,
  every: 'day',
  weekdays: [1, 2, 3, 4, 5, 6, 7],
  since: at('2026-01-01T00:00:00Z'),
};
const weekly: DigestPlan = { ...daily, every: 'week', weekday: 5 };
const past = (...days: string[]): Past[] =>
  days.map((day) => ({ day, at: momentOf(day, '08:00', 'Europe/Berlin') }));

describe('the moment at which clocks show a time', () => {
  it.each([
    ['2026-07-01', '08:00', 'Europe/Berlin', '2026-07-01T06:00:00Z'],
    ['2026-12-01', '08:00', 'Europe/Berlin', '2026-12-01T07:00:00Z'],
    ['2026-07-01', '08:00', 'Asia/Kolkata', '2026-07-01T02:30:00Z'],
    ['2026-07-01', '00:00', 'Pacific/Kiritimati', '2026-06-30T10:00:00Z'],
    // Skipped in spring: as much later.
    ['2026-03-29', '02:30', 'Europe/Berlin', '2026-03-29T01:30:00Z'],
    // Shown twice in autumn: the first.
    ['2026-10-25', '02:30', 'Europe/Berlin', '2026-10-25T00:30:00Z'],
    ['2026-11-01', '01:30', 'America/New_York', '2026-11-01T05:30:00Z'],
    // Half an hour only.
    ['2026-10-04', '02:15', 'Australia/Lord_Howe', '2026-10-03T15:45:00Z'],
    // A midnight that was skipped, and a day.
    ['2018-11-04', '00:00', 'America/Sao_Paulo', '2018-11-04T03:00:00Z'],
    ['2011-12-30', '08:00', 'Pacific/Apia', '2011-12-30T18:00:00Z'],
  ])('%s %s in %s', (day, time, zone, moment) => {
    expect(new Date(momentOf(day, time, zone)).toISOString()).toBe(moment.replace('Z', '.000Z'));
  });
});

describe('which digest is next', () => {
  const berlin = 'Europe/Berlin';
  it.each<[string, DigestPlan, Past[], string, string, number]>([
    ['later today', daily, past('2026-11-18'), '2026-11-19T05:00:00Z', '2026-11-19', 0],
    ['due now, to the second', daily, past('2026-11-18'), '2026-11-19T07:00:00Z', '2026-11-19', 0],
    ['made: tomorrow', daily, past('2026-11-19'), '2026-11-19T07:00:00Z', '2026-11-20', 0],
    ['five missed: the latest', daily, past('2026-11-13'), '2026-11-19T09:00:00Z', '2026-11-19', 5],
    ['Friday', weekly, past('2026-11-13'), '2026-11-19T09:00:00Z', '2026-11-20', 0],
    ['Friday, missed', weekly, past('2026-11-13'), '2026-11-22T09:00:00Z', '2026-11-20', 0],
    ['two weeks missed', weekly, past('2026-11-06'), '2026-11-22T09:00:00Z', '2026-11-20', 1],
    [
      'working days',
      { ...daily, weekdays: [1, 2, 3, 4, 5] },
      past('2026-11-20'),
      '2026-11-21T09:00:00Z',
      '2026-11-23',
      0,
    ],
    [
      'what was due before the subscription is not made up for',
      { ...daily, since: at('2026-11-19T08:00:00Z') },
      [],
      '2026-11-19T09:00:00Z',
      '2026-11-20',
      0,
    ],
    [
      'another time on a day that had its digest: tomorrow',
      { ...daily, time: '18:00' },
      past('2026-11-19'),
      '2026-11-19T09:00:00Z',
      '2026-11-20',
      0,
    ],
    [
      'a clock that was a year ahead',
      daily,
      past('2027-11-19', '2026-11-18'),
      '2026-11-19T09:00:00Z',
      '2026-11-19',
      0,
    ],
    [
      'a clock that was ahead when it was turned on',
      { ...daily, since: at('2027-01-01T00:00:00Z') },
      [],
      '2026-11-19T09:00:00Z',
      '2026-11-20',
      0,
    ],
  ])('%s', (_, plan, made, now, day, missed) => {
    expect(nextDigest(plan, made, at(now), berlin)).toEqual({
      at: momentOf(day, plan.time, berlin),
      day,
      missed,
    });
  });

  it('none without a subscription', () => {
    expect(nextDigestAt({ ...daily, on: false }, [], Date.now(), 'UTC')).toBeUndefined();
  });

  it('a journey westward does not give a second one on the same day', () => {
    const morning = momentOf('2026-11-19', '08:00', 'Europe/Berlin');
    const made = [{ at: morning, day: '2026-11-19' }];
    const there = nextDigest(daily, made, morning + 9 * 3_600_000, 'America/New_York');
    expect(there?.day).toBe('2026-11-20');
  });
});

const zones = fc.constantFrom(
  'UTC',
  'Europe/Berlin',
  'America/New_York',
  'America/St_Johns',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
  'Pacific/Apia',
  'Pacific/Chatham',
  'America/Sao_Paulo',
  'Africa/Casablanca',
  'Asia/Tehran',
  'Antarctica/Troll',
);
const moments = fc.integer({ min: at('2009-01-01'), max: at('2029-12-31') });
const times = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
  .map((parts) => parts.map((part) => String(part).padStart(2, '0')).join(':'));
const plans = fc
  .record({
    every: fc.constantFrom('day', 'week'),
    weekdays: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }),
    weekday: fc.integer({ min: 1, max: 7 }),
    time: times,
  })
  .map((some): DigestPlan => digestPlanSchema.parse({ ...some, on: true }));
const hour = 3_600_000;

describe('in every zone', () => {
  it('a due moment shows the time that was chosen, or the first after a gap', () => {
    fc.assert(
      fc.property(moments, times, zones, (moment, time, zone) => {
        const day = localDay(moment, zone);
        const due = momentOf(day, time, zone);
        if (localDay(due, zone) === day && localTime(due, zone) === time) return;
        // The time was skipped: a clock shows something later, and no moment before shows it.
        expect(`${localDay(due, zone)} ${localTime(due, zone)}` > `${day} ${time}`).toBe(true);
        for (let near = due - 26 * hour; near < due + 26 * hour; near += hour / 2) {
          expect(`${localDay(near, zone)} ${localTime(near, zone)}`).not.toBe(`${day} ${time}`);
        }
      }),
    );
  });

  it('is due by now, or comes within a week and a bit', () => {
    fc.assert(
      fc.property(plans, moments, zones, fc.nat(60), (plan, now, zone, since) => {
        const due = nextDigest({ ...plan, since: now - since * 24 * hour }, [], now, zone);
        expect(due).toBeDefined();
        if (!due) return;
        expect(due.at).toBeGreaterThan(now - since * 24 * hour);
        expect(due.at).toBeLessThanOrEqual(now + 9 * 24 * hour);
        const weekday = weekdayOf(due.day);
        expect(plan.every === 'week' ? [plan.weekday] : plan.weekdays).toContain(weekday);
      }),
    );
  });

  it('whenever the browser runs, each digest is made once, in order, and none twice a day', () => {
    const naps = fc.array(fc.integer({ min: 0, max: 20 * 24 }), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(plans, moments, zones, naps, (plan, start, zone, hours) => {
        const made: Past[] = [];
        let now = start;
        let missed = 0;
        for (const nap of hours) {
          now += nap * hour;
          // The alarm rings again and again; there is nothing more to make after the first.
          for (let ring = 0; ring < 3; ring += 1) {
            const due = nextDigest({ ...plan, since: start }, made, now, zone);
            if (!due || due.at > now) continue;
            expect(ring).toBe(0);
            made.push(due);
            missed += due.missed;
          }
        }
        const ordered = made.every((each, i) => i === 0 || each.at > (made[i - 1]?.at ?? 0));
        expect(ordered).toBe(true);
        expect(new Set(made.map(({ day }) => day)).size).toBe(made.length);
        // Made and missed are all there were.
        const all = new Set<number>();
        for (let day = localDay(start, zone); ; day = addDays(day, 1)) {
          const due = momentOf(day, plan.time, zone);
          if (due > now) break;
          const on = plan.every === 'week' ? [plan.weekday] : plan.weekdays;
          if (due > start && on.includes(weekdayOf(day))) all.add(due);
        }
        expect(made.length + missed).toBe(all.size);
      }),
    );
  });

  it('a clock that jumps about makes at most one a day', () => {
    const jumps = fc.array(fc.integer({ min: -900, max: 900 }), { maxLength: 40 });
    fc.assert(
      fc.property(plans, moments, zones, jumps, (plan, start, zone, hours) => {
        const made: Past[] = [];
        let now = start;
        for (const jump of hours) {
          now += jump * hour;
          const due = nextDigest({ ...plan, since: start }, made, now, zone);
          if (due && due.at <= now) made.push(due);
        }
        expect(new Set(made.map(({ day }) => day)).size).toBe(made.length);
      }),
    );
  });
});

it('reads settings of any shape', () => {
  expect(digestPlanSchema.parse({})).toEqual(usualPlan);
  const read = digestPlanSchema.parse({
    on: 'yes',
    weekdays: [9, 3, 'x', 1, 3],
    weekday: 0,
    time: '25:00',
    feeds: [],
    topics: ['  sparse \n attention ', '', 7, 'sparse attention'],
    queries: 'no list',
    count: 10_000,
    address: 'a@b\r\nBcc: c@d',
  });
  expect(read).toEqual({ ...usualPlan, weekdays: [1, 3], topics: ['sparse attention'] });
  expect(digestPlanSchema.parse({ address: 'me@example.org' }).address).toBe('me@example.org');
});
