/** The panel on the page, and beside Chromium's viewer of PDFs: the paper and all its highlights. */
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { passages, readingPage } from '../web/pages-reading.ts';
import { paper } from '../web/papers.ts';
import { violationsInside } from './support/axe-inside.ts';
import { inFirefox } from './support/builds.ts';
import { inChromiumOnly } from './support/chromium.ts';
import { dragOver, painted } from './support/passages.ts';
import { inBrowser, soon } from './support/session.ts';
import type { Widget } from './support/widget.ts';

const session = inBrowser();
const invented = paper('2607.01234');
const at = (version: 1 | 2) => `https://arxiv.org/html/2607.01234v${version}`;
const notes = () => session.offprint.database.notes();

async function read(version: 1 | 2, style = '') {
  const body = readingPage(invented, version).replace('</head>', `<style>${style}</style></head>`);
  session.web.misbehave('arxiv.org', `/html/2607.01234v${version}`, { body });
  const page = await session.offprint.visit(at(version));
  const widget = await session.offprint.widget(page);
  await widget.waitFor('button', /Offprint/);
  return { page, widget };
}

async function highlight(page: Page, widget: Widget, text: string, colour: string) {
  await dragOver(page, text);
  await widget.click('button', colour);
  await expect.poll(async () => (await notes()).map(({ quote }) => quote), soon).toContain(text);
}

/** With the keyboard alone. */
async function openPanel(page: Page, widget: Widget) {
  await page.evaluate(() => document.getSelection()?.removeAllRanges());
  await page.keyboard.press('Alt+Shift+KeyH');
  await widget.waitFor('dialog', 'Notes and highlights');
}

const focused = async (widget: Widget) =>
  (await widget.nodes()).filter(({ focused: has, role }) => has && role !== 'RootWebArea').at(-1);

