/**
 * A library that does not open as it should: made by newer code, held by an old page, failing, silent. Each
 * page says so in words, nothing is changed, and all works again after it.
 */
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { inScratch } from '../faults/pages.ts';
import { paper } from '../web/papers.ts';
import { row } from './support/popup.ts';
import { inChromium, soon } from './support/session.ts';

const session = inChromium();
const { id, title } = paper('2607.01234');

async function saveOne(): Promise<Page> {
  const page = await session.offprint.visit(`https://arxiv.org/abs/${id}`);
  const widget = await session.offprint.widget(page);
  await widget.click('button', 'Save to Offprint');
  await widget.waitFor('button', /^In Offprint/);
  return page;
}

/** Puts a database of another version in the place of the library’s. */
async function otherVersion(version: number): Promise<void> {
  const { offprint } = session;
  await offprint.stopWorker();
  await inScratch(offprint, (page) =>
    page.evaluate(async (newer) => {
      const open = indexedDB.open('offprint', newer);
      const db = await new Promise<IDBDatabase>((resolve, reject) => {
        open.onsuccess = () => resolve(open.result);
        open.onerror = () => reject(open.error);
      });
      db.close();
    }, version),
  );
}

/** Forgets the library altogether; the next page makes an empty one. */
async function deleteLibrary(): Promise<void> {
  const { offprint } = session;
  await offprint.stopWorker();
  await inScratch(offprint, (page) =>
    page.evaluate(async () => {
      const gone = indexedDB.deleteDatabase('offprint');
      await new Promise<void>((resolve, reject) => {
        gone.onsuccess = () => resolve();
        gone.onerror = () => reject(gone.error);
      });
    }),
  );
}

it('a library that a newer Offprint made can be read everywhere, and is not changed', async () => {
  const { offprint } = session;
  const page = await saveOne();
  const before = await offprint.database.rows('papers');
  await page.goto('about:blank');
  await otherVersion(9990);
  const told = /made by a newer Offprint/;

  const popup = await offprint.popup();
  await popup.getByText(told).first().waitFor();
  await row(popup, title).waitFor();
  const library = await offprint.extensionPage('library.html');
  await library.getByText(title).first().waitFor();
  await library.getByText(told).first().waitFor();
  const other = await offprint.visit('https://arxiv.org/abs/2607.02001');
  const widget = await offprint.widget(other);
  await widget.click('button', 'Save to Offprint');
  await expect.poll(() => widget.text(), soon).toMatch(told);
  expect(await offprint.database.rows('papers')).toEqual(before);
  for (const each of [popup, library, other]) await each.close();
  await deleteLibrary();
});

it('a library that an old page holds: that is said, and trying again works once it has let go', async () => {
  const { offprint } = session;
  await deleteLibrary();
  const holder = await offprint.extensionPage('manifest.json');
  const { papers } = (
    JSON.parse(readFileSync(new URL('../fixtures/library/v1.json', import.meta.url), 'utf8')) as {
      rows: { papers: { id: string; title: string }[] };
    }
  ).rows;
  await holder.evaluate(async (rows) => {
    const open = indexedDB.open('offprint', 10);
    open.onupgradeneeded = () => {
      const keys = { feedEntries: 'key' } as Record<string, string>;
      const stores: Record<string, string[]> = {
        papers: 'status addedAt openedAt updatedAt deletedAt pinned rank'.split(' '),
        annotations: ['paperId', 'updatedAt', 'deletedAt'],
        activity: ['paperId', 'at'],
        feedSnapshots: ['attemptedAt'],
        feedEntries: ['lastSeenAt', 'hiddenAt'],
        views: ['rank'],
        outbox: ['paperId', 'notBefore'],
      };
      for (const [name, indexes] of Object.entries(stores)) {
        const store = open.result.createObjectStore(name, { keyPath: keys[name] ?? 'id' });
        for (const index of indexes) store.createIndex(index, index);
        if (name === 'papers') {
          store.createIndex('identifiers', 'identifiers', { unique: true, multiEntry: true });
          store.createIndex('tags', 'tags', { multiEntry: true });
          store.createIndex('[status+addedAt]', ['status', 'addedAt']);
          for (const each of rows) store.put(each);
        }
        if (name === 'feedSnapshots') {
          store.createIndex('[feed+attemptedAt]', ['feed', 'attemptedAt']);
        }
      }
    };
    // It stays open, and hears nothing of newer code that wants it.
    (globalThis as { held?: IDBDatabase }).held = await new Promise<IDBDatabase>((resolve) => {
      open.onsuccess = () => resolve(open.result);
    });
  }, papers);
  const told = /holds your library/;
  const library = await offprint.extensionPage('library.html');
  const popup = await offprint.popup();
  await library.getByText(told).waitFor({ timeout: 20_000 });
  await popup.getByText(told).waitFor({ timeout: 20_000 });
  await holder.close();
  await library.getByRole('button', { name: 'Try again' }).click();
  const [known] = papers;
  await library
    .getByText(known?.title ?? '')
    .first()
    .waitFor();
  await library.close();
  await popup.close();
  await deleteLibrary();
});

// Each page waits ten seconds for a browser that does not answer: that is for `npm run test:faults`.
const ways = [['fails', 'error'] as const, ['never answers', 'silence'] as const];

it.each(process.env.FAULT_RUNS === undefined ? ways.slice(0, 1) : ways)(
  'a database whose opening %s: each page says so',
  async (_, how) => {
    const { offprint } = session;
    await (await saveOne()).close();
    const pages = ['popup.html?alone', 'library.html', 'newtab.html', 'sidepanel.html'];
    const open = async (file: string) => {
      const page = await offprint.context.newPage();
      await page.addInitScript((kind) => {
        const silent = { addEventListener: () => {} } as unknown as IDBOpenDBRequest;
        IDBFactory.prototype.open = () => {
          if (kind === 'silence') return silent;
          throw new DOMException('Internal error opening backing store', 'UnknownError');
        };
        if (kind === 'silence') IDBFactory.prototype.databases = () => new Promise(() => {});
      }, how);
      await page.goto(offprint.url(file));
      await page
        .getByText(/could not open Offprint’s/)
        .first()
        .waitFor({ timeout: 20_000 });
      await page.close();
    };
    await Promise.all(pages.map(open));
    const popup = await offprint.popup();
    await row(popup, title).waitFor();
  },
);
