/** The detector on every page: registered while the user allows it, and gone when they don't. */
import { browser } from 'wxt/browser';
import type { ScriptPublicPath } from 'wxt/utils/inject-script';
import { linkBadgesWanted } from '../settings/list-switch';
import { contentMatches, sources } from '../sources';
import { everyHost } from './manifest';
import { dropHosts, hasHosts } from './permissions';
import { readSettings, writeSettings } from './settings-store';

const id = 'everywhere';

/** Known hosts have scripts of their own, whose word is final there. */
export const knownHosts = (): string[] => [
  ...new Set([
    ...sources.flatMap(({ hosts }) =>
      hosts.flatMap((host) =>
        host.startsWith('*.') ? [`*://${host}/*`] : [`*://${host}/*`, `*://www.${host}/*`],
      ),
    ),
    ...contentMatches,
  ]),
];

/** May Offprint look at every page: does the browser let it, and has the user turned it on? */
export async function isEverywhere(): Promise<boolean> {
  const { everywhere } = await readSettings();
  return everywhere && (await hasHosts([everyHost]));
}

/** Does the user want badges beside links to papers on this host, and does the browser allow it? */
export async function areLinksWanted(host: string): Promise<boolean> {
  const settings = await readSettings();
  return linkBadgesWanted(settings, host) && (await isEverywhere());
}

/** No badges on a site (id of lib/sources) or host, from now on. */
export async function turnOffBadges(site: string): Promise<void> {
  const { listingsOff } = await readSettings();
  await writeSettings({ listingsOff: [...new Set([...listingsOff, site])] });
}

const detector = async () => ((await readSettings()).linkBadges ? 'detect-links.js' : 'detect.js');

/**
 * Brings the registration in line with the setting and the permission. To be called after either
 * may have changed, and after an update, which forgets registrations.
 */
export async function syncEverywhere(): Promise<void> {
  const wanted = await isEverywhere();
  const [there] = await browser.scripting.getRegisteredContentScripts({ ids: [id] });
  if (!wanted) {
    if (there) await browser.scripting.unregisterContentScripts({ ids: [id] });
    return;
  }
  const script = {
    id,
    js: [await detector()],
    matches: [everyHost],
    excludeMatches: knownHosts(),
    runAt: 'document_start' as const,
    persistAcrossSessions: true,
  };
  if (there) await browser.scripting.updateContentScripts([script]);
  else await browser.scripting.registerContentScripts([script]);
}

/**
 * Turns recognition on every page on or off. Turning it off gives the permission back.
 * @param links whether links to papers get badges there; as it was by default.
 * @returns whether it is on now: without the permission it stays off.
 */
export async function setEverywhere(on: boolean, links?: boolean): Promise<boolean> {
  const allowed = on && (await hasHosts([everyHost]));
  await writeSettings({ everywhere: allowed, ...(links !== undefined && { linkBadges: links }) });
  await syncEverywhere();
  if (!allowed) await dropHosts([everyHost]);
  return allowed;
}

/** The permission may have gone in the browser's own settings: then the choice has gone, too. */
export async function followPermission(): Promise<void> {
  const { everywhere } = await readSettings();
  if (everywhere && !(await hasHosts([everyHost]))) await writeSettings({ everywhere: false });
  await syncEverywhere();
}

/**
 * After an update Firefox has ended the scripts of open pages and begins those of the manifest again:
 * on unknown hosts this does it, and so puts away what is dead there (lib/page/left-behind).
 */
export async function reachOtherTabs(): Promise<void> {
  if (!import.meta.env.FIREFOX || !(await isEverywhere())) return;
  const known = new Set((await browser.tabs.query({ url: knownHosts() })).map(({ id }) => id));
  const files = [`/${await detector()}` as ScriptPublicPath];
  const open = await browser.tabs.query({ url: everyHost });
  await Promise.allSettled(
    open
      .flatMap(({ id }) => (id === undefined || known.has(id) ? [] : [id]))
      .map((tabId) => browser.scripting.executeScript({ target: { tabId }, files })),
  );
}

/** Files that the worker puts into a page on an unknown host. */
export const pageParts = {
  everywhere: '/everywhere.js',
  card: '/card.js',
  'badges-any': '/badges-any.js',
  annotate: '/annotate.js',
  passage: '/passage.js',
  panel: '/panel.js',
  preview: '/preview.js',
} as const;

/** Puts a part of the page script into the very document that asked for it. */
export async function bringPart(
  name: keyof typeof pageParts,
  tab: { id: number; documentId?: string },
): Promise<void> {
  const target = { tabId: tab.id, ...(tab.documentId && { documentIds: [tab.documentId] }) };
  const file = pageParts[name] as ScriptPublicPath;
  await browser.scripting.executeScript({ target, files: [file] });
}
