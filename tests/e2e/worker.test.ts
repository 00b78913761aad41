/** A background worker that is stopped at any moment loses nothing. */
import { describe, expect, it } from 'vitest';
import { numbered, paper } from '../web/papers.ts';
import { now, row } from './support/popup.ts';
import { inBrowser, soon } from './support/session.ts';

const session = inBrowser();

const unsaved = 'Save to Offprint';
const saved = /^In Offprint/;

async function openWidget(id: string) {
  const page = await session.offprint.visit(`https://arxiv.org/abs/${id}`);
  const widget = await session.offprint.widget(page);
  await widget.waitFor('button', unsaved);
  return { page, widget };
}

describe('a worker that sleeps', () => {
  it('wakes for a save, a tag, a note and a look', async () => {
    const { page, widget } = await openWidget('2607.01234');
    // What the page still asks may wake it once more.
    const stopped = async () => {
      await session.offprint.stopWorker();
      return session.offprint.workerRuns();
    };
    const stop = () => expect.poll(stopped, soon).toBe(false);
    await stop();
    await widget.click('button', unsaved);
    await widget.waitFor('button', saved);
    await stop();
    await widget.click('button', 'Tags');
    await page.keyboard.type('kept');
    await page.keyboard.press('Enter');
    await expect
      .poll(() => session.offprint.database.papers(), soon)
      .toMatchObject([{ tags: ['kept'] }]);
    await stop();
    await widget.type('textbox', /^Note/, 'Written while nobody was awake.');
    await expect
      .poll(() => session.offprint.database.notes(), soon)
      .toMatchObject([{ body: 'Written while nobody was awake.' }]);
    await stop();
    await page.reload();
    await widget.waitFor('button', 'In Offprint: to read, 1 note, 1 tag');
  });

  it('is not needed to read the library', async () => {
    const { page, widget } = await openWidget('2607.01234');
    await widget.click('button', unsaved);
    await widget.waitFor('button', saved);
    // A page asks when it is come back to, and what it still asks wakes the worker once more.
    await page.close();
    const stopped = async () => {
      await session.offprint.stopWorker();
      await (await session.offprint.extensionPage('manifest.json')).close();
      return session.offprint.workerRuns();
    };
    await expect.poll(stopped, soon).toBe(false);
    const popup = await session.offprint.popup();
    await row(popup, paper('2607.01234').title).waitFor();
    expect(await session.offprint.workerRuns()).toBe(false);
  });
});

describe('a worker that is stopped in the middle', () => {
  it('of saving: what the page says is saved is saved, and pressing again saves the rest', async () => {
    // A stop right after the key, then later and later, so that some hit every stage of the save.
    const papers = numbered(12, 300);
    for (const [index, { id, title }] of papers.entries()) {
      const { page, widget } = await openWidget(id);
      await page.keyboard.press('Alt+KeyS');
      await page.evaluate((ms) => new Promise((resolve) => setTimeout(resolve, ms)), index * 4);
      await session.offprint.stopWorker();
      await expect
        .poll(
          async () => {
            if (await widget.has('button', saved)) return 'saved';
            return (await widget.has('alert', /./)) || (await widget.has('button', 'Try again'))
              ? 'failed'
              : 'waiting';
          },
          { timeout: 20_000, interval: 50 },
        )
        .not.toBe('waiting');
      if (!(await widget.has('button', saved))) await widget.click('button', 'Try again');
      await widget.waitFor('button', saved);
      const stored = await session.offprint.database.papers();
      expect(stored.filter((each) => each.title === title)).toHaveLength(1);
      await page.close();
    }
    expect(await session.offprint.database.papers()).toHaveLength(papers.length);
  });

  it('of eight saves at once: each page tells the truth', async () => {
    const papers = numbered(8, 400);
    const pages = await Promise.all(papers.map(({ id }) => openWidget(id)));
    await Promise.all(pages.map(({ page }) => page.keyboard.press('Alt+KeyS')));
    await session.offprint.stopWorker();
    for (const { widget } of pages) {
      const settled = async () =>
        (await widget.has('button', saved)) || (await widget.has('button', 'Try again'));
      await expect.poll(settled, { timeout: 20_000 }).toBe(true);
      if (!(await widget.has('button', saved))) await widget.click('button', 'Try again');
      await widget.waitFor('button', saved);
    }
    expect(await session.offprint.database.papers()).toHaveLength(8);
  });

  it('of asking for a PDF’s metadata: the paper is there, and the rest comes when it wakes', async () => {
    const { title } = paper('2607.01234');
    session.web.misbehave('arxiv.org', /^\/abs\//, { never: true });
    const page = await session.offprint.visit('https://arxiv.org/pdf/2607.01234');
    const popup = await session.offprint.popup(page);
    await now(popup).getByRole('button', { name: 'Save', exact: true }).click();
    await expect.poll(() => session.web.visits('arxiv.org', /^\/abs\//).length, soon).toBe(1);
    await session.offprint.stopWorker();
    session.web.behave();
    expect(await session.offprint.database.papers()).toMatchObject([
      { identifiers: expect.arrayContaining(['arxiv:2607.01234']) },
    ]);
    await expect.poll(() => session.offprint.database.rows('outbox'), soon).toHaveLength(1);
    // What waits is due now, and the alarm that brings the worker back rings.
    await session.offprint.makeDue('outbox');
    await row(popup, title).waitFor();
    expect(await session.offprint.database.rows('outbox')).toEqual([]);
  });

  it('of asking for the feed: the next new tab gets it', async () => {
    session.web.misbehave('huggingface.co', '/api/daily_papers', { never: true });
    const first = await session.offprint.newTab();
    await expect
      .poll(() => session.web.visits('huggingface.co', '/api/daily_papers').length, soon)
      .toBe(1);
    await session.offprint.stopWorker();
    await first.close();
    session.web.behave();
    // The lease of the attempt that died is void after a minute.
    await session.offprint.database.age(2);
    const page = await session.offprint.newTab();
    await page.getByRole('heading', { name: paper('2607.01234').title }).waitFor();
  });
});
