import { atOnce } from './slices';
import type { TextModel } from './text-model';

/**
 * The text as words and signs: what passages are compared by. Formulas are taken apart, so that an
 * edited one is nearly the same, and one that is not drawn yet is the same as its drawing. Scripts that write without
 * spaces give one token a character.
 */

const token =
  /\\[a-zA-Z]+|[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]|[[\p{L}\p{M}\p{N}]--[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]]+|\S/gv;

/** Tokens of a text with their places in it, in units. */
export interface Tokens {
  words: string[];
  starts: number[];
  ends: number[];
}

/** Words are compared without regard to case. */
export function tokensOf(text: string): Tokens {
  const words: string[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  for (const match of text.matchAll(token)) {
    words.push(match[0].toLowerCase());
    starts.push(match.index);
    ends.push(match.index + match[0].length);
  }
  return { words, starts, ends };
}

/** Whether a token carries a word or a formula, not only a sign. */
export function isWord(word: string): boolean {
  return /[\p{L}\p{N}]/u.test(word);
}

/**
 * How many words each token counts for: a word 1, a sign 0, and all between two `$` together 1. A
 * lone `$` is a price: after `mostParts` tokens it is taken for one.
 */
export function sizesOf(
  words: readonly string[],
  counts: (at: number) => boolean = (at) => isWord(words[at] ?? ''),
): Float32Array {
  const sizes = new Float32Array(words.length);
  for (let at = 0; at < words.length; at += 1) {
    if (words[at] !== '$') {
      sizes[at] = counts(at) ? 1 : 0;
      continue;
    }
    let end = at + 1;
    while (end < words.length && end - at <= mostParts && words[end] !== '$') end += 1;
    if (words[end] !== '$') continue;
    sizes.fill(1 / (end - at + 1), at, end + 1);
    at = end;
  }
  return sizes;
}

const mostParts = 400;

/** All tokens of a page, and where each word stands. */
export interface TokenIndex {
  text: string;
  count: number;
  /** Id of each token's word. */
  ids: Int32Array;
  /** Units of each token. */
  starts: Int32Array;
  ends: Int32Array;
  /** 1 where the token is a citation or footnote mark. */
  soft: Uint8Array;
  /** Words that each token counts for. */
  sizes: Float32Array;
  /** 0 for a word that is everywhere, to 1; by id. */
  rarity: Float32Array;
  /** Words by id. */
  words: string[];
  idOf: ReadonlyMap<string, number>;
  /** Tokens of the word with id `i`: `places[from[i]]` up to `places[from[i + 1]]`, ascending. */
  from: Int32Array;
  places: Int32Array;
}

const stride = 2_000;
const known = new WeakMap<TextModel, TokenIndex>();

/** The index of a model; made at the first call and kept with it. */
export function tokenIndex(model: TextModel): TokenIndex {
  return known.get(model) ?? atOnce(buildTokenIndex(model));
}

/** The same, yielding now and then so that the caller can pause. */
export function* buildTokenIndex(model: TextModel): Generator<void, TokenIndex> {
  const before = known.get(model);
  if (before) return before;
  const idOf = new Map<string, number>();
  const words: string[] = [];
  const ids: number[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  const counts: number[] = [];
  for (const match of model.text.matchAll(token)) {
    if (ids.length % stride === stride - 1) yield;
    const word = match[0].toLowerCase();
    let id = idOf.get(word);
    if (id === undefined) {
      id = words.length;
      idOf.set(word, id);
      words.push(word);
      counts.push(0);
    }
    counts[id] = (counts[id] ?? 0) + 1;
    ids.push(id);
    starts.push(match.index);
    ends.push(match.index + match[0].length);
  }
  yield;
  const from = new Int32Array(words.length + 1);
  for (let id = 0; id < words.length; id += 1) from[id + 1] = (from[id] ?? 0) + (counts[id] ?? 0);
  const next = from.slice();
  const places = new Int32Array(ids.length);
  for (let at = 0; at < ids.length; at += 1) {
    const id = ids[at] ?? 0;
    places[next[id] ?? 0] = at;
    next[id] = (next[id] ?? 0) + 1;
  }
  yield;
  const all: string[] = [];
  const worded = words.map(isWord);
  for (const id of ids) {
    all.push(words[id] ?? '');
    if (all.length % (stride * 8) === 0) yield;
  }
  const sizes = sizesOf(all, (at) => worded[ids[at] ?? 0] === true);
  yield;
  const index: TokenIndex = {
    text: model.text,
    count: ids.length,
    ids: Int32Array.from(ids),
    starts: Int32Array.from(starts),
    ends: Int32Array.from(ends),
    soft: softTokens(model, starts),
    sizes,
    rarity: Float32Array.from(counts, (seen) => rarity(seen, ids.length)),
    words,
    idOf,
    from,
    places,
  };
  known.set(model, index);
  return index;
}

function softTokens(model: TextModel, starts: readonly number[]): Uint8Array {
  const soft = new Uint8Array(starts.length);
  const stretches = model.soft;
  let stretch = 0;
  for (let at = 0; at < starts.length; at += 1) {
    const start = starts[at] ?? 0;
    while (stretch < stretches.length && (stretches[stretch + 1] ?? 0) <= start) stretch += 2;
    if ((stretches[stretch] ?? Number.POSITIVE_INFINITY) <= start) soft[at] = 1;
  }
  return soft;
}

/** The first token that ends after a unit: `count` when there is none. */
export function tokenFrom(index: TokenIndex, unit: number): number {
  const { ends } = index;
  let low = 0;
  let high = index.count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ends[middle] ?? 0) <= unit) low = middle + 1;
    else high = middle;
  }
  return low;
}

const rarity = (seen: number, count: number): number =>
  Math.log2((count + 1) / (seen + 1)) / Math.log2(count + 2);

/** 0 for a word that is everywhere, to 1 for one that is nowhere on the page. */
export function rarityOf(index: TokenIndex, id: number): number {
  return index.rarity[id] ?? rarity(0, index.count);
}

/** How often a word stands on the page. */
export function frequency(index: TokenIndex, id: number): number {
  return id < 0 ? 0 : (index.from[id + 1] ?? 0) - (index.from[id] ?? 0);
}
