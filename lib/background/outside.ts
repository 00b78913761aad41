/** The world outside the pure core, as the worker sees it. */
import { openLibrary } from '../library/database';
import { hostPermissions } from '../platform/manifest';
import { hasHosts, hostPattern } from '../platform/permissions';
import { readSettings, writeSettings } from '../platform/settings-store';
import { politeFetch } from '../services/polite';
import type { Outside } from './metadata';

/** Hosts that may be asked without being granted more. */
export const askableHosts = hostPermissions.map(
  (pattern) => new URL(pattern.replace('*', '')).host,
);

export const outside: Outside & Required<Pick<Outside, 'allow'>> = {
  fetch: politeFetch({
    library: openLibrary,
    fetch: (input, init) => fetch(input, init),
    now: () => Date.now(),
    pause: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
    isOnline: () => navigator.onLine,
  }),
  now: () => Date.now(),
  newId: () => crypto.randomUUID(),
  jitter: () => Math.random(),
  async mayAsk(url) {
    const parsed = URL.parse(url);
    if (parsed?.protocol !== 'https:') return false;
    if (askableHosts.includes(parsed.host)) return true;
    // The user's word for this host, and the browser's: to read every page is no leave to ask.
    const { askHosts } = await readSettings();
    return askHosts.includes(parsed.host) && (await hasHosts([hostPattern(url)]));
  },
  hasHost: (url) => hasHosts([hostPattern(url)]),
  async allow(url) {
    const { host } = new URL(url);
    const { askHosts } = await readSettings();
    if (askableHosts.includes(host) || askHosts.includes(host)) return;
    await writeSettings({ askHosts: [...askHosts, host] });
  },
};
