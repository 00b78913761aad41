import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, it, vi } from 'vitest';
import { LibraryProvider, useLibrary } from '@/components/library/library-provider';
import { TagManager } from '@/components/library/tags/tag-manager';
import { ToastHost } from '@/components/ui/toast';
import { paper, stage } from '../support/library';

vi.mock('@/lib/library/database', async () => (await import('../support/library')).database());
vi.mock('@/lib/messaging/ask', async () => (await import('../support/library')).worker());

// jsdom has no popovers.
beforeEach(() => {
  HTMLElement.prototype.hidePopover = () => undefined;
});

function Manager() {
  return useLibrary().library.state === 'open' ? <TagManager /> : null;
}

async function show(...tags: string[][]) {
  await stage.db.papers.bulkAdd(tags.map((each, i) => paper(i + 1, { tags: each })));
  render(
    <ToastHost>
      <LibraryProvider>
        <Manager />
      </LibraryProvider>
    </ToastHost>,
  );
  await screen.findByRole('tree');
  return userEvent.setup();
}

const item = (name: RegExp) => screen.findByRole('treeitem', { name });
const tags = async () => (await stage.db.papers.toArray()).map((each) => each.tags);

it('shows tags as a tree with their papers', async () => {
  await show(['nlp/parsing'], ['nlp'], ['vision']);
  expect(await item(/^nlp, 2 papers/)).toHaveAttribute('aria-expanded', 'true');
  expect(await item(/^parsing, 1 paper$/)).toHaveAttribute('aria-level', '2');
  expect(screen.getByRole('link', { name: '2 papers' })).toHaveAttribute('href', '#/?q=tag%3Anlp');
});

it('is moved through, folded, renamed and undone by keyboard alone', async () => {
  const user = await show(['nlp/parsing'], ['nlp'], ['vision']);
  (await item(/^nlp/)).focus();
  await user.keyboard('{ArrowDown}');
  expect(await item(/^parsing/)).toHaveFocus();
  await user.keyboard('{ArrowLeft}{ArrowLeft}');
  expect(await item(/^nlp/)).toHaveFocus();
  expect(screen.queryByRole('treeitem', { name: /^parsing/ })).toBeNull();
  await user.keyboard('{F2}');
  const field = screen.getByRole('textbox', { name: 'New name of nlp' });
  await user.clear(field);
  await user.type(field, 'language');
  expect(screen.getByText('It will be language.')).toBeVisible();
  await user.keyboard('{Enter}');
  await waitFor(async () =>
    expect(await tags()).toEqual([['language/parsing'], ['language'], ['vision']]),
  );
  await waitFor(async () => expect(await item(/^language/)).toHaveFocus());
  await user.click(await screen.findByRole('button', { name: 'Undo' }));
  await waitFor(async () => expect(await tags()).toEqual([['nlp/parsing'], ['nlp'], ['vision']]));
});

it('says that a name is there before it merges', async () => {
  const user = await show(['nlp'], ['language']);
  (await item(/^nlp/)).focus();
  await user.keyboard('m');
  await user.type(screen.getByRole('combobox', { name: 'Merge nlp into' }), 'language');
  expect(screen.getByText('language is there already: the two become one.')).toBeVisible();
  await user.keyboard('{Enter}');
  await waitFor(async () => expect(await tags()).toEqual([['language'], ['language']]));
});

it('leaves a field with Esc, and the focus returns', async () => {
  const user = await show(['nlp']);
  (await item(/^nlp/)).focus();
  await user.keyboard('{Enter}other{Escape}');
  expect(await item(/^nlp/)).toHaveFocus();
  expect(await tags()).toEqual([['nlp']]);
});

it('deletes with Del, and goes on with the next', async () => {
  const user = await show(['a'], ['b']);
  (await item(/^a,/)).focus();
  await user.keyboard('{Delete}');
  await waitFor(async () => expect(await tags()).toEqual([[], ['b']]));
  await waitFor(async () => expect(await item(/^b,/)).toHaveFocus());
});

it('colours a tag, and every chip of it shows that', async () => {
  const user = await show(['nlp']);
  const red = screen.getByRole('menuitemradio', { name: 'Red', hidden: true });
  await user.click(red);
  await waitFor(async () => expect((await stage.db.tags.get('nlp'))?.colour).toBe('red'));
});

it('says so when there are none', async () => {
  render(
    <ToastHost>
      <LibraryProvider>
        <Manager />
      </LibraryProvider>
    </ToastHost>,
  );
  expect(await screen.findByText(/^No tags yet/)).toBeVisible();
});
