/** The new tab, from the first visit to a feed that fails. */
import type { Page } from 'playwright-core';
import { button, type Scene, type Surface, wide } from './scene.ts';

const api = '/api/daily_papers';
const picks = (page: Page) => page.getByRole('tabpanel').getByRole('heading', { level: 2 });

async function open({ offprint }: Scene): Promise<Page> {
  const page = await offprint.newTab();
  await page.setViewportSize(wide);
  return page;
}

async function nothingYet(scene: Scene): Promise<void> {
  const { web, say, look } = scene;
  web.misbehave('huggingface.co', api, { status: 503 });
  const page = await open(scene);
  await page.getByRole('heading', { name: say('newtab_none_yet') }).waitFor();
  await look(page, 'nothing to show yet');
  await page.close();
  web.behave();
  await scene.offprint.database.clear();
}

async function full(scene: Scene): Promise<void> {
  const { offprint, web, say, look } = scene;
  const page = await open(scene);
  await picks(page).nth(3).waitFor();
  await look(page, 'first visit');
  await page.keyboard.press('j');
  await page.keyboard.press('e');
  await page.getByText(say('newtab_related'), { exact: true }).first().waitFor();
  await look(page, 'a paper open');
  await page.keyboard.press('m');
  await page.getByRole('menuitem').first().waitFor();
  await look(page, 'less like this');
  await page.keyboard.press('Escape');
  await button(page, say('newtab_view')).click();
  await page.getByRole('menu').first().waitFor();
  await look(page, 'view menu');
  await page.keyboard.press('Escape');
  await page.getByRole('tab', { name: say('newtab_for_you') }).click();
  await page.getByRole('tabpanel').getByRole('heading', { level: 2 }).first().waitFor();
  await look(page, 'for you');
  await page.getByRole('tab', { name: say('newtab_today') }).click();
  await picks(page).first().waitFor();
  await look(page, 'today');
  await page.keyboard.press('/');
  await page.keyboard.type('memory');
  const results = page.getByRole('region', { name: say('newtab_search_results') });
  await results.getByRole('heading', { level: 2 }).first().waitFor();
  await look(page, 'search');
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.type('wombat');
  await page.getByText(say('newtab_found_none')).waitFor();
  await look(page, 'search without a result');
  await page.close();
  await offprint.database.age(13 * 60);
  web.misbehave('huggingface.co', api, { status: 429, headers: { 'retry-after': '900' } });
  const failing = await open(scene);
  await button(failing, say('action_retry')).waitFor();
  await look(failing, 'a feed that fails');
  web.behave();
}

export const emptyNewTab: Surface = ['new tab without a list', nothingYet];
export const newTabs: Surface[] = [['new tab', full]];
