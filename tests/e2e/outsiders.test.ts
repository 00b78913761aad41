/** Another extension, and pages that try to reach Offprint or to find out that it is there. */
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, expect, it } from 'vitest';
import { payloads } from '../../lib/messaging/payloads.ts';
import { chromiumBuild } from './support/builds.ts';
import { libraryOf } from './support/database.ts';
import { inChromium } from './support/session.ts';

const session = inChromium();
const folder = mkdtempSync(path.join(tmpdir(), 'offprint-outsider-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** An extension with a page, which also gives web pages the means to send messages. */
async function outsider(): Promise<Page> {
  const manifest = {
    manifest_version: 3,
    name: 'Outsider',
    version: '1',
    externally_connectable: { matches: ['https://arxiv.org/*', 'https://example.org/*'] },
  };
  writeFileSync(path.join(folder, 'manifest.json'), JSON.stringify(manifest));
  writeFileSync(path.join(folder, 'page.html'), '<!doctype html><title>Outsider</title>');
  const { offprint } = session;
  const { id } = await offprint.browserSession.send('Extensions.loadUnpacked', { path: folder });
  return offprint.visit(`chrome-extension://${id}/page.html`);
}

/** Every message of the protocol, and a port; what came back but for refusals. */
function knock(page: Page): Promise<unknown[]> {
  const data = { ids: ['a'], paperIds: ['a'], paperId: 'a', identifiers: ['arxiv:2401.00001'] };
  return page.evaluate(
    async ({ target, types, carried }) => {
      const answers: unknown[] = [];
      for (const type of types) {
        const message = { id: 1, type, data: carried, timestamp: 1 };
        await chrome.runtime.sendMessage(target, message).then(
          (answer) => answers.push([type, answer]),
          (error: Error) => {
            if (!/Could not establish connection/.test(error.message)) answers.push(error.message);
          },
        );
      }
      const port = chrome.runtime.connect(target);
      await new Promise<void>((resolve) => {
        port.onMessage.addListener((message) => answers.push(message));
        port.onDisconnect.addListener(() => resolve());
        port.postMessage('hello');
      });
      return answers;
    },
    { target: session.offprint.extensionId, types: Object.keys(payloads), carried: data },
  );
}

/** Which of our files a page can load, in the ways that pages have. */
function seen(page: Page, files: readonly string[]): Promise<string[]> {
  return page.evaluate(async (addresses) => {
    const element = (name: 'script' | 'img' | 'link', address: string) =>
      new Promise<boolean>((resolve) => {
        const made = document.createElement(name);
        made.addEventListener('load', () => resolve(true));
        made.addEventListener('error', () => resolve(false));
        if (made instanceof HTMLLinkElement) {
          made.rel = 'stylesheet';
          made.href = address;
        } else {
          made.src = address;
        }
        document.head.append(made);
      });
    const found: string[] = [];
    for (const address of addresses) {
      const ways = await Promise.all([
        fetch(address).then(
          () => true,
          () => false,
        ),
        fetch(address, { mode: 'no-cors' }).then(
          () => true,
          () => false,
        ),
        element('img', address),
        element('link', address),
        ...(address.endsWith('.js') ? [element('script', address)] : []),
      ]);
      if (ways.includes(true)) found.push(address);
    }
    return found;
  }, files);
}

it('are not heard, and find nothing', async () => {
  const { offprint } = session;
  const [paper] = libraryOf(1);
  await (await offprint.extensionPage('library.html')).close();
  await offprint.database.add('papers', [{ ...paper, id: 'a', identifiers: ['arxiv:2401.00001'] }]);
  const before = JSON.stringify(await offprint.database.papers());
  const stranger = await outsider();
  const web = await offprint.visit('https://example.org/');
  const known = await offprint.visit('https://arxiv.org/abs/2607.01234');
  await (await offprint.widget(known)).waitFor('button', 'Save to Offprint');
  for (const page of [stranger, web, known]) {
    await page.bringToFront();
    expect(await page.evaluate(() => typeof chrome.runtime.sendMessage)).toBe('function');
    expect(await knock(page), page.url()).toEqual([]);
  }
  expect(JSON.stringify(await offprint.database.papers())).toBe(before);

  const all = readdirSync(chromiumBuild, { recursive: true, encoding: 'utf8' });
  const files = all.filter((file) =>
    /^[^/]+\.\w+$|^icons\/|^content-scripts\/recognise-ar/.test(file),
  );
  expect(files.length).toBeGreaterThan(25);
  const addresses = files.map((file) => offprint.url(file));
  for (const page of [stranger, web, known]) {
    expect(await seen(page, addresses), page.url()).toEqual([]);
    // A frame of ours in theirs shows an error of the browser's.
    await page.evaluate((address) => {
      const frame = document.createElement('iframe');
      frame.src = address;
      document.body.append(frame);
      return new Promise((resolve) => frame.addEventListener('load', resolve));
    }, offprint.url('library.html'));
    const frames = page.frames().map((frame) => frame.url());
    expect(frames.filter((url) => url.startsWith(offprint.url('')))).toEqual([]);
  }
  // The pages can tell: what is there for all is found.
  expect(await seen(web, ['https://example.org/'])).toEqual(['https://example.org/']);
});
