import { afterEach, expect, it, vi } from 'vitest';
import type { LibraryDatabase } from '@/lib/library/database';
import { SearchClient } from '@/lib/search/client';
import { SearchHost } from '@/lib/search/host';
import { Keeper } from '@/lib/search/keeper';
import type { Port } from '@/lib/search/port';
import { SearchStore } from '@/lib/search/store';
import type { SearchAnswer } from '@/lib/search/types';
import { freshLibrary } from '../library/support';
import { noteOf, paperOf } from './support/papers';

let stores = 0;
vi.setConfig({ testTimeout: 30_000 });

const freshStore = () => {
  stores += 1;
  return `search-${stores}`;
};
const find = ({ index }: Keeper, query: string) =>
  Array.from(index.search({ query }, 0).order, (paper) => index.facts.ids[paper]).sort();

async function started(db: LibraryDatabase, store?: string): Promise<Keeper> {
  const keeper = new Keeper({
    library: async () => db,
    ...(store !== undefined && { store: new SearchStore(store) }),
    changed: () => undefined,
  });
  await keeper.start();
  await keeper.settled();
  return keeper;
}

afterEach(() => vi.restoreAllMocks());

it('follows papers and notes as they are written, changed and deleted', async () => {
  const db = await freshLibrary();
  await db.papers.bulkAdd([paperOf(1), paperOf(2)]);
  const keeper = await started(db);
  const settle = () => vi.waitFor(async () => keeper.settled());
  await db.papers.add(paperOf(3, { title: 'Fresh figs' }));
  await vi.waitFor(() => expect(find(keeper, 'figs')).toEqual(['p3']));
  await db.annotations.add(noteOf('p1', 'The SEED count'));
  await vi.waitFor(() => expect(find(keeper, 'seed')).toEqual(['p1']));
  await db.annotations.toCollection().modify({ deletedAt: 5 });
  await vi.waitFor(() => expect(find(keeper, 'seed')).toEqual([]));
  await db.papers.update('p3', { title: 'Dried dates' });
  await vi.waitFor(() => expect(find(keeper, '"dates"')).toEqual(['p3']));
  expect(find(keeper, '"figs"')).toEqual([]);
  await db.papers.bulkDelete(['p3', 'p1']);
  await vi.waitFor(() => expect(find(keeper, '')).toEqual(['p2']));
  await db.papers.clear();
  await vi.waitFor(() => expect(find(keeper, '')).toEqual([]));
  await settle();
});

it('reads a library of more than one batch, with the notes of each', async () => {
  const db = await freshLibrary();
  const papers = Array.from({ length: 2100 }, (_, n) =>
    paperOf(n, { id: `p${String(n).padStart(4, '0')}` }),
  );
  await db.papers.bulkAdd(papers);
  await db.annotations.bulkAdd([noteOf('p0000', 'quince'), noteOf('p2099', 'quince')]);
  const keeper = await started(db);
  expect(keeper.partial).toBe(false);
  expect(find(keeper, 'title')).toHaveLength(2100);
  expect(find(keeper, 'quince')).toEqual(['p0000', 'p2099']);
});

it('goes on from what was saved, and sees what happened meanwhile', async () => {
  const db = await freshLibrary();
  const store = freshStore();
  await db.papers.bulkAdd([paperOf(1), paperOf(2), paperOf(3), paperOf(4)]);
  await started(db, store);
  const saved = (await new SearchStore(store).load())?.index;
  expect(saved?.facts.ids).toHaveLength(4);

  await db.papers.update('p1', { title: 'Changed with a later time', updatedAt: 90_000 });
  await db.papers.delete('p2');
  // A backup that is restored brings papers with their old times.
  await db.papers.add(paperOf(0, { title: 'Restored', updatedAt: 5 }));
  await db.papers.update('p4', { title: 'Older than before', updatedAt: 10 });
  const again = await started(db, store);
  expect(find(again, 'later')).toEqual(['p1']);
  expect(find(again, 'restored')).toEqual(['p0']);
  expect(find(again, 'older')).toEqual(['p4']);
  expect(find(again, '')).toEqual(['p0', 'p1', 'p3', 'p4']);
});

it('sees what a restore puts back to an earlier state, though the order stays', async () => {
  const db = await freshLibrary();
  const at = (n: number, updatedAt: number, title: string) => paperOf(n, { updatedAt, title });
  await db.papers.bulkAdd([at(1, 10, 'Apples'), at(2, 25, 'Plums'), at(3, 35, 'Pears')]);
  await db.annotations.bulkAdd([noteOf('p1', 'walnut'), noteOf('p2', 'hazel')]);
  const keeper = await started(db);
  await db.transaction('rw', db.papers, db.annotations, async () => {
    await db.annotations.clear();
    await db.annotations.add(noteOf('p1', 'almond'));
    await db.papers.clear();
    await db.papers.bulkPut([at(1, 10, 'Apples'), at(2, 20, 'Quinces'), at(3, 30, 'Medlars')]);
  });
  await vi.waitFor(() => expect(find(keeper, 'medlars')).toEqual(['p3']));
  expect(find(keeper, 'quinces')).toEqual(['p2']);
  expect(find(keeper, 'pears')).toEqual([]);
  expect(find(keeper, 'almond')).toEqual(['p1']);
  expect(find(keeper, 'walnut')).toEqual([]);
  expect(find(keeper, 'is:noted')).toEqual(['p1']);
});

