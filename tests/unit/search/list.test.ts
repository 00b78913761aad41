import { expect, it } from 'vitest';
import type { Paper } from '@/lib/paper/schema';
import { paperSchema } from '@/lib/paper/schema';
import { arrange, readFirstRows, readOutline } from '@/lib/search/list';
import { Scan } from '@/lib/search/scan';
import { freshLibrary } from '../library/support';

function paper(id: string, at: number, changes: Partial<Paper> = {}): Paper {
  return paperSchema.parse({
    id,
    identifiers: [`url:https://a.example/${id}`],
    title: `Title of ${id}`,
    source: 'test',
    status: 'unread',
    pinned: 0,
    addedAt: at,
    updatedAt: at,
    ...changes,
  });
}

const some = [
  paper('a', 1, { title: 'Zebras', issued: { year: 2020 }, openedAt: 50 }),
  paper('b', 2, { title: 'émile', issued: { year: 2024 }, status: 'read', openedAt: 60 }),
  paper('c', 3, { title: 'Fennel', status: 'reading', pinned: 1 }),
  paper('d', 4, { title: 'Gone', deletedAt: 9, pinned: 1 }),
  paper('e', 5, { title: 'Apples 10', status: 'read' }),
];

async function library() {
  const db = await freshLibrary();
  await db.papers.bulkAdd(some);
  const scan = new Scan();
  await scan.load(db);
  return { db, scan, outline: await readOutline(db) };
}

it('counts what is not in the bin', async () => {
  const { outline } = await library();
  expect(outline.counts).toEqual({ all: 4, unread: 1, reading: 1, read: 2 });
});

it.each([
  ['added', 'all', ['c', 'e', 'b', 'a']],
  ['opened', 'all', ['c', 'b', 'a', 'e']],
  ['title', 'all', ['c', 'e', 'b', 'a']],
  ['year', 'all', ['c', 'b', 'a', 'e']],
  ['added', 'read', ['e', 'b']],
  ['title', 'unread', ['a']],
] as const)('by %s, %s', async (sort, filter, ids) => {
  const { outline, scan } = await library();
  expect(arrange(outline, { sort, filter, words: [], scan })).toEqual(ids);
});

it('keeps the order while searching', async () => {
  const { outline, scan } = await library();
  expect(arrange(outline, { sort: 'added', filter: 'all', words: ['e'], scan })).toEqual([
    'c',
    'e',
    'b',
    'a',
  ]);
  expect(arrange(outline, { sort: 'added', filter: 'read', words: ['emile'], scan })).toEqual([
    'b',
  ]);
});

it.each([
  ['all', 2, ['c', 'e']],
  ['all', 9, ['c', 'e', 'b', 'a']],
  ['read', 1, ['e']],
] as const)(
  'the first rows of %s, at most %i, are those of the whole list',
  async (filter, limit, ids) => {
    const { db } = await library();
    const rows = await readFirstRows(db, { filter, limit });
    expect(rows.map(({ id }) => id)).toEqual(ids);
  },
);

it('takes in what changed, notes too', async () => {
  const { db, scan } = await library();
  expect(scan.filter(['a', 'b'], ['seed'])).toEqual([]);
  await db.annotations.add({
    id: 'n',
    paperId: 'a',
    kind: 'note',
    body: 'The SEED count',
    tags: [],
    createdAt: 1,
    updatedAt: 1,
  });
  await db.papers.update('a', { updatedAt: 100 });
  await db.papers.add(paper('f', 101, { tags: ['seed'] }));
  await scan.refresh(db);
  expect(scan.filter(['a', 'b', 'f'], ['seed'])).toEqual(['a', 'f']);
  await db.annotations.update('n', { deletedAt: 1 });
  await db.papers.update('a', { updatedAt: 102 });
  await scan.refresh(db);
  expect(scan.filter(['a', 'b', 'f'], ['seed'])).toEqual(['f']);
});

it('reads a library of more than one batch', async () => {
  const db = await freshLibrary();
  await db.papers.bulkAdd(
    Array.from({ length: 2100 }, (_, n) => paper(`p${String(n).padStart(4, '0')}`, n)),
  );
  const scan = new Scan();
  let steps = 0;
  await scan.load(db, () => {
    steps += 1;
  });
  expect(steps).toBe(3);
  expect(scan.filter(['p0000', 'p1000', 'p2099'], ['title'])).toHaveLength(3);
});
