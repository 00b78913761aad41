/**
 * What can go wrong around Offprint: the browser is killed, the disk is full or fails, the clock is wrong,
 * settings are damaged. Each is said in words, nothing is lost, and all works again after it.
 */
/// <reference types="chrome" />
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { askFrom, expectSound, inScratch } from '../faults/pages.ts';
import { FaultyWorker } from '../faults/worker.ts';
import { numbered, paper } from '../web/papers.ts';
import { libraryOf } from './support/database.ts';
import { list, now, row } from './support/popup.ts';
import { inChromium, soon } from './support/session.ts';

const session = inChromium();
const saved = /^In Offprint/;
const { id } = paper('2607.01234');

async function saveOne(): Promise<Page> {
  const page = await session.offprint.visit(`https://arxiv.org/abs/${id}`);
  const widget = await session.offprint.widget(page);
  await widget.click('button', 'Save to Offprint');
  await widget.waitFor('button', saved);
  return page;
}

const field = (popup: Page) => now(popup).getByRole('textbox', { name: 'Note' }).first();

it('a browser that is killed during an import and a note: both go on where they were', {
  timeout: 180_000,
}, async () => {
  const { offprint } = session;
  const count = 1500;
  const bibtex = Array.from(
    { length: count },
    (_, n) => `@article{key${n}, title={Paper ${n} of the herd}, doi={10.1234/h${n}}}`,
  ).join('\n');
  const page = await saveOne();
  const popup = await offprint.popup(page);
  await field(popup).fill('Acknowledged words.');
  await now(popup).getByText('Saved', { exact: true }).waitFor();
  const imports = await offprint.extensionPage('library.html#/import');
  await imports.locator('input[type=file]').setInputFiles({
    ...{ name: 'herd.bib', mimeType: 'text/plain' },
    buffer: Buffer.from(bibtex),
  });
  const commit = imports.getByRole('button', { name: /^Import 1,500/ });
  await commit.waitFor();
  const worker = await FaultyWorker.of(offprint);
  // It looks at the import and notes its progress once a batch: this is within the second.
  await worker.holdAt(6, 'imports');
  await commit.click();
  await expect.poll(() => worker.isHeld(), soon).toBe(true);
  await field(popup).pressSequentially(' And half a sent');
  await offprint.crash();

  // Nobody asks it to: it goes on when the browser is back.
  const again = await offprint.extensionPage('library.html#/import');
  const undo = again.getByRole('button', { name: /^Undo( this import)?$/ });
  await undo.waitFor({ timeout: 60_000 });
  const { tables } = await expectSound(offprint);
  expect(tables.papers).toHaveLength(count + 1);
  const [note, ...others] = await offprint.database.notes();
  expect(note?.body).toMatch(/^Acknowledged words\./);
  expect(others).toEqual([]);
  const [kept] = tables.imports ?? [];
  expect(kept).toMatchObject({ state: 'done', written: count });
  await undo.click();
  await expect.poll(async () => (await offprint.database.papers()).length, soon).toBe(1);
});

it('a clock that is years off, back and forth: order, undo and what is due stay sensible', async () => {
  const { offprint } = session;
  await (await offprint.extensionPage('library.html#/tags')).close();
  await offprint.database.add('papers', libraryOf(3));
  const yearMs = 365 * 86_400_000;
  const titles: string[] = [];
  for (const [n, years] of [0, -3, 5, 0].entries()) {
    const worker = offprint.context
      .serviceWorkers()
      .find((each) => each.url().startsWith(offprint.url('')));
    await worker?.evaluate((by) => {
      const real = performance.timeOrigin;
      Date.now = () => real + performance.now() + by;
    }, years * yearMs);
    await inScratch(offprint, async (page) => {
      const [one] = numbered(1, 500 + n);
      const record = { title: `At ${n}`, identifiers: [`arxiv:${one?.id}`], source: 'arxiv' };
      titles.push(record.title);
      expect(await askFrom(page, 'save', { record })).toMatchObject({ ok: true });
      const paperIds = ['seed-000001'];
      const tagged = await askFrom(page, 'tag', { paperIds, add: [`at ${n}`], remove: [] });
      const { undoId } = (tagged as unknown as { value: { undoId: string } }).value;
      expect(await askFrom(page, 'revert', { undoId })).toMatchObject({ ok: true });
      const note = { paperId: 'seed-000002', noteId: `clock-${n}`, body: `At ${n}`, base: '' };
      expect(await askFrom(page, 'note', note)).toMatchObject({ ok: true });
      expect(await askFrom(page, 'backUp', { why: 'daily' })).toMatchObject({ ok: true });
    });
  }
  const { tables } = await expectSound(offprint);
  expect(tables.annotations).toHaveLength(4);
  const popup = await offprint.popup();
  for (const each of titles) await row(popup, each).waitFor();
  expect(
    await list(popup)
      .getByText(/Invalid|NaN/)
      .count(),
  ).toBe(0);
});

it('settings that are damaged: the rest holds, they are shown, saved as they are, and set right', async () => {
  const { offprint } = session;
  const damaged = {
    theme: 7,
    explore: 'much',
    digest: 'weekly',
    newTab: 'browser',
    listings: null,
  };
  await inScratch(offprint, (page) =>
    page.evaluate(
      (settings) => chrome.storage.local.set({ settings, visits: 5, backups: [] }),
      damaged,
    ),
  );
  for (const file of ['popup.html?alone', 'library.html', 'library.html#/digests']) {
    const page = await offprint.extensionPage(file);
    await page.getByRole('main').first().waitFor();
    await page.close();
  }
  const options = await offprint.extensionPage('options.html');
  await options.getByRole('button', { name: 'Check the library' }).click();
  await options.getByText(/^Settings that cannot be read/).waitFor();
  const saving = options.waitForEvent('download');
  await options.getByRole('button', { name: 'Save these entries as they are' }).click();
  const rows = JSON.parse(readFileSync(await (await saving).path(), 'utf8')) as { row: object }[];
  expect(rows.map((each) => each.row)).toContainEqual({ explore: 'much' });
  await options.getByRole('button', { name: 'Repair' }).click();
  await options.getByText(/things were repaired/).waitFor();
  const stored = await inScratch(offprint, (page) =>
    page.evaluate(() => chrome.storage.local.get<Record<string, object>>()),
  );
  expect(stored.settings).toMatchObject({ newTab: 'browser', theme: 'system' });
  expect(stored['settings:unread']).toMatchObject({ theme: 7, explore: 'much' });
});
