/** Highlights on the page: made, found again, edited, deleted, without touching the article. */
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { applicationPage, passages, readingPage } from '../web/pages-reading.ts';
import { paper } from '../web/papers.ts';
import { dragOver, linesOf, painted, select } from './support/passages.ts';
import { inBrowser, soon } from './support/session.ts';
import type { Widget } from './support/widget.ts';

const session = inBrowser();
const invented = paper('2607.01234');
const at = (version: 1 | 2) => `https://arxiv.org/html/2607.01234v${version}`;

async function read(version: 1 | 2 = 1, body = readingPage(invented, version)) {
  session.web.misbehave('arxiv.org', `/html/2607.01234v${version}`, { body });
  const page = await session.offprint.visit(at(version));
  const widget = await session.offprint.widget(page);
  await widget.waitFor('button', /Offprint/);
  return { page, widget };
}

async function highlight(page: Page, widget: Widget, text: string, colour = 'Green') {
  await dragOver(page, text);
  await widget.click('button', colour);
  await expect
    .poll(() => painted(page), soon)
    .toMatchObject({
      [colour.toLowerCase()]: expect.arrayContaining([expect.stringContaining(text.slice(0, 20))]),
    });
}

/** Click into a passage. */
async function press(page: Page, text: string): Promise<void> {
  const { start } = await linesOf(page, text);
  await page.mouse.click(start.x + 30, start.y);
}

const notes = () => session.offprint.database.notes();

describe('a passage', () => {
  it('selected with the mouse is highlighted, and painted again after a reload', async () => {
    const { page, widget } = await read();
    await highlight(page, widget, passages.stays);
    await expect.poll(notes, soon).toHaveLength(1);
    // It was not in the library.
    expect(await session.offprint.database.papers()).toHaveLength(1);
    await page.reload();
    await expect.poll(() => painted(page), soon).toEqual({ green: [passages.stays] });
  });

  it('is highlighted with the keyboard alone, noted on, and found again', async () => {
    const { page, widget } = await read();
    await select(page, passages.moves);
    await page.keyboard.press('Alt+h');
    await expect.poll(() => painted(page), soon).toEqual({ yellow: [passages.moves] });
    await page.keyboard.press('Alt+h');
    await expect
      .poll(async () => (await widget.find('textbox', 'Note on the highlight'))?.focused, soon)
      .toBe(true);
    await page.keyboard.type('Upstream of what?');
    await expect.poll(async () => (await notes())[0]?.body, soon).toBe('Upstream of what?');
    await page.keyboard.press('Escape');
    await page.reload();
    await widget.waitFor('button', /^Highlight 1 of 1: Gauges upstream/);
    await page.evaluate(() => document.getSelection()?.removeAllRanges());
    await page.keyboard.press('Alt+h');
    await page.keyboard.press('Enter');
    await expect
      .poll(
        () =>
          widget.watch(`function () {
      return this.querySelector('.pop textarea')?.value ?? '';
    }`),
        soon,
      )
      .toContain('Upstream of what?');
  });

  it('keeps note, colour and tags, and comes back after it was deleted', async () => {
    const { page, widget } = await read();
    await highlight(page, widget, passages.edited, 'Pink');
    await press(page, passages.edited);
    await widget.type('textbox', 'Note on the highlight', 'How were they chosen?');
    await widget.click('radio', 'Blue');
    await widget.type('textbox', 'Add a tag', 'to-cite');
    await page.keyboard.press('Enter');
    const stored = { body: 'How were they chosen?', colour: 'blue', tags: ['to-cite'] };
    await expect.poll(notes, soon).toMatchObject([stored]);
    await widget.click('button', 'Delete the highlight');
    await expect.poll(() => painted(page), soon).toEqual({});
    await expect.poll(notes, soon).toEqual([]);
    await widget.click('button', 'Undo deleting the highlight');
    await expect.poll(notes, soon).toMatchObject([stored]);
    await expect.poll(() => painted(page), soon).toMatchObject({ blue: [passages.edited] });
  });

  it('with a formula is taken to the formula’s edge', async () => {
    const { page, widget } = await read();
    await page.evaluate((text) => {
      const p = document.querySelector('#S1\\.p2 p');
      const inner = p?.querySelector('msup mi')?.firstChild;
      if (!p?.firstChild || !inner) throw new Error(`no ${text}`);
      document.getSelection()?.setBaseAndExtent(p.firstChild, 0, inner, 1);
    }, passages.formula);
    await page.keyboard.press('Alt+h');
    await expect
      .poll(async () => (await notes())[0]?.quote, soon)
      .toBe('The mean distance falls as $d(t)=d_{0}e^{-\\lambda t}$');
    await widget.waitFor('button', /^Highlight 1 of 1/);
  });
});

