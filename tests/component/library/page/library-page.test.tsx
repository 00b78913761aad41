import { act, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, it, vi } from 'vitest';
import { browser } from 'wxt/browser';
import { LibraryPage } from '@/components/library/page/library-page';
import { giveLayout, paper, stage } from '../../support/library';

vi.mock('@/lib/library/database', async () => (await import('../../support/library')).database());
vi.mock('@/lib/messaging/ask', async () => (await import('../../support/library')).worker());

async function show(hash = '#/') {
  history.replaceState(null, '', hash);
  const user = userEvent.setup();
  render(<LibraryPage />);
  await screen.findByRole('navigation', { name: 'Library' });
  return user;
}

const grid = () => screen.findByRole('grid', { name: 'Papers' });
const row = (n: number) => screen.findByRole('row', { name: `Paper number ${n}` });
const titles = () => screen.queryAllByRole('row').map((each) => each.getAttribute('aria-label'));
const names = (...numbers: number[]) => numbers.map((n) => `Paper number ${n}`);
const stored = (n: number) => stage.db.papers.get(`paper-${n}`);
const search = () => screen.findByLabelText('Search your papers');

beforeEach(() => {
  giveLayout();
  HTMLElement.prototype.showPopover ??= () => {};
  HTMLElement.prototype.hidePopover ??= () => {};
  HTMLDialogElement.prototype.showModal ??= function open(this: HTMLDialogElement) {
    this.open = true;
  };
  HTMLDialogElement.prototype.close ??= function close(this: HTMLDialogElement) {
    if (!this.open) return;
    this.open = false;
    this.dispatchEvent(new Event('close'));
  };
});

async function five() {
  await stage.db.papers.bulkAdd([1, 2, 3, 4, 5].map((n) => paper(n)));
}

it('says where to begin when there is nothing', async () => {
  await show();
  expect(await screen.findByRole('heading', { name: 'Your library is empty' })).toBeVisible();
  expect(screen.getByRole('link', { name: 'See trending papers' })).toHaveAttribute(
    'href',
    expect.stringMatching(/newtab\.html$/),
  );
});

it('says that the library cannot be opened, and tries again', async () => {
  stage.broken = true;
  history.replaceState(null, '', '#/');
  const user = userEvent.setup();
  render(<LibraryPage />);
  expect(await screen.findByText(/could not open/)).toBeVisible();
  stage.broken = false;
  await user.click(screen.getByRole('button', { name: 'Try again' }));
  expect(await screen.findByRole('heading', { name: 'Your library is empty' })).toBeVisible();
});

it('goes through views with counts, and comes back with Back', async () => {
  await stage.db.papers.bulkAdd([
    paper(1, { status: 'reading' }),
    paper(2),
    paper(3, { tags: ['nlp/parsing'] }),
    paper(4, { openedAt: 5, pinned: 1 }),
    paper(5, { deletedAt: 9 }),
  ]);
  const user = await show();
  const link = (name: RegExp) => screen.findByRole('link', { name });
  expect(await link(/^Inbox\s*1$/)).toBeVisible();
  expect(await link(/^To read\s*3$/)).toBeVisible();
  expect(await link(/^parsing\s*1$/)).toBeVisible();
  expect(await link(/^Bin\s*1$/)).toBeVisible();
  await user.click(await link(/^Inbox/));
  await waitFor(() => expect(titles()).toEqual(names(2)));
  expect(screen.getByRole('heading', { name: 'Inbox' })).toBeVisible();
  expect(await link(/^Inbox/)).toHaveAttribute('aria-current', 'page');
  expect(document.title).toBe('Inbox · Offprint');
  await user.click(await link(/^parsing/));
  await waitFor(() => expect(titles()).toEqual(names(3)));
  expect(await search()).toHaveValue('tag:nlp/parsing');
  await user.click(await link(/^Bin/));
  await waitFor(() => expect(titles()).toEqual(names(5)));
  act(() => history.go(-2));
  await waitFor(() => expect(titles()).toEqual(names(2)));
});

it('opens where the address says', async () => {
  await five();
  await show('#/?q=number+3&paper=paper-3');
  await waitFor(() => expect(titles()).toEqual(names(3)));
  expect(await search()).toHaveValue('number 3');
  const details = await screen.findByRole('complementary', { name: 'Details' });
  expect(await within(details).findByText('Paper number 3')).toBeVisible();
});

it('searches, explains that nothing was found, and leads out', async () => {
  await five();
  const user = await show('#/?view=queue');
  await row(5);
  await user.keyboard('/');
  expect(await search()).toHaveFocus();
  await user.keyboard('zebra');
  expect(await screen.findByRole('heading', { name: 'No paper found' })).toBeVisible();
  expect(location.hash).toContain('view=queue');
  await user.click(screen.getByRole('button', { name: 'Search all papers' }));
  expect(location.hash).not.toContain('view=queue');
  await user.click(screen.getAllByRole('button', { name: 'Clear the search' })[0] as HTMLElement);
  await waitFor(() => expect(titles()).toHaveLength(5));
});

