/** The options as a person meets them, by keys alone, on the production build. */
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { expectAccessible } from './support/axe.ts';
import { libraryOf } from './support/database.ts';
import { inBrowser, soon } from './support/session.ts';

const session = inBrowser();

async function open(hash = ''): Promise<Page> {
  const page = await session.offprint.extensionPage(`options.html${hash}`);
  await page.getByRole('heading', { name: 'Options', level: 1 }).waitFor();
  return page;
}

const settings = (page: Page) =>
  page.evaluate(async () => (await chrome.storage.local.get('settings')).settings);

/** Tab until something has the focus. */
async function tabTo(page: Page, name: string): Promise<void> {
  const target = page.getByRole('button', { name, exact: true });
  await target.waitFor();
  for (let n = 0; n < 60; n += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`${name} was not reached`);
}

it('finds a setting, changes it, says so, and has it after a reload', async () => {
  const page = await open();
  await page.keyboard.press('/');
  await page.keyboard.type('night');
  await page.getByText('1 setting found').waitFor();
  await expect
    .poll(() => page.evaluate(() => CSS.highlights.has('options-found')), soon)
    .toBe(true);
  await expectAccessible(page, 'what was found');
  await page.getByRole('radio', { name: 'Like the system' }).focus();
  await page.keyboard.press('ArrowDown');
  await page.getByText('Saved', { exact: true }).waitFor();
  await page.keyboard.press('/');
  await page.keyboard.press('Escape');
  await page.getByRole('heading', { name: 'Danger zone' }).waitFor();

  await page.goto(session.offprint.url('options.html#data'));
  await page.reload();
  await page.getByRole('button', { name: 'Back up now' }).waitFor();
  const heading = page.getByRole('heading', { name: 'Your data' });
  // Held where the link led, whatever loads above it.
  await expect
    .poll(async () => {
      const { y = 0 } = (await heading.boundingBox()) ?? {};
      return y > 50 && y < 200;
    }, soon)
    .toBe(true);
  const current = page.getByRole('link', { name: 'Your data' });
  await expect.poll(() => current.getAttribute('aria-current'), soon).toBe('location');
  expect(await page.getByRole('radio', { name: 'Light' }).isChecked()).toBe(true);
  await page.getByRole('button', { name: 'Reset “Appearance”' }).press('Enter');
  await expect.poll(() => settings(page), soon).toMatchObject({ theme: 'system' });

  await page.setViewportSize({ width: 320, height: 640 });
  const wide = () => page.evaluate(() => document.documentElement.scrollWidth);
  await expect.poll(wide, soon).toBeLessThanOrEqual(320);
  await page.emulateMedia({ colorScheme: 'dark' });
  await expectAccessible(page, 'all of the options, narrow and dark');
});

it('deletes everything after a typed word, and a restore gives it back', async () => {
  const { offprint } = session;
  await (await offprint.extensionPage('library.html')).close();
  await offprint.database.add('papers', libraryOf(40));
  await offprint.database.add('annotations', [
    {
      id: 'n1',
      paperId: 'seed-000003',
      kind: 'note',
      body: 'My words',
      tags: [],
      createdAt: 1,
      updatedAt: 2,
    },
  ]);
  const titles = async () => (await offprint.database.papers()).map(({ title }) => title);
  const before = await titles();
  const page = await open('#danger');
  await page.evaluate(async () => {
    await chrome.storage.local.set({ settings: { theme: 'dark', citationStyle: 'ieee' } });
  });
  await tabTo(page, 'Delete everything…');
  await page.keyboard.press('Enter');
  await page.getByText('A backup was made: 40 papers, and all that belongs to them.').waitFor();
  await expectAccessible(page, 'about to delete everything');
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Save it as a file' }).press('Enter'),
  ]);
  const file = readFileSync(await download.path());
  await page.getByRole('checkbox', { name: /^Keep this last backup/ }).press('Space');
  await page.getByRole('textbox', { name: /^Type/ }).press('Enter');
  await page.getByText('Type the word “delete” first.').waitFor();
  expect(await offprint.database.count('papers')).toBe(40);
  await page.keyboard.type('delete');
  await page.keyboard.press('Enter');
  await page.getByText(/^Everything was deleted/).waitFor();
  expect(await offprint.database.count('papers')).toBe(0);
  expect(await offprint.database.count('annotations')).toBe(0);
  await expect.poll(() => settings(page), soon).toBeUndefined();
  await page.keyboard.press('Escape');
  await page.getByText(/^There is no backup yet/).waitFor();

  // Days later, from the file.
  await page.reload();
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'mine.json.gz', mimeType: 'application/gzip', buffer: file });
  await page.getByRole('heading', { name: 'Restore mine.json.gz' }).waitFor();
  await page.getByRole('button', { name: 'Replace my library' }).press('Enter');
  await page.getByText(/^Your library is what the backup holds: 41 entries/).waitFor();
  expect(await titles()).toEqual(before);
  expect(await offprint.database.rows('annotations')).toMatchObject([{ body: 'My words' }]);
  await expect.poll(() => settings(page), soon).toMatchObject({ citationStyle: 'ieee' });
});