describe('the panel', () => {
  it('lists what became of the highlights, edits one, deletes and restores it, and gives the focus back', async () => {
    const first = await read(1);
    const made = { stays: 'Green', edited: 'Pink', gone: 'Blue' } as const;
    for (const [name, colour] of Object.entries(made)) {
      await highlight(first.page, first.widget, passages[name as keyof typeof made], colour);
    }
    const { page, widget } = await read(2);
    await expect.poll(async () => Object.keys(await painted(page)), soon).toContain('green');
    const width = await page.evaluate(() => document.body.getBoundingClientRect().width);
    await page.getByRole('link').first().focus();
    await openPanel(page, widget);
    expect((await focused(widget))?.role).toBe('dialog');
    expect(await page.evaluate(() => document.body.getBoundingClientRect().width)).toBe(width);
    await widget.waitFor('heading', '1 highlight not found on this page');
    await widget.waitFor('button', 'Find it again');
    await expect
      .poll(() => widget.text(), soon)
      .toContain('On this page: text changed · Made on v1');
    await widget.waitFor('radio', 'To read');

    // Once it is known where they are, the page still says what became of them.
    await expect
      .poll(async () => (await notes()).filter(({ later }) => later?.length), soon)
      .toHaveLength(3);
    await page.keyboard.press('Escape');
    await page.reload();
    await expect
      .poll(async () => Object.keys(await painted(page)), soon)
      .toContain('pink-uncertain');
    await page.getByRole('link').first().focus();
    await openPanel(page, widget);
    await expect.poll(() => widget.text(), soon).toContain('On this page: text changed');

    await widget.click('button', 'Edit note, colour and tags');
    await page.keyboard.type('Since *when*?');
    await widget.click('radio', 'Violet');
    const stored = { quote: passages.stays, body: 'Since *when*?', colour: 'violet' };
    await expect.poll(notes, soon).toContainEqual(expect.objectContaining(stored));
    await widget.click('button', 'Preview');
    await widget.waitFor('emphasis', '');
    expect(await violationsInside(widget, 'panel')).toEqual([]);

    await widget.click('button', `Show on the page: ${passages.stays}`);
    await page.keyboard.press('Delete');
    await expect.poll(notes, soon).toHaveLength(2);
    await widget.click('button', 'Undo deleting the highlight');
    await expect.poll(notes, soon).toContainEqual(expect.objectContaining(stored));
    await widget.click('button', `Show on the page: ${passages.stays}`);
    await page.keyboard.press('Escape');
    await expect.poll(() => widget.has('dialog', 'Notes and highlights'), soon).toBe(false);
    expect(await page.evaluate(() => document.activeElement?.localName)).toBe('a');
  });

  it('stands on a page that wants to be rid of it, at its foot when it is narrow, and runs nothing', async () => {
    const wars = `* { all: revert !important; z-index: 2147483647; font-size: 40px !important }
      html { font-size: 48px; direction: rtl } div:empty { display: none !important }`;
    const { page, widget } = await read(1, wars);
    await page.setViewportSize({ width: 320, height: 640 });
    await openPanel(page, widget);
    await widget.click('button', 'Save this paper');
    const hostile =
      '<img src=x onerror="alert(1)"><b>bold</b> [link](javascript:alert(2)) **strong**';
    await widget.type('textbox', 'Note', hostile);
    await widget.click('button', 'Preview');
    await widget.waitFor('strong', '');
    await expect.poll(async () => (await notes())[0]?.body, soon).toBe(hostile);
    expect(await widget.text()).toContain('<img src=x onerror="alert(1)"><b>bold</b>');
    const [box] = (
      await widget.watch(`function () {
        const box = this.querySelector('.panel')?.getBoundingClientRect();
        return box && { ...box.toJSON(), size: getComputedStyle(this.querySelector('.panel')).fontSize };
      }`)
    ).filter(Boolean);
    expect(box).toMatchObject({ left: 0, size: '13px' });
    expect(await violationsInside(widget, 'narrow')).toEqual([]);
    // A dialog that the note had opened would be among the page's troubles.
    expect(session.offprint.requests().filter(({ path }) => path.endsWith('/x'))).toEqual([]);
  });

  it.skipIf(inFirefox)('hands over to the browser’s side panel', async () => {
    const { page, widget } = await read(1);
    await openPanel(page, widget);
    await widget.click('button', 'Open in the browser’s side panel');
    const targets = async () => {
      const { targetInfos } = await inChromiumOnly(session.offprint).browserSession.send(
        'Target.getTargets',
      );
      return targetInfos.map(({ url }) => url);
    };
    const side = session.offprint.url('sidepanel.html');
    await expect.poll(targets, soon).toContainEqual(expect.stringContaining(side));
    await expect.poll(() => widget.has('dialog', 'Notes and highlights'), soon).toBe(false);
  });
});

describe('beside the viewer of a PDF', () => {
  it.skipIf(inFirefox)(
    'a tab saves the paper, and the panel keeps quotes that are found in the HTML version',
    async () => {
      const page = await session.offprint.visit('https://arxiv.org/pdf/2607.01234v1');
      const widget = await session.offprint.widget(page);
      await widget.waitFor('button', 'Save to Offprint');
      // Keys are the viewer's.
      expect(await page.evaluate(() => document.activeElement?.localName)).toBe('body');
      await widget.click('button', 'Save to Offprint');
      await widget.click('button', /^In Offprint/);
      await widget.click('button', 'All notes and highlights');
      await widget.waitFor('heading', invented.title);
      await widget.waitFor('link', 'Open the HTML version');
      const [first = '', ...rest] = passages.stays.split(' ');
      await widget.click('textbox', 'Quote from the PDF');
      await page.keyboard.insertText(`${first}\n${rest.join(' ')}`);
      await widget.click('button', 'Keep the quote');
      await widget.waitFor('link', 'Open at this passage');
      await expect
        .poll(notes, soon)
        .toMatchObject([{ quote: passages.stays, page: 'https://arxiv.org/pdf/2607.01234v1' }]);
      expect(await violationsInside(widget, 'pdf')).toEqual([]);
      await page.keyboard.press('Escape');
      await expect.poll(() => widget.has('dialog', 'Notes and highlights'), soon).toBe(false);
      const html = await read(1);
      await expect.poll(() => painted(html.page), soon).toEqual({ yellow: [passages.stays] });
    },
  );
});
