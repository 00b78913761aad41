// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import {
  describe as described,
  elementsOf,
  kindOf,
  sourcesOf,
  textOfElement,
  wholeAround,
} from '../../../lib/annotations/describe';
import { fitsOf } from '../../../lib/annotations/hits';
import { isBlock, isHidden, isSkipped, isSoft } from '../../../lib/annotations/markup';
import { textModel } from '../../../lib/annotations/model-cache';
import { passageOf } from '../../../lib/annotations/passage';
import { readableQuote } from '../../../lib/annotations/quote';
import { resolve } from '../../../lib/annotations/resolve';
import { stretchAround } from '../../../lib/annotations/seeds';
import { tokenIndex } from '../../../lib/annotations/tokens';
import { hitsOf, wordsOf } from '../../../lib/annotations/words';
import { describePoint, elementAt, pathOf, resolvePoint } from '../../../lib/annotations/xpath';
import { modelOf, page } from './support/page';
import { filler } from './support/prose';

const element = (html: string, selector = 'body > *'): Element => {
  const found = page(html).querySelector(selector);
  if (!found) throw new Error(`no ${selector}`);
  return found;
};

describe('how an element is read', () => {
  it.each([
    ['<cite>x</cite>', true],
    ['<d-cite></d-cite>', true],
    ['<dt-cite></dt-cite>', true],
    ['<d-footnote-ref></d-footnote-ref>', true],
    ['<sup>2</sup>', false],
    ['<sup class="reference">2</sup>', true],
    ['<sup class="ltx_note_mark">2</sup>', true],
    ['<sup><a href="#x">2</a></sup>', true],
    ['<sup><a href="/x">2</a></sup>', false],
    [`<sup><a href="#x">${'long '.repeat(10)}</a></sup>`, false],
    ['<span>x</span>', false],
    ['<span class="a">x</span>', false],
    ['<span class="ltx_note_type">x</span>', true],
    ['<span class="a ltx_tag_note b">x</span>', true],
    ['<span class="a ltx_tag_bibitem">x</span>', true],
    ['<span class="altx_tag_note">x</span>', false],
    ['<span class="ltx_tag_notes">x</span>', false],
    ['<a>x</a>', false],
    ['<a href="/x">x</a>', false],
    ['<a role="doc-biblioref">x</a>', true],
    ['<a role="doc-noteref" href="/">x</a>', true],
    ['<a class="ltx_ref">x</a>', true],
    [`<a class="ltx_ref">${'long '.repeat(10)}</a>`, false],
    ['<a href="#bib12">12</a>', true],
    ['<a href="/paper#ref-3">3</a>', true],
    ['<a href="#section">3</a>', false],
    ['<a href="#fn:1">1</a>', true],
    [`<a href="#bib12">${'long '.repeat(10)}</a>`, false],
  ])('%s is soft: %s', (html, soft) => {
    expect(isSoft(element(html))).toBe(soft);
  });

  it.each([
    ['<p></p>', true],
    ['<span></span>', false],
    ['<span class="ltx_p"></span>', true],
    ['<span class="a ltx_block b"></span>', true],
    ['<span class="ltx_text"></span>', false],
    ['<span class="xltx_p"></span>', false],
  ])('%s is a block: %s', (html, block) => {
    expect(isBlock(element(html))).toBe(block);
  });

  it.each([
    ['<p>x</p>', false],
    ['<p class="x">x</p>', false],
    ['<button>x</button>', true],
    ['<div contenteditable>x</div>', true],
    ['<div contenteditable="false">x</div>', false],
  ])('%s is skipped: %s', (html, skipped) => {
    expect(isSkipped(element(html))).toBe(skipped);
  });

  it.each([
    ['<p>x</p>', false],
    ['<p hidden>x</p>', true],
    ['<p hidden="until-found">x</p>', false],
    ['<p style="color: red">x</p>', false],
    ['<p style="display:none">x</p>', true],
    ['<p style="color: red; visibility: collapse">x</p>', true],
    ['<p style="xdisplay: none">x</p>', false],
  ])('%s is hidden: %s', (html, hidden) => {
    expect(isHidden(element(html), true, false)).toBe(hidden);
  });

  const asked = (html: string, visible: boolean, block: boolean) => {
    document.body.replaceChildren(...page(html).body.childNodes);
    const [first] = document.body.children;
    if (!first) throw new Error('nothing');
    Object.defineProperty(first, 'checkVisibility', { value: () => visible });
    return isHidden(first, block, true);
  };
  it.each<[string, boolean, boolean, boolean]>([
    ['<p>x</p>', true, true, false],
    ['<section class="a" style="display : none ">x</section>', false, true, true],
    ['<span>x</span>', false, false, false],
    ['<span class="ltx_text">x</span>', false, false, false],
    ['<span class="ltx_note_content">x</span>', true, false, false],
    ['<p style="display: contents">x</p>', false, true, false],
  ])('%s with style sheets, drawn %s', (html, visible, block, hidden) => {
    expect(asked(html, visible, block)).toBe(hidden);
  });

  it.each<[string, boolean, boolean]>([
    ['<p class="gone">x</p>', true, true],
    ['<p class="ltx_p gone">x</p>', true, true],
    ['<span class="gone">x</span>', false, true],
    ['<span class="ltx_note_outer gone">x</span>', false, true],
    // Not asked of, for speed: nobody hides these by style sheets.
    ['<span class="ltx_text gone">x</span>', false, false],
    ['<table class="gone"></table>', true, true],
    ['<br class="gone">', true, false],
    ['<br class="ltx_break gone">', true, false],
    ['<i>x</i>', false, false],
  ])('by a style sheet %s', (html, block, hidden) => {
    const sheet = document.createElement('style');
    sheet.textContent = '.gone, i { display: none }';
    document.head.append(sheet);
    expect(asked(html, false, block)).toBe(hidden);
    sheet.remove();
  });

  it('what a style sheet takes away is hidden', () => {
    const sheet = document.createElement('style');
    sheet.textContent = '.gone { display: none }';
    document.head.append(sheet);
    expect(asked('<p class="gone">x</p>', false, true)).toBe(true);
    expect(asked('<p class="here">x</p>', false, true)).toBe(false);
    sheet.remove();
  });
});

