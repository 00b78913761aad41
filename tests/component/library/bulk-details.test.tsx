import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import { BulkDetails } from '@/components/library/details/bulk-details';
import { LibraryProvider, useLibrary } from '@/components/library/library-provider';
import { ToastHost } from '@/components/ui/toast';
import { paper, stage } from '../support/library';

vi.mock('@/lib/library/database', async () => (await import('../support/library')).database());
vi.mock('@/lib/messaging/ask', async () => (await import('../support/library')).worker());

function Pane() {
  const { library } = useLibrary();
  const ids = ['paper-1', 'paper-2', 'paper-3'];
  return library.state === 'open' ? <BulkDetails ids={ids} onClose={() => undefined} /> : null;
}

async function show() {
  await stage.db.papers.bulkAdd([
    paper(1, { tags: ['nlp', 'x'] }),
    paper(2, { tags: ['nlp'], status: 'read' }),
    paper(3, { tags: ['nlp'] }),
    paper(4, { tags: ['other'] }),
  ]);
  render(
    <ToastHost>
      <LibraryProvider>
        <Pane />
      </LibraryProvider>
    </ToastHost>,
  );
  await screen.findByRole('heading', { name: '3 papers chosen' });
  return userEvent.setup();
}

const tags = async () => (await stage.db.papers.toArray()).map((each) => each.tags);

it('tells how far papers agree', async () => {
  await show();
  expect(await screen.findByRole('button', { name: /To read\s*2/ })).toBeVisible();
  expect(screen.getByRole('button', { name: /^Read\s*1/ })).toBeVisible();
  expect(screen.queryByRole('button', { name: 'Tag all with nlp' })).toBeNull();
  expect(screen.queryByText('other')).toBeNull();
});

it('makes them agree, with one undo', async () => {
  const user = await show();
  await user.click(await screen.findByRole('button', { name: 'Tag all with x' }));
  await waitFor(async () =>
    expect(await tags()).toEqual([['nlp', 'x'], ['nlp', 'x'], ['nlp', 'x'], ['other']]),
  );
  await user.click(await screen.findByRole('button', { name: 'Undo' }));
  await waitFor(async () =>
    expect(await tags()).toEqual([['nlp', 'x'], ['nlp'], ['nlp'], ['other']]),
  );
});

it('adds a tag to all of them', async () => {
  const user = await show();
  await user.type(await screen.findByRole('combobox', { name: 'Add a tag' }), ' to  cite {Enter}');
  await waitFor(async () =>
    expect((await tags()).slice(0, 3).every((each) => each.includes('to cite'))).toBe(true),
  );
});
