/** The segments as one: which papers speak of a word or a phrase, and how strongly. */
import type { TextField } from '../query/types';
import { eachTerm, type Unit } from '../tokens';
import type { FactTable } from './facts';
import { mergeSegments } from './merge';
import { followed, indexOf, occurrences, placeBase, prefixRange, strengthen } from './postings';
import { type IndexField, indexFields, type Segment } from './segment';
import { editsAllowed, similarTerms } from './typos';

/** How much a word tells where it stands, relative to the abstract. */
const weights: Record<IndexField, number> = {
  title: 5,
  tag: 4,
  author: 3.5,
  note: 2.5,
  highlight: 2,
  venue: 1.5,
  keyword: 1.5,
  abstract: 1,
  id: 4,
};

/** Exact words before those that only begin alike, and these before typing errors. */
const quality = { exact: 1, prefix: 0.75, shortPrefix: 0.3, typo: [1, 0.5, 0.3], typoPrefix: 0.25 };

/** Which fields of the index a field of the query looks at. */
const covered: Record<TextField, readonly IndexField[]> = {
  title: ['title'],
  author: ['author'],
  venue: ['venue'],
  abstract: ['abstract'],
  note: ['note', 'highlight'],
  keyword: ['keyword'],
  id: ['id'],
};

/** What was found for one unit of a query. */
export interface Hits {
  /** For each paper by its number: 0, or how strongly it speaks of it. */
  strength: Float32Array;
  /** 1 where the title has it. */
  inTitle: Uint8Array;
  /** Papers that have it. */
  count: number;
  /** Terms that stood in for what was typed. */
  standIns: string[];
}

/** How a unit is looked for: as it is, as the beginning of words, or with typing errors too. */
export type Leniency = 'exact' | 'prefix' | 'typo';

const title = indexFields.indexOf('title');
/** Answers that are kept, for the words that stay while the next one is typed. */
const kept = 40;

export class TextIndex {
  segments: Segment[] = [];
  readonly #facts: FactTable;
  /** For each paper by its number: the segment that has its present text, and its place there. */
  readonly #owner: { segment: Segment; place: number }[] = [];
  /** For each paper of a segment: its number, or -1 when another segment has it now. */
  readonly #numbers = new WeakMap<Segment, Int32Array>();
  readonly #cache = new Map<string, Hits>();

  constructor(facts: FactTable) {
    this.#facts = facts;
  }

  /** Takes a segment in. What earlier ones say of the same papers is no longer true. */
  add(segment: Segment): void {
    this.#number(segment, () => true);
    this.segments.push(segment);
    this.#cache.clear();
  }

