/**
 * By the keyboard alone: the popup's story, in which the focus is never lost, and Tab through every page
 * of ours, each stop of which shows that it has the focus.
 */
import { describe, expect, it } from 'vitest';
import type { Paper } from '../../lib/paper/schema.ts';
import { libraryOf } from './support/database.ts';
import { Keyboard } from './support/keyboard.ts';
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
    await page.locator('[aria-busy="true"]').waitFor({ state: 'detached' });
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
