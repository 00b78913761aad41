/** Which stored words stand where in a stretch of the page, and how many of them stayed. */
import { describe, expect, it } from 'vitest';
import { align, type Sequence } from '../../../lib/annotations/align';
import { keptShare } from '../../../lib/annotations/coherence';
import { sizesOf } from '../../../lib/annotations/tokens';

const many = (count: number, word: (n: number) => string) =>
  Array.from({ length: count }, (_, n) => word(n));

/** Both sides with one number a word; a stored word that the window has not has none. */
function pair(stored: string | string[], window: string | string[], weight = 1) {
  const list = (of: string | string[]) =>
    typeof of === 'string' ? of.split(' ').filter(Boolean) : of;
  const ids = new Map([...new Set(list(window))].map((word, id) => [word, id]));
  const line = (words: string[]): Sequence => ({
    words,
    ids: Int32Array.from(words, (word) => ids.get(word) ?? -1),
    sizes: sizesOf(words),
    weights: new Float32Array(words.length).fill(weight),
  });
  return [line(list(stored)), line(list(window))] as const;
}

describe('words of a passage in a stretch of the page', () => {
  it.each<[string, string, string, number[]]>([
    ['all of them', 'a b c', 'x a b c y', [1, 2, 3]],
    ['one is gone', 'a b c', 'x a c y', [1, -1, 2]],
    ['one is another', 'a b c', 'a x c', [0, -1, 2]],
    ['one came', 'a b c', 'a b x c', [0, 1, 3]],
    ['none', 'a b c', 'x y z', [-1, -1, -1]],
    ['an empty stretch', 'a b', '', [-1, -1]],
    ['nothing is looked for', '', 'a b', []],
    ['twice: where they are neighbours', 'a b', 'a x b y a b', [4, 5]],
    ['twice: where more of them are', 'a b c', 'a x x c x a b x c', [5, 6, 8]],
    ['in another order only one of two', 'a b', 'b a', [1, -1]],
    ['the others stay in their order', 'a b c d', 'b c d a', [-1, 0, 1, 2]],
  ])('%s', (_what, stored, window, to) => {
    expect([...align(...pair(stored, window)).to]).toEqual(to);
  });

  it.each<[string, string, number]>([
    ['walker', 'walkers', 6 / 7],
    ['colour', 'color', 5 / 6],
    ['simple', 'sample', 5 / 6],
    ['abcdefghij', 'abcdefg', 0.7],
    ['abcdefghijk', 'abcdefg', 0],
    ['done', 'tone', 0],
    ['four', 'fourteen', 0],
    ['ease', 'ease-', 4 / 5],
    ['cat', 'cats', 0],
    ['cats', 'cat', 0],
    ['aaaaa', 'aaaa', 4 / 5],
  ])('%s and %s are alike', (stored, window, share) => {
    const { to, alike } = align(...pair(stored, window));
    expect(alike[0]).toBeCloseTo(share * 0.9, 5);
    expect(to[0]).toBe(share > 0 ? 0 : -1);
  });

  it('a word that the stretch has is not taken for one like it', () => {
    const { to, alike } = align(...pair('walker', 'walkers walker'));
    expect([to[0], alike[0]]).toEqual([1, 1]);
    expect([...align(...pair('b walkers c', 'walker b walkering walker c')).to]).toEqual([1, 3, 4]);
  });

  it('a word of little worth is not looked for far away where the place before it is known', () => {
    const near = pair('a', 'x a', 0.05);
    const far = pair('a', 'x x x a', 0.05);
    expect(align(...far).to[0]).toBe(3);
    expect(align(...near, true).to[0]).toBe(1);
    expect(align(...far, true).to[0]).toBe(-1);
    expect(align(...pair('a', 'x x x a'), true).to[0]).toBe(3);
  });

  it('nor between two others', () => {
    const [stored, window] = pair('b a c', 'b x x x a c');
    stored.weights[1] = 0.02;
    expect([...align(stored, window).to]).toEqual([0, 4, 5]);
    const [alone, apart] = pair('b a c', 'b x x x a x x x c');
    alone.weights[1] = 0;
    expect(align(alone, apart).to[0]).toBe(0);
    expect(align(alone, apart).to[2]).toBe(8);
  });
});

