import { align } from './align';
import { join, type Passage, reversed, windowOf } from './passage';
import { frequency, type TokenIndex } from './tokens';

/** How well one place fits a stored passage. Shares are 0 to 1, by weight of words. */
export interface Fit {
  /** Units of the place. */
  start: number;
  end: number;
  /** How much of the passage is there. */
  quote: number;
  /** How much of the words before and after is there. */
  before: number;
  after: number;
  /** Bits: how unlikely it is that the found neighbours stand there by chance. */
  evidence: number;
  /** Words of the page between the neighbours, against words of the passage. */
  stretch: number;
  /** Whether the neighbours of the passage now stand side by side, with none of it between. */
  closed: boolean;
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
  return {
    start: at.start,
    end: at.end,
    quote: 1,
    before: before.share,
    after: after.share,
    evidence: before.bits + after.bits,
    stretch: 1,
    closed: false,
  };
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
  // Nothing before the first word of a page, then and now, is agreement.
  if (whole === 0) return { share: from === to ? 1 : 0, bits: 0 };
  const page = windowOf(index, from, to);
  const { alike, to: target } = backwards
    ? align(reversed(side), reversed(page), true)
    : align(side, page, true);
  const count = side.ids.length;
  let share = 0;
  let bits = 0;
  for (let near = 0; near < count; near += 1) {
    const at = backwards ? count - 1 - near : near;
    const likeness = alike[near] ?? 0;
    if (likeness === 0) continue;
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
  const { before, quote, after } = passage;
  const stored = join(before, quote, after);
  const page = windowOf(index, from, to);
  const { to: target, alike } = align(stored, page);
  const first = before.ids.length;
  const last = first + quote.ids.length;
  const share = (begin: number, end: number) => {
    const whole = total(stored.weights, begin, end);
    let found = 0;
    for (let at = begin; at < end; at += 1) found += (alike[at] ?? 0) * (stored.weights[at] ?? 0);
    return whole > 0 ? found / whole : 0;
  };
  let evidence = 0;
  for (let at = 0; at < stored.ids.length; at += 1) {
    if ((at >= first && at < last) || (target[at] ?? -1) < 0) continue;
    const near = at < first ? first - at : at - last;
    evidence += (alike[at] ?? 0) * bitsOf(index, stored.ids[at] ?? -1, 2 + near / 4);
  }
  const left = lastFound(target, 0, first);
  const right = firstFound(target, last, stored.ids.length);
  let begin = firstFound(target, first, last);
  let end = lastFound(target, first, last);
  const closed = begin < 0 && left >= 0 && right >= 0 && right - left <= 2;
  if (begin < 0) {
    if (!closed) return undefined;
    return {
      start: index.starts[from + right] ?? 0,
      end: index.starts[from + right] ?? 0,
      quote: 0,
      before: share(0, first),
      after: share(last, stored.ids.length),
      evidence,
      stretch: 0,
      closed,
    };
  }
  // A first word that was replaced still belongs to the passage, if its neighbour is where it was.
  if ((target[first] ?? -1) < 0 && (target[first - 1] ?? -1) >= 0)
    begin = Math.min(begin, (target[first - 1] ?? 0) + 1);
  if ((target[last - 1] ?? -1) < 0 && (target[last] ?? -1) >= 0)
    end = Math.max(end, (target[last] ?? 0) - 1);
  return {
    start: index.starts[from + begin] ?? 0,
    end: index.ends[from + end] ?? 0,
    quote: share(first, last),
    before: share(0, first),
    after: share(last, stored.ids.length),
    evidence,
    stretch: (end - begin + 1) / Math.max(1, quote.ids.length),
    closed,
  };
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
