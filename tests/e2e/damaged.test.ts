/** Records that are damaged on the disk: each is passed over or shown, none costs the others. */
import { expect, it } from 'vitest';
import { libraryOf } from './support/database.ts';
import { inBrowser } from './support/session.ts';

const session = inBrowser();

const good = libraryOf(3).map((paper, n) => ({ ...paper, title: `Sound paper ${n}` }));

/** What a failing disk, an older bug or another program may have left, one way each. */
const damaged = [
  { id: 'd-empty' },
  { ...good[0], id: 'd-title', identifiers: ['arxiv:2401.90001'], title: undefined },
  { ...good[0], id: 'd-title-type', identifiers: ['arxiv:2401.90002'], title: { a: 1 } },
  { ...good[0], id: 'd-authors', identifiers: ['arxiv:2401.90003'], authors: 'Ada' },
  { ...good[0], id: 'd-tags', identifiers: ['arxiv:2401.90004'], tags: null },
  { ...good[0], id: 'd-urls', identifiers: ['arxiv:2401.90005'], urls: 'javascript:alert(1)' },
  { ...good[0], id: 'd-time', identifiers: ['arxiv:2401.90006'], addedAt: 'yesterday' },
  { ...good[0], id: 'd-ids', identifiers: undefined },
  { ...good[0], id: 'd-status', identifiers: ['arxiv:2401.90007'], status: 7, pinned: true },
  { ...good[0], id: 'd-year', identifiers: ['arxiv:2401.90008'], issued: { year: 'MMXX' } },
];

it('every surface shows the sound papers, and the check in the options repairs the rest', async () => {
  const { offprint } = session;
  await (await offprint.extensionPage('library.html')).close();
  await offprint.database.add('papers', good);
  await offprint.database.add('papers', damaged);
  await offprint.database.add('annotations', [
    {
      id: 'n-orphan',
      paperId: 'gone',
      kind: 'note',
      body: 'Words',
      tags: [],
      createdAt: 1,
      updatedAt: 1,
    },
    {
      id: 'n-body',
      paperId: good[0]?.id,
      kind: 'note',
      body: 5,
      tags: [],
      createdAt: 1,
      updatedAt: 1,
    },
  ] as never);

  const library = await offprint.extensionPage('library.html');
  await library.getByText('Sound paper 2').first().waitFor();
  const popup = await offprint.popup();
  await popup.getByText('Sound paper 0').first().waitFor();
  await popup.getByRole('combobox').first().fill('sound');
  await popup.getByText('Sound paper 1').first().waitFor();
  const statistics = await offprint.extensionPage('library.html#/stats');
  await statistics.getByRole('heading', { name: 'Statistics', level: 1 }).waitFor();
  await statistics.locator('svg.offprint-plot').first().waitFor();
  await (await offprint.newTab()).getByRole('tab').first().waitFor();

  const options = await offprint.extensionPage('options.html');
  await options.getByRole('button', { name: 'Check the library' }).click();
  await options.getByText(/things are not as they should be/).waitFor();
  await options.getByText('Papers that cannot be read').waitFor();
  const saving = options.waitForEvent('download');
  await options.getByRole('button', { name: 'Save these entries as they are' }).click();
  expect((await saving).suggestedFilename()).toBe('offprint-entries.json');
  await options.getByRole('button', { name: 'Repair' }).click();
  await options.getByText(/things were repaired/).waitFor();
  await options.getByRole('button', { name: 'Check the library' }).click();
  await options.getByText(/^All is well/).waitFor();

  const papers = await offprint.database.papers();
  expect(papers.map(({ id }) => id)).toEqual(
    expect.arrayContaining([...good.map(({ id }) => id), ...damaged.map(({ id }) => id), 'gone']),
  );
  await library.getByText('Recovered paper').first().waitFor();
});
