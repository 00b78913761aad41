import { expect, it } from 'vitest';
import { libraryUse, weightOf } from '@/lib/library/storage-use';
import { freshLibrary, library } from './support';

it.each([
  ['', 4],
  ['abc', 7],
  [[], 4],
  [['a', 'b'], 14],
  [{}, 4],
  [{ ab: 'c', d: 1 }, 4 + (2 + 2 + 5) + (2 + 1 + 8)],
  [null, 8],
  [true, 8],
  [new DataView(new ArrayBuffer(6)), 6],
])('%o weighs %d', (value, weight) => expect(weightOf(value)).toBe(weight));

const kinds = ['note', 'highlight', 'note'] as const;

it('each part counts what is its own', async () => {
  const db = await library('a', 'b');
  const notes = kinds.map((kind, n) => ({
    ...{ id: `${n}`, paperId: 'a', kind, body: 'words', tags: [] },
    ...{ createdAt: 1, updatedAt: 1 },
  }));
  await db.annotations.bulkAdd(notes);
  const entries = [{ key: 'e1' }, { key: 'e2' }];
  await db.feedEntries.bulkAdd(entries as never);
  await db.table('feedSnapshots').add({ id: 's', text: 'x'.repeat(100) });
  const use = await libraryUse(db);
  const weights = notes.map(weightOf);
  const papers = await db.papers.toArray();
  expect(use.papers).toEqual({
    count: 2,
    bytes: papers.reduce((sum, paper) => sum + weightOf(paper), 0),
  });
  expect(use.notes).toEqual({ count: 2, bytes: (weights[0] ?? 0) + (weights[2] ?? 0) });
  expect(use.highlights).toEqual({ count: 1, bytes: weights[1] });
  expect(use.history.count).toBe(await db.activity.count());
  // Of the lists only the papers on them are counted; what they take is told with them.
  expect(use.feeds.count).toBe(2);
  const lists = weightOf({ id: 's', text: 'x'.repeat(100) });
  expect(use.feeds.bytes).toBe(lists + 2 * weightOf(entries[0]));
  expect(use.taste).toEqual({ count: 0, bytes: 0 });
});

it('of many rows some are weighed, and the others taken for alike', async () => {
  const db = await freshLibrary();
  const row = (n: number) => ({ key: String(n).padStart(4, '0'), text: n < 300 ? 'ab' : 'abcdef' });
  await db.table('feedEntries').bulkAdd(Array.from({ length: 400 }, (_, n) => row(n)));
  expect((await libraryUse(db)).feeds).toEqual({ count: 400, bytes: 400 * weightOf(row(0)) });
});