  /** @param takes whether a paper is taken from the segment that has it. */
  #number(segment: Segment, takes: (owner: Segment | undefined) => boolean): void {
    const numbers = new Int32Array(segment.ids.length).fill(-1);
    this.#numbers.set(segment, numbers);
    segment.ids.forEach((id, place) => {
      const number = this.#facts.numberOf(id);
      if (number === undefined) return;
      const before = this.#owner[number];
      if (!takes(before?.segment)) return;
      const old = before && this.#numbers.get(before.segment);
      if (old) old[before.place] = -1;
      numbers[place] = number;
      this.#owner[number] = { segment, place };
    });
  }

  #isAlive = (segment: Segment, place: number): boolean => {
    const number = this.#numbers.get(segment)?.[place] ?? -1;
    return number >= 0 && this.#facts.gone[number] === 0;
  };

  /** Makes one of several; it may be left alone between two steps. */
  *merge(some: readonly Segment[]): Generator<void, Segment> {
    const merged = yield* mergeSegments(some, this.#isAlive);
    // What changed meanwhile is in a segment that came meanwhile.
    this.#number(merged, (owner) => owner !== undefined && some.includes(owner));
    this.segments = [...this.segments.filter((each) => !some.includes(each)), merged];
    this.#cache.clear();
    return merged;
  }

  /** Papers that speak of a unit. @param field only there; anywhere without it. */
  hits(unit: Unit, field: TextField | undefined, leniency: Leniency): Hits {
    const key = `${unit.terms.join(' ')}\n${unit.joined ?? ''}\n${field ?? ''}\n${leniency}`;
    const known = this.#cache.get(key);
    if (known) return known;
    const found = this.#find(unit, field, leniency);
    if (this.#cache.size >= kept) this.#cache.delete(this.#cache.keys().next().value ?? '');
    this.#cache.set(key, found);
    return found;
  }

  /** Papers with a phrase: its terms next to each other, in one value of one field. */
  phrase(terms: readonly string[], field: TextField | undefined): Hits {
    const hits = this.#nothing();
    for (const segment of this.segments) this.#phraseIn(segment, terms, allowed(field), hits);
    return hits;
  }

  #nothing(): Hits {
    const { size } = this.#facts;
    return {
      strength: new Float32Array(size),
      inTitle: new Uint8Array(size),
      count: 0,
      standIns: [],
    };
  }

  #find(unit: Unit, field: TextField | undefined, leniency: Leniency): Hits {
    if (unit.dense) return this.phrase(unit.terms, field);
    const hits = this.#nothing();
    const standIns = new Map<string, number>();
    for (const segment of this.segments) {
      for (const word of [unit.terms.length === 1 ? unit.terms[0] : undefined, unit.joined]) {
        if (word !== undefined) this.#wordIn(segment, word, { field, leniency, hits, standIns });
      }
    }
    if (unit.terms.length > 1) this.#all(unit.terms, { field, leniency, hits, standIns });
    const best = [...standIns].sort(([, a], [, b]) => b - a).slice(0, 5);
    hits.standIns = best.map(([term]) => term);
    return hits;
  }

  /** Several terms of one compound: the weakest of them counts. */
  #all(terms: readonly string[], { field, leniency, hits, standIns }: Search): void {
    const each = terms.map((term) => this.hits({ terms: [term] }, field, leniency));
    for (let paper = 0; paper < hits.strength.length; paper += 1) {
      let weakest = Number.POSITIVE_INFINITY;
      let inTitle = 1;
      for (const { strength, inTitle: there } of each) {
        weakest = Math.min(weakest, strength[paper] ?? 0);
        inTitle &= there[paper] ?? 0;
      }
      const known = hits.strength[paper] ?? 0;
      if (weakest > known) {
        hits.strength[paper] = weakest;
        if (known === 0) hits.count += 1;
      }
      if (inTitle) hits.inTitle[paper] = 1;
    }
    for (const { standIns: words } of each) for (const word of words) standIns.set(word, 1);
  }

  #wordIn(segment: Segment, word: string, search: Search): void {
    const { leniency, standIns } = search;
    const exact = indexOf(segment.terms, word);
    if (exact >= 0) this.#termIn(segment, exact, quality.exact, search);
    if (leniency === 'exact') return;
    const [from, to] = prefixRange(segment.terms, word);
    const weight = word.length < 3 ? quality.shortPrefix : quality.prefix;
    for (let term = from; term < to; term += 1) {
      if (term !== exact) this.#termIn(segment, term, weight, search);
    }
    const edits = editsAllowed(word.length);
    if (leniency !== 'typo' || edits === 0) return;
    for (const { term, edits: wrong, prefix } of similarTerms(segment.terms, word, edits)) {
      if (term >= from && term < to) continue;
      const weigh = prefix ? quality.typoPrefix : (quality.typo[wrong] ?? 0);
      this.#termIn(segment, term, weigh, search);
      const meant = segment.terms[term] ?? '';
      if (!prefix) standIns.set(meant, Math.max(standIns.get(meant) ?? 0, weigh));
    }
  }

  #termIn(segment: Segment, term: number, weight: number, { field, hits }: Search): void {
    const { listStart, listField } = segment;
    const wanted = allowed(field);
    const end = listStart[term + 1] ?? 0;
    const numbers = this.#numbers.get(segment) ?? none;
    const { strength, inTitle } = hits;
    for (let list = listStart[term] ?? 0; list < end; list += 1) {
      const code = listField[list] ?? 0;
      if (!wanted[code]) continue;
      const base = weight * (fieldWeights[code] ?? 1);
      const found = { strength, inTitle: code === title ? inTitle : undefined };
      hits.count += strengthen(segment, list, numbers, base, found);
    }
  }

  #phraseIn(
    segment: Segment,
    terms: readonly string[],
    wanted: readonly boolean[],
    hits: Hits,
  ): void {
    const numbers = this.#numbers.get(segment) ?? none;
    const at = terms.map((term) => indexOf(segment.terms, term));
    if (at.includes(-1)) return;
    indexFields.forEach((_, field) => {
      if (!wanted[field]) return;
      let found: Float64Array | undefined;
      for (const term of at) {
        const list = listOf(segment, term, field);
        if (list < 0) return;
        const next = occurrences(segment, list);
        found = found ? followed(found, next) : next;
      }
      for (const occurrence of found ?? []) {
        const number = numbers[Math.floor(occurrence / placeBase)] ?? -1;
        if (number < 0) continue;
        const score = fieldWeights[field] ?? 1;
        const known = hits.strength[number] ?? 0;
        if (known === 0) hits.count += 1;
        if (score > known) hits.strength[number] = score;
        if (field === title) hits.inTitle[number] = 1;
      }
    });
  }

  /** Terms of a field that begin with what was typed, with how many papers have them. */
  terms(field: IndexField, typed: string): Map<string, number> {
    const code = indexFields.indexOf(field);
    const found = new Map<string, number>();
    for (const segment of this.segments) {
      const [from, to] = prefixRange(segment.terms, typed);
      for (let term = from; term < to; term += 1) {
        const list = listOf(segment, term, code);
        const name = segment.terms[term] ?? '';
        if (list >= 0) found.set(name, (found.get(name) ?? 0) + (segment.listCount[list] ?? 0));
      }
    }
    return found;
  }
}

interface Search {
  field: TextField | undefined;
  leniency: Leniency;
  hits: Hits;
  standIns: Map<string, number>;
}

const none = new Int32Array(0);
const fieldWeights = indexFields.map((field) => weights[field]);
const everywhere = indexFields.map(() => true);

const allowed = (field: TextField | undefined): readonly boolean[] =>
  field === undefined ? everywhere : indexFields.map((each) => covered[field].includes(each));

function listOf({ listStart, listField }: Segment, term: number, field: number): number {
  const end = listStart[term + 1] ?? 0;
  for (let list = listStart[term] ?? 0; list < end; list += 1) {
    if (listField[list] === field) return list;
  }
  return -1;
}

/** The terms of a text in their order, as a phrase needs them: compounds in their parts. */
export function phraseTerms(text: string): string[] {
  const byPlace: string[] = [];
  eachTerm(text, 0, (term, place) => {
    byPlace[place] ??= term;
  });
  return byPlace;
}
