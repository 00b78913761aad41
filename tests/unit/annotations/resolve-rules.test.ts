// @vitest-environment jsdom
import { expect, describe as group, it } from 'vitest';
import { describePosition } from '../../../lib/annotations/describe';
import { passageOf, sequence } from '../../../lib/annotations/passage';
import { examine, resolve, resolveVerbatim } from '../../../lib/annotations/resolve';
import { stretches } from '../../../lib/annotations/seeds';
import { tokenIndex } from '../../../lib/annotations/tokens';
import type { Selector, TextQuoteSelector } from '../../../lib/annotations/types';
import { modelOf } from './support/page';
import { filler, paper } from './support/prose';

const at = (html: string, text: string, nth = 0) => {
  const model = modelOf(html);
  let found = model.text.indexOf(text);
  for (let left = nth; left > 0; left -= 1) found = model.text.indexOf(text, found + 1);
  if (found < 0) throw new Error(`no "${text}"`);
  return { start: model.toPoints(found), end: model.toPoints(found + text.length) };
};
const store = (html: string, text: string, nth = 0): Selector[] =>
  describePosition(modelOf(html), at(html, text, nth));
const quoted = (quote: Omit<TextQuoteSelector, 'type'>): Selector[] => [
  { type: 'TextQuoteSelector', ...quote },
];
const look = (html: string, selectors: Selector[]) => {
  const model = modelOf(html);
  const found = resolve(model, selectors);
  return { ...found, text: found.position && model.textOf(found.position) };
};

group('letter for letter', () => {
  const page = '<p>Before the mark there are words. MARK And behind the mark there are more.</p>';
  const [before, after] = ['the mark there are words. ', ' And behind the mark'];
  it.each<[string, Omit<TextQuoteSelector, 'type'>, boolean]>([
    ['with much around it', { exact: 'MARK', prefix: before, suffix: after }, true],
    [
      'sixteen letters on both sides',
      { exact: 'MARK', prefix: before.slice(-16), suffix: after.slice(0, 16) },
      true,
    ],
    ['fifteen before', { exact: 'MARK', prefix: before.slice(-15), suffix: after }, false],
    ['fifteen behind', { exact: 'MARK', prefix: before, suffix: after.slice(0, 15) }, false],
    ['nothing around it', { exact: 'MARK' }, false],
    [
      'other letters before',
      { exact: 'MARK', prefix: before.replace('the', 'a'), suffix: after },
      false,
    ],
    ['another text', { exact: 'MORK', prefix: before, suffix: after }, false],
    ['no text', { exact: '', prefix: before, suffix: after }, false],
  ])('%s', (_what, quote, found) => {
    expect(resolveVerbatim(modelOf(page), quoted(quote))).toEqual(
      found ? { state: 'exact', position: at(page, 'MARK'), score: 1 } : undefined,
    );
  });

  it('once only, and not for a figure', () => {
    const [quote] = quoted({ exact: 'MARK', prefix: before, suffix: after });
    const twice = modelOf(page + page);
    expect(resolveVerbatim(twice, [quote as Selector])).toBeUndefined();
    const figure: Selector = {
      type: 'ElementSelector',
      kind: 'figure',
      text: '',
      sources: [],
      ordinal: 0,
    };
    expect(resolveVerbatim(modelOf(page), [quote as Selector, figure])).toBeUndefined();
    expect(resolveVerbatim(modelOf(page), [])).toBeUndefined();
  });

  it('at the beginning of the page, and behind letters of two units', () => {
    const text = '😃 before all of it MARK and after all of it';
    const found = resolveVerbatim(
      modelOf(`<p>${text}</p>`),
      quoted({ exact: 'MARK', prefix: '😃 before all of it ', suffix: ' and after all of it' }),
    );
    expect(found?.position).toEqual({ start: 19, end: 23 });
  });

  it('among repeats by the position, if the page is the very same', () => {
    const list = '<p>again</p>'.repeat(40);
    const selectors = store(list, 'again', 20);
    expect(resolveVerbatim(modelOf(list), selectors)).toEqual({
      state: 'exact',
      position: at(list, 'again', 20),
      score: 1,
    });
    expect(resolveVerbatim(modelOf(`${list}<p>more</p>`), selectors)).toBeUndefined();
    const elsewhere = selectors.map((each) =>
      each.type === 'TextPositionSelector'
        ? { ...each, start: each.start + 1, end: each.end + 1 }
        : each,
    );
    expect(resolveVerbatim(modelOf(list), elsewhere)).toBeUndefined();
    const unplaced = selectors.filter(({ type }) => type !== 'TextPositionSelector');
    expect(resolveVerbatim(modelOf(list), unplaced)).toBeUndefined();
  });
});

