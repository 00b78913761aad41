/** What the worker and the side panel do with tabs, commands and the toolbar. */
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { browserShortcuts, openShortcutSettings } from '@/lib/platform/shortcuts';
import { openSidePanel } from '@/lib/platform/side-panel';
import { askPassages, onTabChange, sideTab } from '@/lib/platform/side-tab';
import { readToolbar, saveKey } from '@/lib/platform/toolbar';
import {
  extractTab,
  followLibraryCommand,
  followSidePanelCommand,
  markIcon,
  onInstalled,
  onSaveCommand,
  openWelcome,
  pressTab,
  reachOpenTabs,
  showLibrary,
} from '@/lib/platform/worker-tabs';
import { record } from '../page/summary';
import { event, withApis } from './support/browser';

const sent = vi.hoisted(() => vi.fn());
vi.mock('@/lib/messaging/messenger', () => ({ sendMessage: sent, onMessage: vi.fn() }));

beforeEach(async () => {
  sent.mockReset();
  await fakeBrowser.storage.local.clear();
});

const refused = () => Promise.reject(new Error('the browser says no'));

describe('a tab', () => {
  it.each([
    ['shows a paper', async () => true, true],
    ['shows none', async () => false, false],
    ['has no script of ours', refused, false],
  ])('that %s is pressed: its script saves, or not', async (_, answer, pressed) => {
    sent.mockImplementation(answer);
    expect(await pressTab(7)).toBe(pressed);
    expect(sent).toHaveBeenCalledWith('pressed', undefined, 7);
  });

  it.each([
    ['a record', [{ result: record() }], 'On Owls'],
    ['something that is none', [{ result: { title: 1 } }], undefined],
    ['nothing', [], undefined],
  ])('that tells %s when it is read', async (_, result, title) => {
    const executeScript = vi.fn(async () => result);
    withApis({ scripting: { executeScript } });
    expect((await extractTab(7))?.title).toBe(title);
  });

  it('gets a mark on its icon', async () => {
    const action = { setBadgeBackgroundColor: vi.fn(), setBadgeText: vi.fn(), setTitle: vi.fn() };
    withApis({ action });
    await markIcon(7, '✓', 'Saved');
    expect(action.setBadgeText).toHaveBeenCalledWith({ tabId: 7, text: '✓' });
    expect(action.setTitle).toHaveBeenCalledWith({ tabId: 7, title: 'Saved' });
  });

  it('that was open before gets the script of its site, others none', async () => {
    const executeScript = vi.fn(async (_: object) => []);
    const query = vi.fn(async () => [
      { id: 1, url: 'https://arxiv.org/abs/2401.00001' },
      { id: 2, url: 'https://example.org/' },
      { id: 3 },
      { url: 'https://arxiv.org/abs/2401.00002' },
    ]);
    withApis({ scripting: { executeScript }, tabs: { query } });
    await reachOpenTabs(['https://arxiv.org/*']);
    expect(executeScript.mock.calls).toEqual([
      [{ target: { tabId: 1 }, files: ['/content-scripts/recognise-arxiv.js'] }],
    ]);
  });
});

describe('commands of the browser', () => {
  const started = () => {
    const commands = { onCommand: event<[string, object?]>() };
    withApis({ commands });
    return commands.onCommand;
  };

  it('save the paper of the tab, and of no other thing', () => {
    const command = started();
    const save = vi.fn();
    onSaveCommand(save);
    command.fire('save-paper', { id: 3, url: 'https://arxiv.org/abs/1', title: 'One' });
    command.fire('save-paper', { id: 4 });
    command.fire('save-paper');
    command.fire('open-library', { id: 3 });
    expect(save.mock.calls).toEqual([
      [{ id: 3, url: 'https://arxiv.org/abs/1', title: 'One' }],
      [{ id: 4, url: '', title: '' }],
    ]);
  });

  it('open the side panel of the window', () => {
    const command = started();
    const open = vi.fn(async () => undefined);
    withApis({ sidePanel: { open }, sidebarAction: undefined, windows: { WINDOW_ID_CURRENT: -2 } });
    followSidePanelCommand();
    command.fire('open-side-panel', { windowId: 5 });
    command.fire('open-side-panel');
    command.fire('save-paper', { windowId: 6 });
    expect(open.mock.calls).toEqual([[{ windowId: 5 }], [{ windowId: -2 }]]);
  });

  it('open the library', async () => {
    const command = started();
    const create = vi.fn(async () => ({}));
    const getURL = (path: string) => `ext://offprint${path}`;
    withApis({ runtime: { getURL }, tabs: { create } });
    followLibraryCommand();
    command.fire('save-paper');
    command.fire('open-library');
    await vi.waitFor(() =>
      expect(create.mock.calls).toEqual([[{ url: 'ext://offprint/library.html' }]]),
    );
  });
});

