/** Reads the whole library for a backup, as it is at one moment. */
import type { Table } from 'dexie';
import { type Section, sections } from '../exchange/sections';
import type { LibraryDatabase } from './database';

const batchSize = 250;

export const countRows = async (db: LibraryDatabase): Promise<Record<Section, number>> => {
  const counts = await Promise.all(sections.map((section) => db.table(section).count()));
  return Object.fromEntries(sections.map((section, at) => [section, counts[at]])) as never;
};

/**
 * All rows of the user's own tables, in the order of their keys, in one transaction: what is written
 * meanwhile waits. What a feed said, work under way and steps to undo are not part of a backup.
 * @param start is told how many rows there are before the first; @param take must not wait for
 * anything.
 */
export function readLibrary(
  db: LibraryDatabase,
  start: (counts: Record<Section, number>) => void,
  take: (section: Section, rows: object[]) => void,
): Promise<void> {
  return db.transaction('r', [...sections], async () => {
    start(await countRows(db));
    for (const section of sections) {
      const table: Table<Record<string, unknown>, string> = db.table(section);
      const key = String(table.schema.primKey.keyPath);
      let last = '';
      for (;;) {
        const rows = await table.where(':id').above(last).limit(batchSize).toArray();
        if (rows.length === 0) break;
        take(section, rows);
        last = String(rows.at(-1)?.[key]);
      }
    }
  });
}
