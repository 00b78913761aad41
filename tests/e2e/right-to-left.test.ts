/**
 * Every surface in a language that reads from right to left and is two fifths longer: nothing is cut
 * off, lies on something else or stays in English.
 */
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { pseudoLocale } from '../support/pseudo-locale.ts';
import { startWeb } from '../web/content.ts';
import { chromiumBuild } from './support/builds.ts';
import { Offprint } from './support/chromium.ts';
import { layoutTroubles } from './support/layout.ts';
import type { Widget } from './support/widget.ts';
import { emptySurfaces, surfaces } from './surfaces/index.ts';
import { afresh, english, furnish, type Scene, speaker } from './surfaces/scene.ts';

/** The build with its texts in that language. */
const folder = mkdtempSync(path.join(tmpdir(), 'offprint-rtl-'));
/** Where pictures of each state go, to be looked at: `OFFPRINT_PICTURES=folder`. */
const pictures = process.env.OFFPRINT_PICTURES;
const messages = pseudoLocale(english());

const found: string[] = [];
let surface = '';
const scene = { say: speaker(messages), look, lookAt } as Scene;

async function picture(page: Page, state: string): Promise<void> {
  if (!pictures) return;
  const name = `${surface} ${state}`.replace(/[^a-z0-9]+/gi, '-');
  await page.screenshot({ path: path.join(pictures, `${name}.png`) });
}

async function look(page: Page, state: string): Promise<void> {
  const troubles = await layoutTroubles(page);
  found.push(...troubles.map((each) => `${state}: ${each}`));
  expect(await page.evaluate(() => document.documentElement.dir), state).toBe('rtl');
  await picture(page, state);
}

async function lookAt(widget: Widget, state: string): Promise<void> {
  await picture(widget.page, state);
  const cut = await widget.watch(`function () {
    const area = this.querySelector('.o');
    if (!area) return [];
    if (getComputedStyle(area).direction !== 'rtl') return ['not from right to left'];
    return [...area.querySelectorAll('button, label, h2, h3, p, strong, a')]
      .filter((each) => each.checkVisibility() && each.innerText?.includes('⟦'))
      .filter((each) => each.scrollWidth > each.clientWidth + 1 && getComputedStyle(each).display !== 'inline')
      .map((each) => 'cut off: ' + each.innerText);
  }`);
  found.push(...cut.flat().map((each) => `${state}: ${each}`));
}

beforeAll(async () => {
  cpSync(chromiumBuild, folder, { recursive: true });
  writeFileSync(path.join(folder, '_locales/en/messages.json'), JSON.stringify(messages));
  if (pictures) mkdirSync(pictures, { recursive: true });
  scene.web = await startWeb();
  scene.offprint = await Offprint.launch(scene.web, { extension: folder, reducedMotion: 'reduce' });
});

afterAll(async () => {
  await scene.offprint?.close();
  await scene.web?.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function check(name: string, walk: (scene: Scene) => Promise<void>): Promise<void> {
  surface = name;
  found.length = 0;
  await walk(scene);
  scene.web.behave();
  for (const page of scene.offprint.context.pages().slice(1)) await page.close();
  expect(found).toEqual([]);
}

describe('from right to left, longer, without papers', () => {
  beforeEach((context) => afresh(scene, context, 'empty'));
  it.each(emptySurfaces)('%s', (name, walk) => check(name, walk));
});

describe('from right to left, longer, with papers', () => {
  beforeAll(() => furnish(scene.offprint));
  beforeEach((context) => afresh(scene, context, 'furnished'));
  it.each(surfaces.filter(([name]) => name !== 'hostile pages'))('%s', (name, walk) =>
    check(name, walk),
  );
});
