import { act, configure, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { OptionsPage } from '@/components/options/options-page';
// Loaded here, so that no test waits for the registry of all sites.
import '@/components/options/site-switches';
import { parseSettings } from '@/lib/settings/settings';

const stored = async () => (await fakeBrowser.storage.local.get('settings')).settings;
const show = () => render(<OptionsPage settings={parseSettings(undefined)} />);

// Parts of the page load when they are needed.
configure({ asyncUtilTimeout: 8000 });
vi.setConfig({ testTimeout: 30_000 });

/** As a click on it does in a browser; jsdom tells nobody of it. */
function open(summary: string): void {
  const details = screen.getByText(summary, { selector: 'summary' }).closest('details');
  if (!details) throw new Error(`${summary} opens nothing`);
  details.open = true;
  fireEvent(details, new Event('toggle'));
}

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
  open('On these sites');
  const pmlr = await screen.findByRole('checkbox', { name: 'PMLR' });
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

describe('searching', () => {
  const field = () => screen.getByRole('textbox', { name: 'Search the options' });

  it('shows the settings that hold the words, and says how many', async () => {
    show();
    await userEvent.keyboard('/');
    expect(field()).toHaveFocus();
    await userEvent.keyboard('thumbnails');
    expect(await screen.findByText('1 setting found')).toBeVisible();
    expect(screen.getByRole('heading', { name: 'Pictures of papers' })).toBeVisible();
    expect(screen.queryByRole('heading', { name: 'Appearance' })).toBeNull();
    const places = within(screen.getByRole('navigation', { name: 'Sections of the options' }));
    expect(places.getAllByRole('link').map(({ textContent }) => textContent)).toEqual([
      'New tab and feeds1',
    ]);
    await userEvent.keyboard('{Escape}');
    expect(field()).toHaveValue('');
    expect(screen.getByRole('heading', { name: 'Appearance' })).toBeVisible();
    expect(places.getAllByRole('link')).toHaveLength(12);
  });

  it('finds by words that a setting does not say', async () => {
    show();
    await userEvent.type(field(), 'night');
    expect(screen.getByRole('heading', { name: 'Appearance' })).toBeVisible();
  });

  it('says when there is nothing, and gives the way back', async () => {
    show();
    await userEvent.type(field(), 'zebra');
    expect(screen.getByText('Nothing found for “zebra”')).toBeVisible();
    const [, button] = screen.getAllByRole('button', { name: 'Clear the search' });
    if (button) await userEvent.click(button);
    expect(field()).toHaveFocus();
    expect(screen.getByRole('heading', { name: 'Appearance' })).toBeVisible();
  });

  it('leaves a slash to the fields that it is typed into', async () => {
    show();
    const words = await screen.findByRole('textbox', { name: 'Pattern of citation keys' });
    await userEvent.type(words, '/');
    expect(words).toHaveFocus();
  });
});

it('says that a choice was kept, and puts a single one back', async () => {
  show();
  expect(screen.queryByRole('button', { name: 'Reset “Appearance”' })).toBeNull();
  // What is read first is no change.
  await screen.findByRole('radio', { name: 'Like the system', checked: true });
  await act(async () => void (await stored()));
  await userEvent.click(screen.getByRole('radio', { name: 'Dark' }));
  expect(await screen.findByText('Saved')).toBeVisible();
  await userEvent.click(await screen.findByRole('button', { name: 'Reset “Appearance”' }));
  await waitFor(() => expect(screen.getByRole('radio', { name: 'Like the system' })).toBeChecked());
  expect(await stored()).toMatchObject({ theme: 'system' });
  // The focus is not lost with the button.
  expect(document.activeElement).not.toBe(document.body);
  await userEvent.click(screen.getByRole('button', { name: 'Undo' }));
  await waitFor(() => expect(screen.getByRole('radio', { name: 'Dark' })).toBeChecked());
});

it('has a link for each section, in their order', () => {
  show();
  const links = within(screen.getByRole('navigation')).getAllByRole('link');
  const headings = screen.getAllByRole('heading', { level: 2 });
  expect(links.map(({ textContent }) => textContent)).toEqual(
    headings.map(({ textContent }) => textContent),
  );
  for (const link of links) {
    expect(document.querySelector(link.getAttribute('href') ?? '')).not.toBeNull();
  }
});
