/** Permissions that come and go, alarms, and what lists hear. */
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { onAlarm, sleep, wakeAt, wakeDaily } from '@/lib/platform/alarms';
import {
  readListSwitch,
  tellLists,
  watchLibrary,
  watchListSwitch,
} from '@/lib/platform/list-switch';
import {
  dropAllAllowed,
  hasHosts,
  hostPattern,
  missingHosts,
  onHostsChanged,
  watchHosts,
} from '@/lib/platform/permissions';
import { event, permissionsOf, withApis } from './support/browser';

beforeEach(() => fakeBrowser.storage.local.clear());

const refused = () => Promise.reject(new Error('the browser says no'));

describe('permissions', () => {
  const [a, b] = ['https://a.example/*', 'https://b.example/*'] as const;

  it('are of one host, with its port', () => {
    expect(hostPattern('https://a.example:8080/x?y')).toBe('https://a.example:8080/*');
  });

  it('that are missing are named; those of which the browser does not tell are not', async () => {
    withApis({ permissions: permissionsOf(a) });
    expect(await missingHosts([a, b])).toEqual([b]);
    withApis({ permissions: { contains: refused } });
    expect(await missingHosts([a, b])).toEqual([]);
    expect(await hasHosts([a])).toBe(false);
  });

  it('are heard of when they come and go', () => {
    const permissions = permissionsOf();
    withApis({ permissions });
    const [granted, removed, watched] = [vi.fn(), vi.fn(), vi.fn()];
    onHostsChanged({ granted, removed });
    const stop = watchHosts(watched);
    permissions.onAdded.fire({ origins: [a] });
    permissions.onAdded.fire({});
    permissions.onRemoved.fire({});
    expect(granted.mock.calls).toEqual([[[a]], [[]]]);
    expect(removed).toHaveBeenCalledOnce();
    expect(watched).toHaveBeenCalledTimes(3);
    stop();
    permissions.onAdded.fire({});
    expect(watched).toHaveBeenCalledTimes(3);
    withApis({ permissions: undefined });
    watchHosts(watched)();
  });

  it('that came after the installation are all given back, one that is needed aside', async () => {
    const remove = vi.fn(async ({ permissions = [] }: { permissions?: string[] }) =>
      permissions.includes('storage') ? refused() : true,
    );
    const getAll = async () => ({ origins: [a, b], permissions: ['storage', 'downloads'] });
    const getManifest = () => ({ host_permissions: [a], content_scripts: [{ matches: [] }, {}] });
    withApis({ permissions: { remove, getAll }, runtime: { getManifest } });
    await dropAllAllowed();
    expect(remove.mock.calls).toEqual([
      [{ origins: [b] }],
      [{ permissions: ['storage'] }],
      [{ permissions: ['downloads'] }],
    ]);
    withApis({ permissions: { getAll: refused, remove }, runtime: { getManifest: () => ({}) } });
    await dropAllAllowed();
    withApis({ permissions: { getAll: async () => ({}), remove } });
    await dropAllAllowed();
    expect(remove).toHaveBeenCalledTimes(3);
  });
});

describe('alarms', () => {
  it('ring once at their time, not sooner than the browser can; one a day is made once', async () => {
    const alarms = {
      create: vi.fn(),
      clear: vi.fn(),
      get: vi.fn(async (): Promise<object | undefined> => undefined),
      onAlarm: event<[{ name: string }]>(),
    };
    withApis({ alarms });
    vi.spyOn(Date, 'now').mockReturnValue(1_000);
    await wakeAt('backup', 500);
    await wakeAt('digest', 90_000);
    await sleep('digest');
    expect(alarms.create.mock.calls).toEqual([
      ['backup', { when: 31_000 }],
      ['digest', { when: 90_000 }],
    ]);
    expect(alarms.clear).toHaveBeenCalledWith('digest');
    await wakeDaily('daily');
    alarms.get.mockResolvedValue({});
    await wakeDaily('daily');
    expect(alarms.create).toHaveBeenCalledTimes(3);
    const rang = vi.fn();
    onAlarm(rang);
    alarms.onAlarm.fire({ name: 'daily' });
    expect(rang).toHaveBeenCalledWith('daily');
    vi.mocked(Date.now).mockRestore();
  });
});

describe('lists hear', () => {
  it('of the settings and of the library, each of its own, until they stop', async () => {
    const stop = new AbortController();
    const [settings, library] = [vi.fn(), vi.fn()];
    watchListSwitch(settings, stop.signal);
    watchLibrary(library, stop.signal);
    await tellLists(5);
    expect([settings.mock.calls.length, library.mock.calls.length]).toEqual([0, 1]);
    await fakeBrowser.storage.local.set({ settings: { listingsOff: ['arxiv'] } });
    expect([settings.mock.calls.length, library.mock.calls.length]).toEqual([1, 1]);
    expect([await readListSwitch('arxiv'), await readListSwitch('acl')]).toEqual([false, true]);
    stop.abort();
    await tellLists(6);
    expect(library).toHaveBeenCalledOnce();
  });

  it('nothing in an extension that is gone, and badges are off', async () => {
    const local = {
      get: refused,
      onChanged: {
        addListener: vi.fn(),
        removeListener: () => {
          throw new Error('gone');
        },
      },
    };
    withApis({ storage: { local } });
    const stop = new AbortController();
    watchLibrary(vi.fn(), stop.signal);
    expect(() => stop.abort()).not.toThrow();
    expect(await readListSwitch('arxiv')).toBe(false);
  });
});
