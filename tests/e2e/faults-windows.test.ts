/**
 * Many tabs and windows at once on a library of 5,000 papers: everything that each of them did is there,
 * once. `FAULT_TABS=8,16,50` says how many; with all tests a few (docs/architecture.md, “Fault suite”).
 */
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { askFrom, expectSound } from '../faults/pages.ts';
import { byId, tagsOf } from '../faults/trial.ts';
import { numbered, paper } from '../web/papers.ts';
import { libraryOf } from './support/database.ts';
import { now } from './support/popup.ts';
import { inChromium, soon } from './support/session.ts';

const session = inChromium();

const sizes = (process.env.FAULT_TABS ?? '16').split(',').map(Number);
const saved = /^In Offprint/;

it.each(sizes)('%i tabs that save, tag and note at once', { timeout: 300_000 }, async (count) => {
  const { offprint } = session;
  await (await offprint.extensionPage('library.html#/tags')).close();
  await offprint.database.add('papers', libraryOf(5000));
  // Those with a DOI share it: they would be one paper.
  const papers = numbered(count * 2, 1000)
    .filter(({ doi }) => doi === undefined)
    .slice(0, count);
  const open = async ({ id }: { id: string }) => {
    const page = await offprint.visit(`https://arxiv.org/abs/${id}`);
    const widget = await offprint.widget(page);
    await widget.waitFor('button', 'Save to Offprint', 60_000);
    return widget;
  };
  const widgets: Awaited<ReturnType<typeof open>>[] = [];
  // Eight are opened at a time, so that none waits for its turn too long.
  for (let from = 0; from < count; from += 8) {
    widgets.push(...(await Promise.all(papers.slice(from, from + 8).map(open))));
  }
  const tabs = await Promise.all(widgets.map(() => offprint.extensionPage('manifest.json')));
  const shared = 'seed-000007';
  const change = (page: Page, n: number) =>
    Promise.all([
      askFrom(page, 'tag', { paperIds: [shared], add: [`tab ${n}`], remove: [] }),
      askFrom(page, 'note', { paperId: shared, noteId: `tab-${n}`, body: `Tab ${n}`, base: '' }),
      askFrom(page, 'tag', {
        paperIds: [`seed-${String(100 + n).padStart(6, '0')}`],
        add: ['own'],
        remove: [],
      }),
    ]);
  const [answers] = await Promise.all([
    Promise.all(tabs.map(change)),
    ...widgets.map(({ page }) => page.keyboard.press('Alt+KeyS')),
  ]);
  expect(answers.flat().filter(({ ok }) => !ok)).toEqual([]);
  for (const widget of widgets) await widget.waitFor('button', saved, 60_000);

  const snapshot = await expectSound(offprint);
  expect(snapshot.tables.papers).toHaveLength(5000 + count);
  const each = Array.from({ length: count }, (_, n) => n);
  const paperOf = byId(snapshot, 'papers');
  expect(tagsOf(paperOf.get(shared))).toEqual(expect.arrayContaining(each.map((n) => `tab ${n}`)));
  const notes = byId(snapshot, 'annotations');
  expect(each.filter((n) => notes.get(`tab-${n}`)?.body !== `Tab ${n}`)).toEqual([]);
});

const body = async () =>
  (await session.offprint.database.notes())
    .map((note) => note.body)
    .sort()
    .join('\n');

it('two windows that edit one note: both texts survive, and a popup closed in mid-word loses none', async () => {
  const { offprint } = session;
  const { id } = paper('2607.01234');
  const page = await offprint.visit(`https://arxiv.org/abs/${id}`);
  const widget = await offprint.widget(page);
  await widget.click('button', 'Save to Offprint');
  await widget.waitFor('button', saved);
  const field = (popup: Page) => now(popup).getByRole('textbox', { name: 'Note' }).first();
  const first = await offprint.popup(page);
  await field(first).fill(
    'The beginning.\n\nThe middle that stays as it is for a while.\n\nThe end.',
  );
  await now(first).getByText('Saved', { exact: true }).waitFor();
  const second = await offprint.popup(page);
  await expect.poll(() => field(second).inputValue(), soon).toContain('The end.');

  // In different places: one text with both changes.
  await Promise.all([
    field(first).evaluate((area: HTMLTextAreaElement) => area.setSelectionRange(0, 0)),
    field(second).evaluate((area: HTMLTextAreaElement) =>
      area.setSelectionRange(area.value.length, area.value.length),
    ),
  ]);
  await Promise.all([
    field(first).pressSequentially('From the left: '),
    field(second).pressSequentially(' From the right.'),
  ]);
  await expect
    .poll(body, soon)
    .toMatch(/^From the left: The beginning.*The end\. From the right\.$/s);
  await first.bringToFront();
  await expect.poll(() => field(first).inputValue(), soon).toContain('From the right.');

  // In the same place, one without the other’s: both are kept, and both are shown.
  await Promise.all([
    field(first).fill('Nothing but the left.'),
    field(second).fill('Nothing but the right.'),
  ]);
  await expect.poll(body, soon).toContain('Nothing but the left.');
  await expect.poll(body, soon).toContain('Nothing but the right.');
  await second.close();
  await first.close();

  const third = await offprint.popup(page);
  const texts = () => now(third).textContent();
  const values = () =>
    now(third)
      .getByRole('textbox')
      .evaluateAll((all) => all.map((each) => (each as HTMLTextAreaElement).value).join('\n'));
  await expect.poll(async () => `${await texts()}${await values()}`, soon).toContain('the left.');
  await expect.poll(async () => `${await texts()}${await values()}`, soon).toContain('the right.');

  await field(third).press('End');
  await field(third).pressSequentially(' Half a wo');
  await third.close();
  const fourth = await offprint.popup(page);
  await field(fourth).waitFor();
  await expect.poll(body, soon).toContain('Half a wo');
  await expectSound(offprint);
});
