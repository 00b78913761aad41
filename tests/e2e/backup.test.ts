/** Backups as a person meets them, on the production build. */
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { beforeEach, expect, it } from 'vitest';
import type { Backup } from '../../lib/backup/types.ts';
import { expectAccessible } from './support/axe.ts';
import { libraryOf } from './support/database.ts';
import { grantedBuild } from './support/granted.ts';
import { inBrowser, soon } from './support/session.ts';

const session = inBrowser({ extension: grantedBuild(['downloads', 'offscreen']) });

/** Rows of the backups' own database, or a change to it. */
async function inBackups<T>(work: 'clear' | 'backups' | 'pieces' | 'leases'): Promise<T[]> {
  const page = await session.offprint.extensionPage('manifest.json');
  try {
    return await page.evaluate(async (what) => {
      const known = await indexedDB.databases();
      if (!known.some(({ name }) => name === 'offprint-backups')) return [];
      const done = <R>(request: IDBRequest<R>) =>
        new Promise<R>((resolve, reject) => {
          request.onsuccess = () => resolve(request.result);
          request.onerror = () => reject(request.error);
        });
      const db = await done(indexedDB.open('offprint-backups'));
      try {
        const stores = ['backups', 'pieces', 'leases'];
        const transaction = db.transaction(stores, 'readwrite');
        if (what === 'clear') for (const store of stores) transaction.objectStore(store).clear();
        if (what === 'clear') return [];
        const rows = await done(transaction.objectStore(what).getAll());
        return what !== 'pieces' ? rows : rows.map(({ backupId, index }) => [backupId, index]);
      } finally {
        db.close();
      }
    }, work);
  } finally {
    await page.close();
  }
}

beforeEach(() => inBackups('clear'));

const papers = libraryOf(120);

async function seed(): Promise<void> {
  await (await session.offprint.extensionPage('library.html')).close();
  const { database } = session.offprint;
  await database.add('papers', papers);
  await database.add('annotations', [
    {
      id: 'n1',
      paperId: 'seed-000003',
      kind: 'note',
      body: 'A *note* with “quotes”, 羊 and\nlines',
      tags: [],
      createdAt: 1,
      updatedAt: 2,
    },
  ]);
  await database.add('activity', [{ id: 'a1', paperId: 'seed-000003', kind: 'opened', at: 5 }]);
  await database.add('views', [{ id: 'v1', name: 'Rivers', query: 'rivers', rank: 1 }]);
  await database.add('tags', [{ name: 'topic 3', colour: 'teal', updatedAt: 1 }]);
}

async function open(): Promise<Page> {
  const page = await session.offprint.extensionPage('library.html#/backups');
  await page.getByRole('heading', { name: 'Backups', level: 1 }).waitFor();
  return page;
}

async function backUp(page: Page, says: string): Promise<void> {
  await page.getByRole('button', { name: 'Back up now' }).click();
  await page.getByText(says).waitFor();
}

const backups = () => inBackups<Backup>('backups');

async function saved(page: Page): Promise<{ path: string; text: string }> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page
      .getByRole('button', { name: /^Save the backup/ })
      .first()
      .click(),
  ]);
  // Firefox numbers the second of a minute.
  expect(download.suggestedFilename()).toMatch(/^offprint-backup-[\d-]+\.json(\(\d\))?\.gz$/);
  const path = await download.path();
  return { path, text: gunzipSync(readFileSync(path)).toString() };
}

it('export, wipe, import gives back the same library, byte for byte', async () => {
  await seed();
  const settings = await session.offprint.extensionPage('options.html');
  await settings.getByRole('radio', { name: 'Dark' }).click();
  await settings.close();
  const page = await open();
  await backUp(page, 'A backup was made.');
  const before = await saved(page);
  expect(JSON.parse(before.text)).toMatchObject({ counts: { papers: 120, tags: 1, views: 1 } });
  const file = readFileSync(before.path);

  await session.offprint.database.clear();
  await inBackups('clear');
  await page.reload();
  await page.getByText('There is no backup yet.').waitFor();
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'mine.json.gz', mimeType: 'application/gzip', buffer: file });
  await page.getByRole('heading', { name: 'Restore mine.json.gz' }).waitFor();
  await page.getByRole('button', { name: 'Replace my library' }).click();
  await page.getByText(/^Your library is what the backup holds: 124 entries/).waitFor();
  await page.getByRole('button', { name: 'Back to the backups' }).click();
  await backUp(page, 'A backup was made.');
  const after = await saved(page);
  expect(after.text).toBe(before.text);
});

