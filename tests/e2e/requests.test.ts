/**
 * Every request of a whole tour against the table of docs/privacy.md. Two witnesses: the stand-in web,
 * which answers for every host there is, and Chromium's own log of the network, which has the requests
 * of all pages and of the worker with who began them.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { sourceOf } from '../../lib/sources/index.ts';
import { isOf, type RequestRow, requestRows } from '../support/privacy-table.ts';
import { startWeb } from '../web/content.ts';
import { published } from '../web/pages-publishers.ts';
import { passages, readingPage } from '../web/pages-reading.ts';
import { paper } from '../web/papers.ts';
import { browsersOwnHosts, Offprint } from './support/chromium.ts';
import { grantedBuild } from './support/granted.ts';
import { dragOver } from './support/passages.ts';
import { now, row } from './support/popup.ts';
import { soon } from './support/session.ts';

const rows = requestRows();
const named = new Set(rows.map(({ host }) => host));
/** Hosts that have rows of their own are asked for nothing else. */
const isSite = (url: URL) => !named.has(url.host) && sourceOf(url) !== undefined;

/** Rows that the tour does not reach, and why. */
const notReached: Record<string, string> = {};

const nameOf = ({ host, path: where, what }: RequestRow) => `${host ?? 'a site'}${where}: ${what}`;

/** The rows that speak of a request: the most exact ones, those of imports while one looks up. */
function rowsOf(url: URL, importing: boolean): RequestRow[] {
  const all = rows.filter((each) => isOf(each, url, isSite));
  const longest = Math.max(...all.map((each) => (each.host ? each.path.length : 0)));
  return all.filter(
    (each) =>
      (each.host ? each.path.length : 0) === longest && /import/.test(each.when) === importing,
  );
}

interface Logged {
  url: URL;
  initiator: string;
}

/** Requests over the network that Chromium logged, of whatever began them. */
function readLog(file: string): Logged[] {
  const log = JSON.parse(readFileSync(file, 'utf8')) as {
    constants: { logEventTypes: Record<string, number> };
    events: { type: number; params?: { url?: string; initiator?: string } }[];
  };
  const start = log.constants.logEventTypes.URL_REQUEST_START_JOB;
  return log.events.flatMap(({ type, params }) => {
    const url = type === start && params?.url ? URL.parse(params.url) : null;
    return url ? [{ url, initiator: params?.initiator ?? '' }] : [];
  });
}

it('a whole tour asks nobody but the rows of docs/privacy.md, and reaches each of them', {
  timeout: 180_000,
}, async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'offprint-log-'));
  const file = path.join(folder, 'net.json');
  const web = await startWeb();
  const offprint = await Offprint.launch(web, {
    extension: grantedBuild(),
    args: [`--log-net-log=${file}`],
    welcome: true,
  });
  const opened = new Set<string>();
  const reached = new Set<string>();
  const outside: string[] = [];
  /** Ends a part of the tour: what was asked of the web since the last is compared with the table. */
  const account = (part: string, importing = false) => {
    for (const visit of offprint.requests()) {
      const url = new URL(visit.path, `${visit.scheme}://${visit.host}`);
      // The person's own request, and what comes of it in the page.
      if (visit.dest === 'document' && opened.has(url.href)) continue;
      const found = rowsOf(url, importing);
      for (const each of found) reached.add(nameOf(each));
      if (found.length === 0) outside.push(`${part}: ${url.href}`);
      expect(visit.cookie, `${part}: ${url.href}`).toBeUndefined();
      expect(visit.initiator ?? '', part).not.toMatch(/^https?:/);
    }
    web.clearLog();
  };
  const visit = (url: string): Promise<Page> => {
    opened.add(new URL(url).href);
    return offprint.visit(url);
  };
  try {
    await onPages(offprint, visit);
    account('pages');
    await inPopup(offprint, visit);
    account('popup');
    await inNewTab(offprint);
    account('new tab');
    await inLibrary(offprint);
    account('library');
    await importing(offprint);
    account('import', true);
    expect(offprint.troubles).toEqual([]);
    const own = offprint.url('').replace(/\/$/, '');
    await offprint.close();

    const logged = readLog(file).filter(({ url }) => /^https?:|^wss?:/.test(url.protocol));
    const ours = logged.filter(({ initiator }) => initiator === own);
    expect(ours.length).toBeGreaterThan(rows.length);
    const never = ours.filter(
      ({ url }) => rowsOf(url, false).length === 0 && rowsOf(url, true).length === 0,
    );
    expect([...outside, ...never.map(({ url }) => `log: ${url.href}`)]).toEqual([]);
    // Nobody else is asked in whoever's name.
    const hosts = new Set(logged.map(({ url }) => url.host));
    for (const host of [...opened, ...ours.map(({ url }) => url.href)])
      hosts.delete(new URL(host).host);
    expect([...hosts].filter((host) => !browsersOwnHosts.includes(host))).toEqual([]);

    const missing = rows.map(nameOf).filter((name) => !reached.has(name) && !(name in notReached));
    expect(missing).toEqual([]);
  } finally {
    await offprint.close();
    await web.stop();
    rmSync(folder, { recursive: true, force: true });
  }
});

