import { act, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { WelcomePage } from '@/components/welcome/welcome-page';
import { readToolbar, watchToolbar } from '@/lib/platform/toolbar';
import { parseSettings } from '@/lib/settings/settings';

vi.mock('@/lib/platform/toolbar', () => ({ readToolbar: vi.fn(), watchToolbar: vi.fn() }));

const settings = parseSettings(undefined);

beforeEach(() => {
  fakeBrowser.reset();
  vi.mocked(watchToolbar).mockReturnValue(() => undefined);
});

it('says each promise in a sentence, and where to go', () => {
  render(<WelcomePage settings={settings} pinned={false} saveKey="Alt+S" />);
  expect(screen.getAllByRole('heading').map(({ textContent }) => textContent)).toEqual([
    'A quiet place for the papers you read',
    'It never loses a word',
    'It tells no one',
    'It never slows a page',
    'Save your first paper',
    'What it asks, and what it doesn’t',
  ]);
  const links = screen.getAllByRole('link').map((each) => each.getAttribute('href'));
  expect(links.map((each) => new URL(each ?? '').pathname)).toEqual([
    '/library.html',
    '/library.html',
    '/options.html',
  ]);
  expect(readToolbar).not.toHaveBeenCalled();
});

it('ticks the first step when the button is in the toolbar, and says so', () => {
  render(<WelcomePage settings={settings} pinned={false} saveKey="" />);
  const said = screen.getByRole('status');
  expect(said).toHaveTextContent(/^Pin the button/);
  act(() => vi.mocked(watchToolbar).mock.lastCall?.[0](true));
  expect(said).toHaveTextContent('The button is in your toolbar.');
});

it.each(['⌥S', ''])('names the keys that save when there are any: “%s”', (saveKey) => {
  render(<WelcomePage settings={settings} pinned={undefined} saveKey={saveKey} />);
  const step = screen.getByText(/^Click the small tab/);
  expect(step.textContent).toContain(
    saveKey ? 'of the page, or press ⌥S. On all' : 'of the page. On all',
  );
});

it('takes Offprint out of new tabs at once', async () => {
  render(<WelcomePage settings={settings} pinned={false} saveKey="Alt+S" />);
  await userEvent.click(screen.getByRole('radio', { name: 'The browser’s own page' }));
  await waitFor(async () =>
    expect((await fakeBrowser.storage.local.get('settings')).settings).toMatchObject({
      newTab: 'browser',
    }),
  );
  expect(screen.getByRole('radio', { name: 'The browser’s own page' })).toBeChecked();
});

it('says when storage does not answer', async () => {
  vi.spyOn(fakeBrowser.storage.local, 'set').mockRejectedValueOnce(new Error('full'));
  render(<WelcomePage settings={settings} pinned={false} saveKey="Alt+S" />);
  await userEvent.click(screen.getByRole('radio', { name: 'The browser’s own page' }));
  expect(await screen.findByRole('alert')).toHaveTextContent(/could not be kept/);
});
