/** The library page as a person uses it, on the production build. */
import type { Locator, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import type { Paper } from '../../lib/paper/schema.ts';
import { libraryOf } from './support/database.ts';
import { lie, stacked } from './support/rows.ts';
import { inBrowser, soon } from './support/session.ts';

const session = inBrowser();

const grid = (page: Page): Locator => page.getByRole('grid', { name: 'Papers' });
const rows = (page: Page): Locator => grid(page).locator('[data-id]');
const row = (page: Page, name: string): Locator =>
  grid(page).getByRole('row', { name, exact: true });
const heading = (page: Page, name: string): Locator =>
  page.getByRole('heading', { name, level: 1 });
const toolbar = (page: Page): Locator => page.getByRole('toolbar', { name: 'Chosen papers' });
const search = (page: Page): Locator => page.getByLabel('Search your papers');
const names = (page: Page): Promise<(string | null)[]> =>
  rows(page).evaluateAll((all) => all.map((each) => each.getAttribute('aria-label')));

/** A few papers with names that one can tell apart, the first the newest. */
function few(titles: readonly string[], changes: (index: number) => Partial<Paper> = () => ({})) {
  return libraryOf(titles.length).map((paper, index) => ({
    ...paper,
    title: titles[index] ?? '',
    status: 'unread' as const,
    ...changes(index),
  }));
}

async function open(hash = '#/'): Promise<Page> {
  const page = await session.offprint.extensionPage(`library.html${hash}`);
  await page.getByRole('navigation', { name: 'Library' }).waitFor({ state: 'attached' });
  return page;
}

let runs = 0;

/** The page over these papers; others than those of the test before, which search may remember. */
async function filled(papers: Paper[], hash = '#/'): Promise<Page> {
  runs += 1;
  const own = papers.map((paper) => ({
    ...paper,
    id: `${paper.id}-${runs}`,
    updatedAt: Date.now(),
  }));
  await (await session.offprint.extensionPage('library.html')).close();
  await session.offprint.database.add('papers', own);
  return open(hash);
}

const stored = async (title: string): Promise<Paper | undefined> => {
  const all = await session.offprint.database.rows<Paper>('papers');
  return all.find((paper) => paper.title === title);
};

const letters = ['Ants', 'Bees', 'Crows', 'Deer', 'Eels'];

it('searches, chooses a range, tags it and takes that back in one', async () => {
  const page = await filled(libraryOf(300));
  await rows(page).first().waitFor();
  await page.keyboard.press('/');
  await page.keyboard.type('proteins');
  await expect.poll(() => page.getByRole('status').first().textContent(), soon).toBe('60 papers');
  await expect.poll(() => grid(page).locator('mark').first().textContent(), soon).toBe('proteins');
  await page.keyboard.press('Enter');
  await page.keyboard.press('x');
  for (let n = 0; n < 3; n += 1) await page.keyboard.press('Shift+ArrowDown');
  await toolbar(page).getByText('4 chosen').waitFor();
  await page.keyboard.press('t');
  await page.keyboard.type('to cite');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  const tagged = async () =>
    (await session.offprint.database.papers()).filter(({ tags }) => tags.includes('to cite'));
  await expect.poll(async () => (await tagged()).length, soon).toBe(4);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect.poll(async () => (await tagged()).length, soon).toBe(0);
});

it('begins at the top with another question, view or order', async () => {
  const page = await filled(libraryOf(300));
  // It has the focus, wherever the list is scrolled to.
  await rows(page).first().click();
  const height = () => grid(page).evaluate((element) => element.scrollTop);
  // Right after a letter the list is shorter.
  const scroll = () => grid(page).evaluate((element) => element.scrollTo(0, 3000));
  const down = async () => {
    await expect.poll(() => scroll().then(height), soon).toBeGreaterThan(2000);
    await expect.poll(() => lie(grid(page)), soon).toEqual(stacked);
  };
  await down();
  // Not a word that could be found: other papers all the same.
  await search(page).fill('year:2024 -tag:"topic 3"');
  await expect.poll(height, soon).toBe(0);
  await expect.poll(() => lie(grid(page)), soon).toEqual(stacked);
  await down();
  await search(page).fill('sort:title');
  await expect.poll(height, soon).toBe(0);
  await down();
  await page.getByRole('link', { name: /^Read\b/ }).click();
  await heading(page, 'Read').waitFor();
  await expect.poll(height, soon).toBe(0);
});

it('keeps where it is over a reload, and goes back and forward', async () => {
  const page = await filled(few(letters, (index) => (index < 2 ? { status: 'reading' } : {})));
  await page.getByRole('link', { name: /^Reading/ }).click();
  await heading(page, 'Reading').waitFor();
  await expect.poll(() => names(page), soon).toEqual(['Ants', 'Bees']);
  await search(page).fill('bees');
  await expect.poll(() => names(page), soon).toEqual(['Bees']);
  await row(page, 'Bees').click();
  const details = page.getByRole('complementary', { name: 'Details' });
  await details.getByText('Bees').first().waitFor();
  await page.reload();
  await details.getByText('Bees').first().waitFor();
  expect(await search(page).inputValue()).toBe('bees');
  await heading(page, 'Reading').waitFor();
  await page.goBack();
  await details.waitFor({ state: 'detached' });
  await page.goBack();
  await expect.poll(() => names(page), soon).toEqual(['Ants', 'Bees']);
  await page.goForward();
  await expect.poll(() => search(page).inputValue(), soon).toBe('bees');
});

it('saves a search as a view of the user’s own', async () => {
  const page = await filled(few(letters));
  await search(page).fill('ants or eels');
  await expect.poll(async () => (await names(page)).length, soon).toBe(2);
  await page.getByRole('button', { name: 'Save as a view' }).click();
  await page.getByRole('textbox', { name: 'Name' }).fill('Small ones');
  await page.keyboard.press('Enter');
  await heading(page, 'Small ones').waitFor();
  expect(await search(page).inputValue()).toBe('');
  await page.reload();
  await heading(page, 'Small ones').waitFor();
  await expect.poll(async () => (await names(page)).toSorted(), soon).toEqual(['Ants', 'Eels']);
  expect(await page.getByRole('link', { name: /^Small ones/ }).textContent()).toMatch(/2$/);
});

describe('the queue', () => {
  // Without an order of its own the oldest is first.
  const oldest = letters.toReversed();

  it('is ordered by keyboard, and taken back', async () => {
    const page = await filled(few(letters), '#/?view=queue');
    await expect.poll(() => names(page), soon).toEqual(oldest);
    await page.keyboard.press('j');
    await page.keyboard.press('Alt+ArrowDown');
    const moved = ['Deer', 'Eels', 'Crows', 'Bees', 'Ants'];
    await expect.poll(() => names(page), soon).toEqual(moved);
    await page.keyboard.press('Control+z');
    await expect.poll(() => names(page), soon).toEqual(oldest);
  });

  it('is ordered by dragging, with a line where it goes', async () => {
    const page = await filled(few(letters), '#/?view=queue');
    await expect.poll(() => names(page), soon).toEqual(oldest);
    const grip = await row(page, 'Eels').locator('[data-do="drag"]').boundingBox();
    const target = await row(page, 'Crows').boundingBox();
    if (!grip || !target) throw new Error('nothing to drag');
    await page.mouse.move(grip.x + 5, grip.y + 10);
    await page.mouse.down();
    await page.mouse.move(target.x + 40, target.y + target.height - 6, { steps: 6 });
    await page.getByTestId('drop-line').waitFor();
    await page.mouse.up();
    await expect.poll(() => names(page), soon).toEqual(['Deer', 'Crows', 'Eels', 'Bees', 'Ants']);
    await page.reload();
    await expect.poll(async () => (await names(page))[2], soon).toBe('Eels');
  });
});

it('puts into the bin and back, with the focus on what is next', async () => {
  const page = await filled(few(letters));
  await row(page, 'Bees').waitFor();
  await row(page, 'Bees').focus();
  await page.keyboard.press('Delete');
  await expect.poll(() => names(page), soon).toEqual(['Ants', 'Crows', 'Deer', 'Eels']);
  const focused = () =>
    page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? '');
  await expect.poll(focused, soon).toBe('Crows');
  await page.getByRole('link', { name: /^Bin/ }).click();
  await heading(page, 'Bin').waitFor();
  await row(page, 'Bees').click({ modifiers: ['Control'] });
  await page.getByRole('button', { name: 'Restore' }).first().click();
  await page.getByRole('heading', { name: 'Nothing here' }).waitFor();
  expect((await stored('Bees'))?.deletedAt).toBeUndefined();
});

