import { describe, expect, it } from 'vitest';
import { copyNames, folderName } from '@/lib/backup/copies';
import { toRemove, weekOfDay } from '@/lib/backup/rotation';
import type { Reason } from '@/lib/backup/types';

const dayMs = 86_400_000;
const dayOf = (at: number) => Math.floor(at / dayMs);
/** Monday, 5 January 2026. */
const monday = Date.UTC(2026, 0, 5, 12);

interface Made {
  id: string;
  at: number;
  why: Reason;
}

/** What is there after these backups were made one by one. */
function rotated(made: readonly Made[]): Made[] {
  let kept: Made[] = [];
  for (const each of made) {
    const all = [...kept, each];
    const gone = toRemove(all, dayOf);
    kept = all.filter(({ id }) => !gone.includes(id));
  }
  return kept;
}

const daily = (days: readonly number[], hours = [0]): Made[] =>
  days.flatMap((day) =>
    hours.map((hour) => ({
      id: `${day}/${hour}`,
      at: monday + day * dayMs + hour * 3_600_000,
      why: 'daily' as const,
    })),
  );
const upTo = (count: number) => Array.from({ length: count }, (_, day) => day);

describe('rotation', () => {
  it.each<[string, Made[], string[]]>([
    ['nothing', [], []],
    ['one', daily([0]), ['0/0']],
    ['a week', daily(upTo(7)), upTo(7).map((day) => `${day}/0`)],
    ['of one day the newest', daily([0], [0, 3, 6]), ['0/6']],
    [
      'five months, every day',
      daily(upTo(150)),
      // The last seven days; before them the newest of each of four weeks (Sundays, and the latest).
      [
        '125/0',
        '132/0',
        '139/0',
        '142/0',
        ...[143, 144, 145, 146, 147, 148, 149].map((d) => `${d}/0`),
      ],
    ],
    [
      'five months, on Mondays only',
      daily(upTo(22).map((week) => week * 7)),
      upTo(22)
        .slice(-11)
        .map((week) => `${week * 7}/0`),
    ],
    ['a year’s pause loses nothing', daily([0, 1, 2, 400]), ['0/0', '1/0', '2/0', '400/0']],
  ])('%s', (_, made, ids) => {
    expect(rotated(made).map(({ id }) => id)).toEqual(ids);
  });

  it('never keeps more than seven and four, and never less than what it could', () => {
    let kept: Made[] = [];
    for (const each of daily(upTo(200))) {
      const all = [...kept, each];
      const gone = toRemove(all, dayOf);
      kept = all.filter(({ id }) => !gone.includes(id));
      expect(kept.length).toBeLessThanOrEqual(11);
      expect(kept.slice(-7).map(({ at }) => dayOf(each.at) - dayOf(at))).toEqual(
        upTo(Math.min(7, dayOf(each.at) - dayOf(monday) + 1)).toReversed(),
      );
    }
    const weekly = kept.slice(0, -7).map(({ at }) => weekOfDay(dayOf(at)));
    expect(new Set(weekly).size).toBe(4);
    expect(Math.max(...weekly) - Math.min(...weekly)).toBe(3);
  });

  it('keeps the newest of those made by hand or before something, beside the daily ones', () => {
    const others = (['hand', 'restore', 'import'] as const).flatMap((why) =>
      upTo(20).map((n) => ({ id: `${why} ${n}`, at: monday + n, why })),
    );
    const kept = rotated([...others, ...daily(upTo(3))]).map(({ id }) => id);
    expect(kept.filter((id) => id.startsWith('hand'))).toHaveLength(10);
    expect(kept.filter((id) => id.startsWith('restore'))).toEqual(
      [15, 16, 17, 18, 19].map((n) => `restore ${n}`),
    );
    expect(kept.filter((id) => id.startsWith('import'))).toHaveLength(5);
    expect(kept.filter((id) => /^\d/.test(id))).toHaveLength(3);
  });
});

describe('copies', () => {
  it.each<[string, number, number | undefined, boolean, string[]]>([
    ['the first', 2, undefined, true, ['day-3', 'week-4']],
    ['the next day', 3, 2, true, ['day-4']],
    ['the next week', 7, 6, true, ['day-1', 'week-1']],
    ['four weeks later the same file again', 35, 28, true, ['day-1', 'week-1']],
    ['without rotation', 2, undefined, false, ['2026-01-07']],
  ])('%s', (_, day, last, rotate, names) => {
    const at = (n: number) => monday + n * dayMs;
    const found = copyNames(at(day), last === undefined ? undefined : at(last), rotate, dayOf);
    expect(found).toEqual(names.map((name) => `offprint-backup-${name}`));
  });

  it.each([
    ['Offprint', 'Offprint'],
    ['  My papers ', 'My papers'],
    ['../../etc', 'etc'],
    ['a/b\\c', 'a b c'],
    ['..', 'Offprint'],
    ['', 'Offprint'],
    ['con', 'Offprint'],
    ['名前', '名前'],
    ['what?*', 'what'],
  ])('a folder called %j is %j', (typed, name) => {
    expect(folderName(typed)).toBe(name);
  });
});
