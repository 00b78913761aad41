// @vitest-environment jsdom
import { expect, describe as group, it } from 'vitest';
import { describe } from '../../../lib/annotations/describe';
import { textModel } from '../../../lib/annotations/model-cache';
import { resolve } from '../../../lib/annotations/resolve';
import type { Resolution, Selector } from '../../../lib/annotations/types';
import { modelOf, page } from './support/page';
import { filler, paper } from './support/prose';

/** Selectors of the first (or nth) place where a text stands. */
function store(html: string, text: string, nth = 0): Selector[] {
  const model = textModel(page(html));
  let at = model.text.indexOf(text);
  for (let left = nth; left > 0; left -= 1) at = model.text.indexOf(text, at + 1);
  if (at < 0) throw new Error(`no "${text}"`);
  const start = model.toPoints(at);
  const range = model.rangeOf(start, start + Array.from(text).length);
  if (!range) throw new Error('no range');
  return JSON.parse(JSON.stringify(describe(model, range)));
}

function found(html: string, selectors: Selector[]): Resolution & { text: string } {
  const model = modelOf(html);
  const resolution = resolve(model, selectors);
  return { ...resolution, text: resolution.position ? model.textOf(resolution.position) : '' };
}

const sentence =
  'The sampler is affine invariant and therefore needs no tuning on stretched distributions.';

const cases: [
  name: string,
  before: string,
  text: string,
  after: string,
  state: string,
  text?: string,
][] = [
  ['nothing changed', paper(sentence), sentence, paper(sentence), 'exact'],
  [
    'text elsewhere changed',
    paper(sentence),
    sentence,
    `<p>${filler(9)}</p>${paper(sentence)}`,
    'exact',
  ],
  [
    'markup changed',
    paper(sentence),
    'affine invariant',
    paper(sentence.replace('affine', '<i>af</i>fine')),
    'exact',
  ],
  [
    'spelling of the characters changed',
    paper(`It’s “efficient” – ${sentence}`),
    `It's "efficient" -`,
    paper(`It's "eﬃcient" — ${sentence}`),
    'exact',
  ],
  [
    'a paragraph was put before it',
    paper(sentence),
    sentence,
    paper(`</p><p>${filler(5)}</p><p>${sentence}`),
    'exact',
  ],
  [
    'it stands in another section',
    `${paper(sentence)}${paper(filler(7))}`,
    sentence,
    `${paper(filler(7))}${paper(filler(8))}<p>${sentence}</p>`,
    'moved',
  ],
  [
    'a word was changed',
    paper(sentence),
    sentence,
    paper(sentence.replace('tuning', 'adjustment')),
    'changed',
  ],
  [
    'words were put in',
    paper(sentence),
    sentence,
    paper(sentence.replace('needs', 'needs, as is well known,')),
    'changed',
  ],
  [
    'its last word was changed',
    paper(sentence),
    'affine invariant and therefore needs no tuning',
    paper(sentence.replace('tuning', 'care')),
    'changed',
    'affine invariant and therefore needs no care',
  ],
  [
    'a formula was changed',
    paper(`${sentence} It costs <math alttext="N^2"></math> steps in each of the dimensions.`),
    'It costs $N^2$ steps in each of the dimensions',
    paper(`${sentence} It costs <math alttext="N^3"></math> steps in each of the dimensions.`),
    'changed',
  ],
  [
    'a formula is drawn otherwise',
    paper(`${sentence} It costs $N^2$ steps in each of them.`),
    'It costs $N^2$ steps',
    paper(`${sentence} It costs <math alttext="N^2"></math> steps in each of them.`),
    'exact',
  ],
  ['it was taken out', paper(sentence), sentence, paper(''), 'lost'],
  [
    'it was replaced',
    paper(sentence),
    sentence,
    paper('We leave the choice of a good proposal to the reader of this text.'),
    'lost',
  ],
  ['its paragraph was taken out', `${paper(sentence)}${paper('')}`, sentence, paper(''), 'lost'],
  [
    'a common word whose sentence was taken out',
    paper('Here the invariance of the method matters most.'),
    'the invariance',
    paper(''),
    'lost',
  ],
];

