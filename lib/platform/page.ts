/** What every page of ours sets before it draws anything. */
import { browser } from 'wxt/browser';
import { type MessageKey, t } from './i18n';
import { followTheme } from './theme';

/**
 * Title, language and direction of the document, and the theme.
 * @param title key of its title; @param later see `followTheme`.
 */
export function preparePage(title: MessageKey, later?: Promise<void>): void {
  document.title = t(title);
  // The language of the texts, which need not be the browser's.
  document.documentElement.lang = t('ui_language');
  document.documentElement.dir = t('ui_direction');
  followTheme(later);
}

/** The version of this extension, as in its manifest. */
export const extensionVersion = (): string => browser.runtime.getManifest().version;
