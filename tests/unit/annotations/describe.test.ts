// @vitest-environment jsdom
import { expect, describe as group, it } from 'vitest';
import {
  describe,
  describeElement,
  describePosition,
  elementsOf,
  headingsAt,
  kindOf,
  sourcesOf,
  textOfElement,
  wholeAround,
  wholeAt,
} from '../../../lib/annotations/describe';
import { textModel } from '../../../lib/annotations/model-cache';
import type { TextModel } from '../../../lib/annotations/text-model';
import type { ElementKind, Selector } from '../../../lib/annotations/types';
import { modelOf, page } from './support/page';

type Of<T extends Selector['type']> = Extract<Selector, { type: T }>;
const one = <T extends Selector['type']>(selectors: Selector[], type: T): Of<T> => {
  const found = selectors.find((each): each is Of<T> => each.type === type);
  if (!found) throw new Error(`no ${type}`);
  return found;
};
const positionOf = (model: TextModel, text: string, nth = 0) => {
  let at = model.text.indexOf(text);
  for (let left = nth; left > 0; left -= 1) at = model.text.indexOf(text, at + 1);
  if (at < 0) throw new Error(`no "${text}"`);
  return { start: model.toPoints(at), end: model.toPoints(at + text.length) };
};
const stored = (html: string, text: string, nth = 0) => {
  const model = modelOf(html);
  return describePosition(model, positionOf(model, text, nth), {});
};

group('what is stored of a passage', () => {
  it('is the same for a position as for its range', () => {
    const model = modelOf('<p>one <b>two</b> three</p>');
    const position = positionOf(model, 'two th');
    const range = model.rangeOf(position.start, position.end);
    if (!range) throw new Error('no range');
    const selectors = describePosition(model, position);
    expect(selectors).toEqual(describe(model, range));
    expect(selectors.map(({ type }) => type)).toEqual([
      'TextQuoteSelector',
      'TextPositionSelector',
      'RangeSelector',
      'PaperSelector',
    ]);
    expect(one(selectors, 'TextPositionSelector')).toMatchObject(position);
    expect(one(selectors, 'PaperSelector')).not.toHaveProperty('paper');
    expect(one(selectors, 'PaperSelector')).not.toHaveProperty('version');
  });

  it.each([
    [3, 3],
    [5, 2],
    [90, 99],
  ])('is nothing of no text: from %d to %d', (start, end) => {
    expect(describePosition(modelOf('<p>one two</p>'), { start, end })).toEqual([]);
  });

  it('is nothing of a range that shows none', () => {
    const model = modelOf('<p>one</p><div></div>');
    const range = model.root.ownerDocument.createRange();
    range.selectNodeContents(model.root.querySelector('div') as Element);
    expect(describe(model, range)).toEqual([]);
  });

  it.each<[string, string, string, string]>([
    ['near the ends of the page', 'ab X cd', 'ab ', ' cd'],
    ['64 letters', `${'a'.repeat(80)}X${'b'.repeat(80)}`, 'a'.repeat(64), 'b'.repeat(64)],
    [
      '64 letters of two units each',
      `${'𝒪'.repeat(80)}X${'😃'.repeat(80)}`,
      'O'.repeat(64),
      '😃'.repeat(64),
    ],
    [
      'no half letters',
      `😃${'a'.repeat(63)}X${'b'.repeat(63)}😃😃`,
      `😃${'a'.repeat(63)}`,
      `${'b'.repeat(63)}😃`,
    ],
  ])('what stands around it: %s', (_what, text, prefix, suffix) => {
    const selectors = stored(`<p>${text}</p>`, 'X');
    expect(one(selectors, 'TextQuoteSelector')).toMatchObject({ exact: 'X', prefix, suffix });
  });

  it('and more of that for ourselves', () => {
    const paper = one(
      stored(`<p>${'a'.repeat(400)}X${'😃'.repeat(400)}</p>`, 'X'),
      'PaperSelector',
    );
    expect(paper.before).toBe('a'.repeat(320));
    expect(paper.after).toBe('😃'.repeat(320));
  });

  it.each<[string, string, number, number, number]>([
    ['one two one two one', 'one', 1, 3, 1],
    ['one two one two one', 'one', 2, 3, 2],
    ['bone one ones one', 'one', 1, 2, 0],
    ['bone one ones', 'one', 0, 2, 0],
    ['ones one bones', 'one', 0, 3, 0],
    ['one', 'one', 0, 1, 0],
  ])(
    'in "%s" how often "%s" stands there, and which it is',
    (text, exact, nth, occurrences, occurrence) => {
      expect(one(stored(`<p>${text}</p>`, exact, nth), 'PaperSelector')).toMatchObject({
        occurrences,
        occurrence,
      });
    },
  );

  it.each<[string, string, string, { value: string; start: number } | undefined]>([
    [
      'the nearest',
      '<div id="a">zero <p id="b">one two</p></div>',
      'two',
      { value: 'b', start: 4 },
    ],
    [
      'further out',
      '<div id="a">zero <p>one <i>two</i></p></div>',
      'two',
      { value: 'a', start: 9 },
    ],
    [
      'of a formula',
      '<p id="a">so <math id="m" alttext="x"></math></p>',
      '$x$',
      { value: 'm', start: 0 },
    ],
    [
      'around a formula',
      '<p id="a">so <math alttext="x"></math></p>',
      '$x$',
      { value: 'a', start: 3 },
    ],
    ['counted in letters', '<p id="a">😃 one</p>', 'one', { value: 'a', start: 2 }],
    ['not one beside it', '<p id="a">one</p><p>two</p>', 'two', undefined],
  ])('which element with a name it is in: %s', (_what, html, text, fragment) => {
    const selectors = stored(html, text);
    const found = selectors.find(({ type }) => type === 'FragmentSelector');
    if (!fragment) expect(found).toBeUndefined();
    else {
      const { value, start } = fragment;
      const refinedBy = { type: 'TextPositionSelector', start, end: start + text.length };
      expect(found).toEqual({
        type: 'FragmentSelector',
        value,
        conformsTo: 'http://tools.ietf.org/rfc/rfc3236',
        refinedBy,
      });
    }
  });

  it('an element with a name outside of what is read is not meant', () => {
    const html = page('<div id="out"><article><p>one two</p></article></div>');
    const model = textModel(html.querySelector('article') as Element);
    const selectors = describePosition(model, positionOf(model, 'two'));
    expect(selectors.map(({ type }) => type)).not.toContain('FragmentSelector');
  });
});

