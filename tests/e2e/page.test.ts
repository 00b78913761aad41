/** Offprint on the pages of papers: recognise, save, know it again. */
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { paper } from '../web/papers.ts';
import { inFirefox } from './support/builds.ts';
import { inBrowser, soon } from './support/session.ts';
import type { Widget } from './support/widget.ts';

const session = inBrowser();

const abstract = 'https://arxiv.org/abs/2607.01234';
const { title } = paper('2607.01234');

/** Open a page and wait until Offprint stands at its edge. */
async function open(url: string): Promise<{ page: Page; widget: Widget }> {
  const page = await session.offprint.visit(url);
  const widget = await session.offprint.widget(page);
  return { page, widget };
}

const unsaved = 'Save to Offprint';
const saved = /^In Offprint/;

describe('saving', () => {
  it('by a click stores what the page says, and asks nobody for it', async () => {
    const { page, widget } = await open(abstract);
    await widget.waitFor('button', unsaved);
    session.web.clearLog();
    await widget.click('button', unsaved);
    await widget.waitFor('button', saved);
    expect(await session.offprint.database.papers()).toMatchObject([
      {
        title,
        identifiers: expect.arrayContaining(['arxiv:2607.01234']),
        authors: [
          { given: 'Ngozi', family: 'Okafor' },
          { given: 'Maja', family: 'Lindqvist' },
          { given: 'Haruto', family: 'Tanaka' },
        ],
        abstract: expect.stringMatching(/^Researchers save far more papers than they read\./),
        issued: { year: 2026, month: 7, day: 2 },
        status: 'unread',
        urls: expect.objectContaining({ pdf: expect.stringContaining('/pdf/2607.01234') }),
      },
    ]);
    expect(session.offprint.hostsAsked()).toEqual([]);
    expect(await page.title()).toContain('Reading Lists as Memory');
  });

  it('by Alt+S does the same', async () => {
    const { page, widget } = await open(abstract);
    await widget.waitFor('button', unsaved);
    await page.keyboard.press('Alt+KeyS');
    await widget.waitFor('button', saved);
    expect(await session.offprint.database.papers()).toHaveLength(1);
  });

  it('by the browser’s own shortcut does the same', async () => {
    const { page, widget } = await open(abstract);
    await widget.waitFor('button', unsaved);
    await session.offprint.giveCommand('save-paper', page);
    await widget.waitFor('button', saved);
    expect(await session.offprint.database.papers()).toHaveLength(1);
  });

  it('can be undone from the toast', async () => {
    const { widget } = await open(abstract);
    await widget.click('button', unsaved);
    await widget.click('button', 'Undo saving');
    await widget.waitFor('button', unsaved);
    expect(await session.offprint.database.papers()).toEqual([]);
  });

  it('takes a tag, a status and a note from the toast', async () => {
    const { page, widget } = await open(abstract);
    await widget.click('button', unsaved);
    await widget.click('button', 'Tags');
    const field = async () => (await widget.find('textbox', 'Add a tag'))?.focused;
    await expect.poll(field, soon).toBe(true);
    await page.keyboard.type('reading habits');
    await page.keyboard.press('Enter');
    await widget.waitFor('button', 'Remove the tag reading habits');
    await widget.click('radio', 'Reading');
    await widget.type('textbox', /^Note/, 'Compare with the diary study.');
    await expect
      .poll(() => session.offprint.database.papers(), soon)
      .toMatchObject([{ tags: ['reading habits'], status: 'reading' }]);
    await expect
      .poll(() => session.offprint.database.notes(), soon)
      .toMatchObject([{ kind: 'note', body: 'Compare with the diary study.' }]);
  });
});

describe('a saved paper', () => {
  it.each([
    ['after a reload', abstract],
    ['as a version', `${abstract}v1`],
    ['as HTML', 'https://arxiv.org/html/2607.01234v2'],
    ['on Hugging Face', 'https://huggingface.co/papers/2607.01234'],
  ])('is known again at once %s', async (_, url) => {
    const first = await open(abstract);
    await first.widget.click('button', unsaved);
    await first.widget.waitFor('button', saved);
    await first.page.close();
    const again = await open(url);
    await again.widget.waitFor('button', /^In Offprint: to read/);
    expect(await session.offprint.database.papers()).toHaveLength(1);
  });

  it.each([
    ['an old id', 'https://arxiv.org/abs/math/0309136'],
    ['an old id with a version', 'https://arxiv.org/abs/hep-th/9901099v1'],
    ['a paper of a conference', 'https://aclanthology.org/2025.acl-long.901/'],
    ['an article of a journal', 'https://www.nature.com/articles/s99999-026-00042-1'],
    ['a page of Hugging Face', 'https://huggingface.co/papers/2607.03117'],
    ['HTML of arXiv', 'https://arxiv.org/html/2607.03117v1'],
  ])('may be %s', async (_, url) => {
    const { page, widget } = await open(url);
    await widget.click('button', unsaved);
    await widget.waitFor('button', saved);
    const [stored] = await session.offprint.database.papers();
    expect(stored?.authors.length).toBeGreaterThan(0);
    expect(await page.title()).toContain(stored?.title);
  });

  it('is one paper, whichever of its pages it is saved from', async () => {
    const first = await open('https://huggingface.co/papers/2607.01234');
    await first.widget.click('button', unsaved);
    await first.widget.waitFor('button', saved);
    await first.page.close();
    for (const url of ['https://arxiv.org/html/2607.01234v2', `${abstract}v1`, abstract]) {
      const { page, widget } = await open(url);
      await widget.waitFor('button', saved);
      await page.keyboard.press('Alt+KeyS');
      await widget.waitFor('dialog', 'Offprint');
      await page.close();
    }
    expect(await session.offprint.database.papers()).toHaveLength(1);
  });
});