type Visit = (url: string) => Promise<Page>;

/** Save on several sites, note, tag, highlight, open the panel, meet a list and a later version. */
async function onPages(offprint: Offprint, visit: Visit): Promise<void> {
  const invented = paper('2607.01234');
  offprint.web.misbehave('arxiv.org', '/html/2607.01234v1', { body: readingPage(invented, 1) });
  for (const url of [
    'https://arxiv.org/abs/2607.01234',
    'https://huggingface.co/papers/2607.02001',
    ...published.map((each) => each.url),
  ]) {
    const widget = await offprint.widget(await visit(url));
    await widget.click('button', 'Save to Offprint');
    await widget.waitFor('button', /^In Offprint/);
  }
  const page = await visit('https://arxiv.org/html/2607.01234v1');
  const widget = await offprint.widget(page);
  await widget.waitFor('button', /^In Offprint/);
  await dragOver(page, passages.stays);
  await widget.click('button', 'Green');
  await expect.poll(() => offprint.database.notes(), soon).toHaveLength(1);
  await page.keyboard.press('Alt+Shift+KeyH');
  await widget.waitFor('dialog', 'Notes and highlights');
  const beside = await offprint.tabId(page);
  const side = await offprint.extensionPage(`sidepanel.html?tab=${beside}`);
  await side.getByText(passages.stays).waitFor();
  const list = await visit('https://huggingface.co/papers');
  await (await offprint.widget(list)).waitFor('button', /Save|In Offprint/);
  await visit('https://example.org/');
}

/** A PDF, a pasted id, a pasted address, a site that is asked for details. */
async function inPopup(offprint: Offprint, visit: Visit): Promise<void> {
  const pdf = await visit('https://arxiv.org/pdf/2607.03117');
  const popup = await offprint.popup(pdf);
  await now(popup).getByRole('button', { name: 'Save', exact: true }).click();
  await row(popup, paper('2607.03117').title).waitFor();
  await now(popup).getByRole('combobox', { name: 'Add a tag' }).fill('tour');
  await popup.keyboard.press('Enter');
  await now(popup).getByRole('textbox', { name: 'Note' }).fill('See ![x](https://evil.example/x)');
  await now(popup).getByText('Saved', { exact: true }).waitFor();

  const alone = await offprint.popup();
  const field = alone.getByRole('textbox', { name: 'Add by arXiv id, DOI or web address' });
  for (const [text, id] of [
    ['2607.04410', '2607.04410'],
    ['https://huggingface.co/papers/2607.06633', '2607.06633'],
  ] as const) {
    await field.fill(text);
    await field.press('Enter');
    await row(alone, paper(id).title).waitFor();
  }

  const address = 'https://www.nature.com/articles/s99999-026-00043-1.pdf';
  offprint.web.route('www.nature.com', new URL(address).pathname, {
    headers: { 'content-type': 'application/pdf' },
    body: '%PDF-1.4',
  });
  const unknown = await visit(address);
  const third = await offprint.popup(unknown);
  await now(third).getByRole('button', { name: 'Save', exact: true }).click();
  await now(third).getByRole('button', { name: 'Ask www.nature.com for the details' }).click();
  await expect
    .poll(() => offprint.web.visits('www.nature.com', '/articles/s99999-026-00043-1').length, soon)
    .toBe(1);
}

