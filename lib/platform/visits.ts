/** When the new tab was looked at, in storage.local. */
import { browser } from 'wxt/browser';
import { type Visits, visit, visitsSchema } from '../trending/visit';

const key = 'visits';

/**
 * Note that the new tab is looked at now.
 * @param now milliseconds since the epoch.
 * @returns the visits with this one; only this one when storage cannot be read.
 */
export async function recordVisit(now: number): Promise<Visits> {
  try {
    const stored = visitsSchema.safeParse((await browser.storage.local.get(key))[key]);
    const visits = visit(stored.success ? stored.data : undefined, now);
    await browser.storage.local.set({ [key]: visits });
    return visits;
  } catch {
    return visit(undefined, now);
  }
}
