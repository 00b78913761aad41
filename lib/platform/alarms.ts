import { browser } from 'wxt/browser';

/**
 * Names of our alarms: `outbox`, `import`, `backup` and `digest` do what is due, `daily` empties the
 * bin.
 */
export type AlarmName = 'outbox' | 'import' | 'backup' | 'digest' | 'daily';

/** Chrome rounds up to half a minute. */
const shortestMs = 30_000;

/** Wakes the worker once at about `at` (ms since the epoch); a later call replaces the earlier. */
export async function wakeAt(name: AlarmName, at: number): Promise<void> {
  await browser.alarms.create(name, { when: Math.max(at, Date.now() + shortestMs) });
}

/** Nothing is due any more. */
export async function sleep(name: AlarmName): Promise<void> {
  await browser.alarms.clear(name);
}

/** Wakes the worker once a day. */
export async function wakeDaily(name: AlarmName): Promise<void> {
  if (await browser.alarms.get(name)) return;
  await browser.alarms.create(name, { delayInMinutes: 5, periodInMinutes: 24 * 60 });
}

/** Must be called synchronously when the worker starts. */
export function onAlarm(listener: (name: string) => void): void {
  browser.alarms.onAlarm.addListener(({ name }) => listener(name));
}
