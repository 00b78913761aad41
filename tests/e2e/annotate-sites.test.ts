/**
 * Highlights on the pages of sites: real ones under their true addresses where the folder with them is
 * there, else our small fixtures of the same structure. Selected with the mouse, found after a reload.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { afterEach, describe, expect, it } from 'vitest';
import { corpusPages, haveCorpus, serveCorpus } from '../web/corpus.ts';
import { dragOver, painted } from './support/passages.ts';
import { inBrowser, soon } from './support/session.ts';

const session = inBrowser();

/** Folder of real pages, and our own fixture of that site. */
const sites = [
  ['arXiv HTML', 'arxiv-html', 'arxiv/html'],
  ['arXiv abstracts', 'arxiv/', 'arxiv/abs'],
  ['ar5iv', undefined, 'ar5iv/html'],
  ['ACL Anthology', 'acl-anthology', 'acl/paper'],
  ['PMLR', 'pmlr', 'pmlr/paper'],
  ['PubMed Central', 'pmc', 'pmc/article'],
  ['Nature', 'nature/nature', 'nature/article'],
  ['PLOS', 'plos', 'plos/article'],
  ['OpenReview', undefined, 'openreview/forum'],
  ['NeurIPS', 'neurips', 'neurips/abstract'],
  ['PubMed', 'pubmed', 'pubmed/record'],
] as const;

const fixtures = path.resolve(import.meta.dirname, '../fixtures/sources');
const real = haveCorpus ? corpusPages() : [];

/** Serves the page of a site. @returns its address. */
function serve(folder: string | undefined, fixture: string): string {
  const page =
    folder !== undefined &&
    real.find(
      ({ file, kind, url }) =>
        kind === 'paper' && file.includes(`/pages/${folder}`) && /^https:/.test(url),
    );
  if (page) {
    serveCorpus(session.web);
    return page.url;
  }
  const file = path.join(fixtures, `${fixture}.json`);
  const { url } = JSON.parse(readFileSync(file, 'utf8')) as { url: string };
  const { hostname, pathname } = new URL(url);
  session.web.misbehave(hostname, pathname, {
    body: readFileSync(file.replace(/json$/, 'html'), 'utf8'),
  });
  return url;
}

/** A line of the longest paragraph that a reader sees and that stands there once. */
async function pick(page: Page): Promise<string> {
  return page.evaluate(() => {
    const all = document.body.textContent ?? '';
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const found: { text: string; weight: number }[] = [];
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const element = node.parentElement;
      const data = node.nodeValue ?? '';
      if (
        !element?.checkVisibility() ||
        element.closest('a, button, script, style, math, nav, header, footer')
      )
        continue;
      const [text = ''] = /\p{L}[\p{L} ,]{8,60}\p{L}(?![\p{L} ])/u.exec(data) ?? [];
      if (text === '' || all.split(text).length !== 2) continue;
      const range = document.createRange();
      range.setStart(node, data.indexOf(text));
      range.setEnd(node, data.indexOf(text) + text.length);
      const [line] = range.getClientRects();
      if (!line || line.width < 40 || line.left < 0 || line.right > innerWidth) continue;
      found.push({
        text,
        weight:
          (element.closest('p, section, div')?.textContent ?? '').length > 40 ? data.length : 0,
      });
    }
    found.sort((a, b) => b.weight - a.weight);
    if (!found[0]) throw new Error('nothing to select');
    return found[0].text;
  });
}

/** What stands around the passage that is painted: a look-alike elsewhere has other neighbours. */
const around = (page: Page) =>
  page.evaluate(() => {
    const [range] = CSS.highlights.get('offprint-yellow') ?? [];
    const { startContainer: node, startOffset: at } = range as Range;
    return `${node.nodeValue?.slice(Math.max(0, at - 40), at + 80)} in ${node.parentElement?.localName}`;
  });

// The pages' own scripts complain of what is missing here; that is not ours.
afterEach(() => {
  const { troubles } = session.offprint;
  troubles.splice(0, troubles.length, ...troubles.filter((each) => /extension/i.test(each)));
});

describe('on the pages of', () => {
  it.each(sites)('%s a passage comes back to its place', async (_site, folder, fixture) => {
    const url = serve(folder, fixture);
    const page = await session.offprint.context.newPage();
    await page.goto(url, { waitUntil: 'domcontentloaded' });
    const widget = await session.offprint.widget(page);
    await widget.waitFor('button', /Offprint/, 10_000);
    const text = await pick(page);
    await dragOver(page, text);
    await page.keyboard.press('Alt+h');
    await expect
      .poll(() => painted(page), soon)
      .toEqual({ yellow: [expect.stringContaining(text.slice(2, -2))] });
    await expect.poll(() => session.offprint.database.notes(), soon).toHaveLength(1);
    // Whether the pointer is over it is another matter.
    const marks = async () => {
      const { active: _, ...all } = await painted(page);
      return all;
    };
    const before = [await marks(), await around(page)];
    await page.reload({ waitUntil: 'domcontentloaded' });
    await expect.poll(marks, soon).toEqual(before[0]);
    expect([await marks(), await around(page)]).toEqual(before);
  });
});
