/** The build for Firefox in a real Firefox: install, recognise, save, and see it everywhere. */
import { execFileSync } from 'node:child_process';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startWeb } from '../web/content.ts';
import { arxivList } from '../web/pages-lists.ts';
import { passages, readingPage } from '../web/pages-reading.ts';
import { numbered, paper } from '../web/papers.ts';
import type { StandInWeb } from '../web/server.ts';
import { OffprintInFirefox } from './support/firefox.ts';

function findFirefox(): string | undefined {
  try {
    return execFileSync('which', ['firefox-esr'], { encoding: 'utf8' }).trim();
  } catch {
    return undefined;
  }
}

const firefox = process.env.OFFPRINT_FIREFOX ?? findFirefox();
const soon = { timeout: 10_000, interval: 100 };
const { title } = paper('2607.01234');
const textOf = (page: Page) => page.evaluate(() => document.body.innerText);

describe.skipIf(!firefox)('Firefox', () => {
  let web: StandInWeb;
  let offprint: OffprintInFirefox;

  beforeAll(async () => {
    web = await startWeb();
    offprint = await OffprintInFirefox.launch(web, firefox ?? '');
  });
  afterAll(async () => {
    await offprint?.close();
    await web?.stop();
  });

  it('recognises a paper, saves it by a click, and shows it on the page, in popup and new tab', async () => {
    const page = await offprint.visit('https://arxiv.org/abs/2607.01234');
    const named = async (name: RegExp) =>
      (await offprint.buttonsOn(page)).find((button) => name.test(button.name));
    await expect.poll(() => named(/^Save to Offprint$/), soon).toBeTruthy();
    web.clearLog();
    const button = await named(/^Save to Offprint$/);
    await page.mouse.click(button?.x ?? 0, button?.y ?? 0);
    await expect.poll(() => named(/^In Offprint: to read/), soon).toBeTruthy();
    // Saving asks nobody.
    expect(web.visits('arxiv.org', /^\/(?!favicon)/)).toEqual([]);

    const popup = await offprint.extensionPage(`popup.html?tab=${await offprint.tabId(page)}`);
    await expect.poll(() => textOf(popup), soon).toContain(title);
    await expect.poll(() => popup.$$eval('[role="row"]', (rows) => rows.length), soon).toBe(1);
    await popup.locator('aria/Note').fill('Written in Firefox.');
    await expect.poll(() => textOf(popup), soon).toContain('Saved');
    // `fill` goes on with what is there: each query begins like the one before.
    const search = popup.locator('aria/Search your papers');
    const rows = () => popup.$$eval('[role="row"]', (all) => all.map((each) => each.textContent));
    await search.fill('writt firef');
    await expect.poll(rows, soon).toEqual([expect.stringContaining('Written in Firefox.')]);
    await search.fill('writt firefly collective');
    await expect.poll(rows, soon).toEqual([]);

    const newTab = await offprint.extensionPage('newtab.html');
    await expect.poll(() => textOf(newTab), soon).toContain(paper('2607.03117').title);
    expect(web.visits('huggingface.co', '/api/daily_papers')).toHaveLength(1);
    const status = await newTab.$$eval('[data-key="arxiv:2607.01234"] button', (buttons) =>
      buttons.map((each) => each.getAttribute('aria-label')),
    );
    expect(status.some((label) => label?.startsWith('To read'))).toBe(true);

    await page.bringToFront();
    await page.reload();
    await expect.poll(() => named(/^In Offprint: to read, 1 note/), soon).toBeTruthy();
  });

  it('highlights a passage by the key, which is there again after a reload', async () => {
    const body = readingPage(paper('2607.01234'), 1);
    web.misbehave('arxiv.org', '/html/2607.01234v1', { body });
    const page = await offprint.visit('https://arxiv.org/html/2607.01234v1');
    const there = async (name: RegExp) =>
      (await offprint.buttonsOn(page)).some((button) => name.test(button.name));
    await expect.poll(() => there(/Offprint/), soon).toBe(true);
    await page.evaluate((length) => {
      const text = document.querySelector('#S1\\.p1 p')?.firstChild;
      if (text) getSelection()?.setBaseAndExtent(text, 0, text, length);
    }, passages.stays.length);
    await page.keyboard.down('Alt');
    await page.keyboard.press('h');
    await page.keyboard.up('Alt');
    const marker = /^Highlight 1 of 1: Rivers that were straightened/;
    await expect.poll(() => there(marker), soon).toBe(true);
    await page.reload();
    await expect.poll(() => there(marker), soon).toBe(true);
    expect(await page.evaluate(() => CSS.highlights.has('offprint-yellow'))).toBe(true);
    web.behave();
  });

  it('knows the paper of a PDF tab and completes it from arxiv.org alone', async () => {
    const page = await offprint.visit('https://arxiv.org/pdf/math/0309136');
    const id = await offprint.tabId(page);
    web.clearLog();
    const popup = await offprint.extensionPage(`popup.html?tab=${id}`);
    await popup.locator('section[data-state="unsaved"] button').click();
    await expect.poll(() => textOf(popup), soon).toContain(paper('math/0309136').title);
    const asked = web.log.filter(({ host }) => /arxiv|huggingface|doi/.test(host));
    expect(asked.map(({ host, path }) => host + path)).toEqual(['arxiv.org/abs/math/0309136']);
  });

  it('puts badges beside the papers of a list, saves by one, and follows the library', async () => {
    const listed = numbered(3);
    web.misbehave('arxiv.org', '/list/cs.LG/recent', { body: arxivList(listed) });
    const page = await offprint.visit('https://arxiv.org/list/cs.LG/recent');
    const named = async (name: RegExp) =>
      (await offprint.buttonsOn(page)).filter((button) => name.test(button.name));
    await expect.poll(async () => (await named(/^Save “/)).length, soon).toBe(3);
    const [first] = await named(/^Save “/);
    await page.mouse.click(first?.x ?? 0, first?.y ?? 0);
    await expect.poll(async () => (await named(/^In Offprint: to read$/)).length, soon).toBe(1);
    await expect.poll(async () => (await named(/^3 papers here, 1 saved/)).length, soon).toBe(1);
    web.behave();
  });

  it('imports a file, finds and exports it, backs it up, and goes back to before a restore', async () => {
    const page = await offprint.extensionPage('library.html#/import');
    const click = async (name: RegExp) => {
      const found = () =>
        page.evaluate((pattern) => {
          const nameOf = (each: HTMLElement) => each.getAttribute('aria-label') ?? each.innerText;
          const all = [...document.querySelectorAll<HTMLElement>('main button, dialog button')];
          const button = all.findLast((each) => new RegExp(pattern).test(nameOf(each).trim()));
          button?.click();
          return button !== undefined;
        }, name.source);
      await expect.poll(found, soon).toBe(true);
    };
    const says = (text: string | RegExp) =>
      expect.poll(() => textOf(page), soon).toEqual(expect.stringMatching(text));
    await says('Drop files here');
    await page.evaluate(() => {
      const text = '@article{ff, title={Schäfchen im Feuer}, doi={10.1234/ff}, keywords={sheep}}';
      const files = new DataTransfer();
      files.items.add(new File([text], 'fire.bib'));
      const input = document.querySelector<HTMLInputElement>('input[type=file]');
      if (input) input.files = files.files;
      input?.dispatchEvent(new Event('change', { bubbles: true }));
    });
    await click(/^Import 1 paper/);
    await says('1 paper added.');

    await page.evaluate(() => {
      location.hash = '#/?q=schafchen%20tag:sheep';
    });
    await says(/Best match[\s\S]*Schäfchen im Feuer/);
    await page.evaluate(() => {
      const whole = URL.createObjectURL.bind(URL);
      URL.createObjectURL = (file: Blob) => {
        void file.text().then((text) => document.body.setAttribute('data-file', text));
        return whole(file);
      };
    });
    await click(/^Export/);
    await says('For LaTeX');
    await click(/^Export$/);
    const file = () => page.evaluate(() => document.body.dataset.file ?? '');
    await expect.poll(file, soon).toMatch(/@article\{ff,[\s\S]*Schäfchen/);

    await page.evaluate(() => {
      location.hash = '#/backups';
    });
    await click(/^Back up now/);
    await click(/^Restore the backup/);
    await click(/^Replace my library/);
    await says('Your library is what the backup holds');
    await click(/^Undo: back/);
    await says('Your library is as it was before');
  });
});
