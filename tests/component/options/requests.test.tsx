import { readFileSync } from 'node:fs';
import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, it, vi } from 'vitest';
import { Requests } from '@/components/options/requests';
import { ToastHost } from '@/components/ui/toast';
import { dropHosts, hasHosts, requestHosts } from '@/lib/platform/permissions';
import { parseSettings, type Settings } from '@/lib/settings/settings';

vi.mock('@/lib/platform/permissions', () => ({
  hasHosts: vi.fn(async () => false),
  requestHosts: vi.fn(async () => true),
  dropHosts: vi.fn(async () => true),
  watchHosts: () => () => {},
}));

beforeEach(() => vi.clearAllMocks());

const show = (settings: Settings = parseSettings(undefined)) =>
  render(
    <ToastHost>
      <Requests settings={settings} onForget={() => {}} />
    </ToastHost>,
  );

const privacy = readFileSync('docs/privacy.md', 'utf8');

it('names every host that docs/privacy.md names, as often', () => {
  const table = privacy.split('<!-- requests:')[1]?.split('<!-- /requests -->')[0] ?? '';
  const told = [...table.matchAll(/^\| `([^`]+)` \|/gm)].map(([, host]) => host);
  expect(told.length).toBeGreaterThan(5);
  show();
  const shown = within(screen.getByRole('table'))
    .getAllByRole('rowheader')
    .map(({ textContent }) => textContent);
  expect(shown.toSorted()).toEqual(told.toSorted());
});

it('names the hosts that the user allowed', () => {
  const settings = { ...parseSettings(undefined), askHosts: ['openreview.net'] };
  show(settings);
  expect(screen.getByRole('rowheader', { name: 'openreview.net' })).toBeVisible();
  expect(screen.getByRole('button', { name: 'Stop asking openreview.net' })).toBeVisible();
});

it('calls its buttons by what stands on them and a host, for those who speak to them', async () => {
  vi.mocked(hasHosts).mockImplementation(async ([host]) => host === 'https://api.crossref.org/*');
  show({ ...parseSettings(undefined), askHosts: ['openreview.net'] });
  await screen.findByRole('button', { name: /api\.crossref\.org$/ });
  const named = screen.getAllByRole('button', { name: /\.\w+$/ });
  expect(new Set(named.map(({ textContent }) => textContent))).toEqual(
    new Set(['Take back', 'Allow', 'Stop asking']),
  );
  for (const button of named) {
    expect(button.getAttribute('aria-label')).toContain(button.textContent);
  }
});

it('asks the browser for a host, and gives it back', async () => {
  vi.mocked(hasHosts).mockImplementation(async ([host]) => host === 'https://api.crossref.org/*');
  show();
  const crossref = screen.getByRole('row', { name: /^api\.crossref\.org/ });
  await within(crossref).findByText('Allowed');
  await userEvent.click(
    within(crossref).getByRole('button', { name: 'Take back the permission for api.crossref.org' }),
  );
  expect(dropHosts).toHaveBeenCalledWith(['https://api.crossref.org/*']);
  await userEvent.click(screen.getByRole('button', { name: 'Allow rss.arxiv.org' }));
  expect(requestHosts).toHaveBeenCalledWith(['https://rss.arxiv.org/*']);
});

it('says when the browser keeps a permission', async () => {
  vi.mocked(hasHosts).mockResolvedValue(true);
  vi.mocked(dropHosts).mockResolvedValue(false);
  show();
  await userEvent.click(
    await screen.findByRole('button', { name: 'Take back the permission for rss.arxiv.org' }),
  );
  expect(await screen.findByText(/^Your browser keeps this permission/)).toBeVisible();
});

it('says whether lists and pictures are on', () => {
  const row = (name: RegExp) => screen.getByRole('row', { name });
  const { unmount } = show();
  expect(within(row(/public list/)).getByText('On')).toBeVisible();
  expect(within(row(/cdn-thumbnails/)).getByText('Off')).toBeVisible();
  unmount();
  show({ ...parseSettings(undefined), newTab: 'browser', thumbnails: true });
  expect(within(row(/public list/)).getByText('Off')).toBeVisible();
  expect(within(row(/cdn-thumbnails/)).getByText('Off')).toBeVisible();
});
