import { type Fit, fitAt, known } from './compare';
import { isFar } from './gate';
import type { Passage } from './passage';
import type { TextModel } from './text-model';
import { type TokenIndex, tokenFrom } from './tokens';

/** So many places have their neighbours compared word by word; the rest are ranked by letters. */
const mostFits = 12;

/** The places with their neighbours compared, best first. */
export function fitsOf(
  model: TextModel,
  index: TokenIndex,
  passage: Passage,
  hits: readonly number[],
): Fit[] {
  const { text } = model;
  const length = passage.exact.length;
  const near = hits.length <= mostFits ? [...hits] : nearest(text, passage, hits);
  // The one with the same number among as many repeats as there were has to be among them.
  const same = numbered(passage, hits);
  if (same !== undefined && !near.includes(same)) near.push(same);
  return near
    .map((start) => fitAt(passage, index, placeOf(index, start, length)))
    .sort(byNeighbours);
}

function placeOf(index: TokenIndex, start: number, length: number) {
  const end = start + length;
  return { start, end, first: tokenFrom(index, start), last: tokenFrom(index, end - 1) + 1 };
}

/** Fits that differ by less are one as good as the other. */
const tie = 0.1;

/**
 * Of places that fit equally well, the one near where the passage was, or the one that fits better
 * with all that was stored around the passage; else, if the page has as many of them as it had, the
 * one with the same number.
 *
 * @returns several when they cannot be told apart.
 */
export function apart(
  index: TokenIndex,
  passage: Passage,
  fits: readonly Fit[],
  hits: readonly number[],
): Fit[] {
  const [best] = fits;
  const equal = fits.filter((fit) => best && known(best) - known(fit) < tie);
  const close = equal.filter((fit) => !isFar(passage, fit));
  const tied = close.length > 0 ? close : equal;
  if (tied.length < 2) return tied;
  // By words alone: the letters next to it agree at each of them, or they would not be tied.
  const { wideBefore: before, wideAfter: after } = passage;
  const wide = { ...passage, before, after, prefix: '', suffix: '' };
  const widely = tied
    .map((fit) => ({
      fit,
      known: known(fitAt(wide, index, placeOf(index, fit.start, passage.exact.length))),
    }))
    .sort((a, b) => b.known - a.known || a.fit.start - b.fit.start);
  const [first, second] = widely;
  if (first && second && first.known - second.known >= tie) return [first.fit];
  const same = tied.filter((fit) => fit.start === numbered(passage, hits));
  return same.length > 0 ? same : tied;
}

/** Of as many repeats as there were, the one with the passage's number. */
function numbered({ paper }: Passage, hits: readonly number[]): number | undefined {
  return paper?.occurrences === hits.length ? hits[paper.occurrence] : undefined;
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
