import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import { LibraryProvider, useLibrary } from '@/components/library/library-provider';
import { forecastText } from '@/components/stats/forecast-text';
import { StatsPage } from '@/components/stats/stats-page';
import type { Forecast } from '@/lib/library/forecast';
import { paper, stage } from '../support/library';

vi.mock('@/lib/library/database', async () => (await import('../support/library')).database());
vi.mock('@/lib/messaging/ask', async () => (await import('../support/library')).worker());

function Page() {
  return useLibrary().library.state === 'open' ? <StatsPage /> : null;
}

const show = () =>
  render(
    <LibraryProvider>
      <Page />
    </LibraryProvider>,
  );

it('says so when there is nothing to count', async () => {
  show();
  expect(await screen.findByText(/come with your first papers/)).toBeVisible();
});

it('has the numbers of each picture as a table', async () => {
  const now = Date.now();
  await stage.db.papers.bulkAdd([
    paper(1, { addedAt: now, tags: ['bees'], venue: 'Nature', issued: { year: 2020 } }),
    paper(2, { addedAt: now, tags: ['bees'], status: 'read', statusAt: now }),
    paper(3, { addedAt: now, deletedAt: now }),
  ]);
  show();
  const tags = await screen.findByRole('region', { name: 'Tags' });
  await userEvent.click(within(tags).getByText(/^Numbers as a table/));
  expect(within(tags).getByRole('row', { name: 'bees 2 1' })).toBeVisible();
  const flow = screen.getByRole('region', { name: 'Saved and read' });
  expect(within(flow).getByText('2 papers saved, 1 read.')).toBeVisible();
  await userEvent.click(within(flow).getByText(/^Numbers as a table/));
  expect(within(flow).getAllByRole('row')).toHaveLength(53);
  await userEvent.click(within(flow).getByRole('radio', { name: 'All time' }));
  expect(within(flow).getAllByRole('row')).toHaveLength(2);
  expect(within(flow).getByRole('columnheader', { name: 'Month' })).toBeVisible();
  const venues = screen.getByRole('region', { name: 'Venues' });
  expect(within(venues).getByText(/^1 in all/)).toBeVisible();
});

it.each<[Forecast, string]>([
  [{ kind: 'empty' }, 'Nothing waits to be read.'],
  [{ kind: 'unsure', perWeek: 1 }, 'Your weeks differ too much'],
  [
    { kind: 'grows', perWeek: 3.2, low: 1.4, high: 5 },
    'grows by about 3 papers a week (likely between 1 and 5).',
  ],
  [
    { kind: 'empties', weeks: 6, low: 6, high: 6 },
    'empty in about 6 weeks (your weeks are much alike).',
  ],
  [{ kind: 'empties', weeks: 9999, low: 900, high: 99_999 }, 'more than ten years'],
])('%j in words', (forecast, words) => {
  expect(forecastText(forecast, 40)).toContain(words);
});
