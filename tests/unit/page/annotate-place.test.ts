import { describe, expect, it } from 'vitest';
import type { Highlight } from '@/lib/messaging/annotate-protocol';
import { attemptsOf, madeElsewhere } from '@/lib/page/annotate/attempts';
import { wordDiff } from '@/lib/page/annotate/diff';
import { meet, placeBeside } from '@/lib/page/annotate/place';
import { quoteWithReference } from '@/lib/page/annotate/quote';
import { clusters, type Mark } from '@/lib/page/annotate/rail';
import { record } from '../library/support';

const tall = { width: 36, height: 250 };
const lying = { width: 300, height: 36 };
const column = { left: 80, top: 100, width: 640, height: 200 };
const line = (top: number, left = 100, width = 400) => ({ left, top, width, height: 20 });
const view = { width: 1280, height: 800 };
const around = { first: line(150), last: line(210, 80, 200), column, view };
const anything = () => true;

describe('the bar', () => {
  it.each([
    ['stands in the right margin', around, anything, 'right'],
    [
      'stands in the left margin when the right one is taken',
      { ...around, first: line(150, 520), last: line(210, 520), column: { ...column, left: 500 } },
      (box: { left: number }) => box.left < 500,
      'left',
    ],
    ['lies below when both are taken', around, () => false, 'below'],
    [
      'lies above the last lines of the window',
      { ...around, first: line(700), last: line(770) },
      () => false,
      'above',
    ],
    [
      'lies over a passage that fills the window',
      { ...around, first: line(-400), last: line(1200) },
      () => false,
      'over',
    ],
    [
      'lies below in a narrow window',
      { ...around, column: { ...column, left: 10, width: 300 }, view: { width: 320, height: 640 } },
      anything,
      'below',
    ],
  ])('%s', (_, where, free, side) => {
    const placed = placeBeside(where, tall, lying, free);
    expect(placed.side).toBe(side);
    const size = side === 'right' || side === 'left' ? tall : lying;
    expect(placed.left).toBeGreaterThanOrEqual(0);
    expect(placed.left + size.width).toBeLessThanOrEqual(where.view.width);
    expect(placed.top).toBeGreaterThanOrEqual(0);
    expect(placed.top + size.height).toBeLessThanOrEqual(where.view.height);
    const box = { ...placed, ...size };
    if (side !== 'over')
      for (const each of [where.first, where.last]) {
        expect(meet(box, each)).toBe(false);
      }
  });
});

const mark = (at: number): Mark => ({
  id: String(at),
  at,
  colour: 'yellow',
  uncertain: false,
  label: '',
});

describe('marks at the edge', () => {
  it('are in order, apart from one another, and none is lost', () => {
    const marks = Array.from({ length: 500 }, (_, index) => mark(index / 499));
    const groups = clusters(marks, 800);
    expect(groups.flatMap((group) => group.marks)).toEqual(marks);
    for (const [index, { top }] of groups.entries()) {
      expect(top).toBeGreaterThanOrEqual(8);
      expect(top).toBeLessThanOrEqual(792);
      if (index > 0) expect(top - (groups[index - 1]?.top ?? 0)).toBeGreaterThanOrEqual(9);
    }
  });
  it('are one when they would lie on one another', () => {
    expect(clusters([mark(0.5), mark(0.501), mark(0.9)], 800)).toHaveLength(2);
  });
});

describe('looking for a highlight', () => {
  const selectors = (exact: string) => [{ type: 'TextQuoteSelector' as const, exact }];
  const highlight = {
    selectors: selectors('made'),
    later: [
      { version: 'v2', at: 1, state: 'moved', selectors: selectors('two') },
      { version: 'v3', at: 2, state: 'lost', selectors: [] },
      { version: 'v4', at: 3, state: 'changed', selectors: selectors('four') },
    ],
  } as unknown as Highlight;
  const order = (version: string | undefined) =>
    attemptsOf(highlight, version).map(
      ({ selectors: [first] }) => first && 'exact' in first && first.exact,
    );
  it.each([
    ['v1', ['made', 'four', 'two']],
    ['v2', ['two', 'made', 'four']],
    ['v3', ['made', 'four', 'two']],
    [undefined, ['made', 'four', 'two']],
  ])('on %s', (version, expected) => {
    expect(order(version)).toEqual(expected);
  });
  it.each([
    [80_000, 2_000, true],
    [80_000, 75_000, false],
    [2_000, 80_000, false],
  ])('made on a page of %d characters, on one of %d', (before, now, elsewhere) => {
    const made = { selectors: [{ type: 'PaperSelector', length: before }] };
    expect(madeElsewhere(made as unknown as Highlight, { length: now })).toBe(elsewhere);
  });
});

it.each([
  [[{ family: 'Okafor' }], 'Okafor'],
  [[{ family: 'Okafor' }, { literal: 'The Group' }], 'Okafor & The Group'],
  [[{ family: 'A' }, { family: 'B' }, { family: 'C' }], 'A et al.'],
])('a quote by %j', (authors, who) => {
  const paper = record({ identifiers: ['arxiv:1'], authors, title: 'T', issued: { year: 2026 } });
  expect(quoteWithReference('words', paper, 'https://a.test/')).toBe(
    `“words”\n— ${who}, “T”, 2026. https://a.test/`,
  );
});

it.each([
  ['forty reaches over', 'fifty reaches over', '[-forty-][+fifty+] reaches over'],
  ['the old weir', 'the weir', 'the [-old -]weir'],
  ['a', 'a', 'a'],
])('what changed from “%s” to “%s”', (before, after, expected) => {
  const marks = { same: ['', ''], gone: ['[-', '-]'], come: ['[+', '+]'] } as const;
  const shown = wordDiff(before, after).map(({ kind, text }) => marks[kind].join(text));
  expect(shown.join('')).toBe(expected);
});
