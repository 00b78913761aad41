import { describe, expect, it } from 'vitest';
import { type Evidence, score, train, update } from '../../../../lib/trending/taste/model';
import { TasteSpace } from '../../../../lib/trending/taste/space';
import { type Field, fieldNames, paperOf } from './support';

function spaceOf(each: number): TasteSpace {
  const space = new TasteSpace();
  for (const field of fieldNames) {
    for (let n = 0; n < each; n += 1) space.put(`${field}-${n}`, paperOf(field, n));
  }
  space.settle();
  return space;
}

const liked = (...ids: string[]): Evidence[] => ids.map((id) => ({ id, label: 1, weight: 1 }));
const background = (space: TasteSpace, evidence: readonly Evidence[], each: number): Evidence[] => {
  const known = new Set(evidence.map(({ id }) => id));
  return fieldNames.flatMap((field) =>
    Array.from({ length: each }, (_, n) => `${field}-${n}`)
      .filter((id) => !known.has(id) && space.has(id))
      .map((id): Evidence => ({ id, label: -1, weight: 0.25 })),
  );
};

/** Mean score of a field's papers that nothing was said of. */
function mean(space: TasteSpace, model: ReturnType<typeof train>, field: Field): number {
  const scores = Array.from({ length: 5 }, (_, n) => {
    const vector = space.vectorOf(paperOf(field, n + 100));
    return score(model, vector);
  });
  return scores.reduce((sum, each) => sum + each, 0) / scores.length;
}

describe('the model', () => {
  it('likes what is like the liked papers', () => {
    const space = spaceOf(10);
    const likes = liked('kernels-0', 'kernels-1', 'kernels-2');
    const model = train(space, [...likes, ...background(space, likes, 10)]);
    expect(mean(space, model, 'kernels')).toBeGreaterThan(mean(space, model, 'birds'));
    expect(mean(space, model, 'kernels')).toBeGreaterThan(mean(space, model, 'verbs'));
    expect(model.likes).toBe(3);
  });

  it('is pushed away by what was hidden', () => {
    const space = spaceOf(10);
    const likes = liked('kernels-0', 'verbs-0', 'verbs-1');
    const others = background(space, likes, 10);
    const before = train(space, [...likes, ...others]);
    const hidden = others.map((each) =>
      each.id.startsWith('verbs') ? { ...each, weight: 3 } : each,
    );
    const after = train(space, [...likes, ...hidden]);
    expect(mean(space, after, 'verbs')).toBeLessThan(mean(space, before, 'verbs'));
  });

  it('learns by an update what it would learn anew', () => {
    const space = spaceOf(10);
    const likes = liked('birds-0', 'birds-1');
    const first = train(space, [...likes, ...background(space, likes, 10)]);
    const more = liked('birds-0', 'birds-1', 'verbs-0', 'verbs-3');
    const all = [...more, ...background(space, more, 10)];
    const updated = update(space, all, first, new Set(['verbs-0', 'verbs-3']));
    const anew = train(space, all);
    expect(mean(space, updated, 'verbs')).toBeGreaterThan(mean(space, first, 'verbs'));
    expect(mean(space, updated, 'verbs')).toBeCloseTo(mean(space, anew, 'verbs'), 0);
  });

  it('is the same for the same evidence', () => {
    const once = spaceOf(8);
    const again = spaceOf(8);
    const likes = liked('birds-0', 'verbs-1');
    const scores = [once, again].map((space) =>
      mean(space, train(space, [...likes, ...background(space, likes, 8)]), 'birds'),
    );
    expect(scores[0]).toBe(scores[1]);
  });

  it.each([
    ['nothing at all', []],
    ['likes alone', liked('birds-0')],
    ['what is not there', liked('nobody')],
  ])('copes with %s', (_, evidence) => {
    const space = spaceOf(3);
    const model = train(space, evidence);
    expect(Number.isFinite(mean(space, model, 'birds'))).toBe(true);
  });

  it('learns from a name alone', () => {
    const space = spaceOf(5);
    space.put('author:Ada Example', { title: '', authors: [{ literal: 'Ada Example' }] });
    const likes = liked('author:Ada Example');
    const model = train(space, [...likes, ...background(space, likes, 5)]);
    const by = space.vectorOf(paperOf('birds', 30, ['A. Example']));
    const other = space.vectorOf(paperOf('birds', 30, ['B. Someone']));
    expect(score(model, by)).toBeGreaterThan(score(model, other));
  });
});
