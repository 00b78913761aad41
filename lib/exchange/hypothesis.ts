/**
 * Highlights and notes in the file that Hypothesis exports and imports
 * (hypothesis/client, `annotations-exporter.tsx`). It counts in UTF-16 units, W3C in code points.
 */
import type { RangeSelector, Selector, TextPositionSelector } from '../annotations/types';
import type { Annotation } from '../library/types';
import { identifierUrl } from '../paper/identifiers';
import type { Paper } from '../paper/schema';
import { identifierOf } from './csl';
import { passageOf } from './passages';

/** How many code points a text has. */
export const points = (text: string): number => {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
};

/** UTF-16 units of the beginning of a text that is so many code points long. */
export function unitsAt(text: string, codePoints: number): number {
  let [units, count] = [0, 0];
  for (const char of text) {
    if (count === codePoints) break;
    units += char.length;
    count += 1;
  }
  return units;
}

/**
 * A position in UTF-16 units. The text before the passage is not stored, so its beginning is a hint;
 * its length is exact. Hypothesis goes by the quote where a position does not fit.
 */
export function toUnits(position: TextPositionSelector, exact: string): TextPositionSelector {
  const { type, start, end } = position;
  return { type, start, end: end - start === points(exact) ? start + exact.length : end };
}

function selectorOf(selector: Selector, exact: string): object[] {
  switch (selector.type) {
    case 'TextQuoteSelector':
      return [selector];
    case 'TextPositionSelector':
      return [toUnits(selector, exact)];
    case 'RangeSelector':
      return rangeOf(selector);
    case 'FragmentSelector':
    case 'CssSelector':
    case 'PaperSelector':
    case 'ElementSelector':
      return [];
  }
}

function rangeOf({ startSelector, endSelector }: RangeSelector): object[] {
  if (!startSelector.refinedBy || !endSelector.refinedBy) return [];
  return [
    {
      type: 'RangeSelector',
      startContainer: startSelector.value,
      startOffset: startSelector.refinedBy.start,
      endContainer: endSelector.value,
      endOffset: endSelector.refinedBy.end,
    },
  ];
}

/** One annotation of the file. */
export function toHypothesis(paper: Paper, annotation: Annotation, tags: boolean): object {
  const passage = passageOf(paper, annotation);
  const uri =
    passage.page ?? paper.identifiers.map(identifierUrl).find((url) => url !== undefined) ?? '';
  const exact = passage.quote?.exact ?? annotation.quote;
  const selectors =
    exact !== undefined && !passage.quote
      ? [{ type: 'TextQuoteSelector', exact }, ...passage.selectors]
      : passage.selectors;
  const selector = selectors.flatMap((each) => selectorOf(each as Selector, exact ?? ''));
  const doi = identifierOf(paper, 'doi');
  return {
    id: annotation.id,
    created: new Date(annotation.createdAt).toISOString(),
    updated: new Date(annotation.updatedAt).toISOString(),
    uri,
    text: annotation.body,
    tags: tags ? annotation.tags : [],
    document: {
      title: [paper.title],
      ...(doi !== undefined && { dc: { identifier: [`doi:${doi}`] } }),
    },
    target: [{ source: uri, ...(selector.length > 0 && { selector }) }],
  };
}

export const hypothesisHead = (now: number): string =>
  `{"export_date":"${new Date(now).toISOString()}","export_userid":"","client_version":"offprint",` +
  `"annotations":[`;

export const hypothesisEnd = '\n]}\n';
