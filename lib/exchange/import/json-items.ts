/**
 * The items of a JSON file, one by one. A whole file goes through JSON.parse; one that is broken or
 * cut off is read object by object, so that the good ones are kept and the bad ones are named by line.
 */
import { lineCounter } from './text';
import type { Problem } from './types';

export interface JsonItem {
  /** Its key, where the items are the values of an object. */
  key?: string;
  value: unknown;
  /** Line where it begins; unknown in a file that could be parsed as a whole. */
  line?: number;
  /** Place in the file, from 0 to 1. */
  at: number;
}

export interface JsonItems {
  each(): Generator<JsonItem>;
  /** What is wrong with the file; complete when all items were read. */
  problems(): Problem[];
}

/** What could not be parsed: readers give it a label and a problem. */
export const unreadable = Symbol('unreadable');

/**
 * @param text JSON: an array, an object with an array `items`, or an object of objects; or one object
 * a line.
 */
export function itemsOf(text: string): JsonItems {
  let whole: unknown;
  try {
    whole = JSON.parse(text);
  } catch {
    return scanned(text);
  }
  return { each: () => parsedItems(whole), problems: () => [] };
}

function* parsedItems(whole: unknown): Generator<JsonItem> {
  const inside = (whole as { items?: unknown } | null)?.items;
  const list = Array.isArray(whole) ? whole : Array.isArray(inside) ? inside : undefined;
  if (list) {
    for (const [at, value] of list.entries()) yield { value, at: at / list.length };
    return;
  }
  if (typeof whole !== 'object' || whole === null) return;
  const entries = Object.entries(whole);
  // One item alone, not a table of them.
  if (entries.every(([, value]) => typeof value !== 'object' || value === null)) {
    yield { value: whole, at: 0 };
    return;
  }
  for (const [at, [key, value]] of entries.entries()) yield { key, value, at: at / entries.length };
}

function scanned(text: string): JsonItems {
  const problems: Problem[] = [];
  function* each(): Generator<JsonItem> {
    const lineAt = lineCounter(text);
    for (const { start, end, key } of objects(text)) {
      const line = lineAt(start);
      const common = { line, at: start / text.length, ...(key !== undefined && { key }) };
      if (end === undefined) {
        problems.push({ code: 'truncated', args: [line] });
        return;
      }
      try {
        yield { ...common, value: JSON.parse(text.slice(start, end)) };
      } catch {
        yield { ...common, value: { [unreadable]: text.slice(start, start + 200) } };
      }
    }
    if (problems.length === 0 && !/[\]}]\s*$/.test(text)) {
      problems.push({ code: 'truncated', args: [lineAt(text.length)] });
    }
  }
  return { each, problems: () => problems };
}

/** The objects that stand right inside the outermost brackets, or one after the other without any. */
function* objects(text: string): Generator<{ start: number; end?: number; key?: string }> {
  let at = text.search(/\S/);
  const outer = text[at];
  const items = outer === '{' ? /^\{\s*"items"\s*:\s*\[/.exec(text.slice(at, at + 200)) : null;
  const many = outer === '{' && !items && /^\s*\{\s*"[^"\n]*"\s*:\s*\{/.test(text.slice(0, 5000));
  if (outer === '[' || many) at += 1;
  else if (items) at += items[0].length;
  for (;;) {
    const start = text.indexOf('{', at);
    if (start < 0) return;
    const end = closeOf(text, start);
    const key = many ? keyBefore(text, start) : undefined;
    yield { start, ...(end !== undefined && { end }), ...(key !== undefined && { key }) };
    if (end === undefined) return;
    at = end;
  }
}

const keyBefore = (text: string, start: number): string | undefined =>
  /"([^"\n]{1,300})"\s*:\s*$/.exec(text.slice(Math.max(0, start - 320), start))?.[1];

/** Behind the brace that closes the one at `start`; undefined when there is none. */
function closeOf(text: string, start: number): number | undefined {
  let depth = 0;
  let quoted = false;
  for (let at = start; at < text.length; at += 1) {
    const char = text[at];
    if (quoted) {
      if (char === '\\') at += 1;
      // JSON has no line breaks in texts: the quote was never closed.
      else if (char === '"' || char === '\n') quoted = false;
    } else if (char === '"') quoted = true;
    else if (char === '{') depth += 1;
    else if (char === '}') {
      depth -= 1;
      if (depth === 0) return at + 1;
    }
  }
  return undefined;
}