describe('the library', () => {
  const library = (...contexts: object[]) => {
    const tabs = { create: vi.fn(async () => ({})), update: vi.fn(async () => ({})) };
    const windows = { update: vi.fn(async () => ({})) };
    const getURL = (path: string) => `ext://offprint${path}`;
    withApis({ runtime: { getURL, getContexts: async () => contexts }, tabs, windows });
    return { tabs, windows };
  };
  const open = { documentUrl: 'ext://offprint/library.html#/?view=inbox', tabId: 4, windowId: 2 };

  it('that is open comes to the front, where it is or at the place that is asked for', async () => {
    const { tabs, windows } = library({ tabId: 1 }, open);
    await showLibrary();
    expect(tabs.update).toHaveBeenLastCalledWith(4, { active: true });
    await showLibrary('#/?paper=p1');
    const url = 'ext://offprint/library.html#/?paper=p1';
    expect(tabs.update).toHaveBeenLastCalledWith(4, { active: true, url });
    expect(windows.update).toHaveBeenCalledWith(2, { focused: true });
    expect(tabs.create).not.toHaveBeenCalled();
  });

  it.each([
    ['is not open', [{ documentUrl: 'ext://offprint/popup.html', tabId: 4 }]],
    ['is in something that is no tab', [{ ...open, tabId: -1 }]],
  ])('is opened when it %s', async (_, contexts) => {
    const { tabs } = library(...contexts);
    await showLibrary('#/tags');
    expect(tabs.create).toHaveBeenCalledWith({ url: 'ext://offprint/library.html#/tags' });
  });
});

describe('an installation', () => {
  it('is told from an update', () => {
    const runtime = { onInstalled: event<[{ reason: string }]>() };
    withApis({ runtime });
    const told = vi.fn();
    onInstalled(told);
    for (const reason of ['install', 'update', 'browser_update'])
      runtime.onInstalled.fire({ reason });
    expect(told.mock.calls).toEqual([[true], [false], [false]]);
  });

  it('shows its welcome once, even if the browser installs it again', async () => {
    const create = vi.fn(async () => ({}));
    withApis({ tabs: { create } });
    await openWelcome();
    await openWelcome();
    expect(create).toHaveBeenCalledOnce();
  });
});

