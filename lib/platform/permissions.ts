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
