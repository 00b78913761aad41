/** Real pages under their true addresses, where the folder with them is there. */
import { afterEach, describe, expect, it } from 'vitest';
import { identify, sourceOf } from '../../lib/sources/index.ts';
import { corpusPages, haveCorpus, serveCorpus } from '../web/corpus.ts';
import { inBrowser, soon } from './support/session.ts';
import type { Widget } from './support/widget.ts';

const session = inBrowser();

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

// The pages' own scripts complain of what is missing here, to the last; that is not ours.
afterEach(async () => {
  const { troubles, context } = session.offprint;
  for (const page of context.pages().slice(1)) await page.close({ runBeforeUnload: false });
  troubles.splice(0, troubles.length, ...troubles.filter((each) => /extension/i.test(each)));
});

/** Pages that are open at once: a test of its own for each would take minutes. */
const atOnce = 6;

const inGroups = <T>(all: readonly T[]): T[][] =>
  Array.from({ length: Math.ceil(all.length / atOnce) }, (_, n) =>
    all.slice(n * atOnce, (n + 1) * atOnce),
  );

/** What is wrong with each page, and with which. */
const complaints = async <T extends { url: string }>(
  group: readonly T[],
  check: (page: T) => Promise<void>,
): Promise<string[]> => {
  const results = await Promise.allSettled(group.map(check));
  return results.flatMap((result, at) =>
    result.status === 'rejected' ? [`${group[at]?.url}: ${result.reason}`] : [],
  );
};

const opened = async (url: string) => {
  const page = await session.offprint.context.newPage();
  await page.goto(url, { waitUntil: 'domcontentloaded' });
  return page;
};

describe.skipIf(!haveCorpus)('real pages', () => {
  it.each(inGroups(papers))(
    'can be saved: $0.url and those after it',
    async (...group) => {
      serveCorpus(session.web);
      const widgets = new Map<string, Widget>();
      const unready = await complaints(group, async ({ url }) => {
        const widget = await session.offprint.widget(await opened(url));
        await widget.waitFor('button', 'Save to Offprint', 20_000);
        widgets.set(url, widget);
      });
      expect(unready).toEqual([]);
      session.web.clearLog();
      const unsaved = await complaints(group, async ({ url }) => {
        const widget = widgets.get(url);
        await widget?.page.keyboard.press('Alt+KeyS');
        await widget?.waitFor('button', /^In Offprint/, 20_000);
      });
      expect(unsaved).toEqual([]);
      const stored = await session.offprint.database.papers();
      const titles = new Set(stored.map(({ title }) => folded(title)));
      for (const { url, expected } of group) {
        if (expected.title !== undefined)
          expect([...titles], url).toContain(folded(expected.title));
      }
      const own = session.offprint
        .requests()
        .filter(({ site, mode }) => site === 'none' && mode === 'cors');
      expect(own).toEqual([]);
    },
    120_000,
  );

  it.each(inGroups(others))(
    'are taken for no paper: $0.url and those after it',
    async (...group) => {
      serveCorpus(session.web);
      const mistaken = await complaints(group, async ({ url }) => {
        const page = await opened(url);
        await page.waitForFunction(() => document.readyState !== 'loading', undefined, soon);
        await page.bringToFront();
        await page.evaluate(() => new Promise((resolve) => requestIdleCallback(resolve)));
        // A list may carry badges, each with the title of its paper; the tab of a paper it has not.
        const widget = await session.offprint.widget(page);
        expect(await widget.has('button', 'Save to Offprint')).toBe(false);
      });
      expect(mistaken).toEqual([]);
    },
    120_000,
  );
});
