/** Reads the whole library for a backup, as it is at one moment. */
import Dexie, { type Table } from 'dexie';
import { type Section, sections } from '../exchange/sections';
import type { LibraryDatabase } from './database';
import { rawOf } from './sound';

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
      let last = '';
      for (;;) {
        const { rows, key } = await batchAfter(db, section, last, batchSize);
        if (rows.length === 0) break;
        take(section, rows);
        last = key;
      }
    }
  });
}

async function batchAfter(db: LibraryDatabase, section: Section, last: string, size: number) {
  const table: Table<Record<string, unknown>, string> = db.table(section);
  const rows = await table.where(':id').above(last).limit(size).toArray();
  return {
    rows: rows.map(rawOf),
    key: String(rows.at(-1)?.[String(table.schema.primKey.keyPath)]),
  };
}

/** Rows that are made into text in a task of a few milliseconds. */
const calmBatchSize = 50;

/**
 * The same without making anybody wait: batch by batch, each a transaction of its own.
 * @param take may take its time. @returns false when the library was changed meanwhile, by this
 * context or another page: what was read is then no library that ever was.
 */
export async function readCalmly(
  db: LibraryDatabase,
  start: (counts: Record<Section, number>) => void,
  take: (section: Section, rows: object[]) => Promise<void>,
): Promise<boolean> {
  let disturbed = false;
  const places = sections.map((section) => `idb://${db.name}/${section}/`);
  const hear = (changed: object) => {
    disturbed ||= Object.keys(changed).some((part) =>
      places.some((place) => part.startsWith(place)),
    );
  };
  Dexie.on.storagemutated.subscribe(hear);
  try {
    start(await countRows(db));
    for (const section of sections) {
      let last = '';
      for (;;) {
        const { rows, key } = await batchAfter(db, section, last, calmBatchSize);
        if (disturbed) return false;
        if (rows.length === 0) break;
        await take(section, rows);
        last = key;
      }
    }
    return !disturbed;
  } finally {
    Dexie.on.storagemutated.unsubscribe(hear);
  }
}
