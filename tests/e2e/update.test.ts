/** An update of the extension while a page is open: no errors on the page, nothing lost. */
import { expect, it } from 'vitest';
import { now } from './support/popup.ts';
import { inBrowser, soon } from './support/session.ts';

const session = inBrowser();

it('a page that was open keeps working or says what to do, without an error', async () => {
  const page = await session.offprint.visit('https://arxiv.org/abs/2607.01234');
  const console: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') console.push(message.text());
  });
  const widget = await session.offprint.widget(page);
  await widget.click('button', 'Save to Offprint');
  await widget.waitFor('button', /^In Offprint/);

  await session.offprint.loadExtension();
  // The new content script comes into the tab, which knows the paper, or the old one withdraws.
  await page.keyboard.press('Alt+KeyS');
  await page.mouse.move(200, 200);
  await expect.poll(() => session.offprint.database.papers(), soon).toHaveLength(1);
  await page.reload();
  await widget.waitFor('button', /^In Offprint/);
  expect((await widget.nodes()).filter(({ name }) => /^In Offprint/.test(name))).toHaveLength(1);
  expect(console).toEqual([]);
});

it('a paper page open through an update can be saved afterwards, once', async () => {
  const page = await session.offprint.visit('https://arxiv.org/abs/2607.02001');
  const widget = await session.offprint.widget(page);
  await widget.waitFor('button', 'Save to Offprint');
  await session.offprint.loadExtension();
  await expect
    .poll(async () => {
      await page.keyboard.press('Alt+KeyS');
      return (await session.offprint.database.papers()).length;
    }, soon)
    .toBe(1);
  await widget.waitFor('button', /^In Offprint/);
  const shown = (await widget.nodes()).filter(
    ({ role, name }) => role === 'button' && /Offprint/.test(name),
  );
  expect(shown.map(({ name }) => name)).toEqual([expect.stringMatching(/^In Offprint/)]);
});

it('a note that was being written on the page through an update is still to be had', async () => {
  const page = await session.offprint.visit('https://arxiv.org/abs/2607.01234');
  const widget = await session.offprint.widget(page);
  await widget.click('button', 'Save to Offprint');
  await widget.click('button', 'Note');
  await page.keyboard.type('Half');
  await session.offprint.loadExtension();
  await page.keyboard.type(' a note');
  const kept = async () => {
    const notes = (await session.offprint.database.notes()).map(({ body }) => body).join();
    const fields = await widget.watch(`function () {
      return [...this.querySelectorAll('textarea')].map((each) => each.value).join();
    }`);
    return [notes, ...fields].join(' ');
  };
  await expect.poll(kept, soon).toContain('Half');
  const popup = await session.offprint.popup(page);
  await now(popup).getByRole('textbox', { name: 'Note' }).waitFor();
});
