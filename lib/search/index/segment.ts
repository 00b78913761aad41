/**
 * A part of the index: for each term, in which papers, fields and places it stands. Made once and
 * never changed; all of it lies in a few typed arrays, so that it is small and loads at once.
 */
import { eachSpan } from '../tokens';
import { TermTable } from './term-table';

/** Fields as the index tells them apart; the place in this list is how they are stored. */
export const indexFields = [
  'title',
  'author',
  'tag',
  'venue',
  'note',
  'highlight',
  'abstract',
  'keyword',
  'id',
] as const;
export type IndexField = (typeof indexFields)[number];
const fieldCount = indexFields.length;

/** What a paper says, a list of values for each field. */
export type Texts = Partial<Record<IndexField, readonly string[]>>;

/** Room between two values of a field, so that no phrase runs from one into the other. */
const gap = 8;
/** Places beyond this are not told apart: the end of a very long note. */
const lastPlace = 0xffff;

/** As it is stored: structured clone takes it whole. */
export interface SegmentData {
  /** Papers in it, by their ids. */
  ids: string;
  /** All terms, sorted by code units, one a line. */
  terms: string;
  /** Lists of each term: from `listStart[i]` to `listStart[i + 1]`. */
  listStart: Uint32Array;
  listField: Uint8Array;
  /** Papers in each list. */
  listCount: Uint32Array;
  /** Where each list begins in `postings` and in `places`; one entry more than there are lists. */
  postingsAt: Uint32Array;
  placesAt: Uint32Array;
  /** For each paper: distance to the one before × 2 (+ 1 and the number of places if several). */
  postings: Uint8Array;
  /** For each occurrence: distance to the one before in the same paper. */
  places: Uint8Array;
}

export interface Segment extends Omit<SegmentData, 'terms' | 'ids'> {
  terms: string[];
  ids: string[];
}

export const openSegment = (data: SegmentData): Segment => ({
  ...data,
  terms: data.terms === '' ? [] : data.terms.split('\n'),
  ids: data.ids === '' ? [] : data.ids.split('\n'),
});

export const storeSegment = (segment: Segment): SegmentData => ({
  ...segment,
  terms: segment.terms.join('\n'),
  ids: segment.ids.join('\n'),
});

/** Bytes that grow. Numbers are written in groups of seven bits, the lowest first. */
class Bytes {
  #bytes = new Uint8Array(1 << 16);
  length = 0;

