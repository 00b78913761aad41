import { expect, it } from 'vitest';
import type { Paper } from '@/lib/paper/schema';
import { paperSchema } from '@/lib/paper/schema';
import { readFirstRows } from '@/lib/search/list';
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
  return { db };
}

it.each([
  ['all', 2, ['c', 'e']],
  ['all', 9, ['c', 'e', 'b', 'a']],
  ['read', 1, ['e']],
] as const)(
  'the first rows of %s, at most %i, are those of the whole list',
  async (filter, limit, ids) => {
    const { db } = await library();
    const rows = await readFirstRows(db, { filter, sort: 'added', limit });
    expect(rows?.map(({ id }) => id)).toEqual(ids);
  },
);
