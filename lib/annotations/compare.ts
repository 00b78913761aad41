import { align } from './align';
import { keptShare } from './coherence';
import { type Passage, reversed, reversedSequence, windowOf } from './passage';
import { frequency, type TokenIndex } from './tokens';

/** How well one place fits a stored passage. Shares are 0 to 1, by weight of words. */
export interface Fit {
  /** Units of the place. */
  start: number;
  end: number;
  /** How far into the paper it begins: 0 to 1. */
  share: number;
  /** How much of the passage is there. */
  quote: number;
  /** How much of the words before and after is there. */
  before: number;
  after: number;
  /** Bits: how unlikely it is that the found neighbours stand there by chance. */
  evidence: number;
  /** Words of the page between the neighbours, against words of the passage. */
  stretch: number;
  /** How much of the passage is there unchanged, where that outweighs the changes around it. */
  kept: number;
  /** Whether the neighbours of the passage now stand side by side, with none of it between. */
  closed: boolean;
}

/** How much of both sides is there: 0 to 2. */
export function known(fit: Fit): number {
  return fit.before + fit.after;
}

/** A place where the very words of the passage stand: only the neighbours are compared. */
export function fitAt(
  passage: Passage,
  index: TokenIndex,
  at: { start: number; end: number; first: number; last: number },
): Fit {
  const { first, last } = at;
  const before = sideFit(
    passage.before,
    index,
    Math.max(0, first - reach(passage.before.ids.length)),
    first,
    true,
  );
  const after = sideFit(
    passage.after,
    index,
    last,
    Math.min(index.count, last + reach(passage.after.ids.length)),
    false,
  );
  // Letters decide where they agree: a context may begin or end within a word.
  const { text } = index;
  if (passage.prefix !== '' && text.endsWith(passage.prefix, at.start)) before.share = 1;
  if (passage.suffix !== '' && text.startsWith(passage.suffix, at.end)) after.share = 1;
  return {
    ...bothSides(passage, before.share, after.share),
    start: at.start,
    end: at.end,
    share: first / index.count,
    quote: 1,
    evidence: before.bits + after.bits,
    stretch: 1,
    kept: 0,
    closed: false,
  };
}

/**
 * A side of which nothing was stored, at the start of a page or in a quote from elsewhere, says
 * nothing: it counts as the other does. Of a bare quote nothing speaks against any place.
 */
function bothSides(
  { before, after }: Passage,
  left: number,
  right: number,
): { before: number; after: number } {
  const none = before.ids.length === 0;
  if (none && after.ids.length === 0) return { before: 0.5, after: 0.5 };
  if (none) return { before: right, after: right };
  return { before: left, after: after.ids.length === 0 ? left : right };
}

function reach(words: number): number {
  return Math.ceil(words * 1.5) + 4;
}

function sideFit(
  side: Passage['before'],
  index: TokenIndex,
  from: number,
  to: number,
  backwards: boolean,
): { share: number; bits: number } {
  const whole = total(side.weights, 0, side.ids.length);
  if (whole === 0) return { share: 0, bits: 0 };
  const page = windowOf(index, from, to);
  const { alike, to: target } = backwards
    ? align(reversedSequence(side), reversed(page), true)
    : align(side, page, true);
  const count = side.ids.length;
  let share = 0;
  let bits = 0;
  for (let near = 0; near < count; near += 1) {
    const at = backwards ? count - 1 - near : near;
    const likeness = alike[near] ?? 0;
    share += likeness * (side.weights[at] ?? 0);
    // The next word must be the next word; a later one may be any in reach.
    const choices = 1 + Math.abs((target[near] ?? 0) - near) + near / 4;
    bits +=
      likeness * bitsOf(index, side.ids[at] ?? -1, choices) * ((side.weights[at] ?? 0) > 0 ? 1 : 0);
  }
  return { share: share / whole, bits };
}

/** Bits that say how unlikely a word is among so many places. */
export function bitsOf(index: TokenIndex, id: number, choices: number): number {
  const expected = (Math.max(1, frequency(index, id)) * choices) / Math.max(1, index.count);
  return Math.max(0, -Math.log2(Math.min(1, expected)));
}

