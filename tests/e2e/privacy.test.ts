/** Who is asked for what, by the server's log; and where Offprint is not at all. */
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { unknownHostPaper } from '../web/pages-publishers.ts';
import { paper } from '../web/papers.ts';
import { now, row } from './support/popup.ts';
import { inChromium } from './support/session.ts';

const session = inChromium();

/** Everything that a tour may ask the web for, and why. */
const allowed: [string, RegExp][] = [
  // Opened by the person.
  ['arxiv.org', /^\/(abs|html)\/2607\.01234$/],
  ['arxiv.org', /^\/pdf\/2607\.03117$/],
  ['huggingface.co', /^\/papers\/2607\.02001$/],
  ['example.org', /^\/$/],
  // The abstract page of a PDF that was saved, and of an id that was pasted.
  ['arxiv.org', /^\/abs\/2607\.(03117|04410)(v\d+)?$/],
  // The feed of the new tab.
  ['huggingface.co', /^\/api\/daily_papers\?/],
];

it('a whole tour asks nobody but the hosts of the table', async () => {
  const { offprint, web } = session;
  web.clearLog();
  for (const url of [
    'https://arxiv.org/abs/2607.01234',
    'https://huggingface.co/papers/2607.02001',
  ]) {
    const widget = await offprint.widget(await offprint.visit(url));
    await widget.click('button', 'Save to Offprint');
    await widget.waitFor('button', /^In Offprint/);
  }
  const again = await offprint.visit('https://arxiv.org/html/2607.01234');
  await (await offprint.widget(again)).waitFor('button', /^In Offprint/);
  const pdf = await offprint.visit('https://arxiv.org/pdf/2607.03117');
  const popup = await offprint.popup(pdf);
  await now(popup).getByRole('button', { name: 'Save', exact: true }).click();
  await row(popup, paper('2607.03117').title).waitFor();
  await now(popup).getByRole('combobox', { name: 'Add a tag' }).fill('tour');
  await popup.keyboard.press('Enter');
  await now(popup).getByRole('textbox', { name: 'Note' }).fill(`See ![x](https://evil.example/x)`);
  await now(popup).getByText('Saved', { exact: true }).waitFor();
  const ordinary = await offprint.visit('https://example.org/');
  const other = await offprint.popup(ordinary);
  const field = other.getByRole('textbox', { name: 'Add by arXiv id, DOI or web address' });
  await field.fill('2607.04410');
  await field.press('Enter');
  await row(other, paper('2607.04410').title).waitFor();
  const newTab = await offprint.newTab();
  for (const name of ['Trending', 'Today', 'This week', 'This month']) {
    await newTab.getByRole('tab', { name }).click();
    await newTab
      .getByRole('tabpanel', { name })
      .getByRole('heading', { level: 2 })
      .first()
      .waitFor();
  }
  await newTab
    .getByRole('button', { name: /^Save “/ })
    .first()
    .click();
  await (await offprint.extensionPage('options.html'))
    .getByRole('heading', { name: 'Options' })
    .waitFor();

  const beyond = offprint
    .requests()
    .filter(
      ({ host, path }) => !allowed.some(([name, pattern]) => name === host && pattern.test(path)),
    )
    .map(({ host, path }) => host + path);
  expect(beyond).toEqual([]);
  expect(offprint.hostsAsked()).toEqual(['arxiv.org', 'example.org', 'huggingface.co']);
  // What Offprint itself asks carries no cookie, and never a paper to another host than its own.
  const feed = web.visits('huggingface.co', /^\/api\//);
  expect(feed.length).toBe(4);
  for (const visit of feed) expect(visit.path).not.toMatch(/2607\./);
  // Pages carry the cookies of their hosts; what Offprint asks doesn't.
  expect(web.visits('huggingface.co', /^\/papers/)[0]).toBeDefined();
  const own = offprint.requests().filter(({ mode }) => mode === 'cors');
  expect(own.length).toBeGreaterThanOrEqual(6);
  for (const visit of own) {
    expect(visit).not.toHaveProperty('cookie');
    expect(visit.initiator ?? '').not.toMatch(/^https?:/);
  }
});

/** Worlds of extensions that exist in a page: content scripts run in them. */
async function extensionWorlds(page: Page, url: string): Promise<string[]> {
  const cdp = await page.context().newCDPSession(page);
  const worlds: string[] = [];
  cdp.on('Runtime.executionContextCreated', ({ context }) => {
    if (context.origin.startsWith('chrome-extension://')) worlds.push(context.origin);
  });
  await cdp.send('Runtime.enable');
  await page.goto(url);
  await page.waitForLoadState('load');
  await page.evaluate(() => new Promise((resolve) => requestIdleCallback(resolve)));
  await cdp.detach();
  return worlds;
}

describe('a page', () => {
  it.each([
    'https://example.org/',
    'http://example.org/',
    unknownHostPaper.url,
    'https://arxiv.org.example.org/abs/2607.01234',
    'https://evil-arxiv.org/abs/2607.01234',
    'https://notarxiv.example/abs/2607.01234',
  ])('%s gets nothing at all', async (url) => {
    session.web.route(/example|evil/, /./, { body: '<!doctype html><title>x</title><p>Text' });
    const page = await session.offprint.context.newPage();
    expect(await extensionWorlds(page, url)).toEqual([]);
    expect(await (await session.offprint.widget(page)).isThere()).toBe(false);
    expect(await page.evaluate(() => document.documentElement.children.length)).toBe(2);
  });

  it('of a paper does get the content script, so that the test above can tell', async () => {
    const page = await session.offprint.context.newPage();
    const worlds = await extensionWorlds(page, 'https://arxiv.org/abs/2607.01234');
    expect(worlds.length).toBeGreaterThan(0);
  });

  it('of arXiv that is no paper shows nothing', async () => {
    session.web.route('arxiv.org', '/abs/list', { body: '<!doctype html><h1>List</h1>' });
    for (const url of ['https://arxiv.org/abs/list', 'https://arxiv.org/abs/9999.99999']) {
      const page = await session.offprint.visit(url);
      await page.evaluate(() => new Promise((resolve) => requestIdleCallback(resolve)));
      expect(await (await session.offprint.widget(page)).isThere(), url).toBe(false);
    }
  });
});
