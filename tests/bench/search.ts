/** Measurements of search, in the popup as it ships. */
import type { Page } from 'playwright-core';
import type { Offprint } from '../e2e/support/chromium.ts';
import { paperMaker } from './papers.ts';

declare global {
  interface Window {
    benchTyped?: Typed;
  }
}

/** One keystroke, in ms of the page's clock. */
interface Typed {
  /** The input event. */
  since: number;
  /** The list holds the answer: its first rows, with their titles, are in the document. */
  listed?: number;
  /** The frame that shows it has been drawn. */
  painted?: number;
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
  const stored = () =>
    page.evaluate(async () => {
      const known = await indexedDB.databases();
      if (!known.some(({ name }) => name === 'offprint-search')) return 0;
      const db = await new Promise<IDBDatabase>((resolve, reject) => {
        const request = indexedDB.open('offprint-search');
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
      const state = await new Promise<
        { facts: { flags: Uint32Array }; readTo?: string } | undefined
      >((resolve) => {
        const request = db.transaction('state').objectStore('state').get('index');
        request.onsuccess = () => resolve(request.result);
      });
      db.close();
      return state?.readTo === undefined ? (state?.facts.flags.length ?? 0) : 0;
    });
  while ((await stored()) < size) await new Promise((resolve) => setTimeout(resolve, 500));
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

export interface Keystrokes {
  /** From the input event to the answer in the list, for each letter (ms). */
  listed: number[];
  /** To the end of the frame that shows it: with the wait for the display (ms). */
  painted: number[];
  /** The first letters right after the popup opened, to the list (ms). */
  cold: number;
}

/** Types the words of several titles into the popup, letter by letter. */
export async function keystrokes(offprint: Offprint): Promise<Keystrokes> {
  const make = paperMaker();
  const queries = [3, 17, 40, 71, 95].map((number) =>
    make(number).title.toLowerCase().replaceAll('.', '').split(' ').slice(1, 4).join(' '),
  );
  const page = await offprint.popup();
  await watchAnswers(page);
  await page.getByRole('row').first().waitFor();
  const { listed: cold } = await type(page, queries[0]?.slice(0, 3) ?? '');
  const listed: number[] = [];
  const painted: number[] = [];
  for (const query of queries) {
    await type(page, '');
    for (let end = 1; end <= query.length; end += 1) {
      const took = await type(page, query.slice(0, end));
      listed.push(took.listed);
      painted.push(took.painted);
    }
  }
  await page.close();
  return { listed, painted, cold };
}

/** Answers are heard at the port; they are there when the list's first rows are those of the answer. */
async function watchAnswers(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const original = MessagePort.prototype.postMessage;
    const ids: string[] = [];
    let answer: Int32Array | undefined;
    const rows = 4;
    const look = () => {
      const typed = window.benchTyped;
      if (!answer || !typed || Number.isNaN(typed.since) || typed.listed !== undefined) return;
      const shown = [...document.querySelectorAll<HTMLElement>('[role="row"]')].filter((row) =>
        row.querySelector('a'),
      );
      const byPlace = new Map(shown.map((row) => [row.ariaRowIndex, row.dataset.id]));
      const wanted = [...answer.slice(0, rows)].map((paper) => ids[paper]);
      if (!wanted.every((id, at) => byPlace.get(String(at + 1)) === id)) return;
      if (wanted.length === 0 && shown.length > 0) return;
      typed.listed = performance.now() - typed.since;
      requestAnimationFrame(() => {
        const channel = new MessageChannel();
        channel.port1.onmessage = () => {
          typed.painted = performance.now() - typed.since;
        };
        original.call(channel.port2, null);
      });
    };
    new MutationObserver(look).observe(document, {
      childList: true,
      subtree: true,
      attributes: true,
    });
    MessagePort.prototype.postMessage = function (this: MessagePort, ...args: unknown[]) {
      // React's scheduler posts null.
      const [message] = args as [{ type?: string } | null];
      if (message?.type === 'watch' && !this.onmessage?.toString().includes('bench')) {
        const listen = this.onmessage;
        this.onmessage = function benchListener(event: MessageEvent) {
          const { data } = event;
          if (data.type === 'ids') ids.splice(data.from, ids.length, ...data.ids.split('\n'));
          listen?.call(this, event);
          // An answer before anything was typed is one to a change.
          if (data.type === 'found' && !Number.isNaN(window.benchTyped?.since ?? Number.NaN)) {
            answer = data.order;
            look();
          }
        };
      }
      if (message?.type === 'watch') answer = undefined;
      original.apply(this, args as [unknown]);
    } as typeof original;
  });
  await page.reload();
}

async function type(page: Page, text: string): Promise<{ listed: number; painted: number }> {
  await page.evaluate(() => {
    window.benchTyped = { since: Number.NaN };
    addEventListener(
      'input',
      (event) => {
        if (window.benchTyped) window.benchTyped.since = event.timeStamp;
      },
      { capture: true, once: true },
    );
  });
  await field(page).fill(text);
  const took = await page.waitForFunction(() => {
    const { listed, painted } = window.benchTyped ?? {};
    return listed !== undefined && painted !== undefined && { listed, painted };
  });
  const times = await took.jsonValue();
  if (!times) throw new Error('no answer');
  return times;
}
