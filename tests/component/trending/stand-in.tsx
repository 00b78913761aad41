/** A new tab with a real database and a stand-in for the worker. */
import { configure, render, screen, within } from '@testing-library/react';
import { vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { NewTab } from '@/components/trending/new-tab';
import { type LibraryDatabase, openLibrary } from '@/lib/library/database';
import { ask } from '@/lib/messaging/ask';
import type { NetworkFailure } from '@/lib/messaging/result';
import type { Paper, Status } from '@/lib/paper/schema';
import type { Fetch } from '@/lib/services/http';
import { parseSettings, type Settings } from '@/lib/settings/settings';
import { refreshFeed } from '@/lib/trending/refresh';
import type { FeedId } from '@/lib/trending/types';
import { hideEntry, mute, unmute } from '@/lib/trending/words';

// Waiting ends as soon as what is awaited is there; a busy machine only needs the patience.
configure({ asyncUtilTimeout: 4000 });
vi.setConfig({ testTimeout: 30_000 });

/** Test files mock this module. */
export const asked = vi.mocked(ask);

export const minute = 60_000;
export const hour = 60 * minute;
/** What changes from test to test. */
export const world: {
  db: LibraryDatabase;
  /** What the stand-in worker answers to `refreshFeed`. */
  refresh: (feed: FeedId, force: boolean) => Promise<unknown>;
  /** What it answers to `searchRemote`, and to `paperLinks`. */
  search: () => Promise<unknown>;
  links: () => Promise<unknown>;
} = {
  db: undefined as never,
  refresh: async (feed) => fresh(feed),
  search: async () => nothing,
  links: async () => nothing,
};

const nothing = { ok: true, value: null };

const fresh = (feed: FeedId) => ({
  ok: true,
  value: { feed, outcome: 'fresh', nextAt: Date.now() + hour },
});

export const paper = (id: string, more: Partial<Paper> = {}): Paper => ({
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
export async function seed(feed: FeedId, items: unknown[], ago = 10 * minute): Promise<void> {
  const fetch: Fetch = async () => Response.json(items);
  const at = Date.now() - ago;
  await refreshFeed(
    { db: world.db, fetch, now: () => at, newId: () => crypto.randomUUID() },
    feed,
    { force: true },
  );
}

export const failed = (failure: NetworkFailure, retryAt: number) =>
  world.db.feedSnapshots.add({
    id: crypto.randomUUID(),
    feed: 'hf:trending',
    period: 'trending',
    state: 'failed',
    attemptedAt: Date.now() - minute,
    items: [],
    failure,
    retryAt,
  });

/** Sections as they were before there were others: the order of tabs is known. */
export const fourLists = [
  'trending',
  'day',
  'week',
  'month',
  'foryou',
  'rising',
  'arxiv',
  'by',
].map((id, index) => ({ id, on: index < 4 }));

/** The page, with settings that are stored as well as read. */
export function show(settings: Partial<Record<keyof Settings, unknown>> = {}) {
  void fakeBrowser.storage.local.set({ settings });
  return render(<NewTab settings={parseSettings(settings)} />);
}
export const link = async (id: string) =>
  within(await screen.findByRole('tabpanel')).findByRole('link', { name: `A study of ${id}` });
export const pickOf = async (id: string) => {
  const row = (await link(id)).closest('li');
  if (!row) throw new Error('a title outside a row');
  return within(row);
};
export const titles = () =>
  within(screen.getByRole('tabpanel'))
    .getAllByRole('heading', { level: 2 })
    .map((heading) => heading.textContent);

/** Before each test: an empty library, and a worker that has nothing new. */
export async function startWorld(): Promise<void> {
  fakeBrowser.reset();
  localStorage.setItem('hint:new-tab', '1');
  window.scrollTo = () => {};
  Element.prototype.scrollIntoView = () => {};
  HTMLElement.prototype.hidePopover ??= () => {};
  world.db = await openLibrary();
  await Promise.all(world.db.tables.map((table) => table.clear()));
  world.refresh = async (feed) => fresh(feed);
  world.search = async () => nothing;
  world.links = async () => nothing;
  asked.mockReset();
  asked.mockImplementation((async (type: string, data: never) => {
    const payload = data as { feed: FeedId; force: boolean; key: string; hidden: boolean };
    if (type === 'refreshFeed') return world.refresh(payload.feed, Boolean(payload.force));
    if (type === 'searchRemote') return world.search();
    if (type === 'paperLinks') return world.links();
    if (type === 'mute') {
      return { ok: true, value: { key: await mute(world.db, payload.key, Date.now()) } };
    }
    if (type === 'unmute') {
      await unmute(world.db, payload.key);
    } else if (type === 'hideEntry') {
      await hideEntry(world.db, payload.key, payload.hidden, Date.now());
    } else if (type === 'save') {
      const { record } = data as { record: Paper };
      const id = (record.identifiers[0] ?? '').slice('arxiv:'.length);
      await world.db.papers.put(paper(id));
      return { ok: true, value: { outcome: 'new', summary: { id: `paper-${id}` } } };
    } else if (type === 'status') {
      const { paperIds, status } = data as { paperIds: string[]; status: Status };
      await world.db.papers.update(paperIds[0] ?? '', { status, statusAt: Date.now() });
    } else if (type === 'remove') {
      const { paperIds } = data as { paperIds: string[] };
      await world.db.papers.update(paperIds[0] ?? '', { deletedAt: Date.now() });
    }
    return { ok: true, value: null };
  }) as never);
}
