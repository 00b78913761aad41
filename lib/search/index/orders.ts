/** Papers sorted once for each order, and kept sorted as some of them change. */
import type { SortKey } from '../sorts';
import type { FactTable, NumberName } from './facts';
import { flagBit } from './facts';

type Key = Exclude<SortKey, 'relevance'>;

/** What an order compares: a number, or a text. None comes last in either direction. */
function comparedBy(facts: FactTable, key: Key): (paper: number) => number | string {
  if (key === 'title' || key === 'author') {
    const texts = facts.texts[key];
    return (paper) => texts[paper] ?? '';
  }
  if (key === 'venue') {
    const folded = new Map<string, string>();
    return (paper) => {
      const venue = facts.texts.venue[paper] ?? '';
      let plain = folded.get(venue);
      if (plain === undefined) {
        plain = venue.toLowerCase();
        folded.set(venue, plain);
      }
      return plain;
    };
  }
  if (key === 'status') {
    const [reading, read] = [flagBit('reading'), flagBit('read')];
    return (paper) => {
      const bits = facts.flags[paper] ?? 0;
      return bits & read ? 2 : bits & reading ? 1 : 0;
    };
  }
  const numbers = facts.numbers[key satisfies NumberName];
  return (paper) => numbers[paper] ?? Number.NaN;
}

const absent = (value: number | string) => value === '' || Number.isNaN(value);

function comparer(facts: FactTable, key: Key, descending: boolean) {
  const value = comparedBy(facts, key);
  const { added } = facts.numbers;
  const direction = descending ? -1 : 1;
  return (a: number, b: number): number => {
    const [left, right] = [value(a), value(b)];
    if (left !== right) {
      const [noLeft, noRight] = [absent(left), absent(right)];
      if (noLeft !== noRight) return noLeft ? 1 : -1;
      if (!noLeft) return left < right ? -direction : direction;
    }
    // The queue's papers without a place are in the order in which they came; else newest first.
    const earlier = (added[a] ?? 0) - (added[b] ?? 0);
    return (key === 'rank' ? earlier : -earlier) || a - b;
  };
}

export class Orders {
  readonly #facts: FactTable;
  readonly #known = new Map<string, { order: Int32Array; stale: Set<number> }>();

  constructor(facts: FactTable) {
    this.#facts = facts;
  }

  /** These papers are new or have changed. */
  changed(papers: Iterable<number>): void {
    for (const paper of papers) for (const { stale } of this.#known.values()) stale.add(paper);
  }

  /** All papers in an order. */
  order(key: Key, descending: boolean): Int32Array {
    const name = `${key} ${descending}`;
    const known = this.#known.get(name);
    if (known && known.stale.size === 0) return known.order;
    const compare = comparer(this.#facts, key, descending);
    const order = known
      ? repair(known.order, known.stale, compare)
      : Int32Array.from(
          Array.from({ length: this.#facts.size }, (_, paper) => paper).sort(compare),
        );
    this.#known.set(name, { order, stale: new Set() });
    return order;
  }
}

/** Sorts only what has changed and puts it back into its place. */
function repair(
  order: Int32Array,
  stale: ReadonlySet<number>,
  compare: (a: number, b: number) => number,
): Int32Array {
  const rest = order.filter((paper) => !stale.has(paper));
  const fresh = [...stale].sort(compare);
  const merged = new Int32Array(rest.length + fresh.length);
  let from = 0;
  let to = 0;
  for (const paper of fresh) {
    let low = from;
    let high = rest.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (compare(rest[middle] ?? 0, paper) < 0) low = middle + 1;
      else high = middle;
    }
    merged.set(rest.subarray(from, low), to);
    to += low - from;
    from = low;
    merged[to] = paper;
    to += 1;
  }
  merged.set(rest.subarray(from), to);
  return merged;
}

/** Those papers of an order that a mask has. */
export function chosen(order: Int32Array, mask: Uint8Array): Int32Array {
  const found = new Int32Array(order.length);
  let count = 0;
  for (let at = 0; at < order.length; at += 1) {
    const paper = order[at] ?? 0;
    if (mask[paper] === 1) found[count++] = paper;
  }
  return found.subarray(0, count);
}

/** Scores are told apart by a thousandth, up to about 4,000. */
const digits = 11;
const radix = 1 << digits;

/**
 * Papers by their score, the highest first; equals stay in the order in which they come. Sorted
 * digit by digit, because a letter may find all of 100,000 papers.
 */
export function byScore(papers: Int32Array, score: Float32Array): Int32Array {
  const { length } = papers;
  const highest = radix * radix - 1;
  let keys = new Uint32Array(length);
  for (let at = 0; at < length; at += 1) {
    // Counted from the top, so that ascending keys are descending scores.
    keys[at] = highest - Math.min(highest, Math.round((score[papers[at] ?? 0] ?? 0) * 1000));
  }
  let from = papers;
  for (let shift = 0; shift < 2 * digits; shift += digits) {
    const next = new Uint32Array(radix + 1);
    for (let at = 0; at < length; at += 1) {
      const digit = (((keys[at] ?? 0) >>> shift) & (radix - 1)) + 1;
      next[digit] = (next[digit] ?? 0) + 1;
    }
    for (let digit = 0; digit < radix; digit += 1)
      next[digit + 1] = (next[digit + 1] ?? 0) + (next[digit] ?? 0);
    const sorted = new Int32Array(length);
    const sortedKeys = new Uint32Array(length);
    for (let at = 0; at < length; at += 1) {
      const key = keys[at] ?? 0;
      const digit = (key >>> shift) & (radix - 1);
      const place = next[digit] ?? 0;
      next[digit] = place + 1;
      sorted[place] = from[at] ?? 0;
      sortedKeys[place] = key;
    }
    from = sorted;
    keys = sortedKeys;
  }
  return from;
}
