import { act, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { hideEntry } from '@/lib/trending/words';
import { item } from '../../fixtures/trending/daily';
import {
  asked,
  fourLists,
  hour,
  link,
  paper,
  pickOf,
  seed,
  show,
  startWorld,
  titles,
  world,
} from './stand-in';

vi.mock('@/lib/messaging/ask', () => ({ ask: vi.fn() }));
beforeEach(startWorld);

describe('saving', () => {
  it('turns Save into the status, keeps the focus, and can be undone', async () => {
    await seed('hf:trending', [item('2607.00001')]);
    show();
    const pick = await pickOf('2607.00001');
    const button = pick.getByRole('button', { name: /^Save/ });
    await userEvent.click(button);
    await waitFor(() => expect(button).toHaveAccessibleName('To read. Change to “Reading”'));
    expect(button).toHaveFocus();
    expect(asked).toHaveBeenCalledWith('save', {
      record: expect.objectContaining({ identifiers: ['arxiv:2607.00001'] }),
    });
    await userEvent.click(screen.getByRole('button', { name: 'Undo' }));
    await waitFor(() => expect(button).toHaveAccessibleName(/^Save/));
  });

  it('says so when the paper is in the library, and moves its status on', async () => {
    await world.db.papers.add(paper('2607.00001', { status: 'reading' }));
    await seed('hf:trending', [item('2607.00001')]);
    show();
    const pick = await pickOf('2607.00001');
    await userEvent.click(pick.getByRole('button', { name: 'Reading. Change to “Read”' }));
    expect(await pick.findByRole('button', { name: 'Read. Change to “To read”' })).toBeVisible();
  });

  it('follows a save in another tab', async () => {
    await seed('hf:trending', [item('2607.00001')]);
    show();
    const pick = await pickOf('2607.00001');
    await act(() => world.db.papers.add(paper('2607.00001')));
    expect(await pick.findByRole('button', { name: /^To read/ })).toBeVisible();
  });

  it('says what went wrong', async () => {
    await seed('hf:trending', [item('2607.00001')]);
    show();
    const pick = await pickOf('2607.00001');
    asked.mockResolvedValueOnce({ ok: false, error: { code: 'full' } } as never);
    await userEvent.click(pick.getByRole('button', { name: /^Save/ }));
    expect(await screen.findByText(/The disk is full/)).toBeVisible();
    expect(pick.getByRole('button', { name: /^Save/ })).toBeVisible();
  });
});

describe('hiding', () => {
  it('moves the focus on, and back with Undo; ranks stay', async () => {
    await seed('hf:trending', [item('2607.00001'), item('2607.00002'), item('2607.00003')]);
    show();
    const pick = await pickOf('2607.00002');
    await userEvent.click(pick.getByRole('button', { name: /^Not interested in/ }));
    expect(await link('2607.00003')).toHaveFocus();
    await waitFor(() => expect(titles()).toHaveLength(2));
    expect((await pickOf('2607.00003')).getByText('3')).toBeVisible();
    await userEvent.click(await screen.findByRole('button', { name: 'Undo' }));
    await waitFor(async () => expect(await link('2607.00002')).toHaveFocus());
  });

  it('shows everything again when everything is hidden', async () => {
    await seed('hf:trending', [item('2607.00001')]);
    await hideEntry(world.db, 'arxiv:2607.00001', true, 1);
    show();
    await userEvent.click(await screen.findByRole('button', { name: 'Show all again' }));
    expect(await link('2607.00001')).toBeVisible();
  });
});

describe('keys', () => {
  it('does everything without a pointer', async () => {
    await seed('hf:trending', [item('2607.00001'), item('2607.00002'), item('2607.00003')]);
    show();
    await link('2607.00001');
    await userEvent.keyboard('j');
    expect(await link('2607.00001')).toHaveFocus();
    await userEvent.keyboard('j{ArrowDown}k');
    expect(await link('2607.00002')).toHaveFocus();
    await userEvent.keyboard('e');
    const pick = await pickOf('2607.00002');
    expect(pick.getByRole('button', { name: /^Less about/ })).toBeVisible();
    await userEvent.keyboard('s');
    expect(await pick.findByRole('button', { name: /^To read/ })).toBeVisible();
    await userEvent.keyboard('h');
    await waitFor(() => expect(titles()).toHaveLength(2));
    expect(await link('2607.00003')).toHaveFocus();
    await screen.findByText('Hidden from your new tabs.');
    await userEvent.keyboard('z');
    await waitFor(async () => expect(await link('2607.00002')).toHaveFocus());
  });

  it('leaves keys with modifiers alone', async () => {
    await seed('hf:trending', [item('2607.00001')]);
    show();
    (await link('2607.00001')).focus();
    await userEvent.keyboard('{Control>}s{/Control}');
    expect(asked).not.toHaveBeenCalledWith('save', expect.anything());
  });

  it('changes lists with figures, and remembers the list', async () => {
    await seed('hf:trending', [item('2607.00001')]);
    await seed('hf:week', [item('2607.00002')]);
    show();
    await link('2607.00001');
    await userEvent.keyboard('3');
    expect(await link('2607.00002')).toBeVisible();
    expect(screen.getByRole('tab', { name: 'This week' })).toHaveAttribute('aria-selected', 'true');
    await waitFor(async () => {
      const { settings } = await fakeBrowser.storage.local.get('settings');
      expect(settings).toMatchObject({ section: 'week' });
    });
    expect(asked).toHaveBeenCalledWith('refreshFeed', { feed: 'hf:week', force: false });
  });

  it('moves among the tabs with arrows', async () => {
    show({ section: 'month', sections: fourLists });
    const month = screen.getByRole('tab', { name: 'This month' });
    month.focus();
    await userEvent.keyboard('{ArrowRight}');
    expect(screen.getByRole('tab', { name: 'Trending' })).toHaveFocus();
    await userEvent.keyboard('{ArrowLeft}');
    expect(month).toHaveFocus();
    expect(month).toHaveAttribute('aria-selected', 'true');
  });
});

describe('a newer list', () => {
  const arrive = () => seed('hf:trending', [item('2607.00003'), item('2607.00001')], 0);

  it('takes the place of the old one while nobody has touched it', async () => {
    await seed('hf:trending', [item('2607.00001')], 2 * hour);
    world.refresh = async (feed) => {
      await arrive();
      return { ok: true, value: { feed, outcome: 'fetched', nextAt: 0 } };
    };
    show();
    expect(await link('2607.00003')).toBeVisible();
  });

  it('is offered once the reader has begun', async () => {
    await seed('hf:trending', [item('2607.00001'), item('2607.00002')], 2 * hour);
    show();
    const first = await link('2607.00001');
    act(() => first.focus());
    await act(arrive);
    const offer = await screen.findByRole('button', { name: /^1 new paper/ });
    expect(titles()).toEqual(['A study of 2607.00001', 'A study of 2607.00002']);
    await userEvent.click(offer);
    await waitFor(async () => expect(await link('2607.00003')).toHaveFocus());
  });
});