it('does by the palette what the keys do', async () => {
  const page = await filled(few(letters));
  await row(page, 'Ants').waitFor();
  const palette = page.getByRole('combobox', { name: 'Commands and papers' });
  await page.keyboard.press('Control+k');
  await palette.waitFor();
  await page.keyboard.type('deer');
  await page.getByRole('option', { name: /Deer/ }).waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('complementary', { name: 'Details' }).getByText('Deer').first().waitFor();
  await page.keyboard.press('Control+k');
  await palette.waitFor();
  await page.keyboard.type('next status');
  await page.keyboard.press('Enter');
  await expect.poll(async () => (await stored('Deer'))?.status, soon).toBe('reading');
});

it('acts on ten thousand chosen papers without freezing', async () => {
  const page = await filled(libraryOf(10_000));
  await rows(page).first().waitFor();
  // Before all of them are known, it means all of them nevertheless.
  await rows(page).first().focus();
  await page.keyboard.press('Control+a');
  await toolbar(page).getByText('10,000 chosen').waitFor();
  await page.keyboard.press('5');
  // The page answers while the worker is at it.
  await page.keyboard.press('?');
  await page.getByRole('dialog', { name: 'Keys' }).waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Undo' }).waitFor({ timeout: 90_000 });
  expect((await stored(libraryOf(1)[0]?.title ?? ''))?.rating).toBe(5);
}, 180_000);

it('opens by the browser’s command, once', async () => {
  const { offprint } = session;
  const ordinary = await offprint.visit('https://example.org/');
  const libraries = () =>
    offprint.context.pages().filter((each) => each.url().includes('library.html'));
  await offprint.giveCommand('open-library', ordinary);
  await expect.poll(() => libraries().length, soon).toBe(1);
  const [page] = libraries() as [Page];
  await page.getByRole('heading', { name: 'Your library is empty' }).waitFor();
  await offprint.giveCommand('open-library', ordinary);
  await expect.poll(() => page.evaluate(() => document.visibilityState), soon).toBe('visible');
  expect(libraries()).toHaveLength(1);
});

it('takes files that are dropped anywhere to the import', async () => {
  const page = await filled(few(letters));
  await row(page, 'Ants').waitFor();
  await page.evaluate(() => {
    const files = new DataTransfer();
    files.items.add(new File(['@article{a, title={Owls by night}, doi={10.1/x}}'], 'owls.bib'));
    const target = document.querySelector('[role="grid"]');
    for (const type of ['dragenter', 'dragover', 'drop']) {
      target?.dispatchEvent(
        new DragEvent(type, { dataTransfer: files, bubbles: true, cancelable: true }),
      );
    }
  });
  await page.getByRole('heading', { name: 'Import', exact: true }).waitFor();
  await page.getByText('Owls by night').first().waitFor();
  expect(page.url()).toContain('#/import');
});
