/**
 * What the user likes, learnt from papers. Both sides weigh the same however many there are
 * (`class_weight: balanced`), as in arXiv-sanity; with the penalty that scikit-learn starts with
 * (C = 1). Pure.
 */
import { decide, type Example, solve, type Weights } from './logistic';
import type { TasteSpace } from './space';
import type { Sparse } from './vectors';

/** What is known of one paper. */
export interface Evidence {
  /** Id in the space. */
  id: string;
  /** 1: liked, -1: not. */
  label: 1 | -1;
  /** How much it says, above 0; 1 for a paper that was saved. */
  weight: number;
}

export interface Model {
  weights: Weights;
  /** How many papers are liked. */
  likes: number;
  /** What was found for each paper: where the next solution begins. */
  shares: Map<string, number>;
}

/** Beyond so many examples more of them do not make either side heavier. */
const mostMass = 1000;
const rounds = 30;
const roundsOfUpdate = 3;
/** Examples beside the changed ones that are looked at again in an update. */
const sample = 500;

function examplesOf(
  space: TasteSpace,
  evidence: readonly Evidence[],
  shares: ReadonlyMap<string, number> | undefined,
): { id: string; example: Example }[] {
  const known = evidence.flatMap((each) => {
    const vector = space.vector(each.id);
    return vector ? [{ ...each, vector }] : [];
  });
  const sum = { '1': 0, '-1': 0 };
  for (const { label, weight } of known) sum[label] += weight;
  const mass = Math.min(known.length, mostMass) / 2;
  return known.map(({ id, label, weight, vector }) => {
    const share = shares?.get(id);
    const example: Example = { vector, label, weight: (mass * weight) / sum[label] };
    if (share !== undefined) example.share = share;
    return { id, example };
  });
}

/** Learns from all evidence. The same evidence in the same order gives the same model. */
export function train(space: TasteSpace, evidence: readonly Evidence[]): Model {
  return learn(space, evidence, undefined, undefined);
}

/**
 * Learns from what has changed, beginning at what was learnt before: 50 ms for one action among
 * 5,000 papers.
 * @param evidence all of it, as it is now; @param changed ids of what is new or other.
 */
export function update(
  space: TasteSpace,
  evidence: readonly Evidence[],
  before: Model,
  changed: ReadonlySet<string>,
): Model {
  return learn(space, evidence, before, changed);
}

function learn(
  space: TasteSpace,
  evidence: readonly Evidence[],
  before: Model | undefined,
  changed: ReadonlySet<string> | undefined,
): Model {
  const all = examplesOf(space, evidence, before?.shares);
  const examples = all.map(({ example }) => example);
  const step = Math.max(1, Math.floor(all.length / sample));
  const only = changed
    ? all.flatMap(({ id, example }, at) => (changed.has(id) || at % step === 0 ? [example] : []))
    : examples;
  const weights = solve(examples, { rounds: changed ? roundsOfUpdate : rounds, only });
  return {
    weights,
    likes: evidence.reduce((count, { label }) => count + (label === 1 ? 1 : 0), 0),
    shares: new Map(all.map(({ id, example }) => [id, example.share ?? 0])),
  };
}

/** How much a paper is to the user's taste: above 0 rather so. For comparing, not to be shown. */
export const score = ({ weights }: Model, vector: Sparse): number => decide(weights, vector);