group('sections', () => {
  const html = `<p>zero</p><h1>Paper</h1><p>one</p><h2>Method</h2><p>two</p><h3>Sampler &amp;  ﬁt</h3><p>three</p>
    <h3 hidden>Unseen</h3><h3>Steps</h3><p>four</p><h2>Results ${'long '.repeat(60)}</h2><p>five</p><h1>Appendix</h1><p>six</p>`;
  const model = modelOf(html);
  it.each<[string, string[]]>([
    ['zero', []],
    ['Paper', ['Paper']],
    ['one', ['Paper']],
    ['two', ['Paper', 'Method']],
    ['three', ['Paper', 'Method', 'Sampler & fit']],
    ['four', ['Paper', 'Method', 'Steps']],
    ['five', ['Paper', `Results ${'long '.repeat(60)}`.slice(0, 200)]],
    ['six', ['Appendix']],
  ])('around "%s"', (text, titles) => {
    expect(headingsAt(model, model.text.indexOf(text))).toEqual(titles);
    // Read once for all passages of a page.
    expect(headingsAt(model, model.text.indexOf(text))).toEqual(titles);
  });
});

group('a figure, a table, an equation as a whole', () => {
  it.each<[string, string[]]>([
    ['<img src="https://x.org/v1/figs/x1.png?v=2#top">', ['x1.png']],
    [
      '<img src="x1.png#a?b"><embed src="/a/b.svg"><video src="c.mp4"></video>',
      ['x1.png', 'b.svg', 'c.mp4'],
    ],
    ['<object data="plots/d.svg"></object>', ['d.svg']],
    ['<img src="data:image/png;base64,AAAA"><img><img src="">', []],
    ['<img src="my.data:x.png">', ['my.data:x.png']],
    ['<p>words</p>', []],
    ['<img src="a.png">'.repeat(30), Array.from({ length: 20 }, () => 'a.png')],
  ])('pictures of %s', (html, names) => {
    expect(sourcesOf(page(`<figure>${html}</figure>`).body)).toEqual(names);
  });

  it.each<[string, string, ElementKind, string]>([
    [
      'a caption',
      '<figure>axis<img src="a"><figcaption>A map.</figcaption></figure>',
      'figure',
      'A map.',
    ],
    ['of LaTeXML', '<figure>axis<p class="ltx_caption">A map.</p></figure>', 'figure', 'A map.'],
    ['of a table', '<table><caption>Ages.</caption><tr><td>1</td></tr></table>', 'table', 'Ages.'],
    ['no caption: all its text', '<table><tr><td>1</td><td>2</td></tr></table>', 'table', '1 2'],
    [
      'all of an equation',
      '<table class="ltx_equation"><caption>no</caption><tr><td>$x$</td><td>(3)</td></tr></table>',
      'equation',
      'no $x$ (3)',
    ],
    ['none', '<figure><img src="a"></figure>', 'figure', ''],
    [
      'a long one is cut',
      `<figure><figcaption>${'a'.repeat(3_000)}</figcaption></figure>`,
      'figure',
      'a'.repeat(2_000),
    ],
  ])('its words: %s', (_what, html, kind, text) => {
    const model = modelOf(html);
    expect(textOfElement(model, model.root.children[0] as Element, kind)).toBe(text);
  });

  it('is stored with its name, its number and the passage that it shows', () => {
    const model = modelOf(
      '<figure><figcaption>One.</figcaption></figure><figure id="f2"><img src="/a.png"><figcaption>Two.</figcaption></figure>',
    );
    const [first, second] = elementsOf(model.root, 'figure');
    const selectors = describeElement(model, second as Element, { paper: 'doi:10.1/x' });
    expect(selectors[0]).toEqual({
      type: 'ElementSelector',
      kind: 'figure',
      text: 'Two.',
      sources: ['a.png'],
      ordinal: 1,
      id: 'f2',
    });
    expect(one(selectors, 'TextQuoteSelector').exact).toBe('Two.');
    expect(one(selectors, 'PaperSelector').paper).toBe('doi:10.1/x');
    expect(describeElement(model, first as Element)[0]).not.toHaveProperty('id');
    const bare = modelOf('<figure><img src="/a.png"></figure>');
    expect(describeElement(bare, bare.root.children[0] as Element)).toHaveLength(1);
  });

  const body = page(
    `<p id="p">before <b id="b">it</b></p>
     <figure id="f"><figure id="part"><img id="img" src="a"></figure><figcaption id="c">one</figcaption></figure>
     <p id="q">between</p><table id="t"><tr><td id="cell">1</td></tr></table><p id="r">behind</p>`,
  ).body;
  const by = (id: string) => body.querySelector(`#${id}`) as Element;

  it.each<[string, Node, string | undefined]>([
    ['an element in it', by('c'), 'f'],
    ['a text in it', by('c').firstChild as Node, 'f'],
    ['itself', by('t'), 't'],
    ['the innermost', by('img'), 'part'],
    ['a text outside', by('p').firstChild as Node, undefined],
    ['a text of no page', body.ownerDocument.createTextNode('x'), undefined],
  ])('around a place: %s', (_what, node, id) => {
    expect(wholeAround(node)?.id).toBe(id);
  });

  const between = (start: Node, end: Node) => {
    const range = body.ownerDocument.createRange();
    range.setStart(start, 0);
    range.setEnd(end, end.childNodes.length);
    return range;
  };
  it.each<[string, Range, ElementKind, string | undefined]>([
    ['it is in one', between(by('c'), by('c')), 'figure', 'f'],
    ['it begins with a text in one', between(by('c').firstChild as Node, by('c')), 'figure', 'f'],
    ['the outermost of two', between(by('img'), by('img')), 'figure', 'f'],
    ['it goes over one', between(by('p'), by('q')), 'figure', 'f'],
    ['it goes over one of another kind', between(by('p'), by('q')), 'table', undefined],
    ['it begins in one and goes on', between(by('cell'), by('r')), 'table', 't'],
    ['the first of those it touches', between(by('p'), by('r')), 'table', 't'],
    ['it touches none', between(by('q'), by('q')), 'table', undefined],
    [
      'none within a text',
      between(by('q').firstChild as Node, by('q').firstChild as Node),
      'figure',
      undefined,
    ],
  ])('of a selection: %s', (_what, range, kind, id) => {
    expect(wholeAt(range, kind)?.id).toBe(id);
  });

  it('of a selection in a text of no page there is none', () => {
    const text = body.ownerDocument.createTextNode('x');
    expect(wholeAt(between(text, text), 'figure')).toBeUndefined();
  });

  it.each([
    ['<figure class="ltx_table"><img></figure>', 'table'],
    ['<figure><table></table></figure>', 'table'],
    ['<div class="figure"></div>', 'figure'],
    ['<table class="ltx_equationgroup"></table>', 'equation'],
    ['<math display="block"></math>', 'equation'],
    ['<math></math>', undefined],
  ])('%s is %s', (html, kind) => {
    expect(kindOf(page(html).body.firstElementChild as Element)).toBe(kind);
  });
});
