/** What badges cost a page of 2,000 papers, compared with what the page costs by itself. */
/// <reference types="chrome" />
import type { CDPSession, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { arxivList } from '../web/pages-lists.ts';
import { numbered } from '../web/papers.ts';
import { inChromium, soon } from './support/session.ts';
import { traceTasks } from './support/trace.ts';

const session = inChromium();
const address = 'https://arxiv.org/list/cs.LG/recent';
const hosts = 'dt > span';
/** Where the page is scrolled to, one after the other. */
const steps = 20;

/** Change a setting as the options page does. */
async function set(settings: object): Promise<void> {
  const scratch = await session.offprint.extensionPage('manifest.json');
  await scratch.evaluate((value) => chrome.storage.local.set({ settings: value }), settings);
  await scratch.close();
}

const countOf = (page: Page, selector: string) =>
  page.evaluate((css) => document.querySelectorAll(css).length, selector);

/** The page with its first frames drawn. */
async function open(): Promise<Page> {
  session.web.misbehave('arxiv.org', '/list/cs.LG/recent', { body: arxivList(numbered(2000)) });
  const page = await session.offprint.context.newPage();
  await page.goto(address, { waitUntil: 'commit' });
  await page.waitForLoadState('load');
  await page.evaluate(
    () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
  );
  return page;
}

const traced = (work: () => Promise<unknown>) => traceTasks(session.offprint.browserSession, work);

/** Scroll to the end. @param touch change the page at each step by one empty element. */
const scroll = async (page: Page, touch: boolean) => {
  for (let step = 1; step <= steps; step += 1) {
    await page.evaluate((part) => {
      window.scrollTo(0, document.documentElement.scrollHeight * part);
    }, step / steps);
    await page.waitForTimeout(300);
    if (!touch) continue;
    await page.evaluate((part) => {
      const items = document.querySelectorAll('dt');
      items[Math.floor((items.length - 1) * part)]?.append(document.createElement('b'));
    }, step / steps);
    await page.waitForTimeout(100);
  }
};

/**
 * A function on the button of the overlay, in its closed shadow root. Not by the accessibility tree:
 * to keep that of so long a page costs more than all that is measured.
 */
async function pressTab(debug: CDPSession): Promise<() => Promise<unknown>> {
  interface DomNode {
    backendNodeId: number;
    attributes?: string[];
    children?: DomNode[];
    shadowRoots?: DomNode[];
  }
  const { root } = await debug.send('DOM.getDocument', { depth: -1, pierce: true });
  const find = (node: DomNode): DomNode | undefined =>
    node.attributes?.includes('tab')
      ? node
      : [...(node.shadowRoots ?? []), ...(node.children ?? [])].map(find).find(Boolean);
  const backendNodeId = find(root)?.backendNodeId;
  if (backendNodeId === undefined) throw new Error('there is no tab at the edge');
  const { object } = await debug.send('DOM.resolveNode', { backendNodeId });
  const { objectId = '' } = object;
  return () =>
    debug.send('Runtime.callFunctionOn', {
      objectId,
      functionDeclaration: 'function () { this.click(); }',
    });
}

describe('a list of 2,000 papers', () => {
  it('is badged where it is seen, without a long task of ours', async () => {
    await set({ listings: false });
    const alone = await open();
    const loadAlone = await traced(() => alone.waitForTimeout(1500));
    const scrollAlone = await traced(() => scroll(alone, false));
    await alone.close();
    const changed = await open();
    const touched = await traced(() => scroll(changed, true));
    expect(await countOf(changed, hosts)).toBe(0);
    await changed.close();

    await set({});
    const page = await open();
    const loading = await traced(async () => {
      await expect.poll(() => countOf(page, hosts), soon).toBeGreaterThan(0);
      await page.waitForTimeout(1500);
    });
    const first = await countOf(page, hosts);
    const scrolling = await traced(async () => {
      await scroll(page, false);
      await expect.poll(() => countOf(page, 'dt:last-of-type > span'), soon).toBe(1);
    });
    const last = await countOf(page, hosts);
    const debug = await page.context().newCDPSession(page);
    const press = await pressTab(debug);
    const choosing = await traced(async () => {
      await press();
      await page.waitForTimeout(1500);
    });
    await debug.detach();
    await page.close();
    console.log(
      '2,000 papers, longest tasks (ms on the processor):',
      JSON.stringify({
        loadAlone,
        scrollAlone,
        touched,
        loading,
        scrolling,
        choosing,
        first,
        last,
      }),
    );
    // Only what comes near is drawn.
    expect(first).toBeGreaterThan(0);
    expect(first).toBeLessThan(200);
    expect(last).toBeGreaterThan(first);
    // One empty element makes the browser lay out and paint the page: that is no cost of ours.
    const [smallest = 0] = touched;
    for (const [longest = 0] of [loading, scrolling, choosing]) {
      expect(longest - smallest).toBeLessThanOrEqual(50);
    }
    // Three pages are scrolled from end to end: half a minute, more on a busy machine.
  }, 240_000);
});
