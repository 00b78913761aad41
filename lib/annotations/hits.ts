import { type Fit, fitAt } from './compare';
import type { Passage } from './passage';
import type { TextModel } from './text-model';
import { isWord, type TokenIndex, tokenFrom } from './tokens';

/** A text that repeats a passage more often than this is not searched further. */
const mostHits = 1_000;
/** So many places have their neighbours compared word by word; the rest are ranked by letters. */
const mostFits = 12;

/** Every place where the very words of the passage stand, in units. */
export function hitsOf(model: TextModel, passage: Passage): number[] {
  const { text } = model;
  const { exact } = passage;
  const hits: number[] = [];
  for (let at = text.indexOf(exact); at >= 0; at = text.indexOf(exact, at + 1)) {
    if (fitsWords(text, at, passage)) hits.push(at);
    if (hits.length >= mostHits) break;
  }
  return hits;
}

/** "art" is not found in "party", unless a piece of a word was highlighted. */
function fitsWords(text: string, at: number, passage: Passage): boolean {
  const { exact } = passage;
  const end = at + exact.length;
  if (passage.startsAtWord && isWord(exact[0] ?? '') && isWord(text[at - 1] ?? '')) return false;
  return !(passage.endsAtWord && isWord(exact.at(-1) ?? '') && isWord(text[end] ?? ''));
}

/** The places with their neighbours compared, best first. */
export function fitsOf(
  model: TextModel,
  index: TokenIndex,
  passage: Passage,
  hits: readonly number[],
): Fit[] {
  const { text } = model;
  const length = passage.exact.length;
  const near = hits.length <= mostFits ? hits : nearest(text, passage, hits);
  return near
    .map((start) => {
      const end = start + length;
      const first = tokenFrom(index, start);
      const last = tokenFrom(index, end - 1) + 1;
      return fitAt(passage, index, { start, end, first, last });
    })
    .sort(byNeighbours);
}

export function byNeighbours(a: Fit, b: Fit): number {
  return b.before + b.after - (a.before + a.after) || b.evidence - a.evidence || a.start - b.start;
}

/** The places whose neighbouring letters agree most. */
function nearest(text: string, passage: Passage, hits: readonly number[]): number[] {
  const { prefix, suffix, exact } = passage;
  return hits
    .map((start) => {
      let agreed = 0;
      for (let at = 1; at <= prefix.length && text[start - at] === prefix.at(-at); at += 1)
        agreed += 1;
      const end = start + exact.length;
      for (let at = 0; at < suffix.length && text[end + at] === suffix[at]; at += 1) agreed += 1;
      return { start, agreed };
    })
    .sort((a, b) => b.agreed - a.agreed || a.start - b.start)
    .slice(0, mostFits)
    .map(({ start }) => start);
}