describe('a long passage', () => {
  // A table of all of it would be too large: it must be cut.
  const stored = many(1_100, (n) => `w${n}`);
  const places = (words: string[]) => stored.map((word) => words.indexOf(word));

  it.each<[string, string[]]>([
    ['unchanged', stored],
    ['within more', [...many(30, (n) => `x${n}`), ...stored, ...many(30, (n) => `y${n}`)]],
    ['with words put in', stored.flatMap((word, n) => (n % 10 === 5 ? [`x${n}`, word] : [word]))],
    ['with words replaced', stored.map((word, n) => (n % 7 === 3 ? `x${n}` : word))],
    ['with words taken out', stored.filter((_, n) => n % 6 !== 2)],
    ['with a part taken out', stored.toSpliced(40, 30)],
    ['with a part put in', stored.toSpliced(60, 0, ...many(50, (n) => `x${n}`))],
  ])('is found word by word: %s', (_what, window) => {
    const { to, alike } = align(...pair(stored, window));
    expect([...to]).toEqual(places(window));
    expect([...alike]).toEqual(places(window).map((at) => (at < 0 ? 0 : 1)));
  });

  it('whose parts changed places keeps the longer one', () => {
    const window = [...stored.slice(800), ...stored.slice(0, 800)];
    const { to } = align(...pair(stored, window));
    expect([...to.subarray(0, 800)]).toEqual(stored.slice(0, 800).map((_, n) => n + 300));
    expect([...to.subarray(800)]).toEqual(stored.slice(800).map(() => -1));
  });

  it('repeats in it are told apart by what stands around them', () => {
    const verse = (n: number) => ['so', 'it', 'goes', `v${n}`, 'and', 'on', 'and', 'on'];
    const song = many(150, String).flatMap((n) => verse(Number(n)));
    const cut = song.toSpliced(24, 8);
    const { to } = align(...pair(song, cut));
    expect([...to.subarray(0, 24)]).toEqual(song.slice(0, 24).map((_, n) => n));
    expect([...to.subarray(35)]).toEqual(song.slice(35).map((_, n) => n + 27));
    expect(to[27]).toBe(-1);
  });

  it('of one word only is found while its table can be made, and given up beyond', () => {
    const of = (count: number) =>
      align(
        ...pair(
          many(count, () => 'a'),
          many(count, () => 'a'),
        ),
      ).to;
    expect([...of(300)]).toEqual(many(300, String).map(Number));
    expect(of(1_001).every((at) => at === -1)).toBe(true);
  });

  it('after one place is known what is skipped before the next costs, too', () => {
    const words = [...many(70, (n) => `w${n}`), 'little', ...many(70, (n) => `z${n}`)];
    const page = [
      ...many(70, (n) => `w${n}`),
      ...many(12, (n) => `x${n}`),
      'little',
      ...many(12, (n) => `y${n}`),
      ...many(70, (n) => `z${n}`),
    ];
    const [sought, window] = pair(words, page);
    sought.weights[70] = 0.05;
    const { to } = align(sought, window);
    expect([to[69], to[70], to[71]]).toEqual([69, 82, 95]);
  });
});

describe('how much of a passage stayed', () => {
  const kept = (stored: string, window: string, first = 0, last = stored.split(' ').length) => {
    const [left, right] = pair(stored, window);
    return keptShare(left, right, align(left, right), first, last);
  };

  it.each<[string, string, string, number]>([
    ['all', 'a b c d', 'a b c d', 1],
    ['all, within more', 'a b c d', 'x y a b c d z', 1],
    ['none', 'a b c d', 'w x y z', 0],
    ['all but one', 'a b c d e f', 'a b x d e f', 5 / 6],
    ['all but one that was taken out', 'a b c d e f', 'a b d e f', 5 / 6],
    ['all, with one put in', 'a b c d e f', 'a b c x d e f', 1],
    ['a word between changes as long is chance', 'a b c d e', 'a x c y e', 2 / 5],
    ['two words between shorter changes are not', 'a b c d e f', 'a x c d y f', 4 / 6],
    ['a word in a rewritten sentence is chance', 'a b c d e f g', 't u v d x y z', 0],
    ['longer than the change before it', 'a c d e f g', 'x c d y z w', 2 / 6],
    ['as long as the change behind it', 'a b c d e f g h', 'x y c d z', 0],
    [
      'what is taken for chance makes the changes around it larger',
      'a b c d e f g h i j',
      'a b x d y z w h i j',
      5 / 10,
    ],
    ['signs count nothing', 'a . b , c', 'a b ; c', 1],
    ['signs alone count each', '. , ;', '. ,', 2 / 3],
    ['a word with another ending is another', 'the walkers moved', 'the walker moved', 2 / 3],
    ['a formula counts as one word', 'it costs $ x ^ 2 $ of them', 'it costs of them', 4 / 5],
    [
      'an edited formula is another one',
      'it costs $ x ^ 2 $ of them',
      'it costs $ x ^ 3 $ of them',
      4 / 5,
    ],
    [
      'of a formula that is not drawn only its signs are missing',
      'it costs $ x $ of them',
      'it costs x of them',
      13 / 15,
    ],
    ['two formulas, one edited', 'a $ x $ b $ y $ c', 'a $ x $ b $ z $ c', 4 / 5],
    ['prices are words', 'it costs $ 3 a day', 'it costs $ 4 a day', 4 / 5],
  ])('%s', (_what, stored, window, share) => {
    expect(kept(stored, window)).toBeCloseTo(share, 5);
  });

  it('only of the passage, not of what is around it', () => {
    expect(kept('p q a b c r s', 'p x a b c y s', 2, 5)).toBe(1);
    expect(kept('p q a b c d r s', 'p q a x c d r s', 2, 6)).toBeCloseTo(3 / 4, 5);
    expect(kept('p q r a s t u', 'p q r x s t u', 3, 4)).toBe(0);
    expect(kept('a b', 'a b', 1, 1)).toBe(0);
  });
});
