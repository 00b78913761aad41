/** The side panel beside a paper's page, in a tab of its own that names the page. */
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { passages, readingPage } from '../web/pages-reading.ts';
import { paper } from '../web/papers.ts';
import { violations } from './support/axe.ts';
import { dragOver, painted } from './support/passages.ts';
import { inBrowser, soon } from './support/session.ts';

const session = inBrowser();
const invented = paper('2607.01234');
const at = (version: 1 | 2) => `https://arxiv.org/html/2607.01234v${version}`;

async function read(version: 1 | 2) {
  session.web.misbehave('arxiv.org', `/html/2607.01234v${version}`, {
    body: readingPage(invented, version),
  });
  const page = await session.offprint.visit(at(version));
  const widget = await session.offprint.widget(page);
  await widget.waitFor('button', /Offprint/);
  return { page, widget };
}

async function panelBeside(page: Page): Promise<Page> {
  const id = await session.offprint.tabId(page);
  const panel = await session.offprint.extensionPage(`sidepanel.html?tab=${id}`);
  await panel.setViewportSize({ width: 300, height: 800 });
  return panel;
}

const item = (panel: Page, quote: string) => panel.getByRole('listitem').filter({ hasText: quote });

describe('the side panel', () => {
  it('lists the highlights of the page, shows them there, and tells what became of them', async () => {
    const { page, widget } = await read(1);
    for (const quote of [passages.stays, passages.gone]) {
      await dragOver(page, quote);
      await widget.click('button', 'Green');
    }
    await expect.poll(() => session.offprint.database.notes(), soon).toHaveLength(2);
    const panel = await panelBeside(page);
    await panel.getByRole('heading', { name: invented.title }).waitFor();
    await item(panel, passages.gone).getByText('Made on v1').waitFor();
    await item(panel, passages.gone).getByRole('button', { name: 'Show on the page' }).click();
    await widget.waitFor('textbox', /./);
    expect(await violations(panel)).toEqual([]);
    const wide = await panel.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(wide).toBe(0);

    const later = await read(2);
    await expect.poll(() => painted(later.page), soon).toEqual({ green: [passages.stays] });
    const second = await panelBeside(later.page);
    await second.getByRole('heading', { name: /^1 highlight was not found/ }).waitFor();
    await item(second, passages.gone).getByRole('button', { name: 'Find again' }).waitFor();
    await item(second, passages.stays).getByRole('button', { name: 'Show on the page' }).waitFor();
  });

  it('keeps a quote from a PDF, which is found on the HTML page', async () => {
    const pdf = await session.offprint.visit('https://arxiv.org/pdf/2607.01234v1');
    const panel = await panelBeside(pdf);
    await panel.getByRole('button', { name: 'Save', exact: true }).click();
    const html = panel.getByRole('link', { name: 'Open the HTML version' });
    expect(await html.getAttribute('href')).toBe(at(1));
    const [first = '', ...rest] = passages.stays.split(' ');
    await panel
      .getByRole('textbox', { name: 'Quote from the PDF' })
      .fill(`${first}\n${rest.join(' ')}`);
    await panel.getByRole('button', { name: 'Keep the quote' }).click();
    await item(panel, passages.stays).waitFor();
    const { page } = await read(1);
    await expect.poll(() => painted(page), soon).toEqual({ yellow: [passages.stays] });
  });
});
