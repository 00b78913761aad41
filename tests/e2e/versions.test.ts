/** One paper in several versions, and one paper under two names. */
import { describe, expect, it } from 'vitest';
import { paper } from '../web/papers.ts';
import { inFirefox } from './support/builds.ts';
import { libraryOf } from './support/database.ts';
import { list, now, row } from './support/popup.ts';
import { inBrowser, soon } from './support/session.ts';

const session = inBrowser();

const abstract = 'https://arxiv.org/abs/2607.01234';
const { title } = paper('2607.01234');

/** Save v1 from its abstract page and leave it. */
async function saveFirst(): Promise<void> {
  const page = await session.offprint.visit(`${abstract}v1`);
  const widget = await session.offprint.widget(page);
  await widget.click('button', 'Save to Offprint');
  await widget.waitFor('button', 'In Offprint: to read');
  await page.close();
}

const versions = async () => {
  const [stored] = await session.offprint.database.papers();
  return [stored?.savedVersion ?? stored?.version, stored?.version];
};

describe('a paper saved as v1 of which there is a v2', () => {
  it('says so on the page and in the list, until the user knows', async () => {
    await saveFirst();
    const page = await session.offprint.visit(abstract);
    const widget = await session.offprint.widget(page);
    await widget.waitFor('button', 'In Offprint: to read. You saved v1, this is v2');
    await expect.poll(versions, soon).toEqual([1, 2]);

    const elsewhere = await session.offprint.visit('https://example.org/');
    const popup = await session.offprint.popup(elsewhere);
    await row(popup, title).getByText('v2 is out').waitFor();

    await page.bringToFront();
    await widget.click('button', /You saved v1, this is v2$/);
    await widget.click('button', 'Got it');
    await widget.waitFor('button', 'In Offprint: to read');
    await expect.poll(versions, soon).toEqual([2, 2]);
    await popup.bringToFront();
    await expect.poll(() => row(popup, title).getByText('v2 is out').count(), soon).toBe(0);
  });

  it('is v2 once its full text has been opened', async () => {
    await saveFirst();
    const page = await session.offprint.visit('https://arxiv.org/html/2607.01234v2');
    const widget = await session.offprint.widget(page);
    await widget.waitFor('button', 'In Offprint: to read. You saved v1, this is v2');
    await expect.poll(versions, soon).toEqual([2, 2]);
    await page.reload();
    await widget.waitFor('button', 'In Offprint: to read');
  });

  // Firefox runs no script in its viewer.
  it.skipIf(inFirefox)('says so beside its PDF, and is v2 then', async () => {
    await saveFirst();
    const page = await session.offprint.visit('https://arxiv.org/pdf/2607.01234v2');
    const widget = await session.offprint.widget(page);
    await widget.waitFor('button', 'In Offprint: to read. You saved v1, this is v2');
    await expect.poll(versions, soon).toEqual([2, 2]);
    const popup = await session.offprint.popup(page);
    await now(popup).getByRole('heading', { name: title }).waitFor();
    expect(await now(popup).getByRole('note').count()).toBe(0);
  });

  it('has no news on v1', async () => {
    await saveFirst();
    const page = await session.offprint.visit(`${abstract}v1`);
    const widget = await session.offprint.widget(page);
    await widget.waitFor('button', 'In Offprint: to read');
    expect(await versions()).toEqual([1, 1]);
  });

  it('saved as the PDF of v1 learns of v2 from its abstract page', async () => {
    const page = await session.offprint.visit('https://arxiv.org/pdf/2607.01234v1');
    const popup = await session.offprint.popup(page);
    await now(popup).getByRole('button', { name: 'Save', exact: true }).click();
    await now(popup).getByText('v2 is out, you saved v1').waitFor();
    expect(await versions()).toEqual([1, 2]);
  });
});

it('papers that are probably one are united when the user says so, and taken apart by Undo', async () => {
  const page = await session.offprint.visit(abstract);
  const widget = await session.offprint.widget(page);
  await widget.click('button', 'Save to Offprint');
  await widget.waitFor('button', /^In Offprint/);
  const [stored] = await session.offprint.database.papers();
  await session.offprint.database.add('papers', [
    {
      ...stored,
      id: 'twin',
      identifiers: ['doi:10.5555/twin'],
      tags: ['printed'],
      source: 'generic',
      provenance: {},
    },
  ]);
  const popup = await session.offprint.popup(page);
  await now(popup).getByText('Probably the same as').waitFor();
  await now(popup).getByRole('button', { name: 'Unite' }).click();
  await now(popup).getByRole('button', { name: 'Remove the tag printed' }).waitFor();
  expect(await session.offprint.database.papers()).toMatchObject([
    { id: stored?.id, identifiers: expect.arrayContaining(['doi:10.5555/twin']) },
  ]);
  await popup.getByRole('button', { name: 'Undo' }).click();
  await now(popup).getByText('Probably the same as').waitFor();
  await now(popup).getByRole('button', { name: 'Not the same' }).click();
  await expect.poll(() => now(popup).getByRole('note').count(), soon).toBe(0);
  await popup.reload();
  await now(popup).getByRole('textbox', { name: 'Note' }).waitFor();
  expect(await now(popup).getByRole('note').count()).toBe(0);
  expect(await session.offprint.database.papers()).toHaveLength(2);
});

it.each([
  [420, 600],
  [320, 568],
])('both notices at once fit in a popup of %d × %d', async (width, height) => {
  await saveFirst();
  const [stored] = await session.offprint.database.papers();
  const venue = 'Journal of Names That Go On and On';
  await session.offprint.database.add('papers', [
    { ...stored, id: 'twin', identifiers: ['doi:10.5555/twin'], venue, provenance: {} },
    ...libraryOf(20),
  ]);
  const page = await session.offprint.visit(abstract);
  const widget = await session.offprint.widget(page);
  await widget.waitFor('button', /You saved v1, this is v2$/);
  const popup = await session.offprint.popup(page, { width, height });
  await now(popup).getByText('Probably the same as').waitFor();
  await expect.poll(() => now(popup).getByRole('note').count(), soon).toBe(2);
  // Nothing lies outside: the part on top scrolls, the list keeps its rows, the foot its place.
  const size = await popup.evaluate(() => {
    const { scrollWidth, scrollHeight } = document.documentElement;
    return [scrollWidth, scrollHeight];
  });
  expect(size).toEqual([width, height]);
  expect((await list(popup).boundingBox())?.height).toBeGreaterThanOrEqual(140);
  await now(popup).getByRole('textbox', { name: 'Note' }).focus();
  await now(popup).getByRole('textbox', { name: 'Note' }).press('x');
  expect(await now(popup).getByRole('textbox', { name: 'Note' }).inputValue()).toBe('x');
});
