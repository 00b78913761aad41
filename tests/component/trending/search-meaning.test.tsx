import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { tasteClient } from '@/lib/trending/taste/connect';
import type { NearPaper } from '@/lib/trending/taste/types';
import { item } from '../../fixtures/trending/daily';
import { asked, paper, seed, show, startWorld, world } from './stand-in';

vi.mock('@/lib/messaging/ask', () => ({ ask: vi.fn() }));
vi.mock('@/components/library/use-search', () => ({
  useSearch: ({ query } = { query: '' }) => ({
    ids: query ? [] : undefined,
    problems: [],
    words: query ? [query] : [],
    partial: false,
    error: undefined,
  }),
}));
vi.mock('@/lib/trending/taste/connect', () => ({ tasteClient: vi.fn() }));

const find = vi.fn<(asked: { query: string; limit: number }) => Promise<NearPaper[]>>();

beforeEach(async () => {
  await startWorld();
  find.mockReset().mockResolvedValue([]);
  vi.mocked(tasteClient).mockReturnValue({ find } as never);
  await seed('hf:trending', [
    item('2607.00001', { title: 'Memory on the list' }),
    item('2607.00002', { title: 'What bees recall' }),
    item('2607.00003', { title: 'Something else' }),
  ]);
  await world.db.papers.add(paper('2607.00009', { title: 'Recollection in insects' }));
  show();
  await screen.findByRole('link', { name: 'Something else' });
});

const results = () => screen.findByRole('region', { name: 'What was found' });
const found = async () =>
  within(await results())
    .queryAllByRole('heading', { level: 2 })
    .map((heading) => heading.textContent);

describe('searching by meaning', () => {
  it('comes below what the words found, each paper once, and asks nobody outside', async () => {
    let answer: (papers: NearPaper[]) => void = () => undefined;
    find.mockReturnValue(
      new Promise((resolve) => {
        answer = resolve;
      }),
    );
    await userEvent.keyboard('/memory');
    const first = await within(await results()).findByRole('link', { name: 'Memory on the list' });
    await waitFor(() => expect(find).toHaveBeenCalledTimes(1));
    expect(find).toHaveBeenCalledWith({ query: 'memory', limit: 20 });
    expect(await found()).toEqual(['Memory on the list']);
    first.focus();

    answer([
      { paperId: 'paper-2607.00009' },
      { key: 'arxiv:2607.00001' },
      { key: 'arxiv:2607.00002' },
      { key: 'arxiv:2607.09999' },
    ]);
    await waitFor(async () =>
      expect(await found()).toEqual([
        'Memory on the list',
        'Recollection in insects',
        'What bees recall',
      ]),
    );
    expect(first).toHaveFocus();
    const row = screen.getByRole('link', { name: 'Recollection in insects' }).closest('li');
    expect(within(row as HTMLElement).getByText('In other words')).toBeVisible();
    expect(within(row as HTMLElement).getByText('Library')).toBeVisible();
    expect(await within(await results()).findByText(/^3 papers found\./)).toBeVisible();
    expect(asked).not.toHaveBeenCalledWith('searchRemote', expect.anything());
  });

  it('finds what has none of the words, and says that it is looking', async () => {
    let answer: (papers: NearPaper[]) => void = () => undefined;
    find.mockReturnValue(
      new Promise((resolve) => {
        answer = resolve;
      }),
    );
    await userEvent.keyboard('/zoology');
    expect(await screen.findByText(/^Looking for papers that say it/)).toBeVisible();
    expect(screen.queryByText('Nothing here has all these words')).toBeNull();
    await waitFor(() => expect(find).toHaveBeenCalled());
    answer([{ key: 'arxiv:2607.00002' }]);
    await waitFor(async () => expect(await found()).toEqual(['What bees recall']));
    expect(screen.queryByText(/^Looking for/)).toBeNull();
  });

  it.each([
    ['fails', () => find.mockRejectedValue(new Error('no worker'))],
    [
      'cannot be had',
      () =>
        vi.mocked(tasteClient).mockImplementation(() => {
          throw new Error('no such workers here');
        }),
    ],
  ])('where the worker %s, the words are enough', async (_, broken) => {
    broken();
    await userEvent.keyboard('/zoology');
    expect(await screen.findByText('Nothing here has all these words')).toBeVisible();
    await userEvent.clear(screen.getByRole('textbox', { name: /^Search your library/ }));
    await userEvent.keyboard('memory');
    await waitFor(async () => expect(await found()).toEqual(['Memory on the list']));
  });
});
