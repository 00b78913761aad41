/** A disk that is full, and one that fails: that is said, nothing is lost, and all goes on after it. */
import { execFileSync } from 'node:child_process';
import {
  cpSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statfsSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { askFrom, expectSound, inScratch } from '../faults/pages.ts';
import { libraryOf } from './support/database.ts';
import { now } from './support/popup.ts';
import { inChromium, soon } from './support/session.ts';

const session = inChromium();
const full = /The disk is full/;

/** What the browser answers to a write on a full disk; a worker that starts again has room. */
async function fillDisk(): Promise<void> {
  const { offprint } = session;
  const worker = offprint.context
    .serviceWorkers()
    .find((each) => each.url().startsWith(offprint.url('')));
  if (!worker) throw new Error('the worker does not run');
  await worker.evaluate(() => {
    const refuse = () => {
      throw new DOMException('Encountered full disk', 'QuotaExceededError');
    };
    Object.assign(IDBObjectStore.prototype, { put: refuse, add: refuse });
  });
}

it('a disk that is full: each page says so, and all is written once there is room', {
  timeout: 120_000,
}, async () => {
  const { offprint } = session;
  const page = await offprint.visit('https://arxiv.org/abs/2607.01234');
  const widget = await offprint.widget(page);
  await widget.click('button', 'Save to Offprint');
  await widget.waitFor('button', /^In Offprint/);
  const popup = await offprint.popup(page);
  const panel = now(popup);
  const field = panel.getByRole('textbox', { name: 'Note' }).first();
  await field.fill('Acknowledged words.');
  await panel.getByText('Saved', { exact: true }).waitFor();
  const before = await offprint.database.rows('papers');

  await fillDisk();
  await field.pressSequentially(' And more.');
  await panel.getByText(/^Not saved yet, but kept on this computer: The disk is full/).waitFor();
  await panel.getByRole('combobox', { name: 'Add a tag' }).fill('to cite');
  await popup.keyboard.press('Enter');
  await popup.getByText(full).nth(1).waitFor();
  const other = await offprint.visit('https://arxiv.org/abs/2607.02001');
  const second = await offprint.widget(other);
  await second.click('button', 'Save to Offprint');
  await expect.poll(() => second.text(), soon).toMatch(full);
  await inScratch(offprint, async (scratch) => {
    const answer = await askFrom(scratch, 'backUp', { why: 'hand' });
    expect(answer).toMatchObject({ ok: false, error: { code: 'full' } });
  });
  expect(await offprint.database.rows('papers')).toEqual(before);
  const library = await offprint.extensionPage('library.html');
  await library.getByText('The disk is full, and the last backup failed.').waitFor();

  await offprint.stopWorker();
  await panel.getByRole('button', { name: 'Try again' }).click();
  await panel.getByText('Saved', { exact: true }).waitFor();
  await second.click('button', /^(Save to Offprint|Try again)/);
  await second.waitFor('button', /^In Offprint/);
  await inScratch(offprint, async (scratch) => {
    expect(await askFrom(scratch, 'backUp', { why: 'hand' })).toMatchObject({ ok: true });
  });
  const { tables } = await expectSound(offprint);
  expect(tables.papers).toHaveLength(2);
  expect(tables.annotations).toMatchObject([{ body: 'Acknowledged words. And more.' }]);
});

/** A disk of its own, as small as that, for what the browser keeps in its databases. */
function onSmallDisk(folder: string): void {
  const kept = mkdtempSync(path.join(tmpdir(), 'offprint-disk-'));
  cpSync(folder, kept, { recursive: true });
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=16m', 'tmpfs', folder]);
  cpSync(kept, folder, { recursive: true });
  rmSync(kept, { recursive: true });
}

// Only root may mount a disk; `npm run test:faults` on a machine that lets it.
const mayMount = process.env.FAULT_RUNS !== undefined && process.getuid?.() === 0;

it.runIf(mayMount)(
  'a disk without one free byte: what is typed is kept, and written once there is room',
  { timeout: 120_000 },
  async () => {
    const { offprint } = session;
    const url = 'https://arxiv.org/abs/2607.01234';
    const words = `Acknowledged words.${' And more.'.repeat(2000)}`;
    const widget = await offprint.widget(await offprint.visit(url));
    await widget.click('button', 'Save to Offprint');
    await widget.waitFor('button', /^In Offprint/);
    const disk = path.join(offprint.profile, 'Default', 'IndexedDB');
    await offprint.restart({}, () => onSmallDisk(disk));
    try {
      const popup = await offprint.popup(await offprint.visit(url));
      const panel = now(popup);
      const field = panel.getByRole('textbox', { name: 'Note' }).first();
      await field.fill('Acknowledged words.');
      await panel.getByText('Saved', { exact: true }).waitFor();
      const { bavail, bsize } = statfsSync(disk);
      writeFileSync(path.join(disk, 'filler'), Buffer.alloc(bavail * bsize));
      // More than what is left of the last block of a file.
      await field.fill(words);
      const told = /^Not saved yet, but kept on this computer: .*[Tt]he disk is full/;
      await panel.getByText(told).waitFor();
      rmSync(path.join(disk, 'filler'));
      await panel.getByRole('button', { name: 'Try again' }).click();
      await panel.getByText('Saved', { exact: true }).waitFor();
      const { tables } = await expectSound(offprint);
      expect(tables.papers).toHaveLength(1);
      expect(tables.annotations).toMatchObject([{ body: words }]);
    } finally {
      // The small disk goes with what was on it.
      await offprint.restart({}, () => execFileSync('umount', [disk]));
    }
  },
);

/** Half of what a file of the database holds is something else now. */
function damage(profile: string, wanted: RegExp): void {
  const folder = path.join(profile, 'Default', 'IndexedDB');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
    wanted.test(path.basename(file)),
  );
  if (files.length === 0) throw new Error('the browser keeps its database in other files');
  for (const file of files) {
    const bytes = readFileSync(path.join(folder, file));
    const quarter = Math.floor(bytes.length / 4);
    bytes.fill(0x5a, quarter, 3 * quarter);
    writeFileSync(path.join(folder, file), bytes);
  }
}

it('a database that is damaged on the disk: the loss is told, and a saved backup brings all back', {
  timeout: 120_000,
}, async () => {
  const { offprint } = session;
  await (await offprint.extensionPage('library.html#/tags')).close();
  await offprint.database.add('papers', libraryOf(300));
  const options = await offprint.extensionPage('options.html');
  const saving = options.waitForEvent('download');
  await options.getByRole('button', { name: 'Save everything as a file' }).click();
  const file = readFileSync(await (await saving).path());

  await offprint.restart({}, () => damage(offprint.profile, /\.log$|^MANIFEST/));

  const lost = /Your browser has lost Offprint’s library/;
  const popup = await offprint.popup();
  await popup.getByText(lost).waitFor();
  const library = await offprint.extensionPage('library.html');
  await library.getByText(lost).waitFor();
  await library.getByRole('link', { name: 'Backups' }).last().click();
  await library.locator('input[type=file]').setInputFiles({
    ...{ name: 'offprint.json.gz', mimeType: 'application/gzip', buffer: file },
  });
  await library.getByRole('button', { name: 'Replace my library' }).click();
  await expect.poll(() => offprint.database.count('papers'), soon).toBe(300);
  await library.getByText(lost).waitFor({ state: 'detached' });
  await popup.getByText(lost).waitFor({ state: 'detached' });
  await expectSound(offprint);
});
