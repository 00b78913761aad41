import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import { Health } from '@/components/options/health';
import { rawOf } from '@/lib/library/sound';
import { fail, ok } from '@/lib/messaging/result';
import { filed } from '@/lib/paper/merge';
import { saveFile } from '@/lib/platform/download';
import { paper, stage } from '../support/library';

vi.mock('@/lib/library/database', async () => (await import('../support/library')).database());
vi.mock('@/lib/messaging/ask', async () => {
  const { worker } = await import('../support/library');
  const { ask } = worker();
  return {
    ask: (type: never, data: unknown) =>
      type === 'backUp' ? Promise.resolve(backup.answer) : ask(type, data),
  };
});
vi.mock('@/lib/platform/download', () => ({ saveFile: vi.fn() }));

const backup: { answer: unknown } = { answer: ok({ outcome: 'made', id: 'b' }) };

const press = (name: string) => userEvent.click(screen.getByRole('button', { name }));

it('says that all is well', async () => {
  await stage.db.papers.bulkAdd([filed(paper(1)), filed(paper(2))]);
  render(<Health />);
  await press('Check the library');
  await screen.findByText('All is well. 2 entries were checked.');
  expect(screen.queryByRole('button', { name: 'Repair' })).toBeNull();
});

it('shows what is wrong, saves it as it is, and repairs it after a backup', async () => {
  await stage.db.papers.bulkAdd([filed(paper(1)), { ...filed(paper(2)), status: 'odd' as never }]);
  await stage.db.annotations.add({
    id: 'n',
    paperId: 'gone',
    kind: 'note',
    body: 'My words',
    tags: [],
    createdAt: 1,
    updatedAt: 1,
  });
  render(<Health />);
  await press('Check the library');
  await screen.findByText('2 things are not as they should be.');
  expect(screen.getByText('My words')).toBeVisible();
  await press('Save these entries as they are');
  await vi.waitFor(() => expect(saveFile).toHaveBeenCalled());
  const file = vi.mocked(saveFile).mock.lastCall?.[0];
  expect(await file?.text()).toContain('"status": "odd"');

  backup.answer = fail('internal');
  await press('Repair');
  await screen.findByText('No backup could be made first, so nothing was repaired.');
  expect(rawOf(await stage.db.papers.get('paper-2'))?.status).toBe('odd');

  backup.answer = ok({ outcome: 'made', id: 'b' });
  await press('Repair');
  await screen.findByText(/^2 things were repaired/);
  expect((await stage.db.papers.get('paper-2'))?.status).toBe('unread');
  expect(await stage.db.papers.get('gone')).toMatchObject({ title: 'Recovered paper' });
  await press('Check the library');
  await screen.findByText(/^All is well/);
});
