import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { OptionsPage } from '@/components/options/options-page';
import { parseSettings } from '@/lib/settings/settings';

const stored = async () => (await fakeBrowser.storage.local.get('settings')).settings;
const show = () => render(<OptionsPage settings={parseSettings(undefined)} />);

beforeEach(() => {
  fakeBrowser.reset();
  vi.spyOn(fakeBrowser.runtime, 'getManifest').mockReturnValue({ version: '1.2.3' } as never);
});

it.each([
  ['radio', 'The browser’s own page', { newTab: 'browser' }],
  ['checkbox', 'Show a picture beside each paper on the new tab', { thumbnails: true }],
  ['radio', 'Dark', { theme: 'dark' }],
] as const)('a %s changes a setting at once: %s', async (role, label, expected) => {
  show();
  await userEvent.click(screen.getByRole(role, { name: new RegExp(`^${label}`) }));
  await waitFor(async () => expect(await stored()).toMatchObject(expected));
  await waitFor(() =>
    expect(screen.getByRole(role, { name: new RegExp(`^${label}`) })).toBeChecked(),
  );
});

it('turns badges off everywhere, and for a site', async () => {
  show();
  await userEvent.click(screen.getByText('On these sites', { selector: 'summary' }));
  const pmlr = screen.getByRole('checkbox', { name: 'PMLR' });
  expect(pmlr).toBeChecked();
  await userEvent.click(pmlr);
  await waitFor(async () => expect(await stored()).toMatchObject({ listingsOff: ['pmlr'] }));
  await waitFor(() => expect(pmlr).not.toBeChecked());
  await userEvent.click(pmlr);
  await waitFor(async () => expect(await stored()).toMatchObject({ listingsOff: [] }));
  const everywhere = screen.getByRole('checkbox', { name: /^Show a badge beside each paper/ });
  await userEvent.click(everywhere);
  await waitFor(async () => expect(await stored()).toMatchObject({ listings: false }));
  await waitFor(() => expect(pmlr).toBeDisabled());
});

it('names its groups', () => {
  show();
  expect(screen.getByRole('group', { name: 'New tab' })).toBeVisible();
  expect(screen.getByRole('group', { name: 'Appearance' })).toBeVisible();
});

it('follows a change in another page', async () => {
  show();
  await fakeBrowser.storage.local.set({ settings: { theme: 'light' } });
  await waitFor(() => expect(screen.getByRole('radio', { name: 'Light' })).toBeChecked());
});

it('says who is asked, by the settings of now', async () => {
  show();
  expect(
    screen.getByRole('row', { name: /cdn-thumbnails.*Never: pictures are off/ }),
  ).toBeVisible();
  expect(screen.getByRole('row', { name: /huggingface\.co.*at most twice a day/ })).toBeVisible();
  await userEvent.click(screen.getByRole('checkbox', { name: /^Show a picture/ }));
  expect(
    await screen.findByRole('row', { name: /cdn-thumbnails.*while pictures are on/ }),
  ).toBeVisible();
  await userEvent.click(screen.getByRole('radio', { name: /^The browser’s own page/ }));
  expect(await screen.findByRole('row', { name: /Never: new tabs are/ })).toBeVisible();
});

it('says when a choice could not be kept', async () => {
  show();
  vi.spyOn(fakeBrowser.storage.local, 'set').mockRejectedValueOnce(new Error('broken'));
  await userEvent.click(screen.getByRole('radio', { name: 'Dark' }));
  expect(await screen.findByText(/could not be kept/)).toBeVisible();
});

it('tells its version', () => {
  show();
  expect(screen.getByText(/Version 1\.2\.3/)).toBeVisible();
});