group('a passage of many pages', () => {
  const parts = Array.from({ length: 64 }, (_, n) => `Part ${n} begins. ${filler(n + 100)}`);
  const text = (of: readonly string[]) => of.join(' ');
  const page = (of: readonly string[]) => `<p>${filler(1)} ${text(of)} ${filler(2)}</p>`;
  const selectors = quoted({ exact: text(parts) });
  expect(text(parts).length).toBeGreaterThan(12_000);

  it('is found by its ends where it stands as it was', () => {
    const found = look(`<p>${filler(7)}</p>${page(parts)}`, selectors);
    expect(found).toMatchObject({ state: 'moved', score: 1, text: text(parts) });
    expect(found).not.toHaveProperty('diff');
  });

  it.each<[string, readonly string[]]>([
    ['a sentence came', parts.toSpliced(30, 0, 'A new sentence.')],
    ['a third is gone', parts.toSpliced(20, 20)],
    [
      'a half came',
      parts.toSpliced(30, 0, ...Array.from({ length: 32 }, (_, n) => filler(n + 300))),
    ],
  ])('and has changed within: %s', (_what, now) => {
    expect(look(page(now), selectors)).toMatchObject({
      state: 'changed',
      text: text(now),
      diff: { old: text(parts), new: text(now) },
    });
  });

  it.each<[string, readonly string[]]>([
    ['its beginning is gone', parts.slice(20)],
    ['its end is gone', parts.slice(0, 40)],
    ['all is gone', []],
    ['its end comes first', [...parts.slice(40), ...parts.slice(0, 40)]],
    ['most of it is gone', parts.toSpliced(12, 38)],
    [
      'it became twice as long',
      parts.toSpliced(30, 0, ...Array.from({ length: 64 }, (_, n) => filler(n + 300))),
    ],
  ])('and is lost: %s', (_what, now) => {
    const found = look(page(now), selectors);
    expect(found).toEqual({ state: 'lost', score: 0, text: undefined });
  });

  it('what is stored around it tells its ends apart', () => {
    const twice = `${page(parts.slice(0, 9))}<p>so it starts: ${text(parts)} There it stops.</p>${page(parts.slice(55))}`;
    const around = quoted({
      exact: text(parts),
      prefix: 'so it starts: ',
      suffix: ' There it stops.',
    });
    expect(look(twice, around)).toMatchObject({ state: 'moved', text: text(parts) });
  });
});