  number(value: number): void {
    if (this.length + 5 > this.#bytes.length) {
      const more = new Uint8Array(this.#bytes.length * 2);
      more.set(this.#bytes);
      this.#bytes = more;
    }
    let rest = value;
    while (rest > 0x7f) {
      this.#bytes[this.length++] = (rest & 0x7f) | 0x80;
      rest >>>= 7;
    }
    this.#bytes[this.length++] = rest;
  }

  done(): Uint8Array {
    return this.#bytes.slice(0, this.length);
  }
}

/** Lists are written in the order of terms and fields, and papers in ascending order. */
export class SegmentWriter {
  readonly #postings = new Bytes();
  readonly #places = new Bytes();
  readonly #terms: string[] = [];
  readonly #listStart: number[] = [0];
  readonly #listField: number[] = [];
  readonly #listCount: number[] = [];
  readonly #postingsAt: number[] = [0];
  readonly #placesAt: number[] = [0];
  #before = 0;
  #count = 0;

  /** One paper of the list that is being written. @param places ascending. */
  paper(number: number, places: ArrayLike<number>, from: number, to: number): void {
    const many = to - from > 1;
    this.#postings.number((number - this.#before) * 2 + (many ? 1 : 0));
    if (many) this.#postings.number(to - from);
    let before = 0;
    for (let at = from; at < to; at += 1) {
      const place = places[at] ?? 0;
      this.#places.number(place - before);
      before = place;
    }
    this.#before = number;
    this.#count += 1;
  }

  /** The list is complete; one without papers is left out. */
  endList(field: number): void {
    if (this.#count === 0) return;
    this.#listField.push(field);
    this.#listCount.push(this.#count);
    this.#postingsAt.push(this.#postings.length);
    this.#placesAt.push(this.#places.length);
    this.#before = 0;
    this.#count = 0;
  }

  /** The term is complete; one without lists is left out. */
  endTerm(term: string): void {
    if (this.#listField.length === this.#listStart.at(-1)) return;
    this.#terms.push(term);
    this.#listStart.push(this.#listField.length);
  }

  done(ids: string[]): Segment {
    return {
      ids,
      terms: this.#terms,
      listStart: Uint32Array.from(this.#listStart),
      listField: Uint8Array.from(this.#listField),
      listCount: Uint32Array.from(this.#listCount),
      postingsAt: Uint32Array.from(this.#postingsAt),
      placesAt: Uint32Array.from(this.#placesAt),
      postings: this.#postings.done(),
      places: this.#places.done(),
    };
  }
}

/** Takes papers in and makes a segment of them. */
/** Terms between two moments at which other work may run. */
const step = 2000;

/** Does all steps at once. */
export function ranThrough<T>(steps: Generator<void, T>): T {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

export class SegmentBuilder {
  readonly #terms = new TermTable();
  readonly #ids: string[] = [];
  #keys = new Uint32Array(1 << 14);
  #papers = new Uint32Array(1 << 14);
  #places = new Uint16Array(1 << 14);
  #length = 0;

  get size(): number {
    return this.#ids.length;
  }

  add(id: string, texts: Texts): void {
    const paper = this.#ids.push(id) - 1;
    indexFields.forEach((name, field) => {
      let place = 0;
      const take = (source: string, from: number, to: number, at: number) => {
        if (at <= lastPlace)
          this.#occurrence(this.#terms.number(source, from, to) * fieldCount + field, paper, at);
      };
      for (const text of texts[name] ?? []) place = eachSpan(text, place, take) + gap;
    });
  }

  #occurrence(key: number, paper: number, place: number): void {
    const at = this.#length;
    if (at === this.#keys.length) this.#grow();
    this.#keys[at] = key;
    this.#papers[at] = paper;
    this.#places[at] = place;
    this.#length = at + 1;
  }

  #grow(): void {
    const double = <T extends Uint32Array | Uint16Array>(old: T, fresh: T): T => {
      fresh.set(old);
      return fresh;
    };
    const size = this.#length * 2;
    this.#keys = double(this.#keys, new Uint32Array(size));
    this.#papers = double(this.#papers, new Uint32Array(size));
    this.#places = double(this.#places, new Uint16Array(size));
  }

  done(): Segment {
    return ranThrough(this.finish());
  }

  /** As `done`; it may be left alone between two steps. */
  *finish(): Generator<void, Segment> {
    // A counting sort by term and field keeps papers and places in their order.
    const { terms } = this.#terms;
    const length = this.#length;
    const keys = this.#keys;
    const start = new Uint32Array(terms.length * fieldCount + 1);
    for (let at = 0; at < length; at += 1) {
      const after = (keys[at] ?? 0) + 1;
      start[after] = (start[after] ?? 0) + 1;
    }
    for (let key = 1; key < start.length; key += 1)
      start[key] = (start[key] ?? 0) + (start[key - 1] ?? 0);
    const papers = new Uint32Array(length);
    const places = new Uint16Array(length);
    const next = start.slice();
    for (let at = 0; at < length; at += 1) {
      const key = keys[at] ?? 0;
      const to = next[key] ?? 0;
      next[key] = to + 1;
      papers[to] = this.#papers[at] ?? 0;
      places[to] = this.#places[at] ?? 0;
    }
    const writer = new SegmentWriter();
    const numbers = new Map(terms.map((term, number) => [term, number]));
    yield;
    // The order of sort() itself is by code units.
    for (const [done, term] of terms.toSorted().entries()) {
      if (done % step === step - 1) yield;
      const first = (numbers.get(term) ?? 0) * fieldCount;
      for (let field = 0; field < fieldCount; field += 1) {
        const end = start[first + field + 1] ?? 0;
        for (let at = start[first + field] ?? 0; at < end; ) {
          const from = at;
          const paper = papers[from] ?? 0;
          while (at < end && papers[at] === paper) at += 1;
          writer.paper(paper, places, from, at);
        }
        writer.endList(field);
      }
      writer.endTerm(term);
    }
    return writer.done(this.#ids);
  }
}
