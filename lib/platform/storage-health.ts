/** Whether the browser may throw the data away, and how much room there is. */
import { browser } from 'wxt/browser';

export interface StorageHealth {
  /** The browser never deletes it by itself; undefined: it does not say. */
  persisted: boolean | undefined;
  /** Bytes; undefined when the browser does not say. */
  used: number | undefined;
  free: number | undefined;
  /** This page is in a private window: what it keeps goes with the window. */
  isPrivate: boolean;
}

/** Never fails. */
export async function storageHealth(): Promise<StorageHealth> {
  const storage = globalThis.navigator?.storage;
  const persisted = await storage?.persisted?.().catch(() => undefined);
  const estimate = await storage?.estimate?.().catch(() => undefined);
  const { usage, quota } = estimate ?? {};
  return {
    persisted,
    used: usage,
    free: usage !== undefined && quota !== undefined ? Math.max(0, quota - usage) : undefined,
    isPrivate: browser.extension?.inIncognitoContext === true,
  };
}

/** Asks the browser never to delete the data by itself; Firefox asks the user. */
export async function askToPersist(): Promise<boolean> {
  try {
    return await navigator.storage.persist();
  } catch {
    return false;
  }
}
