/** Real pages under their true addresses, where the folder with them is there. */
import { afterEach, describe, expect, it } from 'vitest';
import { identify, sourceOf } from '../../lib/sources/index.ts';
import { corpusPages, haveCorpus, serveCorpus } from '../web/corpus.ts';
import { inChromium, soon } from './support/session.ts';

const session = inChromium();

const pages = haveCorpus ? corpusPages() : [];
// Old recordings have http addresses, under which none of these sites shows a page any more.
const onKnownSites = pages.filter(({ url }) => /^https:/.test(url) && sourceOf(new URL(url)));
const papers = onKnownSites.filter(({ url }) => identify(new URL(url)));
const others = onKnownSites.filter(({ url }) => !identify(new URL(url)));

/** Case, spaces, quotes and dashes don't count. */
const folded = (text: string | undefined) =>
  (text ?? '')
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

// The pages' own scripts complain of what is missing here; that is not ours.
afterEach(() => {
  const { troubles } = session.offprint;
  troubles.splice(0, troubles.length, ...troubles.filter((each) => /extension/i.test(each)));
});

describe.skipIf(!haveCorpus)('real pages', () => {
  it.each(papers)('$url can be saved', async ({ url, expected }) => {
    serveCorpus(session.web);
    const page = await session.offprint.context.newPage();
    await page.goto(url, { waitUntil: 'domcontentloaded' });
    const widget = await session.offprint.widget(page);
    await widget.waitFor('button', 'Save to Offprint', 10_000);
    session.web.clearLog();
    await page.keyboard.press('Alt+KeyS');
    await widget.waitFor('button', /^In Offprint/);
    const [stored] = await session.offprint.database.papers();
    if (expected.title !== undefined) expect(folded(stored?.title)).toBe(folded(expected.title));
    const own = session.offprint
      .requests()
      .filter(({ site, mode }) => site === 'none' && mode === 'cors');
    expect(own).toEqual([]);
  });

  it.each(others)('$url is taken for no paper', async ({ url }) => {
    serveCorpus(session.web);
    const page = await session.offprint.context.newPage();
    await page.goto(url, { waitUntil: 'domcontentloaded' });
    await page.waitForFunction(() => document.readyState !== 'loading', undefined, soon);
    await page.evaluate(() => new Promise((resolve) => requestIdleCallback(resolve)));
    // A list may carry badges, each with the title of its paper; the tab of a paper it has not.
    const widget = await session.offprint.widget(page);
    expect(await widget.has('button', 'Save to Offprint')).toBe(false);
  });
});