group('what is said of a place', () => {
  const sentence =
    'The sampler is affine invariant and therefore needs no tuning on stretched distributions.';

  it('the score is one for what stands between its neighbours, less for what has changed', () => {
    const selectors = store(paper(sentence), sentence).filter(
      ({ type }) => type !== 'TextPositionSelector',
    );
    const near = (html: string) =>
      look(
        html,
        selectors.map((each) =>
          each.type === 'TextQuoteSelector'
            ? { ...each, suffix: each.suffix?.slice(0, 15) ?? '' }
            : each,
        ),
      );
    expect(near(paper(sentence))).toMatchObject({ state: 'exact', score: 1 });
    const changed = near(paper(sentence.replace('tuning', 'care')));
    expect(changed.state).toBe('changed');
    expect(changed.score).toBeGreaterThan(0.8);
    expect(changed.score).toBeLessThan(1);
    const moved = look(`${paper(filler(7))}${paper(filler(8))}<p>${sentence}</p>`, selectors);
    expect(moved.state).toBe('moved');
    expect(moved.score).toBeGreaterThanOrEqual(0.5);
    expect(moved.score).toBeLessThan(changed.score);
  });

  it('of many places that may be it, the best twelve are shown, each once', () => {
    const list = '<li>See it.</li>'.repeat(30);
    const found = look(list, quoted({ exact: 'See it' }));
    expect(found.state).toBe('ambiguous');
    expect(found.candidates).toHaveLength(12);
    expect(found.position).toBeUndefined();
    const places = found.candidates?.map(({ start }) => start) ?? [];
    expect(new Set(places).size).toBe(12);
    const scores = found.candidates?.map(({ score }) => score) ?? [];
    expect(scores).toEqual(scores.toSorted((a, b) => b - a));
    expect(found.score).toBe(scores[0]);
    for (const each of found.candidates ?? []) expect(modelOf(list).textOf(each)).toBe('See it');
  });

  it('what is lost tells where its words stand, if they do', () => {
    const html = paper('Here the invariance of the method matters most.');
    const selectors = store(html, 'the method');
    const gone = look(
      `<p>${filler(30)} Of the method nothing is said. ${filler(31)}</p>`,
      selectors,
    );
    expect(gone).toMatchObject({ state: 'lost' });
    expect(gone.candidates).toHaveLength(1);
    const none = look(`<p>${filler(30)}</p>`, selectors);
    expect(none.state).toBe('lost');
    expect(none).not.toHaveProperty('candidates');
  });

  it('two edited places that fit equally well are asked about', () => {
    const before =
      'Alpha goes first. We choose the step size of each walker by hand today. Omega ends it.';
    const now = before.replace('today', 'always');
    const apart = Array.from({ length: 12 }, (_, n) => filler(n + 40)).join(' ');
    const selectors = store(
      `<p>${before}</p>`,
      'We choose the step size of each walker by hand today.',
    );
    const found = look(
      `<p>${now}</p><p>${apart}</p><p>${now}</p>`,
      selectors.filter(({ type }) => type !== 'TextPositionSelector'),
    );
    expect(found.state).toBe('ambiguous');
    expect(found.candidates?.map(({ start }) => start).sort((a, b) => a - b)).toEqual([
      18,
      now.length + apart.length + 20,
    ]);
  });

  it('what it decides from can be looked at', () => {
    const html = paper(sentence);
    const seen = examine(modelOf(html), store(html, 'affine invariant'));
    const start = modelOf(html).text.indexOf('affine invariant');
    expect(seen).toMatchObject({
      words: 2,
      hits: [{ start }],
      edits: [{ start }],
      atHit: { start },
    });
    expect(examine(modelOf(html), [])).toBeUndefined();
    expect(examine(modelOf('<p>nothing</p>'), store(html, 'affine invariant'))).toMatchObject({
      hits: [],
      atHit: undefined,
    });
  });
});

group('where to look for what has changed', () => {
  const words = Array.from({ length: 900 }, (_, n) => `w${n}`);
  const on = (page: readonly string[], sought: string, most = 3) => {
    const index = tokenIndex(modelOf(`<p>${page.join(' ')}</p>`));
    return { index, found: stretches(sequence(sought, index), index, most) };
  };

  it.each([0, 5, 300, 880])('holds all of a passage that begins at word %d', (from) => {
    const { index, found } = on(words, words.slice(from, from + 20).join(' '));
    expect(found[0]?.from).toBeLessThanOrEqual(from);
    expect(found[0]?.to).toBeGreaterThanOrEqual(Math.min(from + 20, index.count));
    expect(found[0]?.from).toBeGreaterThanOrEqual(0);
    expect(found[0]?.to).toBeLessThanOrEqual(index.count);
    expect((found[0]?.to ?? 0) - (found[0]?.from ?? 0)).toBeLessThan(150);
  });

  it('where more of its words are comes first', () => {
    const page = [
      ...words.slice(0, 300),
      'p',
      'q',
      'r',
      ...words.slice(300, 600),
      'p',
      'q',
      's',
      ...words.slice(600),
    ];
    const { found } = on(page, 'p q s');
    expect(found).toHaveLength(2);
    expect(found[0]?.from).toBeLessThanOrEqual(603);
    expect(found[0]?.to).toBeGreaterThan(605);
    expect(found[1]?.from).toBeLessThanOrEqual(300);
    expect(found[1]?.to).toBeGreaterThan(302);
    expect(found[0]?.votes).toBeGreaterThan(found[1]?.votes ?? 0);
    expect(on(page, 'p q s', 1).found).toHaveLength(1);
  });

  it('words that are everywhere do not say, unless all are', () => {
    const page = Array.from({ length: 100 }, (_, n) => `so it goes v${n}`);
    const { found } = on(page, 'so it goes v70');
    expect(found).toHaveLength(1);
    expect(found[0]?.from).toBeLessThanOrEqual(280);
    expect(found[0]?.to).toBeGreaterThan(283);
    expect(on(page, 'so it goes').found).toHaveLength(3);
    expect(on(page, 'x y z').found).toEqual([]);
  });

  it('of a long passage the head and the tail say', () => {
    const sought = words.slice(100, 700);
    const { found } = on(words, sought.join(' '));
    expect(found[0]?.from).toBeLessThanOrEqual(100);
    expect(found[0]?.to).toBeGreaterThanOrEqual(700);
    const headless = words.map((word, n) => (n >= 100 && n < 300 ? `x${n}` : word));
    expect(on(headless, sought.join(' ')).found[0]?.from).toBeLessThanOrEqual(100);
    const middle = words.map((word, n) => (n >= 300 && n < 500 ? word : `x${n}`));
    expect(on(middle, sought.join(' ')).found).toEqual([]);
  });
});

