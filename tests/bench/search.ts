/** Measurements of search, in the popup as it ships. */
import type { Page } from 'playwright-core';
import type { Offprint } from '../e2e/support/chromium.ts';
import { paperMaker } from './papers.ts';

declare global {
  interface Window {
    benchTyped?: { since: number; took: number[] };
  }
}

const field = (page: Page) => page.getByRole('combobox', { name: 'Search your papers' });

/**
 * Opens the popup until search has read the whole library, and leaves the index on the disk.
 * @returns milliseconds from opening to that moment.
 */
export async function indexed(offprint: Offprint, size: number): Promise<number> {
  const since = performance.now();
  const page = await offprint.popup();
  const all = size.toLocaleString('en');
  await page.getByText(new RegExp(`^All\\s*${all}$`)).waitFor({ timeout: 600_000 });
  const took = performance.now() - since;
  await page.waitForFunction(
    async (count) => {
      const known = await indexedDB.databases();
      if (!known.some(({ name }) => name === 'offprint-search')) return false;
      const db = await new Promise<IDBDatabase>((resolve, reject) => {
        const request = indexedDB.open('offprint-search');
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
      const state = await new Promise<{ facts: { flags: Uint32Array } } | undefined>((resolve) => {
        const request = db.transaction('state').objectStore('state').get('index');
        request.onsuccess = () => resolve(request.result);
      });
      db.close();
      return (state?.facts.flags.length ?? 0) >= count;
    },
    size,
    { timeout: 600_000, polling: 500 },
  );
  await page.close();
  return took;
}

/** Bytes that the popup's own scripts hold, after a search, with the garbage collected. */
export async function pageHeap(offprint: Offprint): Promise<number> {
  const page = await offprint.popup();
  await page.getByRole('row').first().waitFor();
  await field(page).fill('learning model');
  await page
    .getByRole('status')
    .filter({ hasText: /found/i })
    .first()
    .waitFor({ state: 'attached' });
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  await page.close();
  return usedSize;
}

/**
 * Types the words of several titles into the popup, letter by letter.
 * @returns for each letter the ms from the input event to the frame after the list (or its count)
 * shows the answer; and the same for the first letters right after the popup opened.
 */
export async function keystrokes(offprint: Offprint): Promise<{ times: number[]; cold: number }> {
  const make = paperMaker();
  const queries = [3, 17, 40, 71, 95].map((number) =>
    make(number).title.toLowerCase().replaceAll('.', '').split(' ').slice(1, 4).join(' '),
  );
  const page = await offprint.popup();
  await watchAnswers(page);
  await page.getByRole('row').first().waitFor();
  const cold = await type(page, queries[0]?.slice(0, 3) ?? '');
  const times: number[] = [];
  for (const query of queries) {
    await type(page, '');
    for (let end = 1; end <= query.length; end += 1)
      times.push(await type(page, query.slice(0, end)));
  }
  await page.close();
  return { times, cold };
}

/** Answers are heard at the port, where the page gets them. */
async function watchAnswers(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const original = MessagePort.prototype.postMessage;
    MessagePort.prototype.postMessage = function (this: MessagePort, ...args: unknown[]) {
      // React's scheduler posts null.
      const [message] = args as [{ type?: string } | null];
      if (message?.type === 'watch' && !this.onmessage?.toString().includes('bench')) {
        const listen = this.onmessage;
        this.onmessage = function benchListener(event: MessageEvent) {
          listen?.call(this, event);
          const typed = window.benchTyped;
          // An answer before anything was typed is one to a change.
          if (event.data.type === 'found' && typed && !Number.isNaN(typed.since)) {
            requestAnimationFrame(() => {
              const channel = new MessageChannel();
              channel.port1.onmessage = () => typed.took.push(performance.now() - typed.since);
              original.call(channel.port2, null);
            });
          }
        };
      }
      original.apply(this, args as [unknown]);
    } as typeof original;
  });
  await page.reload();
}

async function type(page: Page, text: string): Promise<number> {
  await page.evaluate(() => {
    window.benchTyped = { since: Number.NaN, took: [] };
    addEventListener(
      'input',
      (event) => {
        if (window.benchTyped) window.benchTyped.since = event.timeStamp;
      },
      { capture: true, once: true },
    );
  });
  await field(page).fill(text);
  const took = await page.waitForFunction(() => window.benchTyped?.took[0]);
  return Number(await took.jsonValue());
}
