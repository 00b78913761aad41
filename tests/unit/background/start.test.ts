/** The worker as the browser sees it: events go in, the library, tabs and the button change. */
import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { startBackground } from '@/lib/background/start';
import { openLibrary } from '@/lib/library/database';
import { savePaper } from '@/lib/library/save';
import type { Result } from '@/lib/messaging/result';
import { recordSchema } from '@/lib/paper/schema';
import { everyHost } from '@/lib/platform/manifest';
import { readSettings, writeSettings } from '@/lib/platform/settings-store';
import { event, permissionsOf, withApis } from '../platform/support/browser';

type Listener = (message: { data: unknown; sender: object }) => Promise<Result<unknown>>;
const { listeners, sent } = vi.hoisted(() => ({
  listeners: new Map<string, Listener>(),
  sent: vi.fn(),
}));
vi.mock('@/lib/messaging/messenger', () => ({
  onMessage: (type: string, listener: Listener) => void listeners.set(type, listener),
  sendMessage: sent,
}));

const root = 'ext://offprint/';
const page = (number: number) => `https://arxiv.org/abs/2402.${10_000 + number}`;
const paperOf = (number: number, more: object = {}) =>
  recordSchema.parse({
    ...{ identifiers: [`arxiv:2402.${10_000 + number}`], title: `Paper ${number}` },
    ...{ source: 'arxiv', urls: { page: page(number) }, ...more },
  });

/** arXiv's own page of a paper, as far as it matters. */
const html = (number: number) =>
  `<html><head><meta name="citation_title" content="Title ${number}"><meta name="citation_arxiv_id" content="2402.${10_000 + number}"></head><body><div id="abs"><h1 class="title mathjax">Title ${number}</h1></div></body></html>`;

const fetched = vi.fn(async (input: string | URL | Request) => {
  const number = Number(/2402\.1(\d{4})/.exec(String(input))?.[1]);
  return new Response(html(number), { headers: { 'content-type': 'text/html' } });
});

