/** The new tab: picks from Hugging Face, asked rarely, and what happens when it does not answer. */
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import type { FeedSnapshot } from '../../lib/trending/types.ts';
import { corpusFeed, haveCorpus, serveCorpus } from '../web/corpus.ts';
import { dailyEntry } from '../web/daily-papers.ts';
import { numbered, paper } from '../web/papers.ts';
import type { Answer } from '../web/server.ts';
import { inFirefox } from './support/builds.ts';
import { inBrowser, soon } from './support/session.ts';

const session = inBrowser();

const api = '/api/daily_papers';
const { title } = paper('2607.01234');
const requests = () => session.web.visits('huggingface.co', api);

const pick = (page: Page, name: string) =>
  page.getByRole('listitem').filter({ has: page.getByRole('heading', { name }) });

/** A new tab whose list is there. */
async function open(): Promise<Page> {
  const page = await session.offprint.newTab();
  await pick(page, title).waitFor();
  return page;
}

describe('the list', () => {
  it('shows what the feed says of each paper', async () => {
    const page = await open();
    const first = pick(page, title);
    for (const text of ['Ngozi Okafor', 'by rmeyer', 'northlight', '140 upvotes']) {
      await first.getByText(text).first().waitFor();
    }
    await first.getByRole('link', { name: 'PDF' }).waitFor();
    expect(await first.getByRole('link', { name: 'arXiv' }).getAttribute('href')).toContain(
      'arxiv.org/abs/2607.01234',
    );
    await first.getByRole('button', { name: /^More about/ }).click();
    await first.getByText('In one sentence:').waitFor();
    await first.getByText('field study').waitFor();
    expect(
      await page
        .getByRole('listitem')
        .filter({ has: page.getByRole('heading', { level: 2 }) })
        .count(),
    ).toBe(8);
    // Pictures are off: nobody is asked for one.
    expect(session.offprint.hostsAsked()).toEqual(['huggingface.co']);
    expect(requests()).toEqual([expect.not.objectContaining({ cookie: expect.anything() })]);
  });

  it('has four views, each asked for once an hour', async () => {
    const page = await open();
    for (const name of ['Today', 'This week', 'This month', 'Trending', 'This week']) {
      await page.getByRole('tab', { name }).click();
      await page
        .getByRole('tabpanel', { name })
        .getByRole('heading', { level: 2 })
        .first()
        .waitFor();
    }
    const asked = requests().map(({ path }) => path);
    expect(asked).toHaveLength(4);
    expect(asked.map((path) => /week=|month=|sort=trending|date=/.exec(path)?.[0])).toEqual(
      expect.arrayContaining(['sort=trending', 'week=', 'month=']),
    );
    await (await session.offprint.newTab())
      .getByRole('tab', { name: 'This week', selected: true })
      .waitFor();
    expect(requests()).toHaveLength(4);
  });

  it('is asked for once by three new tabs at the same time', async () => {
    const pages = await Promise.all([1, 2, 3].map(() => session.offprint.newTab()));
    for (const page of pages) {
      await page.bringToFront();
      await pick(page, title).waitFor();
    }
    expect(requests()).toHaveLength(1);
  });

  it('is asked for again after half a day, and says what is new since the last visit', async () => {
    await (await open()).close();
    await session.offprint.database.age(12 * 60 + 1);
    const [fresh] = numbered(1, 77);
    if (!fresh) throw new Error('no paper');
    const body = JSON.stringify(
      [fresh, paper('2607.01234')].map((each, rank) => dailyEntry(each, rank, '2026-07-25')),
    );
    session.web.misbehave('huggingface.co', api, { body });
    const page = await session.offprint.newTab();
    await expect.poll(() => requests().length, soon).toBe(2);
    const show = page.getByRole('button', { name: /new paper.*Show|Show/ });
    await pick(page, fresh.title).or(show).first().waitFor();
    if (await show.isVisible()) await show.click();
    await pick(page, fresh.title).getByText('new', { exact: true }).waitFor();
    expect(await pick(page, title).getByText('new', { exact: true }).count()).toBe(0);
  });

  it('saves, says the status, and hides with undo', async () => {
    const page = await open();
    await page.getByRole('button', { name: `Save “${title}”` }).click();
    await pick(page, title)
      .getByRole('button', { name: /^To read/ })
      .waitFor();
    expect(await session.offprint.database.papers()).toMatchObject([
      { title, identifiers: expect.arrayContaining(['arxiv:2607.01234']), status: 'unread' },
    ]);

    const other = paper('2607.03117').title;
    await page.getByRole('button', { name: `Not interested in “${other}”` }).click();
    await pick(page, other).waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Undo' }).last().click();
    await pick(page, other).waitFor();
    await page.getByRole('button', { name: `Not interested in “${other}”` }).click();
    await pick(page, other).waitFor({ state: 'detached' });
    const again = await open();
    expect(await pick(again, other).count()).toBe(0);
    // Saving from the list asks nobody.
    expect(session.offprint.hostsAsked()).toEqual(['huggingface.co']);
    expect(requests()).toHaveLength(1);
  });

  it('can be read, changed and searched with the keyboard alone', async () => {
    const { web, offprint } = session;
    const found = dailyEntry(numbered(1, 300)[0] ?? paper('2607.01234'), 0, '2026-07-24');
    web.route('huggingface.co', '/api/papers/search', {
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify([found]),
    });
    const page = await open();
    const { keyboard } = page;
    const focused = () => page.evaluate(() => document.activeElement?.textContent ?? '');
    await keyboard.press('j');
    await expect.poll(focused, soon).toBe(title);
    await keyboard.press('e');
    await pick(page, title).getByText('In one sentence:').waitFor();
    await keyboard.press('s');
    await pick(page, title)
      .getByRole('button', { name: /^To read/ })
      .waitFor();
    await keyboard.press('j');
    const second = await focused();
    await keyboard.press('m');
    await page
      .getByRole('menuitem', { name: /^Author: / })
      .first()
      .waitFor();
    await keyboard.press('ArrowDown');
    await keyboard.press('Enter');
    await pick(page, second).waitFor({ state: 'detached' });
    await expect.poll(() => offprint.database.rows('mutes'), soon).toHaveLength(1);
    await page.getByText(/^Muted: /).waitFor();
    await keyboard.press('z');
    await expect.poll(focused, soon).toBe(second);

    await keyboard.press('g');
    await keyboard.press('d');
    await page.getByRole('tab', { name: 'Today', selected: true }).waitFor();
    await page.getByRole('textbox', { name: 'Day' }).fill('2026-07-23');
    await expect.poll(() => requests().at(-1)?.path, soon).toContain('date=2026-07-23');
    await page.getByText('Thursday, July 23').first().waitFor();

    // What is typed stays here; Enter is what asks.
    await page.getByRole('tab', { name: 'Today' }).focus();
    web.clearLog();
    await keyboard.press('/');
    await keyboard.type('which landmarks can bees tell apart while flying');
    const results = page.getByRole('region', { name: 'What was found' });
    const { title: meant } = paper('2607.06633');
    await pick(page, meant).getByText('In other words', { exact: true }).waitFor();
    await keyboard.press('ControlOrMeta+A');
    await keyboard.type('reading lists memory');
    await results.getByText('Library', { exact: true }).waitFor();
    expect(web.visits('huggingface.co', '/api/papers/search')).toEqual([]);
    await keyboard.press('Enter');
    await results.getByText('Hugging Face', { exact: true }).waitFor();
    expect(web.visits('huggingface.co', '/api/papers/search')).toHaveLength(1);
    await keyboard.press('Escape');
    await page.getByRole('tab', { name: 'Today', selected: true }).waitFor();
    expect(offprint.hostsAsked()).toEqual(['huggingface.co']);
  });

  it('shows what goes on in the library, live', async () => {
    const page = await open();
    const paperPage = await session.offprint.visit('https://arxiv.org/abs/2607.01234');
    const widget = await session.offprint.widget(paperPage);
    await widget.click('button', 'Save to Offprint');
    await widget.click('radio', 'Reading');
    await page.bringToFront();
    await pick(page, title)
      .getByRole('button', { name: /^Reading/ })
      .waitFor();
    await page.getByRole('region', { name: 'Continue reading' }).getByText(title).waitFor();
  });
});

