/** The popup: the paper of the tab on top, the reading list below, live. */
import { describe, expect, it } from 'vitest';
import { unknownHostPaper } from '../web/pages-publishers.ts';
import { paper } from '../web/papers.ts';
import { inFirefox } from './support/builds.ts';
import { inChromiumOnly } from './support/chromium.ts';
import { libraryOf } from './support/database.ts';
import { list, now, row } from './support/popup.ts';
import { lie, stacked } from './support/rows.ts';
import { inBrowser, soon } from './support/session.ts';

const session = inBrowser();

const abstract = 'https://arxiv.org/abs/2607.01234';
const { title } = paper('2607.01234');
const unsaved = 'Save to Offprint';
const saved = /^In Offprint/;

/** Open the page of a paper and save it there. */
async function saveFromPage(id = '2607.01234') {
  const page = await session.offprint.visit(`https://arxiv.org/abs/${id}`);
  const widget = await session.offprint.widget(page);
  await widget.click('button', unsaved);
  await widget.waitFor('button', saved);
  return { page, widget };
}

/** A library of some size that was there before any page opened. */
async function seed(count: number) {
  const first = await session.offprint.popup();
  await first.getByText('Your library is empty').waitFor();
  await first.close();
  await session.offprint.database.add('papers', libraryOf(count));
}

describe('the paper of the tab', () => {
  it('shows what was saved on the page, on top and in the list', async () => {
    const { page } = await saveFromPage();
    const popup = await session.offprint.popup(page);
    await now(popup).getByText(title).waitFor();
    await row(popup, title).getByText('Okafor').waitFor();
    await row(popup, title).getByText('2026').waitFor();
    expect(await list(popup).getByRole('row').count()).toBe(1);
  });

  it('is saved from the popup, and the page knows at once', async () => {
    const page = await session.offprint.visit(abstract);
    const widget = await session.offprint.widget(page);
    await widget.waitFor('button', unsaved);
    session.web.clearLog();
    const popup = await session.offprint.popup(page);
    await now(popup).getByRole('button', { name: 'Save', exact: true }).click();
    await row(popup, title).waitFor();
    await widget.waitFor('button', saved);
    expect(await session.offprint.database.papers()).toMatchObject([{ title }]);
    expect(session.offprint.hostsAsked()).toEqual([]);
  });

  it('takes status, tags of any script with spaces, and a note, which the page shows', async () => {
    const { page, widget } = await saveFromPage();
    const popup = await session.offprint.popup(page);
    await now(popup).getByText('Reading', { exact: true }).click();
    const field = now(popup).getByRole('combobox', { name: 'Add a tag' });
    for (const tag of ['two words', '読む', 'nlp/parsing']) {
      await field.fill(tag);
      await field.press('Enter');
      await now(popup)
        .getByRole('button', { name: `Remove the tag ${tag}` })
        .waitFor();
    }
    await now(popup).getByRole('textbox', { name: 'Note' }).fill('Read **section 3** again.');
    await now(popup).getByText('Saved', { exact: true }).waitFor();
    await expect
      .poll(() => session.offprint.database.papers(), soon)
      .toMatchObject([{ status: 'reading', tags: ['two words', '読む', 'nlp/parsing'] }]);
    await page.bringToFront();
    await widget.waitFor('button', 'In Offprint: reading, 1 note, 3 tags');
  });

  it('keeps a note that was closed in the middle of a word', async () => {
    const { page } = await saveFromPage();
    const popup = await session.offprint.popup(page);
    await now(popup).getByRole('textbox', { name: 'Note' }).pressSequentially('The main clai');
    await popup.close({ runBeforeUnload: false });
    const again = await session.offprint.popup(page);
    await expect
      .poll(() => now(again).getByRole('textbox', { name: 'Note' }).inputValue(), soon)
      .toBe('The main clai');
    await expect
      .poll(() => session.offprint.database.notes(), soon)
      .toMatchObject([{ body: 'The main clai' }]);
  });

  it.skipIf(inFirefox)('is read on request where Offprint does not know the site', async () => {
    const page = await session.offprint.visit(unknownHostPaper.url);
    session.web.clearLog();
    const { popup, leave } = await inChromiumOnly(session.offprint).pressToolbarButton(page);
    await popup.locator('aria/Save this page as a paper[role="button"]').click();
    await popup.locator('aria/Save[role="button"]').click();
    await expect
      .poll(() => session.offprint.database.papers(), soon)
      .toMatchObject([
        {
          title: unknownHostPaper.title,
          identifiers: expect.arrayContaining([`doi:${unknownHostPaper.doi}`]),
          authors: [{ family: 'Wren' }, { family: 'Bose' }],
          venue: unknownHostPaper.journal,
        },
      ]);
    await leave();
    expect(session.offprint.hostsAsked()).toEqual([]);
  });

  it.skipIf(inFirefox)('keeps a note typed in the real popup when that closes', async () => {
    const { page } = await saveFromPage();
    const { popup, leave } = await inChromiumOnly(session.offprint).pressToolbarButton(page);
    await popup.locator('aria/Note[role="textbox"]').click();
    await popup.keyboard.type('Half a thoug');
    await popup.close();
    await leave();
    const again = await session.offprint.popup(page);
    await expect
      .poll(() => now(again).getByRole('textbox', { name: 'Note' }).inputValue(), soon)
      .toBe('Half a thoug');
  });
});

