import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import {
  areLinksWanted,
  bringPart,
  followPermission,
  isEverywhere,
  knownHosts,
  setEverywhere,
  syncEverywhere,
  turnOffBadges,
} from '@/lib/platform/everywhere';
import { everyHost } from '@/lib/platform/manifest';
import { readSettings, writeSettings } from '@/lib/platform/settings-store';
import { openSidePanel } from '@/lib/platform/side-panel';
import { askPassages, onTabChange, sideTab } from '@/lib/platform/side-tab';
import {
  extractTab,
  followLibraryCommand,
  followSidePanelCommand,
  markIcon,
  onInstalled,
  onSaveCommand,
  onStartup,
  openWelcome,
  pressTab,
  reachOpenTabs,
  showLibrary,
} from '@/lib/platform/worker-tabs';
import { event, permissionsOf, withApis } from './support/browser';

const sent = vi.hoisted(() => vi.fn());
vi.mock('@/lib/messaging/messenger', () => ({ sendMessage: sent, onMessage: vi.fn() }));

beforeEach(async () => {
  sent.mockReset();
  await fakeBrowser.storage.local.clear();
});

const paper = { identifiers: ['arxiv:2401.00001'], title: 'A paper', source: 'arxiv' };

describe('the tabs, as the worker sees them', () => {
  it.each([
    ['took it', async () => true, true],
    ['shows no paper', async () => false, false],
    ['has no script of ours', async () => Promise.reject(new Error('no receiver')), false],
  ])('a tab that %s', async (_, answer, pressed) => {
    sent.mockImplementation(answer);
    expect(await pressTab(3)).toBe(pressed);
    expect(sent).toHaveBeenCalledWith('pressed', undefined, 3);
  });

  it.each([
    ['a record', [{ result: paper }], 'A paper'],
    ['something else', [{ result: { title: 5 } }], undefined],
    ['nothing', [], undefined],
  ])('a page that says %s', async (_, injected, title) => {
    withApis({ scripting: { executeScript: vi.fn(async () => injected) } });
    expect((await extractTab(3))?.title).toBe(title);
  });

  it('marks the icon of one tab', async () => {
    const action = withApis({
      action: { setBadgeBackgroundColor: vi.fn(), setBadgeText: vi.fn(), setTitle: vi.fn() },
    }).action;
    await markIcon(3, '!', 'No');
    expect(action.setBadgeText).toHaveBeenCalledWith({ tabId: 3, text: '!' });
    expect(action.setTitle).toHaveBeenCalledWith({ tabId: 3, title: 'No' });
  });

  it('hears the commands, each its own', async () => {
    const onCommand = event<[string, object?]>();
    const sidePanel = { open: vi.fn(async () => undefined) };
    const tabs = { create: vi.fn(async () => ({})), update: vi.fn(async () => ({})) };
    const windows = { update: vi.fn(async () => ({})), WINDOW_ID_CURRENT: -2 };
    withApis({ commands: { onCommand }, sidePanel, tabs, windows });
    withApis({ runtime: { getURL: (path: string) => `chrome-extension://us${path}` } });
    const saved = vi.fn();
    onSaveCommand(saved);
    followLibraryCommand();
    followSidePanelCommand();
    onCommand.fire('save-paper', { id: 3 });
    onCommand.fire('save-paper', { id: 4, url: 'https://a.example/', title: 'A' });
    onCommand.fire('save-paper', {});
    onCommand.fire('save-paper');
    expect(saved.mock.calls).toEqual([
      [{ id: 3, url: '', title: '' }],
      [{ id: 4, url: 'https://a.example/', title: 'A' }],
    ]);
    onCommand.fire('open-side-panel', { windowId: 8 });
    onCommand.fire('open-side-panel');
    await vi.waitFor(() => expect(sidePanel.open).toHaveBeenCalledTimes(2));
    expect(sidePanel.open).toHaveBeenCalledWith({ windowId: 8 });
    onCommand.fire('open-library');
    await vi.waitFor(() =>
      expect(tabs.create).toHaveBeenCalledWith({ url: 'chrome-extension://us/library.html' }),
    );
  });

  it.each([
    [
      'is open',
      [{ documentUrl: 'chrome-extension://us/library.html#/tags', tabId: 7, windowId: 1 }],
      7,
    ],
    [
      'is open where it cannot be shown',
      [{ documentUrl: 'chrome-extension://us/library.html', tabId: -1 }],
      undefined,
    ],
    ['is not open', [{ documentUrl: 'chrome-extension://us/options.html', tabId: 2 }], undefined],
    ['may be open and nobody tells', undefined, undefined],
  ])('the library that %s', async (_, contexts, shown) => {
    const tabs = { create: vi.fn(async () => ({})), update: vi.fn(async () => ({})) };
    const windows = { update: vi.fn(async () => ({})) };
    withApis({
      tabs,
      windows,
      runtime: {
        getURL: (path: string) => `chrome-extension://us${path}`,
        ...(contexts && { getContexts: async () => contexts }),
      },
    });
    await showLibrary();
    await showLibrary('#/stats');
    if (shown === undefined) {
      expect(tabs.create).toHaveBeenLastCalledWith({
        url: 'chrome-extension://us/library.html#/stats',
      });
      expect(tabs.update).not.toHaveBeenCalled();
      return;
    }
    expect(tabs.create).not.toHaveBeenCalled();
    expect(tabs.update.mock.calls).toEqual([
      [shown, { active: true }],
      [shown, { active: true, url: 'chrome-extension://us/library.html#/stats' }],
    ]);
    expect(windows.update).toHaveBeenCalledWith(1, { focused: true });
  });

  it('reaches the open tabs of known sites, and one that refuses costs no other', async () => {
    const executeScript = vi.fn(async ({ target }: { target: { tabId: number } }) => {
      if (target.tabId === 1) throw new Error('discarded');
      return [];
    });
    withApis({
      scripting: { executeScript },
      tabs: {
        query: vi.fn(async () => [
          { id: 1, url: 'https://arxiv.org/abs/2401.00001' },
          { id: 2, url: 'https://openreview.net/forum?id=x' },
          { id: 3, url: 'https://unknown.example/' },
          { id: 4 },
          { url: 'https://arxiv.org/abs/2401.00001' },
        ]),
      },
    });
    await reachOpenTabs(['https://arxiv.org/*']);
    expect(executeScript.mock.calls.map(([{ target }]) => target.tabId)).toEqual([1, 2]);
    expect(executeScript).toHaveBeenCalledWith({
      target: { tabId: 2 },
      files: ['/content-scripts/recognise-openreview.js'],
    });
  });

  it('tells a first installation from an update, and welcomes once', async () => {
    const heard = vi.fn();
    const started = vi.fn();
    const tabs = { create: vi.fn(async () => ({})) };
    const runtime = {
      onInstalled: event<[{ reason: string }]>(),
      onStartup: event<[]>(),
      getURL: (path: string) => `chrome-extension://us${path}`,
    };
    withApis({ runtime, tabs });
    onInstalled(heard);
    onStartup(started);
    runtime.onInstalled.fire({ reason: 'install' });
    runtime.onInstalled.fire({ reason: 'update' });
    runtime.onStartup.fire();
    expect(heard.mock.calls).toEqual([[true], [false]]);
    expect(started).toHaveBeenCalledTimes(1);
    await openWelcome();
    await openWelcome();
    expect(tabs.create.mock.calls).toEqual([[{ url: 'chrome-extension://us/welcome.html' }]]);
  });
});