group('a passage, when', () => {
  it.each(cases)('%s', (_name, before, text, after, state, now) => {
    const resolution = found(after, store(before, text));
    expect(resolution.state).toBe(state);
    if (now) expect(resolution.text).toBe(now);
    if (state === 'exact' || state === 'moved') {
      expect(resolution.text.replaceAll('$', '')).toBe(text.replaceAll('$', ''));
    }
    if (state === 'changed') expect(resolution.diff).toEqual({ old: text, new: resolution.text });
    if (state === 'lost' || state === 'ambiguous') expect(resolution.position).toBeUndefined();
  });
});

group('citation marks', () => {
  it('may be renumbered', () => {
    const before = paper(
      'Ensembles converge faster [12, 13] than single walkers (Hogg et al., 2011) do.',
    );
    const after = paper(
      'Ensembles converge faster [3] than single walkers (Hogg and Bovy, 2012; Lang, 2014) do.',
    );
    const resolution = found(after, store(before, 'than single walkers'));
    expect(resolution).toMatchObject({ state: 'exact', text: 'than single walkers' });
  });
});

group('repeats', () => {
  const list = (count: number) =>
    `<ul>${Array.from({ length: count }, () => '<li>See the appendix for details.</li>').join('')}</ul>`;

  it('of an unchanged page are certain', () => {
    const html = list(79);
    const resolution = found(html, store(html, 'See the appendix', 40));
    expect(resolution.state).toBe('exact');
    expect(resolution.position?.start).toBe(40 * 30);
  });

  it('whose number is the same are told apart by it', () => {
    const before = `${list(79)}<p>end</p>`;
    const resolution = found(`<p>begin</p>${before}`, store(before, 'See the appendix', 40));
    expect(resolution.position?.start).toBe(6 + 40 * 30);
  });

  it('of which one is gone are asked about', () => {
    const resolution = found(list(78), store(list(79), 'See the appendix', 40));
    expect(resolution.state).toBe('ambiguous');
    expect(resolution.candidates?.length).toBeGreaterThan(1);
  });

  it('with other neighbours are told apart by them', () => {
    const html = (more: string) =>
      `<p>Alpha and beta meet. See the appendix. Gamma is left.</p><p>${more} Delta goes on. See the appendix. Epsilon ends it.</p>`;
    const resolution = found(html('More. And more.'), store(html(''), 'See the appendix', 1));
    expect(resolution.state).toBe('exact');
    expect(modelOf(html('More. And more.')).text.slice(0, resolution.position?.start)).toMatch(
      /Delta goes on\. $/,
    );
  });
});

group('what comes from elsewhere', () => {
  const html = paper(sentence);
  it.each([
    ['a bare quote', { exact: 'affine invariant' }, 'exact'],
    [
      'curly quotes and odd spaces',
      { exact: 'affine\u00a0\n invariant', prefix: 'sampler is ' },
      'exact',
    ],
    ['half a word', { exact: 'ine invari', prefix: 'sampler is aff' }, 'exact'],
    ['an empty quote', { exact: '' }, 'lost'],
    ['only spaces', { exact: '  \n' }, 'lost'],
    [
      'another text',
      { exact: 'Nothing of this kind', prefix: 'was ever', suffix: 'written here' },
      'lost',
    ],
  ])('%s', (_name, quote, state) => {
    expect(found(html, [{ type: 'TextQuoteSelector', ...quote }]).state).toBe(state);
  });

  it('no selectors at all', () => expect(found(html, []).state).toBe('lost'));
});

group('scripts', () => {
  it.each([
    [
      'Chinese',
      '这是一个关于采样方法的句子。我们证明了它的收敛性。其余部分留作练习。',
      '我们证明了它的收敛性',
    ],
    [
      'Arabic',
      'هذه الطريقة سريعة جدا. وهي لا تحتاج إلى ضبط. ثم ننتقل إلى النتائج.',
      'وهي لا تحتاج إلى ضبط',
    ],
    [
      'astral',
      'Let 😃 be a smile and 𝔛 a space. Then 𝔛 is complete. We go on.',
      'Then X is complete',
    ],
  ])('%s', (_name, text, quote) => {
    const before = `<p>${text}</p>`;
    const after = `<p>${filler(3)}</p><p>${text}</p>`;
    expect(found(after, store(before, quote))).toMatchObject({ state: 'exact', text: quote });
  });
});
