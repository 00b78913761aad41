/**
 * Text taken apart into what is searched for: words, and single characters of scripts that write
 * without spaces. The index and the query use the same rules, so that they meet. Pure.
 */
import { fold, isAscii } from './fold';

/**
 * Scripts whose words are not set apart: their characters are words of their own, and a run of them
 * is found as a run, wherever it begins. Hangul sets words apart but joins particles to them.
 */
const dense =
  '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Hangul}\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}ー々〆';
/** One word, or one character of such a script. */
export const piece = new RegExp(
  `[${dense}]|[\\p{L}\\p{M}\\p{N}](?:(?![${dense}])[\\p{L}\\p{M}\\p{N}])*`,
  'gu',
);
const denseStart = new RegExp(`^[${dense}]`, 'u');
/** Does a text begin with a character of a script that sets no words apart? */
export const isDense = (text: string): boolean => denseStart.test(text);
const asciiPiece = /[a-z0-9]+/g;

/** Longer runs of letters are addresses or noise; their beginning is enough. */
const longest = 40;

/** Marks that join words: `pre-training` is also found as `pretraining`. */
const joins = new Set(['-', "'"]);

/** One thing to find: terms that follow each other, or all of them written as one word. */
export interface Unit {
  terms: string[];
  /** The same without the joining marks. */
  joined?: string;
  /** Characters of a script without spaces: the run may begin inside of a longer one. */
  dense?: boolean;
}

interface Piece {
  text: string;
  from: number;
  to: number;
}

function pieces(folded: string): Piece[] {
  const found: Piece[] = [];
  for (const match of folded.matchAll(isAscii(folded) ? asciiPiece : piece)) {
    const text = match[0];
    found.push({ text: text.slice(0, longest), from: match.index, to: match.index + text.length });
  }
  return found;
}

/** Does this piece hang on the one before it, and by what? */
function bond(
  folded: string,
  before: Piece | undefined,
  next: Piece,
): 'join' | 'dense' | undefined {
  if (!before) return undefined;
  const gap = next.from - before.to;
  if (gap === 0) return isDense(next.text) && isDense(before.text) ? 'dense' : undefined;
  return gap === 1 && joins.has(folded[before.to] ?? '') ? 'join' : undefined;
}

/**
 * What a text asks for, in its order.
 * @param text as it was typed; it is folded here.
 */
export function units(text: string): Unit[] {
  const folded = fold(text);
  const found: Unit[] = [];
  let before: Piece | undefined;
  for (const next of pieces(folded)) {
    const bound = bond(folded, before, next);
    const last = found.at(-1);
    if (bound && last) {
      last.terms.push(next.text);
      if (bound === 'join')
        last.joined = (last.joined ?? last.terms.slice(0, -1).join('')) + next.text;
    } else {
      found.push({ terms: [next.text], ...(isDense(next.text) && { dense: true }) });
    }
    before = next;
  }
  return found;
}

/** A term: `source` from `from` to before `to`; and its place among the terms. */
export type TakeSpan = (source: string, from: number, to: number, position: number) => void;

/** Hands over each term of a text, see `eachSpan`. @returns the position after the last one. */
export function eachTerm(
  text: string,
  start: number,
  take: (term: string, position: number) => void,
): number {
  return eachSpan(text, start, (source, from, to, position) => {
    take(source.slice(from, to), position);
  });
}

/**
 * Hands over each term of a text with its position; compounds come in parts and as one word.
 * @param start position of the first term.
 * @returns the position after the last one.
 */
export function eachSpan(text: string, start: number, take: TakeSpan): number {
  const folded = fold(text);
  if (isAscii(folded)) return eachAsciiSpan(folded, start, take);
  let position = start;
  let before: Piece | undefined;
  let whole = '';
  let wholeAt = start;
  let parts = 0;
  const close = () => {
    if (parts > 1 && whole.length <= longest) take(whole, 0, whole.length, wholeAt);
  };
  for (const next of pieces(folded)) {
    if (bond(folded, before, next) === 'join') {
      whole += next.text;
      parts += 1;
    } else {
      close();
      whole = next.text;
      wholeAt = position;
      parts = 1;
    }
    take(next.text, 0, next.text.length, position);
    position += 1;
    before = next;
  }
  close();
  return position;
}

const isAsciiLetter = (code: number) => (code >= 97 && code <= 122) || (code >= 48 && code <= 57);

/** The same for folded text of ASCII alone, which nearly all is: letter by letter, no objects. */
function eachAsciiSpan(folded: string, start: number, take: TakeSpan): number {
  const { length } = folded;
  let position = start;
  let at = 0;
  while (at < length) {
    while (at < length && !isAsciiLetter(folded.charCodeAt(at))) at += 1;
    if (at === length) break;
    let whole = '';
    const wholeAt = position;
    let parts = 0;
    for (;;) {
      const from = at;
      while (at < length && isAsciiLetter(folded.charCodeAt(at))) at += 1;
      const to = Math.min(at, from + longest);
      take(folded, from, to, position);
      position += 1;
      parts += 1;
      const bound = joins.has(folded[at] ?? '') && isAsciiLetter(folded.charCodeAt(at + 1));
      if (bound || parts > 1) whole += folded.slice(from, to);
      if (!bound) break;
      at += 1;
    }
    if (parts > 1 && whole.length <= longest) take(whole, 0, whole.length, wholeAt);
  }
  return position;
}
