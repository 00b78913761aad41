/** The statistics, on the production build and under its policy. */
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { expectAccessible } from './support/axe.ts';
import { libraryOf } from './support/database.ts';
import { inBrowser } from './support/session.ts';

const session = inBrowser();

async function open(): Promise<{ page: Page; refused: string[] }> {
  const refused: string[] = [];
  session.offprint.context.on('console', (message) => {
    if (/Content Security Policy/.test(message.text())) refused.push(message.text());
  });
  const page = await session.offprint.extensionPage('library.html#/stats');
  await page.getByRole('heading', { name: 'Statistics', level: 1 }).waitFor();
  return { page, refused };
}

it.each([1, 10, 500])(
  'draws %i papers within the policy, each picture with its table',
  async (count) => {
    await (await session.offprint.extensionPage('library.html')).close();
    await session.offprint.database.add('papers', libraryOf(count));
    const { page, refused } = await open();
    await page.locator('svg.offprint-plot').first().waitFor();
    const pictures = page.getByRole('region').filter({ has: page.locator('svg') });
    const tables = await page.getByText('Numbers as a table').count();
    // Pictures are drawn as they come near the window.
    for (const table of await page.getByText('Numbers as a table').all()) {
      await table.scrollIntoViewIfNeeded();
    }
    await expect.poll(() => pictures.count()).toBe(tables);
    await page.getByText('Numbers as a table').first().click();
    // A table is drawn when its element tells that it was opened, a moment after the click.
    await expect.poll(() => page.getByRole('table').first().getByRole('row').count()).toBe(53);
    await expectAccessible(page, `${count} papers`);
    expect(await page.locator('svg style').count()).toBe(0);
    expect(refused).toEqual([]);
    await page.setViewportSize({ width: 320, height: 640 });
    await expect
      .poll(() => page.evaluate(() => document.documentElement.scrollWidth))
      .toBeLessThanOrEqual(320);
  },
);

it('says so when there is nothing to count', async () => {
  const { page } = await open();
  await page.getByText('Numbers and pictures come with your first papers.').waitFor();
});
