/** Where highlights are found on other versions, in hidden text, as figures, and on other faces of the paper. */
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import type { Highlight } from '@/lib/messaging/annotate-protocol';
import { fail } from '@/lib/messaging/result';
import { onAPage, select, stored, summary } from './support/annotate';

const page = onAPage();
const { user, start, holds, stateOf, only, button } = page;

const quoted = (exact: string) => [{ type: 'TextQuoteSelector' as const, exact }];
const nowhere = 'words that stand nowhere on this page at all';
const dialog = () => page.stage.ours.getByRole('dialog', { name: 'Highlight' });
const ends = async (id: string, state: string) =>
  vi.waitFor(() => expect(stateOf(id)).toBe(state), { timeout: 5_000 });

/** Puts an element at the end of the article. */
function append(html: string): HTMLElement {
  const made = new DOMParser().parseFromString(html, 'text/html').body.firstElementChild;
  document.querySelector('article')?.append(made as Element);
  return made as HTMLElement;
}

describe('on another version than the one it was made on', () => {
  const onV2 = { record: { version: 2 } };

  it.each([
    ['what is still there', 'the Transformer', 'exact'],
    ['what is gone', nowhere, 'lost'],
  ])('remembers %s', async (_, words, state) => {
    holds(stored('h1', words, { version: 1 }));
    start(onV2);
    await vi.waitFor(() =>
      expect(page.library.placed).toMatchObject([{ id: 'h1', version: 'v2', state }]),
    );
    const [{ selectors = [] } = {}] = page.library.placed;
    expect(selectors.length > 0).toBe(state === 'exact');
  });

  it.each([
    ['a place that is known', { state: 'exact', selectors: quoted('the Transformer') }],
    ['that it is lost, once told', { state: 'lost', selectors: [] }],
  ] as const)('does not tell %s again', async (_, known) => {
    const exact = known.state === 'lost' ? nowhere : 'the Transformer';
    const later = [{ version: 'v2', at: 1, ...known, selectors: [...known.selectors] }];
    holds(stored('h1', exact, { version: 1, later }));
    start(onV2);
    await ends('h1', known.state);
    expect(page.library.placed).toEqual([]);
  });

  it('is what it was called there: words that changed are shown beside those before', async () => {
    const later: Highlight['later'] = [
      { version: 'v2', state: 'changed', at: 1, selectors: quoted('based solely on attention') },
    ];
    holds(stored('h1', 'based only on attention', { version: 1, later }));
    start(onV2);
    await ends('h1', 'changed');
    page.stage.annotate.list.jumpTo('h1');
    expect(dialog()).toHaveTextContent('Changed since v1');
    expect([...dialog().querySelectorAll('del,ins')].map((each) => each.textContent)).toEqual([
      'only',
      'solely',
    ]);
  });

  it('is found where it stood on others, the last first, when its own words are gone', async () => {
    const at = (version: string, exact: string) =>
      ({ version, state: 'exact', at: 1, selectors: quoted(exact) }) as const;
    const later = [at('v3', 'superior in quality'), at('v4', '28.4 BLEU'), at('v5', nowhere)];
    holds(
      stored('h1', nowhere, { version: 1, later }),
      stored('h2', 'twice', { version: 1, later: [] }),
    );
    start(onV2);
    await ends('h1', 'moved');
    page.stage.annotate.list.jumpTo('h1');
    expect(dialog()).toHaveTextContent('Moved since v1');
    const [first] = page.items();
    expect(first?.order).toBe(0);
    expect(await vi.waitFor(() => page.library.placed.find(({ id }) => id === 'h1'))).toMatchObject(
      {
        state: 'moved',
      },
    );
  });

  it('could be in several places there, which beats being lost', async () => {
    const later: Highlight['later'] = [
      { version: 'v3', state: 'exact', at: 1, selectors: quoted('same words stand twice') },
      { version: 'v4', state: 'exact', at: 1, selectors: quoted(nowhere) },
    ];
    holds(stored('h1', nowhere, { version: 1, later }));
    start(onV2);
    await ends('h1', 'ambiguous');
    await user.click(
      await page.stage.ours.findByRole('button', { name: '1 highlight not found here' }),
    );
    await user.click(button('Choose the place'));
    expect(page.stage.ours.getByRole('group', { name: 'Find it again' })).toHaveTextContent(
      'Place 1 of 2',
    );
    await user.click(button('Previous place'));
    expect(page.stage.ours.getByRole('group', { name: 'Find it again' })).toHaveTextContent(
      'Place 2 of 2',
    );
  });
});

