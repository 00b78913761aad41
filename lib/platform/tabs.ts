/** Tabs as our own pages see them. */
import { browser } from 'wxt/browser';
import { sendMessage } from '../messaging/messenger';
import type { PaperRecord } from '../paper/schema';
import { webUrl } from '../paper/web-url';

/** The tab that the popup is about. */
export interface PageTab {
  id: number;
  /** Absent when the browser does not tell (its own pages, no permission). */
  url?: URL;
  title: string;
}

/** Does this page run in the toolbar popup, and not in a tab? */
export function isPopup(): boolean {
  try {
    return browser.extension.getViews({ type: 'popup' }).includes(globalThis.window);
  } catch {
    return false;
  }
}

/**
 * The tab that the popup is about: the active one, or the one that `?tab=` names when the popup is
 * opened as a tab itself.
 * @param search the query string of the popup's own address.
 */
export async function currentTab(search: string): Promise<PageTab | undefined> {
  const named = Number(new URLSearchParams(search).get('tab'));
  try {
    const tab =
      named > 0
        ? await browser.tabs.get(named)
        : (await browser.tabs.query({ active: true, currentWindow: true }))[0];
    if (tab?.id === undefined) return undefined;
    const url = tab.url ? URL.parse(tab.url) : null;
    return { id: tab.id, title: tab.title ?? '', ...(url && { url }) };
  } catch {
    return undefined;
  }
}

/** An address of the web or of a page of ours: no other is ever opened, whatever a row holds. */
export const mayOpen = (url: string): boolean =>
  webUrl(url) !== undefined || url.startsWith(browser.runtime.getURL('/' as '/popup.html'));

/** Open a page in a new tab in front; see `mayOpen`. In the popup this closes the popup. */
export async function openTab(url: string): Promise<void> {
  if (mayOpen(url)) await browser.tabs.create({ url });
}

/** The address of a page of ours, such as `/newtab.html`. */
export const ownPage = (path: `/${string}.html`): string =>
  browser.runtime.getURL(path as Parameters<typeof browser.runtime.getURL>[0]);

/**
 * What our content script says of the tab's paper; undefined when it is not there, has none, or
 * sends something that is no record.
 */
export async function describeTab(tabId: number): Promise<PaperRecord | undefined> {
  try {
    const said = await sendMessage('describe', undefined, tabId);
    if (!said) return undefined;
    // zod comes with the schema, and most pages need neither.
    const { recordSchema } = await import('../paper/schema');
    const parsed = recordSchema.safeParse(said);
    return parsed.success ? parsed.data : undefined;
  } catch {
    return undefined;
  }
}

/** Ask a tab's content script to look at the library again. */
export async function refreshTab(tabId: number): Promise<void> {
  try {
    await sendMessage('refresh', undefined, tabId);
  } catch {
    // No content script there: nothing to refresh.
  }
}
