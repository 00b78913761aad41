/** PDF tabs in the popup: the address says which paper it is. The tab beside the viewer: panel.test.ts. */
import { describe, expect, it } from 'vitest';
import { paper } from '../web/papers.ts';
import type { Answer } from '../web/server.ts';
import { now, row } from './support/popup.ts';
import { inBrowser, soon } from './support/session.ts';

const session = inBrowser();

const pdf = 'https://arxiv.org/pdf/2607.01234v2';
const { title } = paper('2607.01234');

async function openPopup(url = pdf) {
  const page = await session.offprint.visit(url);
  session.web.clearLog();
  const popup = await session.offprint.popup(page);
  await now(popup).getByRole('heading').or(now(popup).getByText('2607.01234')).first().waitFor();
  return { page, popup };
}

describe('the PDF of an arXiv paper', () => {
  it('is known by its address, saved at once, and completed by arxiv.org alone', async () => {
    const { popup } = await openPopup();
    await now(popup).getByRole('button', { name: 'Save', exact: true }).click();
    await row(popup, title).waitFor();
    expect(await session.offprint.database.papers()).toMatchObject([
      {
        title,
        identifiers: expect.arrayContaining(['arxiv:2607.01234']),
        authors: [{ family: 'Okafor' }, { family: 'Lindqvist' }, { family: 'Tanaka' }],
        abstract: expect.stringContaining('far more papers than they read'),
      },
    ]);
    expect(session.offprint.requests()).toEqual([
      expect.objectContaining({
        host: 'arxiv.org',
        path: expect.stringMatching(/^\/abs\/2607\.01234(v2)?$/),
      }),
    ]);
    expect(session.offprint.requests()[0]).not.toHaveProperty('cookie');
  });

  it('shows what is known of it when it was saved from its abstract page', async () => {
    const page = await session.offprint.visit('https://arxiv.org/abs/2607.01234');
    const widget = await session.offprint.widget(page);
    await widget.click('button', 'Save to Offprint');
    await widget.waitFor('button', /^In Offprint/);
    const { popup } = await openPopup();
    await now(popup).getByText(title).waitFor();
    await now(popup).getByRole('textbox', { name: 'Note' }).waitFor();
    expect(session.web.visits('arxiv.org', /^\/abs/)).toEqual([]);
  });

  it('is saved by the browser’s shortcut too', async () => {
    const page = await session.offprint.visit(pdf);
    await session.offprint.giveCommand('save-paper', page);
    await expect.poll(() => session.offprint.database.papers(), soon).toMatchObject([{ title }]);
  });

  const failures: [string, Answer][] = [
    ['wants a pause', { status: 429, headers: { 'retry-after': '600' }, body: 'Rate exceeded.' }],
    ['answers garbage', { body: 'garbage' }],
    ['is broken', { status: 500, body: '' }],
    ['cannot be reached', { reset: true }],
    [
      'shows another paper',
      { headers: { 'content-type': 'text/html' }, body: '<title>Log in</title><h1>Log in</h1>' },
    ],
  ];

  it.each(failures)(
    'is kept when arxiv.org %s, and completed from its page later',
    async (_, answer) => {
      session.web.misbehave('arxiv.org', /^\/abs\//, answer);
      const { popup } = await openPopup();
      await now(popup).getByRole('button', { name: 'Save', exact: true }).click();
      await now(popup)
        .getByText(/still to come|did not come/)
        .waitFor();
      const [kept] = await session.offprint.database.papers();
      expect(kept?.identifiers).toContain('arxiv:2607.01234');
      expect(kept?.title.trim()).not.toBe('');
      await now(popup).getByRole('textbox', { name: 'Note' }).fill('Kept all the same.');
      await now(popup).getByText('Saved', { exact: true }).waitFor();

      session.web.behave();
      const page = await session.offprint.visit('https://arxiv.org/abs/2607.01234');
      const widget = await session.offprint.widget(page);
      await widget.waitFor('button', /^In Offprint: to read, 1 note/);
      await expect.poll(() => session.offprint.database.papers(), soon).toMatchObject([{ title }]);
      expect(await session.offprint.database.notes()).toMatchObject([
        { body: 'Kept all the same.' },
      ]);
    },
  );
});
