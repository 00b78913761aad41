/**
 * Texts as dense vectors. What is built in needs no download; a model that the user chooses to
 * download can take its place by implementing this, wherever papers are compared.
 */
import type { TasteSpace } from './space';
import { type Sparse, space as wordSpace } from './vectors';

export interface Embedder {
  /** Names vectors that can be compared: those of another name, or version, cannot. */
  readonly name: string;
  /** Numbers in each vector. */
  readonly dims: number;
  /**
   * One vector a text, in the same order, each made 1 long, so that a dot product is a cosine.
   * @throws when the model cannot be run.
   */
  embed(texts: readonly string[]): Promise<Float32Array[]>;
}

/**
 * TF-IDF folded into `dims` numbers (hashing with a sign, Weinberger et al. 2009), and beside it the
 * topics behind the words.
 */
export function wordEmbedder(space: TasteSpace, dims = 512): Embedder {
  const topics = space.topics.count;
  return {
    name: `words-${dims}+${topics}`,
    dims: dims + topics,
    embed: async (texts) =>
      texts.map((text) =>
        fold(space.vectorOf({ title: '', abstract: text, authors: [] }), dims, topics),
      ),
  };
}

function fold({ index, value }: Sparse, dims: number, topics: number): Float32Array {
  const dense = new Float32Array(dims + topics);
  index.forEach((feature, at) => {
    const each = value[at] ?? 0;
    if (feature >= wordSpace) dense[dims + feature - wordSpace] = each;
    else {
      // The highest bits choose the sign, so that words that share a place cancel out on average.
      const sign = (feature >>> 19) & 1 ? 1 : -1;
      dense[feature % dims] = (dense[feature % dims] ?? 0) + sign * each;
    }
  });
  const length = Math.sqrt(dense.reduce((sum, each) => sum + each * each, 0)) || 1;
  return dense.map((each) => each / length);
}
