// @vitest-environment jsdom
/** How well a place fits a stored passage, on pages whose words stand there once: `a1 a2 … a40`. */
import { describe, expect, it } from 'vitest';
import { bitsOf, fitAt, fitWithin, known } from '../../../lib/annotations/compare';
import { passageOf } from '../../../lib/annotations/passage';
import { tokenIndex } from '../../../lib/annotations/tokens';
import { modelOf } from './support/page';

const words = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, n) => `a${from + n}`).join(' ');
const whole = words(1, 40);

function on(page: string, quote: { exact: string; prefix?: string; suffix?: string }) {
  const index = tokenIndex(modelOf(`<p>${page}</p>`));
  const passage = passageOf([{ type: 'TextQuoteSelector', ...quote }], index);
  if (!passage) throw new Error('no passage');
  return { index, passage };
}

/** The place where the very words stand. */
function hit(page: string, quote: { exact: string; prefix?: string; suffix?: string }) {
  const { index, passage } = on(page, quote);
  const start = page.indexOf(quote.exact);
  const first = page.slice(0, start).split(' ').length - 1;
  const last = first + quote.exact.split(' ').length;
  return {
    fit: fitAt(passage, index, { start, end: start + quote.exact.length, first, last }),
    passage,
    start,
    first,
  };
}

/** What of a side is there when its words `gone` (counted from the passage on) are not. */
function shareWithout(weights: Float32Array, gone: readonly number[]): number {
  const sum = weights.reduce((all, each) => all + each, 0);
  return gone.reduce((left, at) => left - (weights[at] ?? 0) / sum, 1);
}

const quote = { exact: words(20, 22), prefix: `${words(17, 19)} `, suffix: ` ${words(23, 25)}` };

describe('where the very words stand', () => {
  it('between its neighbours all of it is there', () => {
    const { fit, start } = hit(whole, quote);
    expect(fit).toMatchObject({ start, end: start + quote.exact.length, share: 19 / 40 });
    expect(fit).toMatchObject({
      quote: 1,
      before: 1,
      after: 1,
      stretch: 1,
      kept: 0,
      closed: false,
    });
    expect(known(fit)).toBe(2);
  });

  it('each neighbour is evidence: the nearest by all words of the page, the next ones by some less', () => {
    const bits = [1, 1.25, 1.5].map((choices) => Math.log2(40 / choices));
    const side = bits.reduce((sum, each) => sum + each, 0);
    expect(hit(whole, quote).fit.evidence).toBeCloseTo(2 * side, 4);
    const { exact, prefix, suffix } = quote;
    expect(hit(whole, { exact, prefix }).fit.evidence).toBeCloseTo(side, 4);
    expect(hit(whole, { exact, suffix }).fit.evidence).toBeCloseTo(side, 4);
    // Further away than it was, it may be there by chance.
    const moved = `${words(1, 19)} x ${words(20, 38)} y`;
    const further = [2, 2.25, 2.5].map((choices) => Math.log2(40 / choices));
    expect(hit(moved, { exact, prefix }).fit.evidence).toBeCloseTo(
      further.reduce((sum, each) => sum + each, 0),
      4,
    );
  });

  it('citations next to it are no evidence', () => {
    const cited = `${words(1, 19)} [ 7 ] ${words(20, 40)}`;
    const { fit } = hit(cited, { exact: quote.exact, prefix: 'a19 [ 7 ] ' });
    expect(fit.evidence).toBeCloseTo(Math.log2(43 / 1.75), 4);
    expect(fit.before).toBe(1);
  });

  it.each<[string, string, number[], number[]]>([
    ['the word before it is another', `${words(1, 18)} x ${words(20, 40)}`, [0], []],
    ['the second word before it is another', `${words(1, 17)} x ${words(19, 40)}`, [1], []],
    ['the word behind it is another', `${words(1, 22)} x ${words(24, 40)}`, [], [0]],
    ['the last word behind it is gone', `${words(1, 24)} ${words(26, 40)}`, [], [2]],
    ['nothing before it is there', `${words(1, 16)} ${words(20, 40)}`, [0, 1, 2], []],
    ['it begins the page', words(20, 40), [0, 1, 2], []],
    ['it ends the page', words(1, 22), [], [0, 1, 2]],
    ['six words were put before it', `${words(1, 19)} b c d e f g ${words(20, 40)}`, [], []],
    ['seven words were put before it', `${words(1, 19)} b c d e f g h ${words(20, 40)}`, [2], []],
    ['six words were put behind it', `${words(1, 22)} b c d e f g ${words(23, 40)}`, [], []],
    [
      'eight words were put behind it',
      `${words(1, 22)} b c d e f g h i ${words(23, 40)}`,
      [],
      [1, 2],
    ],
    [
      'its neighbours stand on the other side',
      `${words(23, 25)} ${words(20, 22)} ${words(17, 19)}`,
      [0, 1, 2],
      [0, 1, 2],
    ],
  ])('%s', (_what, page, goneBefore, goneAfter) => {
    const { fit, passage } = hit(page, quote);
    expect(fit.before).toBeCloseTo(
      shareWithout(passage.before.weights.toReversed(), goneBefore),
      5,
    );
    expect(fit.after).toBeCloseTo(shareWithout(passage.after.weights, goneAfter), 5);
  });

  it.each<[string, { prefix?: string; suffix?: string }, number, number]>([
    ['nothing is known: it may be here', {}, 0.5, 0.5],
    ['only what was before, and it is there', { prefix: 'a19 ' }, 1, 1],
    ['only what was before, and it is not there', { prefix: 'x ' }, 0, 0],
    ['only what was behind, and it is there', { suffix: ' a23' }, 1, 1],
    ['only what was behind, and it is not there', { suffix: ' x' }, 0, 0],
    ['one side is there, the other not', { prefix: 'a19 ', suffix: ' x' }, 1, 0],
    ['the other way round', { prefix: 'x ', suffix: ' a23' }, 0, 1],
    ['cut within a word, it agrees by its letters', { prefix: '8 a19 ', suffix: ' a23 a2' }, 1, 1],
  ])('%s', (_what, around, before, after) => {
    const { fit } = hit(whole, { exact: quote.exact, ...around });
    expect([fit.before, fit.after]).toEqual([before, after]);
  });

  it('cut within a word, with other letters, only its whole words are there', () => {
    const { fit } = hit(whole, { exact: quote.exact, prefix: '9 a19 ', suffix: ' a23 a3' });
    for (const side of [fit.before, fit.after]) {
      expect(side).toBeGreaterThan(0.4);
      expect(side).toBeLessThan(1);
    }
  });
});

