/**
 * The recommender scored: some papers of one taste are liked, drawn at random; how well does it tell
 * the others of that taste from papers of feeds? Half of the feeds' papers were passed over and are
 * learnt from, the other half are what is told apart: nothing is measured on what was learnt. Chance
 * is seeded, so that two runs agree.
 */
import { chanceFrom } from '../../lib/trending/taste/chance';
import { type Evidence, score, train } from '../../lib/trending/taste/model';
import { TasteSpace } from '../../lib/trending/taste/space';
import { Against, type Sparse, space as wordSpace } from '../../lib/trending/taste/vectors';

export interface Stored {
  title: string;
  abstract: string;
}

/** Area under the curve by number of likes. */
export interface TasteScore {
  auc: Record<string, number>;
  /** Nearness to the mean of the liked papers, by their words alone. */
  centroid: Record<string, number>;
}

const draws = 20;

function shuffled<T>(items: readonly T[], chance: () => number): T[] {
  return items
    .map((item) => ({ item, at: chance() }))
    .sort((a, b) => a.at - b.at)
    .map(({ item }) => item);
}

/** The chance that one of the first has a larger number than one of the others. */
function areaUnder(wanted: readonly number[], others: readonly number[]): number {
  let sum = 0;
  for (const a of wanted) for (const b of others) sum += a > b ? 1 : a === b ? 0.5 : 0;
  return sum / (wanted.length * others.length);
}

const wordsAlone = ({ index, value }: Sparse): Sparse => {
  const from = index.findIndex((feature) => feature >= wordSpace);
  const end = from < 0 ? index.length : from;
  return { index: index.slice(0, end), value: value.slice(0, end) };
};

function meanOf(vectors: readonly Sparse[]): Sparse {
  const sums = new Map<number, number>();
  for (const { index, value } of vectors) {
    index.forEach((feature, at) => {
      sums.set(feature, (sums.get(feature) ?? 0) + (value[at] ?? 0));
    });
  }
  return { index: Int32Array.from(sums.keys()), value: Float32Array.from(sums.values()) };
}

/** @param taste papers of one taste; @param feeds others. */
export function scoreTaste(taste: readonly Stored[], feeds: readonly Stored[]): TasteScore {
  const space = new TasteSpace();
  // Without authors: those of the taste are not known, and that alone would tell them apart.
  taste.forEach((text, at) => {
    space.put(`taste-${at}`, { ...text, authors: [] });
  });
  feeds.forEach((text, at) => {
    space.put(`feed-${at}`, { ...text, authors: [] });
  });
  space.settle();
  const vectorOf = (id: string): Sparse =>
    space.vector(id) ?? { index: new Int32Array(), value: new Float32Array() };
  const result: TasteScore = { auc: {}, centroid: {} };
  const against = new Against();
  for (const likes of [3, 5, 10]) {
    let learnt = 0;
    let near = 0;
    for (let draw = 1; draw <= draws; draw += 1) {
      const chance = chanceFrom(draw);
      const wanted = shuffled(
        taste.map((_, at) => `taste-${at}`),
        chance,
      );
      const liked = wanted.splice(0, likes);
      const others = shuffled(
        feeds.map((_, at) => `feed-${at}`),
        chance,
      );
      const passed = others.splice(0, Math.floor(others.length / 2));
      const model = train(space, [
        ...liked.map((id): Evidence => ({ id, label: 1, weight: 1 })),
        ...passed.map((id): Evidence => ({ id, label: -1, weight: 1 })),
      ]);
      const says = (id: string) => score(model, vectorOf(id));
      learnt += areaUnder(wanted.map(says), others.map(says));
      against.lay(meanOf(liked.map((id) => wordsAlone(vectorOf(id)))));
      const nearness = (id: string) => against.dot(wordsAlone(vectorOf(id)));
      near += areaUnder(wanted.map(nearness), others.map(nearness));
    }
    result.auc[likes] = learnt / draws;
    result.centroid[likes] = near / draws;
  }
  return result;
}
