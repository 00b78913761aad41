import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { readBookmarkTree, requestBookmarks } from '@/lib/platform/bookmarks';
import { openBrowserNewTab } from '@/lib/platform/browser-new-tab';
import { copy } from '@/lib/platform/clipboard';
import { createMenus, onMenu } from '@/lib/platform/context-menus';
import { showDigestBadge } from '@/lib/platform/digest-badge';
import { feedName } from '@/lib/platform/feed-names';
import {
  mayNotify,
  notify,
  onNotification,
  requestNotifications,
} from '@/lib/platform/notifications';
import { onOmnibox } from '@/lib/platform/omnibox';
import { loadPart, offerCard } from '@/lib/platform/part-loader';
import {
  answerCopies,
  copyQuestion,
  dropCopies,
  mayCopy,
  requestCopies,
  saveCopies,
} from '@/lib/platform/save-copy';
import { askToPersist, storageHealth } from '@/lib/platform/storage-health';
import { currentTab, describeTab, isPopup, openTab, refreshTab } from '@/lib/platform/tabs';
import type { FeedId } from '@/lib/trending/types';
import { event, permissionsOf, withApis } from './support/browser';

const sent = vi.hoisted(() => vi.fn());
vi.mock('@/lib/messaging/messenger', () => ({ sendMessage: sent, onMessage: vi.fn() }));

beforeEach(async () => {
  sent.mockReset();
  await fakeBrowser.storage.local.clear();
});

const refusing = { contains: vi.fn(), request: vi.fn(), remove: vi.fn() };
for (const each of Object.values(refusing)) each.mockRejectedValue(new Error('no such permission'));

describe('optional permissions: asked, held, given back, or not there at all', () => {
  it('bookmarks, with their folders', async () => {
    const getTree = async () => [
      {
        children: [
          { title: 'Papers', children: [{ title: 'A', url: 'https://a.example/', dateAdded: 5 }] },
          { url: 'https://b.example/' },
        ],
      },
    ];
    withApis({ permissions: permissionsOf(), bookmarks: { getTree } });
    expect(await requestBookmarks()).toBe(true);
    expect(await readBookmarkTree()).toEqual([
      { url: 'https://a.example/', title: 'A', folders: ['Papers'], addedAt: 5 },
      { url: 'https://b.example/', title: '', folders: [] },
    ]);
    withApis({ permissions: refusing });
    expect(await requestBookmarks()).toBe(false);
  });

  it('notifications, heard from when the permission comes', async () => {
    const permissions = permissionsOf();
    withApis({
      permissions,
      notifications: undefined,
      runtime: { getURL: (path: string) => path },
    });
    const clicked = vi.fn();
    onNotification(clicked);
    await notify('digest', 'Title', 'Message');
    expect(await mayNotify()).toBe(false);
    expect(await requestNotifications()).toBe(true);
    const notifications = { create: vi.fn(), clear: vi.fn(), onClicked: event<[string]>() };
    withApis({ notifications });
    permissions.onAdded.fire({});
    permissions.onAdded.fire({});
    await notify('digest', 'Title', 'Message');
    expect(notifications.create).toHaveBeenCalledWith(
      'digest',
      expect.objectContaining({ title: 'Title', message: 'Message' }),
    );
    notifications.onClicked.fire('digest');
    expect(clicked.mock.calls).toEqual([['digest']]);
    expect(notifications.clear).toHaveBeenCalledWith('digest');
    withApis({ permissions: { ...refusing, onAdded: event() } });
    expect([await mayNotify(), await requestNotifications()]).toEqual([false, false]);
  });

  it('copies in the folder of downloads', async () => {
    const permissions = permissionsOf();
    withApis({ permissions });
    expect(await mayCopy()).toBe(false);
    expect(await requestCopies()).toBe(true);
    expect(await mayCopy()).toBe(true);
    await dropCopies();
    expect(await mayCopy()).toBe(false);
    withApis({ permissions: refusing });
    expect([await requestCopies(), await mayCopy()]).toEqual([false, false]);
    await dropCopies();
  });
});

