/** Highlights on the page: made, found again, edited, deleted, without touching the article. */
import { describe, expect, it } from 'vitest';
import { passages, readingPage } from '../web/pages-reading.ts';
import { paper } from '../web/papers.ts';
import { dragOver, painted } from './support/passages.ts';
import { inChromium, soon } from './support/session.ts';

const session = inChromium();
const invented = paper('2607.01234');
const at = (version: 1 | 2) => `https://arxiv.org/html/2607.01234v${version}`;

async function read(version: 1 | 2 = 1) {
  session.web.misbehave('arxiv.org', `/html/2607.01234v${version}`, {
    body: readingPage(invented, version),
  });
  const page = await session.offprint.visit(at(version));
  const widget = await session.offprint.widget(page);
  await widget.waitFor('button', /Offprint/);
  return { page, widget };
}

describe('a passage', () => {
  it('selected with the mouse is highlighted, and painted again after a reload', async () => {
    const { page, widget } = await read();
    await dragOver(page, passages.stays);
    await widget.click('button', 'Green');
    await expect.poll(() => painted(page), soon).toEqual({ green: [passages.stays] });
    await expect.poll(() => session.offprint.database.notes(), soon).toHaveLength(1);
    // It was not in the library.
    expect(await session.offprint.database.papers()).toHaveLength(1);
    await page.reload();
    await expect.poll(() => painted(page), soon).toEqual({ green: [passages.stays] });
  });
});
