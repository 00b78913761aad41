/** Highlights of one paper on its other pages: versions, copies, its journal; and two papers on one page. */
import { describe, expect, it } from 'vitest';
import { arxivAbstract } from '../web/pages-arxiv.ts';
import { ar5ivPage, journalPage, repeatingPage, twoPapersPage } from '../web/pages-copies.ts';
import { passages, readingPage } from '../web/pages-reading.ts';
import { paper } from '../web/papers.ts';
import { dragOver, painted } from './support/passages.ts';
import { highlight, press, readAt } from './support/reading.ts';
import { inBrowser, soon } from './support/session.ts';

const session = inBrowser();
const invented = { ...paper('2607.01234'), doi: '10.1038/s99999-026-00077-4' };
const arxiv = (version: 1 | 2) => `https://arxiv.org/html/${invented.id}v${version}`;
const journal = `https://www.nature.com/articles/s99999-026-00077-4`;
const notes = () => session.offprint.database.notes();

describe('the same paper elsewhere', () => {
  it('from arXiv’s v1 to v2, to ar5iv and to its journal: one paper, each passage where it is there', async () => {
    const first = await readAt(session, arxiv(1), readingPage(invented, 1));
    for (const text of [passages.stays, passages.moves, passages.edited, passages.gone]) {
      await highlight(first, text);
    }
    await expect.poll(notes, soon).toHaveLength(4);
    const made = await notes();

    const second = await readAt(session, arxiv(2), readingPage(invented, 2));
    await expect
      .poll(() => painted(second.page), soon)
      .toEqual({
        green: [passages.stays, passages.moves],
        'green-uncertain': [passages.editedTo],
      });

    const copy = await readAt(
      session,
      `https://ar5iv.labs.arxiv.org/html/${invented.id}`,
      ar5ivPage(invented),
    );
    await expect
      .poll(() => painted(copy.page), soon)
      .toEqual({ green: [passages.stays, passages.moves, passages.gone] });

    // Until someone says that they are one, the article in the journal is another paper.
    const before = await readAt(session, journal, journalPage(invented, journal));
    await before.widget.waitFor('button', 'Save to Offprint');
    await before.page.close();
    // The abstract page of a saved paper names its DOI: that is learned there without a word.
    const abstract = `https://arxiv.org/abs/${invented.id}`;
    await readAt(session, abstract, arxivAbstract(invented));
    const identifiers = async () => (await session.offprint.database.papers())[0]?.identifiers;
    await expect.poll(identifiers, soon).toContain(`doi:${invented.doi}`);
    const print = await readAt(session, journal, journalPage(invented, journal));
    await expect
      .poll(() => painted(print.page), soon)
      .toEqual({
        green: [passages.stays, passages.moves],
        'green-uncertain': [passages.editedTo],
      });
    // In the text, not in the teaser above it.
    const parent = await print.page.evaluate(() => {
      const [range] = CSS.highlights.get('offprint-green') ?? [];
      return (range as Range).startContainer.parentElement?.closest('main, header')?.localName;
    });
    expect(parent).toBe('main');
    await press(print.page, passages.editedTo);
    await expect.poll(() => print.widget.text(), soon).toContain('Changed since v1');
    await print.page.keyboard.press('Escape');
    await highlight(print, 'which nobody had expected of them', 'Blue');
    await expect.poll(notes, soon).toHaveLength(5);
    const stored = await session.offprint.database.papers();
    expect(stored).toHaveLength(1);
    expect(stored[0]?.identifiers).toEqual(
      expect.arrayContaining([`arxiv:${invented.id}`, `doi:${invented.doi}`]),
    );
    // And back: what was made in the journal is on arXiv's page too, what was made is as it was.
    await second.page.bringToFront();
    await expect
      .poll(() => painted(second.page), soon)
      .toMatchObject({ blue: ['which nobody had expected of them'] });
    const now = await notes();
    for (const { id, selectors } of made) {
      expect(now.find((each) => each.id === id)?.selectors).toEqual(selectors);
    }
  });

  it('a passage that may be in two places is the user’s to place', async () => {
    const remark = 'The result does not depend on this choice';
    const first = await readAt(session, arxiv(1), repeatingPage(invented, 1));
    await highlight(first, remark);
    await expect.poll(notes, soon).toHaveLength(1);
    const { page, widget } = await readAt(session, arxiv(2), repeatingPage(invented, 2));
    await widget.click('button', '1 highlight not found here');
    await expect.poll(() => widget.text(), soon).toContain('It may be in any of 2 places');
    expect(await painted(page)).toEqual({});
    await widget.click('button', 'Choose the place');
    await widget.click('button', 'Next place');
    await expect.poll(() => widget.text(), soon).toContain('Place 2 of 2');
    await widget.click('button', 'It is here');
    const chosen = () =>
      page.evaluate(() => {
        const [range] = CSS.highlights.get('offprint-green') ?? [];
        return (range as Range | undefined)?.startContainer.textContent?.slice(0, 30);
      });
    await expect.poll(chosen, soon).toMatch(/^(First|Now) we drop the/);
    const place = await chosen();
    await page.reload();
    await expect.poll(chosen, soon).toBe(place);
  });

  it('a figure that was lost is found again as a figure', async () => {
    const first = await readAt(session, arxiv(1), readingPage(invented, 1));
    await first.page.locator('figure').hover();
    await first.page.keyboard.press('Alt+h');
    await first.widget.waitFor('button', 'Show the highlight of this figure');
    const other = readingPage(invented, 2).replace(
      /Figure 1: [^<]*/,
      'Figure 4: All stations, by the years in which they were read.',
    );
    await expect.poll(notes, soon).toHaveLength(1);
    const { page, widget } = await readAt(session, arxiv(2), other);
    await widget.click('button', '1 highlight not found here');
    await widget.click('button', 'Find it again');
    await dragOver(page, 'All stations, by the years');
    await widget.click('button', 'It is here');
    await widget.waitFor('button', 'Show the highlight of this figure');
    await page.reload();
    await widget.waitFor('button', 'Show the highlight of this figure');
    const [note] = await notes();
    expect(note?.later?.at(-1)?.selectors[0]).toMatchObject({
      type: 'ElementSelector',
      kind: 'figure',
    });
  });
});

describe('two papers under one document', () => {
  it('each has its own highlights: they come and go with it', async () => {
    const other = paper('2607.02001');
    const body = twoPapersPage({
      [invented.id]: { title: invented.title, text: `${passages.stays}, again.` },
      [other.id]: { title: other.title, text: `${passages.moves}, as before.` },
    });
    session.web.misbehave('arxiv.org', /^\/html\//, { body });
    const reading = await readAt(session, arxiv(1));
    const { page } = reading;
    await highlight(reading, passages.stays);
    await page.evaluate(`go('${other.id}')`);
    await page.getByText(passages.moves).waitFor();
    await expect.poll(() => painted(page), soon).toEqual({});
    await reading.widget.waitFor('button', 'Save to Offprint');
    await highlight(reading, passages.moves, 'Pink');
    await expect.poll(notes, soon).toHaveLength(2);
    await page.goBack();
    await expect.poll(() => painted(page), soon).toEqual({ green: [passages.stays] });
    await page.goForward();
    await expect.poll(() => painted(page), soon).toEqual({ pink: [passages.moves] });
  });
});