describe('a backup written into the folder of downloads', () => {
  const file = async () => new Blob(['{}']);
  const downloads = (...states: object[]) => ({
    download: vi.fn(async () => 1),
    search: vi.fn(async () => [states.length > 1 ? states.shift() : states[0]].filter(Boolean)),
  });
  const offscreen = (there: boolean) => ({
    hasDocument: vi.fn(async () => there),
    createDocument: vi.fn(async () => undefined),
    closeDocument: vi.fn(async () => Promise.reject(new Error('closed already'))),
  });

  it('waits until the disk has it', async () => {
    vi.useFakeTimers();
    const api = downloads({ state: 'in_progress' }, { state: 'complete' });
    withApis({ downloads: api, offscreen: undefined });
    const revoke = vi.spyOn(URL, 'revokeObjectURL');
    const saving = saveCopies('b1', file, ['Offprint/a.gz']);
    await vi.runAllTimersAsync();
    await saving;
    expect(api.download).toHaveBeenCalledWith(
      expect.objectContaining({ filename: 'Offprint/a.gz', conflictAction: 'overwrite' }),
    );
    expect(revoke).toHaveBeenCalledTimes(1);
    vi.useRealTimers();
  });

  it.each([
    ['an error', { state: 'interrupted', error: 'FILE_NO_SPACE' }, 'FILE_NO_SPACE'],
    ['no reason', { state: 'interrupted' }, 'interrupted'],
  ])('tells of a download that ends with %s', async (_, state, message) => {
    withApis({ downloads: downloads(state), offscreen: undefined });
    await expect(saveCopies('b1', file, ['a.gz'])).rejects.toThrow(message);
  });

  it('gives up on a disk that never answers', async () => {
    vi.useFakeTimers();
    withApis({ downloads: downloads({ state: 'in_progress' }), offscreen: undefined });
    const saving = expect(saveCopies('b1', file, ['a.gz'])).rejects.toThrow('did not end');
    await vi.runAllTimersAsync();
    await saving;
    vi.useRealTimers();
  });

  it.each([
    ['made when it is not there', false, 1],
    ['used when it is', true, 0],
  ])('has its address from a page that is %s', async (_, there, created) => {
    const page = offscreen(there);
    const sendMessage = vi.fn(async (): Promise<unknown> => 'blob:us/1');
    withApis({
      downloads: downloads({ state: 'complete' }),
      offscreen: page,
      runtime: { sendMessage },
    });
    await saveCopies('b1', file, ['a.gz', 'b.gz']);
    expect(page.createDocument).toHaveBeenCalledTimes(created);
    expect(sendMessage).toHaveBeenCalledWith({ type: copyQuestion, id: 'b1' });
    sendMessage.mockResolvedValue(undefined);
    await expect(saveCopies('b1', file, ['a.gz'])).rejects.toThrow('could not be read');
  });

  it('is refused without the permission', async () => {
    withApis({ downloads: undefined });
    await expect(saveCopies('b1', file, ['a.gz'])).rejects.toThrow('no permission');
  });

  it('is told to nobody but ourselves', async () => {
    const onMessage = event<[unknown, { id?: string }, (answer: unknown) => void]>();
    withApis({ runtime: { id: 'us', onMessage } });
    const read = vi.fn(async (id: string) => {
      if (id === 'gone') throw new Error('gone');
      return new Blob(['{}']);
    });
    answerCopies(read);
    const reply = vi.fn();
    expect(onMessage.fire({ type: copyQuestion, id: 'b1' }, { id: 'them' }, reply)).toEqual([
      undefined,
    ]);
    expect(onMessage.fire({ type: 'other', id: 'b1' }, { id: 'us' }, reply)).toEqual([undefined]);
    expect(onMessage.fire({ type: copyQuestion, id: 5 }, { id: 'us' }, reply)).toEqual([undefined]);
    expect(onMessage.fire(null, { id: 'us' }, reply)).toEqual([undefined]);
    expect(read).not.toHaveBeenCalled();
    expect(onMessage.fire({ type: copyQuestion, id: 'b1' }, { id: 'us' }, reply)).toEqual([true]);
    await vi.waitFor(() => expect(reply).toHaveBeenCalledWith(expect.stringMatching(/^blob:/)));
    onMessage.fire({ type: copyQuestion, id: 'gone' }, { id: 'us' }, reply);
    await vi.waitFor(() => expect(reply).toHaveBeenLastCalledWith(undefined));
  });
});

