import { expect, it } from 'vitest';
import { startWriting } from '@/lib/exchange/import/commit';
import { countsOf, placesOf, readItems, stageItems, writeItems } from '@/lib/exchange/import/items';
import { chooseItems } from '@/lib/exchange/import/stage';
import type { ItemData } from '@/lib/exchange/import/types';
import type { LibraryDatabase } from '@/lib/library/database';
import type { ImportItem, ImportJob } from '@/lib/library/types';
import { freshLibrary } from '../../library/support';
import { allItems } from './support';

const job = (states?: string): ImportJob => ({
  id: 'i1',
  format: 'bibtex',
  name: '',
  state: 'preview',
  startedAt: 1,
  updatedAt: 1,
  total: 0,
  ...(states !== undefined && { states }),
});

const item = (n: number) => ({
  state: n % 10 === 0 ? ('problem' as const) : ('new' as const),
  chosen: n % 10 === 0 ? (0 as const) : (1 as const),
  data: { label: `Item ${n}` },
});

async function staged(db: LibraryDatabase, count: number): Promise<ImportJob> {
  let begun = job('');
  for (let from = 0; from < count; from += 120) {
    const some = Array.from({ length: Math.min(120, count - from) }, (_, n) => item(from + n));
    begun = { ...begun, states: await stageItems(db, begun, from, some) };
  }
  await db.imports.put(begun);
  return begun;
}

it('stages, counts and reads items wherever they lie', async () => {
  const db = await freshLibrary();
  const begun = await staged(db, 333);
  expect(countsOf(begun.states ?? '')).toMatchObject({
    new: { all: 299, chosen: 299 },
    problem: { all: 34, chosen: 0 },
  });
  expect(placesOf(begun.states ?? '', 'p', 3)).toEqual([0, 10, 20]);
  const items = await readItems(db, begun, [0, 49, 50, 119, 120, 169, 170, 332, 333]);
  expect(items.map(({ index, state, data }) => [index, state, (data as ItemData).label])).toEqual(
    [0, 49, 50, 119, 120, 169, 170, 332].map((n) => [n, item(n).state, `Item ${n}`]),
  );
});

it('staging a part again changes nothing', async () => {
  const db = await freshLibrary();
  const begun = await staged(db, 200);
  const again = Array.from({ length: 80 }, (_, n) => item(120 + n));
  expect(await stageItems(db, begun, 120, again)).toBe(begun.states);
  expect(await allItems(db, 'i1')).toHaveLength(200);
});

it('writes some and leaves their neighbours', async () => {
  const db = await freshLibrary();
  const begun = await staged(db, 130);
  const changed = (await readItems(db, begun, [3, 60, 129])).map(
    (each): ImportItem => ({
      ...each,
      state: 'written',
      data: { label: 'Done', outcome: 'known' },
    }),
  );
  const states = await writeItems(db, begun, changed);
  const items = await readItems(db, { ...begun, states }, [3, 4, 60, 129]);
  expect(items.map(({ state, data }) => [state, (data as ItemData).label])).toEqual([
    ['written', 'Done'],
    ['new', 'Item 4'],
    ['written', 'Done'],
    ['written', 'Done'],
  ]);
});

it('goes on with an import whose items an earlier version stored one by one', async () => {
  const db = await freshLibrary();
  await db.imports.put(job());
  const rows = Array.from({ length: 12 }, (_, index) => ({
    importId: 'i1',
    index,
    ...item(index),
  }));
  await db.importItems.bulkPut(rows);
  expect(await allItems(db, 'i1')).toEqual(rows);
  await chooseItems(db, { id: 'i1', indexes: [1], chosen: false });
  await startWriting(db, 'i1', 2);
  expect((await db.imports.get('i1'))?.toWrite).toBe(9);
  expect((await allItems(db, 'i1')).map(({ chosen }) => chosen).join('')).toBe('001111111101');
});
