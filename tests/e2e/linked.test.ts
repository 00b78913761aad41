/** Badges beside links on pages that are no list: references of papers, and any page if allowed. */
/// <reference types="chrome" />
import { rmSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, describe, expect, it } from 'vitest';
import { readingList, references } from '../web/pages-lists.ts';
import { citationPage, published, unknownHostPaper } from '../web/pages-publishers.ts';
import { type InventedPaper, numbered } from '../web/papers.ts';
import { inFirefox } from './support/builds.ts';
import { libraryOf } from './support/database.ts';
import { grantedBuild } from './support/granted.ts';
import { inBrowser, soon } from './support/session.ts';
import type { Widget } from './support/widget.ts';

const extension = grantedBuild();
afterAll(() => rmSync(extension, { recursive: true, force: true }));
const session = inBrowser({ extension });

const some = numbered(6);
const [first, second] = some as [InventedPaper, InventedPaper];
const nature = published[1] ?? unknownHostPaper;
const blog = 'https://blog.example.net/reading';
/** What a page on an unknown host may tell; others tell the tag, too. */
const inside = 'In Offprint: reading';

/** Papers of the library that the user is reading. */
async function have(...papers: InventedPaper[]): Promise<void> {
  const rows = libraryOf(papers.length).map((row, index) => ({
    ...row,
    status: 'reading',
    tags: ['confidential'],
    title: papers[index]?.title,
    identifiers: [`arxiv:${papers[index]?.id}`],
  }));
  await session.offprint.database.add('papers', rows);
}

async function set(settings: object): Promise<void> {
  const scratch = await session.offprint.extensionPage('options.html');
  await scratch.evaluate(([value]) => chrome.storage.local.set({ settings: value }), [
    settings,
  ] as const);
  await scratch.close();
}

/** Turn on what the options offer for every page. */
async function allow(name: RegExp, on = true): Promise<void> {
  const options = await session.offprint.extensionPage('options.html');
  const box = options.getByRole('checkbox', { name });
  await expect.poll(() => box.isEnabled(), soon).toBe(true);
  if ((await box.isChecked()) !== on) await box.click();
  await expect.poll(() => box.isChecked(), soon).toBe(on);
  await options.close();
}
const everywhere = /^Recognise papers on every page/;
const badges = /^Badges on every page/;

async function open(url: string, body: string): Promise<{ page: Page; widget: Widget }> {
  const { hostname, pathname } = new URL(url);
  session.web.misbehave(hostname, pathname, { body });
  const page = await session.offprint.visit(url);
  return { page, widget: await session.offprint.widget(page) };
}

const count = async (widget: Widget, name: string | RegExp) =>
  (await widget.nodes()).filter(
    ({ role, name: actual }) =>
      role === 'button' && (typeof name === 'string' ? actual === name : name.test(actual)),
  ).length;
/** Time for a script that must not come. */
const idle = (page: Page) =>
  page.evaluate(
    () =>
      new Promise((resolve) => {
        requestIdleCallback(() => setTimeout(resolve, 2500));
      }),
  );

describe('references on a paper’s page', () => {
  const article = (papers: InventedPaper[]) => {
    const own = `<p><a href="${nature.pdf}">PDF</a> <a href="https://doi.org/${nature.doi}">DOI</a></p>`;
    return citationPage(nature).replace('</main>', `${own}${references(papers)}</main>`);
  };

  it('have badges beside those of the library alone, and follow it', async () => {
    await have(first);
    const { page, widget } = await open(nature.url, article(some));
    await widget.waitFor('button', `${inside}, 1 tag`);
    expect(await count(widget, /^Save “/)).toBe(0);
    expect(await count(widget, /^In Offprint/)).toBe(1);
    // A paper that is saved elsewhere gets its badge at once.
    const other = await session.offprint.visit(`https://arxiv.org/abs/${second.id}`);
    const card = await session.offprint.widget(other);
    await card.click('button', 'Save to Offprint');
    await card.waitFor('button', 'In Offprint: to read');
    await page.bringToFront();
    await widget.waitFor('button', 'In Offprint: to read');
    expect(await count(widget, /^In Offprint/)).toBe(2);
    expect(session.offprint.hostsAsked()).toEqual(['arxiv.org', 'www.nature.com']);
  });

  it.skipIf(inFirefox)('are left alone, without code, when none is in the library', async () => {
    const page = await session.offprint.context.newPage();
    const debug = await page.context().newCDPSession(page);
    const files: string[] = [];
    debug.on('Debugger.scriptParsed', ({ url }) => {
      if (url.startsWith('chrome-extension:')) files.push(new URL(url).pathname);
    });
    await debug.send('Debugger.enable');
    const { hostname, pathname } = new URL(nature.url);
    session.web.misbehave(hostname, pathname, { body: article(some) });
    await page.goto(nature.url);
    await idle(page);
    expect(files.filter((file) => /badges/.test(file))).toEqual([]);
  });

  it('can be saved several at once, from the card of the page’s paper', async () => {
    const { page, widget } = await open(nature.url, article(some));
    await widget.click('button', 'Save to Offprint');
    await widget.waitFor('button', 'In Offprint: to read');
    await page.mouse.move(10, 10);
    await widget.click('button', 'Note');
    await widget.click('button', /^Save several of the \d papers linked here/);
    await widget.waitFor('button', 'Save 0');
    await widget.click('checkbox', new RegExp(`^Choose “.*${first.title.slice(0, 20)}`));
    await widget.click('button', 'Save 1');
    await widget.waitFor('button', 'In Offprint: to read');
    const saved = await session.offprint.database.papers();
    expect(saved.map(({ identifiers }) => identifiers)).toContainEqual(
      expect.arrayContaining([`arxiv:${first.id}`]),
    );
    await expect.poll(() => widget.has('checkbox', /^Choose/), soon).toBe(false);
  });
});