describe('menus, the address bar and the button', () => {
  it('menus tell what was clicked, and nothing of menus that are not ours', async () => {
    const onClicked = event<[object, object?]>();
    const create = vi.fn((_: { id: string }, done: () => void) => done());
    const removeAll = vi.fn(async () => undefined);
    withApis({ contextMenus: { create, removeAll, onClicked }, runtime: {} });
    await createMenus(['https://arxiv.org/*']);
    expect(create.mock.calls.map(([{ id }]) => id)).toContain('save-link');
    const clicked = vi.fn();
    onMenu(clicked);
    onClicked.fire({ menuItemId: 'theirs' });
    onClicked.fire(
      { menuItemId: 'save-link', linkUrl: 'https://a.example/', linkText: 'A' },
      { id: 2, url: 'https://b.example/', title: 'B' },
    );
    onClicked.fire({ menuItemId: 'save-page', pageUrl: 'https://c.example/' });
    onClicked.fire({ menuItemId: 'open-library' });
    expect(clicked.mock.calls.map(([click]) => click)).toEqual([
      {
        action: 'save-link',
        link: 'https://a.example/',
        linkText: 'A',
        tab: { id: 2, url: 'https://b.example/', title: 'B' },
      },
      { action: 'save-page', tab: { id: -1, url: 'https://c.example/', title: '' } },
      { action: 'open-library', tab: { id: -1, url: '', title: '' } },
    ]);
    withApis({ contextMenus: undefined });
    await createMenus([]);
    onMenu(clicked);
  });

  it('the address bar suggests, survives a search that fails, and opens where it was asked to', async () => {
    // Vitest makes every value of the environment a text.
    vi.stubEnv('FIREFOX', '');
    const omnibox = {
      onInputStarted: event<[]>(),
      onInputChanged: event<[string, (lines: unknown[]) => void]>(),
      onInputEntered: event<[string, string]>(),
      setDefaultSuggestion: vi.fn(),
    };
    const tabs = { update: vi.fn(async () => ({})), create: vi.fn(async () => ({})) };
    withApis({ omnibox, tabs });
    const lines = vi.fn(async () => [
      { content: 'c', title: [{ text: 'a<b', hit: true }], detail: '' },
    ]);
    onOmnibox({
      hint: 'Search & find',
      started: vi.fn(),
      lines,
      address: async (text) => `https://u.example/${text}`,
    });
    omnibox.onInputStarted.fire();
    expect(omnibox.setDefaultSuggestion).toHaveBeenCalledWith({ description: 'Search &#38; find' });
    const suggest = vi.fn();
    omnibox.onInputChanged.fire('a', suggest);
    await vi.waitFor(() =>
      expect(suggest).toHaveBeenCalledWith([
        { content: 'c', description: '<match>a&#60;b</match>' },
      ]),
    );
    lines.mockRejectedValueOnce(new Error('the index is away'));
    omnibox.onInputChanged.fire('a', suggest);
    await vi.waitFor(() => expect(suggest).toHaveBeenLastCalledWith([]));
    for (const where of ['currentTab', 'newForegroundTab', 'newBackgroundTab'] as const) {
      omnibox.onInputEntered.fire('q', where);
    }
    await vi.waitFor(() => expect(tabs.create).toHaveBeenCalledTimes(2));
    expect(tabs.update).toHaveBeenCalledWith({ url: 'https://u.example/q' });
    expect(tabs.create.mock.calls).toEqual([
      [{ url: 'https://u.example/q', active: true }],
      [{ url: 'https://u.example/q', active: false }],
    ]);
    withApis({ omnibox: undefined });
    onOmnibox({ hint: '', started: vi.fn(), lines, address: async () => '' });
  });

  it.each([
    [{ name: 'Offprint', action: { default_title: 'Open Offprint' } }, 'Open Offprint'],
    [{ name: 'Offprint' }, 'Offprint'],
  ])('the button counts a digest, and then says what it always says', async (manifest, title) => {
    const action = { setBadgeBackgroundColor: vi.fn(), setBadgeText: vi.fn(), setTitle: vi.fn() };
    withApis({ action, runtime: { getManifest: () => manifest } });
    await showDigestBadge(1200, 'A new digest');
    expect(action.setBadgeText).toHaveBeenLastCalledWith({ text: '1,200' });
    expect(action.setTitle).toHaveBeenLastCalledWith({ title: 'A new digest' });
    await showDigestBadge(0, 'A new digest');
    expect(action.setBadgeText).toHaveBeenLastCalledWith({ text: '' });
    expect(action.setTitle).toHaveBeenLastCalledWith({ title });
  });

  it.each([
    ['hf:trending', 'Trending'],
    ['nonsense', 'nonsense'],
  ])('the list %s is called %s', (id, name) => {
    expect(feedName(id as FeedId)).toBe(name);
  });
});

