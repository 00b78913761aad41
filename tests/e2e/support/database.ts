/**
 * Offprint's database, read and filled directly through IndexedDB from a page of the extension that
 * runs none of its code: what a test sees here is what is on the disk.
 */
/// <reference types="chrome" />
import type { Page } from 'playwright-core';
import type { Annotation } from '../../../lib/library/types.ts';
import type { Paper } from '../../../lib/paper/schema.ts';

const name = 'offprint';

export class Database {
  readonly #open: () => Promise<Page>;

  constructor(open: () => Promise<Page>) {
    this.#open = open;
  }

  async #with<T>(work: (page: Page) => Promise<T>): Promise<T> {
    const page = await this.#open();
    try {
      return await work(page);
    } finally {
      await page.close();
    }
  }

  /** All rows of a table; none when there is no database yet. */
  rows<T>(table: string): Promise<T[]> {
    return this.#with((page) =>
      page.evaluate(
        async ([databaseName, store]) => {
          const known = await indexedDB.databases();
          if (!known.some((each) => each.name === databaseName)) return [];
          const done = <R>(request: IDBRequest<R>) =>
            new Promise<R>((resolve, reject) => {
              request.onsuccess = () => resolve(request.result);
              request.onerror = () => reject(request.error);
            });
          const db = await done(indexedDB.open(databaseName));
          try {
            if (!db.objectStoreNames.contains(store)) return [];
            return await done(db.transaction(store).objectStore(store).getAll());
          } finally {
            db.close();
          }
        },
        [name, table] as const,
      ),
    ) as Promise<T[]>;
  }

  /** How many rows a table has; 0 when there is no database yet. */
  async count(table: string): Promise<number> {
    return this.#with((page) =>
      page.evaluate(
        async ([databaseName, store]) => {
          const known = await indexedDB.databases();
          if (!known.some((each) => each.name === databaseName)) return 0;
          const done = <R>(request: IDBRequest<R>) =>
            new Promise<R>((resolve, reject) => {
              request.onsuccess = () => resolve(request.result);
              request.onerror = () => reject(request.error);
            });
          const db = await done(indexedDB.open(databaseName));
          try {
            return await done(db.transaction(store).objectStore(store).count());
          } finally {
            db.close();
          }
        },
        [name, table] as const,
      ),
    );
  }

  /** Papers that are not in the bin. */
  async papers(): Promise<Paper[]> {
    const all = await this.rows<Paper>('papers');
    return all.filter((paper) => paper.deletedAt === undefined);
  }

  /** Notes that are not in the bin. */
  async notes(): Promise<Annotation[]> {
    const all = await this.rows<Annotation>('annotations');
    return all.filter((note) => note.deletedAt === undefined);
  }

  /** Let everything that feeds and visits left behind be older. */
  async age(minutes: number): Promise<void> {
    const earlier = minutes * 60_000;
    const shift = (row: object): object =>
      Object.fromEntries(
        Object.entries(row).map(([key, value]) => [
          key,
          /(?:At|Until)$/.test(key) && typeof value === 'number' ? value - earlier : value,
        ]),
      );
    for (const table of ['feedSnapshots', 'feedEntries', 'httpCache', 'hosts']) {
      const rows = await this.rows<object>(table);
      if (rows.length > 0) await this.add(table, rows.map(shift));
    }
    await this.#with((page) =>
      page.evaluate(async (by) => {
        const { visits } = await chrome.storage.local.get<{ visits?: Record<string, number> }>();
        if (!visits) return;
        for (const key of Object.keys(visits)) visits[key] = (visits[key] ?? 0) - by;
        await chrome.storage.local.set({ visits });
      }, earlier),
    );
  }

  /** Empty tables; all of them and the settings unless some are named. Open pages don't notice. */
  async clear(tables?: string[]): Promise<void> {
    await this.#with((page) =>
      page.evaluate(
        async ([databaseName, only]) => {
          if (!only) await chrome.storage.local.clear();
          const known = await indexedDB.databases();
          if (!known.some((each) => each.name === databaseName)) return;
          const db = await new Promise<IDBDatabase>((resolve, reject) => {
            const request = indexedDB.open(databaseName);
            request.onsuccess = () => resolve(request.result);
            request.onerror = () => reject(request.error);
          });
          const stores = only ?? [...db.objectStoreNames];
          const transaction = db.transaction(stores, 'readwrite');
          for (const store of stores) transaction.objectStore(store).clear();
          await new Promise<void>((resolve, reject) => {
            transaction.oncomplete = () => resolve();
            transaction.onabort = () => reject(transaction.error);
          });
          db.close();
        },
        [name, tables] as const,
      ),
    );
  }

  /**
   * Add rows to a table. Open pages don't notice: seed before they open.
   * The database must exist: open a page of the extension first.
   */
  async add(table: string, rows: unknown[]): Promise<void> {
    await this.#with((page) =>
      page.evaluate(
        async ([databaseName, store, values]) => {
          const db = await new Promise<IDBDatabase>((resolve, reject) => {
            const request = indexedDB.open(databaseName);
            request.onsuccess = () => resolve(request.result);
            request.onerror = () => reject(request.error);
          });
          const transaction = db.transaction(store, 'readwrite', { durability: 'relaxed' });
          for (const value of values) transaction.objectStore(store).put(value);
          await new Promise<void>((resolve, reject) => {
            transaction.oncomplete = () => resolve();
            transaction.onerror = () => reject(transaction.error);
            transaction.onabort = () => reject(transaction.error);
          });
          db.close();
        },
        [name, table, rows] as const,
      ),
    );
  }
}

/** Rows of `papers` for a library of a size, newest first. */
export function libraryOf(count: number): Paper[] {
  const now = Date.parse('2026-06-01T00:00:00Z');
  return Array.from({ length: count }, (_, index): Paper => {
    const number = String(index).padStart(6, '0');
    const arxiv = `24${String(1 + (Math.floor(index / 9000) % 12)).padStart(2, '0')}.${String(10_000 + (index % 9000))}`;
    const at = now - index * 60_000;
    return {
      id: `seed-${number}`,
      identifiers: [`arxiv:${arxiv}`],
      title: `Seeded paper ${number} on the ${['drift', 'shape', 'price', 'memory'][index % 4]} of ${['rivers', 'proteins', 'markets', 'models', 'bees'][index % 5]}`,
      authors: [
        { given: 'Ada', family: `Author${index % 977}` },
        { given: 'Ben', family: `Writer${index % 331}` },
      ],
      abstract: `Abstract number ${number}. ${'It says what was measured, how, and what follows from it. '.repeat(12)}`,
      issued: { year: 2024, month: 1 + (index % 12) },
      kind: 'article',
      urls: { page: `https://arxiv.org/abs/${arxiv}`, pdf: `https://arxiv.org/pdf/${arxiv}` },
      categories: ['cs.LG'],
      keywords: [],
      source: 'arxiv',
      tags: index % 3 === 0 ? [`topic ${index % 17}`] : [],
      status: (['unread', 'reading', 'read'] as const)[index % 3] ?? 'unread',
      pinned: 0,
      addedAt: at,
      updatedAt: at,
      provenance: { title: { source: 'arxiv', at } },
    };
  });
}
