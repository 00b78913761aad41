/**
 * Every surface in every state: axe finds nothing in either theme, everything that takes the focus has
 * a name, nothing is too wide at 320 px and at 200 %, and nothing moves for those who want it still.
 */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startWeb } from '../web/content.ts';
import { violations } from './support/axe.ts';
import { violationsInside } from './support/axe-inside.ts';
import { soon } from './support/builds.ts';
import { Offprint } from './support/chromium.ts';
import { withoutName } from './support/names.ts';
import type { Widget } from './support/widget.ts';
import { emptySurfaces, surfaces } from './surfaces/index.ts';
import { afresh, english, furnish, type Scene, speaker } from './surfaces/scene.ts';

/** CSS px of a small telephone, and of a window of 1280 px at 200 %. */
const small = [
  { width: 320, height: 640 },
  { width: 640, height: 400 },
];

const contrast = { runOnly: ['color-contrast'] };

const found: string[] = [];
const scene = {
  say: speaker(english()),
  look,
  lookAt,
} as Scene;

async function look(page: Page, state: string): Promise<void> {
  const note = (what: string) => (each: string) => found.push(`${state}${what}: ${each}`);
  (await violations(page)).forEach(note(''));
  (await withoutName(page)).forEach(note(''));
  (await moving(page)).forEach(note(''));
  await page.emulateMedia({ colorScheme: 'dark' });
  (await violations(page, contrast)).forEach(note(', dark'));
  await page.emulateMedia({ colorScheme: 'light' });
  const size = page.viewportSize();
  for (const each of small) {
    if (size && each.width >= size.width) continue;
    await page.setViewportSize(each);
    (await tooWide(page)).forEach(note(` at ${each.width} px`));
  }
  if (size) await page.setViewportSize(size);
}

async function lookAt(widget: Widget, state: string): Promise<void> {
  const { page } = widget;
  found.push(...(await violationsInside(widget, state)));
  found.push(...(await withoutName(page)).map((each) => `${state}: ${each}`));
  await page.emulateMedia({ colorScheme: 'dark' });
  found.push(...(await violationsInside(widget, `${state}, dark`)));
  await page.emulateMedia({ colorScheme: 'light' });
}

/** What can be scrolled sideways. */
const tooWide = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    return scrollWidth > clientWidth ? [`${scrollWidth} px wide in ${clientWidth} px`] : [];
  });

/** What moves although the user wants no motion. */
const moving = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    document.getAnimations().flatMap((animation) => {
      const duration = Number(animation.effect?.getComputedTiming().duration);
      return animation.playState === 'running' && duration > 1 ? [`moves for ${duration} ms`] : [];
    }),
  );

beforeAll(async () => {
  scene.web = await startWeb();
  scene.offprint = await Offprint.launch(scene.web, { reducedMotion: 'reduce' });
});

afterAll(async () => {
  await scene.offprint?.close();
  await scene.web?.stop();
});

async function check(walk: (scene: Scene) => Promise<void>): Promise<void> {
  found.length = 0;
  await walk(scene);
  scene.web.behave();
  for (const page of scene.offprint.context.pages().slice(1)) await page.close();
  expect(found).toEqual([]);
}

describe('without papers, nothing is wrong in', () => {
  beforeEach((context) => afresh(scene, context, 'empty'));
  it.each(emptySurfaces)('%s', (_, walk) => check(walk));
});

describe('with papers, nothing is wrong in', () => {
  beforeAll(() => furnish(scene.offprint));
  beforeEach((context) => afresh(scene, context, 'furnished'));
  it.each(surfaces)('%s', (_, walk) => check(walk));
});

const addresses = [
  'popup.html?alone',
  'library.html#/',
  'library.html#/?paper=seed-000001',
  'library.html#/import',
  'library.html#/tags',
  'library.html#/stats',
  'library.html#/backups',
  'library.html#/digests',
  'newtab.html',
  'options.html',
  'welcome.html',
];

it.each(addresses)('%s is whole at 320 px, in colours that the user forces', async (address) => {
  const page = await scene.offprint.extensionPage(address);
  await page.emulateMedia({ forcedColors: 'active', colorScheme: 'dark' });
  await page.setViewportSize({ width: 320, height: 640 });
  await page.getByRole('heading').first().waitFor({ state: 'attached' });
  await expect.poll(() => page.locator('[aria-busy="true"]').count(), soon).toBe(0);
  expect(await tooWide(page)).toEqual([]);
  expect(await violations(page)).toEqual([]);
  await page.close();
});
