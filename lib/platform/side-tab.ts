/** The tab beside the side panel, and the highlights on its page. */
import { browser } from 'wxt/browser';
import type { PassageRequest, PassageStates } from '../messaging/annotate-protocol';
import { sendMessage } from '../messaging/messenger';
import { currentTab, describeTab, type PageTab } from './tabs';

const states = ['exact', 'moved', 'changed', 'ambiguous', 'lost', 'pending', 'elsewhere'];

/**
 * The tab that is looked at. Where the browser does not tell its address, the paper's own page stands
 * for it, if our script there knows one.
 */
export async function sideTab(): Promise<PageTab | undefined> {
  const tab = await currentTab(location.search);
  if (!tab || tab.url) return tab;
  const record = await describeTab(tab.id);
  const url = record?.urls.page === undefined ? null : URL.parse(record.urls.page);
  return url ? { ...tab, url } : tab;
}

/** Hears when another tab is looked at, or its page changes. @returns stops it. */
export function onTabChange(listener: () => void): () => void {
  const updated = (
    _id: number,
    change: { status?: string; url?: string },
    tab: { active?: boolean },
  ) => {
    if (tab.active && (change.status === 'complete' || change.url)) listener();
  };
  browser.tabs.onActivated.addListener(listener);
  browser.tabs.onUpdated.addListener(updated);
  return () => {
    browser.tabs.onActivated.removeListener(listener);
    browser.tabs.onUpdated.removeListener(updated);
  };
}

/** What became of the highlights on the tab's page; undefined when it shows none. */
export async function askPassages(
  tabId: number,
  request: PassageRequest = {},
): Promise<PassageStates | undefined> {
  try {
    const answer = (await sendMessage('passages', request, tabId)) as unknown;
    if (!Array.isArray(answer)) return undefined;
    return answer.filter(
      (each): each is PassageStates[number] =>
        typeof each?.id === 'string' && states.includes(each.state),
    );
  } catch {
    return undefined;
  }
}
