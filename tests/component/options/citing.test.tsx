import { configure, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { OptionsPage } from '@/components/options/options-page';
import { parseSettings } from '@/lib/settings/settings';

const stored = async () => (await fakeBrowser.storage.local.get('settings')).settings;

// Parts of the page load when they are needed.
configure({ asyncUtilTimeout: 8000 });
vi.setConfig({ testTimeout: 30_000 });

beforeEach(async () => {
  fakeBrowser.reset();
  vi.spyOn(fakeBrowser.runtime, 'getManifest').mockReturnValue({ version: '1.2.3' } as never);
  render(<OptionsPage settings={parseSettings(undefined)} />);
  await screen.findByRole('textbox', { name: 'Pattern of citation keys' });
});

const pattern = () => screen.getByRole('textbox', { name: 'Pattern of citation keys' });

const type = async (text: string) => {
  await userEvent.clear(pattern());
  await userEvent.click(pattern());
  await userEvent.paste(text);
};

it('shows an example of the pattern while it is typed, and keeps it', async () => {
  expect(screen.getByText('For example: vaswani2017attention')).toBeVisible();
  await type('[authEtAl]_[year]');
  expect(screen.getByText('For example: VaswaniEtAl_2017')).toBeVisible();
  await waitFor(async () =>
    expect(await stored()).toMatchObject({ citekeyPattern: '[authEtAl]_[year]' }),
  );
  await userEvent.click(screen.getByRole('button', { name: 'Use the usual pattern' }));
  expect(pattern()).toHaveValue('[auth:lower][year][veryshorttitle:lower]');
});

it('points at what is wrong, and does not keep it', async () => {
  await type('[auth][yaer]');
  expect(screen.getByText('There is no such field: yaer')).toBeVisible();
  expect(screen.getByText('yaer').tagName).toBe('MARK');
  expect(pattern()).toBeInvalid();
  await type('[auth]!');
  expect(screen.getByText('Keys cannot hold this: !')).toBeVisible();
  expect(JSON.stringify((await stored()) ?? '')).not.toContain('!');
});

it('sets the style of references', async () => {
  await userEvent.selectOptions(
    screen.getByRole('combobox', { name: 'Style of copied references' }),
    'IEEE',
  );
  await waitFor(async () => expect(await stored()).toMatchObject({ citationStyle: 'ieee' }));
});
