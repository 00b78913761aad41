/** Selecting and looking at passages of a page as a reader does. */
import type { Page } from 'playwright-core';

interface Lines {
  start: { x: number; y: number };
  end: { x: number; y: number };
}

/** Where a text begins and ends on the screen; scrolls there. */
export async function linesOf(page: Page, text: string): Promise<Lines> {
  return page.evaluate((wanted) => {
    const walker = document.createTreeWalker(document.body, 4);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const at = (node.nodeValue ?? '').indexOf(wanted);
      if (at < 0) continue;
      node.parentElement?.scrollIntoView({ block: 'center', behavior: 'instant' });
      const range = document.createRange();
      range.setStart(node, at);
      range.setEnd(node, at + wanted.length);
      const rects = [...range.getClientRects()];
      const [first] = rects;
      const last = rects.at(-1);
      if (!first || !last) break;
      return {
        start: { x: first.left + 1, y: first.top + first.height / 2 },
        end: { x: last.right - 1, y: last.top + last.height / 2 },
      };
    }
    throw new Error(`not on the page: ${wanted}`);
  }, text);
}

/** Select a text with the mouse. */
export async function dragOver(page: Page, text: string): Promise<void> {
  const { start, end } = await linesOf(page, text);
  await page.mouse.move(start.x, start.y);
  await page.mouse.down();
  await page.mouse.move((start.x + end.x) / 2, (start.y + end.y) / 2, { steps: 3 });
  await page.mouse.move(end.x, end.y, { steps: 3 });
  await page.mouse.up();
}

/** Select a text as the keyboard does. */
export async function select(page: Page, text: string): Promise<void> {
  await page.evaluate((wanted) => {
    const walker = document.createTreeWalker(document.body, 4);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const at = (node.nodeValue ?? '').indexOf(wanted);
      if (at < 0) continue;
      document.getSelection()?.setBaseAndExtent(node, at, node, at + wanted.length);
      return;
    }
    throw new Error(`not on the page: ${wanted}`);
  }, text);
}

/** Texts that are painted, by the name of their layer without our prefix. */
export function painted(page: Page): Promise<Record<string, string[]>> {
  return page.evaluate(() => {
    const found: Record<string, string[]> = {};
    for (const [name, layer] of CSS.highlights) {
      if (!name.startsWith('offprint-') || layer.size === 0) continue;
      found[name.slice('offprint-'.length)] = [...layer].map((range) =>
        String(range).replace(/\s+/g, ' ').trim(),
      );
    }
    return found;
  });
}