it('says what a restore would change, keeps what was there, and goes back', async () => {
  await seed();
  const page = await open();
  await backUp(page, 'A backup was made.');
  const [first] = libraryOf(1);
  const { database } = session.offprint;
  await database.add('papers', [
    { ...first, title: 'Renamed since' },
    { ...first, id: 'mine', identifiers: ['doi:10.1/mine'], title: 'Saved since' },
  ]);
  await page.getByRole('button', { name: /^Restore the backup/ }).click();
  const row = page.getByRole('row', { name: /^Papers \d/ });
  await row.waitFor();
  expect(await row.getByRole('cell').allTextContents()).toEqual(['0', '1', '119', '1']);
  await page.getByText('1 paper that is not in the backup would leave').waitFor();
  await expectAccessible(page, 'what a restore would change');
  await page.getByRole('radio', { name: /^Unite/ }).click();
  await page.getByText('No paper would leave your library.').waitFor();
  await page.getByRole('radio', { name: /^Replace/ }).click();
  await page.getByRole('button', { name: 'Replace my library' }).click();
  await page.getByText(/^Your library is what the backup holds/).waitFor();
  expect((await database.papers()).some(({ title }) => / since$/.test(title))).toBe(false);

  // One click takes it back, another one takes that back.
  await page.getByRole('button', { name: 'Undo: back to the library as it was' }).click();
  await page.getByText('Your library is as it was before: 125 entries.').waitFor();
  expect((await database.papers()).filter(({ title }) => / since$/.test(title))).toHaveLength(2);
  await page.getByRole('button', { name: 'Restore it after all' }).click();
  await page.getByText('Your library is as it was before: 124 entries.').waitFor();
  expect((await database.papers()).some(({ title }) => / since$/.test(title))).toBe(false);

  // The library before it is a backup of its own.
  await page.getByRole('button', { name: 'Back to the backups' }).click();
  await page
    .getByText(/^Before a restore/)
    .first()
    .waitFor();
  await page
    .getByRole('button', { name: /^Restore the backup/ })
    .first()
    .click();
  await page.getByRole('button', { name: 'Replace my library' }).click();
  await page.getByText(/^Your library is what the backup holds/).waitFor();
  const titles = (await database.papers()).map(({ title }) => title);
  expect(titles).toContain('Renamed since');
  expect(titles).toContain('Saved since');
});

it('a worker that is stopped in the middle leaves no half, and the alarm makes it whole', async () => {
  await (await session.offprint.extensionPage('library.html')).close();
  await session.offprint.database.add('papers', libraryOf(4000));
  const page = await open();
  let halves = 0;
  for (const wait of [50, 200, 400, 800]) {
    await inBackups('clear');
    await page.getByRole('button', { name: /^Back up now/ }).click();
    await page.waitForTimeout(wait);
    await session.offprint.stopWorker();
    const whole = await backups();
    // A worker that ends its work gives its lease back.
    if (whole.length === 0 && (await inBackups('leases')).length === 1) halves += 1;
    for (const { pieces, id } of whole) {
      const there = await inBackups<[string, number]>('pieces');
      expect(there.filter(([of]) => of === id)).toHaveLength(pieces);
    }
    await page.reload();
    await page.getByRole('heading', { name: 'Backups', level: 1 }).waitFor();
  }
  expect(halves, 'stops that hit a backup under way').toBeGreaterThan(0);
  await inBackups('clear');
  await page.evaluate(() => chrome.storage.local.remove('backups'));
  await session.offprint.makeDue('backup');
  await expect.poll(async () => (await backups()).length, { timeout: 30_000 }).toBe(1);
  const [{ counts, why } = {} as Backup] = await backups();
  expect([counts.papers, why]).toEqual([4000, 'daily']);
  const pieces = await inBackups<[string, number]>('pieces');
  expect(new Set(pieces.map(([of]) => of)).size).toBe(1);
}, 120_000);

it('warns of a backup that is old, and no longer once there is one', async () => {
  await seed();
  const scratch = await session.offprint.extensionPage('manifest.json');
  await scratch.evaluate(() =>
    chrome.storage.local.set({ backups: { since: 0, checkedAt: Date.now() - 4 * 86_400_000 } }),
  );
  await scratch.close();
  const page = await session.offprint.extensionPage('library.html');
  const warning = page
    .getByRole('alert')
    .filter({ hasText: 'The last backup is old: 4 days ago.' });
  await warning.getByRole('link', { name: 'Backups' }).click();
  await backUp(page, 'A backup was made.');
  await warning.waitFor({ state: 'detached' });
});

it('a copy goes into the folder of downloads', async () => {
  await seed();
  const page = await open();
  await page.getByRole('checkbox', { name: /^Put a copy/ }).click();
  await page.getByText(/^Copied to Offprint\/offprint-backup-day-\d\.json\.gz/).waitFor();
  const all = await page.evaluate(() => chrome.downloads.search({}));
  const items = all.filter(({ byExtensionId }) => byExtensionId !== undefined);
  expect(items.map(({ state }) => state)).toEqual(['complete', 'complete']);
  // What writes it in Chromium goes when it is done; Firefox needs no such page.
  const writing = () => page.evaluate(() => chrome.offscreen?.hasDocument() ?? false);
  await expect.poll(writing, soon).toBe(false);
});
