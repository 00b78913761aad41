/** The page of the first run: once, on one screen, with the keyboard alone. */
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { violations } from './support/axe.ts';
import { inFirefox } from './support/builds.ts';
import { inBrowser, soon } from './support/session.ts';

// Without motion: colours on their way from light to dark are not to be measured.
const session = inBrowser({
  ...{ welcome: true, viewport: { width: 1280, height: 720 } },
  reducedMotion: 'reduce',
});

const welcomes = () =>
  session.offprint.context.pages().filter((page) => page.url().endsWith('/welcome.html'));

const overflow = (page: Page) =>
  page.evaluate(() => {
    const { scrollWidth, scrollHeight, clientWidth, clientHeight } = document.documentElement;
    return { right: scrollWidth - clientWidth, below: scrollHeight - clientHeight };
  });

it('opens once, fits the screen, leads on by the keyboard alone, and never comes back', async () => {
  const { offprint, web } = session;
  const [page] = welcomes();
  if (!page) throw new Error('it did not open');
  await page.bringToFront();
  await page.getByRole('heading', { level: 1 }).waitFor();
  expect(await overflow(page)).toEqual({ right: 0, below: 0 });
  expect(await page.locator('kbd').allTextContents()).toEqual(['Alt+S']);
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    expect(await violations(page), colorScheme).toEqual([]);
  }
  await page.setViewportSize({ width: 320, height: 720 });
  expect((await overflow(page)).right).toBe(0);
  // It tells of requests, and makes none.
  expect(offprint.requests()).toEqual([]);

  // The one choice: no list is asked for after it.
  await page.keyboard.press('Tab');
  await page.keyboard.press('ArrowDown');
  await expect
    .poll(() => page.getByRole('radio', { name: 'The browser’s own page' }).isChecked(), soon)
    .toBe(true);
  const shown = await offprint.newTabAddress();
  // Firefox gives its own page to no extension: ours stays empty.
  if (!inFirefox) expect(shown).not.toContain('newtab.html');
  expect(web.visits('huggingface.co')).toEqual([]);

  await page.bringToFront();
  for (const end of ['library.html', 'library.html#/import', 'options.html']) {
    await page.keyboard.press('Tab');
    const href = await page.evaluate(() => (document.activeElement as HTMLAnchorElement).href);
    expect(href).toBe(offprint.url(end));
  }
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Options' }).waitFor();

  await offprint.loadExtension();
  await offprint.restart();
  const scratch = await offprint.extensionPage('manifest.json');
  const daily = () => scratch.evaluate(() => chrome.alarms.get('daily'));
  await expect.poll(daily, soon).toBeTruthy();
  expect(welcomes()).toEqual([]);
});
