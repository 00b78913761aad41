/** Badges beside the papers that a site lists. */
/// <reference types="chrome" />
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { arxivList, layouts, scholarResults } from '../web/pages-lists.ts';
import { type InventedPaper, numbered, paper, papers } from '../web/papers.ts';
import { inBrowser, soon } from './support/session.ts';
import type { Widget } from './support/widget.ts';

const session = inBrowser();

const address = 'https://arxiv.org/list/cs.LG/recent';
const some = numbered(4);
const title = (index: number) => some[index]?.title ?? '';
const saveName = (index: number) => `Save “${title(index)}” to Offprint`;

async function openList(body: string, url = address): Promise<{ page: Page; widget: Widget }> {
  const { hostname, pathname } = new URL(url);
  session.web.misbehave(hostname, pathname, { body });
  const page = await session.offprint.visit(url);
  return { page, widget: await session.offprint.widget(page) };
}

const openArxiv = (more: InventedPaper[] = []) => openList(arxivList(some, more));

/** Change a setting as the options page does. */
async function set(settings: object): Promise<void> {
  const scratch = await session.offprint.extensionPage('manifest.json');
  await scratch.evaluate((value) => chrome.storage.local.set({ settings: value }), settings);
  await scratch.close();
}

describe('badges', () => {
  it('save with one click what the list says, without a request, and undo', async () => {
    const { page, widget } = await openArxiv();
    await widget.waitFor('button', saveName(1));
    const height = await page.evaluate(() => document.documentElement.scrollHeight);
    session.web.clearLog();
    await widget.click('button', saveName(0));
    await widget.waitFor('button', 'In Offprint: to read');
    expect(await session.offprint.database.papers()).toMatchObject([
      {
        title: title(0),
        identifiers: [`arxiv:${some[0]?.id}`],
        authors: [{ family: 'Okafor' }, { family: 'Lindqvist' }, { family: 'Tanaka' }],
        categories: ['cs.HC'],
        source: 'arxiv',
      },
    ]);
    expect(session.offprint.hostsAsked()).toEqual([]);
    await page.bringToFront();
    await widget.click('button', 'Undo');
    await widget.waitFor('button', saveName(0));
    expect(await session.offprint.database.papers()).toEqual([]);
    // Badges have no height of their own.
    expect(await page.evaluate(() => document.documentElement.scrollHeight)).toBe(height);
  });

  it('tell what is saved, follow the library and change the status', async () => {
    const abstract = `https://arxiv.org/abs/${some[1]?.id}`;
    const paperPage = await session.offprint.visit(abstract);
    const card = await session.offprint.widget(paperPage);
    const { page, widget } = await openArxiv();
    await widget.waitFor('button', saveName(1));
    await paperPage.bringToFront();
    await card.click('button', 'Save to Offprint');
    await card.waitFor('button', 'In Offprint: to read');
    await card.click('radio', 'Reading');
    await page.bringToFront();
    await widget.click('button', 'In Offprint: reading');
    await widget.click('radio', 'Read');
    await widget.waitFor('button', 'In Offprint: read');
    await expect
      .poll(() => session.offprint.database.papers(), soon)
      .toMatchObject([{ status: 'read' }]);
    await page.bringToFront();
    await page.keyboard.press('Escape');
    await expect.poll(() => widget.has('dialog', 'Offprint'), soon).toBe(false);
    await widget.waitFor('button', '4 papers here, 1 saved. Save several');
  });

  it('come for what the page loads on', async () => {
    const more = numbered(3, 10);
    const { page, widget } = await openArxiv(more);
    await widget.waitFor('button', saveName(0));
    await page.locator('#more').click();
    await widget.waitFor('button', `Save “${more[2]?.title}” to Offprint`);
    await widget.waitFor('button', '7 papers here, 0 saved. Save several');
  });

  it('go and come with pages that change without a load', async () => {
    const page = await session.offprint.visit('https://huggingface.co/papers');
    const widget = await session.offprint.widget(page);
    const [first] = papers;
    await widget.waitFor('button', `Save “${first?.title}” to Offprint`);
    await page.getByRole('link', { name: first?.title ?? '' }).click();
    await widget.waitFor('button', 'Save to Offprint');
    await expect.poll(() => widget.has('button', /papers here/), soon).toBe(false);
    await page.getByRole('link', { name: 'Papers', exact: true }).click();
    await widget.waitFor('button', `Save “${first?.title}” to Offprint`);
    await expect.poll(() => widget.has('button', 'Save to Offprint'), soon).toBe(false);
  });

  it('know papers of every site where a search leads anywhere', async () => {
    const listed = paper('2607.01234');
    const { widget } = await openList(
      scholarResults([
        [listed.title, `https://arxiv.org/abs/${listed.id}`, 'N Okafor, M Lindqvist - arXiv, 2026'],
        ['A page of somebody', 'https://example.org/a.html', 'Z Nobody - example.org'],
      ]),
      'https://scholar.google.com/scholar?q=lists',
    );
    await widget.click('button', `Save “${listed.title}” to Offprint`);
    await widget.waitFor('button', 'In Offprint: to read');
    expect(await widget.has('button', /A page of somebody/)).toBe(false);
    expect(await session.offprint.database.papers()).toMatchObject([
      { identifiers: [`arxiv:${listed.id}`], source: 'scholar' },
    ]);
  });
});