describe('words', () => {
  it.each<[string, string, string, string, number[]]>([
    ['art party art', 'art', ' ', ' ', [0, 10]],
    ['art party art', 'art', '', '', [0, 5, 10]],
    ['art party art', 'art', 'p', 'y', [0, 5, 10]],
    ['art party art', 'art', 'p', ' ', [0, 10]],
    ['art arts', 'art', ' ', ' ', [0]],
    ['smart art', 'art', ' ', 'x', [6]],
    ['a-b a-bc', 'a-b', ' ', ' ', [0]],
    ['(x)(x)', '(x)', 'a', 'b', [0, 3]],
    ['aaaa', 'aa', '', '', [0, 1, 2]],
    ['none', 'some', '', '', []],
  ])('in %j the words %j between %j and %j', (text, exact, before, after, hits) => {
    expect(hitsOf(text, wordsOf(exact, before, after))).toEqual(hits);
  });

  it('a thousand places are enough', () => {
    expect(hitsOf('ab '.repeat(1500), wordsOf('ab', '', ''))).toHaveLength(1000);
  });
});

describe('paths', () => {
  const root = page(
    '<article><p>one</p><div><p>two</p><p>thr𝒪ee</p></div><p>four</p></article>',
  ).body;
  const at = (path: string) => elementAt(path, root)?.textContent;

  it.each([
    ['/article[1]/p[1]', 'one'],
    ['/article/p[2]', 'four'],
    ['article/DIV[1]/p[2]', 'thr𝒪ee'],
    ['/article[1]/p[3]', undefined],
    ['/article[1]/p[1]/b[1]/i[1]', undefined],
    ['/article[2]', undefined],
    ["/article[@id='x']", undefined],
    ['//p', undefined],
    ['/article[1]/text()[1]', undefined],
  ])('%s', (path, text) => {
    expect(at(path)).toBe(text);
  });

  it('nothing is the root itself', () => {
    expect(elementAt('', root)).toBe(root);
    expect(pathOf(root, root)).toBe('');
  });

  it('points come back, also behind letters of two units', () => {
    const last = elementAt('/article[1]/div[1]/p[2]', root) as Element;
    const text = last.firstChild as Text;
    const point = describePoint(text, 5, root);
    expect(point).toEqual({
      type: 'XPathSelector',
      value: '/article[1]/div[1]/p[2]',
      refinedBy: { type: 'TextPositionSelector', start: 4, end: 4 },
    });
    expect(resolvePoint(point, root)).toEqual({ node: text, offset: 5 });
    expect(resolvePoint(describePoint(last, 0, root), root)).toEqual({ node: text, offset: 0 });
  });

  it.each([
    ['/article[9]', 0],
    ['/article[1]/p[1]', 99],
  ])('%s behind %d letters is no point', (value, start) => {
    const refinedBy = { type: 'TextPositionSelector' as const, start, end: start };
    expect(resolvePoint({ type: 'XPathSelector', value, refinedBy }, root)).toBeUndefined();
  });

  it('without a number of letters it is the beginning; of an empty element, its end', () => {
    const first = elementAt('/article[1]/p[1]', root);
    expect(resolvePoint({ type: 'XPathSelector', value: '/article[1]/p[1]' }, root)).toEqual({
      node: first,
      offset: 0,
    });
    const bare = page('<p><img></p>').body;
    const none = { type: 'TextPositionSelector' as const, start: 0, end: 0 };
    expect(resolvePoint({ type: 'XPathSelector', value: '/p[1]', refinedBy: none }, bare)).toEqual({
      node: bare.firstElementChild,
      offset: 1,
    });
  });

  it('a node outside the root has none', () => {
    const loose = document.createTextNode('x');
    expect(describePoint(loose, 0, root)).toEqual({ type: 'XPathSelector', value: '' });
    expect(describePoint(document.body, 0, root)).toEqual({ type: 'XPathSelector', value: '' });
  });
});

