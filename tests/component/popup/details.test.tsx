/** What the popup asks before it asks others: a paper's own site for its details. */
import { render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, it, vi } from 'vitest';
import { browser } from 'wxt/browser';
import { PopupPage } from '@/components/library/popup-page';
import { requestHosts } from '@/lib/platform/permissions';
import { giveLayout, paper, stage } from '../support/library';

vi.mock('@/lib/library/database', async () => (await import('../support/library')).database());
vi.mock('@/lib/messaging/ask', async () => (await import('../support/library')).worker());
vi.mock('@/lib/platform/permissions', async (original) => ({
  ...(await original<typeof import('@/lib/platform/permissions')>()),
  hasHosts: vi.fn(async () => false),
  requestHosts: vi.fn(async () => true),
}));

const page = 'https://www.nature.com/articles/s41586-026-00001-1';

beforeEach(() => {
  giveLayout();
  vi.mocked(requestHosts).mockClear();
  vi.spyOn(browser.tabs, 'query').mockResolvedValue([
    { id: 7, url: `${page}.pdf`, title: 's41586-026-00001-1.pdf' },
  ] as never);
});

const top = () => screen.findByRole('region', { name: 'The paper of this tab' });
const button = async () =>
  within(await top()).findByRole('button', { name: 'Ask www.nature.com for the details' });

it('saves the PDF of any site at once, and asks its site only after a click', async () => {
  render(<PopupPage />);
  const user = userEvent.setup();
  await user.click(await within(await top()).findByRole('button', { name: 'Save' }));
  const ask = await button();
  expect(await stage.db.papers.toArray()).toMatchObject([
    { identifiers: ['doi:10.1038/s41586-026-00001-1'], provisional: true, urls: { page } },
  ]);
  expect(await stage.db.outbox.count()).toBe(0);
  await user.click(ask);
  expect(requestHosts).toHaveBeenCalledWith(['https://www.nature.com/*']);
  await waitFor(() => expect(stage.asked.at(-1)).toMatchObject({ type: 'fetchDetails' }));
});

it('says so when the user does not allow it', async () => {
  vi.mocked(requestHosts).mockResolvedValueOnce(false);
  await stage.db.papers.add(
    paper(1, {
      identifiers: ['doi:10.1038/s41586-026-00001-1'],
      provisional: true,
      urls: { page },
      source: 'generic',
    }),
  );
  render(<PopupPage />);
  await userEvent.click(await button());
  expect(await within(await top()).findByText(/www\.nature\.com was not asked/)).toBeVisible();
  expect(stage.asked.map(({ type }) => type)).not.toContain('fetchDetails');
});

it('asks nothing of a paper whose details are there', async () => {
  await stage.db.papers.add(
    paper(1, { identifiers: ['doi:10.1038/s41586-026-00001-1'], urls: { page } }),
  );
  render(<PopupPage />);
  await within(await top()).findByRole('textbox', { name: 'Note' });
  expect(screen.queryByRole('button', { name: /^Ask/ })).toBeNull();
});
