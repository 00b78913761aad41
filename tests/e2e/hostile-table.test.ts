/** More than 200 hostile inputs through every surface, and every message in a page's voice. */
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { payloads } from '../../lib/messaging/payloads.ts';
import { evilHost, hostileInputs, mark } from '../support/hostile-inputs.ts';
import { inFirefox } from './support/builds.ts';
import { libraryOf } from './support/database.ts';
import { inBrowser } from './support/session.ts';

const session = inBrowser();

const [base] = libraryOf(1);

/** A paper whose every text is an input; addresses as a damaged row could have them. */
const papers = hostileInputs.map(({ text }, n) => ({
  ...base,
  id: `hostile-${String(n).padStart(3, '0')}`,
  identifiers: [`url:https://papers.example/${n}`],
  title: text.trim().slice(0, 2000) || 'x',
  authors: [
    { family: text.slice(0, 400), given: text.slice(0, 400) },
    { literal: text.slice(0, 400) },
  ],
  abstract: `${text}\n\n${text}`,
  venue: text.slice(0, 900),
  keywords: [text.slice(0, 400)],
  categories: [text.slice(0, 400)],
  tags: [text.normalize('NFC').replace(/\s+/gu, ' ').trim().slice(0, 190) || 'x'],
  urls: { page: text, pdf: text, html: text, code: text, project: text },
  citekey: text.slice(0, 100),
  status: ['unread', 'reading', 'read'][n % 3],
  addedAt: Date.now() - n * 1000,
  openedAt: Date.now() - n * 1000,
  updatedAt: Date.now() - n * 1000,
}));

const annotations = hostileInputs.flatMap(({ text }, n) => {
  const paperId = `hostile-${String(n).padStart(3, '0')}`;
  const common = { paperId, tags: [text.slice(0, 100)], createdAt: n, updatedAt: n, page: text };
  return [
    { ...common, id: `note-${n}`, kind: 'note', body: text },
    {
      ...common,
      id: `mark-${n}`,
      kind: 'highlight',
      body: text,
      quote: text,
      colour: text,
      selectors: [{ type: 'TextQuoteSelector', exact: text, prefix: text, suffix: text }],
    },
  ];
});

/** Nothing ran, nothing was asked of anybody, nobody was led away. */
async function expectNothingRan(when: string): Promise<void> {
  for (const page of session.offprint.context.pages()) {
    expect(await page.evaluate((name) => name in window, mark), `${when}: ${page.url()}`).toBe(
      false,
    );
    expect(page.url(), when).toMatch(/^((chrome|moz)-extension:|about:blank)/);
    const links = await page
      .locator('a[href]')
      .evaluateAll((all) => all.map((link) => new URL((link as HTMLAnchorElement).href).protocol));
    const odd = links.filter(
      (each) => !/^(https?|(chrome|moz)-extension|mailto|blob):$/.test(each),
    );
    expect(odd, `${when}: addresses on ${page.url()}`).toEqual([]);
  }
  expect(session.web.visits(evilHost), when).toEqual([]);
}

it('are text on every surface: nothing runs, loads or leads away', {
  timeout: 240_000,
}, async () => {
  const { offprint } = session;
  expect(hostileInputs.length).toBeGreaterThanOrEqual(200);
  const refused: string[] = [];
  offprint.context.on('console', (message) => {
    if (/Content Security Policy/.test(message.text())) refused.push(message.text());
  });
  await (await offprint.extensionPage('library.html')).close();
  await offprint.database.add('papers', papers);
  await offprint.database.add('annotations', annotations);
  await offprint.database.add('views', [
    ...hostileInputs
      .slice(0, 40)
      .map(({ text }, rank) => ({ id: `v${rank}`, name: text.slice(0, 100), query: text, rank })),
  ]);

  const library = await offprint.extensionPage('library.html');
  const grid = library.getByRole('grid');
  await grid.getByRole('row').first().waitFor();
  await throughAll(library, papers.length);
  await expectNothingRan('the list and the details');
  await library.getByRole('radio', { name: 'Table' }).check({ force: true });
  await grid.getByRole('row').first().waitFor();
  await throughAll(library, 40);
  const search = library.getByRole('combobox').first();
  for (const { text } of hostileInputs.filter(({ kind }) => kind === 'query')) {
    await search.fill(text);
    await expect.poll(() => search.inputValue()).toBe(text.replace(/[\r\n]/g, ''));
  }
  await search.fill('');
  await expectNothingRan('the table and the search');

  for (const [route, heading] of [
    ['tags', /Tags/],
    ['stats', 'Statistics'],
    ['backups', /Backups/],
    ['import', /Import/],
  ] as const) {
    const page = await offprint.extensionPage(`library.html#/${route}`);
    await page.getByRole('heading', { name: heading, level: 1 }).waitFor();
    await expectNothingRan(route);
  }
  const popup = await offprint.popup();
  await popup.getByRole('row').first().waitFor();
  await popup.getByRole('row').first().press('Space');
  await offprint.newTab();
  await offprint.extensionPage('sidepanel.html');
  const options = await offprint.extensionPage('options.html');
  await options.getByRole('button', { name: 'Check the library' }).click();
  await options.getByText(/not as they should be|All is well/).waitFor();
  await expectNothingRan('popup, new tab, side panel and options');
  expect(refused).toEqual([]);
});