it('makes a broken or unknown index anew', async () => {
  const db = await freshLibrary();
  const store = freshStore();
  await db.papers.add(paperOf(1));
  await started(db, store);
  vi.spyOn(SearchStore.prototype, 'load').mockRejectedValue(new Error('unreadable'));
  expect(find(await started(db, store), 'title')).toEqual(['p1']);
});

it('works when nothing can be saved', async () => {
  const db = await freshLibrary();
  await db.papers.add(paperOf(1));
  vi.spyOn(console, 'warn').mockImplementation(() => undefined);
  vi.spyOn(SearchStore.prototype, 'save').mockRejectedValue(new Error('disk full'));
  expect(find(await started(db, freshStore()), 'title')).toEqual(['p1']);
});

/** A page and its worker, which pass messages as browsers do. */
function page(db: () => Promise<LibraryDatabase>): SearchClient {
  const ends: [Port, Port] = [
    { onmessage: null, postMessage: (message) => pass(ends[1], message) },
    { onmessage: null, postMessage: (message) => pass(ends[0], message) },
  ];
  const pass = (to: Port, message: unknown) =>
    queueMicrotask(() => to.onmessage?.({ data: structuredClone(message) }));
  new SearchHost({ library: db }, () => 0).attach(ends[1]);
  return new SearchClient(ends[0]);
}

it('answers a page, and again when something changes', async () => {
  const db = await freshLibrary();
  await db.papers.bulkAdd([paperOf(1, { tags: ['a'] }), paperOf(2, { venue: 'Nature' })]);
  const client = page(async () => db);
  const answers: SearchAnswer[] = [];
  const counts: number[][] = [];
  const watch = client.watch({ query: 'title' }, { answer: (value) => answers.push(value) });
  client.counts(['', 'tag:a'], { answer: (value) => counts.push(value) });
  await vi.waitFor(() => expect(answers.at(-1)?.ids).toEqual(['p2', 'p1']));
  await db.papers.add(paperOf(3, { tags: ['a'] }));
  await vi.waitFor(() => expect(answers.at(-1)?.ids).toEqual(['p3', 'p2', 'p1']));
  await vi.waitFor(() => expect(counts.at(-1)).toEqual([3, 2]));
  watch.update({ query: 'tag:a is:purple' });
  await vi.waitFor(() => expect(answers.at(-1)?.ids).toEqual(['p3', 'p1']));
  expect(answers.at(-1)?.problems).toMatchObject([{ key: 'query_problem_value', from: 9 }]);
  expect(await client.values('tag', '')).toEqual([{ value: 'a', count: 2 }]);
  expect(await client.values('venue', '')).toEqual([{ value: 'Nature', count: 1 }]);
});

it('tells a page that the library cannot be opened, and tries again', async () => {
  const db = await freshLibrary();
  let broken = true;
  const client = page(async () => {
    if (broken) throw new Error('locked');
    return db;
  });
  const failures: string[] = [];
  const answers: SearchAnswer[] = [];
  const watch = client.watch(
    { query: '' },
    { answer: (value) => answers.push(value), failed: ({ message }) => failures.push(message) },
  );
  await vi.waitFor(() => expect(failures).toContain('locked'));
  broken = false;
  watch.update({ query: '' });
  await vi.waitFor(() => expect(answers.at(-1)?.ids).toEqual([]));
});

it('goes on where it was closed while it read a large library', async () => {
  vi.spyOn(console, 'warn').mockImplementation(() => undefined);
  const db = await freshLibrary();
  const papers = Array.from({ length: 2600 }, (_, n) =>
    paperOf(n, { id: `p${String(n).padStart(4, '0')}`, title: `Title number${n}`, updatedAt: n }),
  );
  await db.papers.bulkAdd(papers);
  const store = freshStore();
  const closed = new Keeper({
    library: async () => db,
    store: new SearchStore(store),
    changed: () => {
      if (closed.index.facts.size < 2000 || !closed.partial) return;
      vi.spyOn(db.papers, 'where').mockImplementationOnce(() => {
        throw new Error('closed');
      });
      closed.partial = false;
    },
  });
  await expect(closed.start()).rejects.toThrow('closed');
  vi.restoreAllMocks();
  expect((await new SearchStore(store).load())?.readTo).toBe('p1999');
  await db.papers.update('p0007', { title: 'Renamed meanwhile', updatedAt: 2200.5 });

  const again = await started(db, store);
  expect(again.index.facts.size).toBe(2600);
  expect(find(again, 'renamed')).toEqual(['p0007']);
  expect(find(again, 'number7')).not.toContain('p0007');
  expect(find(again, 'number2599')).toEqual(['p2599']);
  expect((await new SearchStore(store).load())?.readTo).toBeUndefined();
});
