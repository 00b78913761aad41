/** How feeds are asked: rarely, politely, and of nobody who was not allowed. */
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import type { FeedEntry, FeedSnapshot } from '../../lib/trending/types.ts';
import { rss } from '../fixtures/trending/rss.ts';
import { dailyEntry } from '../web/daily-papers.ts';
import { paper } from '../web/papers.ts';
import { grantedBuild } from './support/granted.ts';
import { inBrowser, type Session, soon } from './support/session.ts';

const api = '/api/daily_papers';
const listed = paper('2607.01234');
const title = { name: listed.title };

/** Asks the worker as a page of ours does. */
async function ask(page: Page, type: string, data: object): Promise<unknown> {
  const answer = await page.evaluate(
    (message) => chrome.runtime.sendMessage(JSON.parse(message)) as Promise<unknown>,
    JSON.stringify({ id: 1, type, data, timestamp: Date.now() }),
  );
  return (answer as { res?: unknown }).res ?? answer;
}

const lists = async ({ offprint }: Session, feed: string) =>
  (await offprint.database.rows<FeedSnapshot>('feedSnapshots')).filter((row) => row.feed === feed);

describe('without further permissions', () => {
  const session = inBrowser();

  it('a list is asked for twice a day at most, by its ETag, and a host’s pause holds', async () => {
    const { web, offprint } = session;
    const asked = () => web.visits('huggingface.co', api);
    const body = JSON.stringify([dailyEntry(listed, 0, '2026-07-25')]);
    const routes = web.snapshotRoutes();
    web.route('huggingface.co', api, (_, { ifNoneMatch }) =>
      ifNoneMatch === 'W/"list"'
        ? { status: 304, headers: { etag: 'W/"list"' } }
        : { headers: { 'content-type': 'application/json', etag: 'W/"list"' }, body },
    );
    const shown = async (page: Page) => {
      await page.bringToFront();
      await page.getByRole('heading', title).first().waitFor();
      return page;
    };
    const open = async () => shown(await offprint.newTab());
    const openTwo = async () => {
      const pages = await Promise.all([offprint.newTab(), offprint.newTab()]);
      for (const page of pages) await shown(page);
    };
    await openTwo();
    await offprint.stopWorker();
    await open();
    expect(asked()).toHaveLength(1);

    // Half a day later, again in several tabs and workers.
    await offprint.database.age(12 * 60 + 1);
    const page = await open();
    await expect.poll(() => asked().length, soon).toBe(2);
    await expect
      .poll(async () => (await lists(session, 'hf:trending')).map(({ state }) => state), soon)
      .toEqual(['ok', 'ok']);
    await offprint.stopWorker();
    await openTwo();
    expect(asked().map(({ ifNoneMatch }) => ifNoneMatch)).toEqual([undefined, 'W/"list"']);
    const newest = (await lists(session, 'hf:trending')).find(
      ({ fetchedAt = 0 }) => Date.now() - fetchedAt < 60 * 60_000,
    );
    expect(newest?.items.map(({ key }) => key)).toEqual(['arxiv:2607.01234']);

    // A host that wants a pause is left alone, by every list and after a restart.
    web.misbehave('huggingface.co', api, { status: 429, headers: { 'retry-after': '900' } });
    const refused = { ok: false, error: { network: { kind: 'rate-limited' } } };
    expect(await ask(page, 'refreshFeed', { feed: 'hf:month' })).toMatchObject(refused);
    await offprint.stopWorker();
    const answer = await ask(page, 'refreshFeed', { feed: 'hf:by:AK', force: true });
    expect(answer).toMatchObject({ ok: true, value: { outcome: 'waiting' } });
    expect(await ask(page, 'searchRemote', { query: 'sheep' })).toMatchObject(refused);
    expect(asked()).toHaveLength(3);
    expect(web.visits('huggingface.co', '/api/papers/search')).toEqual([]);

    // Nobody who was not allowed is asked.
    expect(await ask(page, 'refreshFeed', { feed: 'arxiv:cs.CL' })).toMatchObject({
      ok: true,
      value: { outcome: 'not-allowed' },
    });
    expect(offprint.hostsAsked()).toEqual(['huggingface.co']);
    web.restoreRoutes(routes);
  });
});

describe('with arXiv’s lists allowed', () => {
  const session = inBrowser({ extension: grantedBuild() });

  it('the new papers of a category come, and stay on days without any', async () => {
    const { web, offprint } = session;
    const routes = web.snapshotRoutes();
    const feed = 'arxiv:cs.CL';
    const items = [
      { id: '2607.00001', announce: 'replace' },
      { id: '2607.00002', announce: 'new' },
    ];
    web.route('rss.arxiv.org', '/rss/cs.CL', { body: rss(items) });
    const page = await offprint.extensionPage('newtab.html');
    expect(await ask(page, 'refreshFeed', { feed })).toMatchObject({
      value: { outcome: 'fetched' },
    });
    expect(await lists(session, feed)).toMatchObject([
      {
        period: '2026-07-31',
        items: [
          { key: 'arxiv:2607.00002', announce: 'new' },
          { key: 'arxiv:2607.00001', announce: 'replace' },
        ],
      },
    ]);
    expect((await offprint.database.rows<FeedEntry>('feedEntries')).map(({ key }) => key)).toEqual(
      expect.arrayContaining(['arxiv:2607.00001', 'arxiv:2607.00002']),
    );
    await offprint.database.age(13 * 60);
    web.route('rss.arxiv.org', '/rss/cs.CL', {
      body: rss([], { date: 'Sat, 01 Aug 2026 00:00:00 -0400' }),
    });
    await ask(page, 'refreshFeed', { feed });
    const newest = (await lists(session, feed)).find(({ quiet }) => quiet === 'weekend');
    expect(newest).toMatchObject({ period: '2026-07-31', items: [{}, {}] });
    web.restoreRoutes(routes);
  });
});
