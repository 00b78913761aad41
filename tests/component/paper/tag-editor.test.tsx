import { render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import { LibraryProvider, useLibrary } from '@/components/library/library-provider';
import { TagEditor } from '@/components/paper/tag-editor';
import { ToastHost } from '@/components/ui/toast';
import { useLive } from '@/components/ui/use-live';
import { paper, stage } from '../support/library';

vi.mock('@/lib/library/database', async () => (await import('../support/library')).database());
vi.mock('@/lib/messaging/ask', async () => (await import('../support/library')).worker());

function Editor() {
  const { library } = useLibrary();
  const live = useLive(async () => stage.db.papers.get('paper-1'), []);
  const stored = live.state === 'ready' ? live.value : undefined;
  return library.state === 'open' && stored ? <TagEditor paper={stored} /> : null;
}

async function show(tags: string[], others: string[] = []) {
  await stage.db.papers.bulkAdd([paper(1, { tags }), paper(2, { tags: others })]);
  render(
    <ToastHost>
      <LibraryProvider>
        <Editor />
      </LibraryProvider>
    </ToastHost>,
  );
  return {
    user: userEvent.setup(),
    field: await screen.findByRole('combobox', { name: 'Add a tag' }),
  };
}

const stored = async () => (await stage.db.papers.get('paper-1'))?.tags;

it('adds with Enter, spaces and commas being part of the tag', async () => {
  const { user, field } = await show([]);
  await user.type(field, 'reading group, 2026{Enter}');
  await waitFor(async () => expect(await stored()).toEqual(['reading group, 2026']));
  expect(field).toHaveValue('');
});

it('takes several pasted lines as several tags', async () => {
  const { user, field } = await show(['old']);
  await user.click(field);
  await user.paste('one\ntwo words\n深層学習');
  await waitFor(async () =>
    expect(await stored()).toEqual(['old', 'one', 'two words', '深層学習']),
  );
});

it('completes from the tags of the library with their counts', async () => {
  const { user, field } = await show([], ['nlp/parsing', 'vision']);
  await user.type(field, 'pars');
  const option = await screen.findByRole('option', { name: /nlp\/parsing\s*1/, hidden: true });
  await user.keyboard('{ArrowDown}');
  expect(field).toHaveAttribute('aria-activedescendant', option.id);
  await user.keyboard('{Enter}');
  await waitFor(async () => expect(await stored()).toEqual(['nlp/parsing']));
});

it('takes the last tag off with Backspace, and Undo brings it back', async () => {
  const { user, field } = await show(['a', 'b']);
  await user.type(field, '{Backspace}');
  await waitFor(async () => expect(await stored()).toEqual(['a']));
  await user.click(await screen.findByRole('button', { name: 'Undo' }));
  await waitFor(async () => expect(await stored()).toEqual(['a', 'b']));
});

it('takes a tag off with its button', async () => {
  const { user } = await show(['a', 'b']);
  await user.click(screen.getByRole('button', { name: 'Remove the tag a' }));
  await waitFor(async () => expect(await stored()).toEqual(['b']));
});

it('shows a tag at once, and puts the text back when the worker says no', async () => {
  const { user, field } = await show([]);
  stage.failure = { code: 'unreachable' };
  await user.type(field, 'precious{Enter}');
  expect(await screen.findByRole('alert')).toHaveTextContent(/did not answer/);
  expect(field).toHaveValue('precious');
  expect(screen.queryByRole('button', { name: /Remove the tag/ })).not.toBeInTheDocument();
});

it('keeps several refused tags apart until they are sent again', async () => {
  const { user, field } = await show([]);
  stage.failure = { code: 'unreachable' };
  await user.click(field);
  await user.paste('one\ntwo');
  await screen.findByRole('alert');
  stage.failure = undefined;
  await user.type(field, '{Enter}');
  await waitFor(async () => expect(await stored()).toEqual(['one', 'two']));
});

it('shows a tag while the worker has not answered yet', async () => {
  const { user, field } = await show([]);
  let answer = () => {};
  stage.hold = new Promise((resolve) => {
    answer = resolve;
  });
  await user.type(field, 'soon{Enter}');
  expect(screen.getByRole('button', { name: 'Remove the tag soon' })).toBeVisible();
  answer();
  await waitFor(async () => expect(await stored()).toEqual(['soon']));
  expect(within(document.body).getAllByRole('button', { name: /Remove the tag/ })).toHaveLength(1);
});
