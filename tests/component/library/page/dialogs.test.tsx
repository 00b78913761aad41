import { fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, it, vi } from 'vitest';
import { LibraryPage } from '@/components/library/page/library-page';
import { giveLayout, paper, stage } from '../../support/library';

vi.mock('@/lib/library/database', async () => (await import('../../support/library')).database());
vi.mock('@/lib/messaging/ask', async () => (await import('../../support/library')).worker());

async function show() {
  history.replaceState(null, '', '#/');
  const user = userEvent.setup();
  render(<LibraryPage />);
  await screen.findByRole('navigation', { name: 'Library' });
  return user;
}

const row = (n: number) => screen.findByRole('row', { name: `Paper number ${n}` });
const stored = (n: number) => stage.db.papers.get(`paper-${n}`);
const palette = () => screen.findByRole('combobox', { name: 'Commands and papers' });

beforeEach(() => {
  giveLayout();
  HTMLElement.prototype.showPopover ??= () => {};
  HTMLElement.prototype.hidePopover ??= () => {};
  HTMLDialogElement.prototype.showModal ??= function open(this: HTMLDialogElement) {
    this.open = true;
  };
  HTMLDialogElement.prototype.close ??= function close(this: HTMLDialogElement) {
    this.open = false;
  };
});

it('closes the palette before the next key is heard', async () => {
  await stage.db.papers.bulkAdd([paper(1), paper(2)]);
  const user = await show();
  await row(2);
  await user.keyboard('{Control>}k{/Control}');
  fireEvent.keyDown(await palette(), { key: 'Escape' });
  // Nothing is awaited between: these keys come in the same task.
  expect(screen.queryByRole('combobox', { name: 'Commands and papers' })).toBeNull();
  fireEvent.keyDown(document.body, { key: '/' });
  expect(screen.getByLabelText('Search your papers')).toHaveFocus();
});

it('hears no key of the list while a dialog is on its way', async () => {
  await stage.db.papers.bulkAdd([paper(1), paper(2)]);
  const user = await show();
  await row(2);
  await user.keyboard('j{Control>}k{/Control}');
  fireEvent.keyDown(document.body, { key: 'e' });
  await palette();
  expect(screen.queryByRole('dialog', { name: /^Export/ })).toBeNull();
});

it('focuses what a command of the palette leads to', async () => {
  await stage.db.papers.bulkAdd([paper(1)]);
  const user = await show();
  await row(1);
  await user.keyboard('{Control>}k{/Control}');
  await palette();
  await user.keyboard('search{Enter}');
  await waitFor(() => expect(screen.getByLabelText('Search your papers')).toHaveFocus());
});

it('copies by the palette what is chosen', async () => {
  await stage.db.papers.bulkAdd([paper(1), paper(2), paper(3)]);
  const user = await show();
  await row(3);
  await user.keyboard('jx{Shift>}{ArrowDown}{/Shift}{Control>}k{/Control}');
  await palette();
  await user.keyboard('copy citation key{Enter}');
  await waitFor(() =>
    expect(stage.asked.find(({ type }) => type === 'keepCitekeys')?.data).toEqual({
      paperIds: ['paper-3', 'paper-2'],
    }),
  );
});

it('merges any few papers into the one that the user names, with one undo', async () => {
  const record = { title: 'Sheep', provenance: { title: { source: 'nature', at: 5 } } };
  await stage.db.papers.bulkAdd([
    paper(1, { tags: ['old'], abstract: 'They count.', venue: 'Wool' }),
    paper(2, { tags: ['new'], rating: 4 }),
    paper(3, { ...record, title: 'Paper number 3', source: 'nature' }),
  ]);
  const user = await show();
  await row(3);
  await user.keyboard('{Control>}a{/Control}');
  await user.click(await screen.findByRole('button', { name: 'Merge' }));
  const dialog = await screen.findByRole('dialog', { name: 'Merge 3 papers into one' });
  const choice = (n: number) =>
    within(dialog).findByRole('radio', { name: new RegExp(`Paper number ${n}`) });
  expect(await choice(1)).toBeChecked();
  expect(await choice(1)).toHaveFocus();
  await user.click(await choice(2));
  await user.click(within(dialog).getByRole('button', { name: 'Merge' }));
  await waitFor(async () => expect(await stage.db.papers.count()).toBe(1));
  expect(await stored(2)).toMatchObject({
    title: 'Paper number 2',
    abstract: 'They count.',
    venue: 'Wool',
    rating: 4,
  });
  expect((await stored(2))?.tags.toSorted()).toEqual(['new', 'old']);
  expect((await stored(2))?.identifiers).toHaveLength(3);
  await user.click(await screen.findByRole('button', { name: 'Undo' }));
  await waitFor(async () => expect(await stage.db.papers.count()).toBe(3));
  expect(await stored(2)).not.toHaveProperty('abstract');
});

it('orders the user’s views by keyboard and by dragging', async () => {
  await stage.db.papers.add(paper(1));
  const view = (n: number) => ({ id: `v${n}`, name: `View ${n}`, query: `number ${n}`, rank: n });
  await stage.db.views.bulkAdd(
    [1, 2, 3].map((n) => ({ ...view(n), createdAt: n, updatedAt: n })) as never,
  );
  const user = await show();
  const names = () =>
    screen.getAllByRole('link', { name: /^View \d/ }).map((each) => each.textContent?.slice(0, 6));
  const link = (n: number) => screen.findByRole('link', { name: new RegExp(`^View ${n}`) });
  (await link(1)).focus();
  await user.keyboard('{Alt>}{ArrowDown}{/Alt}');
  await waitFor(() => expect(names()).toEqual(['View 2', 'View 1', 'View 3']));
  expect(await link(1)).toHaveFocus();
  await user.keyboard('{Alt>}{End}{/Alt}');
  await waitFor(() => expect(names()).toEqual(['View 2', 'View 3', 'View 1']));
  const item = async (n: number) => (await link(n)).closest('li') as HTMLElement;
  const dataTransfer = { setData() {}, types: ['application/x-offprint-view'] };
  fireEvent.dragStart(await item(1), { dataTransfer });
  fireEvent.dragOver(await item(2), { dataTransfer, clientY: -1 });
  expect(await item(2)).toHaveAttribute('data-drop', 'before');
  fireEvent.drop(await item(2), { dataTransfer, clientY: -1 });
  await waitFor(() => expect(names()).toEqual(['View 1', 'View 2', 'View 3']));
});

it('says that the library is only read when a newer Offprint has written it', async () => {
  await stage.db.papers.bulkAdd([paper(1), paper(2)]);
  Object.defineProperty(stage.db, 'readOnly', { value: true });
  const user = await show();
  expect(await screen.findByText(/newer Offprint/)).toBeVisible();
  await row(2);
  await user.keyboard('{Control>}a{/Control}');
  const bar = await screen.findByRole('toolbar', { name: 'Chosen papers' });
  expect(within(bar).queryByRole('button', { name: 'Tag' })).toBeNull();
  await user.keyboard('{Escape}j{Delete}s5t');
  expect(screen.queryByRole('dialog', { name: /^Tags of/ })).toBeNull();
  expect(stage.asked.filter(({ type }) => !/^(backup|look)/.test(type))).toEqual([]);
  await user.keyboard(' ');
  const details = await screen.findByRole('complementary', { name: 'Details' });
  expect(
    await within(details).findByRole('heading', { level: 2, name: /^Paper number/ }),
  ).toBeVisible();
  expect(within(details).queryByRole('button', { name: /^Edit/ })).toBeNull();
});