/** Down the list with the keyboard, the details following. */
async function throughAll(page: Page, count: number): Promise<void> {
  await page.getByRole('grid').getByRole('row').first().click();
  await page.getByRole('complementary', { name: 'Details' }).first().waitFor();
  for (let n = 0; n < count; n += 1) await page.keyboard.press('ArrowDown');
}

it.skipIf(inFirefox)(
  'a page that has taken over its renderer may ask only what its own paper needs',
  async () => {
    const { offprint } = session;
    const own = { ...base, id: 'own', identifiers: ['arxiv:2607.01234'], tags: [], title: 'Own' };
    const other = { ...base, id: 'other', identifiers: ['arxiv:2401.00009'], tags: ['secret'] };
    await (await offprint.extensionPage('library.html')).close();
    await offprint.database.add('papers', [own, other]);
    await offprint.database.add('annotations', [
      {
        id: 'n',
        paperId: 'other',
        kind: 'note',
        body: 'a secret',
        tags: [],
        createdAt: 1,
        updatedAt: 1,
      },
    ]);
    const page = await offprint.visit('https://arxiv.org/abs/2607.01234');
    const widget = await offprint.widget(page);
    await widget.waitFor('button', /^In Offprint/);
    expect(
      await page.evaluate(() => typeof chrome === 'undefined' || chrome.runtime === undefined),
    ).toBe(true);

    const cdp = await page.context().newCDPSession(page);
    const worlds: number[] = [];
    cdp.on('Runtime.executionContextCreated', ({ context }) => {
      if (context.origin === offprint.url('').replace(/\/$/, '')) worlds.push(context.id);
    });
    await cdp.send('Runtime.enable');
    await expect.poll(() => worlds.length).toBeGreaterThan(0);
    const before = JSON.stringify([
      await offprint.database.papers(),
      await offprint.database.notes(),
      await offprint.database.rows('views'),
    ]);
    /** What any question may carry that is about another paper, or about all. */
    const data = {
      ids: ['other'],
      paperIds: ['other'],
      paperId: 'other',
      keepId: 'other',
      otherId: 'own',
      otherIds: ['own'],
      id: 'other',
      noteId: 'n',
      body: 'changed',
      base: 'a secret',
      identifiers: ['arxiv:2401.00009'],
      record: { ...other, title: 'Changed' },
      status: 'read',
      add: ['x'],
      remove: ['secret'],
      tag: 'secret',
      from: 'secret',
      to: 'x',
      pinned: true,
      rating: 1,
      name: 'x',
      query: 'x',
      text: 'arxiv:2401.00009',
      why: 'hand',
      mode: 'replace',
      changes: { title: 'Changed' },
      place: { end: 'first' },
      undoId: 'x',
      feed: 'hf:trending',
      key: 'arxiv:2401.00009',
      hidden: true,
      findings: [{ trouble: 'citekey', table: 'papers', id: 'other' }],
      title: 'x',
    };
    const answers: Record<string, unknown> = {};
    for (const type of Object.keys(payloads)) {
      const message = JSON.stringify({ id: 1, type, data, timestamp: 1 });
      const { result } = await cdp.send('Runtime.evaluate', {
        contextId: worlds[0] ?? 0,
        awaitPromise: true,
        returnByValue: true,
        expression: `chrome.runtime.sendMessage(${message}).catch(String)`,
      });
      answers[type] = result.value;
    }
    const told = Object.entries(answers).filter(([, answer]) =>
      /secret|"other"/.test(JSON.stringify(answer) ?? ''),
    );
    expect(told).toEqual([]);
    // What such a page may ask: of its own paper, how many of its links are known, no badges here,
    // the browser's side panel (which opens only after a person's gesture).
    const granted = Object.entries(answers).filter(([, answer]) => {
      const value = answer as { res?: { ok?: boolean }; ok?: boolean } | undefined;
      return (value?.res ?? value)?.ok === true;
    });
    expect(granted.map(([type]) => type).sort()).toEqual([
      'badgesOff',
      'countLinked',
      'look',
      'sidePanel',
    ]);
    const after = JSON.stringify([
      await offprint.database.papers(),
      await offprint.database.notes(),
      await offprint.database.rows('views'),
    ]);
    expect(after).toBe(before);
  },
);
