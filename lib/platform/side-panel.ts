/** The browser's side panel (Chromium) or side bar (Firefox). */
import { browser } from 'wxt/browser';

/** Firefox's, which the types of Chromium do not have. */
interface SideBar {
  sidebarAction?: { open(): Promise<void> };
}

/**
 * Opens it. Only in answer to a click or a key, and before anything else is waited for.
 * @param where the window, or the tab that asked; the window of the page that asks when left out.
 * @returns false in a browser without side panels, and when the click has grown old. Firefox takes
 * no click for it that was made on a web page.
 */
export async function openSidePanel(
  where: { windowId: number } | { tabId: number } = {
    windowId: browser.windows.WINDOW_ID_CURRENT,
  },
): Promise<boolean> {
  try {
    const { sidebarAction } = browser as unknown as SideBar;
    if (sidebarAction) await sidebarAction.open();
    else await browser.sidePanel.open(where);
    return true;
  } catch {
    return false;
  }
}
