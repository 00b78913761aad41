/** Where the settings live: one record in storage.local, so that every context can watch it. */
import { browser } from 'wxt/browser';
import { parseSettings, type Settings, settingsKey } from '../settings/settings';

/** The settings now. Never fails: what cannot be read falls back to its default. */
export async function readSettings(): Promise<Settings> {
  try {
    const stored = await browser.storage.local.get(settingsKey);
    return parseSettings(stored[settingsKey]);
  } catch {
    return parseSettings(undefined);
  }
}

let queue: Promise<unknown> = Promise.resolve();

/**
 * Change some settings and leave the others. Two changes made by one page are written one after
 * the other.
 * @throws when the browser's storage cannot be written.
 * @returns the settings after the change.
 */
export function writeSettings(patch: Partial<Settings>): Promise<Settings> {
  const write = queue.then(async () => {
    const settings = parseSettings({ ...(await readSettings()), ...patch });
    await browser.storage.local.set({ [settingsKey]: settings });
    return settings;
  });
  queue = write.catch(() => undefined);
  return write;
}

/**
 * Hear of every change of the settings, made by this page or by another.
 * @returns a function that stops it.
 */
export function watchSettings(listener: (settings: Settings) => void): () => void {
  const onChanged = (changes: Record<string, { newValue?: unknown }>) => {
    const change = changes[settingsKey];
    if (change) listener(parseSettings(change.newValue));
  };
  browser.storage.local.onChanged.addListener(onChanged);
  return () => browser.storage.local.onChanged.removeListener(onChanged);
}

/** Forgets everything that lies in storage.local. @throws when it cannot be written. */
export const clearStorage = (): Promise<void> => browser.storage.local.clear();
