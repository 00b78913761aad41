import type { Line, Sequence } from './align';
import { fold } from './fold';
import { isWord, rarityOf, sizesOf, type TokenIndex, tokensOf } from './tokens';
import type {
  FragmentSelector,
  PaperSelector,
  Selector,
  TextPositionSelector,
  TextQuoteSelector,
} from './types';
import { wordsOf } from './words';

/** A stored passage made ready for being looked for on one page. */
export interface Passage {
  exact: string;
  prefix: string;
  suffix: string;
  quote: Sequence;
  /** The words before, nearest last; the words after, nearest first. */
  before: Sequence;
  after: Sequence;
  /** The same with as much as was stored. */
  wideBefore: Sequence;
  wideAfter: Sequence;
  /** All that was stored: the wide surroundings with the passage in between. */
  whole(): Sequence;
  position: TextPositionSelector | undefined;
  fragment: FragmentSelector | undefined;
  paper: PaperSelector | undefined;
  /** How far into the paper it was: 0 to 1; undefined when nobody wrote it down. */
  share: number | undefined;
  /** Whether the passage begins and ends between words. */
  startsAtWord: boolean;
  endsAtWord: boolean;
}

/** Citation marks in stored text: `[12, 13]`, `(Author et al., 2011; Other 2012a)`. */
const citations =
  /\[\s*\d{1,3}[a-z]?(?:\s*[,;-]\s*\d{1,3}[a-z]?)*\s*\]|\([^()]{2,400}\b(?:1[89]|20)\d\d[a-z]?\s*\)/gu;

/** Signs count little, and common words less than rare ones. */
const signWeight = 0.08;
const commonWeight = 0.15;

/** @returns undefined when the selectors have no quote to look for. */
export function passageOf(selectors: readonly Selector[], index: TokenIndex): Passage | undefined {
  const quote = selectors.find(
    (each): each is TextQuoteSelector => each.type === 'TextQuoteSelector',
  );
  const exact = fold(quote?.exact ?? '');
  if (!quote || exact === '') return undefined;
  const paper = selectors.find((each): each is PaperSelector => each.type === 'PaperSelector');
  const position = selectors.find(
    (each): each is TextPositionSelector => each.type === 'TextPositionSelector',
  );
  const prefix = foldSide(quote.prefix ?? '');
  const suffix = foldSide(quote.suffix ?? '');
  const words = sequence(exact, index);
  const wideBefore = side(paper ? foldSide(paper.before) : prefix, index, 'before');
  const wideAfter = side(paper ? foldSide(paper.after) : suffix, index, 'after');
  let whole: Sequence | undefined;
  return {
    prefix,
    suffix,
    quote: words,
    before: side(prefix, index, 'before'),
    after: side(suffix, index, 'after'),
    wideBefore,
    wideAfter,
    whole() {
      whole ??= join(wideBefore, words, wideAfter);
      return whole;
    },
    position,
    fragment: selectors.find((each): each is FragmentSelector => each.type === 'FragmentSelector'),
    paper,
    share: position && paper && paper.length > 0 ? position.start / paper.length : undefined,
    ...wordsOf(exact, prefix, suffix),
  };
}

/** Like `fold`, but a space next to the passage stays. */
function foldSide(text: string): string {
  const folded = fold(text);
  if (folded === '') return '';
  return `${/^\s/u.test(text) ? ' ' : ''}${folded}${/\s$/u.test(text) ? ' ' : ''}`;
}

/** Contexts are cut at 32 characters (Hypothesis) or more (ours), within a word. */
const shortestCut = 32;

/** A context that was cut begins or ends with a piece of a word: that is left out. */
function side(text: string, index: TokenIndex, which: 'before' | 'after'): Sequence {
  const whole = sequence(text, index);
  const cut = which === 'before' ? isWord(text.slice(0, 1)) : isWord(text.slice(-1));
  if (!cut || text.length < shortestCut) return whole;
  const [from, to] = which === 'before' ? [1, whole.words.length] : [0, whole.words.length - 1];
  return slice(whole, from, to);
}

function slice(sequence: Sequence, from: number, to: number): Sequence {
  return {
    ids: sequence.ids.subarray(from, to),
    words: sequence.words.slice(from, to),
    weights: sequence.weights.subarray(from, to),
    sizes: sequence.sizes.subarray(from, to),
  };
}

function join(...parts: readonly Sequence[]): Sequence {
  const count = parts.reduce((sum, part) => sum + part.ids.length, 0);
  const ids = new Int32Array(count);
  const weights = new Float32Array(count);
  const sizes = new Float32Array(count);
  let at = 0;
  for (const part of parts) {
    sizes.set(part.sizes, at);
    ids.set(part.ids, at);
    weights.set(part.weights, at);
    at += part.ids.length;
  }
  return { ids, weights, sizes, words: parts.flatMap((part) => part.words) };
}

export function reversed(line: Line): Line {
  return {
    ids: line.ids.toReversed(),
    words: line.words.toReversed(),
    sizes: line.sizes.toReversed(),
  };
}

export function reversedSequence(sequence: Sequence): Sequence {
  return { ...reversed(sequence), weights: sequence.weights.toReversed() };
}

/** A stored text as weighted words of the page. */
export function sequence(text: string, index: TokenIndex): Sequence {
  const { words, starts } = tokensOf(text);
  const soft = Array.from(text.matchAll(citations), (match) => [
    match.index,
    match.index + match[0].length,
  ]);
  const ids = new Int32Array(words.length);
  const weights = new Float32Array(words.length);
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] ?? '';
    const start = starts[at] ?? 0;
    ids[at] = index.idOf.get(word) ?? -1;
    const cited = soft.some(
      ([from, to]) => from !== undefined && start >= from && start < (to ?? 0),
    );
    weights[at] = cited ? 0 : weightOf(word, ids[at] ?? -1, index);
  }
  // A passage of marks alone is compared by its marks.
  if (weights.every((weight) => weight === 0)) weights.fill(0.5);
  return { ids, words, weights, sizes: sizesOf(words) };
}

function weightOf(word: string, id: number, index: TokenIndex): number {
  // A formula stands between these where it is drawn, and without them where it is not.
  if (word === '$') return 0;
  if (!isWord(word)) return signWeight;
  return commonWeight + (1 - commonWeight) * rarityOf(index, id);
}

/** A stretch of the page: tokens `from` up to `to`. */
export function windowOf(index: TokenIndex, from: number, to: number): Line {
  const ids = index.ids.subarray(from, to);
  let words: string[] | undefined;
  return {
    ids,
    get words() {
      words ??= Array.from(ids, (id) => index.words[id] ?? '');
      return words;
    },
    sizes: index.sizes.subarray(from, to),
  };
}
