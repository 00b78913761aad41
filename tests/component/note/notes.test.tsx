import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import { LibraryProvider, useLibrary } from '@/components/library/library-provider';
import { Notes } from '@/components/note/notes';
import { writeNote } from '@/lib/library/notes';
import { notesOf } from '@/lib/library/read';
import { keepDraft, readDrafts } from '@/lib/platform/drafts';
import { paper, stage } from '../support/library';

vi.mock('@/lib/library/database', async () => (await import('../support/library')).database());
vi.mock('@/lib/messaging/ask', async () => (await import('../support/library')).worker());

function Editor() {
  const { library } = useLibrary();
  return library.state === 'open' ? <Notes paperId="paper-1" /> : null;
}

async function show(body?: string) {
  await stage.db.papers.put(paper(1));
  if (body !== undefined) await elsewhere('', body);
  render(
    <LibraryProvider>
      <Editor />
    </LibraryProvider>,
  );
  return {
    user: userEvent.setup(),
    field: await screen.findByRole('textbox', { name: 'Note' }),
  };
}

/** Another window writes the note. */
const elsewhere = (base: string, body: string, noteId = 'note-1') =>
  writeNote(
    stage.db,
    { paperId: 'paper-1', noteId, base, body },
    { now: Date.now(), newId: () => crypto.randomUUID() },
  );

const bodies = async () => (await notesOf(stage.db, 'paper-1')).map(({ body }) => body);

it('saves as one types and says so', async () => {
  const { user, field } = await show();
  await user.type(field, 'Check the seed count.');
  await waitFor(async () => expect(await bodies()).toEqual(['Check the seed count.']));
  expect(await screen.findByText('Saved')).toBeVisible();
  expect(readDrafts()).toEqual([]);
});

it('keeps each keystroke before the worker has answered', async () => {
  const { user, field } = await show('Old');
  stage.hold = new Promise(() => {});
  await user.type(field, ' and new');
  expect(readDrafts('paper-1')).toMatchObject([
    { noteId: 'note-1', base: 'Old', body: 'Old and new' },
  ]);
});

it('sends the rest when the page goes away', async () => {
  const { user, field } = await show('Old');
  stage.hold = new Promise(() => {});
  await user.type(field, ' and new');
  fireEvent(window, new Event('pagehide'));
  expect(stage.asked.at(-1)).toMatchObject({ type: 'note', data: { body: 'Old and new' } });
});

it('takes up a draft that an earlier page left behind', async () => {
  await stage.db.papers.put(paper(1));
  await elsewhere('', 'Old');
  keepDraft({ paperId: 'paper-1', noteId: 'note-1', base: 'Old', body: 'Old, but bet', at: 1 });
  const { field } = await show();
  expect(field).toHaveValue('Old, but bet');
  await waitFor(async () => expect(await bodies()).toEqual(['Old, but bet']));
  await waitFor(() => expect(readDrafts()).toEqual([]));
});

it('shows a failure, loses nothing, and goes on when asked', async () => {
  const { user, field } = await show();
  stage.failure = { code: 'full' };
  await user.type(field, 'Precious');
  expect(await screen.findByText(/disk is full/)).toBeVisible();
  expect(field).toHaveValue('Precious');
  expect(readDrafts()).toMatchObject([{ body: 'Precious' }]);
  stage.failure = undefined;
  await user.click(screen.getByRole('button', { name: 'Try again' }));
  await waitFor(async () => expect(await bodies()).toEqual(['Precious']));
  expect(readDrafts()).toEqual([]);
});

it('takes over what another window writes while nothing is typed here', async () => {
  const { field } = await show('Old');
  await elsewhere('Old', 'Old and more');
  await waitFor(() => expect(field).toHaveValue('Old and more'));
});

it('becomes the first note when that is written elsewhere', async () => {
  const { user, field } = await show();
  await elsewhere('', 'From the page');
  await waitFor(() => expect(field).toHaveValue('From the page'));
  await user.type(field, '!');
  await waitFor(async () => expect(await bodies()).toEqual(['From the page!']));
});

it('keeps both texts when they cannot be made one, and says so', async () => {
  const { user, field } = await show('Shared');
  stage.failure = { code: 'unreachable' };
  await user.clear(field);
  await user.type(field, 'Mine entirely');
  await elsewhere('Shared', 'Theirs is something else altogether');
  stage.failure = undefined;
  await user.type(field, '!');
  expect(await screen.findByText(/Both texts are kept/)).toBeVisible();
  expect(field).toHaveValue('Mine entirely!');
  await waitFor(() => expect(screen.getAllByRole('textbox', { name: 'Note' })).toHaveLength(2));
  await user.type(field, ' And on');
  await waitFor(async () =>
    expect((await bodies()).toSorted()).toEqual([
      'Mine entirely! And on',
      'Theirs is something else altogether',
    ]),
  );
  await waitFor(() => expect(readDrafts()).toEqual([]));
});

it('survives being closed and opened in mid-word', async () => {
  const { user, field } = await show();
  stage.failure = { code: 'unreachable' };
  await user.type(field, 'Half a wor');
  await screen.findByText(/did not answer/);
  cleanup();
  stage.failure = undefined;
  const again = await show();
  await waitFor(() => expect(again.field).toHaveValue('Half a wor'));
  await waitFor(async () => expect(await bodies()).toEqual(['Half a wor']));
});

it('does not take for deleted what came from another window and is not drawn yet', async () => {
  const { field } = await show('The end of it all.');
  const area = field as HTMLTextAreaElement;
  let release = () => {};
  stage.hold = new Promise((resolve) => {
    release = resolve;
  });
  fireEvent.input(area, { target: { value: 'The end of it all. Mine' } });
  await elsewhere('The end of it all.', 'Theirs: The end of it all.');
  // The draft goes when the answer is there; the next letter comes before React has drawn it.
  const { promise: answered, resolve: arrived } = Promise.withResolvers<void>();
  const remove = vi.spyOn(Storage.prototype, 'removeItem').mockImplementationOnce(function (
    this: Storage,
    key: string,
  ) {
    remove.mockRestore();
    this.removeItem(key);
    arrived();
  });
  stage.hold = undefined;
  release();
  await answered;
  for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
  expect(area).toHaveValue('The end of it all. Mine');
  fireEvent.input(area, { target: { value: 'The end of it all. Mine!' } });
  const both = 'Theirs: The end of it all. Mine!';
  await waitFor(async () => expect(await bodies()).toEqual([both]));
  await waitFor(() => expect(area).toHaveValue(both));
});

it('leaves the field to an input method, and takes over what came meanwhile when it has ended', async () => {
  const { field } = await show('羊');
  fireEvent.compositionStart(field);
  await elsewhere('羊', '羊の論文');
  await elsewhere('', 'Another note', 'note-2');
  await waitFor(() => expect(screen.getAllByRole('textbox', { name: 'Note' })).toHaveLength(2));
  expect(field).toHaveValue('羊');
  fireEvent.compositionEnd(field);
  await waitFor(() => expect(field).toHaveValue('羊の論文'));
});
