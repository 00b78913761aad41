/** The pages of the library in the dark and in forced colours: readable, and nothing too wide. */
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { expectAccessible } from './support/axe.ts';
import { libraryOf } from './support/database.ts';
import { inBrowser } from './support/session.ts';

const session = inBrowser();

const schemes = [
  ['dark', { colorScheme: 'dark', forcedColors: 'none' }],
  ['forced colours', { colorScheme: 'dark', forcedColors: 'active' }],
] as const;

const tooWide = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);

async function open(hash: string, media: (typeof schemes)[number][1]): Promise<Page> {
  const papers = libraryOf(30).map((paper, index) => ({
    ...paper,
    tags: index % 3 === 0 ? ['nlp/parsing', 'to cite'] : [],
    abstract: 'They count sheep.',
  }));
  await (await session.offprint.extensionPage('library.html')).close();
  await session.offprint.database.add('papers', papers);
  const page = await session.offprint.extensionPage(`library.html${hash}`);
  await page.emulateMedia(media);
  return page;
}

describe.each(schemes)('in %s axe finds nothing wrong', (name, media) => {
  it('in the list, the details and the dialogs', async () => {
    const page = await open('#/', media);
    const rows = page.getByRole('grid', { name: 'Papers' }).locator('[data-id]');
    await rows.nth(1).click();
    await page
      .getByRole('complementary', { name: 'Details' })
      .getByRole('heading', { level: 2 })
      .waitFor();
    await expectAccessible(page, `${name}: details`);
    await page.keyboard.press('x');
    await page.keyboard.press('Shift+ArrowDown');
    await page.keyboard.press('m');
    await page.getByRole('dialog', { name: /^Merge/ }).waitFor();
    await expectAccessible(page, `${name}: merge`);
    await page.keyboard.press('Escape');
    await page.keyboard.press('e');
    await page.getByRole('dialog', { name: /^Export/ }).waitFor();
    await expectAccessible(page, `${name}: export`);
  });

  it.each([
    ['import', 'Import'],
    ['tags', 'Tags'],
  ])('in %s, also at 320 px', async (place, title) => {
    const page = await open(`#/${place}`, media);
    await page.getByRole('heading', { name: title, level: 1 }).waitFor();
    await expectAccessible(page, `${name}: ${place}`);
    await page.setViewportSize({ width: 320, height: 640 });
    await page.getByRole('heading', { name: title, level: 1 }).waitFor();
    expect(await tooWide(page)).toBe(false);
    await expectAccessible(page, `${name}: ${place}, narrow`);
  });
});
