/** Highlighting on pages as a reader does, with what is painted as the proof. */
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { dragOver, linesOf, painted } from './passages.ts';
import type { Session } from './session.ts';
import { soon } from './session.ts';
import type { Widget } from './widget.ts';

export interface Reading {
  page: Page;
  widget: Widget;
}

/** Open an address with this body, and wait until Offprint is there. */
export async function readAt(session: Session, url: string, body?: string): Promise<Reading> {
  const { hostname, pathname } = new URL(url);
  if (body !== undefined) session.web.misbehave(hostname, pathname, { body });
  const page = await session.offprint.visit(url);
  const widget = await session.offprint.widget(page);
  await widget.waitFor('button', /Offprint/);
  return { page, widget };
}

/** Select a text with the mouse and give it a colour. */
export async function highlight({ page, widget }: Reading, text: string, colour = 'Green') {
  await dragOver(page, text);
  await widget.click('button', colour);
  await expect
    .poll(() => painted(page), soon)
    .toMatchObject({
      [colour.toLowerCase()]: expect.arrayContaining([expect.stringContaining(text.slice(0, 20))]),
    });
}

/** Click into a passage. */
export async function press(page: Page, text: string): Promise<void> {
  const { start } = await linesOf(page, text);
  await page.mouse.click(start.x + 30, start.y);
}
