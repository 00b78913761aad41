/** Entries of the browser's own menus on links, on pages and on our button. */
import { browser } from 'wxt/browser';
import { type MessageKey, t } from './i18n';
import type { TabInfo } from './worker-tabs';

/** What an entry does. */
export type MenuAction = 'save-link' | 'save-page' | 'open-paper' | 'open-library' | 'side-panel';

export interface MenuClick {
  action: MenuAction;
  /** Where the link leads, for `save-link`. */
  link?: string;
  /** What the link says, where the browser tells. */
  linkText?: string;
  tab: TabInfo;
}

type Menus = Pick<typeof browser.contextMenus, 'create' | 'removeAll' | 'onClicked'>;

/** Absent where the browser has no menus of this kind (Android). */
const menus = (): Menus | undefined => browser.contextMenus as Menus | undefined;

const titles: Record<MenuAction, MessageKey> = {
  'save-link': 'menu_save_link',
  'save-page': 'menu_save_page',
  'open-paper': 'menu_open_paper',
  'open-library': 'menu_open_library',
  'side-panel': 'menu_side_panel',
};

/**
 * Makes the entries anew. The browser keeps them until the next install or update.
 * @param patterns match patterns of links and pages that may be papers.
 */
export async function createMenus(patterns: readonly string[]): Promise<void> {
  const all = menus();
  if (!all) return;
  await all.removeAll();
  const make = (id: MenuAction, more: Omit<Parameters<Menus['create']>[0], 'id' | 'title'>) =>
    all.create({ id, title: t(titles[id]), ...more }, () => {
      // Read, so that the browser does not write an error of ours to the console.
      void browser.runtime.lastError;
    });
  make('save-link', { contexts: ['link'], targetUrlPatterns: [...patterns] });
  make('save-page', { contexts: ['page'], documentUrlPatterns: ['http://*/*', 'https://*/*'] });
  make('open-paper', { contexts: ['page'], documentUrlPatterns: [...patterns] });
  make('side-panel', { contexts: ['page'], documentUrlPatterns: [...patterns] });
  make('open-library', { contexts: ['action'] });
}

/** Must be called synchronously when the worker starts. */
export function onMenu(listener: (click: MenuClick) => void): void {
  menus()?.onClicked.addListener((info, tab) => {
    const action = String(info.menuItemId);
    if (!(action in titles)) return;
    // Firefox tells the text of a link, Chromium does not.
    const { linkText } = info as { linkText?: string };
    listener({
      action: action as MenuAction,
      ...(info.linkUrl !== undefined && { link: info.linkUrl }),
      ...(linkText !== undefined && { linkText }),
      tab: { id: tab?.id ?? -1, url: tab?.url ?? info.pageUrl ?? '', title: tab?.title ?? '' },
    });
  });
}
