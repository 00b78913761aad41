import { describe, expect, it } from 'vitest';
import { clockTime, periodText, shortDate } from '@/lib/platform/feed-dates';

const now = new Date(2026, 6, 31, 16, 0).getTime();

describe('shortDate', () => {
  it.each([
    [{ year: 2026, month: 7, day: 31 }, '31 Jul'],
    [{ year: 2025, month: 7, day: 3 }, '3 Jul 2025'],
    [{ year: 2026, month: 7 }, 'Jul'],
    [{ year: 2026 }, '2026'],
  ])('%o is %s', (date, text) => {
    expect(shortDate(date, now, 'en-GB')).toBe(text);
  });
});

describe('clockTime', () => {
  it('gives the time, and the date when it is not today', () => {
    expect(clockTime(new Date(2026, 6, 31, 14, 32).getTime(), now, 'en-GB')).toBe('14:32');
    expect(clockTime(new Date(2026, 6, 30, 14, 32).getTime(), now, 'en-GB')).toMatch(
      /30 Jul.*14:32/,
    );
  });
});

describe('periodText', () => {
  it.each([
    ['2026-07-31', /^Friday,? 31 July$/],
    ['2026-W31', /^27 July – 2 August$/],
    ['2026-W53', /^28 December.*– 3 January/],
    ['2026-07', /^July 2026$/],
  ])('%s is %s', (period, text) => {
    expect(periodText(period, 'en-GB')?.replaceAll(/\s/gu, ' ')).toMatch(text);
  });

  it.each(['trending', ''])('%j has no dates', (period) => {
    expect(periodText(period, 'en-GB')).toBeUndefined();
  });
});