describe('tabs as our pages see them', () => {
  it('is in the popup when the browser says so', () => {
    vi.stubGlobal('window', globalThis);
    withApis({ extension: { getViews: () => [globalThis] } });
    expect(isPopup()).toBe(true);
    withApis({ extension: undefined });
    expect(isPopup()).toBe(false);
    vi.unstubAllGlobals();
  });

  it('finds the tab that is meant', async () => {
    const get = vi.fn(async (id: number) => ({ id, title: 'Named', url: 'https://a.example/' }));
    const query = vi.fn(async (): Promise<object[]> => [{ id: 1, url: 'not an address' }]);
    const create = vi.fn(async () => ({}));
    withApis({ tabs: { get, query, create } });
    expect(await currentTab('?tab=9')).toMatchObject({ id: 9, title: 'Named' });
    expect(await currentTab('')).toEqual({ id: 1, title: '' });
    query.mockResolvedValueOnce([]);
    expect(await currentTab('')).toBeUndefined();
    query.mockRejectedValueOnce(new Error('no'));
    expect(await currentTab('')).toBeUndefined();
    await openTab('https://a.example/');
    expect(create).toHaveBeenCalledWith({ url: 'https://a.example/' });
  });

  it('takes only a record for the tab’s paper', async () => {
    sent.mockResolvedValueOnce(undefined);
    expect(await describeTab(1)).toBeUndefined();
    sent.mockResolvedValueOnce({ identifiers: ['arxiv:2401.00001'], title: 'A', source: 'arxiv' });
    expect((await describeTab(1))?.title).toBe('A');
    sent.mockResolvedValueOnce({ title: 5 });
    expect(await describeTab(1)).toBeUndefined();
    sent.mockRejectedValue(new Error('no receiver'));
    expect(await describeTab(1)).toBeUndefined();
    await refreshTab(1);
  });

  it('hands the new tab back, where the browser lets it', async () => {
    const getCurrent = vi.fn(async (): Promise<object | undefined> => ({ id: 4 }));
    const update = vi.fn(async () => ({}));
    withApis({ tabs: { getCurrent, update } });
    expect(await openBrowserNewTab()).toBe(true);
    getCurrent.mockResolvedValueOnce(undefined);
    expect(await openBrowserNewTab()).toBe(false);
    update.mockRejectedValueOnce(new Error('refused'));
    expect(await openBrowserNewTab()).toBe(false);
  });
});

describe('what a browser may lack', () => {
  it('says how safe the data are, or that it does not know', async () => {
    vi.stubGlobal('navigator', {
      storage: {
        persisted: async () => true,
        estimate: async () => ({ usage: 5, quota: 3 }),
        persist: async () => true,
      },
    });
    withApis({ extension: { inIncognitoContext: true } });
    expect(await storageHealth()).toEqual({ persisted: true, used: 5, free: 0, isPrivate: true });
    expect(await askToPersist()).toBe(true);
    vi.stubGlobal('navigator', {});
    withApis({ extension: undefined });
    expect(await storageHealth()).toMatchObject({
      persisted: undefined,
      free: undefined,
      isPrivate: false,
    });
    expect(await askToPersist()).toBe(false);
    vi.unstubAllGlobals();
  });

  it('copies rich text, or plain text where nothing else is taken', async () => {
    const writeText = vi.fn();
    const write = vi.fn();
    vi.stubGlobal('navigator', { clipboard: { writeText, write } });
    await copy('a', '<b>a</b>');
    vi.stubGlobal(
      'ClipboardItem',
      class {
        constructor(readonly items: object) {}
      },
    );
    await copy('a', '<b>a</b>');
    await copy('b');
    expect(writeText.mock.calls).toEqual([['a'], ['b']]);
    expect(write).toHaveBeenCalledTimes(1);
    vi.unstubAllGlobals();
  });

  it('loads a part once for each version', async () => {
    const manifest = { version: '1' };
    withApis({ runtime: { getManifest: () => manifest, getURL: (path: string) => path } });
    const start = vi.fn();
    const bring = vi.fn(async () => offerCard(start));
    expect(await loadPart('card', bring)).toBe(start);
    expect(await loadPart('card', bring)).toBe(start);
    expect(bring.mock.calls).toEqual([['/card.js?1']]);
    manifest.version = '2';
    await expect(loadPart('card', async () => undefined)).rejects.toThrow('did not load');
    expect(await loadPart('card', bring)).toBe(start);
  });
});
