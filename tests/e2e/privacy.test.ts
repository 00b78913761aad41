/** Where Offprint is not at all; who is asked for what is in requests.test.ts. */
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { unknownHostPaper } from '../web/pages-publishers.ts';
import { inFirefox } from './support/builds.ts';
import { inBrowser } from './support/session.ts';

const session = inBrowser();

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
    if (inFirefox) await page.goto(url);
    else expect(await extensionWorlds(page, url)).toEqual([]);
    expect(await (await session.offprint.widget(page)).isThere()).toBe(false);
    expect(await page.evaluate(() => document.documentElement.children.length)).toBe(2);
  });

  it.skipIf(inFirefox)(
    'of a paper does get the content script, so that the test above can tell',
    async () => {
      const page = await session.offprint.context.newPage();
      const worlds = await extensionWorlds(page, 'https://arxiv.org/abs/2607.01234');
      expect(worlds.length).toBeGreaterThan(0);
    },
  );

  it('of arXiv that is no paper shows nothing', async () => {
    session.web.route('arxiv.org', '/abs/list', { body: '<!doctype html><h1>List</h1>' });
    for (const url of ['https://arxiv.org/abs/list', 'https://arxiv.org/abs/9999.99999']) {
      const page = await session.offprint.visit(url);
      await page.evaluate(() => new Promise((resolve) => requestIdleCallback(resolve)));
      expect(await (await session.offprint.widget(page)).isThere(), url).toBe(false);
    }
  });
});
