/** Painting and hit-testing on real ranges; the registry and the layout are stand-ins. */
import { beforeEach, describe, expect, it } from 'vitest';
import { createHitIndex } from '@/lib/annotations/hit-test';
import { createPainter, type Painted } from '@/lib/annotations/paint';

class Layer extends Set<AbstractRange> {
  priority = 0;
}

let registry: Map<string, Highlight>;
const texts = () => [...document.querySelectorAll('p')].map(({ firstChild }) => firstChild as Text);

function rangeOf(node: Text, start: number, end: number, last = node): Range {
  const range = document.createRange();
  range.setStart(node, start);
  range.setEnd(last, end);
  return range;
}

beforeEach(() => {
  registry = new Map();
  document.body.innerText = '';
  document.body.replaceChildren(
    ...['The first paragraph of three.', 'The second one is here.', 'And the third.'].map(
      (text) => {
        const p = document.createElement('p');
        p.append(text);
        return p;
      },
    ),
  );
});

const painter = () =>
  createPainter({ document, registry, create: () => new Layer() as unknown as Highlight });

const shown = () =>
  Object.fromEntries([...registry].map(([name, layer]) => [name, [...layer].map(String)]));

describe('painting', () => {
  const item = (id: string, colour: Painted['colour'], uncertain = false): Painted => {
    const [text] = texts();
    if (!text) throw new Error('no text');
    const at = Number(id);
    return { id, range: rangeOf(text, at, at + 3), colour, uncertain };
  };

  it('puts one layer a colour and state, and moves only what has changed', () => {
    const paint = painter();
    const [a, b, c] = [item('0', 'yellow'), item('4', 'yellow'), item('10', 'blue', true)];
    paint.show([a, b, c]);
    expect(shown()).toEqual({
      'offprint-yellow': ['The', 'fir'],
      'offprint-blue-uncertain': ['par'],
    });
    const yellow = registry.get('offprint-yellow');
    paint.show([a, { ...c, uncertain: false }]);
    expect(registry.get('offprint-yellow')).toBe(yellow);
    expect(shown()).toMatchObject({
      'offprint-yellow': ['The'],
      'offprint-blue': ['par'],
      'offprint-blue-uncertain': [],
    });
  });

  it('comes back when the page throws it away, and leaves what is the page’s own', () => {
    const paint = painter();
    paint.show([item('0', 'pink')]);
    registry.clear();
    registry.set('search', new Layer() as unknown as Highlight);
    paint.keep();
    expect([...registry.keys()].sort()).toEqual(['offprint-pink', 'search']);
    paint.clear();
    expect([...registry.keys()]).toEqual(['search']);
  });

  it('leaves what a newer script has put in its place', () => {
    const paint = painter();
    paint.show([item('0', 'pink')]);
    const newer = new Layer() as unknown as Highlight;
    registry.set('offprint-pink', newer);
    paint.clear();
    expect(registry.get('offprint-pink')).toBe(newer);
  });

  it('lets the active one lie on top', () => {
    const paint = painter();
    const one = item('0', 'green');
    paint.show([one]);
    paint.activate([one.range]);
    const priority = (name: string) => registry.get(`offprint-${name}`)?.priority ?? 0;
    expect(priority('active')).toBeGreaterThan(priority('green'));
    paint.activate([]);
    expect(shown()['offprint-active']).toEqual([]);
  });
});

describe('hit-testing', () => {
  const everywhere = () => [{ left: 0, top: 0, right: 100, bottom: 100 }] as unknown as DOMRectList;
  const nowhere = () => [] as unknown as DOMRectList;
  const build = (drawn = everywhere) => {
    const [first, second, third] = texts();
    if (!first || !second || !third) throw new Error('no texts');
    const make = (id: string, range: Range) => {
      range.getClientRects = drawn;
      return { id, range, length: range.toString().length };
    };
    const targets = [
      make('third', rangeOf(third, 4, 7)),
      make('wide', rangeOf(first, 4, 3, second)),
      make('word', rangeOf(first, 4, 9)),
      make('inner', rangeOf(first, 10, 19)),
    ];
    const at = (node: Node, offset: number) =>
      createHitIndex(document, targets, () => ({ node, offset })).at(5, 5);
    return { first, second, third, at };
  };

  it.each([
    ['before all', 0, 1, []],
    ['in a word within a wide one', 0, 6, ['word', 'wide']],
    ['at the end of the word', 0, 9, ['word', 'wide']],
    ['in the wide one, after the inner one', 0, 25, ['wide']],
    ['in its second paragraph', 1, 2, ['wide']],
    ['after it', 1, 12, []],
    ['in the third', 2, 5, ['third']],
  ] as const)('%s', (_, paragraph, offset, expected) => {
    const { first, second, third, at } = build();
    const node = [first, second, third][paragraph];
    expect(node && at(node, offset)).toEqual(expected);
  });

  it('believes the caret only where something is drawn', () => {
    const { first, at } = build(nowhere);
    expect(at(first, 6)).toEqual([]);
  });

  it('passes over passages that have left the page', () => {
    const { first, at } = build();
    first.parentElement?.remove();
    expect(at(first, 6)).toEqual([]);
  });
});
