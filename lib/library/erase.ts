/** Deleting for good what the user says: all papers, what feeds said, or everything. */
import Dexie from 'dexie';
import type { LibraryDatabase } from './database';
import { LibraryError } from './errors';

/** Tables that go; docs/data-model.md says what each holds. */
const goes = {
  /** Papers and what hangs on them; steps to undo speak of rows that are gone then. */
  papers: [
    'papers',
    'annotations',
    'activity',
    'tags',
    'outbox',
    'undoSteps',
    'imports',
    'importItems',
  ],
  /** What lists said, what of it the user has seen, hidden and muted, and what For you made of it. */
  feeds: ['feedSnapshots', 'feedEntries', 'hidden', 'mutes', 'taste', 'httpCache'],
  /** What For you has computed; it can be computed again. */
  taste: ['taste'],
} as const satisfies Record<string, readonly string[]>;

export type Erasable = keyof typeof goes | 'all';

/**
 * Deletes rows for good, in one transaction. Nothing is kept to undo it: a backup made before is the
 * way back.
 * @throws LibraryError `read-only` when a newer Offprint made the database.
 */
export function eraseTables(db: LibraryDatabase, what: Erasable): Promise<void> {
  if (db.readOnly) return Promise.reject(new LibraryError('read-only'));
  const names = what === 'all' ? db.tables.map(({ name }) => name) : [...goes[what]];
  return db.transaction('rw', names, async () => {
    for (const name of names) await db.table(name).clear();
  });
}

/** Deletes a database that cannot be opened; open pages let go of it. */
export const eraseDatabase = (name: string): Promise<void> => Dexie.delete(name);