it('chooses with the keyboard and acts on all at once, with one undo', async () => {
  await five();
  const user = await show();
  await row(5);
  await user.keyboard('jx{Shift>}{ArrowDown}{ArrowDown}{/Shift}');
  const bar = await screen.findByRole('toolbar', { name: 'Chosen papers' });
  expect(bar).toHaveTextContent('3 chosen');
  await user.keyboard('4');
  await waitFor(async () => expect((await stored(3))?.rating).toBe(4));
  expect(stage.asked.filter(({ type }) => type === 'rate')).toHaveLength(1);
  expect((await stored(2))?.rating).toBeUndefined();
  await user.keyboard('{Delete}');
  await waitFor(() => expect(titles()).toEqual(names(2, 1)));
  // The focus went to what took their place.
  expect(await row(2)).toHaveFocus();
  await user.keyboard('{Control>}z{/Control}');
  await waitFor(() => expect(titles()).toHaveLength(5));
  await user.keyboard('{Control>}z{/Control}');
  await waitFor(async () => expect((await stored(3))?.rating).toBeUndefined());
});

it('chooses with the pointer: click, ctrl, shift', async () => {
  await five();
  const user = await show();
  await user.click(await row(5));
  await user.keyboard('{Control>}');
  await user.click(await row(3));
  await user.keyboard('{/Control}');
  const bar = await screen.findByRole('toolbar', { name: 'Chosen papers' });
  expect(bar).toHaveTextContent('2 chosen');
  expect(await row(4)).toHaveAttribute('aria-selected', 'false');
  await user.keyboard('{Shift>}');
  await user.click(await row(1));
  await user.keyboard('{/Shift}');
  await waitFor(() => expect(bar).toHaveTextContent('3 chosen'));
  await user.keyboard('{Escape}');
  await waitFor(() => expect(screen.queryByRole('toolbar')).toBeNull());
});

it('tags many papers in one go: adds, puts on all, takes off', async () => {
  await stage.db.papers.bulkAdd([
    paper(1, { tags: ['old', 'some'] }),
    paper(2, { tags: ['old'] }),
    paper(3),
  ]);
  const user = await show();
  await row(3);
  await user.keyboard('{Control>}a{/Control}t');
  const dialog = await screen.findByRole('dialog', { name: 'Tags of 3 papers' });
  const box = (name: RegExp) => within(dialog).findByRole('checkbox', { name });
  expect(within(dialog).getByRole('combobox')).toHaveFocus();
  await user.keyboard('new/one{Enter}');
  expect(await box(/new\/one/)).toBeChecked();
  await user.click(await box(/some/));
  await user.click(await box(/old/));
  await user.click(await box(/old/));
  await user.click(within(dialog).getByRole('button', { name: 'Apply' }));
  await waitFor(async () =>
    expect((await stored(3))?.tags.toSorted()).toEqual(['new/one', 'some']),
  );
  expect((await stored(2))?.tags.toSorted()).toEqual(['new/one', 'some']);
  expect(stage.asked.filter(({ type }) => type === 'tag')).toHaveLength(1);
  await user.click(await screen.findByRole('button', { name: 'Undo' }));
  await waitFor(async () => expect((await stored(1))?.tags).toEqual(['old', 'some']));
});

it('orders the queue by keyboard, and takes it back', async () => {
  await five();
  const user = await show('#/?view=queue');
  await row(1);
  const order = titles();
  await user.keyboard('j{Alt>}{ArrowDown}{/Alt}');
  await waitFor(() => expect(titles().slice(0, 2)).toEqual([order[1], order[0]]));
  await user.keyboard('{Alt>}{End}{/Alt}');
  await waitFor(() => expect(titles().at(-1)).toBe(order[0]));
  await user.keyboard('{Control>}zz{/Control}');
  await waitFor(() => expect(titles()).toEqual(order));
});

it('shows details beside the list, which follow the cursor', async () => {
  await five();
  const user = await show();
  await row(5);
  await user.keyboard('j ');
  const details = await screen.findByRole('complementary', { name: 'Details' });
  expect(await within(details).findByText('Paper number 5')).toBeVisible();
  await user.keyboard('j');
  expect(await within(details).findByText('Paper number 4')).toBeVisible();
  // Of several: what they have in common, and the way to make them agree.
  await user.keyboard('{Shift>}{ArrowDown}{/Shift}');
  expect(await within(details).findByRole('heading', { name: '2 papers chosen' })).toBeVisible();
  await user.click(await within(details).findByRole('button', { name: /^Read\s*0/ }));
  await waitFor(async () => expect((await stored(3))?.status).toBe('read'));
  expect((await stored(4))?.status).toBe('read');
  await user.click(within(details).getByRole('button', { name: 'Close the details' }));
  await waitFor(() => expect(screen.queryByRole('complementary', { name: 'Details' })).toBeNull());
  expect(await row(3)).toHaveFocus();
  expect(screen.getByRole('toolbar', { name: 'Chosen papers' })).toHaveTextContent('2 chosen');
});

