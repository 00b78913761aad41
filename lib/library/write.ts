import type { Table } from 'dexie';
import type { LibraryDatabase } from './database';
import { LibraryError } from './errors';

/** The moment of a change and how it names new rows: arguments, so that every operation is pure. */
export interface At {
  /** Milliseconds since the epoch. */
  now: number;
  newId(): string;
  /** Remember how to take the change back (./undo). Pages of ours offer that, web pages do not. */
  undoable?: boolean;
}

const userTables = [
  'papers',
  'annotations',
  'activity',
  'outbox',
  'views',
  'tags',
  'undoSteps',
  'imports',
  'importItems',
  'hidden',
  'mutes',
  'digests',
] as const;

/**
 * Runs one change as one transaction over the user's tables.
 * @throws LibraryError `read-only` when a newer Offprint made the database.
 */
export function write<T>(db: LibraryDatabase, change: () => Promise<T>): Promise<T> {
  if (db.readOnly) return Promise.reject(new LibraryError('read-only'));
  return db.transaction('rw', [...userTables], change);
}

/** Dexie names the keys of as many rows; of more it only says that anything may have changed. */
const named = 49;
/**
 * Rows that are named at most. Every live query of every page adds up the names, index by index: of
 * thousands that is seconds in which those pages do not answer.
 */
const mostNamed = 4 * named;

/**
 * Puts rows so that open pages and the search are told which they are, unless they are very many. Call
 * it in a transaction.
 */
export async function putNamed<T>(table: Table<T, string>, rows: readonly T[]): Promise<void> {
  const size = rows.length > mostNamed ? rows.length : named;
  const puts: PromiseLike<unknown>[] = [];
  for (let start = 0; start < rows.length; start += size) {
    puts.push(table.bulkPut(rows.slice(start, start + size)));
  }
  // Together: the database writes some while others are on their way to it.
  await Promise.all(puts);
}
