import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, it, vi } from 'vitest';
import { Shortcuts } from '@/components/options/shortcuts';
import { browserShortcuts, openShortcutSettings } from '@/lib/platform/shortcuts';

vi.mock('@/lib/platform/shortcuts', () => ({
  omniboxKeyword: 'op',
  browserShortcuts: vi.fn(),
  openShortcutSettings: vi.fn(async () => true),
}));

beforeEach(() => {
  vi.mocked(browserShortcuts).mockResolvedValue([
    { name: 'save-paper', description: 'Save the paper of this tab', keys: 'Alt+S' },
    { name: 'open-library', description: 'Open the library', keys: '' },
  ]);
});

const keysOf = (name: RegExp) => {
  const table = within(screen.getByRole('table', { name: 'In the whole browser' }));
  return within(table.getByRole('row', { name })).getByRole('cell').textContent;
};

it('lists the browser’s keys as they are now', async () => {
  render(<Shortcuts />);
  await screen.findByRole('table', { name: 'In the whole browser' });
  expect(keysOf(/^Save the paper of this tab/)).toBe('AltS');
  expect(keysOf(/^Open the library/)).toBe('not set');
});

it('looks again when the user comes back from changing them', async () => {
  render(<Shortcuts />);
  await screen.findByText('not set');
  vi.mocked(browserShortcuts).mockResolvedValue([
    { name: 'open-library', description: 'Open the library', keys: 'Ctrl+Shift++' },
  ]);
  window.dispatchEvent(new Event('focus'));
  await vi.waitFor(() => expect(keysOf(/^Open the library/)).toBe('CtrlShift+'));
});

it('leads to the browser’s page, or says where it is', async () => {
  render(<Shortcuts />);
  const change = await screen.findByRole('button', { name: 'Change these keys' });
  await userEvent.click(change);
  expect(openShortcutSettings).toHaveBeenCalledOnce();
  vi.mocked(openShortcutSettings).mockResolvedValueOnce(false);
  await userEvent.click(change);
  expect(await screen.findByText(/about:addons/)).toBeVisible();
});

it.each([
  ['On the page of a paper', /^Highlight what is selected/, 'AltH'],
  ['In the popup', /^Pin or unpin|^Pin/, 'p'],
  ['In the library', /^Merge the chosen papers/, 'm'],
  ['On the new tab', /^Not interested/, 'h'],
])('lists the keys: %s', async (place, name, keys) => {
  render(<Shortcuts />);
  const summary = screen.getByText(place, { selector: 'summary' });
  await userEvent.click(summary);
  const details = within(summary.parentElement as HTMLElement);
  expect(within(details.getByRole('row', { name })).getByRole('cell').textContent).toBe(keys);
});
