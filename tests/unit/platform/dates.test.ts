import { expect, it } from 'vitest';
import { paperDate, relativeTime } from '@/lib/platform/dates';

const now = Date.UTC(2026, 6, 31, 12);
const minute = 60_000;

it.each([
  [0, 'this minute'],
  [-59_000, 'this minute'],
  [-5 * minute, '5 minutes ago'],
  [-60 * minute, '1 hour ago'],
  [-24 * 60 * minute, 'yesterday'],
  [-8 * 24 * 60 * minute, 'last week'],
  [-400 * 24 * 60 * minute, 'last year'],
  [2 * 60 * minute, 'in 2 hours'],
])('%i ms from now: %s', (distance, text) => {
  expect(relativeTime(now + distance, now, 'en')).toBe(text);
});

it.each([
  [{ year: 2026 }, '2026'],
  [{ year: 2026, month: 7 }, 'July 2026'],
  [{ year: 2026, month: 7, day: 3 }, 'July 3, 2026'],
])('%j is %s', (date, text) => {
  expect(paperDate(date, 'en')).toBe(text);
});
