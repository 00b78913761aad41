/**
 * The build for Firefox in a real Firefox, in every run of the tests: install, recognise, save, and see
 * it everywhere. `npm run test:firefox` runs the other files there, too (docs/browsers.md).
 */
import { describe, expect, it } from 'vitest';
import { arxivList } from '../web/pages-lists.ts';
import { passages, readingPage } from '../web/pages-reading.ts';
import { numbered, paper } from '../web/papers.ts';
import { firefoxBrowser } from './support/builds.ts';
import { painted, select } from './support/passages.ts';
import { list, now } from './support/popup.ts';
import { inFirefoxOnly, soon } from './support/session.ts';

const { title } = paper('2607.01234');
const abstract = 'https://arxiv.org/abs/2607.01234';

describe.skipIf(!firefoxBrowser)('Firefox', () => {
  const session = inFirefoxOnly();

  it('recognises a paper, saves it by a click, and shows it on the page, in popup and new tab', async () => {
    const { offprint, web } = session;
    const page = await offprint.visit(abstract);
    const widget = await offprint.widget(page);
    await widget.waitFor('button', 'Save to Offprint');
    web.clearLog();
    await widget.click('button', 'Save to Offprint');
    await widget.waitFor('button', /^In Offprint: to read/);
    // Saving asks nobody.
    expect(web.visits('arxiv.org', /^\/(?!favicon)/)).toEqual([]);

    const popup = await offprint.popup(page);
    await now(popup).getByText(title).waitFor();
    await now(popup).getByRole('textbox', { name: 'Note' }).fill('Written in Firefox.');
    await expect
      .poll(() => offprint.database.notes(), soon)
      .toMatchObject([{ body: 'Written in Firefox.' }]);
    const search = popup.getByRole('combobox', { name: 'Search your papers' });
    const rows = () => list(popup).getByRole('row').allTextContents();
    await search.fill('writt firef');
    await expect.poll(rows, soon).toEqual([expect.stringContaining('Written in Firefox.')]);
    await search.fill('firefly collective');
    await expect.poll(rows, soon).toEqual([]);

    const newTab = await offprint.newTab();
    await newTab.getByText(paper('2607.03117').title).first().waitFor();
    expect(web.visits('huggingface.co', '/api/daily_papers')).toHaveLength(1);
    const shown = newTab.locator('[data-key="arxiv:2607.01234"]');
    await shown.getByRole('button', { name: /^To read/ }).waitFor();

    await page.bringToFront();
    await page.reload();
    await widget.waitFor('button', /^In Offprint: to read, 1 note/);
  });

  it('saves by the shortcut after the worker was stopped', async () => {
    const page = await session.offprint.visit(abstract);
    const widget = await session.offprint.widget(page);
    await widget.waitFor('button', 'Save to Offprint');
    await session.offprint.stopWorker();
    await expect.poll(() => session.offprint.workerRuns(), soon).toBe(false);
    await session.offprint.giveCommand('save-paper', page);
    await widget.waitFor('button', /^In Offprint: to read/);
    expect(await session.offprint.database.papers()).toMatchObject([{ title }]);
  });

  it('highlights a passage by the key, which is there again after a reload', {
    retry: 2,
  }, async () => {
    const body = readingPage(paper('2607.01234'), 1);
    session.web.misbehave('arxiv.org', '/html/2607.01234v1', { body });
    const page = await session.offprint.visit('https://arxiv.org/html/2607.01234v1');
    const widget = await session.offprint.widget(page);
    await widget.waitFor('button', /Offprint/);
    await select(page, passages.stays);
    await page.keyboard.press('Alt+KeyH');
    const yellow = { yellow: [passages.stays] };
    await expect.poll(() => painted(page), soon).toEqual(yellow);
    await page.reload();
    await expect.poll(() => painted(page), soon).toEqual(yellow);
    // What is typed comes to us as copies of the keys: they are to work in Firefox, too.
    await widget.click('button', /^Highlight 1 of 1: Rivers that were straightened/);
    await widget.type('textbox', 'Note on the highlight', 'By hand?');
    await page.keyboard.press('Escape');
    await expect.poll(() => widget.has('dialog', 'Highlight'), soon).toBe(false);
    const stored = () => session.offprint.database.notes();
    await expect.poll(stored, soon).toMatchObject([{ body: 'By hand?' }]);
  });

  it('knows the paper of a PDF tab and completes it from arxiv.org alone', async () => {
    const page = await session.offprint.visit('https://arxiv.org/pdf/math/0309136');
    session.web.clearLog();
    const popup = await session.offprint.popup(page);
    await now(popup).getByRole('button', { name: 'Save', exact: true }).click();
    await now(popup).getByText(paper('math/0309136').title).waitFor();
    const asked = session.offprint.requests().map(({ host, path }) => host + path);
    expect(asked).toEqual(['arxiv.org/abs/math/0309136']);
  });

  it('puts badges beside the papers of a list, saves by one, and follows the library', async () => {
    const body = arxivList(numbered(3));
    session.web.misbehave('arxiv.org', '/list/cs.LG/recent', { body });
    const page = await session.offprint.visit('https://arxiv.org/list/cs.LG/recent');
    const widget = await session.offprint.widget(page);
    const count = async (name: RegExp) =>
      (await widget.nodes()).filter((node) => node.role === 'button' && name.test(node.name))
        .length;
    await expect.poll(() => count(/^Save “/), soon).toBe(3);
    await widget.click('button', /^Save “/);
    await expect.poll(() => count(/^In Offprint: to read$/), soon).toBe(1);
    await expect.poll(() => count(/^3 papers here, 1 saved/), soon).toBe(1);
  });

  it('imports a file, finds it, backs it up, and goes back to before a restore', async () => {
    const page = await session.offprint.extensionPage('library.html#/import');
    const bibtex = '@article{ff, title={Schäfchen im Feuer}, doi={10.1234/ff}, keywords={sheep}}';
    await page.locator('input[type=file]').setInputFiles({
      name: 'fire.bib',
      mimeType: 'text/plain',
      buffer: Buffer.from(bibtex),
    });
    await page.getByRole('button', { name: 'Import 1 paper' }).click();
    await page.getByText('1 paper added.').waitFor();

    await page.goto(session.offprint.url('library.html#/?q=schafchen%20tag:sheep'));
    await page.getByText('Schäfchen im Feuer').first().waitFor();

    await page.goto(session.offprint.url('library.html#/backups'));
    await page.getByRole('button', { name: 'Back up now' }).click();
    await page
      .getByRole('button', { name: /^Restore the backup/ })
      .first()
      .click();
    await page.getByRole('button', { name: /^Replace my library/ }).click();
    await page.getByText('Your library is what the backup holds').waitFor();
    await page.getByRole('button', { name: /^Undo: back/ }).click();
    await page.getByText('Your library is as it was before').waitFor();
  });
});
