/** The library as search sees it: facts, texts, orders. Kept by ../keeper, asked through `search`. */
import type { Annotation } from '../../library/types';
import type { Paper } from '../../paper/schema';
import { join, parseQuery } from '../query/parse';
import type { Problem, QueryNode } from '../query/types';
import { naturalSort, type Sort } from '../sorts';
import type { SearchRequest } from '../types';
import { evaluate } from './evaluate';
import { type FactsData, FactTable, factsOf, flagBit } from './facts';
import { byScore, chosen, Orders } from './orders';
import { ranThrough, type Segment, SegmentBuilder, type Texts } from './segment';
import { TextIndex } from './text-index';

/** Papers whose texts are taken apart in one step: a few milliseconds. */
const papersOfStep = 50;

/** A paper with its notes and highlights, those of the bin left out. */
export interface Entry {
  paper: Paper;
  annotations: readonly Annotation[];
}

export interface Found {
  /** Numbers of papers (`ids`), in order. */
  order: Int32Array;
  problems: Problem[];
  words: string[];
}

/** The texts of a paper that can be searched. */
export function textsOf({ paper, annotations }: Entry): Texts {
  return {
    title: [paper.title],
    author: paper.authors.map(({ given, family, suffix, literal }) =>
      [given, family, suffix, literal].filter(Boolean).join(' '),
    ),
    tag: paper.tags,
    venue: paper.venue === undefined ? [] : [paper.venue],
    note: annotations.map(({ body }) => body),
    highlight: annotations.flatMap(({ quote }) => (quote === undefined ? [] : [quote])),
    abstract: paper.abstract === undefined ? [] : [paper.abstract],
    keyword: [...paper.keywords, ...paper.categories],
    id: paper.identifiers,
  };
}

export class LibraryIndex {
  readonly facts: FactTable;
  readonly texts: TextIndex;
  readonly #orders: Orders;

  constructor(facts: FactTable = new FactTable()) {
    this.facts = facts;
    this.texts = new TextIndex(facts);
    this.#orders = new Orders(facts);
  }

  /** What was stored. @param segments in the order in which they were made. */
  static open(facts: FactsData, segments: readonly Segment[]): LibraryIndex {
    const index = new LibraryIndex(FactTable.open(facts));
    for (const segment of segments) index.texts.add(segment);
    return index;
  }

  /** Papers that are new or have changed. @returns the segment of their texts. */
  put(entries: readonly Entry[]): Segment | undefined {
    return ranThrough(this.putSlowly(entries));
  }

  /** As `put`, for many: it may be left alone between two steps. They can be found after the last. */
  *putSlowly(entries: readonly Entry[]): Generator<void, Segment | undefined> {
    if (entries.length === 0) return undefined;
    const builder = new SegmentBuilder();
    for (const [at, entry] of entries.entries()) {
      builder.add(entry.paper.id, textsOf(entry));
      if (at % papersOfStep === papersOfStep - 1) yield;
    }
    const segment = yield* builder.finish();
    const numbers = entries.map(({ paper, annotations }) =>
      this.facts.put(paper.id, factsOf(paper, annotations)),
    );
    this.texts.add(segment);
    this.#orders.changed(numbers);
    return segment;
  }

  /** Papers that are no longer in the database. */
  forget(ids: readonly string[]): void {
    for (const id of ids) {
      const number = this.facts.numberOf(id);
      if (number !== undefined) this.facts.gone[number] = 1;
    }
  }

  #among(scope: SearchRequest['scope']): Uint8Array {
    const { flags, gone, size } = this.facts;
    const bit = flagBit('deleted');
    const wanted = scope === 'bin' ? bit : 0;
    const among = new Uint8Array(size);
    for (let paper = 0; paper < size; paper += 1) {
      if (gone[paper] === 0 && ((flags[paper] ?? 0) & bit) === wanted) among[paper] = 1;
    }
    return among;
  }

  /** @param now ms since the epoch, for dates such as `<2w`. */
  search({ query, sort, scope, status, pinnedFirst }: SearchRequest, now: number): Found {
    const parsed = parseQuery(query, now);
    const among = this.#among(scope);
    const filter: QueryNode = status ? { kind: 'status', value: status } : { kind: 'all' };
    const { mask, score, standIns } = evaluate(join('and', [parsed.node, filter]), {
      facts: this.facts,
      texts: this.texts,
      among,
    });
    const wanted = parsed.sort ?? sort ?? naturalSort(score ? 'relevance' : 'added');
    const order = this.#ordered(mask, score, wanted);
    return {
      order:
        pinnedFirst && !(score && wanted.by === 'relevance') ? this.#pinnedFirst(order) : order,
      problems: parsed.problems,
      words: standIns.length > 0 ? [...new Set([...parsed.words, ...standIns])] : parsed.words,
    };
  }

  /** Of the first `count` papers of an order those that have notes or highlights. */
  annotated(order: Int32Array, count: number): number[] {
    const bits = flagBit('noted') | flagBit('highlighted');
    const { flags } = this.facts;
    return [...order.subarray(0, count)].filter((paper) => (flags[paper] ?? 0) & bits);
  }

  /** How many papers a query finds. */
  count(query: string, now: number): number {
    const { node } = parseQuery(query, now);
    const { mask } = evaluate(node, {
      facts: this.facts,
      texts: this.texts,
      among: this.#among('library'),
    });
    let count = 0;
    for (const fits of mask) count += fits;
    return count;
  }

  #ordered(
    mask: Uint8Array,
    score: Float32Array | undefined,
    { by, descending }: Sort,
  ): Int32Array {
    if (by !== 'relevance' || !score) {
      const key = by === 'relevance' ? 'added' : by;
      return chosen(this.#orders.order(key, by === 'relevance' || descending), mask);
    }
    // The newest of those that fit equally well comes first.
    const order = byScore(chosen(this.#orders.order('added', true), mask), score);
    return descending ? order : order.reverse();
  }

  #pinnedFirst(order: Int32Array): Int32Array {
    const bit = flagBit('pinned');
    const { flags } = this.facts;
    const sorted = new Int32Array(order.length);
    let pinned = 0;
    for (const paper of order) if ((flags[paper] ?? 0) & bit) sorted[pinned++] = paper;
    if (pinned === 0) return order;
    let at = pinned;
    for (const paper of order) if (((flags[paper] ?? 0) & bit) === 0) sorted[at++] = paper;
    return sorted;
  }
}