describe('a page on an unknown host', () => {
  it('carries nothing until the user has turned both on', async () => {
    await have(first);
    const { page, widget } = await open(blog, readingList(some));
    await idle(page);
    expect(await widget.isThere()).toBe(false);
    await allow(everywhere);
    await page.bringToFront();
    await page.reload();
    await idle(page);
    expect(await widget.isThere()).toBe(false);
    await allow(badges);
    await page.bringToFront();
    await page.reload();
    await widget.waitFor('button', inside);
    expect(await count(widget, /^In Offprint/)).toBe(1);
    await allow(everywhere, false);
    await page.bringToFront();
    await page.reload();
    await idle(page);
    expect(await widget.isThere()).toBe(false);
  });

  it('has badges that follow the page and the library; several can be saved', async () => {
    await allow(everywhere);
    await allow(badges);
    await have(first, some[5] as InventedPaper);
    const { page, widget } = await open(blog, readingList(some.slice(0, 5), some.slice(5)));
    await widget.waitFor('button', '5 papers here, 1 saved. Save several');
    await page.mouse.move(200, 300);
    await page.mouse.wheel(0, 100);
    await widget.waitFor('button', '6 papers here, 2 saved. Save several');
    await widget.click('button', '6 papers here, 2 saved. Save several');
    await widget.click('button', 'All that are not saved');
    await widget.click('button', 'Save 4');
    await widget.waitFor('button', '6 papers here, 6 saved. Save several');
    expect(await count(widget, 'In Offprint: to read')).toBe(4);
    await allow(everywhere, false);
  });

  it('is told the status alone, changes nothing, and can be left without badges', async () => {
    await allow(everywhere);
    await allow(badges);
    await have(first);
    const { page, widget } = await open(blog, readingList(some));
    await widget.click('button', inside);
    await widget.waitFor('dialog', 'Offprint');
    expect(await widget.has('radio', /./)).toBe(false);
    expect(await widget.text()).not.toContain('confidential');
    await widget.click('button', 'No badges on this site');
    await expect.poll(() => count(widget, inside), soon).toBe(0);
    expect(await widget.text()).toContain('No more badges on this site');
    await page.reload();
    await idle(page);
    expect(await widget.isThere()).toBe(false);
    const options = await session.offprint.extensionPage('options.html');
    await options.getByRole('button', { name: 'Show badges on blog.example.net again' }).click();
    await expect
      .poll(() => options.getByRole('button', { name: /^Show badges/ }).count(), soon)
      .toBe(0);
    await page.bringToFront();
    await page.reload();
    await widget.waitFor('button', inside);
    await allow(everywhere, false);
  });

  it('may be a paper itself: one tab, and badges beside its references', async () => {
    await allow(everywhere);
    await allow(badges);
    await have(first);
    const body = citationPage(unknownHostPaper).replace('</main>', `${references(some)}</main>`);
    const { widget } = await open(unknownHostPaper.url, body);
    await widget.waitFor('button', inside);
    expect(await widget.has('button', 'Save to Offprint')).toBe(true);
    expect(await widget.has('button', /papers here/)).toBe(false);
    await allow(everywhere, false);
  });
});

describe('a known site', () => {
  it('can be left without badges from the menu of one', async () => {
    await have(first);
    const body = `<dl><dt><a href="/abs/${first.id}">arXiv:${first.id}</a></dt></dl>`;
    const { page, widget } = await open('https://arxiv.org/list/cs.LG/recent', body);
    await widget.click('button', `${inside}, 1 tag`);
    await widget.click('button', 'No badges on this site');
    await expect.poll(() => count(widget, /^In Offprint/), soon).toBe(0);
    await set({});
    await page.bringToFront();
    await widget.waitFor('button', `${inside}, 1 tag`);
  });
});
