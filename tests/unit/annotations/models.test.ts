// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { describeElement } from '../../../lib/annotations/describe';
import { foldTex } from '../../../lib/annotations/fold';
import {
  forgetModel,
  isCurrent,
  noteChange,
  textModel,
} from '../../../lib/annotations/model-cache';
import { modelOf, page } from './support/page';

describe('TeX that says the same', () => {
  it.each([
    ['{x}', 'x'],
    ['{x}{y}', '{x}{y}'],
    ['{{x}}', '{x}'],
    ['{x\\}}', 'x\\}'],
    ['{x\\}', '{x\\}'],
    ['\\{x\\}', '\\{x\\}'],
    ['{x', '{x'],
    ['x}', 'x}'],
    ['{a}+{b}', '{a}+{b}'],
    ['$ x + y $', 'x+y'],
    ['\\( x \\)', 'x'],
    ['\\[x\\]', 'x'],
    ['$$x$$', 'x'],
    ['\\displaystyle x % note', 'x'],
    ['50\\%', '50\\%'],
    ['\\displaystyles', '\\displaystyles'],
  ])('%s', (tex, folded) => {
    expect(foldTex(tex)).toBe(folded);
  });
});

describe('what a model has read', () => {
  const read = () => {
    const { body } = page('<p id="a">one two</p><p id="b" hidden>three</p><p id="c">four</p>');
    return {
      body,
      model: textModel(body),
      text: (id: string) => body.querySelector(`#${id}`)?.firstChild as Text,
    };
  };
  const range = (start: Node, from: number, end: Node, to: number) => {
    const made = (start.ownerDocument as Document).createRange();
    made.setStart(start, from);
    made.setEnd(end, to);
    return made;
  };

  it.each([
    ['within a paragraph', 'a', 'a', true],
    ['over a hidden one', 'a', 'c', true],
    ['to a hidden one', 'a', 'b', false],
    ['from a hidden one', 'b', 'c', false],
    ['within a hidden one', 'b', 'b', false],
  ])('a range %s', (_what, start, end, covered) => {
    const { model, text } = read();
    expect(model.covers(range(text(start), 1, text(end), 2))).toBe(covered);
  });

  it('ends in elements and empty texts are covered', () => {
    const { body, model } = read();
    expect(model.covers(range(body, 0, body, 1))).toBe(true);
    const empty = body.ownerDocument.createTextNode('');
    body.append(empty);
    expect(model.covers(range(empty, 0, empty, 0))).toBe(true);
    empty.remove();
  });

  it('knows whether it hides something', () => {
    const { body, model } = read();
    expect(model.hides).toBe(true);
    expect(modelOf('<p>one</p>').hides).toBe(false);
    expect(textModel(body, { hidden: true }).text).toContain('three');
  });

  it('is current until the page changes or it is forgotten', () => {
    const own = page('<p>one</p>').body;
    const seen = textModel(own);
    expect(isCurrent(seen)).toBe(true);
    const all = textModel(own, { hidden: true });
    expect([isCurrent(seen), isCurrent(all)]).toEqual([true, true]);
    noteChange(own, { changed: [own] });
    expect([isCurrent(seen), isCurrent(all)]).toEqual([false, false]);
    const again = textModel(own);
    expect([isCurrent(seen), isCurrent(again)]).toEqual([false, true]);
    forgetModel(own);
    expect(isCurrent(again)).toBe(false);
  });

  it('of a page that nobody asked for nothing is noted', () => {
    const own = page('<p>one</p>').body;
    noteChange(own, { changed: [own] });
    expect(textModel(own).text).toBe('one');
  });
});

it('only figures, tables and equations can be taken as a whole', () => {
  const body = page('<p id="p">x</p><figure id="f"><img src="a.png"></figure>').body;
  const model = textModel(body);
  const take = (id: string) => describeElement(model, body.querySelector(`#${id}`) as Element);
  expect(take('p')).toEqual([]);
  expect(take('f')).toMatchObject([
    { type: 'ElementSelector', kind: 'figure', id: 'f', ordinal: 0 },
  ]);
});
