import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { NetworkFailure } from '@/lib/messaging/result';
import { item } from '../../fixtures/trending/daily';
import { asked, failed, hour, link, minute, seed, show, startWorld, world } from './stand-in';

vi.mock('@/lib/messaging/ask', () => ({ ask: vi.fn() }));
beforeEach(startWorld);

describe('when something is wrong', () => {
  const network = (failure: NetworkFailure) => async () => {
    await failed(failure, Date.now() + minute);
    return { ok: false, error: { code: 'network', network: failure } };
  };
  const host = 'huggingface.co';

  it.each<[NetworkFailure, RegExp]>([
    [{ kind: 'offline', host }, /offline/],
    [{ kind: 'timeout', host }, /took too long/],
    [{ kind: 'server', host, status: 500 }, /problem of its own/],
    [{ kind: 'garbage', host }, /cannot read/],
  ])('shows the last list and its time: %o', async (failure, text) => {
    await seed('hf:trending', [item('2607.00001')], 2 * hour);
    world.refresh = network(failure);
    show();
    expect(await screen.findByText(text)).toHaveTextContent(/Below is the list of .*\d/);
    expect(await link('2607.00001')).toBeVisible();
  });

  it('asks again when told to', async () => {
    await seed('hf:trending', [item('2607.00001')], 2 * hour);
    world.refresh = network({ kind: 'server', host, status: 500 });
    show();
    const again = await screen.findByRole('button', { name: 'Try again' });
    await waitFor(() => expect(again).toHaveAttribute('aria-disabled', 'false'));
    await userEvent.click(again);
    expect(asked).toHaveBeenCalledWith('refreshFeed', { feed: 'hf:trending', force: true });
  });

  it('does not ask before the service allows it, and says when', async () => {
    await seed('hf:trending', [item('2607.00001')], 2 * hour);
    world.refresh = network({
      kind: 'rate-limited',
      host,
      status: 429,
      retryAt: Date.now() + 10 * minute,
    });
    show();
    expect(await screen.findByText(/asks for a pause\. It can be asked again at/)).toBeVisible();
    const again = screen.getByRole('button', { name: 'Try again' });
    expect(again).toHaveAttribute('aria-disabled', 'true');
    await userEvent.click(again);
    expect(asked).not.toHaveBeenCalledWith('refreshFeed', expect.objectContaining({ force: true }));
  });

  it('says that it asks, before there ever was a list', async () => {
    world.refresh = () => new Promise(() => {});
    show();
    expect(await screen.findByText('Asking huggingface.co for the list…')).toBeInTheDocument();
    expect(screen.queryByRole('alert', { name: /./ })).toBeNull();
  });

  it('says why there is no list at all', async () => {
    world.refresh = network({ kind: 'offline', host });
    show();
    expect(await screen.findByText('There is no list to show yet.')).toBeVisible();
    expect(screen.getByText(/offline/)).toBeVisible();
    expect(screen.getByRole('button', { name: 'Try again' })).toBeVisible();
  });

  it('says when another list’s pause holds this one back', async () => {
    world.refresh = async (feed) => ({
      ok: true,
      value: { feed, outcome: 'waiting', nextAt: Date.now() + 10 * minute },
    });
    show();
    expect(await screen.findByText(/It can be asked again at/)).toBeVisible();
  });

  it('asks itself when the worker that asked for another page has died', async () => {
    await world.db.feedSnapshots.add({
      id: 'lease',
      feed: 'hf:trending',
      period: 'trending',
      state: 'pending',
      attemptedAt: Date.now() - minute + 800,
      items: [],
    });
    world.refresh = async (feed) => ({
      ok: true,
      value: { feed, outcome: 'waiting', nextAt: Date.now() + 100 },
    });
    show();
    expect(await screen.findByText('Asking huggingface.co for the list…')).toBeInTheDocument();
    await waitFor(
      () => expect(asked.mock.calls.filter(([type]) => type === 'refreshFeed')).toHaveLength(2),
      { timeout: 5000 },
    );
  });

  it('says that an empty day is empty', async () => {
    await seed('hf:day', []);
    show({ section: 'day' });
    expect(await screen.findByText(/^Nothing is listed/)).toBeVisible();
  });

  it('still shows the list when the worker only reads', async () => {
    await seed('hf:trending', [item('2607.00001')], 2 * hour);
    world.refresh = async () => ({ ok: false, error: { code: 'read-only' } });
    show();
    expect(await screen.findByText(/made by a newer Offprint/)).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Try again' })).toBeNull();
    expect(await link('2607.00001')).toBeVisible();
  });
});
