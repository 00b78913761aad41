import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { RemoteHit } from '@/lib/trending/types';
import { item } from '../../fixtures/trending/daily';
import { asked, link, paper, pickOf, seed, show, startWorld, titles, world } from './stand-in';

vi.mock('@/lib/messaging/ask', () => ({ ask: vi.fn() }));
vi.mock('@/components/library/use-search', () => ({
  useSearch: ({ query } = { query: '' }) => ({
    ids: query ? ['paper-2607.00009'] : undefined,
    problems: [],
    words: query ? [query] : [],
    partial: false,
    error: undefined,
  }),
}));
beforeEach(startWorld);

/** jsdom knows no popovers: what the browser does when the button is pressed. */
function openMenu(button: HTMLElement): void {
  const menu = document.getElementById(button.getAttribute('popovertarget') ?? '');
  if (!menu) throw new Error('no menu');
  fireEvent(menu, Object.assign(new Event('beforetoggle'), { newState: 'open' }));
}

const settings = async () => (await fakeBrowser.storage.local.get('settings')).settings;

describe('sections', () => {
  it('show in the user’s order, and can be switched off on the page', async () => {
    await seed('hf:trending', [item('2607.00001')]);
    show({
      sections: [
        { id: 'rising', on: true },
        { id: 'week', on: false },
      ],
    });
    await link('2607.00001');
    const names = () => screen.getAllByRole('tab').map((tab) => tab.textContent);
    // Sections that the settings do not name stand behind the one before them.
    expect(names()).toEqual([
      'Trending',
      'Today',
      'Rising',
      'New on arXiv',
      'This month',
      'For you',
    ]);
    openMenu(screen.getByRole('button', { name: 'View' }));
    await userEvent.click(screen.getByRole('menuitemcheckbox', { name: 'Rising', hidden: true }));
    await waitFor(() => expect(names()).not.toContain('Rising'));
    expect(await settings()).toMatchObject({
      sections: expect.arrayContaining([{ id: 'rising', on: false }]),
    });
  });

  it('are reached with g and a letter', async () => {
    await seed('hf:month', [item('2607.00002')]);
    show();
    await screen.findByRole('tabpanel');
    await userEvent.keyboard('gm');
    expect(await link('2607.00002')).toBeVisible();
    expect(screen.getByRole('tab', { name: 'This month' })).toHaveFocus();
  });

  it('show titles only when that is wanted, and the rest on demand', async () => {
    await seed('hf:trending', [item('2607.00001')]);
    show({ density: 'list' });
    const pick = await pickOf('2607.00001');
    expect(pick.queryByText(/What 2607\.00001 is about/)).toBeNull();
    await userEvent.click(pick.getByRole('button', { name: /^More about/ }));
    expect(pick.getByText(/What 2607\.00001 is about/)).toBeVisible();
  });
});

/** Choose a day; the field is drawn anew when the first list has been read. */
const pickDay = (value: string) =>
  waitFor(() => {
    fireEvent.change(screen.getByLabelText('Day'), { target: { value } });
    expect(screen.getByLabelText('Day')).toHaveValue(value);
  });

describe('days', () => {
  it('go back to the beginning of the archive, and on to the present', async () => {
    await seed('hf:day:2026-07-30', [item('2607.00003')]);
    await seed('hf:day:2026-07-29', [item('2607.00004')]);
    show({ section: 'day' });
    expect(await screen.findByLabelText('Day')).toHaveAttribute('min', '2023-05-04');
    await pickDay('2026-07-30');
    expect(await link('2607.00003')).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Day before' }));
    expect(await link('2607.00004')).toBeVisible();
    expect(screen.getByRole('tabpanel')).toHaveTextContent('Wednesday, July 29');
    expect(asked).toHaveBeenCalledWith('refreshFeed', { feed: 'hf:day:2026-07-29', force: false });
  });

  it('explain that weekends are quiet', async () => {
    await seed('hf:day:2026-08-01', []);
    show({ section: 'day' });
    await pickDay('2026-08-01');
    expect(await screen.findByText('Nothing is listed for Saturday, August 1')).toBeVisible();
    expect(screen.getByText(/Few people submit papers at weekends/)).toBeVisible();
  });
});

