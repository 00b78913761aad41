/**
 * The papers that are compared with each other, as vectors of one space: the library and what feeds
 * have shown. Pure.
 */
import { LatentTopics } from './latent';
import type { Text } from './types';
import { type Counts, countsOf, type Sparse, vectorOf, Worth, wordsOf } from './vectors';

/** So much more papers than at the last look, and what words are worth is worked out anew. */
const growth = 1.2;

interface Member {
  counts: Counts;
  vector?: Sparse;
}

export class TasteSpace {
  readonly #members = new Map<string, Member>();
  readonly #worth = new Worth();
  #topics = LatentTopics.find([]);

  get size(): number {
    return this.#members.size;
  }

  get topics(): LatentTopics {
    return this.#topics;
  }

  has(id: string): boolean {
    return this.#members.has(id);
  }

  /** Adds a paper, or takes what it says now. Words of a text that was replaced stay counted. */
  put(id: string, text: Text): void {
    const counts = countsOf(text);
    this.#worth.add(counts);
    this.#members.set(id, { counts });
  }

  /**
   * Works out what words are worth and which topics there are, if that was long ago.
   * @returns true when vectors are others now, and what was learnt from them must be learnt anew.
   */
  settle(): boolean {
    if (this.#worth.size < this.#worth.settled * growth) return false;
    if (this.#worth.size === this.#worth.settled) return false;
    this.#worth.settle();
    const members = [...this.#members.values()];
    const words = members.map(({ counts }) => wordsOf(counts, this.#worth));
    this.#topics = LatentTopics.find(words);
    members.forEach((member, at) => {
      const own = words[at];
      if (own) member.vector = vectorOf(member.counts, own, this.#topics);
    });
    return true;
  }

  /** What something says that is not of this space. */
  vectorOf(text: Text): Sparse {
    return this.#vectorOf(countsOf(text));
  }

  /**
   * How much of a text's words a paper has, 0…1: rare ones weigh more, those of no paper nothing.
   * Unlike vectors it knows words that only one paper has, which is what a question may name.
   */
  sharing(text: Text): (id: string) => number {
    const weights = new Map<number, number>();
    let whole = 0;
    for (const feature of countsOf(text).index) {
      if (!this.#worth.has(feature)) continue;
      const weight = this.#worth.rarity(feature) ** 2;
      weights.set(feature, weight);
      whole += weight;
    }
    return (id) => {
      let shared = 0;
      for (const feature of this.#members.get(id)?.counts.index ?? []) {
        shared += weights.get(feature) ?? 0;
      }
      return whole === 0 ? 0 : shared / whole;
    };
  }

  /** `undefined` for what is not here. */
  vector(id: string): Sparse | undefined {
    const member = this.#members.get(id);
    if (!member) return undefined;
    member.vector ??= this.#vectorOf(member.counts);
    return member.vector;
  }

  #vectorOf(counts: Counts): Sparse {
    return vectorOf(counts, wordsOf(counts, this.#worth), this.#topics);
  }
}
