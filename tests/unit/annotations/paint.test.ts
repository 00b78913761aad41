// @vitest-environment jsdom
/** Painting and hit-testing on real ranges; the registry and the layout are stand-ins. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { byStart, createHitIndex } from '../../../lib/annotations/hit-test';
import { createPainter, type Painted } from '../../../lib/annotations/paint';

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

const count = (text: string, char: string) => text.split(char).length - 1;

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

  it('has no active layer until something is active', () => {
    painter().activate([]);
    expect(registry.size).toBe(0);
  });

  it('what shows again with the same range stays in its place among the others', () => {
    const paint = painter();
    const [a, b] = [item('0', 'pink'), item('4', 'pink')];
    paint.show([a, b]);
    paint.show([b, a]);
    expect(shown()).toEqual({ 'offprint-pink': ['The', 'fir'] });
    paint.show([{ ...b, range: item('10', 'pink').range }, a]);
    expect(shown()).toEqual({ 'offprint-pink': ['The', 'par'] });
  });

  it('paints anew after all was cleared, and then holds no range', () => {
    const paint = painter();
    const one = item('0', 'pink');
    paint.show([one]);
    const layer = registry.get('offprint-pink');
    paint.clear();
    expect(layer?.size).toBe(0);
    paint.show([one]);
    expect(shown()).toEqual({ 'offprint-pink': ['The'] });
  });

  it('lets one flash above all others, for a moment', () => {
    vi.useFakeTimers();
    const paint = painter();
    const [a, b] = [item('0', 'pink'), item('4', 'pink')];
    paint.show([a, b]);
    paint.activate([a.range]);
    paint.flash(a.range);
    expect(shown()['offprint-flash']).toEqual(['The']);
    const priority = (name: string) => registry.get(`offprint-${name}`)?.priority ?? 0;
    expect(priority('flash')).toBeGreaterThan(priority('active'));
    vi.advanceTimersByTime(1_000);
    paint.flash(b.range);
    vi.advanceTimersByTime(1_000);
    expect(shown()['offprint-flash']).toEqual(['fir']);
    vi.advanceTimersByTime(1_000);
    expect(shown()['offprint-flash']).toEqual([]);
    expect(registry.size).toBe(3);
    registry.clear();
    paint.flash(b.range);
    expect([...registry.keys()].sort()).toEqual([
      'offprint-active',
      'offprint-flash',
      'offprint-pink',
    ]);
    paint.clear();
    vi.advanceTimersByTime(2_000);
    expect(registry.size).toBe(0);
  });
});

describe('the rules of the colours', () => {
  const elements = () => [...document.documentElement.querySelectorAll('style')];
  afterEach(() => {
    for (const each of elements()) each.remove();
    vi.unstubAllGlobals();
    Reflect.deleteProperty(document, 'adoptedStyleSheets');
  });
  const one = (): Painted => {
    const [text] = texts();
    if (!text) throw new Error('no text');
    return { id: 'one', range: rangeOf(text, 0, 3), colour: 'green', uncertain: false };
  };
  /** Documents that take sheets made by a script, as browsers have them. */
  const adopting = () => {
    class Sheet {
      text = '';
      replaceSync(text: string) {
        this.text = text;
      }
    }
    vi.stubGlobal('CSSStyleSheet', Sheet);
    const own = new Sheet();
    Object.defineProperty(document, 'adoptedStyleSheets', {
      value: [own],
      writable: true,
      configurable: true,
    });
    return { own, all: () => document.adoptedStyleSheets as unknown as Sheet[] };
  };

  it('are there as soon as something is painted, once, and go with the painter', () => {
    const { own, all } = adopting();
    const paint = painter();
    paint.show([]);
    expect(all()).toEqual([own]);
    paint.show([one()]);
    paint.show([one()]);
    expect(all()).toHaveLength(2);
    expect(all()[1]?.text).toContain('::highlight(offprint-green)');
    expect(elements()).toEqual([]);
    paint.clear();
    expect(all()).toEqual([own]);
  });

  it('come back, the same, when the page puts its own list in place', () => {
    const { own, all } = adopting();
    const paint = painter();
    paint.show([one()]);
    const [, sheet] = all();
    Object.assign(document, { adoptedStyleSheets: [own] });
    paint.keep();
    expect(all()).toEqual([own, sheet]);
    paint.clear();
    paint.clear();
    expect(all()).toEqual([own]);
  });

  it('are an element where the browser refuses sheets', () => {
    vi.stubGlobal('CSSStyleSheet', undefined);
    const paint = painter();
    paint.show([one()]);
    paint.keep();
    expect(elements().map(({ parentElement }) => parentElement)).toEqual([
      document.documentElement,
    ]);
    expect(elements()[0]?.textContent).toContain('::highlight(offprint-green)');
    elements()[0]?.remove();
    paint.keep();
    expect(elements()).toHaveLength(1);
    paint.clear();
    expect(elements()).toEqual([]);
  });

  it('name every layer that is painted, on screens, on paper and in forced colours', () => {
    vi.stubGlobal('CSSStyleSheet', undefined);
    const paint = painter();
    paint.show([one()]);
    const text = elements()[0]?.textContent ?? '';
    const [screen = '', print = '', forced = ''] = text.split('@media');
    for (const colour of ['yellow', 'green', 'blue', 'pink', 'violet']) {
      for (const rules of [screen, forced]) {
        expect(rules).toContain(`::highlight(offprint-${colour}){background-color:`);
        expect(rules).toContain(`::highlight(offprint-${colour}-uncertain){background-color:`);
      }
      expect(print).toContain(`::highlight(offprint-${colour}){background-color:transparent;`);
    }
    for (const layer of ['active', 'flash']) {
      expect(screen).toContain(`::highlight(offprint-${layer}){`);
      expect(print).toContain(`::highlight(offprint-${layer})`);
    }
    for (const rules of [print, forced]) expect(rules.match(/\{/g)).toHaveLength(count(rules, '}'));
    paint.clear();
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

  it.each([
    [8, 18, true],
    [7, 18, false],
    [52, 32, true],
    [53, 32, false],
    [30, 17, false],
    [30, 33, false],
  ])('at %d, %d: two pixels around a line count: %s', (x, y, hit) => {
    const [first] = texts();
    if (!first) throw new Error('no text');
    const range = rangeOf(first, 0, 3);
    range.getClientRects = () =>
      [
        { left: 200, top: 0, right: 210, bottom: 10 },
        { left: 10, top: 20, right: 50, bottom: 30 },
      ] as unknown as DOMRectList;
    const index = createHitIndex(document, [{ id: 'a', range, length: 3 }], () => ({
      node: first,
      offset: 1,
    }));
    expect(index.at(x, y)).toEqual(hit ? ['a'] : []);
  });

  it('asks the browser where the caret would be, and only when there are passages', () => {
    const [first] = texts();
    if (!first) throw new Error('no text');
    const range = rangeOf(first, 0, 3);
    range.getClientRects = everywhere;
    const ask = vi.fn<(x: number, y: number) => { offsetNode: Node; offset: number } | null>();
    Object.assign(document, { caretPositionFromPoint: ask });
    expect(createHitIndex(document, []).at(5, 6)).toEqual([]);
    expect(ask).not.toHaveBeenCalled();
    const index = createHitIndex(document, [{ id: 'a', range, length: 3 }]);
    ask.mockReturnValue({ offsetNode: first, offset: 1 });
    expect(index.at(5, 6)).toEqual(['a']);
    expect(ask).toHaveBeenCalledExactlyOnceWith(5, 6);
    ask.mockReturnValue(null);
    expect(index.at(5, 6)).toEqual([]);
    Reflect.deleteProperty(document, 'caretPositionFromPoint');
    expect(index.at(5, 6)).toEqual([]);
  });

  it('what holds a place needs nothing drawn', () => {
    const { first, second } = build(nowhere);
    const targets = [rangeOf(first, 4, 3, second), rangeOf(first, 4, 9)].map((range, n) => ({
      id: String(n),
      range,
      length: range.toString().length,
    }));
    expect(createHitIndex(document, targets).holding(first, 5)).toEqual(['1', '0']);
    expect(createHitIndex(document, targets).holding(document.createTextNode('x'), 0)).toEqual([]);
  });

  it('finds those around a place among many, in any order, as looking at each would', () => {
    const { first, second, third } = build();
    const nodes = [first, second, third];
    const targets = Array.from({ length: 60 }, (_, n) => {
      const [from, to] = [n % 3, Math.floor(n / 3) % 3].toSorted((a, b) => a - b);
      const [begin, end] = [(n * 3) % 13, (n * 5) % 13].toSorted((a, b) => a - b);
      const range = rangeOf(
        nodes[from ?? 0] ?? first,
        begin ?? 0,
        (end ?? 0) + 1,
        nodes[to ?? 0] ?? first,
      );
      return { id: String(n), range, length: range.toString().length };
    });
    const index = createHitIndex(document, targets);
    for (const node of nodes) {
      for (let offset = 0; offset <= 13; offset += 1) {
        const found = index.holding(node, offset);
        const all = targets.filter(({ range }) => range.isPointInRange(node, offset));
        expect(found.toSorted()).toEqual(all.map(({ id }) => id).toSorted());
        const lengths = found.map((id) => targets[Number(id)]?.length ?? 0);
        expect(lengths).toEqual(lengths.toSorted((a, b) => a - b));
      }
    }
  });

  it('passages are in the order of their beginnings, the longer of two first', () => {
    const { first, second } = build();
    const ranges = [rangeOf(second, 0, 2), rangeOf(first, 3, 5), rangeOf(first, 3, 9)];
    expect(ranges.toSorted(byStart).map(String)).toEqual([' first', ' f', 'Th']);
  });
});
