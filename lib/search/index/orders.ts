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
