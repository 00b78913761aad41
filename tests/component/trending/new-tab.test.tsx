import { act, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { NewTab } from '@/components/trending/new-tab';
import { type LibraryDatabase, openLibrary } from '@/lib/library/database';
import { ask } from '@/lib/messaging/ask';
import type { NetworkFailure } from '@/lib/messaging/result';
import type { Paper, Status } from '@/lib/paper/schema';
import type { Fetch } from '@/lib/services/http';
import { parseSettings } from '@/lib/settings/settings';
import { hideEntry, refreshFeed } from '@/lib/trending/snapshots';
import type { FeedId } from '@/lib/trending/types';
import { item } from '../../fixtures/trending/daily';

vi.mock('@/lib/messaging/ask', () => ({ ask: vi.fn() }));
const asked = vi.mocked(ask);

const minute = 60_000;
const hour = 60 * minute;
let db: LibraryDatabase;
/** What the stand-in worker answers to `refreshFeed`. */
let refresh: (feed: FeedId, force: boolean) => Promise<unknown>;

const fresh = (feed: FeedId) => ({
  ok: true,
  value: { feed, outcome: 'fresh', nextAt: Date.now() + hour },
});

const paper = (id: string, more: Partial<Paper> = {}): Paper => ({
  id: `paper-${id}`,
  identifiers: [`arxiv:${id}`],
  title: `A study of ${id}`,
  authors: [],
  kind: 'article',
  urls: { page: `https://arxiv.org/abs/${id}` },
  categories: [],
  keywords: [],
  source: 'arxiv',
  tags: [],
  status: 'unread',
  pinned: 0,
  addedAt: Date.now(),
  updatedAt: 0,
  provenance: {},
  ...more,
});

/** Let a feed hold these items, fetched so long ago. */
async function seed(feed: FeedId, items: unknown[], ago = 10 * minute): Promise<void> {
  const fetch: Fetch = async () => Response.json(items);
  const at = Date.now() - ago;
  await refreshFeed({ db, fetch, now: () => at, newId: () => crypto.randomUUID() }, feed);
}

const failed = (failure: NetworkFailure, retryAt: number) =>
  db.feedSnapshots.add({
    id: crypto.randomUUID(),
    feed: 'hf:trending',
    period: 'trending',
    state: 'failed',
    attemptedAt: Date.now() - minute,
    items: [],
    failure,
    retryAt,
  });

const show = (settings = {}) => render(<NewTab settings={parseSettings(settings)} />);
const link = async (id: string) =>
  within(await screen.findByRole('tabpanel')).findByRole('link', { name: `A study of ${id}` });
const pickOf = async (id: string) => {
  const row = (await link(id)).closest('li');
  if (!row) throw new Error('a title outside a row');
  return within(row);
};
const titles = () =>
  within(screen.getByRole('tabpanel'))
    .getAllByRole('heading', { level: 2 })
    .map((heading) => heading.textContent);

beforeEach(async () => {
  fakeBrowser.reset();
  localStorage.setItem('hint:new-tab', '1');
  window.scrollTo = () => {};
  Element.prototype.scrollIntoView = () => {};
  db = await openLibrary();
  await Promise.all(db.tables.map((table) => table.clear()));
  refresh = async (feed) => fresh(feed);
  asked.mockReset();
  asked.mockImplementation((async (type: string, data: never) => {
    const payload = data as { feed: FeedId; force: boolean; key: string; hidden: boolean };
    if (type === 'refreshFeed') return refresh(payload.feed, Boolean(payload.force));
    if (type === 'hideEntry') {
      await hideEntry(db, payload.key, payload.hidden, Date.now());
    } else if (type === 'save') {
      const { record } = data as { record: Paper };
      const id = (record.identifiers[0] ?? '').slice('arxiv:'.length);
      await db.papers.put(paper(id));
      return { ok: true, value: { outcome: 'new', summary: { id: `paper-${id}` } } };
    } else if (type === 'status') {
      const { paperIds, status } = data as { paperIds: string[]; status: Status };
      await db.papers.update(paperIds[0] ?? '', { status });
    } else if (type === 'remove') {
      const { paperIds } = data as { paperIds: string[] };
      await db.papers.update(paperIds[0] ?? '', { deletedAt: Date.now() });
    }
    return { ok: true, value: null };
  }) as never);
});

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
    expect(pick.getByText(/A One, B Two, C Three/)).toHaveTextContent('+2');
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
    expect(pick.getByText('Said by a model.')).toBeVisible();
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
    await fakeBrowser.storage.local.set({ settings: { thumbnails: true } });
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

  it('says how many entries could not be read', async () => {
    await seed('hf:trending', [item('2607.00001'), null, {}]);
    show();
    expect(await screen.findByText(/^2 entries could not be read/)).toBeVisible();
  });
});

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
    await db.papers.add(paper('2607.00001', { status: 'reading' }));
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
    await act(() => db.papers.add(paper('2607.00001')));
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
    await hideEntry(db, 'arxiv:2607.00001', true, 1);
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
      expect(settings).toMatchObject({ feed: 'hf:week' });
    });
    expect(asked).toHaveBeenCalledWith('refreshFeed', { feed: 'hf:week', force: false });
  });

  it('moves among the tabs with arrows', async () => {
    show({ feed: 'hf:month' });
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
    refresh = async (feed) => {
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
    refresh = network(failure);
    show();
    expect(await screen.findByText(text)).toHaveTextContent(/Below is the list of .*\d/);
    expect(await link('2607.00001')).toBeVisible();
  });

  it('asks again when told to', async () => {
    await seed('hf:trending', [item('2607.00001')], 2 * hour);
    refresh = network({ kind: 'server', host, status: 500 });
    show();
    const again = await screen.findByRole('button', { name: 'Try again' });
    await waitFor(() => expect(again).toHaveAttribute('aria-disabled', 'false'));
    await userEvent.click(again);
    expect(asked).toHaveBeenCalledWith('refreshFeed', { feed: 'hf:trending', force: true });
  });

  it('does not ask before the service allows it, and says when', async () => {
    await seed('hf:trending', [item('2607.00001')], 2 * hour);
    refresh = network({
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
    refresh = () => new Promise(() => {});
    show();
    expect(await screen.findByText('Asking Hugging Face for the list…')).toBeInTheDocument();
    expect(screen.queryByRole('alert', { name: /./ })).toBeNull();
  });

  it('says why there is no list at all', async () => {
    refresh = network({ kind: 'offline', host });
    show();
    expect(await screen.findByText('There is no list to show yet.')).toBeVisible();
    expect(screen.getByText(/offline/)).toBeVisible();
    expect(screen.getByRole('button', { name: 'Try again' })).toBeVisible();
  });

  it('says when another list’s pause holds this one back', async () => {
    refresh = async (feed) => ({
      ok: true,
      value: { feed, outcome: 'waiting', nextAt: Date.now() + 10 * minute },
    });
    show();
    expect(await screen.findByText(/It can be asked again at/)).toBeVisible();
  });

  it('asks itself when the worker that asked for another page has died', async () => {
    await db.feedSnapshots.add({
      id: 'lease',
      feed: 'hf:trending',
      period: 'trending',
      state: 'pending',
      attemptedAt: Date.now() - minute + 100,
      items: [],
    });
    refresh = async (feed) => ({
      ok: true,
      value: { feed, outcome: 'waiting', nextAt: Date.now() + 100 },
    });
    show();
    expect(await screen.findByText('Asking Hugging Face for the list…')).toBeInTheDocument();
    await waitFor(() =>
      expect(asked.mock.calls.filter(([type]) => type === 'refreshFeed')).toHaveLength(2),
    );
  });

  it('says that an empty day is empty', async () => {
    await seed('hf:today', []);
    show({ feed: 'hf:today' });
    expect(await screen.findByText('Nothing is listed yet')).toBeVisible();
  });

  it('still shows the list when the worker only reads', async () => {
    await seed('hf:trending', [item('2607.00001')], 2 * hour);
    refresh = async () => ({ ok: false, error: { code: 'read-only' } });
    show();
    expect(await screen.findByText(/made by a newer Offprint/)).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Try again' })).toBeNull();
    expect(await link('2607.00001')).toBeVisible();
  });
});

describe('continue reading', () => {
  it('shows what is being read, then what was opened, then what was forgotten', async () => {
    const day = 24 * hour;
    const now = Date.now();
    await db.papers.bulkAdd([
      paper('1', { title: 'Read', status: 'read', openedAt: now - 1 }),
      paper('2', { title: 'Opened', openedAt: now - 2 * day, addedAt: now - 20 * day }),
      paper('3', { title: 'Forgotten', addedAt: now - 14 * day }),
      paper('4', { title: 'Just saved' }),
      paper('5', { title: 'Being read', status: 'reading', openedAt: now - day }),
      paper('6', { title: 'In the bin', status: 'reading', deletedAt: now }),
    ]);
    await db.annotations.add({
      id: 'n',
      paperId: 'paper-5',
      kind: 'note',
      body: 'x',
      tags: [],
      createdAt: 1,
      updatedAt: 1,
    });
    show();
    const column = within(screen.getByRole('complementary', { name: 'Continue reading' }));
    await column.findByRole('link', { name: 'Being read' });
    expect(column.getAllByRole('link').map((one) => one.textContent)).toEqual([
      'Being read',
      'Opened',
      'Forgotten',
    ]);
    expect(column.getByText('1 note')).toBeVisible();
    expect(column.getByText('not opened')).toBeVisible();
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
