/** Where the settings live: one record in storage.local, so that every context can watch it. */
import { browser } from 'wxt/browser';
import {
  parseSettings,
  type Settings,
  settingsKey,
  unknownSettings,
  unreadKey,
  unreadSettings,
} from '../settings/settings';

/** The settings now. Never fails: what cannot be read falls back to its default. */
export async function readSettings(): Promise<Settings> {
  try {
    const stored = await browser.storage.local.get(settingsKey);
    return parseSettings(stored[settingsKey]);
  } catch {
    return parseSettings(undefined);
  }
}

/** Held while settings are changed, by whichever of our pages or the worker. */
const lock = 'offprint:settings';

/** One after the other, in all contexts: who reads in between would write over the other's change. */
const inTurn = <T>(work: () => Promise<T>): Promise<T> =>
  navigator.locks ? (navigator.locks.request(lock, work) as Promise<T>) : work();

let queue: Promise<unknown> = Promise.resolve();

/**
 * Change some settings and leave the others. Two changes made at once are written one after the other.
 * What is there and cannot be read is laid aside as it is before it is written over.
 * @throws when the browser's storage cannot be written.
 * @returns the settings after the change.
 */
export function writeSettings(patch: Partial<Settings>): Promise<Settings> {
  const change = async () => {
    const stored = await browser.storage.local.get([settingsKey, unreadKey]);
    const raw = stored[settingsKey];
    const settings = parseSettings({ ...parseSettings(raw), ...patch });
    const unread = unreadSettings(raw);
    await browser.storage.local.set({
      [settingsKey]: { ...unknownSettings(raw), ...settings },
      ...(Object.keys(unread).length > 0 && {
        [unreadKey]: { ...recordOf(stored[unreadKey]), ...unread },
      }),
    });
    return settings;
  };
  const write = queue.then(() => inTurn(change));
  queue = write.catch(() => undefined);
  return write;
}

const recordOf = (value: unknown): object =>
  typeof value === 'object' && value !== null ? value : {};

/** Fields of the settings that cannot be read, as they are stored. */
export async function readUnreadSettings(): Promise<Record<string, unknown>> {
  return unreadSettings((await browser.storage.local.get(settingsKey))[settingsKey]);
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