describe('the side panel', () => {
  it.each([
    ['Chromium', { sidebarAction: undefined, sidePanel: { open: async () => undefined } }, true],
    ['Firefox', { sidebarAction: { open: async () => undefined } }, true],
    ['a browser that refuses', { sidebarAction: { open: refused } }, false],
    ['a browser without one', { sidebarAction: undefined, sidePanel: undefined }, false],
  ])('opens in %s, or says that it did not', async (_, apis, opened) => {
    withApis({ ...apis, windows: { WINDOW_ID_CURRENT: -2 } });
    expect(await openSidePanel()).toBe(opened);
  });

  const looking = (tab: object | undefined) => {
    vi.stubGlobal('location', { search: '' });
    withApis({ tabs: { query: async () => (tab ? [tab] : []) } });
  };
  const page = 'https://arxiv.org/abs/2401.00001';
  it.each([
    [
      'the tab’s own address',
      { id: 1, url: 'https://example.org/' },
      undefined,
      'https://example.org/',
    ],
    ['the address that our script tells', { id: 1 }, record({ urls: { page } }), page],
    ['none when it tells none', { id: 1 }, record(), undefined],
    ['none without a script', { id: 1 }, undefined, undefined],
    ['none without a tab', undefined, undefined, undefined],
  ])('is about %s', async (_, tab, said, url) => {
    looking(tab);
    sent.mockResolvedValue(said);
    const found = await sideTab();
    expect(found?.url?.href).toBe(url);
    expect(found !== undefined).toBe(tab !== undefined);
  });

  it('hears when another tab is looked at, or its page changes, until it stops', () => {
    const tabs = {
      onActivated: event<[]>(),
      onUpdated: event<[number, { status?: string; url?: string }, { active?: boolean }]>(),
    };
    withApis({ tabs });
    const heard = vi.fn();
    const stop = onTabChange(heard);
    tabs.onActivated.fire();
    tabs.onUpdated.fire(1, { status: 'complete' }, { active: true });
    tabs.onUpdated.fire(1, { url: 'https://example.org/' }, { active: true });
    expect(heard).toHaveBeenCalledTimes(3);
    tabs.onUpdated.fire(1, { status: 'loading' }, { active: true });
    tabs.onUpdated.fire(1, { status: 'complete' }, { active: false });
    stop();
    tabs.onActivated.fire();
    expect(heard).toHaveBeenCalledTimes(3);
  });

  it.each([
    [
      'states',
      [{ id: 'h1', state: 'exact' }, { id: 1, state: 'exact' }, { id: 'h2', state: 'x' }, null],
      [{ id: 'h1', state: 'exact' }],
    ],
    ['something else', { id: 'h1' }, undefined],
  ])('takes of a page’s answer only %s', async (_, said, expected) => {
    sent.mockResolvedValue(said);
    expect(await askPassages(1)).toEqual(expected);
    expect(sent).toHaveBeenCalledWith('passages', {}, 1);
  });

  it('knows of no passages where no script answers', async () => {
    sent.mockImplementation(refused);
    expect(await askPassages(1, { show: 'h1' })).toBeUndefined();
  });
});

describe('keys of the browser', () => {
  const all = [
    { name: 'save-paper', description: 'Save', shortcut: 'Alt+S' },
    { name: '_execute_action' },
    { description: 'Open the library' },
  ];

  it('are those with a description', async () => {
    withApis({ commands: { getAll: async () => all } });
    expect(await browserShortcuts()).toEqual([
      { name: 'save-paper', description: 'Save', keys: 'Alt+S' },
      { name: '', description: 'Open the library', keys: '' },
    ]);
    expect(await saveKey()).toBe('Alt+S');
    withApis({ commands: { getAll: async () => [] } });
    expect(await saveKey()).toBe('');
    withApis({ commands: { getAll: refused } });
    expect([await browserShortcuts(), await saveKey()]).toEqual([[], '']);
  });

  it.each([
    ['on the browser’s own page', '', { openShortcutSettings: async () => undefined }, 0, true],
    ['on the page of Chromium', '', {}, 1, true],
    ['nowhere in an older Firefox', 'true', {}, 0, false],
    ['nowhere when the browser refuses', '', { openShortcutSettings: refused }, 0, false],
  ])('are changed %s', async (_, firefox, commands, tabs, opened) => {
    vi.stubEnv('FIREFOX', firefox);
    const create = vi.fn(async () => ({}));
    withApis({ commands, tabs: { create } });
    expect(await openShortcutSettings()).toBe(opened);
    expect(create).toHaveBeenCalledTimes(tabs);
    vi.unstubAllEnvs();
  });

  it.each([
    [true, { getUserSettings: async () => ({ isOnToolbar: true }) }],
    [undefined, { getUserSettings: refused }],
  ])('stand by a button in the toolbar: %s', async (there, action) => {
    withApis({ action });
    expect(await readToolbar()).toBe(there);
  });
});
