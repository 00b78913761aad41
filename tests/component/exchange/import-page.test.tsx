import { render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, it, vi } from 'vitest';
import { ImportPage } from '@/components/exchange/import/import-page';
import { LibraryProvider, useLibrary } from '@/components/library/library-provider';
import { workOnImports } from '@/lib/background/import-work';
import { readSources, type Source } from '@/lib/exchange/import/reading';
import { giveLayout, paper, stage } from '../support/library';

vi.mock('@/lib/library/database', async () => (await import('../support/library')).database());
vi.mock('@/lib/messaging/ask', async () => (await import('../support/library')).worker());
vi.mock('@/lib/platform/import-reader', () => ({
  // jsdom has no workers: the same reader on the page.
  readInWorker: (sources: Source[]) => readSources(sources),
}));

beforeEach(giveLayout);

function Page() {
  const { library } = useLibrary();
  return library.state === 'open' ? <ImportPage /> : null;
}
const show = () =>
  render(
    <LibraryProvider>
      <Page />
    </LibraryProvider>,
  );
const user = userEvent.setup();

/** What the background worker does by itself. */
const work = () =>
  workOnImports(stage.db, {
    fetch: async () => new Response('', { status: 500 }),
    now: () => Date.now(),
    newId: () => crypto.randomUUID(),
    jitter: () => 0,
    mayAsk: () => true,
    pause: async () => undefined,
    wakeAt: async () => undefined,
  });

async function choose(...files: File[]) {
  await user.upload(await screen.findByLabelText('Choose files', { selector: 'input' }), files);
}
const bib = new File(
  [
    '@article{a, title={Counting Sheep}, doi={10.1234/a}, keywords={flock}}\n@article{b, title={Counting Dogs}, doi={10.1234/b}}\n@article{c, title={Bad} x}',
  ],
  'flock.bib',
);

it('from a file to the report, and back', async () => {
  await stage.db.papers.add(
    paper(1, { identifiers: ['doi:10.1234/b'], title: 'Counting Dogs', tags: ['mine'] }),
  );
  show();
  await choose(bib);
  await screen.findByRole('button', { name: 'Import 2 papers' });
  const list = screen.getByRole('grid', { name: 'Items' });
  expect(await within(list).findByText('Cannot be read: see line 3')).toBeVisible();
  expect(within(list).getByText(/^Already there; adds/)).toBeVisible();
  await user.click(within(list).getByRole('checkbox', { name: 'Counting Dogs' }));
  await user.click(await screen.findByRole('button', { name: 'Import 1 paper' }));
  expect(await screen.findByText('Adding papers')).toBeVisible();
  await work();
  expect(await screen.findByText(/1 paper added\./)).toBeVisible();
  // What went wrong is found among thousands, too.
  await user.click(screen.getByRole('button', { name: /^Problems 1/ }));
  await waitFor(() => expect(screen.getAllByRole('row')).toHaveLength(1));
  expect(screen.getByText('Cannot be read: see line 3')).toBeVisible();
  expect(await stage.db.papers.count()).toBe(2);
  await user.click(screen.getByRole('button', { name: 'Undo this import' }));
  await work();
  expect(await screen.findByText(/This import was taken back/)).toBeVisible();
  expect((await stage.db.papers.toArray()).map(({ title }) => title)).toEqual(['Counting Dogs']);
});

it('a filter shows one kind, and chooses only that', async () => {
  show();
  await choose(bib);
  await screen.findByRole('button', { name: 'Import 2 papers' });
  await user.click(screen.getByRole('button', { name: /^New 2/ }));
  await waitFor(() => expect(screen.getAllByRole('checkbox')).toHaveLength(2));
  await user.click(screen.getByRole('button', { name: 'Choose none' }));
  expect(await screen.findByRole('button', { name: 'Import 0 papers' })).toBeDisabled();
});

it('goes by keyboard alone: all rows are one stop', async () => {
  show();
  await choose(bib);
  await screen.findByRole('button', { name: 'Import 2 papers' });
  await waitFor(() => expect(screen.getByRole('heading', { name: 'Import' })).toHaveFocus());
  screen.getByRole('button', { name: 'Choose none' }).focus();
  await user.tab();
  expect(screen.getByRole('row', { name: /Counting Sheep/ })).toHaveFocus();
  await user.keyboard('{ArrowDown}');
  const dogs = screen.getByRole('row', { name: /Counting Dogs/ });
  expect(dogs).toHaveFocus();
  await user.keyboard(' ');
  await screen.findByRole('button', { name: 'Import 1 paper' });
  await waitFor(() => expect(dogs).toHaveAttribute('aria-selected', 'false'));
  await user.tab();
  expect(screen.getByRole('button', { name: 'Import 1 paper' })).toHaveFocus();
});

it('cancelled, the preview leaves nothing', async () => {
  show();
  await choose(bib);
  await screen.findByRole('button', { name: 'Import 2 papers' });
  await user.click(screen.getByRole('button', { name: 'Cancel' }));
  expect(await screen.findByText('Drop files here')).toBeVisible();
  expect(await stage.db.papers.count()).toBe(0);
  expect(await stage.db.importItems.count()).toBe(0);
});

it('a pasted title can be looked up, after the services have been named', async () => {
  show();
  await user.click(await screen.findByLabelText('Paste a list or a page'));
  await user.paste('Counting Sheep with Many Dogs');
  await user.click(screen.getByRole('button', { name: 'Read the text' }));
  const offer = await screen.findByRole('group', { name: 'Look up what is missing' });
  expect(within(offer).getAllByRole('checkbox')).toHaveLength(3);
  expect(stage.asked.some(({ type }) => type === 'importResolve')).toBe(false);
});

it('a file that is nothing is told as such', async () => {
  show();
  await choose(new File(['{"a": 1}'], 'other.json'));
  expect(
    await screen.findByText('“other.json” is no format that Offprint can read.'),
  ).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Close' }));
  expect(await screen.findByText('Drop files here')).toBeVisible();
});

it('an import that another tab began is shown', async () => {
  await stage.db.imports.add({
    id: 'x',
    format: 'bibtex',
    name: 'old.bib',
    state: 'reading',
    startedAt: 1,
    updatedAt: 1,
    total: 0,
  });
  show();
  expect(await screen.findByText(/“old.bib” was not read to its end/)).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Discard' }));
  expect(await screen.findByText('Drop files here')).toBeVisible();
});
