import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { refreshFeed } from '@/lib/trending/refresh';
import { item } from '../../fixtures/trending/daily';
import { rss } from '../../fixtures/trending/rss';
import { hour, link, paper, pickOf, seed, show, startWorld, world } from './stand-in';

vi.mock('@/lib/messaging/ask', () => ({ ask: vi.fn() }));
beforeEach(startWorld);

describe('a list', () => {
  it('shows what the feed says of each paper', async () => {
    await seed('hf:trending', [
      item('2607.00001', {
        authors: ['A One', 'B Two', 'C Three', 'D Four', 'E Five'].map((name) => ({ name })),
        organization: { fullname: 'Example Lab' },
        upvotes: 1234,
        githubRepo: 'https://github.com/example/one',
        githubStars: 7,
        projectPage: 'https://example.org/one',
        ai_summary: 'Said by a model.',
        ai_summary_model: 'Some/Model',
        ai_keywords: ['first word', 'second word'],
      }),
      item('2607.00002'),
    ]);
    show();
    const pick = await pickOf('2607.00001');
    expect(await link('2607.00001')).toHaveAttribute(
      'href',
      'https://huggingface.co/papers/2607.00001',
    );
    expect(pick.getByText('1')).toBeVisible();
    expect(pick.getByText(/A One, B Two, C Three/).parentElement).toHaveTextContent('+2');
    expect(pick.getByText('Example Lab')).toBeVisible();
    expect(pick.getByText('by Cy Sender')).toBeVisible();
    expect(pick.getByText('1,234 upvotes')).toBeInTheDocument();
    expect(pick.getByRole('link', { name: '2 comments' })).toBeVisible();
    expect(pick.getByRole('link', { name: 'PDF' })).toHaveAttribute(
      'href',
      'https://arxiv.org/pdf/2607.00001',
    );
    expect(pick.getByRole('link', { name: 'arXiv' })).toHaveAttribute(
      'href',
      'https://arxiv.org/abs/2607.00001',
    );
    expect(pick.getByRole('link', { name: 'Code, 7 stars on GitHub' })).toBeVisible();
    expect(pick.getByRole('link', { name: 'Project page' })).toBeVisible();
    expect(pick.queryByText('Said by a model.')).toBeNull();

    await userEvent.click(pick.getByRole('button', { name: /^More about/ }));
    expect(pick.getByText(/D Four, E Five/)).toBeVisible();
    expect(await pick.findByText('Said by a model.')).toBeVisible();
    expect(pick.getByText(/Hugging Face’s model \(Some\/Model\)/)).toBeVisible();
    expect(pick.getByRole('list', { name: 'Keywords' })).toHaveTextContent('first wordsecond word');
    expect(pick.getByRole('button', { name: /^Less about/ })).toHaveAttribute(
      'aria-expanded',
      'true',
    );
  });

  it('asks for no picture unless they are turned on', async () => {
    await seed('hf:trending', [item('2607.00001')]);
    const { container, unmount } = show();
    await link('2607.00001');
    expect(container.querySelector('img')).toBeNull();
    unmount();
    show({ thumbnails: true });
    const picture = (await link('2607.00001')).closest('li')?.querySelector('img');
    expect(picture).toHaveAttribute('loading', 'lazy');
    expect(picture).toHaveAttribute('width', '1200');
  });

  it('marks what came since the last visit', async () => {
    await seed('hf:trending', [item('2607.00001')], 3 * hour);
    await seed('hf:trending', [item('2607.00001'), item('2607.00002')]);
    await fakeBrowser.storage.local.set({ visits: { lastAt: Date.now() - 2 * hour } });
    show();
    expect((await pickOf('2607.00002')).getByText('new')).toBeVisible();
    expect((await pickOf('2607.00001')).queryByText('new')).toBeNull();
    expect(await screen.findByRole('tab', { name: 'Trending 1 new' })).toBeVisible();
  });

  it('renders no markup of a title', async () => {
    await seed('hf:trending', [item('2607.00001', { title: '<img src=x onerror=alert(1)> & co' })]);
    const { container } = show();
    expect(
      await screen.findByRole('link', { name: '<img src=x onerror=alert(1)> & co' }),
    ).toBeVisible();
    expect(container.querySelector('img')).toBeNull();
  });

  it('goes on showing arXiv’s last list at the weekend, and says so', async () => {
    const bodies = [
      rss([{ id: '2607.00001' }]),
      rss([], { date: 'Sat, 01 Aug 2026 00:00:00 -0400' }),
    ];
    for (const [n, body] of bodies.entries()) {
      const tools = {
        db: world.db,
        fetch: async () => new Response(body),
        now: () => Date.now() - (3 - n) * hour,
        newId: () => `s${n}`,
      };
      await refreshFeed(tools, 'arxiv:cs.CL', { force: true });
    }
    show({
      section: 'arxiv',
      sections: [{ id: 'arxiv', on: true }],
      feedChoices: { categories: ['cs.CL'], submitters: [] },
    });
    expect(await link('2607.00001')).toBeVisible();
    expect(await screen.findByText('arXiv pauses at the weekend.')).toBeVisible();
  });

  it('says how many entries could not be read', async () => {
    await seed('hf:trending', [item('2607.00001'), null, {}]);
    show();
    expect(await screen.findByText(/^2 entries could not be read/)).toBeVisible();
  });
});

