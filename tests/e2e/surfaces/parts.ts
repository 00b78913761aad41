/** The other parts of the library page. */
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { soon } from '../support/builds.ts';
import { button, type Scene, type Surface, wide } from './scene.ts';

async function part({ offprint }: Scene, hash: string): Promise<Page> {
  const page = await offprint.extensionPage(`library.html#/${hash}`);
  await page.setViewportSize(wide);
  await page.getByRole('heading', { level: 1 }).waitFor();
  return page;
}

async function tags(scene: Scene): Promise<void> {
  const page = await part(scene, 'tags');
  await page.getByText('parsing').first().waitFor();
  await scene.look(page, 'tree');
  await page.locator('[data-tag="nlp"]').focus();
  await page.keyboard.press('F2');
  await page.keyboard.type('to cite');
  await scene.look(page, 'renaming into another');
}

async function imports(scene: Scene): Promise<void> {
  const { say, look } = scene;
  const page = await part(scene, 'import');
  await look(page, 'start');
  await page.getByRole('textbox', { name: say('import_paste') }).fill('10.1000/182\nSome title');
  await button(page, say('import_paste_read')).click();
  await page.getByRole('group', { name: say('import_lookup') }).waitFor();
  await look(page, 'look up');
  await button(page, say('import_cancel')).click();
  const entry = (key: string) => `@article{${key}, title={On ${key}}, doi={10.1234/${key}}}`;
  await page.locator('input[type=file]').setInputFiles({
    name: 'thesis.bib',
    mimeType: 'text/plain',
    buffer: Buffer.from(
      [entry('owls'), entry('bats'), '@article{cut, title={A} b={B}}'].join('\n'),
    ),
  });
  const commit = button(page, say('import_commit_other', '2'));
  await commit.waitFor();
  await look(page, 'preview');
  await commit.click();
  await button(page, say('import_undo')).waitFor();
  await look(page, 'report');
}

async function backups(scene: Scene): Promise<void> {
  const { say, look } = scene;
  const page = await part(scene, 'backups');
  await button(page, say('backup_now')).click();
  const restore = page.getByRole('button', { name: say('backup_restore').slice(0, 5) }).first();
  await restore.waitFor();
  await look(page, 'list');
  await restore.click();
  await page.getByRole('radio').first().waitFor();
  await look(page, 'restore');
}

async function statistics(scene: Scene): Promise<void> {
  const page = await part(scene, 'stats');
  await page.setViewportSize({ width: 1280, height: 2600 });
  await page.locator('.offprint-plot').nth(6).waitFor();
  await scene.look(page, 'with all pictures');
}

async function digests(scene: Scene): Promise<void> {
  const { offprint, say, look } = scene;
  const page = await part(scene, 'digests');
  await button(page, say('digest_subscribe_week')).waitFor();
  await look(page, 'choosing');
  await button(page, say('digest_subscribe_week')).click();
  await button(page, say('digest_unsubscribe')).waitFor();
  // The page shows what was chosen before it is stored.
  const stored = () =>
    page.evaluate(async () => 'settings' in (await chrome.storage.local.get('settings')));
  await expect.poll(stored, soon).toBe(true);
  await page.evaluate(async () => {
    const { settings } = await chrome.storage.local.get<{
      settings: { digest: Record<string, unknown> };
    }>();
    const since = Date.now() - 3 * 86_400_000;
    const daily = { every: 'day', weekdays: [1, 2, 3, 4, 5, 6, 7], time: '00:00' };
    const digest = { ...settings.digest, ...daily, since };
    await chrome.storage.local.set({ settings: { ...settings, digest } });
  });
  await offprint.makeDue('digest');
  const issue = page.locator('a[href*="digests/"]').first();
  await issue.waitFor();
  await look(page, 'archive');
  await issue.click();
  await page.getByRole('article').waitFor();
  await look(page, 'issue');
}

export const libraryParts: Surface[] = [
  ['tags', tags],
  ['import', imports],
  ['backups', backups],
  ['statistics', statistics],
  ['digests', digests],
];
