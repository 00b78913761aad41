/**
 * Papers as sparse vectors: TF-IDF over hashed words and pairs of words, and authors as features of
 * their own. Hashing ("feature trick", Weinberger et al. 2009) needs no vocabulary that would have
 * to be kept and made again: a new paper is a vector at once. Pure.
 */
import { nameText } from '../../paper/normalise';
import { fold } from '../../search/fold';
import type { Text } from './types';
import { eachTerm, hashOf, plainText } from './words';

/** Features are numbers below this; 2^20 leaves collisions rare among 60,000 that count. */
export const space = 2 ** 20;

/** Topics at most; their features are `space`, `space + 1`… */
export const mostTopics = 1024;

/** Features that there can be in all. */
export const allFeatures = space + mostTopics;

/** Features that count at most: those in more papers come first. */
const mostFeatures = 60_000;

/** A word of the title counts as so many of the abstract. */
const titleCount = 2;

/** How long the authors' part of a vector is; that of the words is 1. */
const authorsLength = 0.3;

/** Lists of authors beyond this are consortia: their names say little. */
const mostAuthors = 20;

/** Features in the order of their first use, with how often each comes. */
export interface Counts {
  index: Int32Array;
  count: Float32Array;
  /** Features of the authors; each comes once. */
  authors: Int32Array;
}

/**
 * Features and their values. Below `space` are words and authors, from `space` on the topics behind
 * the words (./latent).
 */
export interface Sparse {
  index: Int32Array;
  value: Float32Array;
}

/** The feature of an author: family name and first initial, so that spellings of one meet. */
export function authorFeature(name: string): number {
  const words = fold(name).trim().split(' ');
  const family = words.at(-1) ?? '';
  return hashOf(`author ${words[0]?.[0] ?? ''} ${family}`) % space;
}

/** What a paper says, counted. */
export function countsOf({ title, abstract, authors }: Text): Counts {
  const counts = new Map<number, number>();
  const add = (times: number) => (hash: number) => {
    const feature = hash % space;
    counts.set(feature, (counts.get(feature) ?? 0) + times);
  };
  eachTerm(plainText(title), add(titleCount));
  if (abstract !== undefined) eachTerm(plainText(abstract), add(1));
  const names = authors.length > mostAuthors ? [] : authors;
  return {
    index: Int32Array.from(counts.keys()),
    count: Float32Array.from(counts.values()),
    authors: Int32Array.from(new Set(names.map((name) => authorFeature(nameText(name))))),
  };
}

/**
 * In how many papers each feature is, and from that what it is worth: `ln((1+n)/(1+df))+1`, the
 * smoothed form of scikit-learn. A feature of one paper alone tells nothing of others, and one of
 * more than half of them names no topic: both are left out of vectors.
 */
export class Worth {
  readonly #papers = new Int32Array(space);
  readonly #worth = new Float32Array(space);
  #size = 0;
  #settled = 0;

  /** How many papers were counted. */
  get size(): number {
    return this.#size;
  }

  /** How many when the worth was worked out last. */
  get settled(): number {
    return this.#settled;
  }

  add(counts: Counts): void {
    this.#size += 1;
    for (const feature of counts.index) this.#papers[feature] = (this.#papers[feature] ?? 0) + 1;
  }

  /** Works out what each feature is worth; until then those added since are worth what they were. */
  settle(): void {
    const least = this.#leastPapers();
    const most = Math.max(this.#size / 2, 2);
    for (let feature = 0; feature < space; feature += 1) {
      const papers = this.#papers[feature] ?? 0;
      const counts = papers >= least && papers <= most;
      this.#worth[feature] = counts ? this.rarity(feature) : 0;
    }
    this.#settled = this.#size;
  }

  /** 0: left out. */
  of(feature: number): number {
    return this.#worth[feature] ?? 0;
  }

  /** Is it in any paper? */
  has(feature: number): boolean {
    return (this.#papers[feature] ?? 0) > 0;
  }

  /** What it would be worth if it were not left out. */
  rarity(feature: number): number {
    return Math.log((1 + this.#size) / (1 + Math.max(1, this.#papers[feature] ?? 0))) + 1;
  }

  /** In how many papers a feature must be, so that not too many count: 2 or more. */
  #leastPapers(): number {
    const byPapers = new Map<number, number>();
    for (const papers of this.#papers) {
      if (papers > 1) byPapers.set(papers, (byPapers.get(papers) ?? 0) + 1);
    }
    let left = 0;
    for (const features of byPapers.values()) left += features;
    let least = 2;
    while (left > mostFeatures) {
      left -= byPapers.get(least) ?? 0;
      least += 1;
    }
    return least;
  }
}

/**
 * The words of a paper: `(1 + ln tf) · worth`, made 1 long. Words that are left out count for the
 * length: that a paper has many of its own must not make the others louder.
 */
export function wordsOf({ index: all, count }: Counts, worth: Worth): Sparse {
  const index = all.filter((feature) => worth.of(feature) > 0);
  const value = new Float32Array(index.length);
  let at = 0;
  let squares = 0;
  all.forEach((feature, place) => {
    const each = (1 + Math.log(count[place] ?? 1)) * worth.rarity(feature);
    squares += each * each;
    if (worth.of(feature) === 0) return;
    value[at] = each;
    at += 1;
  });
  const length = Math.sqrt(squares) || 1;
  return { index, value: value.map((each) => each / length) };
}

/**
 * All of a paper's features: its words, its authors, shorter, so that a topic outweighs a name, and
 * the topics behind the words, as long as the words are.
 */
export function vectorOf({ authors }: Counts, words: Sparse, topics: Topics): Sparse {
  const place = topics.of(words);
  const from = words.index.length;
  const index = new Int32Array(from + authors.length + place.length);
  const value = new Float32Array(index.length);
  index.set(words.index);
  value.set(words.value);
  index.set(authors, from);
  value.fill(authorsLength / Math.sqrt(authors.length || 1), from, from + authors.length);
  place.forEach((_, topic) => {
    index[from + authors.length + topic] = space + topic;
  });
  value.set(place, from + authors.length);
  return { index, value };
}

/** What knows the topics behind words: ./latent, or a model that the user has downloaded. */
export interface Topics {
  /** How many there are; at most `mostTopics`. */
  readonly count: number;
  /** Where a paper stands among them, made 1 long. */
  of(words: Sparse): Float32Array;
}

const lengths = new WeakMap<Sparse, number>();

/** How long a vector is; measured once. */
export function lengthOf(vector: Sparse): number {
  const known = lengths.get(vector);
  if (known !== undefined) return known;
  let squares = 0;
  for (const each of vector.value) squares += each * each;
  const length = Math.sqrt(squares);
  lengths.set(vector, length);
  return length;
}

/** Dot products with one vector: its values are laid out once, each other vector is then a walk. */
export class Against {
  readonly #dense = new Float32Array(allFeatures);
  #laid: Sparse | undefined;

  /** Takes the place of the vector before. */
  lay(vector: Sparse): this {
    if (this.#laid) for (const feature of this.#laid.index) this.#dense[feature] = 0;
    vector.index.forEach((feature, place) => {
      this.#dense[feature] = vector.value[place] ?? 0;
    });
    this.#laid = vector;
    return this;
  }

  /** The product: for vectors of length 1 the cosine of their angle. */
  dot({ index, value }: Sparse): number {
    const dense = this.#dense;
    let sum = 0;
    for (let place = 0; place < index.length; place += 1) {
      sum += (dense[index[place] ?? 0] ?? 0) * (value[place] ?? 0);
    }
    return sum;
  }
}
