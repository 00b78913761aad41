/** The browser's side panel (Chromium) or side bar (Firefox). */
import { browser } from 'wxt/browser';

/** Firefox's, which the types of Chromium do not have. */
interface SideBar {
  sidebarAction?: { open(): Promise<void> };
}

/**
 * Opens it. Only in answer to a click or a key, and before anything else is waited for.
 * @param windowId the window; that of the page that asks when left out.
 */
export async function openSidePanel(windowId?: number): Promise<void> {
  try {
    const { sidebarAction } = browser as unknown as SideBar;
    if (sidebarAction) await sidebarAction.open();
    else await browser.sidePanel.open({ windowId: windowId ?? browser.windows.WINDOW_ID_CURRENT });
  } catch {
    // A browser without side panels, or a click that has grown old.
  }
}
