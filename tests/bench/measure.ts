/** Single measurements. Each happens in one page and is read from that page's clock. */
import type { Offprint } from '../e2e/support/chromium.ts';
import { numbered } from '../web/papers.ts';

declare global {
  interface Window {
    benchFirst?: number;
    benchClick?: number;
    benchSeen?: number;
  }
}

/**
 * From the start of the navigation to the frame after the one in which a selector first matches
 * (milliseconds).
 */
export async function firstPaint(
  { context }: Offprint,
  url: string,
  selector: string,
): Promise<number> {
  const page = await context.newPage();
  await page.setViewportSize({ width: 420, height: 600 });
  await page.addInitScript((wanted) => {
    const look = () => {
      if (!document.querySelector(wanted)) return false;
      // The frame that shows it has been drawn when the task after it runs.
      requestAnimationFrame(() => {
        const channel = new MessageChannel();
        channel.port1.onmessage = () => {
          window.benchFirst = performance.now();
        };
        channel.port2.postMessage(null);
      });
      return true;
    };
    const observer = new MutationObserver(() => {
      if (look()) observer.disconnect();
    });
    observer.observe(document, { childList: true, subtree: true });
  }, selector);
  await page.goto(url, { waitUntil: 'commit' });
  const handle = await page.waitForFunction(() => window.benchFirst);
  const value = await handle.jsonValue();
  await page.close();
  return Number(value);
}

/**
 * From asking the worker to save a paper to its word that the paper is stored, in ms: what
 * `clickToSaved` has without the page's own work of showing it.
 * @param serial a number that was not used before.
 */
export async function askedToStored(offprint: Offprint, serial: number): Promise<number> {
  const page = await offprint.extensionPage('manifest.json');
  const took = await page.evaluate(async (number) => {
    const record = {
      identifiers: [`arxiv:2601.${10_000 + number}`],
      title: `Paper ${number} of the bench`,
      source: 'arxiv',
    };
    const since = performance.now();
    await chrome.runtime.sendMessage({ id: 0, type: 'save', data: { record }, timestamp: 0 });
    return performance.now() - since;
  }, serial);
  await page.close();
  return took;
}

/**
 * From asking the worker to change one paper to its word that this is stored, in ms: what `rowEdit`
 * has without the page's own work.
 * @param serial the paper's number.
 */
export async function askedToEdited(offprint: Offprint, serial: number): Promise<number> {
  const page = await offprint.extensionPage('manifest.json');
  const took = await page.evaluate(async (number) => {
    const paperIds = [`bench-${String(number).padStart(6, '0')}-8c1f-4d6e-9a51-3b7e`];
    const ask = async (rating: number) => {
      const since = performance.now();
      const data = { paperIds, rating };
      await chrome.runtime.sendMessage({ id: 0, type: 'rate', data, timestamp: 0 });
      return performance.now() - since;
    };
    // The first may have to wake the worker.
    await ask(4);
    return ask(5);
  }, serial);
  await page.close();
  return took;
}

/**
 * From the click on Offprint's button in a page to the button's saying that the paper is saved,
 * which it says when the worker's transaction is committed and answered (milliseconds).
 * @param serial a number that was not used before: each save is of another paper.
 */
export async function clickToSaved(offprint: Offprint, serial: number): Promise<number> {
  const [paper] = numbered(1, 5000 + serial);
  const page = await offprint.visit(`https://arxiv.org/abs/${paper?.id}`);
  const widget = await offprint.widget(page);
  await widget.waitFor('button', 'Save to Offprint');
  await page.evaluate(() => {
    window.addEventListener(
      'click',
      (event) => {
        window.benchClick = event.timeStamp;
      },
      { capture: true, once: true },
    );
  });
  await widget.watch(`function () {
    const observer = new MutationObserver(() => {
      const saved = this.querySelector('button[aria-label^="In Offprint"]');
      if (!saved || window.benchSeen !== undefined) return;
      window.benchSeen = performance.now();
    });
    observer.observe(this, { subtree: true, childList: true, attributes: true });
  }`);
  await widget.click('button', 'Save to Offprint');
  const handle = await page.waitForFunction(() =>
    window.benchSeen === undefined || window.benchClick === undefined
      ? undefined
      : window.benchSeen - window.benchClick,
  );
  const took = Number(await handle.jsonValue());
  await page.close();
  return took;
}

/**
 * From the click on a row's status in the popup to the row's showing the next one, which it reads
 * from the database (milliseconds).
 */
export async function rowEdit(offprint: Offprint): Promise<number> {
  const page = await offprint.popup();
  const ring = page.getByRole('button', { name: /Change the status$/ }).first();
  await ring.waitFor();
  await ring.evaluate((button) => {
    const before = button.getAttribute('aria-label');
    button.addEventListener(
      'click',
      (event) => {
        window.benchClick = event.timeStamp;
      },
      { capture: true },
    );
    const observer = new MutationObserver(() => {
      if (button.getAttribute('aria-label') === before || window.benchSeen !== undefined) return;
      window.benchSeen = performance.now();
    });
    observer.observe(button, { attributes: true });
  });
  await ring.click();
  const handle = await page.waitForFunction(() =>
    window.benchSeen === undefined || window.benchClick === undefined
      ? undefined
      : window.benchSeen - window.benchClick,
  );
  const took = Number(await handle.jsonValue());
  await page.close();
  return took;
}

/** Layout shift of a new tab that has to ask for its list, until a second after the list is there. */
export async function layoutShift(offprint: Offprint): Promise<number> {
  const page = await offprint.context.newPage();
  await page.goto(offprint.url('newtab.html'), { waitUntil: 'commit' });
  await page.locator('[data-key]').first().waitFor();
  const score = await page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        let sum = 0;
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) {
            const { value, hadRecentInput } = entry as unknown as {
              value: number;
              hadRecentInput: boolean;
            };
            if (!hadRecentInput) sum += value;
          }
        }).observe({ type: 'layout-shift', buffered: true });
        setTimeout(() => resolve(sum), 1000);
      }),
  );
  await page.close();
  return score;
}
