import Dexie from 'dexie';
import { weightOf } from '../library/storage-use';

/** What the index takes on the disk (bytes, estimated); read row by row. 0 when there is none. */
export async function storedBytes(name = 'offprint-search'): Promise<number> {
  if (!(await Dexie.exists(name))) return 0;
  // Without versions it is opened as it is.
  const db = new Dexie(name);
  try {
    await db.open();
    let bytes = 0;
    for (const table of db.tables) {
      await table.each((row) => {
        bytes += weightOf(row);
      });
    }
    return bytes;
  } finally {
    db.close();
  }
}
