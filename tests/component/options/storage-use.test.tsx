import { render, screen, within } from '@testing-library/react';
import { beforeEach, expect, it, vi } from 'vitest';
import { StorageUse } from '@/components/options/storage-use';
import { ToastHost } from '@/components/ui/toast';
import { openBackups } from '@/lib/backup/database';
import { filed } from '@/lib/paper/merge';
import { paper, stage } from '../support/library';

vi.mock('@/lib/library/database', async () => (await import('../support/library')).database());

beforeEach(async () => {
  const backups = await openBackups();
  await backups.backups.clear();
});

const show = () =>
  render(
    <ToastHost>
      <StorageUse />
    </ToastHost>,
  );

async function cells(name: string): Promise<string[]> {
  const row = await screen.findByRole('row', { name: new RegExp(`^${name} [^…]+$`) });
  return within(row)
    .getAllByRole('cell')
    .map(({ textContent }) => textContent ?? '');
}

it('says how many there are of each kind, and what they take', async () => {
  const long = { abstract: 'x'.repeat(10_000) };
  await stage.db.papers.bulkAdd(Array.from({ length: 500 }, (_, n) => filed(paper(n, long))));
  const note = { paperId: 'paper-1', tags: [], createdAt: 1, updatedAt: 1 };
  await stage.db.annotations.bulkAdd([
    { ...note, id: 'n', kind: 'note', body: 'words' },
    { ...note, id: 'h', kind: 'highlight', body: '', quote: 'y'.repeat(40_000) },
  ]);
  await (await openBackups()).backups.add({
    ...{ id: 'b', at: 1, why: 'daily', size: 2_000_000, pieces: 1, check: '' },
    counts: {} as never,
  } as never);
  show();
  expect(await cells('Papers')).toEqual(['500', expect.stringMatching(/^5(\.\d)? MB$/)]);
  expect(await cells('Notes')).toEqual(['1', expect.stringMatching(/bytes?$/)]);
  expect(await cells('Highlights')).toEqual(['1', expect.stringMatching(/^4\d kB$/)]);
  expect(await cells('Backups')).toEqual(['1', '2 MB']);
});

it('shows the rest when the library cannot be opened', async () => {
  stage.broken = true;
  show();
  expect(await cells('Papers')).toEqual(['', 'unknown']);
  expect(await cells('Backups')).toEqual(['0', expect.any(String)]);
  expect(screen.getByText(/could not be read/)).toBeVisible();
});
