/** Badges beside the papers that a site lists. */
/// <reference types="chrome" />
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { arxivList, layouts, scholarResults } from '../web/pages-lists.ts';
import { type InventedPaper, numbered, paper, papers } from '../web/papers.ts';
import { inChromium, soon } from './support/session.ts';
import type { Widget } from './support/widget.ts';

const session = inChromium();

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
  it('moves by the width of the badges and no more, however it is laid out', async () => {
    const body = layouts(some);
    const places = async (settings: object) => {
      await set(settings);
      const page = await session.offprint.context.newPage();
      await page.addInitScript(() => {
        Object.assign(window, { shifts: [] });
        new PerformanceObserver((list) => {
          const { shifts } = window as unknown as { shifts: number[] };
          for (const each of list.getEntries()) {
            shifts.push((each as PerformanceEntry & { value: number }).value);
          }
        }).observe({ type: 'layout-shift', buffered: true });
      });
      session.web.misbehave('arxiv.org', new URL(address).pathname, { body });
      await page.goto(address);
      const widget = await session.offprint.widget(page);
      if (!('listings' in settings)) await widget.waitFor('button', saveName(3));
      const found = await page.evaluate(() => ({
        shifts: (window as unknown as { shifts: number[] }).shifts,
        boxes: [...document.querySelectorAll('main [id]')].map((element) => {
          const { top, height } = element.getBoundingClientRect();
          return [element.id, Math.round(top), Math.round(height)].join(' ');
        }),
      }));
      await page.close();
      return found;
    };
    const without = await places({ listings: false });
    const badged = await places({});
    expect(without.boxes.length).toBeGreaterThan(20);
    expect(badged.boxes).toEqual(without.boxes);
    // Nothing moves up or down; a shift to the side by a badge's width counts for less than this.
    for (const shift of badged.shifts) expect(shift).toBeLessThan(0.02);
  });
});

/** Tasks of a page that took longer than 50 ms (ms), since its first moment. */
async function countLongTasks(page: Page): Promise<() => Promise<number[]>> {
  await page.addInitScript(() => {
    const kept: number[] = [];
    Object.assign(window, { kept });
    new PerformanceObserver((list) => {
      for (const task of list.getEntries()) kept.push(Math.round(task.duration));
    }).observe({ type: 'longtask', buffered: true });
  });
  return () => page.evaluate(() => (window as unknown as { kept: number[] }).kept.splice(0));
}

interface TraceEvent {
  name: string;
  ph: string;
  pid: number;
  tid: number;
  args?: { name?: string };
  /** Time on the processor (µs): on a busy machine far less than what the clock says. */
  tdur?: number;
}

/** The longest tasks of the pages' main threads by time on the processor (ms), longest first. */
async function traceTasks(work: () => Promise<unknown>): Promise<number[]> {
  const { browserSession } = session.offprint;
  const events: TraceEvent[] = [];
  const collect = ({ value }: { value: object[] }) => events.push(...(value as TraceEvent[]));
  browserSession.on('Tracing.dataCollected', collect);
  await browserSession.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { includedCategories: ['toplevel', 'devtools.timeline'] },
  });
  await work();
  const complete = new Promise((resolve) =>
    browserSession.once('Tracing.tracingComplete', resolve),
  );
  await browserSession.send('Tracing.end');
  await complete;
  browserSession.off('Tracing.dataCollected', collect);
  const main = new Set(
    events
      .filter(({ args }) => args?.name === 'CrRendererMain')
      .map(({ pid, tid }) => `${pid} ${tid}`),
  );
  return events
    .filter(({ name, pid, tid }) => name.endsWith('::RunTask') && main.has(`${pid} ${tid}`))
    .map(({ tdur = 0 }) => Math.round(tdur / 1000))
    .toSorted((one, other) => other - one)
    .slice(0, 6);
}

/** Wait by the page's own selectors: the driver's would walk through 70,000 nodes again and again. */
const there = (page: Page, selector: string) =>
  page.waitForFunction((css) => document.querySelector(css) !== null, selector, { polling: 200 });

const countOf = (page: Page, selector: string) =>
  page.evaluate((css) => document.querySelectorAll(css).length, selector);

describe('a list of 2,000 papers', () => {
  it('is badged where it is seen; long tasks are printed, not judged', async () => {
    session.web.misbehave('arxiv.org', '/list/cs.LG/recent', { body: arxivList(numbered(2000)) });
    // The accessibility tree of such a page would cost more than all else: look at hosts only.
    const hosts = 'dt > span';
    const measure = async (settings: object, badges: boolean) => {
      await set(settings);
      const page = await session.offprint.context.newPage();
      const longTasks = await countLongTasks(page);
      await page.goto(address);
      const afterLoad = await traceTasks(async () => {
        if (badges) await there(page, hosts);
        await page.waitForTimeout(1500);
      });
      const loading = await longTasks();
      // What the browser needs for the smallest change of this page, whoever makes it.
      const smallest = await traceTasks(async () => {
        await page.evaluate(() =>
          document.querySelector('dt')?.append(document.createElement('b')),
        );
        await page.waitForTimeout(500);
      });
      const first = await countOf(page, hosts);
      const onScroll = await traceTasks(async () => {
        for (let step = 1; step <= 20; step += 1) {
          await page.evaluate((part) => {
            window.scrollTo(0, document.documentElement.scrollHeight * part);
          }, step / 20);
          await page.waitForTimeout(300);
        }
        if (badges) await there(page, 'dt:last-of-type > span');
      });
      const scrolling = await longTasks();
      const last = await countOf(page, hosts);
      await page.close();
      return { loading, afterLoad, smallest: smallest[0], first, scrolling, onScroll, last };
    };
    const without = await measure({ listings: false }, false);
    const badged = await measure({}, true);
    console.log(
      '2,000 papers: long tasks (ms by the clock) and the longest tasks (ms on the processor):',
      JSON.stringify({ without, badged }),
    );
    expect(without.last).toBe(0);
    // Only what comes near is drawn.
    expect(badged.first).toBeGreaterThan(0);
    expect(badged.first).toBeLessThan(200);
    expect(badged.last).toBeGreaterThan(badged.first);
  });
});