describe('when Hugging Face', () => {
  const failures: [string, Answer, RegExp][] = [
    ['cannot be reached', { reset: true }, /offline|reach/i],
    ['wants a pause', { status: 429, headers: { 'retry-after': '1800' } }, /huggingface\.co/],
    ['is broken', { status: 500, body: 'oops' }, /500/],
    ['answers garbage', { body: '<html>not json' }, /huggingface\.co/],
    ['answers a list of garbage', { body: '[{"paper":{}},7]' }, /huggingface\.co/],
    ['never answers', { never: true }, /huggingface\.co/],
  ];

  it.each(failures)('%s, the last list stays, with a word about it', async (_, answer, says) => {
    await (await open()).close();
    await session.offprint.database.age(13 * 60);
    session.web.clearLog();
    session.web.misbehave('huggingface.co', api, answer);
    const page = await open();
    const status = page.getByRole('status').filter({ hasText: 'Below is the list of' });
    await status.waitFor({ timeout: 30_000 });
    expect(await status.textContent()).toMatch(says);
    await pick(page, title).waitFor();
    // Another new tab doesn't ask again at once.
    const next = await open();
    await next.getByRole('status').filter({ hasText: 'Below is the list of' }).waitFor();
    const attempts = await session.offprint.database.rows<FeedSnapshot>('feedSnapshots');
    expect(attempts.map(({ state }) => state).sort()).toEqual(['failed', 'ok']);
    // A request on a connection that is cut is repeated by the browser itself, by Firefox nine times.
    const most = inFirefox ? 10 : 2;
    expect(requests().length).toBeLessThanOrEqual(answer.reset ? most : 1);
  });

  it('wants a pause, “Try again” waits for it', async () => {
    await (await open()).close();
    await session.offprint.database.age(13 * 60);
    session.web.misbehave('huggingface.co', api, failures[1]?.[1] ?? {});
    session.web.clearLog();
    const page = await open();
    const retry = page.getByRole('button', { name: 'Try again' });
    await retry.waitFor();
    await page.getByText(/It can be asked again at/).waitFor();
    expect(await retry.getAttribute('aria-disabled')).toBe('true');
    await retry.click({ force: true });
    expect(requests()).toHaveLength(1);
  });

  it('fails before there ever was a list, says so, and recovers', async () => {
    session.web.misbehave('huggingface.co', api, { status: 503 });
    const page = await session.offprint.newTab();
    await page.getByRole('heading', { name: 'There is no list to show yet.' }).waitFor();
    expect(await page.getByRole('alert').filter({ hasText: /./ }).textContent()).toMatch(/503/);
    await page.close();
    session.web.behave();
    await session.offprint.database.age(24 * 60);
    await open();
  });
});

