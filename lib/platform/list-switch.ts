/** The switch of the badges on lists as a content script sees it. */
import { browser } from 'wxt/browser';
import { badgesWanted, linkBadgesWanted } from '../settings/list-switch';

const key = 'settings';

/** Does the user want badges on the lists of a site? No, when storage does not answer. */
export async function readListSwitch(site: string): Promise<boolean> {
  try {
    return badgesWanted((await browser.storage.local.get(key))[key], site);
  } catch {
    return false;
  }
}

/** Does the user want badges beside links to papers on a host that is not known? */
export async function readLinkSwitch(host: string): Promise<boolean> {
  try {
    return linkBadgesWanted((await browser.storage.local.get(key))[key], host);
  } catch {
    return false;
  }
}

/** Hear of changes of the settings until the signal aborts. */
export function watchListSwitch(changed: () => void, signal: AbortSignal): void {
  watchStored(key, changed, signal);
}

const libraryKey = 'library:changed';

/** Tell every list that is open that the library has changed: by the worker, after a change. */
export async function tellLists(now: number): Promise<void> {
  await browser.storage.local.set({ [libraryKey]: now });
}

/** Hear of changes of the library until the signal aborts. */
export function watchLibrary(changed: () => void, signal: AbortSignal): void {
  watchStored(libraryKey, changed, signal);
}

function watchStored(name: string, changed: () => void, signal: AbortSignal): void {
  const listener = (changes: Record<string, unknown>) => {
    if (name in changes) changed();
  };
  const { onChanged } = browser.storage.local;
  onChanged.addListener(listener);
  signal.addEventListener('abort', () => {
    try {
      onChanged.removeListener(listener);
    } catch {
      // In an extension that was updated the listeners are gone with it.
    }
  });
}

/** What badges beside links hear of. */
export const linkWatch = { watch: watchListSwitch, watchLibrary };
