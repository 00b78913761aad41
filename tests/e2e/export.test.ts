/** Exporting from the library page, on the production build. */
import { readFileSync } from 'node:fs';
import type { Locator, Page } from 'playwright-core';
import { expect, it } from 'vitest';
import type { Paper } from '../../lib/paper/schema.ts';
import { expectAccessible } from './support/axe.ts';
import { libraryOf } from './support/database.ts';
import { inBrowser } from './support/session.ts';

const session = inBrowser();

async function filled(papers: Paper[]): Promise<Page> {
  await (await session.offprint.extensionPage('library.html')).close();
  await session.offprint.database.add('papers', papers);
  const page = await session.offprint.extensionPage('library.html#/');
  await page.getByRole('grid', { name: 'Papers' }).locator('[data-id]').first().waitFor();
  return page;
}

async function choose(page: Page, format: string): Promise<Locator> {
  await page.getByRole('grid', { name: 'Papers' }).locator('[data-id]').first().click();
  await page.keyboard.press('Control+a');
  await page.getByRole('toolbar').getByRole('button', { name: 'Export' }).click();
  const dialog = page.getByRole('dialog', { name: 'Export' });
  await dialog.getByRole('radio', { name: format, exact: true }).check();
  return dialog;
}

async function file(page: Page): Promise<{ name: string; text: string }> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('dialog').getByRole('button', { name: 'Export' }).click(),
  ]);
  return {
    name: download.suggestedFilename(),
    text: readFileSync(await download.path(), 'utf8'),
  };
}

it('writes the chosen papers in a worker, and their keys stay', async () => {
  const page = await filled(libraryOf(300));
  const dialog = await choose(page, 'BibTeX');
  await dialog.getByRole('region', { name: 'Preview' }).getByText('@').first().waitFor();
  await expectAccessible(page, 'export');
  const first = await file(page);
  expect(first.name).toMatch(/\.bib$/);
  expect(first.text.match(/^@/gm)).toHaveLength(300);
  const keys = new Set(first.text.match(/(?<=^@\w+\{)[^,]+/gm));
  expect(keys.size).toBe(300);
  const stored = await session.offprint.database.papers();
  expect(new Set(stored.map(({ citekey }) => citekey))).toEqual(keys);
});

it('formats references in a style, with nothing asked of the web', async () => {
  const page = await filled(libraryOf(30));
  const dialog = await choose(page, 'HTML bibliography');
  await dialog.getByLabel('Citation style').selectOption({ label: 'IEEE' });
  await dialog.getByRole('region', { name: 'Preview' }).getByText('[1]').waitFor();
  const { text } = await file(page);
  expect(text.match(/<li>/g)).toHaveLength(30);
  expect(text).toContain('[30]');
});
