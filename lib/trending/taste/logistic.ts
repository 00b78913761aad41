/**
 * Logistic regression with an L2 penalty and a weight for each example, solved in its dual one
 * example at a time: Yu, Huang, Lin, "Dual coordinate descent methods for logistic regression and
 * maximum entropy models" (Machine Learning 2011), as in liblinear (`-s 7`). It starts from any
 * earlier solution, which is what makes an update after one action cheap. Deterministic. Pure.
 */
import { chanceFrom } from './chance';
import { allFeatures, type Sparse } from './vectors';

export interface Example {
  vector: Sparse;
  /** 1: wanted, -1: not. */
  label: 1 | -1;
  /** How much it counts, above 0. */
  weight: number;
  /**
   * What the solution has found for it, as a share of `weight` (0…1); kept by whoever keeps the
   * example, so that the next solution begins there.
   */
  share?: number;
}

/** A linear function of vectors. */
export interface Weights {
  /** One a feature. */
  features: Float32Array;
  bias: number;
}

/** The value that each vector has beside its features, so that the bias is learnt with them. */
const biasValue = 1;
const newtonSteps = 20;
const precision = 1e-3;
const smallest = 1e-6;

/** What the function says of a vector; above 0 it is rather wanted. */
export function decide({ features, bias }: Weights, { index, value }: Sparse): number {
  let sum = bias * biasValue;
  for (let place = 0; place < index.length; place += 1) {
    sum += (features[index[place] ?? 0] ?? 0) * (value[place] ?? 0);
  }
  return sum;
}

function addTo(weights: Weights, { index, value }: Sparse, times: number): void {
  const { features } = weights;
  for (let place = 0; place < index.length; place += 1) {
    const feature = index[place] ?? 0;
    features[feature] = (features[feature] ?? 0) + times * (value[place] ?? 0);
  }
  weights.bias += times * biasValue;
}

/** The minimum for one example, `weight · share` being its place; Newton's steps as in liblinear. */
function solveOne(example: Example, square: number, margin: number): number {
  const { weight } = example;
  const old = weight * (example.share ?? smallest);
  // Of the two ends the nearer one is solved for: that keeps the logarithm precise.
  const upper = 0.5 * square * (weight - 2 * old) + margin < 0;
  const sign = upper ? -1 : 1;
  const start = upper ? weight - old : old;
  let at = weight - start < 0.5 * weight ? 0.1 * start : start;
  for (let step = 0; step < newtonSteps; step += 1) {
    const slope = square * (at - start) + sign * margin + Math.log(at / (weight - at));
    if (Math.abs(slope) < precision) break;
    const next = at - slope / (square + weight / (weight - at) / at);
    at = next <= 0 ? at * 0.1 : Math.min(next, weight * (1 - 1e-12));
  }
  return (upper ? weight - at : at) / weight;
}

export interface Solving {
  /** Times that all examples are gone through. */
  rounds: number;
  /** The order is by chance from this seed. */
  seed?: number;
  /** Only these are solved for; the others keep their share. */
  only?: readonly Example[];
}

/**
 * Solves for all examples, from the shares that they have; writes the new ones into them.
 * @returns weights over all features.
 */
export function solve(
  examples: readonly Example[],
  { rounds, seed = 1, only = examples }: Solving,
): Weights {
  const weights: Weights = { features: new Float32Array(allFeatures), bias: 0 };
  for (const { vector, label, weight, share } of examples) {
    if (share !== undefined) addTo(weights, vector, label * weight * share);
  }
  const chance = chanceFrom(seed);
  const squares = only.map(({ vector }) =>
    vector.value.reduce((sum, each) => sum + each * each, biasValue * biasValue),
  );
  const order = only.map((_, at) => at);
  for (let round = 0; round < rounds; round += 1) {
    let largest = 0;
    for (let at = order.length - 1; at >= 0; at -= 1) {
      const other = Math.floor(chance() * (at + 1));
      const chosen = order[other] ?? 0;
      order[other] = order[at] ?? 0;
      order[at] = chosen;
      const example = only[chosen];
      if (!example) continue;
      const { vector, label, weight, share = 0 } = example;
      const next = solveOne(example, squares[chosen] ?? 1, label * decide(weights, vector));
      addTo(weights, vector, label * weight * (next - share));
      example.share = next;
      largest = Math.max(largest, Math.abs(next - share));
    }
    if (largest < precision) break;
  }
  return weights;
}