it('opens the paper with Enter and by its link', async () => {
  const opened = vi.spyOn(browser.tabs, 'create').mockResolvedValue({} as never);
  await five();
  const user = await show();
  await row(5);
  await user.keyboard('jj{Enter}');
  const url = (n: number) => ({ url: `https://arxiv.org/abs/2401.0000${n}` });
  await waitFor(() => expect(opened).toHaveBeenLastCalledWith(url(4)));
  await user.click(within(await row(2)).getByRole('link', { name: 'Open the paper' }));
  await waitFor(() => expect(opened).toHaveBeenLastCalledWith(url(2)));
});

it('saves a search as a view, renames it, removes it, and takes that back', async () => {
  await five();
  const user = await show('#/?q=number+3');
  await row(3);
  await user.click(screen.getByRole('button', { name: 'Save as a view' }));
  await user.keyboard('Threes{Enter}');
  expect(await screen.findByRole('heading', { name: 'Threes' })).toBeVisible();
  expect(await search()).toHaveValue('');
  await waitFor(() => expect(titles()).toEqual(names(3)));
  await user.click(await screen.findByRole('button', { name: 'More for the view “Threes”' }));
  await user.click(screen.getByRole('menuitem', { name: 'Delete the view', hidden: true }));
  expect(await screen.findByRole('heading', { name: 'All papers' })).toBeVisible();
  await user.click(await screen.findByRole('button', { name: 'Undo' }));
  expect(await screen.findByRole('link', { name: /^Threes/ })).toBeVisible();
});

it('shows a table that sorts by its heads and hides columns', async () => {
  await stage.db.papers.bulkAdd([
    paper(1, { issued: { year: 2020 }, venue: 'B' }),
    paper(2, { issued: { year: 2024 }, venue: 'A' }),
    paper(3, { issued: { year: 2022 }, venue: 'C' }),
  ]);
  const user = await show();
  await row(3);
  await user.click(screen.getByRole('radio', { name: 'Table' }));
  const heads = async () =>
    within(await screen.findByRole('columnheader', { name: /Year/ })).getByRole('button');
  await user.click(await heads());
  const papers = () => titles().filter(Boolean);
  await waitFor(() => expect(papers()).toEqual(names(2, 3, 1)));
  expect(await screen.findByRole('columnheader', { name: /Year/ })).toHaveAttribute(
    'aria-sort',
    'descending',
  );
  await user.click(await heads());
  await waitFor(() => expect(papers()).toEqual(names(1, 3, 2)));
  expect(await grid()).toHaveAttribute('aria-rowcount', '4');
  await user.click(screen.getByRole('button', { name: 'Columns' }));
  await user.click(screen.getByRole('menuitemcheckbox', { name: 'Venue', hidden: true }));
  await waitFor(() => expect(screen.queryByRole('columnheader', { name: /Venue/ })).toBeNull());
});

it('finds commands, views and papers in the palette', async () => {
  await five();
  const user = await show();
  await row(5);
  await user.keyboard('{Control>}k{/Control}');
  const field = await screen.findByRole('combobox', { name: 'Commands and papers' });
  expect(field).toHaveFocus();
  await user.keyboard('read{Enter}');
  expect(await screen.findByRole('heading', { name: 'Read' })).toBeVisible();
  await user.keyboard('{Control>}k{/Control}');
  await user.keyboard('number 2');
  const option = await screen.findByRole('option', { name: /Paper number 2/ });
  await user.click(option);
  const details = await screen.findByRole('complementary', { name: 'Details' });
  expect(await within(details).findByText('Paper number 2')).toBeVisible();
});

it('brings papers back from the bin, or lets them go for good after asking', async () => {
  await stage.db.papers.bulkAdd([paper(1, { deletedAt: 1 }), paper(2, { deletedAt: 2 })]);
  const user = await show('#/?view=bin');
  await row(2);
  await user.keyboard('jx');
  await user.click(await screen.findByRole('button', { name: 'Restore' }));
  await waitFor(() => expect(titles()).toEqual(names(1)));
  await user.click(await screen.findByRole('button', { name: 'Empty the bin' }));
  const dialog = await screen.findByRole('dialog', { name: 'Empty the bin' });
  expect(within(dialog).getByRole('button', { name: 'Cancel' })).toHaveFocus();
  await user.click(within(dialog).getByRole('button', { name: 'Delete for good' }));
  await waitFor(async () => expect(await stage.db.papers.count()).toBe(1));
});
