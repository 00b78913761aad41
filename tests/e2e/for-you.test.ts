/** For you: what was saved brings more of it, what was hidden goes, and nobody is told. */
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { dailyEntry } from '../web/daily-papers.ts';
import type { InventedPaper } from '../web/papers.ts';
import { inBrowser, soon } from './support/session.ts';

const session = inBrowser();
const api = '/api/daily_papers';

const fields = {
  Attention:
    'sparse attention GPU kernels memory bandwidth quantization cache throughput serving inference',
  Birds: 'migratory birds flight wetlands nesting habitat seasons feathers observation colonies',
  Verbs: 'morphology verbs inflection dialects corpus annotation syntax grammar phonology lexicon',
};
type Field = keyof typeof fields;

/** Six papers of each field, in turn: the votes alone favour none. */
const papers = Array.from({ length: 18 }, (_, at): InventedPaper & { field: Field } => {
  const field = (Object.keys(fields) as Field[])[at % 3] ?? 'Birds';
  const words = fields[field].split(' ');
  const word = (n: number) => words[(at + n) % words.length] ?? '';
  return {
    field,
    id: `2607.${10_000 + at}`,
    version: 1,
    title: `${field} ${at}: ${word(0)} and ${word(3)}`,
    authors: [`Example, Writer${at}`],
    abstract: `On ${word(1)} ${word(2)}, ${word(4)} ${word(5)} and the ${word(6)} of ${word(7)}.`,
    date: '2026-07-20',
    subjects: [],
  };
});

const item = (page: Page, name: RegExp) =>
  page
    .getByRole('tabpanel')
    .getByRole('listitem')
    .filter({ has: page.getByRole('heading', { level: 2, name }) });

/** Fields of the picks in their order. */
async function order(page: Page): Promise<string[]> {
  const titles = await page
    .getByRole('tabpanel', { name: 'For you' })
    .getByRole('heading', { level: 2 })
    .allInnerTexts();
  return titles.map((title) => title.split(' ')[0] ?? '');
}

const times = (list: readonly string[], field: Field) =>
  list.filter((each) => each === field).length;

it('follows what is saved and hidden, says why, keeps muted topics away, and asks nobody', async () => {
  const { web, offprint } = session;
  const routes = web.snapshotRoutes();
  const body = JSON.stringify(
    papers.map((paper, rank) => dailyEntry(paper, Math.floor(rank / 3), '2026-07-25')),
  );
  web.route('huggingface.co', api, () => ({
    headers: { 'content-type': 'application/json' },
    body,
  }));
  try {
    const page = await offprint.newTab();
    await page.getByRole('tab', { name: 'Trending' }).click();
    for (const title of [/^Attention 0:/, /^Attention 3:/]) {
      await item(page, title).getByRole('button', { name: /^Save/ }).click();
    }
    await expect.poll(async () => (await offprint.database.papers()).length, soon).toBe(2);
    const asked = web.visits('huggingface.co', api).length;

    // What is like the saved papers comes first, and says so in its own words.
    await page.getByRole('tab', { name: 'For you' }).click();
    await expect
      .poll(async () => times((await order(page)).slice(0, 6), 'Attention'), soon)
      .toBeGreaterThanOrEqual(4);
    const why = item(page, /^Attention (?!0|3:)/).first();
    await why.getByText(/like “Attention (0|3):.*terms: /).waitFor();

    // Both other fields stand below; hiding pushes the rest of one to the end.
    const ask = (type: string, data: object) =>
      page.evaluate(
        (message) => chrome.runtime.sendMessage(JSON.parse(message)) as Promise<unknown>,
        JSON.stringify({ id: 1, type, data, timestamp: 0 }),
      );
    for (const key of ['arxiv:2607.10001', 'arxiv:2607.10004', 'arxiv:2607.10007']) {
      await ask('hideEntry', { key, hidden: true });
    }
    await expect.poll(async () => times(await order(page), 'Birds'), soon).toBe(3);
    const below = async () => {
      const list = await order(page);
      const mean = (field: Field) => {
        const places = list.flatMap((each, at) => (each === field ? [at] : []));
        return places.reduce((sum, at) => sum + at, 0) / places.length;
      };
      return mean('Birds') > mean('Verbs');
    };
    await expect.poll(below, soon).toBe(true);

    await ask('mute', { key: 'topic:Verbs' });
    await expect.poll(async () => times(await order(page), 'Verbs'), soon).toBe(0);
    await page.close();

    // Kept: the next tab has the list from the database.
    const next = await offprint.newTab();
    await next.getByRole('tab', { name: 'For you' }).click();
    await expect
      .poll(async () => times((await order(next)).slice(0, 4), 'Attention'), soon)
      .toBeGreaterThan(2);
    expect(times(await order(next), 'Verbs')).toBe(0);
    expect(web.visits('huggingface.co', api)).toHaveLength(asked);
    expect(offprint.hostsAsked()).toEqual(['huggingface.co']);
  } finally {
    web.restoreRoutes(routes);
  }
});
