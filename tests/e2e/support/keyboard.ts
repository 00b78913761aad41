/** Working a page with the keyboard alone: nothing is clicked, nothing is focused but by keys. */
import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { soon } from './session.ts';
import type { Widget } from './widget.ts';

/** More stops than any page of ours has in its tab order. */
const most = 150;

export class Keyboard {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  async press(...keys: string[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key);
  }

  type(text: string): Promise<void> {
    return this.page.keyboard.type(text);
  }

  /** What has the focus, in words; empty when it is lost. */
  focused(): Promise<string> {
    return this.page.evaluate(() => {
      const element = document.activeElement;
      if (!element || element === document.body) return '';
      const name = element.getAttribute('aria-label') ?? element.textContent ?? '';
      return `${element.localName} ${name.trim().replace(/\s+/g, ' ').slice(0, 80)}`;
    });
  }

  /** The focus is somewhere once everything has settled. */
  async keeps(after: string): Promise<void> {
    await expect.poll(() => this.focused(), { ...soon, message: `focus ${after}` }).not.toBe('');
  }

  /** The focus is on this. */
  async isOn(target: Locator): Promise<void> {
    const at = async () => ((await has(target)) ? 'there' : await this.focused());
    await expect.poll(at, { ...soon, message: `focus on ${target}` }).toBe('there');
  }

  /** Tab until the focus is on this; Shift+Tab when `back`. */
  async reach(target: Locator, back = false): Promise<void> {
    await target.waitFor();
    for (let n = 0; n < most; n += 1) {
      if (await has(target)) return;
      await this.press(back ? 'Shift+Tab' : 'Tab');
    }
    throw new Error(`Tab does not lead to ${target}`);
  }

  /** Reach it and press it. */
  async push(target: Locator, key = 'Enter'): Promise<void> {
    await this.reach(target);
    await this.press(key);
  }

  /** Tab through the page from its beginning. @returns stops where nothing shows the focus. */
  async unseenStops(): Promise<{ stops: number; unseen: string[] }> {
    const unseen: string[] = [];
    let stops = 0;
    for (; stops < most; stops += 1) {
      await this.press('Tab');
      const stop = await this.page.evaluate(look);
      if (stop === undefined) break;
      if (!stop.seen) unseen.push(stop.name);
    }
    return { stops, unseen };
  }
}

const has = (target: Locator): Promise<boolean> =>
  target.evaluate((element) => element === document.activeElement);

/** Tab until something of what we show on someone else's page has the focus. */
export async function reachInside(
  widget: Widget,
  role: string,
  name: string | RegExp,
): Promise<void> {
  await widget.waitFor(role, name);
  for (let n = 0; n < 60; n += 1) {
    const found = await widget.find(role, name);
    if (found?.focused) return;
    await widget.page.keyboard.press('Tab');
  }
  throw new Error(`Tab does not lead to ${role} ${name}`);
}

/** In the page: whether the focus shows at what has it, or at what is around it. */
function look(): { name: string; seen: boolean } | undefined {
  const stop = document.activeElement;
  // Round the whole page once.
  if (!stop || stop === document.body || stop.hasAttribute('data-tabbed')) return undefined;
  stop.setAttribute('data-tabbed', '');
  const shows = (element: Element): boolean => {
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element);
    const ring = outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 1;
    return ring || boxShadow !== 'none';
  };
  let seen = false;
  let around: Element | null = stop;
  for (let up = 0; up < 4 && around && !seen; up += 1) {
    seen = shows(around);
    around = around.parentElement;
  }
  const name = stop.getAttribute('aria-label') ?? stop.textContent;
  return { name: `${stop.localName} ${name}`.slice(0, 160), seen };
}
