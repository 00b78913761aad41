/** Whatever a page, a feed or a stored record says, it is text: nothing of it runs or loads. */
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { dailyEntry } from '../web/daily-papers.ts';
import { arxivAbstract } from '../web/pages-arxiv.ts';
import { type InventedPaper, paper } from '../web/papers.ts';
import { libraryOf } from './support/database.ts';
import { now, row } from './support/popup.ts';
import { inBrowser, soon } from './support/session.ts';

const session = inBrowser();

const evil = 'https://evil.example';
const attacks = [
  `<script>window.pwned = 1; fetch('${evil}/script')</script>`,
  `<img src="${evil}/image" onerror="window.pwned = 2">`,
  `"><svg onload="window.pwned = 3"><iframe src="${evil}/frame"></iframe>`,
  `![picture](${evil}/markdown) [link](javascript:window.pwned=4)`,
  `$\\href{javascript:window.pwned=5}{x}$ $\\includegraphics{${evil}/tex}$ $\\unicode{x}$`,
  '\u202Egnp.exe\u202C \u2066hidden\u2069 \u0000\u0007',
  `javascript:alert('pwned')`,
  '{{constructor.constructor("window.pwned=6")()}}',
];

const hostile: InventedPaper = {
  ...paper('2607.01234'),
  title: `Attack ${attacks.join(' ')}`.slice(0, 1500),
  authors: attacks.slice(0, 4).map((attack) => `${attack}, Eve`),
  abstract: attacks.join('\n'),
  subjects: attacks.slice(0, 2),
};

/** Nothing of the attacks had an effect in any page that is open. */
async function expectHarmless(): Promise<void> {
  for (const page of session.offprint.context.pages()) {
    expect(await page.evaluate(() => 'pwned' in window), page.url()).toBe(false);
    // React puts an address that only throws in the place of one with a script.
    const links = await page.locator('a[href^="javascript:" i][href*="pwned"]').count();
    expect(links, `javascript: links on ${page.url()}`).toBe(0);
  }
  expect(session.web.visits('evil.example')).toEqual([]);
}

const everywhere = async (page: Page, text: RegExp) => page.getByText(text).first().waitFor();

describe('hostile metadata', () => {
  it('from a page is text on the page, in the popup and on the new tab', async () => {
    session.web.misbehave('arxiv.org', '/abs/2607.01234', { body: arxivAbstract(hostile) });
    const page = await session.offprint.visit('https://arxiv.org/abs/2607.01234');
    const widget = await session.offprint.widget(page);
    await widget.click('button', 'Save to Offprint');
    await widget.waitFor('button', /^In Offprint/);
    await expect.poll(() => widget.text(), soon).toContain('<script>window.pwned');
    await widget.click('button', 'Tags');
    for (const attack of attacks.slice(0, 4)) {
      await widget.type('textbox', 'Add a tag', attack);
      await page.keyboard.press('Enter');
    }
    await widget.click('radio', 'Reading');
    const popup = await session.offprint.popup(page);
    await now(popup)
      .getByText(/<script>window\.pwned/)
      .first()
      .waitFor();
    await now(popup).getByRole('textbox', { name: 'Note' }).fill(attacks.join('\n\n'));
    await now(popup).getByText('Saved', { exact: true }).waitFor();
    await row(popup, /<script>window\.pwned/).press('Space');
    const newTab = await session.offprint.newTab();
    await newTab
      .getByRole('region', { name: 'Continue reading' })
      .getByText(/<script>window\.pwned/)
      .waitFor();
    await expectHarmless();
    const [stored] = await session.offprint.database.papers();
    expect(stored?.title).toContain('<script>');
  });

  it('from the feed is text', async () => {
    const entry = dailyEntry(hostile, 0, '2026-07-24') as {
      paper: Record<string, unknown>;
      [key: string]: unknown;
    };
    const body = JSON.stringify([
      {
        ...entry,
        thumbnail: 'javascript:alert(1)',
        paper: {
          ...entry.paper,
          githubRepo: 'javascript:window.pwned=7',
          projectPage: 'data:text/html,<script>window.pwned=8</script>',
          ai_summary: attacks.join(' '),
          ai_keywords: attacks,
        },
        organization: { name: attacks[1], fullname: attacks[0], avatar: `${evil}/avatar` },
        submittedBy: { name: attacks[0], fullname: attacks[1], avatarUrl: `${evil}/avatar` },
      },
      dailyEntry(paper('2607.02001'), 1, '2026-07-24'),
    ]);
    session.web.misbehave('huggingface.co', '/api/daily_papers', { body });
    const page = await session.offprint.newTab();
    await everywhere(page, /<script>window\.pwned/);
    await page.getByRole('button', { name: /^More about “Attack/ }).click();
    await page.getByRole('button', { name: /^Save “Attack/ }).click();
    const popup = await session.offprint.popup();
    await row(popup, /<script>window\.pwned/).waitFor();
    await expectHarmless();
    expect(await page.locator('a[href^="data:"]').count()).toBe(0);
  });

  it('in the database is text, and its addresses are not followed', async () => {
    const first = await session.offprint.popup();
    await first.getByText('Your library is empty').waitFor();
    await first.close();
    const [base] = libraryOf(1);
    if (!base) throw new Error('no paper');
    await session.offprint.database.add('papers', [
      {
        ...base,
        title: hostile.title,
        abstract: hostile.abstract,
        authors: [{ family: attacks[0], given: attacks[1] }, { literal: attacks[2] }],
        tags: attacks,
        status: 'reading',
        urls: { page: 'javascript:window.pwned=9', pdf: 'javascript:window.pwned=9' },
      },
    ]);
    const popup = await session.offprint.popup();
    await row(popup, /<script>window\.pwned/).press('Space');
    await popup.getByRole('combobox', { name: 'Add a tag' }).waitFor();
    for (const link of await row(popup, /<script>window\.pwned/)
      .getByRole('link')
      .all()) {
      await link.click();
    }
    const newTab = await session.offprint.newTab();
    await newTab
      .getByRole('region', { name: 'Continue reading' })
      .getByText(/<script>window\.pwned/)
      .waitFor();
    await expectHarmless();
    // The browser refuses such addresses, and says so, a moment later.
    const refused = /JavaScript URLs are not allowed/;
    const { troubles } = session.offprint;
    await popup.close();
    troubles.splice(0, troubles.length, ...troubles.filter((trouble) => !refused.test(trouble)));
  });
});

it('a page cannot press Offprint’s button or its key', async () => {
  const page = await session.offprint.visit('https://arxiv.org/abs/2607.01234');
  const widget = await session.offprint.widget(page);
  await widget.waitFor('button', 'Save to Offprint');
  const roots = await page.evaluate(() => {
    const key = { key: 's', code: 'KeyS', altKey: true, bubbles: true, composed: true };
    for (const target of [document, document.body, window]) {
      target.dispatchEvent(new KeyboardEvent('keydown', key));
    }
    const hosts = [...document.documentElement.children];
    for (const host of hosts) host.dispatchEvent(new MouseEvent('click', { bubbles: true }));
    return hosts.filter((host) => host.shadowRoot).length;
  });
  expect(roots).toBe(0);
  // The key of a person still works, and is the only save there is.
  await page.keyboard.press('Escape');
  expect(await session.offprint.database.papers()).toEqual([]);
  await page.keyboard.press('Alt+KeyS');
  await widget.waitFor('button', /^In Offprint/);
});
