// @vitest-environment jsdom
import { expect, describe as group, it, vi } from 'vitest';
import { describe, describeElement, wholeAround } from '../../../lib/annotations/describe';
import { textModel } from '../../../lib/annotations/model-cache';
import { resolve } from '../../../lib/annotations/resolve';
import { resolveAll, type Stored } from '../../../lib/annotations/resolve-all';
import { parseLaterPositions, parseSelectors } from '../../../lib/annotations/schema';
import { slicer } from '../../../lib/annotations/slices';
import type { Selector } from '../../../lib/annotations/types';
import { modelOf, page } from './support/page';
import { paper } from './support/prose';

const atOnce = () => undefined;

function store(html: string, text: string): Selector[] {
  const model = modelOf(html);
  const start = model.toPoints(model.text.indexOf(text));
  const range = model.rangeOf(start, start + text.length);
  if (!range) throw new Error(`no "${text}"`);
  return describe(model, range, { paper: 'arxiv:1202.3665', version: 'v4' });
}

group('what is stored', () => {
  it('names the section, the block, the paper and its version', () => {
    const html = `<h1>Emcee</h1>${paper('A sentence that is marked.')}`;
    const selectors = store(html, 'sentence that');
    expect(selectors.map(({ type }) => type)).toEqual([
      'TextQuoteSelector',
      'TextPositionSelector',
      'RangeSelector',
      'PaperSelector',
    ]);
    expect(selectors.at(-1)).toMatchObject({
      paper: 'arxiv:1202.3665',
      version: 'v4',
      headings: ['Emcee', 'Method'],
      block: 3,
      blocks: 5,
      occurrences: 1,
      occurrence: 0,
    });
    expect(selectors[0]).toMatchObject({ exact: 'sentence that' });
  });

  it('points at the nearest id', () => {
    const selectors = store('<p>One.</p><div id="S2.p3"><p>Two and three.</p></div>', 'and');
    expect(selectors.find(({ type }) => type === 'FragmentSelector')).toMatchObject({
      value: 'S2.p3',
      refinedBy: { start: 4, end: 7 },
    });
  });

  it('survives the database, and what is broken is left out', () => {
    const selectors = store(paper('A sentence that is marked.'), 'sentence');
    const stored: unknown = JSON.parse(JSON.stringify(selectors));
    expect(parseSelectors(stored)).toEqual(selectors);
    expect(parseSelectors([...selectors, { type: 'Unknown' }, 7, null])).toEqual(selectors);
    expect(parseSelectors('nothing')).toEqual([]);
    expect(parseSelectors([{ type: 'TextPositionSelector', start: -1, end: 2 }])).toEqual([]);
    const later = { version: 'v5', at: 7, state: 'moved', selectors };
    expect(parseLaterPositions([later, { at: 'x' }])).toEqual([later]);
  });
});

group('figures, tables and equations', () => {
  const figure = (number: number, caption: string, source = 'x1.png') =>
    `<figure class="ltx_figure" id="S1.F${number}"><img src="/v1/${source}"><figcaption>Figure ${number}: ${caption}</figcaption></figure>`;
  const tall = 'The height of the trees against the age of the forest.';
  const wide = 'A map of all stations in the north of the country.';

  it.each([
    ['is where it was', figure(1, tall) + figure(2, wide), 'exact'],
    ['got another number', figure(1, 'New.') + figure(2, 'Newer.') + figure(3, wide), 'moved'],
    ['got another caption', figure(1, tall) + figure(2, wide.replace('north', 'south')), 'changed'],
    ['was taken out', figure(1, tall), 'lost'],
    ['stands there twice', figure(5, wide) + figure(6, wide), 'ambiguous'],
  ])('a figure that %s', (_name, after, state) => {
    const model = modelOf(figure(1, tall) + figure(2, wide));
    const [, element] = model.root.querySelectorAll('figure');
    if (!element) throw new Error('no figure');
    expect(wholeAround(element.querySelector('img') ?? element)).toBe(element);
    const selectors = describeElement(model, element);
    const now = modelOf(after);
    const resolution = resolve(now, JSON.parse(JSON.stringify(selectors)));
    expect(resolution.state).toBe(state);
    if (['exact', 'moved', 'changed'].includes(state)) {
      expect(resolution.element?.textContent).toContain('A map of all stations');
    }
  });

  it('an equation is known by its TeX', () => {
    const equation = (tex: string) =>
      `<p>so</p><table class="ltx_equation"><tr><td><math alttext="${tex}"></math></td></tr></table>`;
    const model = modelOf(equation('a=b') + equation('c=d'));
    const [, element] = model.root.querySelectorAll('.ltx_equation');
    if (!element) throw new Error('no equation');
    const resolution = resolve(modelOf(equation('c=d')), describeElement(model, element));
    expect(resolution.state).toBe('moved');
    expect(resolution.element?.localName).toBe('table');
  });
});

group('all highlights of a page', () => {
  it('come in slices: what stands there first, nearest to the reader first', async () => {
    const texts = ['First mark stands here', 'Second mark stands here', 'Third mark stands here'];
    const html = texts.map((text) => paper(`${text}.`)).join('');
    const stored: Stored[] = texts.map((text) => ({ id: text, selectors: store(html, text) }));
    const after = modelOf(html.replace('First mark stands', 'First remark stands'));
    const order: [string, string][] = [];
    let pauses = 0;
    const pause = () => {
      pauses += 1;
      return undefined;
    };
    for await (const { id, resolution } of resolveAll(after, stored, pause, { near: 3_000 })) {
      order.push([id, resolution.state]);
    }
    expect(order.map(([id]) => id)).toEqual(texts.toReversed());
    expect(order.map(([, state]) => state)).toEqual(['exact', 'exact', 'changed']);
    expect(pauses).toBeGreaterThan(5);
  });

  it('stop when nobody waits any more', async () => {
    const html = paper('One mark.');
    const stop = new AbortController();
    const found = resolveAll(
      modelOf(html),
      [{ id: 'a', selectors: store(html, 'One mark') }],
      atOnce,
      { signal: stop.signal },
    );
    stop.abort();
    expect(await found.next()).toEqual({ done: true, value: undefined });
  });

  it('give way when a slice is used up', async () => {
    let now = 0;
    const next = vi.fn(async () => {});
    const pause = slicer(() => now, next);
    expect(pause()).toBeUndefined();
    now = 9;
    await pause();
    expect(next).toHaveBeenCalledOnce();
    expect(pause()).toBeUndefined();
  });
});

group('a page longer than is read of one', () => {
  it('more than is read of a page is left out, and said', () => {
    const model = textModel(page('<p>one</p><p>two</p><p>three</p>'), {
      limits: { text: 1_000, nodes: 1 },
    });
    expect(model.truncated).toBe(true);
  });
});