describe('the article', () => {
  it('is not touched: no mutation, no shift, whatever is done to its highlights', async () => {
    const { page, widget } = await read();
    const boxes = () =>
      page.evaluate(() =>
        [...document.querySelectorAll('math, p, figure')].map((element) => {
          const { width, height, left, top } = element.getBoundingClientRect();
          return [width, height, left, top + scrollY].map((value) => value.toFixed(2)).join();
        }),
      );
    const before = await boxes();
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    await page.evaluate(() => {
      const shelf = window as unknown as { mutations: number };
      shelf.mutations = 0;
      new MutationObserver((records) => {
        shelf.mutations += records.length;
      }).observe(document.body, {
        subtree: true,
        childList: true,
        attributes: true,
        characterData: true,
      });
    });
    await highlight(page, widget, passages.stays);
    await press(page, passages.stays);
    await widget.type('textbox', 'Note on the highlight', 'words');
    await widget.click('radio', 'Violet');
    await page.locator('figure').hover();
    await page.keyboard.press('Escape');
    await page.mouse.move(5, 5);
    await page.locator('figure').hover();
    await page.keyboard.press('Alt+h');
    await widget.waitFor('button', 'Show the highlight of this figure');
    await press(page, passages.stays);
    await widget.click('button', 'Delete the highlight');
    await expect.poll(() => painted(page), soon).toEqual({});
    expect(await page.evaluate(() => (window as unknown as { mutations: number }).mutations)).toBe(
      0,
    );
    expect(await boxes()).toEqual(before);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
  });

  it('that throws our paint away gets it back', async () => {
    const { page, widget } = await read();
    await highlight(page, widget, passages.stays);
    const left = await page.evaluate(() => {
      CSS.highlights.clear();
      document.adoptedStyleSheets = [];
      CSS.highlights.set('search', new Highlight());
      return CSS.highlights.size;
    });
    expect(left).toBe(1);
    await page.mouse.move(300, 300);
    await expect.poll(() => painted(page), soon).toMatchObject({ green: [passages.stays] });
    expect(
      await page.evaluate(() => [document.adoptedStyleSheets.length, CSS.highlights.has('search')]),
    ).toEqual([1, true]);
  });

  it('that draws itself late, and anew, keeps its highlights', async () => {
    const body = applicationPage(invented);
    const { page, widget } = await read(1, body);
    await page.getByText(passages.stays).waitFor();
    await highlight(page, widget, passages.stays);
    await expect.poll(notes, soon).toHaveLength(1);
    await page.evaluate(() => (window as unknown as { draw(): void }).draw());
    await expect.poll(() => painted(page), soon).toEqual({ green: [passages.stays] });
    await page.reload();
    await expect.poll(() => painted(page), soon).toEqual({ green: [passages.stays] });
  });
});

describe('the next version', () => {
  it('tells what stayed, changed, and is lost; and what is lost can be found again', async () => {
    const { page, widget } = await read();
    for (const text of [passages.stays, passages.moves, passages.edited, passages.gone]) {
      await highlight(page, widget, text);
    }
    await expect.poll(notes, soon).toHaveLength(4);
    const made = await notes();
    const next = await read(2);
    await expect
      .poll(() => painted(next.page), soon)
      .toEqual({
        green: expect.arrayContaining([passages.stays, passages.moves]),
        'green-uncertain': [passages.editedTo],
      });
    await press(next.page, passages.editedTo);
    await expect.poll(() => next.widget.text(), soon).toContain('Changed since v1');
    await next.page.keyboard.press('Escape');

    await next.widget.click('button', '1 highlight not found here');
    expect(await next.widget.text()).toContain('No longer in this version');
    await next.widget.click('button', 'Find it again');
    await dragOver(next.page, 'Whether trees hold the bank');
    await next.widget.click('button', 'It is here');
    const found = { green: expect.arrayContaining(['Whether trees hold the bank']) };
    await expect.poll(() => painted(next.page), soon).toMatchObject(found);
    await next.page.reload();
    await expect.poll(() => painted(next.page), soon).toMatchObject(found);
    // Where they were made is as it was; what was found stands beside it.
    const stored = await notes();
    for (const { id, selectors } of made) {
      expect(stored.find((each) => each.id === id)?.selectors).toEqual(selectors);
    }
    await expect
      .poll(async () => (await notes()).filter(({ later }) => later?.length).length, soon)
      .toBe(4);
  });
});