describe('recognition on every page', () => {
  const scripts = (there: boolean) => ({
    getRegisteredContentScripts: vi.fn(async () => (there ? [{ id: 'everywhere' }] : [])),
    unregisterContentScripts: vi.fn(async () => undefined),
    updateContentScripts: vi.fn(async (_: { js: string[] }[]) => undefined),
    registerContentScripts: vi.fn(async (_: { js: string[] }[]) => undefined),
  });

  it('is on when the user and the browser say so', async () => {
    withApis({ permissions: permissionsOf(everyHost), scripting: scripts(false) });
    expect(await isEverywhere()).toBe(false);
    await writeSettings({ everywhere: true });
    expect(await isEverywhere()).toBe(true);
    withApis({ permissions: permissionsOf() });
    expect(await isEverywhere()).toBe(false);
  });

  it.each([
    ['registers the detector', { everywhere: true, linkBadges: false }, false, 'detect.js'],
    [
      'registers the one that counts links',
      { everywhere: true, linkBadges: true },
      false,
      'detect-links.js',
    ],
    ['exchanges it', { everywhere: true, linkBadges: true }, true, 'detect-links.js'],
    ['takes it away', { everywhere: false }, true, undefined],
    ['leaves what is not there', { everywhere: false }, false, undefined],
  ])('%s', async (_, settings, there, file) => {
    const scripting = scripts(there);
    withApis({ permissions: permissionsOf(everyHost), scripting });
    await writeSettings(settings);
    await syncEverywhere();
    const call = there ? scripting.updateContentScripts : scripting.registerContentScripts;
    expect(call.mock.calls[0]?.[0][0]?.js).toEqual(file && [file]);
    expect(scripting.unregisterContentScripts).toHaveBeenCalledTimes(there && !file ? 1 : 0);
  });

  it('stays off without the permission, and gives it back when it goes off', async () => {
    const permissions = permissionsOf();
    withApis({ permissions, scripting: scripts(false) });
    expect(await setEverywhere(true)).toBe(false);
    expect(await readSettings()).toMatchObject({ everywhere: false });
    await permissions.request({ origins: [everyHost] });
    expect(await setEverywhere(true, false)).toBe(true);
    expect(await readSettings()).toMatchObject({ everywhere: true, linkBadges: false });
    expect(await setEverywhere(false)).toBe(false);
    expect(await permissions.contains({ origins: [everyHost] })).toBe(false);
  });

  it('goes off when the browser takes the permission', async () => {
    withApis({ permissions: permissionsOf(), scripting: scripts(true) });
    await writeSettings({ everywhere: true });
    await followPermission();
    expect(await readSettings()).toMatchObject({ everywhere: false });
  });

  it('puts badges where they are wanted', async () => {
    withApis({ permissions: permissionsOf(everyHost), scripting: scripts(false) });
    await writeSettings({ everywhere: true, linkBadges: true });
    expect(await areLinksWanted('blog.example')).toBe(true);
    await turnOffBadges('blog.example');
    await turnOffBadges('blog.example');
    expect((await readSettings()).listingsOff).toEqual(['blog.example']);
    expect(await areLinksWanted('blog.example')).toBe(false);
    expect(knownHosts()).toContain('*://www.arxiv.org/*');
    expect(knownHosts().some((each) => each.includes('www.*.'))).toBe(false);
  });

  it('brings a part into the very document that asked', async () => {
    const executeScript = vi.fn(async () => []);
    withApis({ scripting: { executeScript } });
    await bringPart('card', { id: 3, documentId: 'd1' });
    await bringPart('card', { id: 3 });
    expect(executeScript.mock.calls).toEqual([
      [{ target: { tabId: 3, documentIds: ['d1'] }, files: ['/card.js'] }],
      [{ target: { tabId: 3 }, files: ['/card.js'] }],
    ]);
  });
});

