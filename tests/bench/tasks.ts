/** Tasks that keep a page from answering. */
import type { Page } from 'playwright-core';

declare global {
  interface Window {
    benchLongest?: number;
  }
}

/** Watches from now on. @returns the longest task since the last time it was asked (ms). */
export async function watchTasks(page: Page): Promise<{ longest(): Promise<number> }> {
  await page.evaluate(() => {
    window.benchLongest = 0;
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) {
        window.benchLongest = Math.max(window.benchLongest ?? 0, duration);
      }
    }).observe({ type: 'longtask' });
  });
  const longest = () =>
    page.evaluate(() => {
      const found = window.benchLongest ?? 0;
      window.benchLongest = 0;
      return found;
    });
  return { longest };
}
