/** Real pages under their true addresses, where the folder with them is there. */
import { describe, expect, it } from 'vitest';
import { identify } from '../../lib/sources/index.ts';
import { corpusPages, haveCorpus, serveCorpus } from '../web/corpus.ts';
import { inChromium, soon } from './support/session.ts';

const session = inChromium();

const pages = haveCorpus ? corpusPages() : [];
const onKnownSites = pages.filter(({ url }) => identify(new URL(url)) !== undefined);
const elsewhere = pages.filter(({ url }) => identify(new URL(url)) === undefined);

/** Case, spaces, quotes and dashes don't count. */
const folded = (text: string | undefined) =>
  (text ?? '')
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

describe.skipIf(!haveCorpus)('real pages', () => {
  it.each(onKnownSites)('$url can be saved', async ({ url, expected }) => {
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
    expect(session.web.log.filter(({ site }) => site === 'none')).toEqual([]);
    // The page's own scripts may complain of what is missing here; that is not ours.
    const own = session.offprint.troubles.filter((trouble) => trouble.includes('Extension'));
    session.offprint.troubles.splice(0, session.offprint.troubles.length, ...own);
  });

  it.each(elsewhere)('$url shows nothing', async ({ url }) => {
    serveCorpus(session.web);
    const page = await session.offprint.context.newPage();
    await page.goto(url, { waitUntil: 'domcontentloaded' });
    await page.waitForFunction(() => document.readyState !== 'loading', undefined, soon);
    await page.evaluate(() => new Promise((resolve) => requestIdleCallback(resolve)));
    expect(await (await session.offprint.widget(page)).has('button', /Offprint/)).toBe(false);
    session.offprint.troubles.splice(0);
  });
});
