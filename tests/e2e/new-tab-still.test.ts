/** The new tab never moves by itself, fits every window, and reads well for everybody. */
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { dailyEntry, dailyPapers } from '../web/daily-papers.ts';
import { numbered, paper } from '../web/papers.ts';
import { expectAccessible } from './support/axe.ts';
import { inFirefox } from './support/builds.ts';
import { inBrowser, soon } from './support/session.ts';

const session = inBrowser({ reducedMotion: 'reduce' });
const api = '/api/daily_papers';
const first = paper('2607.01234').title;

declare global {
  interface Window {
    shifts?: string[];
  }
}

/** Opens a new tab that writes down every shift which no input caused. */
async function watched(size: { width: number; height: number }): Promise<Page> {
  const page = await session.offprint.context.newPage();
  await page.setViewportSize(size);
  await page.addInitScript(() => {
    const shifts: string[] = [];
    window.shifts = shifts;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        const { value, hadRecentInput, sources } = entry as unknown as {
          value: number;
          hadRecentInput: boolean;
          sources: { node: Node | null }[];
        };
        const what = sources.map(({ node }) => node?.textContent?.slice(0, 60));
        if (!hadRecentInput) shifts.push(`${value} ${what.join(' | ')}`);
      }
    }).observe({ type: 'layout-shift', buffered: true });
  });
  await page.goto(session.offprint.url('newtab.html'), { waitUntil: 'commit' });
  return page;
}

const picks = (page: Page) => page.locator('[data-key]');

/** Two frames after everything that was begun has been drawn. */
async function still(page: Page, count: number): Promise<void> {
  await expect.poll(() => picks(page).count(), soon).toBeGreaterThanOrEqual(count);
  await page.evaluate(
    () =>
      new Promise((resolve) => {
        requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(resolve)));
      }),
  );
  expect(await page.evaluate(() => window.shifts)).toEqual([]);
}

// Firefox tells no layout shifts.
it.skipIf(inFirefox).each([
  { width: 1280, height: 800 },
  { width: 320, height: 640 },
])(
  'nothing moves at $width px: first visit, cached, refreshed, opened up, with pictures',
  async (size) => {
    const { offprint, web } = session;
    // The list comes after the page: rows stand in for it meanwhile.
    const routes = web.snapshotRoutes();
    web.route('huggingface.co', api, (url) => ({
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(dailyPapers(url)),
      delayMs: 600,
    }));
    const page = await watched(size);
    await page.getByText(/^Asking huggingface\.co/).waitFor({ state: 'attached' });
    await picks(page).first().waitFor();
    web.restoreRoutes(routes);
    await still(page, 8);
    await page
      .getByRole('button', { name: /^More about/ })
      .first()
      .click();
    await page.getByText('In one sentence:').waitFor();
    await still(page, 8);
    await page.close();

    const cached = await watched(size);
    await still(cached, 8);
    await cached.close();

    await offprint.database.age(25 * 60);
    const body = JSON.stringify(
      [...numbered(6, 40), paper('2607.02001')].map((each, rank) =>
        dailyEntry(each, rank, '2026-07-25'),
      ),
    );
    web.misbehave('huggingface.co', api, { body });
    const refreshed = await watched(size);
    await refreshed.getByRole('heading', { name: numbered(1, 40)[0]?.title ?? '' }).waitFor();
    await still(refreshed, 7);
    await refreshed.getByRole('button', { name: 'View' }).click();
    await refreshed.getByRole('menuitemcheckbox', { name: 'Pictures of papers' }).click();
    await refreshed.locator('[data-thumbnail]').first().waitFor();
    await refreshed.close();
    web.behave();

    const pictured = await watched(size);
    await pictured.locator('[data-thumbnail]').first().waitFor();
    await still(pictured, 7);
  },
);

it('fits 320 px, and passes axe in light, dark and forced colours, in cards and in the list', async () => {
  const page = await session.offprint.newTab();
  await page.getByRole('heading', { name: first }).waitFor();
  await page
    .getByRole('button', { name: /^More about/ })
    .first()
    .click();
  await page.getByText('In one sentence:').waitFor();
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await expectAccessible(page, colorScheme);
  }
  await page.emulateMedia({ forcedColors: 'active' });
  await expectAccessible(page, 'forced colours');
  await page.emulateMedia({ forcedColors: 'none' });
  await page.getByRole('button', { name: 'View' }).click();
  await page.getByRole('menuitemradio', { name: 'Titles only' }).click();
  await page.locator('[data-density="list"]').first().waitFor();
  await expectAccessible(page, 'titles only');
  await page.setViewportSize({ width: 320, height: 640 });
  for (const tab of ['Trending', 'Today', 'For you', 'Rising', 'New on arXiv']) {
    await page.getByRole('tab', { name: tab }).click();
    await expect
      .poll(() => page.evaluate(() => document.documentElement.scrollWidth), soon)
      .toBe(await page.evaluate(() => document.documentElement.clientWidth));
    await expectAccessible(page, `${tab} at 320 px`);
  }
});
