/**
 * Topics behind the words: latent semantic analysis (Deerwester et al. 1990), so that papers that
 * share a topic but few words are near each other. The largest singular vectors are found by chance
 * projections (Halko, Martinsson, Tropp, "Finding structure with randomness", 2011), seeded. Pure.
 */
import { chanceFrom } from './chance';
import { eigenOf, orthonormal } from './matrix';
import { type Sparse, space, type Topics } from './vectors';

/** Chance directions beyond those wanted, and times that the sharpening is repeated (Halko: 5–10, 1–2). */
const spare = 8;
const powers = 2;
/** Topics at most, and papers from which they are found at most: more costs time and changes little. */
const mostTopics = 32;
const mostPapers = 2500;

export class LatentTopics implements Topics {
  /** How many topics there are: the square root of the number of papers, 32 at most. */
  readonly count: number;
  /** Row of a feature in `#basis`, or -1. */
  readonly #row: Int32Array;
  /** One row a feature, one column a topic. */
  readonly #basis: Float32Array;

  private constructor(count: number, row: Int32Array, basis: Float32Array) {
    this.count = count;
    this.#row = row;
    this.#basis = basis;
  }

  /** Finds the topics of papers. The same papers in the same order have the same topics. */
  static find(papers: readonly Sparse[]): LatentTopics {
    const some = sampleOf(papers);
    const { row, features } = rowsOf(some);
    const count = Math.min(mostTopics, Math.floor(Math.sqrt(some.length)), features);
    const width = Math.min(count + spare, some.length, features);
    if (count < 2) return new LatentTopics(0, row, new Float32Array(0));
    const chance = chanceFrom(count);
    let right: Float32Array = new Float32Array(features * width).map(() => normal(chance));
    for (let power = 0; power < powers; power += 1) {
      const left = orthonormal(times(some, row, right, width), some.length, width);
      right = transposedTimes(some, row, left, { features, width });
    }
    right = orthonormal(right, features, width);
    // The best `count` directions within what was found, each as long as its singular value: a topic
    // of many papers says more than one of few (generalised vector space, Wong et al. 1985).
    const image = times(some, row, right, width);
    const { values, vectors } = eigenOf(gram(image, some.length, width), width);
    const basis = new Float32Array(features * count);
    for (let feature = 0; feature < features; feature += 1) {
      for (let topic = 0; topic < count; topic += 1) {
        let sum = 0;
        for (let k = 0; k < width; k += 1) {
          sum += (right[feature * width + k] ?? 0) * (vectors[k * width + topic] ?? 0);
        }
        basis[feature * count + topic] = sum * Math.sqrt(Math.max(0, values[topic] ?? 0));
      }
    }
    return new LatentTopics(count, row, basis);
  }

  /** Where a paper stands among the topics, made 1 long. */
  of({ index, value }: Sparse): Float32Array {
    const place = this.#sum({ index, value });
    let squares = 0;
    for (const each of place) squares += each * each;
    const length = Math.sqrt(squares) || 1;
    return place.map((each) => each / length);
  }

  #sum({ index, value }: Sparse): Float32Array {
    const place = new Float32Array(this.count);
    for (let at = 0; at < index.length; at += 1) {
      const start = (this.#row[index[at] ?? 0] ?? -1) * this.count;
      if (start < 0) continue;
      const each = value[at] ?? 0;
      for (let topic = 0; topic < this.count; topic += 1) {
        place[topic] = (place[topic] ?? 0) + each * (this.#basis[start + topic] ?? 0);
      }
    }
    return place;
  }

  /** What one feature adds along a direction among the topics: for explanations. */
  along(feature: number, direction: Float32Array): number {
    const start = (this.#row[feature] ?? -1) * this.count;
    if (start < 0) return 0;
    let sum = 0;
    for (let topic = 0; topic < this.count; topic += 1) {
      sum += (this.#basis[start + topic] ?? 0) * (direction[topic] ?? 0);
    }
    return sum;
  }
}

/** Every so-many-th paper, so that a large library is seen from end to end. */
function sampleOf(papers: readonly Sparse[]): readonly Sparse[] {
  if (papers.length <= mostPapers) return papers;
  const step = papers.length / mostPapers;
  return Array.from({ length: mostPapers }, (_, at) => papers[Math.floor(at * step)]).filter(
    (paper) => paper !== undefined,
  );
}

function rowsOf(papers: readonly Sparse[]): { row: Int32Array; features: number } {
  const row = new Int32Array(space).fill(-1);
  let features = 0;
  for (const { index } of papers) {
    for (const feature of index) {
      if (row[feature] === -1) {
        row[feature] = features;
        features += 1;
      }
    }
  }
  return { row, features };
}

/** A normally distributed number (Box and Muller 1958). */
const normal = (chance: () => number) =>
  Math.sqrt(-2 * Math.log(1 - chance())) * Math.cos(2 * Math.PI * chance());

/** Papers × features times features × width. */
function times(papers: readonly Sparse[], row: Int32Array, right: Float32Array, width: number) {
  const out = new Float32Array(papers.length * width);
  papers.forEach(({ index, value }, paper) => {
    const to = paper * width;
    for (let at = 0; at < index.length; at += 1) {
      const from = (row[index[at] ?? 0] ?? 0) * width;
      const each = value[at] ?? 0;
      for (let k = 0; k < width; k += 1)
        out[to + k] = (out[to + k] ?? 0) + each * (right[from + k] ?? 0);
    }
  });
  return out;
}

/** The same matrix turned, features × papers, times papers × width. */
function transposedTimes(
  papers: readonly Sparse[],
  row: Int32Array,
  left: Float32Array,
  { features, width }: { features: number; width: number },
) {
  const out = new Float32Array(features * width);
  papers.forEach(({ index, value }, paper) => {
    const from = paper * width;
    for (let at = 0; at < index.length; at += 1) {
      const to = (row[index[at] ?? 0] ?? 0) * width;
      const each = value[at] ?? 0;
      for (let k = 0; k < width; k += 1)
        out[to + k] = (out[to + k] ?? 0) + each * (left[from + k] ?? 0);
    }
  });
  return out;
}

/** A matrix turned, times itself. */
function gram(matrix: Float32Array, rows: number, width: number): Float64Array {
  const out = new Float64Array(width * width);
  for (let row = 0; row < rows; row += 1) {
    const start = row * width;
    for (let i = 0; i < width; i += 1) {
      const each = matrix[start + i] ?? 0;
      for (let j = i; j < width; j += 1) {
        out[i * width + j] = (out[i * width + j] ?? 0) + each * (matrix[start + j] ?? 0);
      }
    }
  }
  for (let i = 0; i < width; i += 1) {
    for (let j = 0; j < i; j += 1) out[i * width + j] = out[j * width + i] ?? 0;
  }
  return out;
}