describe('lists that the user has to choose', () => {
  it('ask the browser for arXiv’s host with the first category', async () => {
    const request = vi.spyOn(fakeBrowser.permissions, 'request').mockResolvedValue(true as never);
    show({ section: 'arxiv' });
    const find = await screen.findByRole('searchbox', { name: 'Find a category' });
    expect(screen.getByText(/your browser asks whether Offprint may read that host/)).toBeVisible();
    await userEvent.type(find, 'language');
    await userEvent.click(await screen.findByRole('checkbox', { name: /cs\.CL/ }));
    expect(request).toHaveBeenCalledWith({ origins: ['https://rss.arxiv.org/*'] });
    await waitFor(async () =>
      expect(await settings()).toMatchObject({ feedChoices: { categories: ['cs.CL'] } }),
    );
    await userEvent.click(await screen.findByRole('button', { name: 'Show the list' }));
    expect(screen.getByRole('tab', { name: 'New in cs.CL' })).toBeVisible();
    await waitFor(() =>
      expect(asked).toHaveBeenCalledWith('refreshFeed', { feed: 'arxiv:cs.CL', force: false }),
    );
  });

  it('say how to allow a host that may not be asked', async () => {
    world.refresh = async (feed) => ({
      ok: true,
      value: { feed, outcome: 'not-allowed', nextAt: 0 },
    });
    const request = vi.spyOn(fakeBrowser.permissions, 'request').mockResolvedValue(false as never);
    show({ section: 'arxiv', feedChoices: { categories: ['cs.CL'], submitters: [] } });
    await userEvent.click(await screen.findByRole('button', { name: 'Allow rss.arxiv.org' }));
    expect(request).toHaveBeenCalledTimes(1);
    expect(await screen.findByText(/did not allow it/)).toBeVisible();
  });

  it('follow accounts on Hugging Face, by name or address', async () => {
    show({ section: 'by', sections: [{ id: 'by', on: true }] });
    const name = await screen.findByRole('textbox', { name: 'Account on Hugging Face' });
    await userEvent.type(name, 'no such name!{Enter}');
    expect(await screen.findByText(/no name of an account/)).toBeVisible();
    await userEvent.clear(name);
    await userEvent.type(name, 'https://huggingface.co/akhaliq{Enter}');
    await waitFor(async () =>
      expect(await settings()).toMatchObject({ feedChoices: { submitters: ['akhaliq'] } }),
    );
  });
});

describe('muting', () => {
  it('takes a topic, author or category from the paper, and gives it back', async () => {
    await seed('hf:trending', [
      item('2607.00001', { ai_keywords: ['sparse attention'], authors: [{ name: 'Ada Example' }] }),
      item('2607.00002', { authors: [{ name: 'Bo Sample' }] }),
    ]);
    show();
    const pick = await pickOf('2607.00001');
    const button = pick.getByRole('button', { name: /^Less like/ });
    const pressed = vi.spyOn(button, 'click');
    act(() => pick.getByRole('link', { name: /study/ }).focus());
    await userEvent.keyboard('m');
    expect(pressed).toHaveBeenCalledTimes(1);
    openMenu(button);
    const entry = screen.getByRole('menuitem', { name: 'Author: Ada Example', hidden: true });
    expect(
      screen.getByRole('menuitem', { name: 'Topic: sparse attention', hidden: true }),
    ).toBeInTheDocument();
    await userEvent.click(entry);
    await waitFor(() => expect(titles()).toEqual(['A study of 2607.00002']));
    expect(asked).toHaveBeenCalledWith('mute', { key: 'author:Ada Example' });
    expect(await screen.findByText('Muted: Ada Example.')).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Undo' }));
    await waitFor(() => expect(titles()).toHaveLength(2));
  });
});

