/** Tabs racing each other lose nothing and double nothing. */
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { numbered } from '../web/papers.ts';
import { libraryOf } from './support/database.ts';
import { inBrowser } from './support/session.ts';
import type { Widget } from './support/widget.ts';

const session = inBrowser();

const unsaved = 'Save to Offprint';
const saved = /^In Offprint/;

/** Tabs with the pages, each with Offprint's button there to be pressed. */
async function openAll(urls: string[]): Promise<Widget[]> {
  return Promise.all(
    urls.map(async (url) => {
      const widget = await session.offprint.widget(await session.offprint.visit(url));
      await widget.waitFor('button', unsaved, 20_000);
      return widget;
    }),
  );
}

const pressAll = (widgets: Widget[]) =>
  Promise.all(widgets.map(({ page }) => page.keyboard.press('Alt+KeyS')));

const allSaved = (widgets: Widget[]) =>
  Promise.all(widgets.map((widget) => widget.waitFor('button', saved, 20_000)));

describe.each([0, 5000])('with %i papers in the library', (size) => {
  const seed = async () => {
    if (size === 0) return;
    const popup = await session.offprint.popup();
    await popup.getByText('Your library is empty').waitFor();
    await popup.close();
    await session.offprint.database.add('papers', libraryOf(size));
  };

  it('8 papers saved at once in 8 tabs are 8 papers', async () => {
    await seed();
    const papers = numbered(8);
    const widgets = await openAll(papers.map(({ id }) => `https://arxiv.org/abs/${id}`));
    await pressAll(widgets);
    await allSaved(widgets);
    const titles = (await session.offprint.database.papers()).map(({ title }) => title);
    expect(titles).toHaveLength(size + 8);
    expect(titles).toEqual(expect.arrayContaining(papers.map(({ title }) => title)));
  });

  it('one paper saved at once in 8 tabs, by any of its addresses, is one paper', async () => {
    await seed();
    const [{ id } = { id: '' }] = numbered(1);
    const widgets = await openAll(
      ['abs', 'html', 'abs', 'html', 'abs', 'abs', 'html', 'abs'].map(
        (kind, index) => `https://arxiv.org/${kind}/${id}v${1 + (index % 3)}`,
      ),
    );
    await pressAll(widgets);
    await allSaved(widgets);
    expect(await session.offprint.database.count('papers')).toBe(size + 1);
  });
});

it('8 tabs that tag one paper at once leave 8 tags', async () => {
  const [{ id } = { id: '' }] = numbered(1);
  const first = await openAll([`https://arxiv.org/abs/${id}`]);
  await pressAll(first);
  await allSaved(first);
  // One after the other: the tab that a popup is about is the active one of that moment.
  const popups: Page[] = [];
  for (let n = 0; n < 8; n += 1) popups.push(await session.offprint.popup(first[0]?.page));
  for (const [index, popup] of popups.entries()) {
    await popup.getByRole('combobox', { name: 'Add a tag' }).first().fill(`tag ${index}`);
  }
  await Promise.all(
    popups.map((popup) =>
      popup.getByRole('combobox', { name: 'Add a tag' }).first().press('Enter'),
    ),
  );
  await expect
    .poll(async () => (await session.offprint.database.papers())[0]?.tags.toSorted(), {
      timeout: 8000,
    })
    .toEqual(Array.from({ length: 8 }, (_, index) => `tag ${index}`));
});
