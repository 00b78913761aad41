import { describe, expect, it } from 'vitest';
import { wordEmbedder } from '../../../../lib/trending/taste/embedder';
import { authorsOf, explain, type Liked } from '../../../../lib/trending/taste/explain';
import { train } from '../../../../lib/trending/taste/model';
import { related } from '../../../../lib/trending/taste/related';
import { TasteSpace } from '../../../../lib/trending/taste/space';
import { topicIds, topics, topicText } from '../../../../lib/trending/taste/topics';
import { fieldNames, paperOf } from './support';

const space = new TasteSpace();
for (const field of fieldNames) {
  for (let n = 0; n < 12; n += 1) {
    space.put(`${field}-${n}`, paperOf(field, n, n === 0 ? ['Ada Example'] : []));
  }
}
space.settle();
const evidence = [
  ...['kernels-0', 'kernels-1'].map((id) => ({ id, label: 1 as const, weight: 1 })),
  ...['birds-0', 'birds-1', 'verbs-0', 'verbs-1'].map((id) => ({
    id,
    label: -1 as const,
    weight: 1,
  })),
];
const model = train(space, evidence);
const liked = ['kernels-0', 'kernels-1', 'birds-0'].flatMap((id): Liked[] => {
  const vector = space.vector(id);
  return vector ? [{ id, title: `The title of ${id}`, vector }] : [];
});
const authors = authorsOf([paperOf('kernels', 0, ['Ada Example'])]);

describe('reasons', () => {
  const text = {
    title: 'Sparse Attention for GPU kernels',
    abstract: 'Memory bandwidth is what counts. We quantise the cache.',
    authors: [{ given: 'Ada', family: 'Example' }, { literal: 'Bo Other' }],
  };
  const reasons = explain(text, space.vectorOf(text), { space, model, liked, authors });

  it('name the nearest liked papers, and none of another field', () => {
    expect(reasons.like.map(({ id }) => id).sort()).toEqual(['kernels-0', 'kernels-1']);
  });

  it('say words as they are written there, none twice', () => {
    expect(reasons.terms.length).toBeGreaterThan(1);
    const whole = `${text.title} ${text.abstract}`;
    for (const term of reasons.terms) expect(whole).toContain(term);
    const words = reasons.terms.flatMap((term) => term.toLowerCase().split(' '));
    expect(new Set(words).size).toBe(words.length);
  });

  it('name the author whom the user has read', () => {
    expect(reasons.authors).toEqual(['Ada Example']);
  });

  it('are none for what has nothing in common', () => {
    const other = { title: 'Qwxyz zzyx', authors: [] };
    expect(explain(other, space.vectorOf(other), { space, model, liked, authors })).toEqual({
      like: [],
      terms: [],
      authors: [],
    });
  });
});

describe('related papers', () => {
  const ids = fieldNames.flatMap((field) => Array.from({ length: 12 }, (_, n) => `${field}-${n}`));

  it.each(fieldNames)('to one of %s are of its field', (field) => {
    const near = related(space, paperOf(field, 50), ids, 5);
    expect(near).toHaveLength(5);
    expect(near.every(({ id }) => id.startsWith(field))).toBe(true);
    expect(near.every(({ similarity }) => similarity > 0 && similarity <= 1.0001)).toBe(true);
    expect(near.map(({ similarity }) => similarity)).toEqual(
      near.map(({ similarity }) => similarity).toSorted((a, b) => b - a),
    );
  });

  it('are none to a text without words', () => {
    expect(related(space, { title: '…', authors: [] }, ids, 5)).toEqual([]);
  });
});

describe('the embedder', () => {
  it('gives vectors of its size and 1 long, nearer for the same field', async () => {
    const embedder = wordEmbedder(space);
    const texts = [paperOf('birds', 1), paperOf('birds', 5), paperOf('verbs', 1)].map(
      ({ abstract = '' }) => abstract,
    );
    const [a, b, c] = await embedder.embed(texts);
    const dot = (x: ArrayLike<number> = [], y: ArrayLike<number> = []) =>
      Array.from(x).reduce((sum, each, at) => sum + each * (y[at] ?? 0), 0);
    expect(a).toHaveLength(embedder.dims);
    expect(dot(a, a)).toBeCloseTo(1, 4);
    expect(dot(a, b)).toBeGreaterThan(dot(a, c));
  });
});

describe('topics', () => {
  it.each(topicIds)('%s has words of its own', (id) => {
    expect(topicText(id)).toBe(topics[id]);
    expect(topicText(id).split(',').length).toBeGreaterThan(4);
  });

  it('may be words of the user’s own', () => {
    expect(topicText('lichen on roofs')).toBe('lichen on roofs');
    expect(topicText('toString')).toBe('toString');
  });
});
