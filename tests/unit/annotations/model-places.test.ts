// @vitest-environment jsdom
/** The way from the text of a page to its nodes and back, on pages where the two differ. */
import { describe, expect, it } from 'vitest';
import { textModel } from '../../../lib/annotations/model-cache';
import { below, TextModel } from '../../../lib/annotations/text-model';
import { modelOf, page } from './support/page';

const rangeAt = (model: TextModel, start: [Node, number], end: [Node, number]) => {
  const range = model.root.ownerDocument.createRange();
  range.setStart(...start);
  range.setEnd(...end);
  return range;
};
const query = (model: TextModel, selector: string) => {
  const found = model.root.querySelector(selector);
  if (!found) throw new Error(`no ${selector}`);
  return found;
};

describe('letters of two units', () => {
  const model = modelOf('<p>a😃b😃😃c</p>');
  it.each([
    [0, 0],
    [1, 1],
    [2, 3],
    [3, 4],
    [4, 6],
    [5, 8],
    [6, 9],
  ])('point %d is unit %d', (points, units) => {
    expect(model.toUnits(points)).toBe(units);
    expect(model.toPoints(units)).toBe(points);
  });

  it.each([
    [99, 9],
    [-3, 0],
  ])('no point outside: %d is unit %d', (points, units) => {
    expect(model.toUnits(points)).toBe(units);
  });

  it('the text is as long as it has letters', () => {
    expect(model.length).toBe(6);
    expect(model.textOf({ start: 1, end: 4 })).toBe('😃b😃');
  });
});

it.each([
  [0, 0],
  [1, 0],
  [2, 1],
  [3, 1],
  [6, 3],
])('how many are below %d: %d', (limit, count) => {
  expect(below([1, 3, 5], limit)).toBe(count);
});

describe('what a page is known by', () => {
  it('is the same for the same text, however it is marked up', () => {
    expect(modelOf('<p>one two</p>').hash).toBe(modelOf('<div>one <i>two</i></div>').hash);
    expect(modelOf('<p>one two</p>').hash).toMatch(/^[0-9a-f]{16}$/);
  });

  it('differs with any letter', () => {
    const texts = [
      '',
      'a',
      'b',
      'ab',
      'ba',
      'aa',
      'one two',
      'one twp',
      'pne two',
      'two one',
      '\u4e00',
      '\u4e01',
    ];
    const hashes = texts.map((text) => modelOf(`<p>${text}</p>`).hash);
    expect(new Set(hashes).size).toBe(texts.length);
    // Each half for itself.
    for (const half of [0, 8]) {
      expect(new Set(hashes.map((hash) => hash.slice(half, half + 8))).size).toBe(texts.length);
    }
  });

  it('is read in pieces of long texts, once, and is the same then', () => {
    const { root, built } = modelOf('');
    const of = (text: string) => new TextModel(root, { ...built, text });
    const long = 'word '.repeat(210_000);
    const model = of(long);
    const steps = model.hashing();
    let pauses = 0;
    let step = steps.next();
    for (; !step.done; step = steps.next()) pauses += 1;
    expect(pauses).toBe(2);
    expect(step.value).toBe(model.hash);
    expect(model.hashing().next()).toEqual({ done: true, value: model.hash });
    expect(of(long).hash).toBe(model.hash);
    expect(of(`${long.slice(0, -2)}t `).hash).not.toBe(model.hash);
  });
});

describe('blocks', () => {
  const model = modelOf('<h2>One</h2><p>two <b>three</b></p><ul><li>four</li></ul>');
  it.each([
    ['One', 0],
    ['two', 1],
    ['three', 1],
    ['four', 2],
  ])('%s is in block %d', (text, block) => {
    expect(model.blockAt(model.text.indexOf(text))).toBe(block);
  });
  it('the space between two is of the first', () => {
    expect(model.blockAt(3)).toBe(0);
    expect(modelOf('').blockAt(0)).toBe(0);
  });
});

