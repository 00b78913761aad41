import { render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { beforeEach, expect, it, vi } from 'vitest';
import { browser } from 'wxt/browser';
import { LibraryProvider, useLibrary } from '@/components/library/library-provider';
import type { ListPrefs } from '@/components/library/list-prefs';
import { ReadingList } from '@/components/library/reading-list';
import { ToastHost } from '@/components/ui/toast';
import { giveLayout, paper, stage } from '../support/library';

vi.mock('@/lib/library/database', async () => (await import('../support/library')).database());
vi.mock('@/lib/messaging/ask', async () => (await import('../support/library')).worker());

function List({ start }: { start: ListPrefs }) {
  const [prefs, setPrefs] = useState(start);
  const { library } = useLibrary();
  return library.state === 'open' ? <ReadingList prefs={prefs} onPrefs={setPrefs} /> : null;
}

async function show(start: ListPrefs = { filter: 'all', sort: 'added' }) {
  const user = userEvent.setup();
  render(
    <ToastHost>
      <LibraryProvider>
        <List start={start} />
      </LibraryProvider>
    </ToastHost>,
  );
  return user;
}

const row = (n: number) => screen.findByRole('row', { name: new RegExp(`number ${n}\\b`) });
const titles = () =>
  screen.queryAllByRole('row').map((each) => within(each).getAllByRole('link')[0]?.textContent);

beforeEach(() => {
  giveLayout();
});

it('shows the newest first and the pinned on top', async () => {
  await stage.db.papers.bulkAdd([paper(1, { pinned: 1 }), paper(2), paper(3)]);
  await show();
  await row(3);
  await waitFor(() =>
    expect(titles()).toEqual(['Paper number 1', 'Paper number 3', 'Paper number 2']),
  );
});

it('says what to do when there is no paper', async () => {
  await show();
  expect(await screen.findByText(/Your library is empty/)).toBeVisible();
  expect(screen.getByRole('link', { name: 'Trending papers' })).toHaveAttribute(
    'href',
    expect.stringMatching(/newtab\.html$/),
  );
});

it('leaves out what is in the bin, and counts by status', async () => {
  await stage.db.papers.bulkAdd([
    paper(1, { status: 'read' }),
    paper(2),
    paper(3, { deletedAt: 5 }),
  ]);
  const user = await show();
  await row(2);
  expect(await screen.findByRole('radio', { name: /^All\s*2$/ })).toBeChecked();
  await user.click(screen.getByRole('radio', { name: /^Read\s*1$/ }));
  await waitFor(() => expect(titles()).toEqual(['Paper number 1']));
  await user.click(screen.getByRole('radio', { name: /^Reading/ }));
  expect(await screen.findByText(/No paper here with this status/)).toBeVisible();
});

it('searches titles, authors, tags, venues and notes as one types', async () => {
  await stage.db.papers.bulkAdd([
    paper(1, { title: 'Über naïve Parser number 1' }),
    paper(2, { authors: [{ family: 'Łukasiewicz' }] }),
    paper(3, { tags: ['nlp/parsing'], venue: 'Walking Letters' }),
    paper(4),
  ]);
  await stage.db.annotations.add({
    id: 'n',
    paperId: 'paper-4',
    kind: 'note',
    body: 'Check the seed count',
    tags: [],
    createdAt: 1,
    updatedAt: 1,
  });
  const user = await show();
  await row(4);
  const field = screen.getByRole('combobox', { name: 'Search your papers' });
  for (const [query, found] of [
    ['uber naive', ['Über naïve Parser number 1']],
    ['lukasiewicz', ['Paper number 2']],
    ['PARSING letters', ['Paper number 3']],
    ['seed', ['Paper number 4']],
  ] as const) {
    await user.clear(field);
    await user.type(field, query);
    await waitFor(() => expect(titles()).toEqual(found));
  }
  await user.type(field, ' nowhere');
  expect(await screen.findByText(/No paper holds all of these words/)).toBeVisible();
  await user.keyboard('{Escape}');
  expect(field).toHaveValue('');
  await waitFor(() => expect(titles()).toHaveLength(4));
});

it('finds a paper that was saved while searching', async () => {
  await stage.db.papers.add(paper(1));
  const user = await show();
  await row(1);
  await user.type(screen.getByRole('combobox', { name: 'Search your papers' }), 'walking');
  await screen.findByText(/No paper holds/);
  await stage.db.papers.add(paper(2, { title: 'Walking number 2' }));
  expect(await row(2)).toBeVisible();
});

it('shows a paper saved elsewhere by itself and keeps the row that has the focus', async () => {
  await stage.db.papers.bulkAdd([paper(1), paper(2)]);
  const user = await show();
  await row(2);
  await user.click(screen.getByRole('combobox', { name: 'Search your papers' }));
  await user.keyboard('{ArrowDown}{ArrowDown}');
  expect(await row(1)).toHaveFocus();
  await stage.db.papers.add(paper(3));
  await row(3);
  expect(await row(1)).toHaveFocus();
});

it('moves by keys and opens with Enter', async () => {
  const opened = vi.spyOn(browser.tabs, 'create').mockResolvedValue({} as never);
  await stage.db.papers.bulkAdd([paper(1), paper(2), paper(3)]);
  const user = await show();
  await row(3);
  await user.click(screen.getByRole('combobox', { name: 'Search your papers' }));
  await user.keyboard('{ArrowDown}');
  expect(await row(3)).toHaveFocus();
  await user.keyboard('j');
  expect(await row(2)).toHaveFocus();
  await user.keyboard('{End}');
  expect(await row(1)).toHaveFocus();
  await user.keyboard('k');
  expect(await row(2)).toHaveFocus();
  await user.keyboard('{Home}{Enter}');
  await waitFor(() =>
    expect(opened).toHaveBeenCalledWith({ url: 'https://arxiv.org/abs/2401.00003' }),
  );
  await waitFor(async () => expect((await stage.db.papers.get('paper-3'))?.openedAt).toBeDefined());
});

it('cycles the status with s and pins with p', async () => {
  await stage.db.papers.bulkAdd([paper(1), paper(2)]);
  const user = await show();
  (await row(2)).focus();
  await user.keyboard('s');
  await waitFor(async () => expect((await stage.db.papers.get('paper-2'))?.status).toBe('reading'));
  await user.keyboard('{End}p');
  await waitFor(async () => expect((await stage.db.papers.get('paper-1'))?.pinned).toBe(1));
  await waitFor(() => expect(titles()).toEqual(['Paper number 1', 'Paper number 2']));
  expect(await row(1)).toHaveFocus();
});

it('deletes with undo and never loses the focus', async () => {
  await stage.db.papers.bulkAdd([paper(1), paper(2), paper(3)]);
  const user = await show();
  await row(3);
  (await row(2)).focus();
  await user.keyboard('{Delete}');
  await waitFor(() => expect(titles()).toEqual(['Paper number 3', 'Paper number 1']));
  expect(await row(1)).toHaveFocus();
  await user.click(screen.getByRole('button', { name: 'Undo' }));
  expect(await row(2)).toBeVisible();
  await waitFor(async () => expect(await row(2)).toHaveFocus());
});

it('keeps the focus in the list when the last paper goes', async () => {
  await stage.db.papers.add(paper(1));
  const user = await show();
  (await row(1)).focus();
  await user.keyboard('{Delete}');
  await screen.findByText(/Your library is empty/);
  expect(screen.getByRole('region', { name: 'Reading list' })).toHaveFocus();
});

it('says why when the worker refuses, and changes nothing', async () => {
  await stage.db.papers.add(paper(1));
  const user = await show();
  (await row(1)).focus();
  stage.failure = { code: 'full' };
  await user.keyboard('{Delete}');
  expect(await screen.findByRole('alert')).toHaveTextContent(/disk is full/);
  expect(await row(1)).toHaveFocus();
});

it('opens details in place with t and n, and Esc leads back', async () => {
  await stage.db.papers.bulkAdd([paper(1), paper(2)]);
  const user = await show();
  (await row(2)).focus();
  await user.keyboard('t');
  await waitFor(() => expect(screen.getByRole('combobox', { name: 'Add a tag' })).toHaveFocus());
  await user.keyboard('reading group{Enter}');
  await waitFor(async () =>
    expect((await stage.db.papers.get('paper-2'))?.tags).toEqual(['reading group']),
  );
  await user.keyboard('{Escape}');
  expect(await row(2)).toHaveFocus();
  await user.keyboard('n');
  await waitFor(() => expect(screen.getByRole('textbox', { name: 'Note' })).toHaveFocus());
  await user.keyboard('{Escape}{Escape}');
  expect(await row(2)).toHaveFocus();
  expect(screen.queryByRole('textbox', { name: 'Note' })).not.toBeInTheDocument();
});

it('tells screen readers how long the list is and where they are', async () => {
  await stage.db.papers.bulkAdd(Array.from({ length: 200 }, (_, n) => paper(n + 1)));
  const user = await show();
  await row(200);
  const grid = screen.getByRole('grid', { name: 'Reading list' });
  await waitFor(() => expect(grid).toHaveAttribute('aria-rowcount', '200'));
  expect(screen.getAllByRole('row').length).toBeLessThan(60);
  (await row(200)).focus();
  await user.keyboard('{End}');
  expect(await row(1)).toHaveFocus();
  expect(await row(1)).toHaveAttribute('aria-rowindex', '200');
});

it('sorts by title and by year', async () => {
  await stage.db.papers.bulkAdd([
    paper(1, { title: 'Beta', issued: { year: 2020 } }),
    paper(2, { title: 'alpha', issued: { year: 2019 } }),
    paper(3, { title: 'Gamma', issued: { year: 2024 } }),
  ]);
  await show({ filter: 'all', sort: 'title' });
  await waitFor(() => expect(titles()).toEqual(['alpha', 'Beta', 'Gamma']));
});
