/**
 * By the keyboard alone: a story on each surface, in which the focus is never lost (not after a deletion,
 * an undo, the end of a dialog or of a row), and Tab through every page of ours, each stop of which shows
 * that it has the focus.
 */
import { describe, expect, it } from 'vitest';
import type { Paper } from '../../lib/paper/schema.ts';
import { passages, readingPage } from '../web/pages-reading.ts';
import { paper } from '../web/papers.ts';
import { libraryOf } from './support/database.ts';
import { Keyboard, reachInside } from './support/keyboard.ts';
import { painted, select } from './support/passages.ts';
import { list, row } from './support/popup.ts';
import { inChromium, soon } from './support/session.ts';

const session = inChromium({ reducedMotion: 'reduce' });
const names = ['Ants', 'Bees', 'Crows', 'Deer', 'Eels'];

async function shelve(titles: readonly string[]): Promise<void> {
  await (await session.offprint.extensionPage('library.html')).close();
  const papers = libraryOf(titles.length).map((each, index) => ({
    ...each,
    title: titles[index] ?? '',
    status: 'unread',
    tags: ['zoo/small', 'zoo'].slice(index % 3),
    updatedAt: Date.now(),
  }));
  await session.offprint.database.add('papers', papers);
}

const stored = async (title: string): Promise<Paper | undefined> =>
  (await session.offprint.database.rows<Paper>('papers')).find((each) => each.title === title);

it('the popup: search, open, status, tag, note, delete, undo', async () => {
  await shelve(names);
  const popup = await session.offprint.popup();
  await row(popup, 'Ants').waitFor();
  const keys = new Keyboard(popup);
  await keys.press('/');
  await keys.type('bees');
  await expect.poll(() => list(popup).getByRole('row').count(), soon).toBe(1);
  await keys.press('ArrowDown');
  await keys.isOn(row(popup, 'Bees'));
  await keys.press('s');
  await expect.poll(async () => (await stored('Bees'))?.status, soon).toBe('reading');
  await keys.press('t');
  await keys.type('to cite');
  await keys.press('Enter', 'Escape');
  await expect.poll(async () => (await stored('Bees'))?.tags, soon).toContain('to cite');
  await keys.keeps('after a tag');
  await keys.press('n');
  await keys.type('They count.');
  await expect
    .poll(async () => (await session.offprint.database.notes())[0]?.body, soon)
    .toBe('They count.');
  await keys.press('Escape');
  await keys.reach(row(popup, 'Bees'), true);
  await keys.press('Delete');
  await popup.getByRole('button', { name: 'Undo' }).waitFor();
  await keys.keeps('after a deletion');
  await keys.press('Control+z');
  await row(popup, 'Bees').waitFor();
  await keys.keeps('after an undo');
  await keys.press('/', 'Escape', 'Escape');
  await expect.poll(() => list(popup).getByRole('row').count(), soon).toBe(5);
  await keys.press('?');
  await popup.getByRole('dialog').waitFor();
  await keys.press('Escape');
  await keys.keeps('after the help');
});

