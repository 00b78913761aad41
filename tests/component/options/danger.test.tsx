import { Blob as NodeBlob } from 'node:buffer';
import { render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { Danger } from '@/components/options/danger';
import { ToastHost } from '@/components/ui/toast';
import { openBackups } from '@/lib/backup/database';
import { makeBackup } from '@/lib/backup/make';
import { fail, ok } from '@/lib/messaging/result';
import { filed } from '@/lib/paper/merge';
import { saveFile } from '@/lib/platform/download';
import { parseSettings } from '@/lib/settings/settings';
import { paper, stage } from '../support/library';

vi.mock('@/lib/library/database', async () => (await import('../support/library')).database());
vi.mock('@/lib/messaging/ask', async () => {
  const { worker } = await import('../support/library');
  const { ask } = worker();
  return { ask: (type: never, data: unknown) => (type === 'backUp' ? backUp() : ask(type, data)) };
});
vi.mock('@/lib/platform/download', () => ({ saveFile: vi.fn() }));

// jsdom's knows no streams.
globalThis.Blob = NodeBlob as never;

// jsdom knows no modal dialogs.
HTMLDialogElement.prototype.showModal = function showModal() {
  this.open = true;
};
HTMLDialogElement.prototype.close = function close() {
  this.open = false;
};

let refuse = false;

async function backUp() {
  if (refuse) return fail('full');
  const made = await makeBackup(
    {
      library: stage.db,
      backups: await openBackups(),
      settings: {},
      now: () => Date.now(),
      newId: () => crypto.randomUUID(),
    },
    'hand',
  );
  return ok(made.outcome === 'empty' ? made : { outcome: made.outcome, id: made.backup.id });
}

beforeEach(async () => {
  fakeBrowser.reset();
  vi.clearAllMocks();
  refuse = false;
  const backups = await openBackups();
  await Promise.all([backups.backups.clear(), backups.pieces.clear()]);
  await stage.db.papers.bulkAdd([filed(paper(1)), filed(paper(2))]);
  await stage.db.annotations.add({
    id: 'n',
    paperId: 'paper-1',
    kind: 'note',
    body: 'My words',
    tags: [],
    createdAt: 1,
    updatedAt: 1,
  });
  await stage.db.views.add({ id: 'v', name: 'Mine', query: 'is:unread', rank: 1 });
});

const show = () =>
  render(
    <ToastHost>
      <Danger settings={parseSettings({ theme: 'dark' })} change={() => {}} />
    </ToastHost>,
  );
const dialog = () => within(screen.getByRole('dialog'));
const press = (name: string) => userEvent.click(dialog().getByRole('button', { name }));

async function ask(name: string): Promise<void> {
  await userEvent.click(screen.getByRole('button', { name: `${name}…` }));
  await dialog().findByText('A backup was made: 2 papers, and all that belongs to them.');
}

it('says of each what goes and what stays', () => {
  show();
  for (const name of [
    'Delete all papers',
    'Forget feeds and For you',
    'Reset all settings',
    'Delete everything',
  ]) {
    const row = within(screen.getByRole('heading', { name }).closest('li') as HTMLElement);
    expect(row.getByText('Goes')).toBeVisible();
    expect(row.getByText('Stays')).toBeVisible();
  }
});

it('deletes nothing until the word is typed', async () => {
  show();
  await ask('Delete all papers');
  await press('Delete all papers');
  expect(dialog().getByRole('alert')).toHaveTextContent('Type the word “delete” first.');
  const field = dialog().getByRole('textbox', { name: 'Type “delete” to confirm' });
  await userEvent.type(field, 'delet{Enter}');
  expect(await stage.db.papers.count()).toBe(2);
  await press('Cancel');
  expect(screen.queryByRole('dialog')).toBeNull();
  expect(screen.getByRole('button', { name: 'Delete all papers…' })).toHaveFocus();
});

it('deletes all papers and what hangs on them, by keys alone, and brings them back', async () => {
  show();
  await ask('Delete all papers');
  await press('Save it as a file');
  expect(saveFile).toHaveBeenCalledOnce();
  await userEvent.type(dialog().getByRole('textbox'), ' Delete {Enter}');
  await dialog().findByText('All papers were deleted.');
  expect(await stage.db.papers.count()).toBe(0);
  expect(await stage.db.annotations.count()).toBe(0);
  expect(await stage.db.views.count()).toBe(1);
  // What came meanwhile stays.
  await stage.db.papers.add(filed(paper(3)));
  await press('Undo');
  await dialog().findByText(/^It is all back/);
  expect((await stage.db.papers.toArray()).map(({ id }) => id).sort()).toEqual([
    'paper-1',
    'paper-2',
    'paper-3',
  ]);
  expect((await stage.db.annotations.get('n'))?.body).toBe('My words');
});

it('deletes everything, the backups too, and still has the way back', async () => {
  localStorage.setItem('draft', 'words');
  show();
  await ask('Delete everything');
  await userEvent.click(dialog().getByRole('checkbox', { name: /^Keep this last backup/ }));
  await userEvent.type(dialog().getByRole('textbox'), 'delete{Enter}');
  await dialog().findByText(/^Everything was deleted/);
  expect(await stage.db.papers.count()).toBe(0);
  expect(await stage.db.views.count()).toBe(0);
  expect(await (await openBackups()).backups.count()).toBe(0);
  expect(localStorage).toHaveLength(0);
  await press('Undo');
  await dialog().findByText(/^It is all back/);
  expect(await stage.db.papers.count()).toBe(2);
  expect(await stage.db.views.count()).toBe(1);
  const { settings } = await fakeBrowser.storage.local.get('settings');
  expect(settings).toMatchObject({ theme: 'dark' });
});

it('keeps the last backup when that is wanted', async () => {
  show();
  await ask('Delete everything');
  await userEvent.type(dialog().getByRole('textbox'), 'delete{Enter}');
  await dialog().findByText(/^Everything was deleted/);
  expect(await (await openBackups()).backups.count()).toBe(1);
});

it('forgets feeds and what was muted, and leaves the library', async () => {
  await stage.db.mutes.add({ key: 'topic:x', label: 'x', at: 1 });
  show();
  await ask('Forget feeds and For you');
  await userEvent.type(dialog().getByRole('textbox'), 'delete{Enter}');
  await dialog().findByText('Feeds and For you were forgotten.');
  expect(await stage.db.mutes.count()).toBe(0);
  expect(await stage.db.papers.count()).toBe(2);
  await press('Undo');
  await dialog().findByText(/^It is all back/);
  expect(await stage.db.mutes.count()).toBe(1);
});

it('says when there can be no backup, and when the worker refuses', async () => {
  refuse = true;
  show();
  await userEvent.click(screen.getByRole('button', { name: 'Delete all papers…' }));
  expect(await dialog().findByText(/^No backup could be made/)).toBeVisible();
  stage.failure = { code: 'read-only' };
  await userEvent.type(dialog().getByRole('textbox'), 'delete{Enter}');
  expect(await dialog().findByText(/^Nothing was deleted/)).toBeVisible();
  await waitFor(async () => expect(await stage.db.papers.count()).toBe(2));
});
