import { describe, expect, it } from 'vitest';
import { findSettings, placesOf, wordsOf } from '@/components/options/find';

const all = [
  { id: 'theme', text: 'Appearance Light Dark night' },
  { id: 'citing', text: 'Pattern of citation keys Bézier' },
  { id: 'keys', text: 'Keyboard shortcuts' },
];
const find = (typed: string) => {
  const found = findSettings(all, wordsOf(typed));
  return found && [...found];
};

describe('findSettings', () => {
  it.each([
    ['', undefined],
    ['   ', undefined],
    ['key', ['citing', 'keys']],
    ['NIGHT dark', ['theme']],
    ['dark shortcuts', []],
    ['bezier', ['citing']],
    ['zebra', []],
  ])('%j finds %j', (typed, expected) => expect(find(typed)).toEqual(expected));

  it('finds words of scripts without spaces', () => {
    const found = findSettings([{ id: 'a', text: '键盘快捷键' }], wordsOf('快捷'));
    expect([...(found ?? [])]).toEqual(['a']);
  });
});

describe('placesOf', () => {
  it.each([
    [
      'Keys and keyboards',
      'key',
      [
        [0, 3],
        [9, 12],
      ],
    ],
    ['Bézier', 'bezier', [[0, 6]]],
    ['nothing', 'key', []],
    // Folding makes more letters of ß: the place is that of the text as it is written.
    ['Straße: keys', 'keys', [[8, 12]]],
  ])('in %j %j stands at %j', (text, typed, expected) =>
    expect(placesOf(text, wordsOf(typed))).toEqual(expected),
  );
});
