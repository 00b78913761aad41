/** All of the library and of its backups as they lie on the disk, read in one transaction each. */
import type { Page } from 'playwright-core';
import type { Row, Snapshot } from '../support/consistency.ts';

/** @param page of the extension; one that runs none of its code is best. */
export async function snapshotOf(page: Page): Promise<Snapshot> {
  // As text: objects are carried over one by one, which takes seconds for a thousand papers.
  const text = await page.evaluate(async () => {
    const done = <R>(request: IDBRequest<R>) =>
      new Promise<R>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const snapshot: Snapshot = { tables: {}, indexes: {}, backups: { backups: [], pieces: [] } };
    const known = (await indexedDB.databases()).map(({ name }) => name);
    if (known.includes('offprint')) {
      const db = await done(indexedDB.open('offprint'));
      const transaction = db.transaction([...db.objectStoreNames]);
      await Promise.all(
        [...db.objectStoreNames].map(async (table) => {
          const store = transaction.objectStore(table);
          const indexes = [...store.indexNames].map((name) => store.index(name));
          const [rows, ...counts] = await Promise.all([
            done(store.getAll()),
            ...indexes.map((index) => done(index.count())),
          ]);
          snapshot.tables[table] = rows;
          snapshot.indexes[table] = indexes.map(({ name, keyPath, multiEntry }, n) => ({
            name,
            keyPath,
            multi: multiEntry,
            count: counts[n] ?? 0,
          }));
        }),
      );
      db.close();
    }
    if (known.includes('offprint-backups')) {
      const db = await done(indexedDB.open('offprint-backups'));
      const transaction = db.transaction(['backups', 'pieces']);
      const [backups, pieces] = await Promise.all([
        done(transaction.objectStore('backups').getAll()),
        done(transaction.objectStore('pieces').getAll()),
      ]);
      snapshot.backups = {
        backups,
        pieces: pieces.map(({ backupId, index, bytes }) => {
          return { backupId, index, size: (bytes as Uint8Array).byteLength };
        }),
      };
      db.close();
    }
    return JSON.stringify(snapshot);
  });
  return JSON.parse(text) as Snapshot;
}

/** One row of the library by its key; undefined when it is not there. */
export async function rowOf(page: Page, table: string, key: string): Promise<Row | undefined> {
  const text = await page.evaluate(
    async ([store, id]) => {
      const done = <R>(request: IDBRequest<R>) =>
        new Promise<R>((resolve, reject) => {
          request.onsuccess = () => resolve(request.result);
          request.onerror = () => reject(request.error);
        });
      const db = await done(indexedDB.open('offprint'));
      const row = await done(db.transaction(store).objectStore(store).get(id));
      db.close();
      return JSON.stringify(row ?? null);
    },
    [table, key] as const,
  );
  return (JSON.parse(text) as Row | null) ?? undefined;
}
