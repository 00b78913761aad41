// @vitest-environment jsdom
/** Where a figure, a table or an equation is now, and which of several places a passage is. */
import { describe, expect, it } from 'vitest';
import { describePosition } from '../../../lib/annotations/describe';
import { resolveElement } from '../../../lib/annotations/elements';
import { fitsOf } from '../../../lib/annotations/hits';
import { passageOf } from '../../../lib/annotations/passage';
import { resolve } from '../../../lib/annotations/resolve';
import { tokenIndex } from '../../../lib/annotations/tokens';
import type { ElementSelector, Selector } from '../../../lib/annotations/types';
import { modelOf } from './support/page';
import { filler } from './support/prose';

const figure = (caption: string, { id = '', source = '' } = {}) =>
  `<figure${id && ` id="${id}"`}>${source && `<img src="/v1/${source}">`}<figcaption>${caption}</figcaption></figure>`;
const wanted: ElementSelector = {
  type: 'ElementSelector',
  kind: 'figure',
  text: 'Figure 2: The height of trees by age.',
  sources: [],
  ordinal: 1,
};
const tall = 'Figure 2: The height of trees by age.';
const other = 'Figure 1: A map of all stations.';
const look = (html: string, changes: Partial<ElementSelector> = {}) => {
  const model = modelOf(html);
  const found = resolveElement(model, { ...wanted, ...changes });
  return {
    ...found,
    at: found.element && [...model.root.querySelectorAll('figure, table')].indexOf(found.element),
    text: found.position && model.textOf(found.position),
  };
};

describe('a figure', () => {
  it('with the same words in the same place stayed', () => {
    const found = look(figure(other) + figure(tall));
    expect(found).toMatchObject({ state: 'exact', score: 1, at: 1, text: tall });
    expect(found).not.toHaveProperty('diff');
  });

  it.each<[string, string, Partial<ElementSelector>, string, number]>([
    ['another number', figure(tall.replace('2', '7')), {}, 'moved', 0],
    [
      'another number, and its name',
      figure(tall.replace('2', '7'), { id: 'a' }),
      { id: 'a' },
      'exact',
      0,
    ],
    [
      'another number and name',
      figure(tall.replace('2', '7'), { id: 'b' }),
      { id: 'a' },
      'moved',
      0,
    ],
    [
      'the same number and another name',
      figure(other) + figure(tall, { id: 'b' }),
      { id: 'a' },
      'exact',
      1,
    ],
    [
      '"Fig. 3." before its words',
      figure(other) + figure('Fig. 3. The height of trees by age.'),
      {},
      'exact',
      1,
    ],
    [
      '"Table A.1 -" before its words',
      figure(other) + figure('Table A.1 - The height of trees by age.'),
      {},
      'exact',
      1,
    ],
    ['its words in another order', figure('By age: the height of trees.'), {}, 'changed', 0],
    ['some other words', figure('Figure 2: The height of old trees by age.'), {}, 'changed', 0],
  ])('has %s', (_what, html, changes, state, at) => {
    const found = look(html, changes);
    expect(found).toMatchObject({ state, at });
    const text = modelOf(html).root.querySelectorAll('figcaption')[at]?.textContent;
    if (state === 'changed') expect(found.diff).toEqual({ old: wanted.text, new: text });
    else expect(found).not.toHaveProperty('diff');
  });

  it.each<[string, string, number]>([
    ['there is none', '<p>words</p>', 0],
    ['there is one of other words', figure('Nothing of this kind here at all.'), 0],
    ['there is one without words', '<figure><img src="a"></figure>', 0],
    ['some of its words', figure('The width of trees in other years now'), 0.3],
  ])('is lost: %s', (_what, html, score) => {
    const found = look(html);
    expect(found).toMatchObject({ state: 'lost' });
    expect(found.score).toBeGreaterThanOrEqual(score);
    expect(found.score).toBeLessThan(0.6);
    expect(found.element).toBeUndefined();
  });

  it('with the words of another is the one with its name, or its number, or is asked about', () => {
    const three = figure(tall) + figure(tall, { id: 'a' }) + figure(tall, { id: 'b' });
    expect(look(three, { id: 'b' })).toMatchObject({ state: 'exact', at: 2 });
    expect(look(three, { ordinal: 0 })).toMatchObject({ state: 'exact', at: 0 });
    const asked = look(three, { id: 'c' });
    expect(asked).toMatchObject({ state: 'ambiguous', score: 1 });
    const size = tall.length;
    expect(asked.candidates).toEqual(
      [0, 1, 2].map((n) => ({ start: n * (size + 1), end: n * (size + 1) + size, score: 1 })),
    );
    expect(look(three, { ordinal: 9 }).state).toBe('ambiguous');
    expect(look(three, { ordinal: 9 }).position).toBeUndefined();
  });

  it('with fewer of its words gives way to one with clearly more', () => {
    const less = figure('Figure 3: The height of some trees by year and place.');
    expect(look(less + figure('Figure 4: The height of trees by age.'))).toMatchObject({
      state: 'exact',
      at: 1,
    });
    expect(look(figure(tall) + less, { ordinal: 0 })).toMatchObject({ state: 'exact', at: 0 });
  });

  const pictures = { text: '', sources: ['a.png', 'b.png'] };
  const bare = (...sources: string[]) =>
    `<figure>${sources.map((each) => `<img src="/v2/${each}?x">`).join('')}</figure>`;
  it.each<[string, string, string, number | undefined]>([
    ['all of them', bare('x.png') + bare('a.png', 'b.png'), 'exact', 1],
    ['one of two', bare('a.png', 'x.png'), 'lost', undefined],
    ['none', bare('x.png', 'y.png'), 'lost', undefined],
    ['in another place', bare('b.png', 'a.png'), 'moved', 0],
  ])('without words is known by its pictures: %s', (_what, html, state, at) => {
    const found = look(html, pictures);
    expect(found).toMatchObject({ state, ...(at !== undefined && { at }) });
    // It shows no text that could be painted.
    expect(found).not.toHaveProperty('position');
  });

  it('its pictures help where its words have changed', () => {
    const caption = 'Figure 2: The height of trees in every year.';
    const stored = { sources: ['a.png'] };
    const without = look(figure(caption, { source: 'x.png' }), stored);
    const withThem = look(figure(caption, { source: 'a.png' }), stored);
    expect(withThem.score).toBeCloseTo(0.75 * without.score + 0.25, 5);
    expect(look(figure(tall, { source: 'x.png' }), stored).score).toBe(1);
    expect(look(figure(tall), { sources: [] }).score).toBe(1);
  });

  it('neither words nor pictures are known of says nothing', () => {
    expect(look('<figure><img src="a.png"></figure>', { text: '', sources: [] }).state).toBe(
      'lost',
    );
  });
});

