/** Recognition on every page: nothing until the user allows it, little after. */
/// <reference types="chrome" />
import { rmSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, describe, expect, it } from 'vitest';
import { citationPage, unknownHostPaper } from '../web/pages-publishers.ts';
import { pdf } from '../web/pdf.ts';
import { inFirefox } from './support/builds.ts';
import { grantedBuild } from './support/granted.ts';
import { now } from './support/popup.ts';
import { inBrowser, soon } from './support/session.ts';

const extension = grantedBuild();
afterAll(() => rmSync(extension, { recursive: true, force: true }));
const session = inBrowser({ extension });

const unsaved = 'Save to Offprint';
/** Asked by the browser itself when it starts. */
const browsersUpdates = 'redirector.gvt1.com';
const ordinary = 'https://example.org/';

async function turn(on: boolean): Promise<void> {
  const options = await session.offprint.extensionPage('options.html');
  const box = options.getByRole('checkbox', { name: /^Recognise papers on every page/ });
  await expect.poll(() => box.isChecked(), soon).toBe(!on);
  await box.click();
  await expect.poll(() => box.isChecked(), soon).toBe(on);
  await options.close();
}

async function registered(): Promise<string[]> {
  const page = await session.offprint.extensionPage('manifest.json');
  const scripts = await page.evaluate(() => chrome.scripting.getRegisteredContentScripts());
  await page.close();
  return scripts.map(({ id }) => id);
}

/** Our files that a page has loaded. */
async function carried(url: string, ready: (page: Page) => Promise<unknown>): Promise<string[]> {
  const page = await session.offprint.context.newPage();
  const debug = await page.context().newCDPSession(page);
  const files: string[] = [];
  debug.on('Debugger.scriptParsed', (script) => {
    if (script.url.startsWith('chrome-extension:')) files.push(new URL(script.url).pathname);
  });
  await debug.send('Debugger.enable');
  await page.goto(url);
  await ready(page);
  await debug.detach();
  return files.sort();
}

const tab = async (page: Page) => {
  const widget = await session.offprint.widget(page);
  await widget.waitFor('button', /Offprint|library/);
};
/** Time for the detector, and for a script that must not come. */
const idle = (page: Page) =>
  page.evaluate(
    () =>
      new Promise((resolve) => {
        requestIdleCallback(() => setTimeout(resolve, 300));
      }),
  );

describe('until the user allows it', () => {
  it.skipIf(inFirefox)('no page on an unknown host carries anything', async () => {
    expect(await registered()).toEqual([]);
    expect(await carried(unknownHostPaper.url, idle)).toEqual([]);
    expect(await carried(ordinary, idle)).toEqual([]);
  });
});

