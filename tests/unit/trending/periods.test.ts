import { describe, expect, it } from 'vitest';
import { isWeekend, periodNow, periodOf, stepPeriod } from '@/lib/trending/periods';

const now = Date.parse('2026-07-31T12:00:00Z');

it.each([
  ['day', '2026-07-31'],
  ['week', '2026-W31'],
  ['month', '2026-07'],
] as const)('the %s of now is %s', (kind, period) => {
  expect(periodNow(kind, now)).toBe(period);
  expect(periodOf(kind, '2026-07-31')).toBe(period);
});

describe('steps', () => {
  it.each([
    ['day', '2026-07-31', -1, '2026-07-30'],
    ['day', '2026-03-01', -1, '2026-02-28'],
    ['day', '2026-07-31', 1, undefined],
    ['day', '2023-05-04', -1, undefined],
    ['week', '2026-W31', -1, '2026-W30'],
    ['week', '2026-W01', -1, '2025-W52'],
    ['week', '2026-W31', 1, undefined],
    ['week', '2023-W18', -1, undefined],
    ['month', '2026-01', -1, '2025-12'],
    ['month', '2026-06', 1, '2026-07'],
    ['month', '2026-07', 1, undefined],
    ['month', '2023-05', -1, undefined],
  ] as const)('from the %s %s by %i: %s', (kind, from, by, to) => {
    expect(stepPeriod(kind, from, by, now)).toBe(to);
  });
});

it.each([
  ['2026-08-01', true],
  ['2026-08-02', true],
  ['2026-08-03', false],
  ['2026-W31', false],
  ['', false],
])('%s is a weekend: %s', (day, weekend) => {
  expect(isWeekend(day)).toBe(weekend);
});
