/**
 * Permissions that are asked for while Offprint is used. A request must be the first thing that a
 * click does: after any wait the browser takes it for the page's own idea and refuses.
 */
import { browser } from 'wxt/browser';

/** The match pattern of all pages of the host of an address. */
export const hostPattern = (url: string): string =>
  `${new URL(url).protocol}//${new URL(url).host}/*`;

/** May these hosts be read? @param origins match patterns. */
export async function hasHosts(origins: readonly string[]): Promise<boolean> {
  try {
    return await browser.permissions.contains({ origins: [...origins] });
  } catch {
    return false;
  }
}

/** Which of these hosts the browser says may not be read; none when it does not say. */
export async function missingHosts(origins: readonly string[]): Promise<string[]> {
  const has = await Promise.all(
    origins.map(async (each) => {
      try {
        return await browser.permissions.contains({ origins: [each] });
      } catch {
        return true;
      }
    }),
  );
  return origins.filter((_, at) => !has[at]);
}

/** Ask the user for hosts. False when they say no, or the browser does not let us ask. */
export async function requestHosts(origins: readonly string[]): Promise<boolean> {
  try {
    return await browser.permissions.request({ origins: [...origins] });
  } catch {
    return false;
  }
}

/** Give hosts back. False when the browser keeps them (it was told so at installation). */
export async function dropHosts(origins: readonly string[]): Promise<boolean> {
  try {
    return await browser.permissions.remove({ origins: [...origins] });
  } catch {
    return false;
  }
}

/** Must be called synchronously when the worker starts. */
export function onHostsChanged(listeners: {
  granted(origins: string[]): void;
  removed(): void;
}): void {
  browser.permissions.onAdded.addListener(({ origins = [] }) => listeners.granted(origins));
  browser.permissions.onRemoved.addListener(() => listeners.removed());
}

/** Gives back whatever was allowed since the installation. Never fails. */
export async function dropAllAllowed(): Promise<void> {
  try {
    const { content_scripts: scripts = [], host_permissions: hosts = [] } =
      browser.runtime.getManifest();
    const kept = new Set([...hosts, ...scripts.flatMap(({ matches = [] }) => matches)]);
    const { origins = [], permissions = [] } = await browser.permissions.getAll();
    for (const origin of origins) if (!kept.has(origin)) await dropHosts([origin]);
    // One at a time: the browser refuses all when one of them is needed.
    for (const permission of permissions) {
      await browser.permissions.remove({ permissions: [permission] }).catch(() => false);
    }
  } catch {
    // What the browser keeps can be taken back in its own settings.
  }
}

/**
 * Hear that hosts were allowed or taken back, here or in the browser. Never fails.
 * @returns a function that stops it.
 */
export function watchHosts(listener: () => void): () => void {
  try {
    const { onAdded, onRemoved } = browser.permissions;
    onAdded.addListener(listener);
    onRemoved.addListener(listener);
    return () => {
      onAdded.removeListener(listener);
      onRemoved.removeListener(listener);
    };
  } catch {
    // A browser that does not tell: what is shown is what it was when the page was opened.
    return () => {};
  }
}
