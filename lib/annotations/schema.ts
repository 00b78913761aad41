import { z } from 'zod';
import type { LaterPosition, Selector } from './types';

/**
 * Stored and imported selectors, parsed one by one: one that cannot be read is left out, the others
 * stay. For the worker only; content scripts load no zod.
 */

/** A quote may be long, but nobody highlights a library. */
const text = z.string().max(2_000_000);
const short = z.string().max(2_000);
const count = z.number().int().nonnegative();

const position = z.object({
  type: z.literal('TextPositionSelector'),
  start: count,
  end: count,
});

const xpath = z.object({
  type: z.literal('XPathSelector'),
  value: short,
  refinedBy: position.exactOptional(),
});

const selector = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('TextQuoteSelector'),
    exact: text,
    prefix: short.exactOptional(),
    suffix: short.exactOptional(),
  }),
  position,
  z.object({ type: z.literal('RangeSelector'), startSelector: xpath, endSelector: xpath }),
  z.object({
    type: z.literal('FragmentSelector'),
    value: short,
    conformsTo: short.exactOptional(),
    refinedBy: position.exactOptional(),
  }),
  z.object({
    type: z.literal('CssSelector'),
    value: short,
    refinedBy: position.exactOptional(),
  }),
  z.object({
    type: z.literal('PaperSelector'),
    paper: short.exactOptional(),
    version: short.exactOptional(),
    document: short,
    headings: z.array(short).max(20),
    block: count,
    blocks: count,
    length: count,
    occurrences: count,
    occurrence: count,
    before: short,
    after: short,
  }),
  z.object({
    type: z.literal('ElementSelector'),
    kind: z.enum(['figure', 'table', 'equation']),
    id: short.exactOptional(),
    text: text,
    sources: z.array(short).max(50),
    ordinal: z.number().int(),
  }),
]);

const state = z.enum(['exact', 'moved', 'changed', 'ambiguous', 'lost']);

const later = z.object({
  version: short.exactOptional(),
  at: z.number(),
  state,
  selectors: z.array(z.unknown()),
});

const mostSelectors = 20;

/** Selectors of one passage; none when it is no list. */
export function parseSelectors(value: unknown): Selector[] {
  return each(value, (item) => selector.safeParse(item).data);
}

/** Where it was found later; what cannot be read is left out. */
export function parseLaterPositions(value: unknown): LaterPosition[] {
  return each(value, (item) => {
    const { data } = later.safeParse(item);
    return data && { ...data, selectors: parseSelectors(data.selectors) };
  });
}

function each<T>(value: unknown, parse: (item: unknown) => T | undefined): T[] {
  if (!Array.isArray(value)) return [];
  return value
    .slice(0, mostSelectors)
    .map(parse)
    .filter((item) => item !== undefined);
}
