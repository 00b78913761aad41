/** Editing in the details of the library page, on the production build. */
import type { Locator, Page } from 'playwright-core';
import { expect, it } from 'vitest';
import type { Paper } from '../../lib/paper/schema.ts';
import { libraryOf } from './support/database.ts';
import { inBrowser, soon } from './support/session.ts';

const session = inBrowser();

const pane = (page: Page): Locator => page.getByRole('region', { name: 'Details' });

async function details(changes: Partial<Paper>): Promise<{ page: Page; id: string }> {
  const [first] = libraryOf(1);
  const paper = { ...(first as Paper), ...changes };
  await (await session.offprint.extensionPage('library.html')).close();
  await session.offprint.database.add('papers', [paper]);
  const page = await session.offprint.extensionPage(`library.html#/?paper=${paper.id}`);
  await pane(page).waitFor();
  return { page, id: paper.id };
}

const stored = async (): Promise<Paper | undefined> =>
  (await session.offprint.database.rows<Paper>('papers'))[0];

it('keeps a correction, offers the site’s value again, and takes both back with Ctrl+Z', async () => {
  const { page } = await details({
    title: 'Counting sheep',
    source: 'arxiv',
    provenance: { title: { source: 'arxiv', at: 1 } },
  });
  await pane(page)
    .getByRole('button', { name: /^Edit Title/ })
    .click();
  const field = pane(page).getByRole('textbox', { name: 'Title' });
  await field.fill('Counting Sheep, Corrected');
  await field.press('Enter');
  await pane(page)
    .getByRole('button', { name: /^Edit Title: *Counting Sheep, Corrected/ })
    .waitFor();
  await expect.poll(stored, soon).toMatchObject({
    title: 'Counting Sheep, Corrected',
    told: { title: { value: 'Counting sheep', source: 'arxiv' } },
  });
  await pane(page).getByRole('button', { name: 'Take the site’s value for Title' }).click();
  await expect.poll(async () => (await stored())?.title, soon).toBe('Counting sheep');
  await page.keyboard.press('Control+z');
  await expect.poll(async () => (await stored())?.title, soon).toBe('Counting Sheep, Corrected');
  await page.keyboard.press('Control+z');
  await expect.poll(async () => (await stored())?.title, soon).toBe('Counting sheep');
  expect((await stored())?.told).toBeUndefined();
});

it('shows a note as it looks, and loads nothing that it names', async () => {
  const { page, id } = await details({});
  session.web.clearLog();
  const body =
    '**Look** at $x^2$ ![a](https://example.org/a.png) <img src="https://example.org/b.png">';
  await session.offprint.database.add('annotations', [
    { id: 'n', paperId: id, kind: 'note', body, tags: [], createdAt: 1, updatedAt: 1 },
  ]);
  await page.reload();
  await pane(page).locator('strong', { hasText: 'Look' }).waitFor();
  await pane(page).locator('math').first().waitFor();
  expect(await pane(page).locator('img').count()).toBe(0);
  expect(session.offprint.requests()).toEqual([]);
});
