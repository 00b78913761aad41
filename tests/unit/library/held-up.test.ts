/** An old page that does not let go of an older database: each who waits for it is told so. */
import Dexie from 'dexie';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { openDatabase } from '@/lib/library/database';
import { migrations } from '@/lib/library/migrations';

const [first] = migrations;
let name = '';
let count = 0;
let old: Dexie;

beforeEach(async () => {
  count += 1;
  name = `held-up-${count}`;
  old = new Dexie(name);
  old.version(1).stores(first?.stores ?? {});
  // Deaf to newer code that wants the database.
  old.on('versionchange', () => false);
  await old.open();
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
});
afterEach(() => {
  vi.useRealTimers();
  old.close();
});

const outcome = (opening: Promise<Dexie>) =>
  opening.then(
    () => 'open',
    (error: { code?: string }) => error.code ?? 'unknown',
  );

/** Lets time go on until something has come of all. */
async function told(...openings: Promise<Dexie>[]): Promise<string[]> {
  const all = Promise.all(openings.map(outcome));
  let over = false;
  void all.then(() => {
    over = true;
  });
  for (let seconds = 0; !over && seconds < 1000; seconds += 1) {
    await vi.advanceTimersByTimeAsync(1000);
    for (let turn = 0; turn < 5; turn += 1) await new Promise((next) => setImmediate(next));
  }
  return over ? all : ['nothing'];
}

it('those who wait behind the first one, too, and whoever tries again', async () => {
  expect(await told(openDatabase(name), openDatabase(name))).toEqual(['blocked', 'blocked']);
  expect(await told(openDatabase(name))).toEqual(['blocked']);
});

it('once it has let go, trying again opens the library, upgraded', async () => {
  expect(await told(openDatabase(name))).toEqual(['blocked']);
  old.close();
  const opening = openDatabase(name);
  expect(await told(opening)).toEqual(['open']);
  const db = await opening;
  expect(db.backendDB().version).toBe(migrations.length * 10);
  db.close();
  // Nobody is held up any more.
  const { held = [] } = await navigator.locks.query();
  expect(held.filter((lock) => lock.name?.includes(name))).toEqual([]);
});

it('an upgrade of another page that takes long is waited for', async () => {
  old.close();
  const slow = [
    ...migrations,
    {
      version: migrations.length + 1,
      intent: 'made up',
      stores: {},
      upgrade: async (transaction: import('dexie').Transaction) => {
        for (let step = 0; step < 200; step += 1) await transaction.table('papers').count();
      },
    },
  ];
  expect(await told(openDatabase(name, slow), openDatabase(name, slow))).toEqual(['open', 'open']);
});
