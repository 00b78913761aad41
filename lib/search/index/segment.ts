/**
 * A part of the index: for each term, in which papers, fields and places it stands. Made once and
 * never changed; all of it lies in a few typed arrays, so that it is small and loads at once.
 */
import { eachTerm } from '../tokens';

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
export class SegmentBuilder {
  readonly #numbers = new Map<string, number>();
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
      const take = (term: string, at: number) => this.#occurrence(term, field, paper, at);
      for (const text of texts[name] ?? []) place = eachTerm(text, place, take) + gap;
    });
  }

  #occurrence(term: string, field: number, paper: number, place: number): void {
    if (place > lastPlace) return;
    let number = this.#numbers.get(term);
    if (number === undefined) {
      number = this.#numbers.size;
      this.#numbers.set(term, number);
    }
    if (this.#length === this.#keys.length) this.#grow();
    this.#keys[this.#length] = number * fieldCount + field;
    this.#papers[this.#length] = paper;
    this.#places[this.#length] = place;
    this.#length += 1;
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
    // A counting sort by term and field keeps papers and places in their order.
    const buckets = this.#numbers.size * fieldCount;
    const start = new Uint32Array(buckets + 1);
    for (let at = 0; at < this.#length; at += 1) {
      const next = (this.#keys[at] ?? 0) + 1;
      start[next] = (start[next] ?? 0) + 1;
    }
    for (let key = 0; key < buckets; key += 1)
      start[key + 1] = (start[key + 1] ?? 0) + (start[key] ?? 0);
    const order = new Uint32Array(this.#length);
    const next = start.slice();
    for (let at = 0; at < this.#length; at += 1) {
      const key = this.#keys[at] ?? 0;
      const place = next[key] ?? 0;
      order[place] = at;
      next[key] = place + 1;
    }
    const writer = new SegmentWriter();
    const places: number[] = [];
    // The order of sort() itself is by code units.
    for (const term of [...this.#numbers.keys()].sort()) {
      const number = this.#numbers.get(term) ?? 0;
      for (let field = 0; field < fieldCount; field += 1) {
        const key = number * fieldCount + field;
        const end = start[key + 1] ?? 0;
        let at = start[key] ?? 0;
        while (at < end) {
          const paper = this.#papers[order[at] ?? 0] ?? 0;
          places.length = 0;
          for (; at < end; at += 1) {
            const occurrence = order[at] ?? 0;
            if (this.#papers[occurrence] !== paper) break;
            places.push(this.#places[occurrence] ?? 0);
          }
          writer.paper(paper, places, 0, places.length);
        }
        writer.endList(field);
      }
      writer.endTerm(term);
    }
    return writer.done(this.#ids);
  }
}
