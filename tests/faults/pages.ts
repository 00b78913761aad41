/** Pages of the extension that run none of its code, and what is asked of the worker from them. */
/// <reference types="chrome" />
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import type { Offprint } from '../e2e/support/chromium.ts';
import { violationsOf } from '../support/consistency.ts';
import { snapshotOf } from './snapshot.ts';

/** Does some work in a page of the extension that is closed afterwards. */
export async function inScratch<T>(offprint: Offprint, work: (page: Page) => Promise<T>) {
  const page = await offprint.extensionPage('manifest.json');
  try {
    return await work(page);
  } finally {
    await page.close();
  }
}

/** Asks the worker. @returns its answer: `{ok, value}` or `{ok: false, error}`. */
export const askFrom = (page: Page, type: string, data: object): Promise<{ ok: boolean }> =>
  page.evaluate(
    async (message) => {
      const answer = await chrome.runtime.sendMessage(message);
      return answer?.res ?? { ok: false, error: answer?.err };
    },
    { id: 1, type, data, timestamp: Date.now() },
  );

/** All that must hold of a library holds of this one. @returns its rows. */
export async function expectSound(offprint: Offprint) {
  const snapshot = await inScratch(offprint, snapshotOf);
  expect(violationsOf(snapshot, { settled: true })).toEqual([]);
  return snapshot;
}
