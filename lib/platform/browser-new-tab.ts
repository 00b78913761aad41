/** Handing a new tab back to the browser. The override itself is static: a manifest key. */
import { browser } from 'wxt/browser';

/**
 * Chromium's own page by its own name: `chrome://newtab` would be this page again. Firefox has no
 * address that an extension may open for it.
 */
const chromiumNewTab = 'chrome://new-tab-page/';

/** Whether this browser lets an extension go to its own new tab. */
export const hasBrowserNewTab: boolean = import.meta.env.BROWSER !== 'firefox';

/** Go to the browser's own new tab. @returns false when the browser refuses; the page stays. */
export async function openBrowserNewTab(): Promise<boolean> {
  if (!hasBrowserNewTab) return false;
  try {
    // By id: without one it would be the active tab, which this one need not be.
    const tab = await browser.tabs.getCurrent();
    if (tab?.id === undefined) return false;
    await browser.tabs.update(tab.id, { url: chromiumNewTab });
    return true;
  } catch {
    return false;
  }
}