describe('edited words', () => {
  it('are told from those before, on the same version too', async () => {
    const made =
      'Experiments on three machine translation tasks show these models to be superior in quality';
    holds(stored('h1', made));
    start();
    await ends('h1', 'changed');
    page.stage.annotate.list.jumpTo('h1');
    expect(dialog()).toHaveTextContent('Changed since it was made');
    expect(dialog().querySelector('del')).toHaveTextContent('three');
    expect(page.stage.root.querySelector('.tick.uncertain')).not.toBeNull();
  });
});

describe('in the panel', () => {
  it('shows what changed in a passage, and lets the user choose between places', async () => {
    const made =
      'Experiments on three machine translation tasks show these models to be superior in quality';
    holds(stored('h1', made), stored('h2', 'same words stand twice'));
    const panel = await page.openPanel();
    await ends('h1', 'changed');
    await vi.waitFor(() => expect(panel.querySelector('.quote del')).toHaveTextContent('three'));
    expect(page.stage.ours.getByRole('button', { name: 'Choose the place' })).toBeVisible();
  });
});

describe('text that is not seen', () => {
  it('is looked through when nothing else fits, and opened to show it', async () => {
    const closed = append(
      '<details><summary>More</summary><p hidden>A proof of the lemma is left to the reader.</p></details>',
    ) as HTMLDetailsElement;
    holds(stored('h1', 'proof of the lemma'), stored('h2', nowhere));
    start({ record: { version: 2 } });
    await ends('h1', 'exact');
    await ends('h2', 'lost');
    Range.prototype.getClientRects = () => [{ top: -50, bottom: -30 }] as never;
    expect(closed.open).toBe(false);
    expect(page.stage.annotate.list.jumpTo('h1')).toBe(true);
    expect(closed.open).toBe(true);
    expect(window.scrollBy).toHaveBeenCalled();
  });

  it('can be marked while it shows', async () => {
    append('<p hidden>A note that shows when it is pointed at.</p>');
    start();
    select('when it is pointed at');
    page.stage.annotate.key(false);
    await vi.waitFor(() => expect(only()?.quote).toBe('when it is pointed at'));
  });
});

describe('a figure as a whole', () => {
  const whole = (more: object = {}): Partial<Highlight> => ({
    quote: '',
    selectors: [
      {
        ...{ type: 'ElementSelector', kind: 'figure', text: 'Figure 1: Loss by step.' },
        ...{ id: 'figure', sources: ['f.png'], ordinal: 0, ...more },
      },
    ],
  });

  it('is framed, opens from its frame, and is lost with it', async () => {
    holds(stored('h1', '', whole()));
    start();
    await ends('h1', 'exact');
    await user.click(button('Show the highlight of this figure'));
    expect(dialog()).toBeVisible();
    expect(page.stage.annotate.list.jumpTo('h1')).toBe(true);
    document.querySelector('#figure')?.remove();
    await ends('h1', 'lost');
    expect(page.stage.root.querySelector('.outline')).toBeNull();
  });

  it('is remembered on another version, as what it is there', async () => {
    holds(stored('h1', '', { ...whole(), version: 1 }));
    start({ record: { version: 2 } });
    await vi.waitFor(() =>
      expect(page.library.placed[0]?.selectors.map(({ type }) => type)).toContain(
        'ElementSelector',
      ),
    );
  });

  it('that has no text is marked all the same', async () => {
    append('<div class="ltx_equation"><math display="block"></math></div>');
    const picture = append('<figure id="bare"><img src="https://arxiv.org/bare.png"></figure>');
    start();
    document.getSelection()?.selectAllChildren(picture);
    page.stage.annotate.selected();
    await user.click(button('Highlight the whole figure'));
    await vi.waitFor(() => expect(only()?.quote).toBe(''));
    document.getSelection()?.selectAllChildren(picture);
    page.stage.annotate.selected();
    await user.click(button('Blue'));
    expect(page.library.highlights.size).toBe(1);
  });
});