describe('the tab beside the side panel', () => {
  const queried = (tab: object | undefined) => ({
    tabs: { query: async () => (tab ? [tab] : []) },
  });

  it.each([
    [
      'tells its address',
      { id: 1, url: 'https://a.example/', title: 'A' },
      undefined,
      'https://a.example/',
    ],
    [
      'shows a paper that we know',
      { id: 1 },
      { ...paper, urls: { page: 'https://arxiv.org/abs/2401.00001' } },
      'https://arxiv.org/abs/2401.00001',
    ],
    ['shows a paper without a page', { id: 1 }, { ...paper, urls: {} }, undefined],
    ['shows nothing of ours', { id: 1 }, undefined, undefined],
    ['is not there', undefined, undefined, undefined],
  ])('a tab that %s', async (_, tab, said, url) => {
    vi.stubGlobal('location', { search: '' });
    withApis(queried(tab));
    sent.mockResolvedValue(said);
    const found = await sideTab();
    expect(found?.id).toBe(tab?.id);
    expect(found?.url?.href).toBe(url);
    vi.unstubAllGlobals();
  });

  it('hears changes of the tab in front, until it is stopped', () => {
    const tabs = {
      onActivated: event<[object]>(),
      onUpdated: event<[number, { status?: string; url?: string }, { active?: boolean }]>(),
    };
    withApis({ tabs });
    const heard = vi.fn();
    const stop = onTabChange(() => heard());
    tabs.onUpdated.fire(1, { status: 'complete' }, { active: true });
    tabs.onUpdated.fire(1, { url: 'https://a.example/' }, { active: true });
    tabs.onUpdated.fire(1, { status: 'loading' }, { active: true });
    tabs.onUpdated.fire(1, { status: 'complete' }, { active: false });
    expect(heard).toHaveBeenCalledTimes(2);
    tabs.onActivated.fire({});
    expect(heard).toHaveBeenCalledTimes(3);
    stop();
    tabs.onActivated.fire({});
    expect(heard).toHaveBeenCalledTimes(3);
  });

  it.each([
    [
      'states',
      async () => [
        { id: 'h1', state: 'exact' },
        { id: 'h2', state: 'odd' },
        null,
        { id: 5, state: 'lost' },
      ],
      [{ id: 'h1', state: 'exact' }],
    ],
    ['something else', async () => 'no', undefined],
    ['nothing, being gone', async () => Promise.reject(new Error('gone')), undefined],
  ])('a page that answers %s', async (_, answer, states) => {
    sent.mockImplementation(answer);
    expect(await askPassages(1)).toEqual(states);
    expect(sent).toHaveBeenCalledWith('passages', {}, 1);
  });

  it('opens as a side bar where that is what the browser has', async () => {
    const sidebarAction = { open: vi.fn(async () => undefined) };
    withApis({ sidebarAction });
    expect(await openSidePanel({ tabId: 1 })).toBe(true);
    sidebarAction.open.mockRejectedValue(new Error('the click is old'));
    expect(await openSidePanel({ tabId: 1 })).toBe(false);
  });
});