describe('adding by hand', () => {
  it.each([
    ['an arXiv id', 'arXiv:2607.03117v1', paper('2607.03117').title, ['arxiv.org']],
    [
      'an arXiv address',
      'https://arxiv.org/pdf/math/0309136',
      paper('math/0309136').title,
      ['arxiv.org'],
    ],
    [
      'the DOI of an arXiv paper',
      '10.48550/arXiv.2607.02001',
      /Sparse Attention over Long Proofs/,
      ['arxiv.org'],
    ],
    ['a DOI', 'https://doi.org/10.5555/abc.1', /10\.5555\/abc\.1/, []],
  ])('takes %s', async (_, text, shown, hosts) => {
    const page = await session.offprint.visit('https://example.org/');
    session.web.clearLog();
    const popup = await session.offprint.popup(page);
    const field = popup.getByRole('textbox', { name: 'Add by arXiv id, DOI or web address' });
    await field.fill(text);
    await field.press('Enter');
    await row(popup, shown).waitFor();
    expect(await session.offprint.database.papers()).toHaveLength(1);
    expect(session.offprint.hostsAsked()).toEqual(hosts);
  });
});

describe('the reading list', () => {
  it('shows a save made in another tab by itself', async () => {
    const popup = await session.offprint.popup();
    await popup.getByText('Your library is empty').waitFor();
    await saveFromPage();
    await popup.bringToFront();
    await row(popup, title).waitFor();
  });

  it('puts away and brings back', async () => {
    await saveFromPage();
    await saveFromPage('2607.03117');
    const popup = await session.offprint.popup();
    await row(popup, title).click({ position: { x: 200, y: 4 } });
    await popup.keyboard.press('Delete');
    await row(popup, title).waitFor({ state: 'detached' });
    expect(await session.offprint.database.papers()).toHaveLength(1);
    await popup.getByRole('button', { name: 'Undo' }).click();
    await row(popup, title).waitFor();
    expect(await session.offprint.database.papers()).toHaveLength(2);
  });

  it('finds by title, author, tag, note and year among 2,000', async () => {
    await seed(2000);
    const { page } = await saveFromPage();
    const popup = await session.offprint.popup(page);
    await now(popup).getByRole('combobox', { name: 'Add a tag' }).fill('diary method');
    await popup.keyboard.press('Enter');
    await now(popup).getByRole('textbox', { name: 'Note' }).fill('Zettelkasten comparison');
    await now(popup).getByText('Saved', { exact: true }).waitFor();
    const search = popup.getByRole('combobox', { name: 'Search your papers' });
    for (const query of [
      'reading lists memory',
      'lindqvist',
      'diary meth',
      'zettelk',
      'okafor 2026',
    ]) {
      await search.fill(query);
      await expect.poll(() => list(popup).getByRole('row').count(), soon).toBe(1);
      await row(popup, title).waitFor();
    }
    await search.fill('zettelk');
    // The row says where the word stands, and marks it.
    await expect
      .poll(() => row(popup, title).locator('mark').allTextContents(), soon)
      .toEqual(['Zettelk']);
    await row(popup, title).getByText('Zettelkasten comparison').waitFor();
    await search.fill('no such words here');
    await popup.getByText('No paper holds all of these words.').waitFor();
    await search.fill('Seeded paper 001999');
    await row(popup, 'Seeded paper 001999').waitFor();
  });

  it('begins at the top with another status or question', async () => {
    await seed(300);
    const popup = await session.offprint.popup();
    // It has the focus, wherever the list is scrolled to.
    await row(popup, 'Seeded paper 000000').click({ position: { x: 200, y: 4 } });
    const height = () => list(popup).evaluate((element) => element.scrollTop);
    // Right after a letter the list is shorter.
    const scroll = () => list(popup).evaluate((element) => element.scrollTo(0, 2000));
    const down = async () => {
      await expect.poll(() => scroll().then(height), soon).toBeGreaterThan(1500);
      await expect.poll(() => lie(list(popup)), soon).toEqual(stacked);
    };
    await down();
    const statuses = popup.getByRole('radiogroup', { name: 'Which papers' });
    await statuses.getByText('To read').click();
    await expect.poll(height, soon).toBe(0);
    await down();
    await popup.getByRole('combobox', { name: 'Search your papers' }).fill('drift');
    await expect.poll(height, soon).toBe(0);
    await expect.poll(() => lie(list(popup)), soon).toEqual(stacked);
    // The choice is kept, and the next test begins with it.
    await statuses.getByText('All').click();
    await row(popup, 'Seeded paper 000004').waitFor();
  });

  it('does everything by keyboard alone', async () => {
    await saveFromPage();
    await saveFromPage('2607.03117');
    const other = paper('2607.03117').title;
    const popup = await session.offprint.popup();
    await row(popup, other).waitFor();
    const { keyboard } = popup;
    const stored = async (wanted: string) =>
      (await session.offprint.database.papers()).find((each) => each.title === wanted);

    await keyboard.press('/');
    await keyboard.type('silent fail');
    await expect.poll(() => list(popup).getByRole('row').count(), soon).toBe(1);
    await keyboard.press('ArrowDown');
    await keyboard.press('s');
    await expect.poll(async () => (await stored(other))?.status, soon).toBe('reading');
    await keyboard.press('p');
    await expect.poll(async () => (await stored(other))?.pinned, soon).toBe(1);
    await keyboard.press('t');
    await keyboard.type('checks');
    await keyboard.press('Enter');
    await expect.poll(async () => (await stored(other))?.tags, soon).toEqual(['checks']);
    await keyboard.press('Escape');
    await keyboard.press('n');
    await keyboard.type('Cheap checks first.');
    await expect
      .poll(() => session.offprint.database.notes(), soon)
      .toMatchObject([{ body: 'Cheap checks first.' }]);
    await keyboard.press('Escape');
    await keyboard.press('Delete');
    await expect.poll(async () => (await stored(other)) === undefined, soon).toBe(true);
    await keyboard.press('Control+z');
    await expect.poll(async () => (await stored(other)) !== undefined, soon).toBe(true);
    await keyboard.press('?');
    await popup.getByRole('dialog').getByText('Move to the bin').waitFor();
    await keyboard.press('Escape');
    await popup.getByRole('dialog').waitFor({ state: 'hidden' });
    await keyboard.press('/');
    await keyboard.press('Escape');
    await expect.poll(() => list(popup).getByRole('row').count(), soon).toBe(2);
    await keyboard.press('/');
    const focused = (text: string) => row(popup, text).and(popup.locator(':focus')).waitFor();
    await keyboard.press('ArrowDown');
    await focused(other);
    await keyboard.press('ArrowDown');
    await focused(title);
    const opened = session.offprint.context.waitForEvent('page');
    await keyboard.press('Enter');
    const page = await opened;
    await expect.poll(() => page.url(), soon).toContain('arxiv.org/abs/2607.01234');
  });
});