it('the library: find, open, tag, note, several at once, undo, bin, and the order of the queue', async () => {
  await shelve(names);
  const page = await session.offprint.extensionPage('library.html');
  const keys = new Keyboard(page);
  const rows = page.getByRole('grid', { name: 'Papers' }).locator('[data-id]');
  const paperRow = (name: string) =>
    page.getByRole('grid', { name: 'Papers' }).getByRole('row', { name, exact: true });
  const order = () => rows.evaluateAll((all) => all.map((each) => each.ariaLabel));
  await paperRow('Ants').waitFor();

  await keys.press('/');
  await keys.type('bees');
  await expect.poll(order, soon).toEqual(['Bees']);
  await keys.press('Enter');
  await keys.isOn(paperRow('Bees'));
  await keys.press('Space');
  const details = page.getByRole('complementary', { name: 'Details' });
  await details.getByRole('heading', { name: 'Bees' }).waitFor();
  await keys.push(details.getByRole('button', { name: 'Edit Title' }));
  await keys.press('Control+a');
  await keys.type('Bees and bears');
  await keys.press('Enter');
  await expect.poll(() => stored('Bees and bears'), soon).toBeDefined();
  await keys.keeps('after an edit');
  await keys.press('Escape');
  await details.waitFor({ state: 'detached' });
  await keys.isOn(paperRow('Bees and bears'));
  await keys.press('n');
  await keys.isOn(details.getByRole('textbox', { name: 'Note', exact: true }));
  await keys.type('They count.');
  await expect
    .poll(async () => (await session.offprint.database.notes())[0]?.body, soon)
    .toBe('They count.');
  await keys.press('Escape', 'Escape');
  await keys.isOn(paperRow('Bees and bears'));
  await keys.press('/', 'Escape');
  await expect.poll(async () => (await order()).length, soon).toBe(5);

  await keys.press('Enter');
  await keys.press('Home', 'j');
  await keys.isOn(paperRow('Bees and bears'));
  await keys.press('x', 'Shift+ArrowDown', 't');
  await page.getByRole('dialog').waitFor();
  await keys.type('to cite');
  await keys.press('Enter', 'Enter');
  const tagged = async () =>
    (await session.offprint.database.papers()).filter(({ tags }) => tags.includes('to cite'));
  await expect.poll(async () => (await tagged()).length, soon).toBe(2);
  await keys.keeps('after a dialog');
  await keys.press('Control+z');
  await expect.poll(async () => (await tagged()).length, soon).toBe(0);
  await keys.keeps('after an undo');
  await keys.press('Escape', 'Delete');
  await paperRow('Crows').waitFor({ state: 'detached' });
  await keys.isOn(paperRow('Deer'));
  await keys.press('Control+k');
  await page.getByRole('combobox', { name: 'Commands and papers' }).waitFor();
  await keys.press('Escape');
  await keys.isOn(paperRow('Deer'));

  await keys.reach(page.getByRole('link', { name: /^Bin/ }), true);
  await keys.press('Enter');
  await paperRow('Crows').waitFor();
  await keys.press('j');
  await keys.isOn(paperRow('Crows'));
  await keys.press('x');
  await keys.push(page.getByRole('button', { name: 'Restore' }).first());
  await expect.poll(async () => (await stored('Crows'))?.deletedAt, soon).toBeUndefined();
  await keys.keeps('after the last row has gone');

  await keys.reach(page.getByRole('link', { name: /^To read/ }), true);
  await keys.press('Enter');
  await rows.nth(4).waitFor();
  await keys.press('j');
  await keys.isOn(rows.first());
  const [first, second, ...others] = await order();
  await keys.press('Alt+ArrowDown');
  await expect.poll(order, soon).toEqual([second, first, ...others]);
  await keys.isOn(rows.nth(1));
});

it('the new tab: choose, save, hide, undo, search, another list', async () => {
  const page = await session.offprint.newTab();
  const picks = page.getByRole('tabpanel').getByRole('heading', { level: 2 });
  await picks.nth(3).waitFor();
  const keys = new Keyboard(page);
  await keys.press('j', 's');
  await expect.poll(async () => (await session.offprint.database.papers()).length, soon).toBe(1);
  await keys.press('j');
  const hidden = await keys.focused();
  await keys.press('h');
  await page.getByRole('button', { name: 'Undo' }).first().waitFor();
  await keys.keeps('after a paper was hidden');
  await keys.press('z');
  await expect.poll(() => keys.focused(), soon).toBe(hidden);
  await keys.press('/');
  await keys.type('memory');
  const results = page.getByRole('region', { name: 'What was found' });
  await results.getByRole('heading', { level: 2 }).first().waitFor();
  await keys.press('Escape');
  await picks.first().waitFor();
  await keys.keeps('after a search');
  await expect.poll(() => keys.focused(), soon).not.toContain('input');
  await keys.press('g', 'd');
  await page.getByRole('tab', { name: 'Today', selected: true }).waitFor();
  await keys.keeps('after another list');
  const view = page.getByRole('button', { name: 'View', exact: true });
  await keys.push(view);
  await page.getByRole('menu').first().waitFor();
  await keys.press('Escape');
  await keys.isOn(view);
});