describe('from the text to the page', () => {
  const html =
    '<p id="a">one</p><p id="b">two <math alttext="x^2"><mi>x</mi></math> <i>end</i></p>';
  it.each<[string, number, number, string | undefined]>([
    ['a word', 0, 3, 'one'],
    ['over the end of a block', 1, 6, 'netw'],
    ['from the space between two', 3, 7, 'two'],
    ['up to it', 0, 4, 'one'],
    ['with a formula', 6, 14, 'o x '],
    ['from within a formula', 10, 16, 'x en'],
    ['all of it', 0, 18, 'onetwo x end'],
    ['more than there is', 14, 99, 'end'],
  ])('%s', (_what, start, end, text) => {
    expect(modelOf(html).rangeOf(start, end)?.toString()).toBe(text);
  });

  it('nothing is a point there', () => {
    const range = modelOf(html).rangeOf(5, 5);
    expect([range?.collapsed, range?.startContainer.textContent, range?.startOffset]).toEqual([
      true,
      'two ',
      1,
    ]);
  });

  it('of a page without text there is none', () => {
    expect(modelOf('<p></p>').rangeOf(0, 3)).toBeUndefined();
  });

  it('a node that was cut short or taken away has none', () => {
    const document = page('<p id="a">some words</p><p>more</p>');
    const model = textModel(document);
    const text = document.querySelector('#a')?.firstChild as Text;
    text.data = 'so';
    expect(model.rangeOf(5, 10)).toBeUndefined();
    expect(model.rangeOf(0, 2)?.toString()).toBe('so');
    text.remove();
    expect(model.rangeOf(0, 13)).toBeUndefined();
    expect(model.rangeOf(11, 15)?.toString()).toBe('more');
  });

  it.each<[number, string]>([
    [0, 'one'],
    [2, 'one'],
    [3, 'two '],
    [4, 'two '],
    [8, 'MATH'],
    [12, 'MATH'],
    [15, 'end'],
  ])('unit %d comes from %s', (unit, from) => {
    const node = modelOf(html).nodeAt(unit);
    expect(node?.nodeType === 1 ? node.nodeName.toUpperCase() : node?.nodeValue).toBe(from);
  });
});

describe('from the page to the text', () => {
  const model = modelOf(
    '<p id="a">one</p> <p id="b">eﬃ <math id="m" alttext="x"><mi id="i">x</mi></math> end</p><p id="h" hidden>no</p><p id="e"></p>',
  );
  const [a, b, m, i, h, e] = ['#a', '#b', '#m', '#i', '#h', '#e'].map((id) =>
    query(model, id),
  ) as Element[] as [Element, Element, Element, Element, Element, Element];
  const text = (of: Element, nth = 0) => of.childNodes[nth] as Node;

  it.each<[string, [Node, number], [Node, number], string | undefined]>([
    ['a text', [text(a), 0], [text(a), 3], 'one'],
    ['a part of it', [text(a), 1], [text(a), 2], 'n'],
    ['an element', [a, 0], [a, 1], 'one'],
    ['all', [model.root, 0], [model.root, model.root.childNodes.length], 'one effi $x$ end'],
    ['the first of its children', [model.root, 0], [model.root, 1], 'one'],
    ['from the space between two', [text(model.root, 1), 0], [text(b), 1], 'e'],
    ['to the space between two', [text(a), 1], [text(model.root, 1), 1], 'ne'],
    ['half of a ligature is all of it', [text(b), 0], [text(b), 2], 'effi'],
    ['from behind it', [text(b), 2], [text(b, 2), 4], '$x$ end'],
    ['a formula', [m, 0], [m, 1], '$x$'],
    ['within a formula', [text(i), 0], [text(i), 1], '$x$'],
    ['an element within it', [i, 0], [i, 1], '$x$'],
    ['from within a formula on', [i, 0], [text(b, 2), 4], '$x$ end'],
    ['up to the beginning of a formula', [text(a), 0], [m, 0], 'one effi'],
    ['from the end of a formula', [m, 1], [text(b, 2), 4], 'end'],
    ['from before a formula to behind it', [b, 1], [b, 2], '$x$'],
    ['what is hidden', [text(h), 0], [text(h), 2], undefined],
    ['from what is hidden back', [text(b, 2), 1], [text(h), 1], 'end'],
    ['an empty element', [e, 0], [e, 0], undefined],
    ['only a space', [text(b, 2), 0], [text(b, 2), 1], undefined],
    ['nothing', [text(a), 1], [text(a), 1], undefined],
  ])('%s', (_what, start, end, expected) => {
    const found = model.positionsOf(rangeAt(model, start, end));
    expect(found && model.textOf(found)).toBe(expected);
  });

  it.each<[Element, string | undefined]>([
    [a, 'one'],
    [m, '$x$'],
    [b, 'effi $x$ end'],
    [h, undefined],
    [e, undefined],
  ])('the text of %#', (element, expected) => {
    const units = model.unitsOfElement(element);
    expect(units && model.text.slice(units.start, units.end)).toBe(expected);
  });
});