describe('a page that changes under its address', () => {
  const list = 'https://huggingface.co/papers';

  it('shows the paper that is there, and on the list no tab but badges', async () => {
    const { page, widget } = await open(list);
    await page.getByRole('link', { name: title }).click();
    await widget.waitFor('button', unsaved);
    await widget.click('button', unsaved);
    await widget.waitFor('button', saved);

    const other = paper('2607.03117');
    await page.getByRole('link', { name: other.title }).click();
    await page.getByRole('heading', { name: other.title }).waitFor();
    await widget.click('button', unsaved);
    await widget.waitFor('button', saved);
    await expect
      .poll(
        async () => (await session.offprint.database.papers()).map((each) => each.title).sort(),
        soon,
      )
      .toEqual([other.title, title].sort());

    await page.goBack({ waitUntil: 'commit' });
    await page.getByRole('heading', { name: title }).waitFor();
    await widget.waitFor('button', saved);
    await page.getByRole('link', { name: 'Papers' }).click();
    await widget.waitFor('button', /2 saved\. Save several/);
    const badges = async () =>
      (await widget.nodes()).filter((node) => node.role === 'button' && saved.test(node.name));
    await expect.poll(async () => (await badges()).length, soon).toBe(2);
  });

  it('does not save the paper before under the address of the next', async () => {
    const other = paper('2607.03117');
    const { page, widget } = await open(`${list}/2607.01234`);
    await widget.waitFor('button', unsaved);
    session.web.misbehave('huggingface.co', `/papers/${other.id}`, { delayMs: 700 });
    await page.getByRole('link', { name: other.title }).click();
    // The address is new, the page still the old one: whatever is pressed now must not mix the two.
    await page.keyboard.press('Alt+KeyS');
    await page.getByRole('heading', { name: other.title }).waitFor();
    await expect
      .poll(async () => {
        if (await widget.has('button', unsaved)) await page.keyboard.press('Alt+KeyS');
        return widget.has('button', saved);
      }, soon)
      .toBe(true);
    expect(await session.offprint.database.papers()).toMatchObject([
      { title: other.title, identifiers: expect.arrayContaining([`arxiv:${other.id}`]) },
    ]);
  });

  it('may also be one of a site on which Offprint has no rights but its script', async () => {
    session.web.route('openreview.net', /^\/(?:group|forum)/, {
      body: `<!doctype html><title>Venue</title><a href="/forum?id=Abc_12-x">A Venue Paper</a><main></main>
        <script>
          const link = document.querySelector('a');
          link.onclick = (event) => {
            event.preventDefault();
            history.pushState(null, '', link.href);
            document.querySelector('main').innerHTML =
              '<div class="forum-title"><h2 class="citation_title">A Venue Paper</h2><a class="citation_pdf_url" href="/pdf?id=Abc_12-x">PDF</a></div><div class="forum-authors"><a>Ada Example</a></div>';
          };
        </script>`,
    });
    const { page, widget } = await open('https://openreview.net/group?id=Venue.cc/2026');
    await page.getByRole('link', { name: 'A Venue Paper' }).click();
    await widget.waitFor('button', unsaved);
    await widget.click('button', unsaved);
    await widget.waitFor('button', saved);
    expect(await session.offprint.database.papers()).toMatchObject([
      { title: 'A Venue Paper', identifiers: ['openreview:Abc_12-x'] },
    ]);
  });

  it.skipIf(inFirefox)(
    'comes back from the back/forward cache with what was done meanwhile',
    async () => {
      const { page, widget } = await open(abstract);
      await widget.waitFor('button', unsaved);
      await page.evaluate(() =>
        addEventListener('pageshow', ({ persisted }) => {
          document.documentElement.dataset.persisted = String(persisted);
        }),
      );
      await page.goto('https://arxiv.org/abs/2607.02001');
      const elsewhere = await open(`${abstract}v2`);
      await elsewhere.widget.click('button', unsaved);
      await elsewhere.widget.waitFor('button', saved);
      await page.bringToFront();
      await page.goBack({ waitUntil: 'commit' });
      await expect
        .poll(() => page.evaluate(() => document.documentElement.dataset.persisted), soon)
        .toBe('true');
      await (await session.offprint.widget(page)).waitFor('button', saved);
    },
  );
});
