import { readdirSync, readFileSync } from 'node:fs';
import Dexie from 'dexie';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { openDatabase } from '@/lib/library/database';
import { failureOf } from '@/lib/library/errors';
import { latestVersion, migrations } from '@/lib/library/migrations';
import type { Migration } from '@/lib/library/migrations/types';
import { annotationSchema } from '@/lib/library/types';
import { write } from '@/lib/library/write';
import { paperSchema } from '@/lib/paper/schema';

interface Fixture {
  version: number;
  stores: Record<string, string>;
  rows: Record<string, object[]>;
}

const folder = new URL('../../fixtures/library/', import.meta.url);
const fixtures = readdirSync(folder)
  .filter((file) => /^v\d+\.json$/.test(file))
  .map((file): Fixture => JSON.parse(readFileSync(new URL(file, folder), 'utf8')));

/** Writes a database as the version of the fixture would have left it. */
async function lay(name: string, { version, stores, rows }: Fixture): Promise<void> {
  const old = new Dexie(name);
  old.version(version).stores(stores);
  await old.open();
  for (const [table, items] of Object.entries(rows)) await old.table(table).bulkAdd(items);
  old.close();
}

let name = '';
let count = 0;
beforeEach(() => {
  count += 1;
  name = `migrations-${count}`;
});

describe('the list of migrations', () => {
  it('counts up from 1 without gaps', () => {
    expect(latestVersion(migrations)).toBe(migrations.length);
    const [first] = migrations;
    expect(() => latestVersion([{ ...first, version: 2 } as Migration])).toThrow('migration 2');
    expect(migrations.map(({ version }) => version)).toEqual(migrations.map((_, i) => i + 1));
  });

  it('has a fixture database for every version', () => {
    expect(fixtures.map(({ version }) => version).sort()).toEqual(
      migrations.map(({ version }) => version),
    );
  });
});

describe.each(fixtures)('a database of version $version', (fixture) => {
  it('opens with every row kept and readable', async () => {
    await lay(name, fixture);
    const db = await openDatabase(name);
    expect(db.readOnly).toBe(false);
    for (const [table, items] of Object.entries(fixture.rows)) {
      expect(await db.table(table).count(), table).toBe(items.length);
    }
    for (const paper of await db.papers.toArray()) {
      expect(paperSchema.safeParse(paper), paper.id).toMatchObject({ success: true });
    }
    for (const note of await db.annotations.toArray()) {
      expect(annotationSchema.safeParse(note), note.id).toMatchObject({ success: true });
    }
    db.close();
  });

  it('calls every upgrade that lies between it and now', async () => {
    await lay(name, fixture);
    const spied = migrations.map((migration) =>
      migration.upgrade ? { ...migration, upgrade: vi.fn(migration.upgrade) } : migration,
    );
    const db = await openDatabase(name, spied);
    for (const { version, upgrade } of spied) {
      if (upgrade && version > fixture.version)
        expect(upgrade, `v${version}`).toHaveBeenCalledOnce();
    }
    db.close();
  });
});

it('version 4 takes hidden papers out of the entries, and renames a list', async () => {
  const old = fixtures.find(({ version }) => version === 3) as Fixture;
  const entry = { ...old.rows.feedEntries?.[0], key: 'arxiv:2401.00005', hiddenAt: 7 };
  const row = { ...old.rows.feedSnapshots?.[0], id: 's9', feed: 'hf:today' };
  await lay(name, { ...old, rows: { feedEntries: [entry], feedSnapshots: [row] } });
  const db = await openDatabase(name);
  expect(await db.hidden.toArray()).toMatchObject([
    { key: 'arxiv:2401.00005', at: 7, record: { title: 'Counting Sheep with $k$ Dogs' } },
  ]);
  expect(await db.feedEntries.get('arxiv:2401.00005')).not.toHaveProperty('hiddenAt');
  expect((await db.feedSnapshots.get('s9'))?.feed).toBe('hf:day');
  db.close();
});

describe('the frame, on a made-up next version', () => {
  const [v1] = migrations as readonly [Migration];
  const first = fixtures.find(({ version }) => version === 1);
  const next = (upgrade: NonNullable<Migration['upgrade']>): Migration[] => [
    v1,
    { version: 2, intent: 'made up', stores: { papers: `${v1.stores.papers}, venue` }, upgrade },
  ];

  it('upgrades rows', async () => {
    await lay(name, first as Fixture);
    const upgrade = vi.fn(async (transaction: import('dexie').Transaction) => {
      await transaction.table('papers').toCollection().modify({ venue: 'Meadow' });
    });
    const db = await openDatabase(name, next(upgrade));
    expect(upgrade).toHaveBeenCalledOnce();
    expect(await db.papers.where('venue').equals('Meadow').count()).toBe(2);
    db.close();
  });

  it('keeps the old data when an upgrade fails', async () => {
    await lay(name, first as Fixture);
    const broken = next(async (transaction) => {
      await transaction.table('papers').clear();
      throw new Error('half-way');
    });
    const error: unknown = await openDatabase(name, broken).catch((reason: unknown) => reason);
    expect(failureOf(error).code).not.toBe('not-found');
    const db = await openDatabase(name);
    expect(await db.papers.count()).toBe(2);
    expect(db.readOnly).toBe(false);
    db.close();
  });

  it('opens a newer database read-only', async () => {
    await lay(name, first as Fixture);
    const version = migrations.length + 1;
    const newer = await openDatabase(name, [
      ...migrations,
      { version, intent: 'newer still', stores: { shelves: 'id' } },
    ]);
    newer.close();
    const db = await openDatabase(name);
    expect(db.readOnly).toBe(true);
    expect(await db.papers.get('p1')).toMatchObject({ title: 'Counting Sheep with $k$ Dogs' });
    await expect(write(db, async () => {})).rejects.toMatchObject({ code: 'read-only' });
    expect(db.backendDB().version).toBe(version * 10);
    db.close();
  });
});

describe('identifiers', () => {
  it('belong to one paper, by the database itself', async () => {
    const db = await openDatabase(name);
    const paper = (id: string) => ({ ...(fixtures[0]?.rows.papers?.[0] as object), id }) as never;
    await db.papers.add(paper('a'));
    await expect(db.papers.add(paper('b'))).rejects.toMatchObject({ name: 'ConstraintError' });
    db.close();
  });
});
