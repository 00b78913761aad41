import { describe, expect, it } from 'vitest';
import {
  add,
  all,
  clear,
  extend,
  move,
  nothing,
  pick,
  type Selection,
  settle,
  targets,
  toggle,
} from '@/components/library/page/selection';

const ids = ['a', 'b', 'c', 'd', 'e', 'f'];
type Gesture = (now: Selection) => Selection;
const clickOn = (id: string) => () => pick(id);
const ctrl = (id: string) => (now: Selection) => add(now, id);
const shift = (id: string) => (now: Selection) => extend(now, id, ids);
const x = (id: string) => (now: Selection) => toggle(now, id);
const arrow = (id: string) => (now: Selection) => move(now, id);

const cases: [string, Gesture[], { cursor?: string; targets: string }][] = [
  ['nothing yet', [], { targets: '' }],
  ['a click is about that row', [clickOn('b')], { cursor: 'b', targets: 'b' }],
  ['an arrow moves it', [clickOn('b'), arrow('c')], { cursor: 'c', targets: 'c' }],
  ['ctrl+click takes the clicked row with it', [clickOn('b'), ctrl('d')], { targets: 'bd' }],
  ['ctrl+click twice lets go', [clickOn('b'), ctrl('d'), ctrl('d')], { targets: 'b' }],
  ['shift+click is a range', [clickOn('b'), shift('d')], { cursor: 'd', targets: 'bcd' }],
  ['a range upwards', [clickOn('d'), shift('b')], { cursor: 'b', targets: 'bcd' }],
  ['a range shrinks again', [clickOn('b'), shift('e'), shift('c')], { targets: 'bc' }],
  ['a range turns round its anchor', [clickOn('c'), shift('e'), shift('a')], { targets: 'abc' }],
  ['x chooses, an arrow keeps it', [clickOn('b'), x('b'), arrow('d')], { targets: 'b' }],
  ['x here and there', [x('b'), arrow('e'), x('e')], { cursor: 'e', targets: 'be' }],
  ['a range starts where x was', [x('b'), arrow('c'), shift('d')], { targets: 'cd' }],
  ['a range without an anchor is one row', [shift('c')], { cursor: 'c', targets: 'c' }],
  ['a click lets everything go', [clickOn('b'), shift('d'), clickOn('f')], { targets: 'f' }],
  ['all', [(now) => all(now, ids)], { cursor: 'a', targets: 'abcdef' }],
  ['Esc keeps the cursor', [clickOn('b'), shift('d'), clear], { cursor: 'd', targets: 'd' }],
];

it.each(cases)('%s', (_, gestures, expected) => {
  const end = gestures.reduce((now, gesture) => gesture(now), nothing);
  expect(targets(end, ids).join('')).toBe(expected.targets);
  if (expected.cursor) expect(end.cursor).toBe(expected.cursor);
});

it('acts in the order of the list, not of the choosing', () => {
  expect(targets(toggle(toggle(pick('e'), 'e'), 'b'), ids)).toEqual(['b', 'e']);
});

describe('when the list changes', () => {
  it('gives the cursor to the row that took its place', () => {
    const now = settle(pick('c'), ['a', 'b', 'd', 'e'], ids);
    expect(now.cursor).toBe('d');
  });
  it('goes past all that left with it', () => {
    expect(settle(extend(pick('b'), 'd', ids), ['a', 'e', 'f'], ids).cursor).toBe('e');
  });
  it('goes up when the last row has gone', () => {
    expect(settle(pick('f'), ['a', 'b'], ids).cursor).toBe('b');
  });
  it('has no cursor in an empty list', () => {
    expect(settle(pick('a'), [], ids).cursor).toBeUndefined();
  });
  it('lets go what has left, and stays the same object when nothing has', () => {
    const now = extend(pick('b'), 'd', ids);
    expect([...settle(now, ['a', 'b', 'd'], ids).chosen]).toEqual(['b', 'd']);
    expect(settle(now, ids, ids)).toBe(now);
  });
});
