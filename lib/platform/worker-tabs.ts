/** What the worker does with tabs: reading their paper, telling them of a change, a word on the icon. */
import { browser } from 'wxt/browser';
import type { ScriptPublicPath } from 'wxt/utils/inject-script';
import { sendMessage } from '../messaging/messenger';
import { type PaperRecord, recordSchema } from '../paper/schema';
import { sourceOf } from '../sources';
import { openSidePanel } from './side-panel';

export interface TabInfo {
  id: number;
  url: string;
  title: string;
}

/**
 * Tells a tab's content script that the save key was pressed, as if on the page.
 * @returns false when there is no content script or the page shows no paper.
 */
export async function pressTab(tabId: number): Promise<boolean> {
  try {
    return (await sendMessage('pressed', undefined, tabId)) === true;
  } catch {
    return false;
  }
}

/**
 * Reads the paper of a page that has no content script of ours, under the activeTab permission.
 * @returns undefined when the page says nothing; @throws when the browser forbids it.
 */
export async function extractTab(tabId: number): Promise<PaperRecord | undefined> {
  const [injection] = await browser.scripting.executeScript({
    target: { tabId },
    files: ['/extract.js'],
  });
  const parsed = recordSchema.safeParse(injection?.result);
  return parsed.success ? parsed.data : undefined;
}

/** A short mark and a sentence on the toolbar icon of one tab; the browser clears it on navigation. */
export async function markIcon(tabId: number, text: string, title: string): Promise<void> {
  await browser.action.setBadgeBackgroundColor({ tabId, color: '#a8321f' });
  await browser.action.setBadgeText({ tabId, text });
  await browser.action.setTitle({ tabId, title });
}

/** Must be called synchronously when the worker starts. */
export function onSaveCommand(listener: (tab: TabInfo) => void): void {
  browser.commands.onCommand.addListener((command, tab) => {
    if (command !== 'save-paper' || tab?.id === undefined) return;
    listener({ id: tab.id, url: tab.url ?? '', title: tab.title ?? '' });
  });
}

/** Opens the library on its command, or brings the tab that shows it to the front. */
export function followLibraryCommand(): void {
  browser.commands.onCommand.addListener((command) => {
    if (command === 'open-library') void showLibrary();
  });
}

/** Opens the side panel on its command. The browser wants it done before anything is waited for. */
export function followSidePanelCommand(): void {
  browser.commands.onCommand.addListener((command, tab) => {
    if (command === 'open-side-panel') void openSidePanel(tab && { windowId: tab.windowId });
  });
}

/**
 * Opens the library, or brings the tab that shows it to the front.
 * @param place hash of the address; without one an open library stays where it is.
 */
export async function showLibrary(place = ''): Promise<void> {
  const url = browser.runtime.getURL(
    '/library.html' as Parameters<typeof browser.runtime.getURL>[0],
  );
  const contexts = (await browser.runtime.getContexts?.({ contextTypes: ['TAB'] })) ?? [];
  const open = contexts.find(({ documentUrl }) => documentUrl?.startsWith(url));
  if (!open || open.tabId < 0) {
    await browser.tabs.create({ url: url + place });
    return;
  }
  await browser.tabs.update(open.tabId, {
    active: true,
    ...(place !== '' && { url: url + place }),
  });
  await browser.windows.update(open.windowId, { focused: true });
}

/**
 * Puts the content script into tabs that were open before Offprint was installed or updated, where
 * it may: browsers load content scripts into new pages only.
 * @param patterns match patterns of the pages that may be reached.
 */
export async function reachOpenTabs(patterns: readonly string[]): Promise<void> {
  const tabs = await browser.tabs.query({ url: [...patterns] });
  await Promise.allSettled(
    tabs.map(({ id, url }) => {
      // One script a site: see scripts/site-scripts.ts.
      const site = url ? sourceOf(new URL(url)) : undefined;
      if (id === undefined || !site) return undefined;
      const file = `/content-scripts/recognise-${site.id}.js` as ScriptPublicPath;
      return browser.scripting.executeScript({ target: { tabId: id }, files: [file] });
    }),
  );
}

/**
 * Must be called synchronously when the worker starts.
 * @param listener called after an installation (`first`), an update, or an update of the browser.
 */
export function onInstalled(listener: (first: boolean) => void): void {
  browser.runtime.onInstalled.addListener(({ reason }) => listener(reason === 'install'));
}

const welcomedKey = 'welcomed';

/** Opens the page of the first run, unless it was: a browser that repairs us installs us again. */
export async function openWelcome(): Promise<void> {
  if ((await browser.storage.local.get(welcomedKey))[welcomedKey] === true) return;
  const path = '/welcome.html' as Parameters<typeof browser.runtime.getURL>[0];
  await browser.tabs.create({ url: browser.runtime.getURL(path) });
  await browser.storage.local.set({ [welcomedKey]: true });
}

/** Must be called synchronously when the worker starts: a browser with a profile has started. */
export function onStartup(listener: () => void): void {
  browser.runtime.onStartup.addListener(() => listener());
}
