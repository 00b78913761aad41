import { expect, it } from 'vitest';
import { categoryGroups, findCategories } from '@/lib/trending/arxiv-categories';

const all = categoryGroups.flatMap(({ categories }) => categories);

it('has every category once, with a name', () => {
  expect(all).toHaveLength(155);
  expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
  for (const { id, name } of all) {
    expect(id).toMatch(/^[a-z-]{2,12}(\.[A-Za-z-]{2,12})?$/);
    expect(name).toMatch(/^[A-Z]\S/);
  }
});

it.each([
  ['', 155],
  ['cs.cl', 1],
  ['machine learning', 2],
  ['  Statistics   learning ', 1],
  ['quantum', 4],
  ['astrophysics planet', 1],
  ['zzz', 0],
])('finds by id, name and group: %o', (words, count) => {
  expect(findCategories(words).flatMap(({ categories }) => categories)).toHaveLength(count);
});
