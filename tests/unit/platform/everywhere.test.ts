/** Recognition on every page: the setting, the permission and the registered script stay in line. */
import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import {
  areLinksWanted,
  bringPart,
  followPermission,
  isEverywhere,
  knownHosts,
  reachOtherTabs,
  setEverywhere,
  syncEverywhere,
  turnOffBadges,
} from '@/lib/platform/everywhere';
import { everyHost } from '@/lib/platform/manifest';
import { readSettings, writeSettings } from '@/lib/platform/settings-store';
import { permissionsOf, withApis } from './support/browser';

interface Script {
  id: string;
  js: string[];
  matches: string[];
  excludeMatches: string[];
}

/** A browser that has granted something, and the scripts that are registered in it. */
function browserWith(...granted: string[]) {
  const registered = new Map<string, Script>();
  const put = async ([script]: [Script]) => void registered.set(script.id, script);
  const scripting = {
    getRegisteredContentScripts: async () => [...registered.values()],
    registerContentScripts: vi.fn(put),
    updateContentScripts: vi.fn(put),
    unregisterContentScripts: vi.fn(async ({ ids }: { ids: string[] }) => {
      for (const id of ids) registered.delete(id);
    }),
    executeScript: vi.fn(async (_injection: object): Promise<never[]> => []),
  };
  const permissions = permissionsOf(...granted);
  withApis({ scripting, permissions });
  return { scripting, permissions, script: () => registered.get('everywhere') };
}

beforeEach(() => fakeBrowser.storage.local.clear());

describe('open pages on unknown hosts after an update', () => {
  const tabs = {
    query: vi.fn(async ({ url }: { url: string | string[] }) =>
      url === everyHost ? [{ id: 1 }, { id: 2 }, {}, { id: 3 }] : [{ id: 2 }],
    ),
  };
  async function updated(firefox: string, wanted: boolean, linkBadges = false) {
    vi.stubEnv('FIREFOX', firefox);
    onTestFinished(() => void vi.unstubAllEnvs());
    const { scripting } = browserWith(everyHost);
    // A page that refuses the script keeps it from no other.
    scripting.executeScript.mockRejectedValueOnce(new Error('gone'));
    withApis({ tabs });
    await setEverywhere(wanted, linkBadges);
    await reachOtherTabs();
    return scripting.executeScript.mock.calls;
  }

  it.each([
    [false, '/detect.js'],
    [true, '/detect-links.js'],
  ])('are begun anew in Firefox, but for those of known hosts (links: %s)', async (links, file) => {
    expect(await updated('true', true, links)).toEqual([
      [{ target: { tabId: 1 }, files: [file] }],
      [{ target: { tabId: 3 }, files: [file] }],
    ]);
  });

  it('are left alone while the user has not turned it on, and in Chromium', async () => {
    expect(await updated('true', false)).toEqual([]);
    expect(await updated('', true)).toEqual([]);
  });
});

describe('recognition on every page', () => {
  it('is off without the permission, whatever was asked', async () => {
    const { script } = browserWith();
    expect(await setEverywhere(true)).toBe(false);
    expect([await isEverywhere(), script()]).toEqual([false, undefined]);
    expect((await readSettings()).everywhere).toBe(false);
  });

  it('registers the detector, not on hosts that have scripts of their own', async () => {
    const { script, scripting } = browserWith(everyHost);
    expect(await setEverywhere(true, false)).toBe(true);
    expect(await isEverywhere()).toBe(true);
    expect(script()).toMatchObject({ js: ['detect.js'], matches: [everyHost] });
    expect(script()?.excludeMatches).toEqual(expect.arrayContaining(['*://arxiv.org/*']));
    await setEverywhere(true, true);
    expect(script()?.js).toEqual(['detect-links.js']);
    expect(scripting.registerContentScripts).toHaveBeenCalledOnce();
    expect(scripting.updateContentScripts).toHaveBeenCalledOnce();
  });

  it('gives the permission back when it is turned off', async () => {
    const { script, permissions } = browserWith(everyHost);
    await setEverywhere(true);
    expect(await setEverywhere(false)).toBe(false);
    expect(script()).toBeUndefined();
    expect(permissions.remove).toHaveBeenCalledWith({ origins: [everyHost] });
    await syncEverywhere();
    expect(script()).toBeUndefined();
  });

  it('is off when the permission has gone in the browser’s own settings', async () => {
    const { script, permissions } = browserWith(everyHost);
    await setEverywhere(true);
    await followPermission();
    expect(script()).toBeDefined();
    await permissions.remove({ origins: [everyHost] });
    await followPermission();
    expect(script()).toBeUndefined();
    expect((await readSettings()).everywhere).toBe(false);
  });

  it('has badges beside links where they are wanted and allowed', async () => {
    browserWith(everyHost);
    expect(await areLinksWanted('blog.example')).toBe(false);
    await setEverywhere(true, true);
    expect(await areLinksWanted('blog.example')).toBe(true);
    await turnOffBadges('blog.example');
    await turnOffBadges('blog.example');
    expect((await readSettings()).listingsOff).toEqual(['blog.example']);
    expect(await areLinksWanted('blog.example')).toBe(false);
    expect(await areLinksWanted('other.example')).toBe(true);
    await writeSettings({ everywhere: false });
    expect(await areLinksWanted('other.example')).toBe(false);
  });

  it.each([
    [{ id: 3 }, { tabId: 3 }],
    [
      { id: 3, documentId: 'd1' },
      { tabId: 3, documentIds: ['d1'] },
    ],
  ])('puts a part into the document that asked: %j', async (tab, target) => {
    const { scripting } = browserWith();
    await bringPart('card', tab);
    expect(scripting.executeScript).toHaveBeenCalledWith({ target, files: ['/card.js'] });
  });

  it('knows each host once, with and without www', () => {
    const hosts = knownHosts();
    expect(new Set(hosts).size).toBe(hosts.length);
    expect(hosts).toEqual(expect.arrayContaining(['*://arxiv.org/*', '*://www.arxiv.org/*']));
    expect(hosts.some((host) => host.includes('www.*.'))).toBe(false);
  });
});