describe('among places with the very words', () => {
  const mark = 'the same words';
  const positionOf = (html: string, text: string) => {
    const at = modelOf(html).text.indexOf(text);
    return { start: at, end: at + text.length };
  };
  const place = (n: number) => `Number ${n} says before it ${mark} behind ${n * 7} it.`;
  const page = (count: number) =>
    Array.from({ length: count }, (_, n) => `<p>${place(n)}</p>`).join('');
  const stored = (html: string, text: string) =>
    describePosition(modelOf(html), positionOf(html, text));
  const found = (html: string, selectors: Selector[]) => {
    const model = modelOf(html);
    const { state, position, candidates } = resolve(model, selectors);
    return {
      state,
      before: position && model.text.slice(0, model.toUnits(position.start)),
      candidates,
    };
  };

  it('those whose neighbouring letters agree most are compared, the best of them first', () => {
    const html = page(40);
    const at = html.replace(/<[^>]*>/g, ' ');
    expect(at).toContain(place(39));
    for (const [prefix, suffix, n] of [
      ['Number 23 says before it ', '', 23],
      ['', ' behind 77 it.', 11],
      ['Number 31 says before it ', ' behind 217 it.', 31],
    ] as const) {
      const model = modelOf(html);
      const index = tokenIndex(model);
      const passage = passageOf(
        [{ type: 'TextQuoteSelector', exact: mark, prefix, suffix }],
        index,
      );
      if (!passage) throw new Error('no passage');
      const hits = [...model.text.matchAll(/the same words/g)].map((match) => match.index);
      const fits = fitsOf(model, index, passage, hits);
      expect(fits).toHaveLength(12);
      expect(fits[0]?.start).toBe(hits[n]);
      const sums = fits.map((fit) => fit.before + fit.after);
      expect(sums).toEqual(sums.toSorted((a, b) => b - a));
      // Twelve places or fewer are all compared.
      expect(fitsOf(model, index, passage, hits.slice(0, 12))).toHaveLength(12);
      expect(
        fitsOf(model, index, passage, hits.slice(0, 3))
          .map(({ start }) => start)
          .sort((a, b) => a - b),
      ).toEqual(hits.slice(0, 3));
    }
  });

  const near = Array.from({ length: 3 }, (_, n) => `<p>${filler(n + 60)}</p>`).join('');
  const same = 'It says before it the same words behind it now.';
  it('with the same neighbours the one near where it was is meant', () => {
    const before = `<p>${same}</p>${near}${near}`;
    const selectors = stored(before, mark).map((each) =>
      each.type === 'PaperSelector' ? { ...each, before: '', after: ' behind it now.' } : each,
    );
    const after = `<p>New.</p><p>${same}</p>${near}${near}<p>${same}</p>`;
    expect(found(after, selectors)).toMatchObject({
      state: 'exact',
      before: 'New. It says before it ',
    });
  });

  it('or the one with which more of what was further around agrees', () => {
    const words = (n: number) => Array.from({ length: 12 }, (_, at) => `w${n}x${at}`).join(' ');
    const around = (n: number) => `<p>${words(n)}</p><p>${same}</p><p>${words(n + 1)}</p>`;
    const selectors = stored(around(80), mark)
      .filter(({ type }) => type !== 'TextPositionSelector')
      .map((each) =>
        each.type === 'TextQuoteSelector'
          ? { ...each, prefix: 'before it ', suffix: ' behind it' }
          : each,
      );
    for (const order of [
      [90, 80],
      [80, 90],
    ]) {
      const html = order.map(around).join('');
      const { state, before } = found(html, selectors);
      expect(state).toBe('exact');
      expect(before?.endsWith(`${words(80)} It says before it `)).toBe(true);
    }
  });

  it('or, of as many as there were, the one with its number; else all are shown', () => {
    const list = (count: number) =>
      '<p>It says before it the same words behind it.</p>'.repeat(count);
    const each = '<p>It says before it the same words behind it.</p>'.length - 7;
    const start = 4 * (each + 1) + 'It says before it '.length;
    const selectors = describePosition(modelOf(list(9)), { start, end: start + mark.length });
    expect(selectors.at(-1)).toMatchObject({ occurrences: 9, occurrence: 4 });
    const unplaced = selectors.filter(({ type }) => type !== 'TextPositionSelector');
    const now = found(`<p>New.</p>${list(9)}`, unplaced);
    expect(now.before?.match(/same/g)).toHaveLength(4);
    const fewer = found(list(8), unplaced);
    expect(fewer.state).toBe('ambiguous');
    expect(fewer.candidates?.length).toBeGreaterThan(1);
  });
});
