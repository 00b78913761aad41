/** The part of the tour that highlights: bar, note, marks, panel, side panel, and a PDF. */
import path from 'node:path';
import type { Page } from 'playwright-core';
import type { Offprint } from '../e2e/support/chromium.ts';
import { dragOver, linesOf } from '../e2e/support/passages.ts';
import type { Widget } from '../e2e/support/widget.ts';
import { passages, readingPage } from '../web/pages-reading.ts';
import { paper } from '../web/papers.ts';
import type { StandInWeb } from '../web/server.ts';

const invented = paper('2607.01234');
const at = (version: 1 | 2) => `https://arxiv.org/html/2607.01234v${version}`;
const panelName = 'Notes and highlights';

interface Stage {
  web: StandInWeb;
  offprint: Offprint;
  shoot(page: Page, name: string): Promise<void>;
}

async function open({ web, offprint }: Pick<Stage, 'web' | 'offprint'>, version: 1 | 2) {
  web.misbehave('arxiv.org', `/html/2607.01234v${version}`, {
    body: readingPage(invented, version),
  });
  const page = await offprint.visit(at(version));
  const widget = await offprint.widget(page);
  await widget.waitFor('button', /Offprint/);
  return { page, widget };
}

async function highlight(page: Page, widget: Widget, text: string, colour: string) {
  await dragOver(page, text);
  await widget.click('button', colour);
  await widget.waitFor('button', new RegExp(`^Highlight \\d of \\d: .*${text.slice(0, 12)}`));
}

async function openPanel(page: Page, widget: Widget) {
  await page.evaluate(() => document.getSelection()?.removeAllRanges());
  await page.keyboard.press('Alt+Shift+KeyH');
  await widget.waitFor('dialog', panelName);
}

/** Highlights on the first version, then the second one, the side panel, and the PDF. */
export async function highlights(stage: Stage): Promise<void> {
  const { offprint, web, shoot } = stage;
  const { page, widget } = await open(stage, 1);
  await dragOver(page, passages.stays);
  await widget.waitFor('toolbar', 'Highlight the selection');
  await shoot(page, 'highlight-bar');
  await highlight(page, widget, passages.stays, 'Green');
  await highlight(page, widget, passages.moves, 'Yellow');
  await highlight(page, widget, passages.edited, 'Pink');
  await highlight(page, widget, passages.gone, 'Blue');
  // What told of saving would stand in the margin.
  await page.keyboard.press('Escape');
  const { start } = await linesOf(page, passages.stays);
  await page.mouse.click(start.x + 30, start.y);
  await widget.type('textbox', 'Note on the highlight', 'Since *when*? Compare $d(t)$ below.');
  await shoot(page, 'highlight-note');
  await page.keyboard.press('Escape');

  const later = await open(stage, 2);
  await later.widget.waitFor('button', '1 highlight not found here');
  await openPanel(later.page, later.widget);
  await later.widget.waitFor('heading', '1 highlight not found on this page');
  await shoot(later.page, 'panel');
  await later.widget.click('button', 'Edit note, colour and tags');
  await later.widget.click('button', 'Preview');
  await later.widget.waitFor('emphasis', '');
  await shoot(later.page, 'panel-note');
  await later.page.setViewportSize({ width: 320, height: 640 });
  await shoot(later.page, 'panel-narrow');
  await later.page.setViewportSize({ width: 1280, height: 800 });
  await later.page.keyboard.press('Escape');
  await later.widget.click('button', '1 highlight not found here');
  await later.widget.click('button', 'Find it again');
  await later.widget.waitFor('button', 'Leave it');
  await shoot(later.page, 'highlight-find-again');

  const side = await offprint.extensionPage(
    `sidepanel.html?tab=${await offprint.tabId(later.page)}`,
  );
  await side.setViewportSize({ width: 340, height: 800 });
  await side.getByText(passages.gone).waitFor();
  await shoot(side, 'side-panel');

  const pdf = await offprint.visit('https://arxiv.org/pdf/2607.01234v1');
  const beside = await offprint.widget(pdf);
  await beside.waitFor('button', /^In Offprint/);
  await shoot(pdf, 'pdf-tab');
  await beside.click('button', /^In Offprint/);
  await beside.click('button', 'All notes and highlights');
  await beside.waitFor('link', 'Open the HTML version');
  await shoot(pdf, 'pdf-panel');
  web.behave();
  for (const each of [page, later.page, side, pdf]) await each.close();
}

/** The README's picture of highlights, after `highlights`. */
export async function highlightPicture(
  stage: Pick<Stage, 'web' | 'offprint'>,
  folder: string,
): Promise<void> {
  const { page, widget } = await open(stage, 2);
  await page.setViewportSize({ width: 1200, height: 640 });
  await widget.waitFor('button', '1 highlight not found here');
  await openPanel(page, widget);
  await widget.waitFor('heading', '1 highlight not found on this page');
  await page.screenshot({ path: path.join(folder, 'highlights.png'), animations: 'disabled' });
  await page.close();
  stage.web.behave();
}