describe.skipIf(!haveCorpus)('real responses', () => {
  it.each([
    'daily_papers.2026-07-31.json',
    'daily_papers.2026-07.json',
    'daily_papers.2026-06-12.json',
    'daily_papers.single-entry.2026-03.json',
  ])('%s: every paper is shown', async (name) => {
    const before = session.web.snapshotRoutes();
    try {
      serveCorpus(session.web, name);
      const entries: { paper: { title: string } }[] = [JSON.parse(corpusFeed(name))].flat();
      const page = await session.offprint.newTab();
      const headings = page.getByRole('tabpanel').getByRole('heading', { level: 2 });
      await headings.first().waitFor();
      // The first ten are drawn at once, the others right after.
      await expect.poll(() => headings.count(), soon).toBeGreaterThanOrEqual(entries.length);
      for (const { paper: listed } of entries.filter((each) => !/[$\\]/.test(each.paper.title))) {
        const name = listed.title.replace(/\s+/g, ' ').trim();
        expect(await page.getByRole('heading', { level: 2, name }).count(), name).toBe(1);
      }
      expect(await page.getByText('could not be read').count()).toBe(0);
    } finally {
      session.web.restoreRoutes(before);
    }
  });
});

describe.skipIf(inFirefox)('the setting “the browser’s own page”', () => {
  it('leaves new tabs to the browser and asks for nothing', async () => {
    const options = await session.offprint.extensionPage('options.html');
    const choice = options.getByRole('radio', { name: /browser’s own page/ });
    await choice.click();
    await expect.poll(() => choice.isChecked(), soon).toBe(true);
    await expect
      .poll(async () => await session.offprint.newTabAddress(), soon)
      .toBe('chrome://new-tab-page/');
    expect(requests()).toEqual([]);

    await options.bringToFront();
    await options.getByRole('radio', { name: 'Trending papers' }).click();
    await expect.poll(() => choice.isChecked(), soon).toBe(false);
    await open();
  });
});
