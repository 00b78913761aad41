// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import {
  buildTokenIndex,
  frequency,
  isWord,
  rarityOf,
  sizesOf,
  tokenFrom,
  tokenIndex,
  tokensOf,
} from '../../../lib/annotations/tokens';
import { modelOf } from './support/page';

describe('words and signs', () => {
  it.each<[string, string[]]>([
    ['One two', ['one', 'two']],
    ['e.g. x=1', ['e', '.', 'g', '.', 'x', '=', '1']],
    ['ÉTÉ naïve', ['été', 'naïve']],
    ['\\alpha_{i2}', ['\\alpha', '_', '{', 'i2', '}']],
    ['\\1', ['\\', '1']],
    ['漢字かな', ['漢', '字', 'か', 'な']],
    ['x漢y', ['x', '漢', 'y']],
    ['ไทย', ['ไ', 'ท', 'ย']],
    ['한국어 말', ['한국어', '말']],
    ['شيء ما', ['شيء', 'ما']],
    ['', []],
    [' \n', []],
  ])('%j', (text, words) => {
    const tokens = tokensOf(text);
    expect(tokens.words).toEqual(words);
    const pieces = tokens.starts.map((start, at) => text.slice(start, tokens.ends[at]));
    expect(pieces.map((piece) => piece.toLowerCase())).toEqual(words);
  });

  it.each([
    ['a', true],
    ['7', true],
    ['漢', true],
    ['\\pi', true],
    ['.', false],
    ['$', false],
    ['', false],
  ])('%j is a word: %s', (text, is) => {
    expect(isWord(text)).toBe(is);
  });

  const third = 1 / 3;
  it.each<[string, number[]]>([
    ['a , b', [1, 0, 1]],
    ['a $ x $ b', [1, third, third, third, 1]],
    ['$ $', [1 / 2, 1 / 2]],
    ['a $ 3 and', [1, 0, 1, 1]],
    ['a $', [1, 0]],
    ['$ x $ and $ y $', [third, third, third, 1, third, third, third]],
    ['$ x $ 3', [third, third, third, 1]],
  ])('in "%s" each counts for so many words', (text, sizes) => {
    const found = sizesOf(text.split(' '));
    expect(found).toHaveLength(sizes.length);
    for (const [at, size] of sizes.entries()) expect(found[at]).toBeCloseTo(size, 5);
  });

  it('two signs that are far apart are prices', () => {
    const between = (count: number) => ['$', ...Array.from({ length: count }, () => 'a'), '$'];
    expect(sizesOf(between(400))[1]).toBeCloseTo(1 / 402, 5);
    expect(sizesOf(between(401))[1]).toBe(1);
    expect(sizesOf(between(401))[0]).toBe(0);
  });
});

describe('the words of a page', () => {
  const html =
    '<p>One word, one sign <cite>[7]</cite> and <sup><a href="#bib2">8</a></sup> so on. One <math alttext="x"></math></p>';
  const read = () => {
    const model = modelOf(html);
    const index = tokenIndex(model);
    return { model, index, id: (word: string) => index.idOf.get(word) ?? -1 };
  };

  it('each with its place', () => {
    const { model, index } = read();
    expect(index.count).toBe(index.starts.length);
    const words = Array.from(index.ids, (of) => index.words[of]);
    expect(words.join(' ')).toBe('one word , one sign [ 7 ] and 8 so on . one $ x $');
    expect(model.text.slice(index.starts[4], index.ends[4])).toBe('sign');
    expect(index.sizes[2]).toBe(0);
    expect(index.sizes[15]).toBeCloseTo(1 / 3, 5);
  });

  it.each([
    ['one', 3],
    ['word', 1],
    ['$', 2],
    ['two', 0],
  ])('"%s" %d times', (word, count) => {
    const { index, id } = read();
    expect(frequency(index, id(word))).toBe(count);
    const from = index.from[id(word)] ?? 0;
    const places = count > 0 ? [...index.places.subarray(from, from + count)] : [];
    expect(places).toEqual(
      [...index.ids.keys()].filter((at) => index.words[index.ids[at] ?? -1] === word),
    );
  });

  it('those of marks are known', () => {
    const { index } = read();
    expect([...index.soft]).toEqual([0, 0, 0, 0, 0, 1, 1, 1, 0, 1, 0, 0, 0, 0, 0, 0, 0]);
  });

  it('rare ones are told from common ones', () => {
    const { index, id } = read();
    expect(rarityOf(index, id('word'))).toBeGreaterThan(rarityOf(index, id('one')));
    expect(rarityOf(index, -1)).toBeGreaterThan(rarityOf(index, id('word')));
    expect(rarityOf(index, -1)).toBeLessThanOrEqual(1);
    const all = tokenIndex(modelOf('<p>a a a</p>'));
    expect(rarityOf(all, 0)).toBe(0);
  });

  it.each([
    [0, 0],
    [2, 0],
    [3, 1],
    [8, 2],
    [9, 3],
    [9_999, 17],
  ])('the first that ends after unit %d is the %dth', (unit, at) => {
    const { index } = read();
    expect(tokenFrom(index, unit)).toBe(at);
  });

  it('are read once, in pieces where they are many', () => {
    const { model, index } = read();
    expect(tokenIndex(model)).toBe(index);
    expect(buildTokenIndex(model).next()).toEqual({ done: true, value: index });
    const steps = (count: number) => {
      const building = buildTokenIndex(modelOf(`<p>${'a b '.repeat(count / 2)}</p>`));
      let pauses = 0;
      for (let step = building.next(); ; step = building.next()) {
        if (step.done) return { pauses, count: step.value.count };
        pauses += 1;
      }
    };
    const [few, many] = [steps(1_000), steps(20_000)];
    expect([few.count, many.count]).toEqual([1_000, 20_000]);
    expect(many.pauses).toBeGreaterThanOrEqual(few.pauses + 10);
  });
});
