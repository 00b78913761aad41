/**
 * Annotations of Hypothesis: the file that its client exports, or what its service answers
 * (`{total, rows}`). Its positions count UTF-16 units of the raw text, ours code points of the
 * normalised text: where they cannot be made one, the quote decides.
 */
import { z } from 'zod';
import type { Selector, XPathSelector } from '../../annotations/types';
import { lenientList, tagSchema } from '../../paper/schema';
import { parseDoi } from '../../paper/schemes';
import { points } from '../hypothesis';
import { ByPaper, type ImportedNote, nestedItems } from './noted';
import { labelOf } from './text';
import type { Draft, Reading, ReadOptions } from './types';

const lenient = <T extends z.ZodType>(schema: T) => schema.optional().catch(undefined);
const text = z.string().max(1_000_000);
const count = z.int().nonnegative();

const selectorSchema = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('TextQuoteSelector'),
    exact: text,
    prefix: lenient(z.string()),
    suffix: lenient(z.string()),
  }),
  z.object({ type: z.literal('TextPositionSelector'), start: count, end: count }),
  z.object({
    type: z.literal('RangeSelector'),
    startContainer: z.string(),
    startOffset: count,
    endContainer: z.string(),
    endOffset: count,
  }),
]);

const itemSchema = z.object({
  uri: lenient(z.string().max(4000)),
  text: text.catch(''),
  tags: lenientList(tagSchema, 1000).default([]),
  created: lenient(z.string()),
  updated: lenient(z.string()),
  /** Ids of what it answers, for a reply. */
  references: lenientList(z.string(), 1000).default([]),
  user: lenient(z.string()),
  document: lenient(
    z.object({
      title: lenient(z.union([z.string(), z.array(z.string()).transform(([first]) => first)])),
      link: lenientList(z.object({ href: z.string() }), 50).default([]),
      dc: lenient(z.object({ identifier: lenientList(z.string(), 20).default([]) })),
      highwire: lenient(z.object({ doi: lenientList(z.string(), 20).default([]) })),
    }),
  ),
  target: lenientList(
    z.object({
      source: lenient(z.string().max(4000)),
      selector: lenientList(selectorSchema, 20).default([]),
    }),
    20,
  ).default([]),
});

type Item = z.output<typeof itemSchema>;

function itemsIn(whole: unknown): readonly unknown[] {
  if (Array.isArray(whole)) return whole;
  const { annotations, rows } = (whole ?? {}) as { annotations?: unknown; rows?: unknown };
  return [annotations, rows].find(Array.isArray) ?? [whole];
}

/** Reads an export of Hypothesis. */
export function* readHypothesis(source: string, options: ReadOptions = {}): Reading {
  const items = nestedItems(source, itemsIn, ['annotations', 'rows'], options);
  const papers = new ByPaper();
  const bad: Draft[] = [];
  for (const { value, line } of items.each()) {
    const { data } = itemSchema.safeParse(value);
    const uri = data?.target[0]?.source ?? data?.uri;
    const place = line === undefined ? {} : { line };
    if (data && uri !== undefined) papers.add(notedIn(data, uri), line);
    else {
      const label = labelOf(data?.text || JSON.stringify(value));
      bad.push({ label, ...place, problem: { code: 'bad-item', args: [] } });
    }
  }
  yield* papers.drafts();
  yield* bad;
  return items.problems();
}

function notedIn(item: Item, uri: string) {
  const selectors = selectorsOf(item);
  const quote = selectors.find((each) => each.type === 'TextQuoteSelector')?.exact;
  const at = timeOf(item.created);
  const changedAt = timeOf(item.updated);
  const note: ImportedNote = {
    text: item.text,
    tags: item.tags,
    ...(at !== undefined && { at }),
    ...(changedAt !== undefined && { changedAt }),
    page: uri,
    // A reply has no passage of its own.
    ...(selectors.length > 0 &&
      item.references.length === 0 && { highlight: { quote, selectors } }),
  };
  const { document } = item;
  const links = document?.link.map(({ href }) => href) ?? [];
  const dois = [...(document?.dc?.identifier ?? []), ...(document?.highwire?.doi ?? []), ...links]
    .filter((each) => /^doi:|^10\./.test(each))
    .flatMap((each) => parseDoi(each.replace(/^doi:/, '')) ?? [])
    .map((doi) => `doi:${doi}`);
  return {
    note,
    urls: [uri, ...(item.uri === undefined || item.uri === uri ? [] : [item.uri])],
    identifiers: dois,
    title: document?.title,
  };
}

function selectorsOf({ target }: Item): Selector[] {
  const all = target.flatMap(({ selector }) => selector);
  const exact = all.find((each) => each.type === 'TextQuoteSelector')?.exact;
  return all.map((each) => selectorOf(each, exact));
}

function selectorOf(each: z.output<typeof selectorSchema>, exact: string | undefined): Selector {
  switch (each.type) {
    case 'TextQuoteSelector': {
      const { type, prefix, suffix } = each;
      return {
        type,
        exact: each.exact,
        ...(prefix !== undefined && { prefix }),
        ...(suffix !== undefined && { suffix }),
      };
    }
    case 'TextPositionSelector': {
      const { type, start, end } = each;
      // What stands before the passage is not known here; the passage is.
      const whole = exact !== undefined && end - start === exact.length;
      return { type, start, end: whole ? start + points(exact) : end };
    }
    case 'RangeSelector':
      return {
        type: each.type,
        startSelector: pathOf(each.startContainer, each.startOffset),
        endSelector: pathOf(each.endContainer, each.endOffset),
      };
  }
}

const pathOf = (value: string, offset: number): XPathSelector => ({
  type: 'XPathSelector',
  value,
  refinedBy: { type: 'TextPositionSelector', start: offset, end: offset },
});

const timeOf = (value: string | undefined): number | undefined => {
  const time = value === undefined ? Number.NaN : Date.parse(value);
  return time >= 0 ? time : undefined;
};
