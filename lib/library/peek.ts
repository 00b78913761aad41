/**
 * A look into the library while the page's own scripts are still being loaded: a small script in the
 * head of the page does it (entrypoints/ahead.ts), without Dexie, and leaves what it has found.
 */
import type { Paper } from '../paper/schema';
import { type FirstRows, firstRowsOf } from '../search/list';

export const databaseName = 'offprint';

export interface Peek {
  /** The browser's number of the version of the database. */
  version: number;
  /** What was read: `rows`, if they could be read. */
  wanted?: FirstRows;
  rows?: Paper[];
}

declare global {
  /** What the script in the head reads; undefined where there is no such script. */
  var offprintPeek: Promise<Peek | undefined> | undefined;
}

/** Opens the database as it is; undefined when there is none. Never makes one, never upgrades. */
function openAsItIs(name: string): Promise<IDBDatabase | undefined> {
  return new Promise((resolve) => {
    const request = indexedDB.open(name);
    // There is none: taken back, the attempt to make it leaves nothing behind.
    request.onupgradeneeded = () => request.transaction?.abort();
    request.onerror = () => resolve(undefined);
    request.onsuccess = () => resolve(request.result);
  });
}

/**
 * @param wanted rows to read; @param name of the database, another one only in tests.
 * @returns undefined when there is no database, or it cannot be opened. Never fails.
 */
export async function peek(
  wanted: FirstRows | undefined,
  name: string = databaseName,
): Promise<Peek | undefined> {
  // The page itself opens it, too, and tells what is wrong.
  const native = await openAsItIs(name).catch(() => undefined);
  if (!native) return undefined;
  // An upgrade that somebody else begins must not wait for this.
  native.onversionchange = () => native.close();
  const found: Peek = { version: native.version, ...(wanted && { wanted }) };
  try {
    const rows = wanted && (await firstRowsOf(native, wanted));
    return { ...found, ...(rows && { rows }) };
  } catch {
    // A database of another version: the page itself reads it, and tells.
    return found;
  } finally {
    native.close();
  }
}
