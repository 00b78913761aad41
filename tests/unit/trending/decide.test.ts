import { describe, expect, it } from 'vitest';
import { askableAt, decide, failuresInARow, retryAfterFailure } from '@/lib/trending/decide';
import type { FeedSnapshot } from '@/lib/trending/types';

// Thirteen hours into a day of New York.
const now = Date.parse('2026-07-31T17:00:00Z');
const midnight = Date.parse('2026-08-01T04:00:00Z');
const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;

let count = 0;
const row = (state: FeedSnapshot['state'], ago: number, more: Partial<FeedSnapshot> = {}) => {
  count += 1;
  const at = now - ago;
  const base: FeedSnapshot = {
    id: String(count),
    feed: 'hf:trending',
    period: 'trending',
    state,
    attemptedAt: at,
    items: [],
    ...(state === 'ok' && { fetchedAt: at }),
  };
  return { ...base, ...more };
};
const pause = (ms: number, kind: 'rate-limited' | 'server' = 'rate-limited') => ({
  failure: { kind, host: 'h', retryAt: now + ms },
  retryAt: now + ms,
});

const away = { failure: { kind: 'offline' as const, host: 'h' } };
const fetch = { act: 'fetch' };
const wait = (outcome: string, ms: number) => ({ act: 'wait', outcome, nextAt: now + ms });

describe('decide', () => {
  it.each<[string, FeedSnapshot[], boolean, object]>([
    ['nothing yet', [], false, fetch],
    ['a list of 11 hours', [row('ok', 11 * hour)], false, wait('fresh', hour)],
    ['a list of 12 hours', [row('ok', 12 * hour)], false, fetch],
    ['a list of yesterday', [row('ok', 14 * hour)], false, fetch],
    ['a fresh list, forced', [row('ok', minute)], true, fetch],
    ['a list of this minute, forced', [row('ok', 59 * second)], true, wait('fresh', second)],
    [
      'two requests today',
      [row('failed', hour), row('failed', 2 * hour), row('ok', 20 * hour)],
      false,
      wait('waiting', midnight - now),
    ],
    ['two requests today, forced', [row('failed', hour), row('ok', 2 * hour)], true, fetch],
    [
      'two requests today, one by the user',
      [row('failed', hour), row('failed', 2 * hour, { byUser: true })],
      false,
      fetch,
    ],
    [
      'two attempts today that reached nobody',
      [row('failed', hour, away), row('failed', 2 * hour, away)],
      false,
      fetch,
    ],
    ['two requests yesterday', [row('failed', 14 * hour), row('failed', 15 * hour)], false, fetch],
    ['a list from the future (clock put back)', [row('ok', -10 * minute)], false, fetch],
    ['another tab is asking', [row('pending', 59 * second)], false, wait('waiting', second)],
    ['another tab is asking, forced', [row('pending', second)], true, wait('waiting', 59 * second)],
    ['the worker that asked is dead', [row('pending', 60 * second)], false, fetch],
    ['a lease from the future', [row('pending', -60 * minute)], false, fetch],
    [
      'a failure whose time has not come',
      [row('failed', second, { retryAt: now + minute }), row('ok', 20 * hour)],
      false,
      wait('waiting', minute),
    ],
    [
      'a failure whose time has come',
      [row('failed', minute, { retryAt: now }), row('ok', 20 * hour)],
      false,
      fetch,
    ],
    ['our backoff, forced', [row('failed', 10 * second, { retryAt: now + minute })], true, fetch],
    [
      'our backoff, forced at once',
      [row('failed', second, { retryAt: now + minute })],
      true,
      wait('waiting', 9 * second),
    ],
    ['the service’s time, forced', [row('failed', minute, pause(5))], true, wait('waiting', 5)],
    [
      'a failure after a fresh list',
      [row('failed', minute, { retryAt: now - 1 }), row('ok', 30 * minute)],
      false,
      wait('fresh', midnight - now),
    ],
    ['a failure before a list', [row('ok', 12 * hour), row('failed', 20 * hour)], false, fetch],
    [
      'a dead lease after a failure',
      [row('pending', 61 * second), row('failed', 62 * second, { ...away, retryAt: now + minute })],
      false,
      wait('waiting', minute),
    ],
  ])('%s', (_, own, force, expected) => {
    expect(decide(own, [], now, { force })).toEqual(expected);
  });

  it('holds the pause of the service for its other feeds, forced or not', () => {
    const others = [row('failed', minute, { feed: 'hf:week', ...pause(7) }), row('ok', minute)];
    expect(decide([], others, now, { force: false })).toEqual(wait('waiting', 7));
    expect(decide([], others, now, { force: true })).toEqual(wait('waiting', 7));
  });

  it('does not hold our own backoff for other feeds', () => {
    const others = [row('failed', minute, { feed: 'hf:week', retryAt: now + minute })];
    expect(decide([], others, now, { force: false })).toEqual(fetch);
  });
});

it('lets “Try again” ask after ten seconds or at the service’s time', () => {
  expect(askableAt(row('failed', 0, { retryAt: now + minute }))).toBe(now + 10 * second);
  expect(askableAt(row('failed', 0, pause(minute)))).toBe(now + minute);
});

it.each<[FeedSnapshot[], number]>([
  [[], 0],
  [[row('ok', 1)], 0],
  [[row('failed', 1), row('pending', 2), row('failed', 3), row('ok', 4), row('failed', 5)], 2],
  [[row('failed', 1), row('failed', 2)], 2],
])('counts failures in a row (%#)', (rows, expected) => {
  expect(failuresInARow(rows)).toBe(expected);
});

it('waits for the later of our time and the service’s', () => {
  expect(retryAfterFailure(1, 0, now, undefined)).toBe(now + minute);
  expect(retryAfterFailure(1, 0, now, now + 5)).toBe(now + minute);
  expect(retryAfterFailure(1, 0, now, now + 10 * minute)).toBe(now + 10 * minute);
});
