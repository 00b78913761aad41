import { expect, it } from 'vitest';
import { openDatabase } from '@/lib/library/database';
import { rawOf, soundAnnotation, soundPaper } from '@/lib/library/sound';
import { createPaper } from '@/lib/paper/merge';
import { type Paper, paperSchema } from '@/lib/paper/schema';

const whole = createPaper(
  {
    identifiers: ['arxiv:2401.00001'],
    title: 'A paper',
    authors: [{ family: 'Lovelace' }],
    kind: 'article',
    urls: { page: 'https://arxiv.org/abs/2401.00001' },
    categories: ['cs.CL'],
    keywords: [],
    source: 'arxiv',
  },
  { id: 'a', now: 5 },
);

it('leaves what is whole as it is, the same object', () => {
  expect(soundPaper(whole)).toBe(whole);
  expect(rawOf(whole)).toBe(whole);
  expect(rawOf(undefined)).toBeUndefined();
});

const bad: [field: string, value: unknown][] = [
  ['title', undefined],
  ['title', { a: 1 }],
  ['title', ''],
  ['identifiers', undefined],
  ['identifiers', [1, 2]],
  ['identifiers', []],
  ['authors', 'Ada'],
  ['authors', [null, { family: 'Ada' }]],
  ['tags', null],
  ['tags', ['nlp', 7]],
  ['categories', {}],
  ['keywords', 3],
  ['urls', 'javascript:alert(1)'],
  ['urls', null],
  ['issued', { year: 'MMXX' }],
  ['issued', null],
  ['abstract', ['x']],
  ['venue', 1],
  ['status', 7],
  ['pinned', true],
  ['addedAt', 'yesterday'],
  ['updatedAt', undefined],
  ['openedAt', 'x'],
  ['deletedAt', 'x'],
  ['provenance', null],
];

it.each(bad)('reads a paper whose %s is %j as one, and keeps the row', (field, value) => {
  const row = { ...whole, [field]: value } as Paper;
  const read = soundPaper(row);
  if (field !== 'title' || value !== '') expect(rawOf(read)).toBe(row);
  expect(paperSchema.safeParse({ ...read, title: read.title || 'x' }).success).toBe(true);
  expect(JSON.stringify(read)).not.toContain('javascript:');
});

it.each([{}, { body: 5 }, { kind: 'x' }, { tags: 'a' }, { createdAt: null }, { paperId: 7 }])(
  'reads a damaged note as one: %j',
  (changes) => {
    const note = { id: 'n', paperId: 'a', kind: 'note', body: 'x', createdAt: 1, updatedAt: 1 };
    const read = soundAnnotation({ ...note, ...changes } as never);
    expect(typeof read.body).toBe('string');
    expect(['note', 'highlight']).toContain(read.kind);
  },
);

it('lists all papers of a database although one row is damaged, and writes nothing', async () => {
  const db = await openDatabase('sound');
  await db.papers.bulkAdd([whole, { id: 'b' } as never]);
  const read = await db.papers.toArray();
  expect(read.map(({ title }) => title)).toEqual(['A paper', 'b']);
  expect(read.map(rawOf)).toEqual([whole, { id: 'b' }]);
  expect(await db.papers.get('nothing')).toBeUndefined();
  await db.delete();
});
