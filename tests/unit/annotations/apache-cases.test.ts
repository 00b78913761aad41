// @vitest-environment jsdom
import { expect, describe as group, it } from 'vitest';
import { describe } from '../../../lib/annotations/describe';
import { textModel } from '../../../lib/annotations/model-cache';
import { resolve } from '../../../lib/annotations/resolve';
import type { TextPositionSelector, TextQuoteSelector } from '../../../lib/annotations/types';
import { page, rangeBy } from './support/page';
import { shared, sharedJson } from './support/shared';

interface Ends {
  startContainerXPath: string;
  startOffset: number;
  endContainerXPath: string;
  endOffset: number;
}
type Cases<T> = Record<string, { html: string } & T>;

function cases<T>(file: string, key = 'testCases'): [string, { html: string } & T][] {
  if (!shared) return [];
  const suite = sharedJson<Record<string, Cases<T>>>(`apache-annotator/${file}.json`);
  return Object.entries(suite[key] ?? {});
}

function rangeOf(root: Element, ends: Ends): Range {
  const { startContainerXPath, startOffset, endContainerXPath, endOffset } = ends;
  return rangeBy(root, startContainerXPath, startOffset, endContainerXPath, endOffset);
}

/** Cases of a matcher of letters that a store of highlights answers differently, and why. */
const matchedDifferently: Record<string, { state: string; why: string }> = {
  'text inside <head>': { state: 'lost', why: 'the head is not on the page' },
  'with suffix, no matches': { state: 'exact', why: 'a letter in what follows may have changed' },
  'empty quote': { state: 'lost', why: 'nothing was highlighted' },
  'empty quote, multiple elements': { state: 'lost', why: 'nothing was highlighted' },
  'empty quote, with prefix': { state: 'lost', why: 'nothing was highlighted' },
  'empty quote, with suffix': { state: 'lost', why: 'nothing was highlighted' },
  'empty quote, with prefix and suffix': { state: 'lost', why: 'nothing was highlighted' },
};

group.skipIf(!shared)('Apache Annotator’s quotes', () => {
  const all = cases<{ selector: TextQuoteSelector; expected: Ends[] }>('text-quote-match-cases');

  it('are 20 and more', () => expect(all.length).toBeGreaterThanOrEqual(20));

  it.each(all)('%s', (name, { html, selector, expected }) => {
    const model = textModel(page(html));
    const resolution = resolve(model, [selector]);
    const other = matchedDifferently[name];
    if (other) {
      expect(resolution.state, other.why).toBe(other.state);
      return;
    }
    const wanted = expected.map((ends) => model.positionsOf(rangeOf(model.root, ends)));
    const found = resolution.position
      ? [resolution.position]
      : resolution.state === 'ambiguous'
        ? (resolution.candidates ?? []).map(({ start, end }) => ({ start, end }))
        : [];
    expect(found.sort((a, b) => a.start - b.start)).toEqual(wanted);
  });
});

group.skipIf(!shared)('Apache Annotator’s ranges are described with at least its context', () => {
  const all = [
    'testCasesWithMaxWordLength',
    'testCasesWithMinimalContext',
    'testCasesWithMinimumQuoteLength',
    'testCasesWithoutOptions',
  ].flatMap((key) =>
    cases<{ range: Ends; expected: TextQuoteSelector }>('text-quote-describe-cases', key).map(
      ([name, each]) => [`${key}: ${name}`, each] as const,
    ),
  );

  it('are 22', () => expect(all).toHaveLength(22));

  it.each(all)('%s', (_name, { html, range, expected }) => {
    const model = textModel(page(html));
    const selectors = describe(model, rangeOf(model.root, range));
    if (expected.exact === '') {
      expect(selectors, 'nothing was highlighted').toEqual([]);
      return;
    }
    const quote = selectors.find((each) => each.type === 'TextQuoteSelector');
    expect(quote?.exact).toBe(expected.exact);
    expect(quote?.prefix?.endsWith(expected.prefix ?? '')).toBe(true);
    expect(quote?.suffix?.startsWith(expected.suffix ?? '')).toBe(true);
    expect(resolve(model, selectors)).toMatchObject({
      state: 'exact',
      position: model.positionsOf(rangeOf(model.root, range)),
    });
  });
});

group.skipIf(!shared)('Apache Annotator’s positions, in code points', () => {
  const all = cases<{ selector: TextPositionSelector; expected: Ends[] }>(
    'text-position-match-cases',
  );

  it('are 7', () => expect(all).toHaveLength(7));

  it.each(all)('%s', (name, { html, selector, expected }) => {
    // The head is not on the page: its text stands in the body here, as it would be seen.
    const seen = html.replace(/<head><title>(.*?)<\/title><\/head>/u, '<i>$1</i>');
    const model = textModel(page(seen));
    const [ends] = expected;
    if (!ends) throw new Error(`${name} has no range`);
    const range = rangeOf(model.root, {
      ...ends,
      startContainerXPath: ends.startContainerXPath.replace('title', 'i'),
    });
    expect(model.rangeOf(selector.start, selector.end)?.toString()).toBe(range.toString());
  });
});
