/** Bringing papers from elsewhere, through a stop of the worker, and taking it back. */
import { expect, it } from 'vitest';
import { dailyEntry } from '../web/daily-papers.ts';
import { papers } from '../web/papers.ts';
import { inBrowser, soon } from './support/session.ts';

const session = inBrowser();

/** Enough for several batches, so that the worker can be stopped between two. */
const count = 2500;
const entries = Array.from(
  { length: count },
  (_x, n) =>
    `@article{key${n}, title={Paper ${n} of the flock}, doi={10.1234/p${n}}, keywords={sheep}}`,
);
const file = [
  ...entries.slice(0, 7),
  '@article{bad,\n title={A} author={B}}',
  ...entries.slice(7),
].join('\n');

interface Stored {
  id: string;
  title: string;
  tags: string[];
}
const titles = async () =>
  (await session.offprint.database.rows<Stored>('papers')).map(({ title }) => title).sort();

it('a file with a bad entry: imported through a stop of the worker, then taken back', async () => {
  await session.offprint.database.add('papers', [
    {
      id: 'mine',
      identifiers: ['doi:10.1234/p3'],
      title: 'As I call it',
      authors: [],
      kind: 'article',
      urls: {},
      categories: [],
      keywords: [],
      source: 'user',
      tags: ['mine'],
      status: 'reading',
      pinned: 0,
      addedAt: 1,
      updatedAt: 1,
      provenance: { title: { source: 'user', at: 1 } },
    },
  ]);
  const page = await session.offprint.extensionPage('library.html#/import');
  await page.locator('input[type=file]').setInputFiles({
    name: 'flock.bib',
    mimeType: 'text/plain',
    buffer: Buffer.from(file),
  });

  await page.getByRole('button', { name: `Import 2,500 papers` }).waitFor();
  await page.getByRole('button', { name: /^Problems 1/ }).click();
  await page.getByText('Cannot be read: see line 9').waitFor();
  expect(await titles()).toEqual(['As I call it']);

  await page.getByRole('button', { name: /^Import 2,500/ }).click();
  await page.getByText('Adding papers').waitFor();
  await session.offprint.stopWorker();
  const written = (await titles()).length;
  expect(written).toBeLessThan(count);
  // What the alarm does half a minute later.
  await session.offprint.makeDue('import');

  await page.getByRole('button', { name: 'Undo this import' }).waitFor({ timeout: 60_000 });
  const stored = await session.offprint.database.rows<Stored>('papers');
  expect(stored).toHaveLength(count);
  expect(stored.find(({ id }) => id === 'mine')).toMatchObject({
    title: 'As I call it',
    tags: ['mine', 'sheep'],
    status: 'reading',
  });
  await page.getByText('2,499 papers added.').waitFor();

  await page.getByRole('button', { name: 'Undo this import' }).click();
  await page.getByText('This import was taken back.').waitFor({ timeout: 60_000 });
  expect(await session.offprint.database.rows<Stored>('papers')).toMatchObject([
    { id: 'mine', title: 'As I call it', tags: ['mine'], status: 'reading' },
  ]);
  expect(session.offprint.requests()).toEqual([]);
  expect(session.offprint.troubles).toEqual([]);
});

it('titles are looked up by the service that was agreed to, through a restart of the browser', async () => {
  const { offprint, web } = session;
  const wanted = papers.filter(({ id }) => id.startsWith('2607.0')).slice(0, 3);
  web.route('huggingface.co', '/api/papers/search', (url) => {
    const asked = url.searchParams.get('q') ?? '';
    const found = wanted.find(({ title }) => title.startsWith(asked.slice(0, 12)));
    const entries = found ? [dailyEntry(found, 0, '2026-07-24')] : [];
    return { headers: { 'content-type': 'application/json' }, body: JSON.stringify(entries) };
  });
  const asked = () => web.visits('huggingface.co', /^\/api\/papers\/search/).length;
  const page = await offprint.extensionPage('library.html#/import');
  await page.getByLabel('Paste a list or a page').fill(wanted.map(({ title }) => title).join('\n'));
  await page.getByRole('button', { name: 'Read the text' }).click();
  const offer = page.getByRole('group', { name: 'Look up what is missing' });
  await offer.waitFor();
  for (const box of await offer.getByRole('checkbox', { name: /^(arXiv|Crossref)/ }).all()) {
    await box.uncheck();
  }
  expect(session.offprint.requests()).toEqual([]);
  web.misbehave('huggingface.co', '/api/papers/search', { never: true });
  await offer.getByRole('button', { name: 'Ask these services' }).click();
  await expect.poll(asked, soon).toBeGreaterThan(0);

  web.behave();
  await offprint.restart();
  // A browser that is closed in order lets the question fail first, and it would be asked a while later.
  // One that asks again already is left alone.
  const jobs = await offprint.database.rows<{ trouble?: unknown }>('imports');
  await offprint.database.add(
    'imports',
    jobs.flatMap(({ trouble, ...job }) => (trouble === undefined ? [] : [job])),
  );
  await offprint.makeDue('import');
  const again = await offprint.extensionPage('library.html#/import');
  await again.getByRole('button', { name: 'Import 3 papers' }).waitFor({ timeout: 60_000 });
  await expect.poll(() => again.getByText(/^\d+ % alike/).count(), soon).toBe(3);
  expect(await titles()).toEqual([]);
  await again.getByRole('button', { name: 'Import 3 papers' }).click();
  await again.getByText('3 papers added.').waitFor();
  expect(await titles()).toEqual(wanted.map(({ title }) => title).sort());
  expect(offprint.hostsAsked()).toEqual(['huggingface.co']);
}, 120_000);
