import 'fake-indexeddb/auto';
import Dexie from 'dexie';
import { beforeEach, describe, expect, it } from 'vitest';
import { eraseHandlers } from '@/lib/background/erase-handlers';
import { openBackupDatabase } from '@/lib/backup/database';
import { type LibraryDatabase, openDatabase } from '@/lib/library/database';
import { eraseTables } from '@/lib/library/erase';
import { libraryUse, weightOf } from '@/lib/library/storage-use';

let db: LibraryDatabase;
let count = 0;

beforeEach(async () => {
  count += 1;
  db = await openDatabase(`erase-${count}`);
  await db.transaction('rw', db.tables, async () => {
    for (const table of db.tables) {
      const { keyPath } = table.schema.primKey;
      const key = [keyPath].flat().map((name) => [name, name === 'index' ? 1 : 'x']);
      await table.add(Object.fromEntries(key));
    }
  });
});

const left = async () => {
  const counts = await Promise.all(db.tables.map(async (each) => [each.name, await each.count()]));
  return counts.flatMap(([name, n]) => (n === 0 ? [] : [name])).sort();
};

describe('eraseTables', () => {
  it.each([
    [
      'papers',
      ['digests', 'feedEntries', 'feedSnapshots', 'hidden', 'hosts', 'httpCache', 'mutes', 'taste'],
      ['views'],
    ],
    [
      'feeds',
      ['activity', 'annotations', 'digests', 'hosts', 'importItems', 'imports', 'outbox', 'papers'],
      ['tags', 'undoSteps', 'views'],
    ],
    ['all', [], []],
  ] as const)('%s', async (what, some, more) => {
    await eraseTables(db, what);
    expect(await left()).toEqual([...some, ...more]);
  });

  it('takes only what was computed for “taste”', async () => {
    const before = await left();
    await eraseTables(db, 'taste');
    expect(await left()).toEqual(before.filter((name) => name !== 'taste'));
  });

  it('changes nothing in a library that a newer Offprint made', async () => {
    const before = await left();
    Object.defineProperty(db, 'readOnly', { value: true });
    await expect(eraseTables(db, 'all')).rejects.toMatchObject({ code: 'read-only' });
    expect(await left()).toEqual(before);
  });
});

describe('erase', () => {
  const done: string[] = [];
  const erasing = {
    resetSettings: async () => void done.push('settings'),
    forgetWishes: async () => void done.push('wishes'),
    clearStorage: async () => void done.push('storage'),
    settle: () => void done.push('settled'),
  };
  const backup = (id: string) =>
    ({ id, at: 1, why: 'hand', size: 1, pieces: 0, counts: {}, check: id }) as never;
  const ask = async (
    data: { what: 'everything' | 'settings' | 'feeds' | 'papers'; keep?: string },
    library = async () => db,
  ) => {
    done.length = 0;
    const backups = await openBackupDatabase(`erase-backups-${count}`);
    await backups.backups.bulkPut([backup('a'), backup('b')]);
    const { erase } = eraseHandlers({ library, erasing, backupDatabase: async () => backups });
    await erase.answer(data, { kind: 'page' });
    const kept = await backups.backups.toCollection().primaryKeys();
    backups.close();
    return kept;
  };

  it('everything: the library, the backups but one, settings and storage', async () => {
    expect(await ask({ what: 'everything', keep: 'b' })).toEqual(['b']);
    expect(await left()).toEqual([]);
    expect(done).toEqual(['settings', 'storage', 'settled']);
    expect(await ask({ what: 'everything' })).toEqual([]);
  });

  it('settings leave the library and the backups', async () => {
    const before = await left();
    expect(await ask({ what: 'settings' })).toEqual(['a', 'b']);
    expect(await left()).toEqual(before);
    expect(done).toEqual(['settings', 'settled']);
  });

  it('feeds take the wishes along', async () => {
    await ask({ what: 'feeds' });
    expect(done).toEqual(['wishes', 'settled']);
  });

  it('everything goes even when the library cannot be opened', async () => {
    const broken = async (): Promise<LibraryDatabase> => {
      throw new Dexie.OpenFailedError('broken');
    };
    expect(await ask({ what: 'everything' }, broken)).toEqual([]);
    await expect(ask({ what: 'papers' }, broken)).rejects.toThrow('broken');
  });

  it('deletes no backup when the library is that of a newer Offprint', async () => {
    Object.defineProperty(db, 'readOnly', { value: true });
    await expect(ask({ what: 'everything' })).rejects.toMatchObject({ code: 'read-only' });
    const backups = await openBackupDatabase(`erase-backups-${count}`);
    expect(await backups.backups.count()).toBe(2);
    backups.close();
  });
});

it.each([
  ['abc', 7],
  [new Uint8Array(100), 100],
  [new ArrayBuffer(50), 50],
  [[1, 2], 20],
  [{ ab: 1 }, 16],
  [undefined, 8],
])('weighs %j', (value, weight) => expect(weightOf(value)).toBe(weight));

it('weighs an empty library', async () => {
  const empty = await openDatabase(`erase-empty-${count}`);
  expect((await libraryUse(empty)).papers).toEqual({ count: 0, bytes: 0 });
});