/** A stretch of the page, tokens `from` up to `to`, in which the passage may stand edited. */
export function fitWithin(
  passage: Passage,
  index: TokenIndex,
  from: number,
  to: number,
): Fit | undefined {
  const { before, quote, after, wideBefore } = passage;
  const stored = passage.whole();
  const page = windowOf(index, from, to);
  const { to: target, alike } = align(stored, page);
  const first = wideBefore.ids.length;
  const last = first + quote.ids.length;
  const share = (begin: number, end: number) => {
    const whole = total(stored.weights, begin, end);
    let found = 0;
    for (let at = begin; at < end; at += 1) found += (alike[at] ?? 0) * (stored.weights[at] ?? 0);
    return whole > 0 ? found / whole : 0;
  };
  const nearFrom = first - before.ids.length;
  const nearTo = last + after.ids.length;
  let evidence = 0;
  for (let at = nearFrom; at < nearTo; at += 1) {
    if ((at >= first && at < last) || (target[at] ?? -1) < 0) continue;
    const near = at < first ? first - at : at - last;
    evidence += (alike[at] ?? 0) * bitsOf(index, stored.ids[at] ?? -1, 2 + near / 4);
  }
  const fit = {
    ...bothSides(passage, share(nearFrom, first), share(last, nearTo)),
    evidence,
  };
  const core = coreOf(stored, target, alike, first, last);
  if (!core) {
    const left = lastFound(target, 0, first);
    const right = firstFound(target, last, stored.ids.length);
    if (left < 0 || right < 0 || right - left > 2) return undefined;
    const at = index.starts[from + right] ?? 0;
    return {
      ...fit,
      start: at,
      end: at,
      share: (from + right) / index.count,
      quote: 0,
      stretch: 0,
      kept: 0,
      closed: true,
    };
  }
  let { begin, end } = core;
  // First words that were replaced still belong to the passage, as many as there were.
  const left = target[first - 1] ?? -1;
  const right = target[last] ?? -1;
  if (left >= 0) begin = Math.max(left + 1, begin - missing(target, first, last, 1));
  if (right >= 0) end = Math.min(right - 1, end + missing(target, last - 1, first - 1, -1));
  return {
    ...fit,
    start: index.starts[from + begin] ?? 0,
    end: index.ends[from + end] ?? 0,
    share: (from + begin) / index.count,
    quote: share(first, last),
    stretch: (end - begin + 1) / Math.max(1, quote.ids.length),
    kept: keptShare(stored, page, { to: target, alike }, first, last),
    closed: false,
  };
}

/** Words that were put between found ones, against the mean word of the passage. */
const insertedCost = 0.35;

/**
 * The stretch of the window that the found words of the passage are worth: a stray "the" far
 * before the rest is not its beginning.
 */
function coreOf(
  stored: Passage['quote'],
  target: Int32Array,
  alike: Float32Array,
  first: number,
  last: number,
): { begin: number; end: number } | undefined {
  const mean = total(stored.weights, first, last) / (last - first);
  let best = 0;
  let found: { begin: number; end: number } | undefined;
  let sum = 0;
  let begin = -1;
  let before = -1;
  for (let at = first; at < last; at += 1) {
    const here = target[at] ?? -1;
    if (here < 0) continue;
    const inserted = begin < 0 ? 0 : here - (target[before] ?? 0) - (at - before);
    sum -= Math.max(0, inserted) * insertedCost * mean;
    if (sum <= 0) {
      sum = 0;
      begin = here;
    }
    sum += ((stored.weights[at] ?? 0) + 0.01) * (alike[at] ?? 0);
    before = at;
    if (sum > best) {
      best = sum;
      found = { begin, end: here };
    }
  }
  return found;
}

/** How many words from one end on have not been found. */
function missing(target: Int32Array, from: number, to: number, step: number): number {
  let count = 0;
  for (let at = from; at !== to && (target[at] ?? -1) < 0; at += step) count += 1;
  return count;
}

function total(weights: Float32Array, from: number, to: number): number {
  let sum = 0;
  for (let at = from; at < to; at += 1) sum += weights[at] ?? 0;
  return sum;
}

function firstFound(target: Int32Array, from: number, to: number): number {
  for (let at = from; at < to; at += 1) if ((target[at] ?? -1) >= 0) return target[at] ?? -1;
  return -1;
}

function lastFound(target: Int32Array, from: number, to: number): number {
  for (let at = to - 1; at >= from; at -= 1) if ((target[at] ?? -1) >= 0) return target[at] ?? -1;
  return -1;
}