describe('when the user allows it', () => {
  it.skipIf(inFirefox)(
    'pages without a paper carry the detector alone, and known sites their own script',
    async () => {
      await turn(true);
      expect(await carried(ordinary, idle)).toEqual(['/detect.js']);
      expect(await carried(unknownHostPaper.url, tab)).toEqual(['/detect.js', '/everywhere.js']);
      const known = await carried('https://arxiv.org/abs/2607.01234', tab);
      expect(known).toEqual([
        expect.stringContaining('recognise-arxiv.js'),
        expect.stringContaining('page.js'),
      ]);
      await turn(false);
      expect(await registered()).toEqual([]);
      expect(await carried(unknownHostPaper.url, idle)).toEqual([]);
    },
  );

  it('a paper on an unknown host is saved from its page, with tags and a note', async () => {
    await turn(true);
    const page = await session.offprint.visit(unknownHostPaper.url);
    const widget = await session.offprint.widget(page);
    await widget.click('button', unsaved);
    await widget.click('button', 'Note');
    await page.keyboard.type('Only 40 to 80 mm?');
    await expect
      .poll(() => session.offprint.database.notes(), soon)
      .toMatchObject([{ body: 'Only 40 to 80 mm?' }]);
    expect(await session.offprint.database.papers()).toMatchObject([
      { title: unknownHostPaper.title, identifiers: [`doi:${unknownHostPaper.doi}`] },
    ]);
    await page.reload();
    await widget.waitFor('button', 'In Offprint: to read, 1 note');
    expect(session.offprint.hostsAsked().filter((host) => host !== browsersUpdates)).toEqual([
      'journal.example.org',
    ]);
    await turn(false);
  });

  it('what is typed in the card does not reach a page that listened before', async () => {
    await turn(true);
    const listening = `<script>
      addEventListener('keydown', ({ key }) => {
        document.documentElement.dataset.heard = (document.documentElement.dataset.heard ?? '') + key;
      }, true);
    </script>`;
    const body = citationPage(unknownHostPaper).replace('<head>', `<head>${listening}`);
    expect(body).toContain(listening);
    session.web.route('listening.example.org', '/paper', { body });
    const page = await session.offprint.visit('https://listening.example.org/paper');
    await page.keyboard.press('h');
    const widget = await session.offprint.widget(page);
    await widget.click('button', unsaved);
    await widget.click('button', 'Note');
    await page.keyboard.type('xyz');
    await expect
      .poll(() => session.offprint.database.notes(), soon)
      .toMatchObject([{ body: 'xyz' }]);
    expect(await page.evaluate(() => document.documentElement.dataset.heard)).toBe('h');
    await turn(false);
  });

  it('a page is not told what the user wrote on a paper that was saved elsewhere', async () => {
    await turn(true);
    const at = Date.now();
    await session.offprint.database.add('papers', [
      {
        id: 'elsewhere',
        identifiers: [`doi:${unknownHostPaper.doi}`],
        title: unknownHostPaper.title,
        authors: [],
        kind: 'article',
        urls: { page: 'https://doi.org/10.5555/lip.2026.77' },
        categories: [],
        keywords: [],
        source: 'generic',
        tags: ['confidential'],
        status: 'reading',
        pinned: 0,
        addedAt: at,
        updatedAt: at,
        provenance: {},
      },
    ]);
    const page = await session.offprint.visit(unknownHostPaper.url);
    const widget = await session.offprint.widget(page);
    await widget.click('button', 'In your library');
    await widget.waitFor('dialog', 'Offprint');
    expect(await widget.text()).toContain('in Offprint’s popup');
    expect(await widget.text()).not.toContain('confidential');
    expect(await widget.has('radio', /./)).toBe(false);
    const popup = await session.offprint.popup(page);
    await now(popup).getByText('confidential').first().waitFor();
    await turn(false);
  });

  it('it lasts through a restart of the browser and an update', async () => {
    await turn(true);
    await session.offprint.restart();
    await expect.poll(registered, soon).toEqual(['everywhere']);
    const page = await session.offprint.visit(unknownHostPaper.url);
    await tab(page);
    await session.offprint.loadExtension();
    await expect.poll(registered, soon).toEqual(['everywhere']);
    // In Chromium the old script lives on, and says that the page must be loaded again.
    if (inFirefox) {
      await page.bringToFront();
      const press = async () => {
        await page.keyboard.press('Alt+KeyS');
        return (await session.offprint.database.papers()).length;
      };
      await expect.poll(press, soon).toBe(1);
      const widget = await session.offprint.widget(page);
      await widget.waitFor('button', /^In Offprint/);
      expect(await widget.has('button', unsaved)).toBe(false);
    }
    await tab(await session.offprint.visit(unknownHostPaper.url));
    await turn(false);
  });
});

describe('a PDF of a site that may not be asked', () => {
  const address = 'https://www.nature.com/articles/s99999-026-00042-1.pdf';

  it('is saved, and its site is asked only when the user says so', async () => {
    session.web.route('www.nature.com', new URL(address).pathname, {
      headers: { 'content-type': 'application/pdf' },
      body: pdf('Soil fungi'),
    });
    const page = await session.offprint.visit(address);
    session.web.clearLog();
    const popup = await session.offprint.popup(page);
    await now(popup).getByRole('button', { name: 'Save', exact: true }).click();
    const ask = now(popup).getByRole('button', { name: 'Ask www.nature.com for the details' });
    await ask.waitFor();
    expect(session.offprint.hostsAsked()).not.toContain('www.nature.com');
    await ask.click();
    await now(popup).getByText('Soil fungi trade water across a dry season').waitFor();
    const asked = session.web.visits('www.nature.com').map(({ path }) => path);
    expect(asked.filter((path) => path !== '/favicon.ico')).toEqual([
      '/articles/s99999-026-00042-1',
    ]);
    const options = await session.offprint.extensionPage('options.html');
    await options.getByRole('button', { name: 'Stop asking www.nature.com' }).click();
    await expect
      .poll(() => options.getByRole('button', { name: /^Stop asking/ }).count(), soon)
      .toBe(0);
  });
});
