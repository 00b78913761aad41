import { render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { BackupBanner } from '@/components/backup/backup-banner';
import { BackupsPage } from '@/components/backup/backups-page';
import { LibraryProvider, useLibrary } from '@/components/library/library-provider';
import { ToastHost } from '@/components/ui/toast';
import { openBackups } from '@/lib/backup/database';
import type { Backup, Reason } from '@/lib/backup/types';
import { stage } from '../support/library';

vi.mock('@/lib/library/database', async () => (await import('../support/library')).database());
vi.mock('@/lib/messaging/ask', async () => (await import('../support/library')).worker());

const day = 86_400_000;

// jsdom knows no modal dialogs.
HTMLDialogElement.prototype.showModal = function showModal() {
  this.open = true;
};
HTMLDialogElement.prototype.close = function close() {
  this.open = false;
};

function Page() {
  if (useLibrary().library.state !== 'open') return null;
  return (
    <>
      <BackupBanner link />
      <BackupsPage />
    </>
  );
}

const show = () =>
  render(
    <ToastHost>
      <LibraryProvider>
        <Page />
      </LibraryProvider>
    </ToastHost>,
  );

const backup = (id: string, why: Reason, daysAgo: number): Backup => ({
  id,
  at: Date.now() - daysAgo * day,
  why,
  size: 54_321,
  pieces: 1,
  counts: {
    papers: 12,
    annotations: 3,
    activity: 9,
    views: 0,
    tags: 0,
    hidden: 0,
    mutes: 0,
    digests: 0,
  },
  check: id,
});

beforeEach(async () => {
  const db = await openBackups();
  await Promise.all([db.backups.clear(), db.pieces.clear()]);
  await fakeBrowser.storage.local.clear();
});

it('lists the backups, newest first, with why and how large', async () => {
  const db = await openBackups();
  await db.backups.bulkAdd([backup('a', 'daily', 2), backup('b', 'restore', 1)]);
  show();
  const list = await screen.findByRole('list', { name: 'Backups' });
  const items = within(list).getAllByRole('listitem');
  expect(items.map(({ textContent }) => textContent)).toEqual([
    expect.stringMatching(/^yesterday.*Before a restore · 12 papers · 54 kB/),
    expect.stringMatching(/^2 days ago.*Daily · 12 papers · 54 kB/),
  ]);
});

it('asks before it deletes one', async () => {
  const db = await openBackups();
  await db.backups.add(backup('a', 'hand', 1));
  show();
  await userEvent.click(await screen.findByRole('button', { name: /^Delete the backup of/ }));
  const dialog = await screen.findByRole('dialog', { name: 'Delete the backup' });
  await userEvent.click(within(dialog).getByRole('button', { name: 'Delete the backup' }));
  expect(stage.asked).toContainEqual({ type: 'backupRemove', data: { id: 'a' } });
});

it.each([
  [{ failure: { code: 'full', at: 1 } }, /The disk is full/],
  [{ failure: { code: 'storage', at: 1 } }, /could not write to its storage/],
  [{ checkedAt: Date.now() - 4 * day }, /The last backup is old: 4 days ago/],
  [{ since: 5 }, /No backup could be made so far/],
])('tells what is wrong: %j', async (backups, words) => {
  await fakeBrowser.storage.local.set({ backups });
  show();
  expect((await screen.findByText(words)).closest('[role="alert"]')).toBeVisible();
});

it('tells that the browser has lost the library, whatever was backed up since, until it is hidden', async () => {
  await fakeBrowser.storage.local.set({ backups: { lostAt: 5, checkedAt: Date.now(), since: 4 } });
  show();
  const words = /^Your browser has lost Offprint’s library/;
  expect((await screen.findByText(words)).closest('[role="alert"]')).toBeVisible();
  await userEvent.click(screen.getByRole('button', { name: 'Do not show this again' }));
  await waitFor(() => expect(screen.queryByText(words)).toBeNull());
  const { backups } = await fakeBrowser.storage.local.get<{ backups: object }>();
  expect(backups).toMatchObject({ since: 4 });
});

it('says when a backup could not be made', async () => {
  stage.failure = { code: 'full' };
  show();
  await userEvent.click(await screen.findByRole('button', { name: 'Back up now' }));
  expect(await screen.findByText(/^The disk is full. Nothing was changed/)).toBeVisible();
});