group('a stored passage', () => {
  const index = tokenIndex(
    modelOf(`<p>${'the '.repeat(50)}walker moves along a chain of steps</p>`),
  );
  const of = (quote: Omit<TextQuoteSelector, 'type'>) => passageOf(quoted(quote), index);

  it('needs words', () => {
    expect(of({ exact: ' \n' })).toBeUndefined();
    expect(passageOf([{ type: 'TextPositionSelector', start: 1, end: 2 }], index)).toBeUndefined();
  });

  it.each<[string, string, string]>([
    ['a word of its own', 'walker ', 'walker '],
    ['spaces next to the passage are one', ' a \n chain  ', ' a chain '],
    ['nothing but spaces', ' \t ', ''],
    ['folded', '“ﬁt” ', '"fit" '],
  ])('what was before it: %s', (_what, prefix, folded) => {
    expect(of({ exact: 'x', prefix })?.prefix).toBe(folded);
    expect(of({ exact: 'x', suffix: prefix })?.suffix).toBe(folded);
  });

  it.each<[string, string, string[], string[]]>([
    [
      'short: as it is',
      'a chain of steps',
      ['a', 'chain', 'of', 'steps'],
      ['a', 'chain', 'of', 'steps'],
    ],
    [
      'long: the outer word may be cut',
      'lker moves along a chain of step',
      ['moves', 'along', 'a', 'chain', 'of', 'step'],
      ['lker', 'moves', 'along', 'a', 'chain', 'of'],
    ],
    [
      'long, with spaces or signs at its ends',
      ' moves along a chain of steps now.',
      ['moves', 'along', 'a', 'chain', 'of', 'steps', 'now', '.'],
      ['moves', 'along', 'a', 'chain', 'of', 'steps', 'now', '.'],
    ],
  ])('%s', (_what, text, before, after) => {
    expect(of({ exact: 'x', prefix: text })?.before.words).toEqual(before);
    expect(of({ exact: 'x', suffix: text })?.after.words).toEqual(after);
    const passage = of({ exact: 'x', prefix: text, suffix: text });
    expect(passage?.whole().words).toEqual([...before, 'x', ...after]);
    expect(passage?.whole().ids).toHaveLength(before.length + 1 + after.length);
    expect(passage?.whole()).toBe(passage?.whole());
  });

  it.each<[string, string, number[]]>([
    [
      'citations say nothing',
      'walker [12, 3a] moves (Hogg et al., 2011b) along',
      [1, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 1],
    ],
    ['brackets with words do', 'walker [see moves] (a chain)', [1, 1, 1, 1, 1, 1, 1, 1, 1]],
    ['formulas stand without their signs', 'walker $x$', [1, 0, 1, 0]],
  ])('%s', (_what, text, counted) => {
    expect([...sequence(text, index).weights].map((weight) => Number(weight > 0))).toEqual(counted);
  });

  it('rare words weigh more than common ones, and those more than signs', () => {
    const [rare = 0, common = 0, sign = 0] = sequence('walker the ,', index).weights;
    expect(rare).toBeGreaterThan(common);
    expect(common).toBeGreaterThan(sign);
    expect(sign).toBeGreaterThan(0);
    expect(sequence('unheard', index).weights[0]).toBeGreaterThan(rare);
    expect([...sequence('[1]', index).weights]).toEqual([0.5, 0.5, 0.5]);
  });
});
