/** Highlights on pages of every kind: dark, printed, left and come back to, changed elsewhere, odd, huge. */
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { hugePage, oddPage } from '../web/pages-copies.ts';
import { passages, readingPage } from '../web/pages-reading.ts';
import { paper } from '../web/papers.ts';
import { inFirefox } from './support/builds.ts';
import { linesOf, painted, select } from './support/passages.ts';
import { highlight, press, readAt } from './support/reading.ts';
import { inBrowser, soon } from './support/session.ts';

const session = inBrowser();
const invented = paper('2607.01234');
const url = 'https://arxiv.org/html/2607.01234v1';
const plain = readingPage(invented, 1);
const notes = () => session.offprint.database.notes();

/** How a layer of ours is drawn over a paragraph. */
const drawn = (page: Page, layer: string) =>
  page.evaluate((name) => {
    const style = getComputedStyle(document.querySelector('p') as Element, `::highlight(${name})`);
    const { backgroundColor: back, textDecorationLine: line, color } = style;
    return { back, line, color };
  }, `offprint-${layer}`);

describe('a page', () => {
  it.skipIf(inFirefox)(
    'dark or printed shows them, and has them when the reader has left it and comes back',
    async () => {
      const reading = await readAt(session, url, plain);
      const { page } = reading;
      await highlight(reading, passages.stays);
      await page.emulateMedia({ colorScheme: 'dark' });
      const dark = await drawn(page, 'green');
      // Its own ink on a see-through colour: readable on black as on white.
      expect(dark.back).toMatch(/^rgba\(80, 190, 70, 0\.\d+\)$/);
      expect(dark.color).toBe(await page.evaluate(() => getComputedStyle(document.body).color));
      await page.emulateMedia({ media: 'print' });
      expect(await drawn(page, 'green')).toMatchObject({
        back: 'rgba(0, 0, 0, 0)',
        line: 'underline',
      });
      const shown = await page.evaluate(() =>
        [...document.documentElement.children]
          .filter((each) => !['HEAD', 'BODY'].includes(each.tagName))
          .map((each) => getComputedStyle(each).display),
      );
      expect(shown.every((display) => display === 'none')).toBe(true);
      await page.emulateMedia({ media: 'screen', colorScheme: 'light' });

      await page.goto('https://example.org/');
      await page.goBack({ waitUntil: 'commit' });
      await expect.poll(() => painted(page), soon).toEqual({ green: [passages.stays] });
      await press(page, passages.stays);
      await reading.widget.waitFor('textbox', 'Note on the highlight');
    },
  );

  it('follows what is done in another tab and in the library', async () => {
    const first = await readAt(session, url, plain);
    const second = await readAt(session, url, plain);
    // Firefox draws and wakes only the tab that is in front.
    await first.page.bringToFront();
    await highlight(first, passages.stays);
    await second.page.bringToFront();
    await expect.poll(() => painted(second.page), soon).toEqual({ green: [passages.stays] });
    await press(second.page, passages.stays);
    await second.widget.click('radio', 'Pink');
    await first.page.bringToFront();
    await expect.poll(() => painted(first.page), soon).toMatchObject({ pink: [passages.stays] });
    await second.page.bringToFront();
    await second.widget.type('textbox', 'Note on the highlight', 'Since when?');
    await expect.poll(async () => (await notes())[0]?.body, soon).toBe('Since when?');
    await first.page.bringToFront();
    await press(first.page, passages.stays);
    const words = () =>
      first.widget.watch(
        `function () { return this.querySelector('.pop textarea')?.value ?? ''; }`,
      );
    await expect.poll(words, soon).toContain('Since when?');
    await second.page.bringToFront();
    await second.widget.click('button', 'Delete the highlight');
    await first.page.bringToFront();
    await expect.poll(() => painted(first.page), soon).toEqual({});
  });

  it('with passages in one another: each can be reached by click and by key, quoted and linked to', async () => {
    const reading = await readAt(session, url, plain);
    const { page, widget } = reading;
    await session.offprint.allowClipboard();
    const inner = 'straightened in the last century';
    await highlight(reading, passages.stays, 'Green');
    await highlight(reading, inner, 'Pink');
    const open = async () =>
      (
        await widget.watch(
          `function () { return this.querySelector('.pop:not([hidden]) .quote')?.textContent ?? ''; }`,
        )
      ).join('');
    const { start } = await linesOf(page, inner);
    await page.mouse.click(start.x + 40, start.y);
    await expect.poll(open, soon).toBe(inner);
    await page.mouse.click(start.x + 40, start.y);
    await expect.poll(open, soon).toBe(passages.stays);
    await page.mouse.click(start.x + 40, start.y);
    await expect.poll(open, soon).toBe(inner);
    await widget.click('button', 'Previous highlight');
    await expect.poll(open, soon).toBe(passages.stays);
    const clipboard = () => page.evaluate(() => navigator.clipboard.readText());
    await widget.click('button', 'Copy the quote with its reference');
    await expect.poll(clipboard, soon).toContain(`“${passages.stays}”\n— `);
    expect(await clipboard()).toContain(`“${invented.title}”`);
    await widget.click('button', 'Copy a link to this passage');
    await expect
      .poll(clipboard, soon)
      .toMatch(/^https:\/\/arxiv\.org\/html\/2607\.01234v1#:~:text=/);
    const link = await clipboard();
    await page.close();
    // The link leads to the passage on a page without Offprint’s help: the browser scrolls there.
    const linked = await readAt(session, link, plain);
    const seen = await linesOf(linked.page, passages.stays);
    expect(seen.start.y).toBeGreaterThan(0);
  });
});

describe('what is none of the article', () => {
  it('is left alone: fields, drafts, frames, shadows; what is shown only when asked for can be highlighted', async () => {
    const reading = await readAt(session, url, oddPage(invented));
    const { page, widget } = reading;
    const refused = async () => {
      await page.keyboard.press('Alt+h');
      await expect.poll(() => widget.text(), soon).toContain('Select text of the paper first');
      expect(await painted(page)).toEqual({});
    };
    await page.evaluate(() => {
      const root = document.querySelector('#shadow')?.shadowRoot;
      const text = root?.querySelector('p')?.firstChild;
      if (text) getSelection()?.setBaseAndExtent(text, 0, text, 10);
    });
    await refused();
    await page.getByRole('textbox', { name: 'Draft' }).click({ clickCount: 3 });
    expect(await widget.has('toolbar', 'Highlight the selection')).toBe(false);
    await page.getByRole('textbox', { name: 'Comment' }).selectText();
    expect(await widget.has('toolbar', 'Highlight the selection')).toBe(false);
    await page.frameLocator('iframe').locator('p').selectText();
    expect(await widget.has('toolbar', 'Highlight the selection')).toBe(false);
    // The page forbids to select it, but a script or “select all” may.
    await page.locator('h1').click();
    await select(page, passages.moves);
    await page.keyboard.press('Alt+h');
    await expect.poll(() => page.evaluate(() => getSelection()?.isCollapsed), soon).toBe(true);

    await page.locator('#note').hover();
    const hidden = 'A note that is only there while somebody points at its star';
    await select(page, hidden);
    await page.keyboard.press('Alt+h');
    await expect.poll(async () => (await painted(page)).yellow, soon).toContain(hidden);
    await page.evaluate(() => document.querySelector('#tab')?.removeAttribute('style'));
    await select(page, passages.gone);
    await page.keyboard.press('Alt+h');
    await expect.poll(async () => (await painted(page)).yellow, soon).toContain(passages.gone);
    await expect.poll(async () => (await notes()).length, soon).toBeGreaterThanOrEqual(2);
    const all = async () => (await painted(page)).yellow?.toSorted();
    const before = await all();
    await page.reload();
    // Two are hidden again, and have their places.
    await expect.poll(all, soon).toEqual(before);
  });
});

describe('a page beyond reason', () => {
  it('of ten megabytes and a hundred thousand nodes answers all the while, and lets go of what it drops', async () => {
    session.web.misbehave('arxiv.org', '/html/2607.01234v1', { body: hugePage(invented) });
    // Without the tools of the other tests, which hold on to every node.
    const page = await session.offprint.visit(url);
    await page.waitForFunction(() => document.querySelector('html > div'), undefined, soon);
    await page.evaluate(() => {
      const shelf = window as unknown as { ticks: number; longest: number };
      Object.assign(shelf, { ticks: 0, longest: 0 });
      const tick = () => {
        shelf.ticks += 1;
        setTimeout(tick, 0);
      };
      tick();
    });
    await select(page, passages.stays);
    await page.keyboard.press('Alt+h');
    const slow = { timeout: 60_000, interval: 200 };
    await expect.poll(() => painted(page), slow).toEqual({ yellow: [passages.stays] });
    // It was read in pieces, between which the page had its turn: fewer the faster the machine is.
    const ticks = () => page.evaluate(() => (window as unknown as { ticks: number }).ticks);
    expect(await ticks()).toBeGreaterThan(5);
    await page.evaluate(() => {
      const shelf = window as unknown as { gone: WeakRef<Node> };
      const paragraphs = document.querySelectorAll('article > p');
      // The one with the highlight in it.
      shelf.gone = new WeakRef(paragraphs[paragraphs.length - 1] as Node);
      for (const each of [...paragraphs]) each.remove();
    });
    await expect.poll(() => painted(page), slow).toEqual({});
    await expect
      .poll(async () => {
        await page.requestGC();
        return page.evaluate(
          () => (window as unknown as { gone: WeakRef<Node> }).gone.deref() === undefined,
        );
      }, slow)
      .toBe(true);
  }, 120_000);
});