/** A browser with the worker started in it. */
async function started(granted: string[] = []) {
  const apis = {
    alarms: { create: vi.fn(), clear: vi.fn(), get: vi.fn(), onAlarm: event<[{ name: string }]>() },
    action: {
      ...{ setBadgeBackgroundColor: vi.fn(), setBadgeText: vi.fn(async (_: object) => undefined) },
      setTitle: vi.fn(async (_: object) => undefined),
    },
    commands: { onCommand: event<[string, object?]>() },
    contextMenus: {
      ...{ create: vi.fn(), removeAll: vi.fn(), onClicked: event<[object, object?]>() },
    },
    notifications: { create: vi.fn(), clear: vi.fn(), onClicked: event<[string]>() },
    permissions: { ...permissionsOf(...granted), getAll: async () => ({ origins: granted }) },
    runtime: {
      ...{ id: 'offprint', getURL: (path: string) => root + path.replace(/^\//, '') },
      ...{ getManifest: () => ({ name: 'Offprint' }), getPlatformInfo: vi.fn() },
      ...{ getContexts: async () => [], onInstalled: event<[{ reason: string }]>() },
      ...{ onStartup: event<[]>(), lastError: undefined },
    },
    scripting: {
      ...{ executeScript: vi.fn(async (_: object): Promise<object[]> => []) },
      ...{ getRegisteredContentScripts: async () => [], registerContentScripts: vi.fn() },
    },
    sidePanel: { open: vi.fn(async () => undefined) },
    tabs: {
      ...{ create: vi.fn(async (_: object) => ({})), query: vi.fn(async () => []) },
    },
    omnibox: undefined,
    sidebarAction: undefined,
  };
  withApis(apis);
  vi.stubGlobal('fetch', fetched);
  onTestFinished(() => void vi.unstubAllGlobals());
  sent.mockRejectedValue(new Error('no script of ours'));
  startBackground();
  const db = await openLibrary();
  const ask = (type: string, data: unknown, sender: object = { url: `${root}popup.html` }) => {
    const listener = listeners.get(type);
    if (!listener) throw new Error(`nobody hears ${type}`);
    return listener({ data, sender: { id: 'offprint', ...sender } });
  };
  const saved = async (number: number) =>
    db.papers
      .where('identifiers')
      .equals(`arxiv:2402.${10_000 + number}`)
      .first();
  const marked = () => apis.action.setBadgeText.mock.calls.map(([given]) => given);
  return { ...apis, ask, db, saved, marked };
}

/** When lists were last told. */
const told = async () =>
  (await fakeBrowser.storage.local.get('library:changed'))['library:changed'];

beforeEach(async () => {
  listeners.clear();
  sent.mockReset();
  fetched.mockClear();
  await fakeBrowser.storage.local.clear();
  const db = await openLibrary();
  await db.transaction('rw', db.tables, () => Promise.all(db.tables.map((each) => each.clear())));
});

describe('a message', () => {
  it('that changes what lists show is told to them, another is not', async () => {
    const { ask, saved } = await started();
    await ask('look', { identifiers: ['arxiv:2402.10001'] });
    expect(await told()).toBeUndefined();
    expect(await ask('save', { record: paperOf(1) })).toMatchObject({ ok: true });
    expect((await saved(1))?.title).toBe('Paper 1');
    await vi.waitFor(async () => expect(await told()).toBeTypeOf('number'));
  });

  it.each([
    ['save', { record: 'nonsense' }, 'invalid'],
    ['status', { paperIds: ['nobody'], status: 'read' }, 'not-found'],
  ])('%s that fails changes nothing and says why', async (type, data, code) => {
    const { ask } = await started();
    expect(await ask(type, data)).toMatchObject({ ok: false, error: { code } });
    expect(await told()).toBeUndefined();
  });

  it('from a page of the web is refused what is not a page’s business', async () => {
    const { ask } = await started();
    const site = { url: page(1), tab: { id: 1, url: page(1) }, frameId: 0 };
    const refused = { ok: false, error: { code: 'forbidden' } };
    expect(await ask('erase', { what: 'papers' }, site)).toMatchObject(refused);
    expect(await ask('save', { record: paperOf(2) }, site)).toMatchObject(refused);
    expect(await ask('save', { record: paperOf(1) }, site)).toMatchObject({ ok: true });
  });

  it('opens the side panel for the tab that asks, and says when it cannot', async () => {
    const { ask, sidePanel } = await started();
    const site = { url: page(1), tab: { id: 8, url: page(1) }, frameId: 0 };
    expect(await ask('sidePanel', {}, site)).toMatchObject({ ok: true });
    expect(sidePanel.open).toHaveBeenCalledWith({ tabId: 8 });
    sidePanel.open.mockRejectedValue(new Error('too late'));
    expect(await ask('sidePanel', {}, site)).toMatchObject({ ok: false });
    expect(await ask('sidePanel', {})).toMatchObject({ ok: false });
  });

  it('of a page that was opened from the PDF’s tab has the site asked for its title', async () => {
    const { ask, saved } = await started();
    const pdf = page(3).replace('abs', 'pdf');
    const site = { url: pdf, tab: { id: 1, url: pdf }, frameId: 0 };
    const asked = { record: paperOf(3, { title: '2402.10003', provisional: true }) };
    expect(await ask('save', asked, site)).toMatchObject({
      ok: true,
      value: { pending: { host: 'arxiv.org' } },
    });
    await vi.waitFor(async () => expect((await saved(3))?.title).toBe('Title 3'));
    expect(fetched).toHaveBeenCalledOnce();
  });

  it('that erases the settings gives back what was allowed', async () => {
    const { ask, permissions } = await started(['https://a.example/*']);
    await writeSettings({ theme: 'dark', topics: [{ text: 'owls' }] as never });
    expect(await ask('erase', { what: 'feeds' })).toMatchObject({ ok: true });
    expect((await readSettings()).topics).toEqual([]);
    expect((await readSettings()).theme).toBe('dark');
    expect(await ask('erase', { what: 'settings' })).toMatchObject({ ok: true });
    expect((await readSettings()).theme).not.toBe('dark');
    expect(permissions.remove).toHaveBeenCalledWith({ origins: ['https://a.example/*'] });
  });

  it('makes a backup, puts it away, and plans and marks digests', async () => {
    const { ask, alarms } = await started();
    expect(await ask('backUp', { why: 'hand' })).toMatchObject({ value: { outcome: 'empty' } });
    await ask('save', { record: paperOf(1) });
    const made = await ask('backUp', { why: 'hand' });
    expect(made).toMatchObject({ ok: true, value: { id: expect.any(String) } });
    const { id } = (made as { value: { id: string } }).value;
    expect(await ask('backupCopy', {})).toMatchObject({ ok: false });
    expect(await ask('backupRemove', { id })).toMatchObject({ ok: true });
    const { digest } = await readSettings();
    const on = { ...digest, on: true };
    expect(await ask('digestPlan', { plan: on })).toMatchObject({
      value: { nextAt: expect.any(Number) },
    });
    expect(alarms.create.mock.calls.some(([name]) => name === 'digest')).toBe(true);
    expect(await ask('digestPlan', { plan: { ...digest, on: false } })).toEqual({
      ok: true,
      value: {},
    });
    expect(await ask('digestMark', { id: 'digest-2026-11-20', read: true })).toMatchObject({
      ok: true,
    });
  });

  it.each([
    ['that the browser has granted', ['https://aclanthology.org/*'], true],
    ['that it has not', [], false],
  ])('lets the user allow a site %s to be asked', async (_, granted, allowed) => {
    const { ask } = await started(granted);
    const page = 'https://aclanthology.org/2023.acl-long.1/';
    const saved = await ask('add', { text: page });
    const { id } = (saved as { value: { summary: { id: string } } }).value.summary;
    expect(fetched).not.toHaveBeenCalled();
    expect((await ask('fetchDetails', { paperId: id })).ok).toBe(allowed);
    expect((await readSettings()).askHosts).toEqual(['aclanthology.org']);
    await ask('fetchDetails', { paperId: id });
    expect((await readSettings()).askHosts).toEqual(['aclanthology.org']);
    if (allowed) await vi.waitFor(() => expect(fetched).toHaveBeenCalled());
    else expect(fetched).not.toHaveBeenCalled();
  });
});

describe('the key that saves', () => {
  const tab = (number: number) => ({ id: 5, url: page(number), title: `Tab ${number}` });

  it('does what it does on a page that shows a paper', async () => {
    const { commands, marked, saved } = await started();
    sent.mockResolvedValue(true);
    commands.onCommand.fire('save-paper', tab(1));
    await vi.waitFor(() => expect(sent).toHaveBeenCalledWith('pressed', undefined, 5));
    await Promise.resolve();
    expect(await saved(1)).toBeUndefined();
    expect(marked()).toEqual([]);
  });

  it('saves what the page says of its paper', async () => {
    const { commands, marked, saved, scripting } = await started();
    scripting.executeScript.mockResolvedValue([{ result: paperOf(2, { title: 'Read' }) }]);
    commands.onCommand.fire('save-paper', tab(2));
    await vi.waitFor(() => expect(marked()).toEqual([{ tabId: 5, text: '✓' }]));
    expect((await saved(2))?.title).toBe('Read');
    expect(await told()).toBeTypeOf('number');
  });

  it('saves a page that cannot be read by its address, and a PDF without reading it', async () => {
    const { commands, marked, saved, scripting } = await started();
    scripting.executeScript.mockRejectedValue(new Error('a page of the browser'));
    commands.onCommand.fire('save-paper', tab(3));
    await vi.waitFor(() => expect(marked()).toHaveLength(1));
    expect(await saved(3)).toBeDefined();
    scripting.executeScript.mockClear();
    commands.onCommand.fire('save-paper', { id: 5, url: page(4).replace('abs', 'pdf'), title: '' });
    await vi.waitFor(() => expect(marked()).toHaveLength(2));
    expect(scripting.executeScript).not.toHaveBeenCalled();
    await vi.waitFor(async () => expect((await saved(4))?.title).toBe('Title 4'));
  });

  it('says on the button when there is nothing to save', async () => {
    const { commands, marked, action } = await started();
    commands.onCommand.fire('save-paper', { id: 5, url: 'about:blank', title: '' });
    await vi.waitFor(() => expect(marked()).toEqual([{ tabId: 5, text: '!' }]));
    expect(action.setTitle.mock.calls.at(-1)?.[0]).toMatchObject({ tabId: 5 });
  });
});

describe('the browser’s menu', () => {
  const tab = { id: 6, url: page(1), title: 'One' };

  it('saves a link, or says that it leads to no paper', async () => {
    const { contextMenus, marked, saved } = await started();
    const { onClicked } = contextMenus;
    onClicked.fire({ menuItemId: 'save-link', linkUrl: page(7), linkText: 'Seven' }, tab);
    await vi.waitFor(() => expect(marked()).toEqual([{ tabId: 6, text: '✓' }]));
    expect(await saved(7)).toBeDefined();
    onClicked.fire({ menuItemId: 'save-link', linkUrl: 'https://example.org/' }, tab);
    await vi.waitFor(() => expect(marked()).toHaveLength(2));
    expect(marked()[1]).toEqual({ tabId: 6, text: '!' });
    onClicked.fire({ menuItemId: 'save-link' }, tab);
    await vi.waitFor(() => expect(marked()).toHaveLength(3));
  });

  it('saves the page, opens the side panel, the library and the paper in it', async () => {
    const { contextMenus, marked, saved, sidePanel, tabs } = await started();
    const { onClicked } = contextMenus;
    onClicked.fire({ menuItemId: 'side-panel' }, tab);
    expect(sidePanel.open).toHaveBeenCalledWith({ tabId: 6 });
    onClicked.fire({ menuItemId: 'save-page' }, tab);
    await vi.waitFor(() => expect(marked()).toHaveLength(1));
    onClicked.fire({ menuItemId: 'open-library' }, tab);
    await vi.waitFor(() =>
      expect(tabs.create).toHaveBeenCalledWith({ url: `${root}library.html` }),
    );
    onClicked.fire({ menuItemId: 'open-paper' }, tab);
    const id = (await saved(1))?.id;
    await vi.waitFor(() =>
      expect(tabs.create).toHaveBeenLastCalledWith({ url: `${root}library.html#/?paper=${id}` }),
    );
  });
});

describe('an installation', () => {
  it('welcomes, an update does not; both make menus, the daily alarm, and reach open tabs', async () => {
    const { alarms, contextMenus, runtime, scripting, tabs } = await started();
    tabs.query.mockResolvedValue([{ id: 3, url: page(1) }] as never);
    runtime.onInstalled.fire({ reason: 'update' });
    await vi.waitFor(() => expect(scripting.executeScript).toHaveBeenCalled());
    expect(contextMenus.create).toHaveBeenCalledTimes(5);
    expect(alarms.create.mock.calls.some(([name]) => name === 'daily')).toBe(true);
    expect(tabs.create).not.toHaveBeenCalled();
    runtime.onInstalled.fire({ reason: 'install' });
    await vi.waitFor(() =>
      expect(tabs.create).toHaveBeenCalledWith({ url: `${root}welcome.html` }),
    );
  });

  it('that the browser hinders does not crash the worker', async () => {
    const { contextMenus, runtime, ask } = await started();
    const warned = vi.spyOn(console, 'warn').mockReturnValue();
    contextMenus.removeAll.mockRejectedValue(new Error('no menus here'));
    runtime.onInstalled.fire({ reason: 'update' });
    await vi.waitFor(() => expect(warned).toHaveBeenCalledWith('Offprint:', expect.anything()));
    warned.mockRestore();
    expect(await ask('look', { identifiers: ['arxiv:2402.10001'] })).toMatchObject({ ok: true });
  });

  it('starts again with the browser, and turns off what is no longer allowed', async () => {
    const { runtime } = await started();
    await writeSettings({ everywhere: true });
    runtime.onStartup.fire();
    await vi.waitFor(async () => expect((await readSettings()).everywhere).toBe(false));
  });
});

describe('an alarm', () => {
  const waiting = async (number: number) => {
    const { newId, now } = { newId: () => crypto.randomUUID(), now: Date.now() };
    const db = await openLibrary();
    const record = paperOf(number, { title: 'Stand-in', provisional: true });
    return savePaper(db, record, { now, newId });
  };

  it('does what is due in the outbox, and sets the next before it begins', async () => {
    const { alarms, ask, saved } = await started();
    const { paper } = await waiting(11);
    await ask('fetchDetails', { paperId: paper.id });
    await vi.waitFor(async () => expect((await saved(11))?.title).toBe('Title 11'));
    expect(alarms.create.mock.calls.some(([name]) => name === 'outbox')).toBe(true);
    alarms.onAlarm.fire({ name: 'outbox' });
    await Promise.resolve();
    expect(fetched).toHaveBeenCalledOnce();
  });

  it('every day empties the bin of what has lain in it long enough', async () => {
    const { alarms, db, saved } = await started();
    const { paper } = await waiting(12);
    await db.papers.update(paper.id, { deletedAt: Date.now() - 90 * 86_400_000 });
    for (const name of ['daily', 'backup', 'digest', 'import', 'unknown']) {
      alarms.onAlarm.fire({ name });
    }
    await vi.waitFor(async () => expect(await saved(12)).toBeUndefined());
  });

  it('a host that was granted late is asked for what waits for it, others are not', async () => {
    const { permissions, saved } = await started(['https://arxiv.org/*', everyHost]);
    await waiting(13);
    await waiting(14).then(async ({ paper }) =>
      (await openLibrary()).papers.update(paper.id, { deletedAt: Date.now() }),
    );
    permissions.onAdded.fire({ origins: ['https://elsewhere.example/*'] });
    permissions.onAdded.fire({ origins: ['https://arxiv.org/*'] });
    await vi.waitFor(async () => expect((await saved(13))?.title).toBe('Title 13'));
    expect(fetched).toHaveBeenCalledOnce();
    permissions.onRemoved.fire({ origins: ['https://arxiv.org/*'] });
  });
});

it('a click on a notification leads to its digest', async () => {
  const { notifications, tabs } = await started();
  notifications.onClicked.fire('digest-2026-11-20');
  await vi.waitFor(() =>
    expect(tabs.create).toHaveBeenCalledWith({
      url: `${root}library.html#/digests/digest-2026-11-20`,
    }),
  );
});