/** All lists, a search, a paper's models, pictures, a category of arXiv. */
async function inNewTab(offprint: Offprint): Promise<void> {
  offprint.web.route('huggingface.co', /^\/api\/papers\//, {
    headers: { 'content-type': 'application/json' },
    body: '[]',
  });
  const page = await offprint.newTab();
  for (const name of ['Trending', 'Today', 'This week', 'This month']) {
    await page.getByRole('tab', { name }).click();
    await page.getByRole('tabpanel', { name }).getByRole('heading', { level: 2 }).first().waitFor();
  }
  expect(offprint.web.visits('cdn-thumbnails.huggingface.co')).toEqual([]);
  await page.keyboard.press('j');
  await page.keyboard.press('e');
  await page.getByRole('button', { name: 'Models, datasets and Spaces' }).first().click();
  const asked = (where: string) => offprint.web.visits('huggingface.co', new RegExp(where)).length;
  await expect.poll(() => asked('^/api/papers/2'), soon).toBe(1);
  await page.keyboard.press('/');
  await page.keyboard.type('sheep');
  await page.keyboard.press('Enter');
  await expect.poll(() => asked('^/api/papers/search'), soon).toBe(1);
  await page.evaluate(async () => {
    const { settings = {} } = await chrome.storage.local.get<{ settings?: object }>('settings');
    const feedChoices = { categories: ['cs.CL'], submitters: [] };
    await chrome.storage.local.set({ settings: { ...settings, thumbnails: true, feedChoices } });
    const data = { feed: 'arxiv:cs.CL' };
    await chrome.runtime.sendMessage({ id: 1, type: 'refreshFeed', data, timestamp: Date.now() });
  });
  await expect.poll(() => offprint.web.visits('rss.arxiv.org').length, soon).toBe(1);
  const pictured = await offprint.newTab();
  await pictured.getByRole('tabpanel').getByRole('heading', { level: 2 }).first().waitFor();
  await expect
    .poll(() => offprint.web.visits('cdn-thumbnails.huggingface.co').length, soon)
    .toBeGreaterThan(0);
}

/** The library's places, a digest, the options, the page of the first run. */
async function inLibrary(offprint: Offprint): Promise<void> {
  for (const [address, heading] of [
    ['library.html#/tags', /Tags/],
    ['library.html#/stats', 'Statistics'],
    ['library.html#/backups', /Backups/],
    ['library.html#/import', /Import/],
    ['library.html#/digests', 'Digest'],
    ['options.html', 'Options'],
    ['welcome.html', /quiet place/],
  ] as const) {
    const page = await offprint.extensionPage(address);
    await page.getByRole('heading', { name: heading, level: 1 }).waitFor();
    // The digest is made of the lists that are there.
    if (heading === 'Digest') await page.getByText(/papers that fit|No paper of these/).waitFor();
  }
  const library = await offprint.extensionPage('library.html');
  await library.getByRole('grid').getByRole('row').first().click();
  await library.getByRole('complementary', { name: 'Details' }).first().waitFor();
}

/** A list with an id, two DOIs and a title, looked up by every service. */
async function importing(offprint: Offprint): Promise<void> {
  const page = await offprint.extensionPage('library.html#/import');
  const text = ['arXiv:2607.09999', 'doi:10.9999/invented.1', 'A title that nobody has'].join('\n');
  await page.getByLabel('Paste a list or a page').fill(text);
  await page.getByRole('button', { name: 'Read the text' }).click();
  const offer = page.getByRole('group', { name: 'Look up what is missing' });
  await offer.waitFor();
  expect(offprint.requests()).toEqual([]);
  for (const box of await offer.getByRole('checkbox').all()) await box.check();
  await offer.getByRole('button', { name: 'Ask these services' }).click();
  for (const host of [
    'huggingface.co',
    'export.arxiv.org',
    'api.crossref.org',
    'api.datacite.org',
  ]) {
    await expect
      .poll(() => offprint.web.visits(host).length, { timeout: 30_000, interval: 100 })
      .toBeGreaterThan(0);
  }
}