it('a page: save, tag, note; highlight, its note, the panel, delete, undo', async () => {
  const { offprint, web } = session;
  const body = readingPage(paper('2607.01234'), 1);
  web.misbehave('arxiv.org', '/html/2607.01234v1', { body });
  const page = await offprint.visit('https://arxiv.org/html/2607.01234v1');
  const widget = await offprint.widget(page);
  const keys = new Keyboard(page);
  const notes = async () => (await offprint.database.notes()).map((each) => each.body);
  await widget.waitFor('button', 'Save to Offprint');
  await keys.press('Alt+KeyS');
  await widget.waitFor('button', 'Undo saving');
  await keys.press('Alt+KeyS');
  await reachInside(widget, 'textbox', 'Add a tag');
  await keys.type('to cite');
  await keys.press('Enter');
  await widget.waitFor('button', 'Remove the tag to cite');
  await reachInside(widget, 'textbox', 'Note');
  await keys.type('A thought');
  await expect.poll(notes, soon).toEqual(['A thought']);
  await keys.press('Escape');
  await expect.poll(() => widget.has('textbox', 'Note'), soon).toBe(false);

  await select(page, passages.stays);
  await widget.waitFor('toolbar', 'Highlight the selection');
  await keys.press('Alt+Shift+KeyH');
  await reachInside(widget, 'button', /^(Yellow|Green)/);
  await keys.press('ArrowRight', 'Enter');
  await expect
    .poll(async () => Object.values(await painted(page)).flat(), soon)
    .toEqual([passages.stays]);
  await page.evaluate(() => document.getSelection()?.removeAllRanges());
  await keys.press('Alt+KeyH');
  await reachInside(widget, 'textbox', 'Note on the highlight');
  await keys.type('Since when?');
  await expect.poll(notes, soon).toContain('Since when?');
  await keys.press('Escape');

  await keys.press('Alt+Shift+KeyH');
  await widget.waitFor('dialog', 'Notes and highlights');
  await reachInside(widget, 'button', `Show on the page: ${passages.stays}`);
  await keys.press('Delete');
  await expect.poll(notes, soon).toEqual(['A thought']);
  await reachInside(widget, 'button', 'Undo deleting the highlight');
  await keys.press('Enter');
  await expect.poll(notes, soon).toContain('Since when?');
  await keys.press('Escape');
  await expect.poll(() => widget.has('dialog', 'Notes and highlights'), soon).toBe(false);
});

describe('Tab leads through all of it, and shows where it is:', () => {
  const addresses = [
    ['popup.html?alone', 8],
    ['library.html', 30],
    ['library.html#/?paper=seed-000001', 15],
    ['library.html#/import', 12],
    ['library.html#/tags', 12],
    ['library.html#/backups', 10],
    ['library.html#/digests', 15],
    ['library.html#/stats', 12],
    ['newtab.html', 20],
    ['options.html', 15],
  ] as const;

  it.each(addresses)('%s', async (address, least) => {
    await shelve(names);
    const page = await session.offprint.extensionPage(address);
    await page.getByRole('heading').first().waitFor({ state: 'attached' });
    await page.locator('[aria-busy="true"]').first().waitFor({ state: 'detached' });
    if (address.includes('paper=')) {
      const details = page.getByRole('complementary', { name: 'Details' });
      await details.getByRole('heading').first().waitFor();
    }
    const reachable = page.locator('a[href], button, input, select, textarea, [tabindex="0"]');
    await expect.poll(() => reachable.count(), soon).toBeGreaterThanOrEqual(least);
    const { stops, unseen } = await new Keyboard(page).unseenStops();
    expect(unseen).toEqual([]);
    expect(stops).toBeGreaterThanOrEqual(least);
  });
});