it.each([
  ['once, in one place', 'a7', 1, Math.log2(40)],
  ['once, in one of four places', 'a7', 4, Math.log2(10)],
  ['five times', 'b', 1, Math.log2(9)],
  ['not at all counts as once', 'x', 2, Math.log2(20)],
  ['as many places as words', 'a7', 40, 0],
  ['more places than words', 'a7', 90, 0],
])('bits of a word that is there %s', (_what, word, choices, bits) => {
  const page = word === 'b' ? `${words(1, 40)} b b b b b` : whole;
  const { index } = on(page, { exact: 'a1' });
  expect(bitsOf(index, index.idOf.get(word) ?? -1, choices)).toBeCloseTo(bits, 5);
});

describe('a stretch in which it may stand edited', () => {
  const within = (page: string, of = quote, from = 0, to?: number) => {
    const { index, passage } = on(page, of);
    const fit = fitWithin(passage, index, from, to ?? index.count);
    return { fit, passage, text: fit && page.slice(fit.start, fit.end) };
  };
  const longer = { exact: words(18, 23), prefix: `${words(14, 17)} `, suffix: ` ${words(24, 27)}` };

  it('unchanged all of it is there', () => {
    const { fit, text } = within(whole);
    expect(text).toBe(quote.exact);
    expect(fit).toMatchObject({ share: 19 / 40, quote: 1, before: 1, after: 1, closed: false });
    expect(fit).toMatchObject({ stretch: 1, kept: 1 });
    // Within a stretch the nearest neighbour may be any of two words, the fourth next of three.
    const bits = [2, 2.25, 2.5].map((choices) => Math.log2(40 / choices));
    const right = bits.reduce((sum, each) => sum + each, 0);
    const left = [2.25, 2.5, 2.75].map((choices) => Math.log2(40 / choices));
    expect(fit?.evidence).toBeCloseTo(
      left.reduce((sum, each) => sum + each, right),
      4,
    );
  });

  it('a part of the page is looked at, and the place is one of the page', () => {
    const { fit, text } = within(whole, quote, 10, 30);
    expect(text).toBe(quote.exact);
    expect(fit).toMatchObject({ share: 19 / 40, before: 1, after: 1 });
    expect(within(whole, quote, 0, 10).fit).toBeUndefined();
  });

  it.each<[string, string, string, number]>([
    ['its first word was replaced', 'x a19 a20 a21 a22 a23', 'x a19 a20 a21 a22 a23', 6],
    ['its first two words were', 'x y a20 a21 a22 a23', 'x y a20 a21 a22 a23', 6],
    ['its first word by two', 'x y a19 a20 a21 a22 a23', 'y a19 a20 a21 a22 a23', 6],
    ['its first two words by one', 'x a20 a21 a22 a23', 'x a20 a21 a22 a23', 5],
    ['its last word was', 'a18 a19 a20 a21 a22 x', 'a18 a19 a20 a21 a22 x', 6],
    ['its last two words were', 'a18 a19 a20 a21 x y', 'a18 a19 a20 a21 x y', 6],
    ['its last word by two', 'a18 a19 a20 a21 a22 x y', 'a18 a19 a20 a21 a22 x', 6],
    ['a word within was', 'a18 a19 x a21 a22 a23', 'a18 a19 x a21 a22 a23', 6],
    ['a word was put in', 'a18 a19 a20 x a21 a22 a23', 'a18 a19 a20 x a21 a22 a23', 7],
    ['a word was taken out', 'a18 a19 a21 a22 a23', 'a18 a19 a21 a22 a23', 5],
    ['its first word was taken out', 'a19 a20 a21 a22 a23', 'a19 a20 a21 a22 a23', 5],
    ['its last word was taken out', 'a18 a19 a20 a21 a22', 'a18 a19 a20 a21 a22', 5],
  ])('%s', (_what, now, expected, count) => {
    const page = `${words(1, 17)} ${now} ${words(24, 40)}`;
    const { fit, text, passage } = within(page, longer);
    expect(text).toBe(expected);
    expect(fit?.stretch).toBeCloseTo(count / 6, 5);
    const gone = longer.exact.split(' ').flatMap((word, at) => (page.includes(word) ? [] : [at]));
    expect(fit?.quote).toBeCloseTo(shareWithout(passage.quote.weights, gone), 5);
    expect(fit).toMatchObject({ before: 1, after: 1, closed: false });
  });

  it.each<[string, string, string]>([
    ['before', `${words(1, 13)} p q r s x ${words(19, 40)}`, words(19, 23)],
    ['behind', `${words(1, 22)} x p q r s ${words(28, 40)}`, words(18, 22)],
  ])('what is new counts as its own only up to a neighbour: none is left %s', (side, page, now) => {
    const { fit, text } = within(page, longer);
    expect(text).toBe(now);
    expect(fit).toMatchObject(
      side === 'before' ? { before: 0, after: 1 } : { before: 1, after: 0 },
    );
  });

  it('a stray word of it long before the rest is not its beginning, nor one far behind its end', () => {
    const of = { exact: 'the a19 a20 a21 the', prefix: 'x y ', suffix: ' z w' };
    const far = 'b c d e f g h i j k l m';
    expect(within(`the ${far} a19 a20 a21 ${far} the`, of).text).toBe('a19 a20 a21');
    expect(within(`the b a19 a20 a21 c the`, of).text).toBe('the b a19 a20 a21 c the');
  });

  it.each<[string, string, string | undefined]>([
    ['its neighbours stand side by side', `${words(1, 17)} ${words(24, 40)}`, 'a24'],
    ['one other word stands between them', `${words(1, 17)} x ${words(24, 40)}`, 'a24'],
    ['two other words stand between them', `${words(1, 17)} x y ${words(24, 40)}`, undefined],
    ['those before are gone, too', `${words(24, 40)}`, undefined],
    ['those behind are gone, too', `${words(1, 17)}`, undefined],
    ['nothing of it is there', 'x y z', undefined],
  ])('none of it is there: %s', (_what, page, behind) => {
    const { fit } = within(page, longer);
    if (behind === undefined) expect(fit).toBeUndefined();
    else {
      const at = page.indexOf(behind);
      const share = page.slice(0, at).split(' ').length - 1;
      expect(fit).toMatchObject({ closed: true, quote: 0, kept: 0, stretch: 0 });
      expect(fit).toMatchObject({ start: at, end: at, before: 1, after: 1 });
      expect(fit?.share).toBeCloseTo(share / page.split(' ').length, 5);
    }
  });

  it('a gap of which only a part is looked at is one of the page', () => {
    const page = `${words(1, 17)} ${words(24, 40)}`;
    const { fit } = within(page, longer, 8, 30);
    expect(fit).toMatchObject({ closed: true, start: page.indexOf('a24'), share: 17 / 34 });
  });
});