describe('the side column', () => {
  it('shows what is being read, then what was opened, and what was forgotten', async () => {
    const day = 24 * hour;
    const now = Date.now();
    await world.db.papers.bulkAdd([
      paper('1', { title: 'Read', status: 'read', openedAt: now - 1 }),
      paper('2', { title: 'Opened', openedAt: now - 2 * day, addedAt: now - 20 * day }),
      paper('3', { title: 'Left behind', addedAt: now - 15 * day }),
      paper('4', { title: 'Just saved' }),
      paper('5', { title: 'Being read', status: 'reading', openedAt: now - day }),
      paper('6', { title: 'In the bin', status: 'reading', deletedAt: now }),
    ]);
    await world.db.annotations.add({
      id: 'n',
      paperId: 'paper-5',
      kind: 'note',
      body: 'x',
      tags: [],
      createdAt: 1,
      updatedAt: 1,
    });
    show();
    const titlesOf = (name: string) =>
      within(screen.getByRole('region', { name }))
        .getAllByRole('link')
        .map((one) => one.textContent);
    await screen.findByRole('link', { name: 'Being read' });
    expect(titlesOf('Continue reading')).toEqual(['Being read', 'Opened']);
    expect(titlesOf('Forgotten')).toEqual(['Left behind']);
    expect(screen.getByText('1 note')).toBeVisible();
    expect(screen.getByText('not opened')).toBeVisible();
  });

  it('goes when all of its parts are off', async () => {
    await seed('hf:trending', [item('2607.00001')]);
    show({ sections: ['continue', 'forgotten', 'digest'].map((id) => ({ id, on: false })) });
    await link('2607.00001');
    expect(screen.queryByRole('complementary')).toBeNull();
  });
});

describe('the first hint', () => {
  it('lets people keep their own new tab', async () => {
    localStorage.clear();
    vi.spyOn(fakeBrowser.tabs, 'getCurrent').mockResolvedValue({ id: 7 } as never);
    const update = vi.spyOn(fakeBrowser.tabs, 'update').mockResolvedValue({} as never);
    show();
    await userEvent.click(screen.getByRole('button', { name: 'Keep my own new tab' }));
    await waitFor(() => expect(update).toHaveBeenCalledWith(7, { url: 'chrome://new-tab-page/' }));
    const { settings } = await fakeBrowser.storage.local.get('settings');
    expect(settings).toMatchObject({ newTab: 'browser' });
  });

  it('goes away for good', async () => {
    localStorage.clear();
    const { unmount } = show();
    await userEvent.click(screen.getByRole('button', { name: 'Close' }));
    expect(screen.queryByText(/shows trending papers/)).toBeNull();
    unmount();
    show();
    expect(screen.queryByText(/shows trending papers/)).toBeNull();
  });
});
