/** The library page: lists, details, dialogs. */
import type { Page } from 'playwright-core';
import { button, type Scene, type Surface, wide } from './scene.ts';

const rowsOf = (page: Page) => page.getByRole('grid').locator('[data-id]');

/** The library page at an address, with its list there. */
async function open({ offprint }: Scene, hash = '#/'): Promise<Page> {
  const page = await offprint.extensionPage(`library.html${hash}`);
  await page.setViewportSize(wide);
  await rowsOf(page).first().waitFor();
  return page;
}

async function emptyPage({ offprint, say, look }: Scene): Promise<void> {
  const page = await offprint.extensionPage('library.html');
  await page.getByRole('heading', { name: say('library_empty') }).waitFor();
  await look(page, 'empty');
  await page.addInitScript(() => {
    indexedDB.open = () => {
      throw new DOMException('no', 'UnknownError');
    };
  });
  await page.reload();
  await button(page, say('action_retry')).waitFor();
  await look(page, 'cannot open');
}

async function lists(scene: Scene): Promise<void> {
  const { say, look } = scene;
  const page = await open(scene);
  await look(page, 'list');
  await rowsOf(page).first().click();
  const details = page.getByRole('complementary', { name: say('popup_details') });
  await details.getByRole('heading', { level: 2 }).first().waitFor();
  await look(page, 'details');
  await page.goto(scene.offprint.url('library.html#/?paper=seed-000003'));
  await details.getByText(say('duplicate_probably')).waitFor();
  await look(page, 'details of a paper that is probably here twice');
  await rowsOf(page).first().click();
  await page.keyboard.press('x');
  for (let n = 0; n < 3; n += 1) await page.keyboard.press('Shift+ArrowDown');
  await page.getByRole('heading', { name: say('details_chosen_other', '4') }).waitFor();
  await look(page, 'several chosen');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await page.keyboard.press('/');
  await page.keyboard.type('drift');
  await page.locator('mark').first().waitFor();
  await look(page, 'search');
  await page.getByRole('combobox').first().fill('wombat');
  await page.getByRole('heading', { name: say('library_none') }).waitFor();
  await look(page, 'search without a result');
  await page.goto(scene.offprint.url('library.html#/?view=queue'));
  await rowsOf(page).first().waitFor();
  await look(page, 'queue');
  await page.getByRole('radio', { name: say('library_layout_table') }).check({ force: true });
  await page.getByRole('columnheader').nth(2).waitFor();
  await look(page, 'table');
  await page.getByRole('radio', { name: say('library_layout_list') }).check({ force: true });
  await page.goto(scene.offprint.url('library.html#/?view=bin'));
  await button(page, say('library_bin_empty')).waitFor();
  await look(page, 'bin');
  await button(page, say('library_bin_empty')).click();
  await page.getByRole('dialog').waitFor();
  await look(page, 'empty the bin');
}

async function dialogs(scene: Scene): Promise<void> {
  const { say, look } = scene;
  const page = await open(scene);
  const dialog = page.getByRole('dialog');
  const seen = async (state: string) => {
    await dialog.waitFor();
    await look(page, state);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
  };
  await rowsOf(page).nth(1).focus();
  await page.keyboard.press('?');
  await dialog.waitFor();
  await look(page, 'keys');
  await page.keyboard.press('Escape');
  await page.keyboard.press('x');
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('t');
  await seen('tag several');
  await page.keyboard.press('m');
  await seen('merge');
  await page.keyboard.press('e');
  await dialog.getByText('@').first().waitFor();
  await seen('export');
  await page.keyboard.press('Control+k');
  await page.getByRole('option').first().waitFor();
  await look(page, 'palette');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Delete');
  await button(page, say('action_undo')).waitFor();
  await look(page, 'deleted, with undo');
  await button(page, say('action_undo')).click();
  await page.keyboard.press('/');
  await page.keyboard.type('drift');
  await button(page, say('library_view_save')).click();
  await seen('save as a view');
  await page.setViewportSize({ width: 320, height: 640 });
  await button(page, say('library_side_open')).click();
  await dialog.waitFor();
  await look(page, 'side bar over the list');
}

export const emptyLibrary: Surface = ['library without papers', emptyPage];
export const libraryPages: Surface[] = [
  ['library', lists],
  ['library’s dialogs', dialogs],
];
