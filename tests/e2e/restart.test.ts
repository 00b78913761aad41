/** What was written is there after the browser was closed and started again. */
import { expect, it } from 'vitest';
import { paper } from '../web/papers.ts';
import { now, row } from './support/popup.ts';
import { inBrowser } from './support/session.ts';

const session = inBrowser();
const { title } = paper('2607.01234');

it('a note and a tag survive a restart of the browser', async () => {
  const page = await session.offprint.visit('https://arxiv.org/abs/2607.01234');
  const widget = await session.offprint.widget(page);
  await widget.click('button', 'Save to Offprint');
  await widget.waitFor('button', /^In Offprint/);
  const popup = await session.offprint.popup(page);
  await now(popup).getByRole('combobox', { name: 'Add a tag' }).fill('to cite');
  await popup.keyboard.press('Enter');
  await now(popup).getByRole('button', { name: 'Remove the tag to cite' }).waitFor();
  await now(popup).getByRole('textbox', { name: 'Note' }).fill('Figure 2 says it all.');
  await now(popup).getByText('Saved', { exact: true }).waitFor();

  await session.offprint.restart();

  const again = await session.offprint.visit('https://arxiv.org/abs/2607.01234v1');
  await (await session.offprint.widget(again)).waitFor(
    'button',
    'In Offprint: to read, 1 note, 1 tag',
  );
  const list = await session.offprint.popup(again);
  await row(list, title).getByText('to cite').waitFor();
  expect(await now(list).getByRole('textbox', { name: 'Note' }).inputValue()).toBe(
    'Figure 2 says it all.',
  );
});

it('a note typed in the moment of a crash of the browser is not lost', async () => {
  const page = await session.offprint.visit('https://arxiv.org/abs/2607.03117');
  const widget = await session.offprint.widget(page);
  await widget.click('button', 'Save to Offprint');
  await widget.waitFor('button', /^In Offprint/);
  const popup = await session.offprint.popup(page);
  await now(popup).getByRole('textbox', { name: 'Note' }).pressSequentially('Ask the auth');
  await session.offprint.restart();
  const again = await session.offprint.visit('https://arxiv.org/abs/2607.03117');
  const next = await session.offprint.popup(again);
  await expect
    .poll(() => now(next).getByRole('textbox', { name: 'Note' }).inputValue(), { timeout: 8000 })
    .toBe('Ask the auth');
});