describe('saving several', () => {
  it('works by keyboard alone', async () => {
    const { page, widget } = await openArxiv();
    await widget.click('button', '4 papers here, 0 saved. Save several');
    await widget.waitFor('checkbox', `Choose “${title(0)}”`);
    await page.keyboard.press('Enter');
    await widget.waitFor('button', 'Save 4');
    await widget.click('checkbox', `Choose “${title(3)}”`);
    await widget.waitFor('button', 'Save 3');
    await widget.click('button', 'Save 3');
    await widget.waitFor('button', '4 papers here, 3 saved. Save several');
    expect(await session.offprint.database.papers()).toHaveLength(3);
    await page.bringToFront();
    await widget.click('button', 'Undo');
    await widget.waitFor('button', '4 papers here, 0 saved. Save several');
  });
});

describe('turned off', () => {
  it.each([
    ['everywhere', { listings: false }],
    ['for the site', { listingsOff: ['arxiv'] }],
  ])('%s, at once and on', async (_where, settings) => {
    const { page, widget } = await openArxiv();
    await widget.waitFor('button', saveName(0));
    await set(settings);
    await page.bringToFront();
    await expect.poll(() => widget.isThere(), soon).toBe(false);
    await page.reload();
    expect(await widget.isThere()).toBe(false);
    await set({});
    await page.bringToFront();
    await widget.waitFor('button', saveName(0));
  });
});

describe('a hostile list', () => {
  it('has no effect, and cannot keep the badges busy', async () => {
    const attack = `<img src="https://evil.example/x" onerror="window.pwned=1">\u202Egnp.exe\u0000`;
    const [base] = some;
    if (!base) throw new Error('no paper');
    const odd = [
      { ...base, title: attack.repeat(3) },
      { ...base, id: '2501.20001', title: 'x'.repeat(1_000_000), authors: [attack] },
    ];
    const body = arxivList(odd).replace(
      '</main>',
      `<a href="javascript:window.pwned=2">bad</a><a href="/abs/2501.20002#${'y'.repeat(5000)}">long</a>
<script>new MutationObserver(() => { for (const span of document.querySelectorAll('dt > span')) span.remove(); })
.observe(document, { subtree: true, childList: true });
let clicks = 0; document.addEventListener('click', () => { clicks += 1; }, true);
document.querySelectorAll('a').forEach((a) => a.click instanceof Function);</script></main>`,
    );
    const { page, widget } = await openList(body);
    await widget.waitFor('button', '2 papers here, 0 saved. Save several');
    await widget.click('button', '2 papers here, 0 saved. Save several');
    await widget.click('button', 'All that are not saved');
    await widget.click('button', 'Save 2');
    await widget.waitFor('button', '2 papers here, 2 saved. Save several');
    expect(await page.evaluate(() => 'pwned' in window)).toBe(false);
    expect(session.web.visits('evil.example')).toEqual([]);
    for (const { title: kept } of await session.offprint.database.papers()) {
      expect(kept.length).toBeLessThanOrEqual(2000);
      expect(kept).not.toContain('\u202E');
    }
  });
});

describe('the page’s own content', () => {
  /** Inline size of a badge (px). */
  const badge = 20;

  it('moves by the width of the badges and no more, however it is laid out', async () => {
    const body = layouts(some);
    const places = async (settings: object) => {
      await set(settings);
      const page = await session.offprint.context.newPage();
      await page.addInitScript(() => {
        interface Shift extends PerformanceEntry {
          sources: { previousRect: DOMRect; currentRect: DOMRect }[];
        }
        const shifts: number[][] = [];
        Object.assign(window, { shifts });
        new PerformanceObserver((list) => {
          for (const each of list.getEntries() as Shift[]) {
            for (const { previousRect: was, currentRect: is } of each.sources) {
              shifts.push([is.y - was.y, is.height - was.height]);
            }
          }
        }).observe({ type: 'layout-shift', buffered: true });
      });
      session.web.misbehave('arxiv.org', new URL(address).pathname, { body });
      await page.goto(address);
      const widget = await session.offprint.widget(page);
      if (!('listings' in settings)) await widget.waitFor('button', saveName(3));
      const found = await page.evaluate(() => {
        const hosts = [...document.querySelectorAll('[data-place]')];
        const boxes = [...document.querySelectorAll('main [id]')].map((element) => {
          const { left, top, bottom, height } = element.getBoundingClientRect();
          // A badge has no height: it stands on a line between the line's top and bottom. What
          // comes after moves a link only where Latin titles stand in a line from right to left.
          const mixed = getComputedStyle(element).direction === 'rtl';
          const before = hosts.filter((host) => {
            const at = host.getBoundingClientRect().bottom;
            const follows = element.compareDocumentPosition(host);
            const later = (follows & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
            return at > top && at <= bottom && (mixed || !later);
          });
          // An ellipsis parts a line.
          const lines = new Set([...element.getClientRects()].map((each) => each.top));
          return {
            still: [element.id, top, height, lines.size],
            left,
            before: before.length,
          };
        });
        return { shifts: (window as unknown as { shifts: number[][] }).shifts, boxes };
      });
      await page.close();
      return found;
    };
    const without = await places({ listings: false });
    const badged = await places({});
    expect(without.boxes.length).toBeGreaterThan(20);
    // Not up, not down, not higher, not on more lines.
    expect(badged.boxes.map(({ still }) => still)).toEqual(without.boxes.map(({ still }) => still));
    const moved = badged.boxes.map(({ left }, index) =>
      Math.abs(left - (without.boxes[index]?.left ?? 0)),
    );
    expect(Math.max(...moved)).toBeGreaterThanOrEqual(badge);
    for (const [index, by] of moved.entries()) {
      const { still = [], before = 0 } = badged.boxes[index] ?? {};
      // There a title is wrapped, and its last word goes on to the next line.
      if (`${still[0]}`.startsWith('columns')) continue;
      expect(by, `${still[0]}`).toBeLessThanOrEqual(before * badge + 0.5);
    }
    // What the browser itself counted as shifts.
    for (const vertically of badged.shifts) expect(vertically).toEqual([0, 0]);
  });
});
