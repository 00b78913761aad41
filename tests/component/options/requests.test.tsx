import { readFileSync } from 'node:fs';
import { render, screen, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { Requests } from '@/components/options/requests';
import { parseSettings } from '@/lib/settings/settings';

const privacy = readFileSync('docs/privacy.md', 'utf8');

it('names every host that docs/privacy.md names, as often', () => {
  const table = privacy.split('<!-- requests:')[1]?.split('<!-- /requests -->')[0] ?? '';
  const told = [...table.matchAll(/^\| `([^`]+)` \|/gm)].map(([, host]) => host);
  expect(told.length).toBeGreaterThan(5);
  render(<Requests settings={parseSettings(undefined)} onForget={() => {}} />);
  const shown = within(screen.getByRole('table'))
    .getAllByRole('rowheader')
    .map(({ textContent }) => textContent);
  expect(shown.toSorted()).toEqual(told.toSorted());
});

it('names the hosts that the user allowed', () => {
  const settings = { ...parseSettings(undefined), askHosts: ['openreview.net'] };
  render(<Requests settings={settings} onForget={() => {}} />);
  expect(screen.getByRole('rowheader', { name: 'openreview.net' })).toBeVisible();
  expect(screen.getByRole('button', { name: 'Stop asking openreview.net' })).toBeVisible();
});
