import { afterEach, expect, it, vi } from 'vitest';
import { latestVersion, migrations } from '@/lib/library/migrations';
import { peek } from '@/lib/library/peek';
import { createPaper } from '@/lib/paper/merge';

const version = latestVersion(migrations) * 10;
const rows = { filter: 'all', sort: 'added', limit: 2 } as const;

const paper = (id: string, now: number) =>
  createPaper(
    {
      identifiers: [`url:https://a.example/${id}`],
      title: id,
      authors: [],
      kind: 'article',
      urls: {},
      categories: [],
      keywords: [],
      source: 'test',
    },
    { id, now },
  );

afterEach(() => vi.resetModules());

it('makes no database where there is none', async () => {
  expect(await peek(rows, 'nothing')).toBeUndefined();
  expect((await indexedDB.databases()).map(({ name }) => name)).not.toContain('nothing');
});

it('gives nothing when the database cannot be opened', async () => {
  const open = vi.spyOn(indexedDB, 'open').mockImplementation(() => {
    throw new DOMException('no', 'UnknownError');
  });
  expect(await peek(rows, 'broken')).toBeUndefined();
  open.mockRestore();
});

it('reads the first rows, and lets go of the database', async () => {
  const { openDatabase } = await import('@/lib/library/database');
  const db = await openDatabase('peeked');
  await db.papers.bulkAdd([paper('a', 1), paper('b', 2), { id: 'damaged', addedAt: 3 } as never]);
  const found = await peek(rows, 'peeked');
  expect(found).toMatchObject({ version, wanted: rows });
  expect(found?.rows?.map(({ id }) => id)).toEqual(['damaged', 'b']);
  // The damaged row can be shown.
  expect(found?.rows?.[0]?.title).toBe('damaged');
  expect(await peek(undefined, 'peeked')).toEqual({ version });
  expect((await peek({ ...rows, sort: 'title' }, 'peeked'))?.rows).toBeUndefined();
  // Nobody else holds it: it can be deleted at once.
  await db.delete();
});

it('tells the version of a database that it cannot read', async () => {
  const request = indexedDB.open('other', 990);
  request.onupgradeneeded = () => request.result.createObjectStore('else');
  await new Promise((resolve) => {
    request.onsuccess = resolve;
  });
  request.result.close();
  expect(await peek(rows, 'other')).toEqual({ version: 990, wanted: rows });
});

it('opens a library of this version at once, and answers when it is open', async () => {
  const { earlyLibrary, openEarly, openLibrary } = await import('@/lib/library/database');
  openEarly(version);
  const db = earlyLibrary();
  expect(await db?.papers.count()).toBe(0);
  expect(await openLibrary()).toBe(db);
  db?.close();
  expect(earlyLibrary()).toBeUndefined();
  await db?.delete();
});

it.each([version - 10, version + 10, 0])('leaves version %i to the careful way', async (other) => {
  const { earlyLibrary, openEarly } = await import('@/lib/library/database');
  openEarly(other);
  expect(earlyLibrary()).toBeUndefined();
});
