/** How long 500 highlights take to be painted, and one point to be looked up among them. */
import { chromium } from 'playwright-core';
import { bundled } from './annotate.ts';

export interface PaintTimes {
  painted: number;
  /** Milliseconds. */
  paint: number;
  /** Of the document, while painting and looking up: there must be none. */
  mutations: number;
  /** Pixels by which a formula moved. */
  shift: number;
  /** Points at which there was a highlight. */
  hits: number;
  /** Milliseconds a point. */
  hitTest: number;
}

/** Each repetition on a page of its own. */
export async function paintTimes(
  executablePath: string,
  repetitions: number,
): Promise<PaintTimes[]> {
  const code = await bundled('tests/bench/paint-page.ts', 'paint');
  const browser = await chromium.launch({
    executablePath,
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  });
  try {
    const times: PaintTimes[] = [];
    for (let turn = 0; turn < repetitions; turn += 1) {
      const page = await browser.newPage();
      await page.addScriptTag({ content: code });
      const html = (await page.evaluate('paint.paper(1)')) as string;
      await page.setContent(html);
      await page.addScriptTag({ content: code });
      times.push((await page.evaluate(`paint.measure(${JSON.stringify(html)})`)) as PaintTimes);
      await page.close();
    }
    return times;
  } finally {
    await browser.close();
  }
}
