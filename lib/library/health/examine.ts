/** Looks through the whole library for what cannot be, without changing anything. */
import type { IndexSpec, Table } from 'dexie';
import type { LibraryDatabase } from '../database';
import { rawOf } from '../sound';
import { annotationTroubles, nameOf, paperTroubles } from './rows';
import type { Examination, Finding } from './types';

type Row = Record<string, unknown>;

const batchSize = 250;

/** Batch by batch in the order of the keys, so that nobody waits for it and memory stays small. */
async function* batches(table: Table<Row, string>): AsyncGenerator<Row[]> {
  const key = String(table.schema.primKey.keyPath);
  let last = '';
  for (;;) {
    const rows = await table.where(':id').above(last).limit(batchSize).toArray();
    if (rows.length === 0) return;
    yield rows.map(rawOf);
    last = String(rows.at(-1)?.[key]);
  }
}

/**
 * What is wrong with the library.
 * @param onRows is told how many rows have been looked at, and of how many.
 * @param signal ends it; its reason is thrown.
 */
export async function examine(
  db: LibraryDatabase,
  onRows: (done: number, total: number) => void = () => {},
  signal?: AbortSignal,
): Promise<Examination> {
  const findings: Finding[] = [];
  const tables = ['papers', 'annotations', 'activity', 'outbox'] as const;
  const counts = await Promise.all(tables.map((name) => db.table(name).count()));
  const total = counts.reduce((sum, count) => sum + count, 0);
  let rows = 0;
  const each = async (name: (typeof tables)[number], look: (row: Row) => void) => {
    for await (const batch of batches(db.table(name))) {
      signal?.throwIfAborted();
      for (const row of batch) look(row);
      rows += batch.length;
      onRows(rows, total);
    }
  };
  const find = (table: Finding['table'], trouble: Finding['trouble'], row: Row, id = row.id) => {
    const name = nameOf(row);
    findings.push({ trouble, table, id: String(id), ...(name !== undefined && { name }) });
  };

  const paperIds = new Set<string>();
  const citekeys = new Set<string>();
  await each('papers', (row) => {
    paperIds.add(String(row.id));
    for (const trouble of paperTroubles(row)) find('papers', trouble, row);
    const citekey = typeof row.citekey === 'string' ? row.citekey.toLowerCase() : undefined;
    if (citekey !== undefined && citekeys.has(citekey)) find('papers', 'citekey', row);
    if (citekey !== undefined) citekeys.add(citekey);
  });
  const orphan = (row: Row) => !paperIds.has(String(row.paperId));
  await each('annotations', (row) => {
    for (const trouble of annotationTroubles(row)) find('annotations', trouble, row);
    if (orphan(row)) find('annotations', 'annotation-orphan', row);
  });
  await each('activity', (row) => {
    if (orphan(row)) find('activity', 'activity-orphan', row);
  });
  await each('outbox', (row) => {
    if (orphan(row)) find('outbox', 'outbox-orphan', row);
  });
  const imports = new Set(await db.imports.toCollection().primaryKeys());
  for (const id of await db.importItems.orderBy('importId').uniqueKeys()) {
    if (!imports.has(String(id))) find('importItems', 'import-orphan', {}, id);
  }
  for (const name of ['papers', 'annotations'] as const) {
    for (const id of await misindexed(db, name)) {
      find(name, 'index', (await db.table<Row, string>(name).get(id)) ?? {}, id);
    }
  }
  return { rows, findings };
}

/**
 * Keys of rows that an index of their table names another number of times than it should. Numbers
 * are compared first; only an index whose number is off is gone through row by row.
 */
async function misindexed(db: LibraryDatabase, name: 'papers' | 'annotations') {
  const table: Table<Row, string> = db.table(name);
  const { indexes } = table.schema;
  const wrong = new Set<string>();
  await db.transaction('r', table, async () => {
    const totals = indexes.map(() => 0);
    for await (const batch of batches(table)) {
      for (const row of batch) {
        for (const [at, index] of indexes.entries())
          totals[at] = (totals[at] ?? 0) + times(row, index);
      }
    }
    for (const [at, index] of indexes.entries()) {
      const named = await table.orderBy(index.name).primaryKeys();
      if (named.length === totals[at]) continue;
      const left = new Map<string, number>();
      for (const id of named) left.set(id, (left.get(id) ?? 0) - 1);
      for await (const batch of batches(table)) {
        for (const row of batch) {
          const id = String(row.id);
          left.set(id, (left.get(id) ?? 0) + times(row, index));
        }
      }
      for (const [id, count] of left) if (count !== 0) wrong.add(id);
    }
  });
  return wrong;
}

/** How often an index names a row; IndexedDB leaves out what is no key. */
function times(row: Row, { keyPath, multi, compound }: IndexSpec): number {
  const paths = (Array.isArray(keyPath) ? keyPath : [keyPath]).map(String);
  if (compound) return Number(paths.every((path) => isKey(row[path])));
  const value = row[paths[0] ?? ''];
  if (multi && Array.isArray(value)) return new Set(value.filter(isKey)).size;
  return Number(isKey(value));
}

/** Rows hold no other kinds of keys: no dates, no bytes. A list is one when all in it are. */
const isKey = (value: unknown): boolean =>
  typeof value === 'string' ||
  (typeof value === 'number' && !Number.isNaN(value)) ||
  (Array.isArray(value) && value.every(isKey));
