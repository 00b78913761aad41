/** Keys that the browser itself listens for, and where they are changed. */
import { browser } from 'wxt/browser';

/** What begins a search of the library in the address bar; the manifest says so too. */
export const omniboxKeyword = 'op';

export interface BrowserShortcut {
  name: string;
  description: string;
  /** As the browser writes it, `Alt+S`; empty when there is none. */
  keys: string;
}

/** Never fails: a browser without such keys (Android) has none. */
export async function browserShortcuts(): Promise<BrowserShortcut[]> {
  try {
    const all = await browser.commands.getAll();
    return all.flatMap(({ name = '', description = '', shortcut = '' }) =>
      description === '' ? [] : [{ name, description, keys: shortcut }],
    );
  } catch {
    return [];
  }
}

/** Firefox opens its own page for them (from version 137). */
interface MayOpen {
  openShortcutSettings?(): Promise<void>;
}

/** Opens the browser's page where the keys are changed. False when it cannot be opened from here. */
export async function openShortcutSettings(): Promise<boolean> {
  const { openShortcutSettings: open } = browser.commands as MayOpen;
  try {
    if (open) await open.call(browser.commands);
    else if (import.meta.env.FIREFOX) return false;
    else await browser.tabs.create({ url: 'chrome://extensions/shortcuts' });
    return true;
  } catch {
    return false;
  }
}