describe('a quote for reading', () => {
  const html =
    '<p>one <math alttext="a  +  b"><mi>x</mi></math> two <math alttext="\\lambda t"><mi>y</mi></math> three</p>';
  it.each([
    ['one $a+b$ two', 'one $a + b$ two'],
    ['two $\\lambda t$ three', 'two $\\lambda t$ three'],
    ['one', 'one'],
    ['three', 'three'],
  ])('%s', (text, quote) => {
    const model = modelOf(html);
    const start = model.text.replace(/\s/g, '').indexOf(text.replace(/\s/g, ''));
    expect(start).toBeGreaterThanOrEqual(0);
    const begin = model.text.indexOf(text.slice(0, 3));
    const stop = model.text.lastIndexOf(text.slice(-3)) + 3;
    const position = { start: model.toPoints(begin), end: model.toPoints(stop) };
    expect(readableQuote(model, position)).toBe(quote);
  });
});

describe('among many repeats', () => {
  const mark = 'the same words';
  const repeats = 30;
  const html = (count = repeats) =>
    Array.from(
      { length: count },
      (_, n) => `<p>Number ${n} says before it ${mark} behind ${n * 7} it.</p>`,
    ).join('');
  const stored = (nth: number) => {
    const model = textModel(page(html()));
    let at = model.text.indexOf(mark);
    for (let left = nth; left > 0; left -= 1) at = model.text.indexOf(mark, at + 1);
    const start = model.toPoints(at);
    const range = model.rangeOf(start, start + mark.length);
    if (!range) throw new Error('no range');
    return { at, selectors: described(model, range) };
  };

  it.each([0, 7, 17, 29])('the %dth is compared among the nearest, and found', (nth) => {
    const { at, selectors } = stored(nth);
    const model = modelOf(html());
    const index = tokenIndex(model);
    const of = passageOf(selectors, index);
    if (!of) throw new Error('no passage');
    const hits = hitsOf(model.text, of);
    expect(hits).toHaveLength(repeats);
    const fits = fitsOf(model, index, of, hits);
    expect(fits.length).toBeGreaterThanOrEqual(12);
    expect(fits.length).toBeLessThanOrEqual(13);
    expect(fits[0]?.start).toBe(at);
    // Neighbours that agree letter by letter on both sides are among those that are compared.
    const near = fitsOf(model, index, { ...of, paper: undefined }, hits);
    expect(near[0]?.start).toBe(at);
    const { from, to } = stretchAround(index, of, at);
    expect(from).toBeGreaterThanOrEqual(0);
    expect(to).toBeLessThanOrEqual(index.count);
    expect(to - from).toBeGreaterThan(of.quote.ids.length + 16);
  });

  it('one that only its neighbours tell apart is found on a page with others before', () => {
    const { selectors } = stored(21);
    const moved = `<p>${filler(5)}</p>${html()}`;
    const model = modelOf(moved);
    const found = resolve(model, selectors);
    expect(found.position && model.textOf(found.position)).toBe(mark);
    const start = found.position ? model.toUnits(found.position.start) : 0;
    expect(model.text.slice(0, start)).toMatch(/Number 21 says before it $/);
  });
});

describe('figures, tables and equations', () => {
  const body = page(
    `<figure id="f"><img src="a.png"><object data="b.svg"></object><figcaption>A figure</figcaption></figure>
     <figure id="t"><table><tr><td>1</td></tr></table></figure>
     <div class="katex-display" id="e"><math display="block"><mi>x</mi></math></div><p id="p">words</p>`,
  ).body;
  const by = (id: string) => body.querySelector(`#${id}`) as Element;

  it.each([
    ['f', 'figure'],
    ['t', 'table'],
    ['e', 'equation'],
    ['p', undefined],
  ])('#%s is %s', (id, kind) => {
    expect(kindOf(by(id))).toBe(kind);
  });

  it('are whole around what is in them', () => {
    expect(wholeAround(by('f').querySelector('figcaption')?.firstChild as Node)).toBe(by('f'));
    expect(wholeAround(by('p').firstChild as Node)).toBeUndefined();
  });

  it('have pictures and words', () => {
    expect(sourcesOf(by('f')).length).toBeGreaterThan(0);
    expect(sourcesOf(by('p'))).toEqual([]);
    expect(elementsOf(body, 'table').map(({ id }) => id)).toEqual(['t']);
    const model = textModel(body);
    expect(textOfElement(model, by('f'), 'figure')).toContain('A figure');
  });
});
