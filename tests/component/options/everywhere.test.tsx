import { configure, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { OptionsPage } from '@/components/options/options-page';
import { ask } from '@/lib/messaging/ask';
import { ok } from '@/lib/messaging/result';
import { dropHosts, hasHosts, requestHosts } from '@/lib/platform/permissions';
import { parseSettings } from '@/lib/settings/settings';

vi.mock('@/lib/messaging/ask', () => ({ ask: vi.fn() }));
vi.mock('@/lib/platform/permissions', () => ({
  hasHosts: vi.fn(async () => false),
  requestHosts: vi.fn(async () => true),
  dropHosts: vi.fn(async () => true),
  watchHosts: () => () => {},
}));

// Parts of the page load when they are needed.
configure({ asyncUtilTimeout: 8000 });
vi.setConfig({ testTimeout: 30_000 });

beforeEach(() => {
  fakeBrowser.reset();
  vi.clearAllMocks();
  vi.spyOn(fakeBrowser.runtime, 'getManifest').mockReturnValue({ version: '1' } as never);
  // The worker keeps the choice.
  vi.mocked(ask).mockImplementation((async (_: string, { on }: { on: boolean }) => {
    await fakeBrowser.storage.local.set({ settings: { everywhere: on } });
    return ok({ on });
  }) as never);
});

const show = (stored?: object) => render(<OptionsPage settings={parseSettings(stored)} />);
const box = () => screen.getByRole('checkbox', { name: /^Recognise papers on every page/ });

it('is off until it is turned on, which asks for the permission first', async () => {
  show();
  expect(box()).not.toBeChecked();
  await userEvent.click(box());
  expect(requestHosts).toHaveBeenCalledWith(['*://*/*']);
  expect(ask).toHaveBeenCalledWith('everywhere', { on: true });
  await waitFor(() => expect(box()).toBeChecked());
});

it('stays off when the permission is refused', async () => {
  vi.mocked(requestHosts).mockResolvedValueOnce(false);
  show();
  await userEvent.click(box());
  expect(await screen.findByText(/did not give the permission/)).toBeVisible();
  expect(ask).not.toHaveBeenCalled();
  expect(box()).not.toBeChecked();
});

it('does not ask again for what is granted', async () => {
  vi.mocked(hasHosts).mockResolvedValue(true);
  show();
  await waitFor(() => expect(hasHosts).toHaveBeenCalled());
  await userEvent.click(box());
  await waitFor(() => expect(ask).toHaveBeenCalledWith('everywhere', { on: true }));
  expect(requestHosts).not.toHaveBeenCalled();
});

it('is turned off without a question', async () => {
  await fakeBrowser.storage.local.set({ settings: { everywhere: true } });
  show({ everywhere: true });
  await userEvent.click(box());
  expect(ask).toHaveBeenCalledWith('everywhere', { on: false });
  expect(requestHosts).not.toHaveBeenCalled();
  await waitFor(() => expect(box()).not.toBeChecked());
});

it('lists hosts that may be asked, and forgets one', async () => {
  const askHosts = ['www.nature.com', 'aclanthology.org'];
  await fakeBrowser.storage.local.set({ settings: { askHosts } });
  show({ askHosts });
  await userEvent.click(await screen.findByRole('button', { name: 'Stop asking www.nature.com' }));
  expect(dropHosts).toHaveBeenCalledWith(['https://www.nature.com/*']);
  await waitFor(() =>
    expect(screen.queryByRole('button', { name: 'Stop asking www.nature.com' })).toBeNull(),
  );
  expect(screen.getByRole('button', { name: 'Stop asking aclanthology.org' })).toBeVisible();
});
