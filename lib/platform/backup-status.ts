/** How the backups stand, in storage.local: a place that does not fail together with the database. */
import { browser } from 'wxt/browser';
import { type BackupStatus, parseStatus } from '../backup/status';

const key = 'backups';

/** Never fails: what cannot be read is unknown. */
export async function readBackupStatus(): Promise<BackupStatus> {
  try {
    return parseStatus((await browser.storage.local.get(key))[key]);
  } catch {
    return {};
  }
}

/** @param patch fields that are `undefined` are removed. */
export async function writeBackupStatus(
  patch: {
    [K in keyof BackupStatus]: BackupStatus[K] | undefined;
  },
): Promise<void> {
  const next = { ...(await readBackupStatus()), ...patch };
  await browser.storage.local.set({ [key]: next });
}

/** Hear of every change. @returns a function that stops it. */
export function watchBackupStatus(listener: (status: BackupStatus) => void): () => void {
  const onChanged = (changes: Record<string, { newValue?: unknown }>) => {
    const change = changes[key];
    if (change) listener(parseStatus(change.newValue));
  };
  browser.storage.local.onChanged.addListener(onChanged);
  return () => browser.storage.local.onChanged.removeListener(onChanged);
}
