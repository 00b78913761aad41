/** An unread digest on the toolbar's button: how many papers it holds, in all tabs. */
import { browser } from 'wxt/browser';
import { formatNumber } from './i18n';

/** What a button without a digest says, too. */
const usualTitle = (): string => {
  const { action, name } = browser.runtime.getManifest();
  return action?.default_title ?? name;
};

/** @param count of papers; 0 takes it away. @param title says what the number is. */
export async function showDigestBadge(count: number, title: string): Promise<void> {
  if (count > 0) await browser.action.setBadgeBackgroundColor({ color: '#a8321f' });
  await browser.action.setBadgeText({ text: count > 0 ? formatNumber(count) : '' });
  await browser.action.setTitle({ title: count > 0 ? title : usualTitle() });
}