describe('a page with less of the text', () => {
  const made = {
    ...{ type: 'PaperSelector' as const, document: '', headings: ['Results'], length: 90_000 },
    ...{ block: 0, blocks: 1, occurrences: 1, occurrence: 0, before: '', after: '' },
  };

  it('does not call lost what was made on the full text', async () => {
    holds(
      stored('h1', nowhere, { selectors: [...quoted(nowhere), made], createdAt: 2 }),
      stored('h2', `${nowhere} 2`, { selectors: [...quoted(`${nowhere} 2`), made], createdAt: 1 }),
    );
    start({ record: { version: 3 } });
    await ends('h1', 'elsewhere');
    expect(page.stage.ours.queryByRole('button', { name: /not found/ })).toBeNull();
    expect(page.library.placed).toEqual([]);
    page.stage.annotate.panel();
    const panel = await page.panel();
    await vi.waitFor(() => expect(panel).toHaveTextContent('In the full text'));
    const quotes = [...panel.querySelectorAll('.quote')].map((each) => each.textContent);
    expect(quotes).toEqual([`${nowhere} 2`, nowhere]);
    const [link] = page.stage.ours.getAllByRole('link');
    expect(link).toHaveAttribute('href', expect.stringContaining('arxiv.org'));
    expect(link).toHaveAttribute('href', expect.stringContaining(':~:text='));
  });

  it('finds nothing in the browser’s viewer of PDFs, and calls nothing lost', async () => {
    const type = vi.spyOn(document, 'contentType', 'get').mockReturnValue('application/pdf');
    onTestFinished(() => type.mockRestore());
    holds(stored('h1', 'the Transformer'));
    start();
    await ends('h1', 'elsewhere');
  });
});

describe('a page that changes', () => {
  it('lets what is found stay where it is', async () => {
    holds(stored('h1', 'the Transformer', { version: 1 }));
    start();
    await ends('h1', 'exact');
    const before = page.items()[0];
    append('<p>More of the paper has come.</p>');
    await vi.waitFor(() => expect(page.items()[0]).not.toBe(before));
    expect(stateOf('h1')).toBe('exact');
    expect(page.library.placed).toEqual([]);
  });

  it('that throws our layer away gets it back, but not for ever', async () => {
    const { host } = start().root;
    for (let round = 0; round < 5; round += 1) {
      host.remove();
      await vi.waitFor(() => expect(host.isConnected).toBe(true));
    }
    host.remove();
    document.documentElement.append(document.createElement('i'));
    await Promise.resolve();
    expect(host.isConnected).toBe(false);
    document.querySelector('html > i')?.remove();
  });

  it('that is left while its text is read finds nothing more', async () => {
    holds(stored('h1', 'the Transformer'));
    const stage = start({ record: { version: 2 } });
    await vi.waitFor(() => expect(page.library.of('highlights')).toHaveLength(1));
    stage.annotate.leave();
    await new Promise((resolve) => setTimeout(resolve));
    expect(page.library.placed).toEqual([]);
    expect(stage.root.host.isConnected).toBe(false);
  });

  it('that is left before the library answered draws nothing', async () => {
    holds(stored('h1', 'the Transformer'));
    const stage = start();
    stage.annotate.leave();
    await Promise.resolve();
    expect(page.items()).toEqual([]);
    expect(stage.outdated).not.toHaveBeenCalled();
  });

  it('of which the library then knows another paper shows that one’s', async () => {
    holds(stored('h1', 'the Transformer'));
    const stage = start();
    page.library.summary = summary({ id: 'p2' });
    page.library.failing.set('highlights', fail('storage'));
    stage.annotate.sync();
    await vi.waitFor(() => expect(page.library.of('highlights')).toHaveLength(2));
    await Promise.resolve();
    expect(page.items()).toEqual([]);
  });
});