describe('searching', () => {
  const hit: RemoteHit = {
    key: 'arxiv:2607.00008',
    record: { ...paper('2607.00008'), title: 'Memory of bees' },
    keywords: [],
    upvotes: 3,
    titleParts: [
      { text: 'Memory', found: true },
      { text: ' of bees', found: false },
    ],
    summaryParts: [],
  };

  it('searches here while one types, and elsewhere only when asked', async () => {
    await world.db.papers.add(paper('2607.00009', { title: 'A memory in the library' }));
    await seed('hf:trending', [
      item('2607.00001', { title: 'Memory on the list' }),
      item('2607.00002'),
    ]);
    world.search = async () => ({
      ok: true,
      value: { host: 'huggingface.co', at: 0, hits: [hit], dropped: 1 },
    });
    show();
    await link('2607.00002');
    await userEvent.keyboard('/memory');
    const results = await screen.findByRole('region', { name: 'What was found' });
    await within(results).findByRole('link', { name: 'A memory in the library' });
    await within(results).findByRole('link', { name: 'Memory on the list' });
    expect(within(results).queryByRole('link', { name: /study of/ })).toBeNull();
    expect(asked).not.toHaveBeenCalledWith('searchRemote', expect.anything());
    expect(within(results).getByText(/Enter sends these words to huggingface\.co/)).toBeVisible();

    await userEvent.keyboard('{Enter}');
    const found = await within(results).findByRole('link', { name: 'Memory of bees' });
    expect(within(found).getByText('Memory').tagName).toBe('MARK');
    expect(asked).toHaveBeenCalledWith('searchRemote', { query: 'memory' });
    expect(within(results).getByText(/1 entry could not be read/)).toBeVisible();

    await userEvent.keyboard('{Escape}');
    expect(await link('2607.00002')).toBeVisible();
    expect(screen.getByRole('textbox', { name: /^Search your library/ })).toHaveValue('');
  });

  it('says what went wrong elsewhere, and keeps what is here', async () => {
    await seed('hf:trending', [item('2607.00001', { title: 'Memory on the list' })]);
    world.search = async () => ({
      ok: false,
      error: { code: 'network', network: { kind: 'offline', host: 'huggingface.co' } },
    });
    show();
    const box = await screen.findByRole('textbox', { name: /^Search your library/ });
    await userEvent.type(box, 'memory{Enter}');
    expect(await screen.findByText(/offline/)).toBeVisible();
    expect(await screen.findByRole('link', { name: 'Memory on the list' })).toBeVisible();
    expect(screen.getByRole('button', { name: 'Ask Hugging Face' })).toBeVisible();
  });
});

describe('details', () => {
  it('ask Hugging Face for models only when told to', async () => {
    await seed('hf:trending', [item('2607.00001')]);
    world.links = async () => {
      await world.db.feedEntries.update('arxiv:2607.00001', {
        links: {
          models: {
            total: 3,
            items: [{ id: 'lab/model', url: 'https://huggingface.co/lab/model', likes: 4 }],
          },
          datasets: { total: 0, items: [] },
          spaces: { total: 0, items: [] },
          at: 1,
        },
      });
      return { ok: true, value: null };
    };
    show();
    const pick = await pickOf('2607.00001');
    await userEvent.click(pick.getByRole('button', { name: /^More about/ }));
    const look = await pick.findByRole('button', { name: 'Models, datasets and Spaces' });
    expect(asked).not.toHaveBeenCalledWith('paperLinks', expect.anything());
    await act(() => userEvent.click(look));
    expect(await pick.findByRole('link', { name: /lab\/model/ })).toHaveAttribute(
      'href',
      'https://huggingface.co/lab/model',
    );
    expect(pick.getByText('and 2 more')).toBeVisible();
  });
});
