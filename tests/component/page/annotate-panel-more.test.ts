/** The panel: the paper's own part, previews, PDFs, narrow windows, and what goes wrong. */
import { fireEvent, within } from '@testing-library/react';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { fail } from '@/lib/messaging/result';
import { onAPage, select, stored, summary } from './support/annotate';

const page = onAPage();
const { user, start, panel, openPanel, holds, stateOf, items, button, toast } = page;

const ours = () => page.stage.ours;
const radio = (name: string) => ours().getByRole('radio', { name });
const quotes = () =>
  [...page.stage.root.querySelectorAll('.panel .quote')].map((each) =>
    each.textContent?.replace('Show on the page: ', ''),
  );

describe('the paper in the panel', () => {
  const open = async (more: object = {}) => {
    page.library.summary = summary({ tags: ['old'], addedAt: 1, notes: 0, ...more } as never);
    const dialog = await openPanel();
    return within(dialog);
  };

  it('changes its status and tags', async () => {
    const paper = await open();
    await user.click(radio('Read'));
    await vi.waitFor(() => expect(page.library.summary?.status).toBe('read'));
    await user.type(paper.getByRole('textbox', { name: 'Add a tag' }), 'new{Enter}');
    await user.click(paper.getByRole('button', { name: 'Remove the tag old' }));
    await vi.waitFor(() => expect(page.library.summary?.tags).toEqual(['new']));
    expect(page.library.of('status')).toEqual([{ paperIds: ['p1'], status: 'read' }]);
    expect(page.library.of('tag')).toEqual([
      { paperIds: ['p1'], add: ['new'], remove: [] },
      { paperIds: ['p1'], add: [], remove: ['old'] },
    ]);
  });

  it('says when a change could not be stored, and tries again', async () => {
    const paper = await open();
    page.library.failing.set('status', fail('full'));
    await user.click(radio('Reading'));
    expect(await paper.findByRole('alert')).toHaveTextContent('The disk is full');
    page.library.failing.clear();
    await user.click(paper.getByRole('button', { name: 'Try again' }));
    await vi.waitFor(() => expect(page.library.summary?.status).toBe('reading'));
    expect(paper.queryByRole('alert')).toBeNull();
  });

  it('says that Offprint was updated, and offers no more changes', async () => {
    const paper = await open();
    page.library.failing.set('status', fail('outdated'));
    await user.click(radio('Reading'));
    await vi.waitFor(() => expect(page.stage.outdated).toHaveBeenCalled());
    holdsOutdated();
    await user.type(paper.getByRole('textbox', { name: 'Note' }), 'x');
    await vi.waitFor(() => expect(paper.queryByRole('radio')).toBeNull());
    expect(paper.getByText('Offprint was updated. Reload this page to go on.')).toBeVisible();
  });
  /** The highlights hear of it, too. */
  const holdsOutdated = () => {
    page.library.failing.set('highlights', fail('outdated'));
    page.library.summary = summary({ highlights: 7 });
    page.stage.annotate.sync();
  };

  it('offers no changes on a page that may know no more than that it is there', async () => {
    const paper = await open({ limited: true });
    expect(paper.getByText('In your library')).toBeVisible();
    expect(paper.queryByRole('radio')).toBeNull();
    expect(paper.queryByRole('textbox')).toBeNull();
  });

  it('puts its note away when it is emptied, and follows it when it was written elsewhere', async () => {
    const paper = await open({ notes: 1, note: { id: 'n1', body: 'Old' } });
    const note = paper.getByRole('textbox', { name: 'Note' });
    expect(note).toHaveValue('Old');
    note.focus();
    fireEvent.input(note, { target: { value: '' } });
    page.stage.annotate.flush();
    await vi.waitFor(() => expect(page.library.summary?.notes).toBe(0));
    expect(page.library.summary).not.toHaveProperty('note');
    page.library.summary = summary({ notes: 1, note: { id: 'n2', body: 'Elsewhere' } } as never);
    page.stage.annotate.sync();
    expect(note).toHaveValue('Elsewhere');
  });

  it('has another note when the library calls it another paper', async () => {
    const paper = await open({ notes: 1, note: { id: 'n1', body: 'Old' } });
    page.library.summary = summary({ id: 'p2' });
    page.stage.annotate.sync();
    expect(paper.getByRole('textbox', { name: 'Note' })).toHaveValue('');
  });
});

describe('how a note looks', () => {
  const noted = (body: string) => {
    page.library.summary = summary({ notes: 1, note: { id: 'n1', body } } as never);
  };
  const look = () => button('Preview');

  it('is shown when asked for, follows the words, and goes with its marks', async () => {
    noted('**Bold**');
    const dialog = within(await openPanel());
    expect(dialog.queryByText('shown: **Bold**')).toBeNull();
    await user.click(look());
    expect(await dialog.findByText('shown: **Bold**')).toBeVisible();
    const field = dialog.getByRole('textbox', { name: 'Note' });
    await user.type(field, ' and more');
    expect(await dialog.findByText('shown: **Bold** and more')).toBeVisible();
    await user.click(button(/^(Hide|Close).*preview/i));
    expect(dialog.getByText('shown: **Bold** and more')).not.toBeVisible();
    await user.click(look());
    field.focus();
    fireEvent.input(field, { target: { value: '' } });
    await vi.waitFor(() => expect(ours().queryByRole('button', { name: /preview/i })).toBeNull());
  });

  it.each([
    [
      'too long',
      `**${'x'.repeat(300_000)}**`,
      async () => () => document.createDocumentFragment(),
      'too long',
    ],
    ['beyond reach', '**Bold**', () => Promise.reject(new Error('updated')), 'could not be loaded'],
  ])('says so when it is %s', async (_, body, loadPreview, said) => {
    noted(body);
    const dialog = await openPanel({ host: { loadPreview } });
    await user.click(look());
    await vi.waitFor(() => expect(dialog).toHaveTextContent(said));
  });
});

describe('in a tab with the PDF', () => {
  const open = async (more: object = {}) => {
    const type = vi.spyOn(document, 'contentType', 'get').mockReturnValue('application/pdf');
    onTestFinished(() => type.mockRestore());
    return within(await openPanel({ record: more }));
  };
  const field = () => ours().getByRole('textbox', { name: /quote/i });

  it('keeps quotes that are pasted', async () => {
    const dialog = await open();
    expect(dialog.getAllByRole('link').length).toBeGreaterThan(0);
    expect(dialog.queryByRole('button', { name: /keep/i })).toBeNull();
    await user.type(field(), 'the Trans-{Shift>}{Enter}{/Shift}former');
    await user.click(dialog.getByRole('button', { name: /keep/i }));
    await vi.waitFor(() => expect(page.library.highlights.size).toBe(1));
    expect(page.only()).toMatchObject({ quote: 'the Transformer' });
    expect(field()).toHaveValue('');
    await vi.waitFor(() => expect(items()[0]?.state).toBe('elsewhere'));
  });

  it('keeps the words in the field when they could not be stored', async () => {
    await open({ version: undefined });
    page.library.failing.set('save', fail('full'));
    await user.type(field(), 'a quote');
    await user.click(button(/keep/i));
    await ours().findByRole('button', { name: 'Try again' });
    expect(field()).toHaveValue('a quote');
  });

  it('says where highlights can be made when no page of it is known', async () => {
    const dialog = await open({ identifiers: ['doi:10.5555/x'], source: 'generic' });
    expect(dialog.getByText(/Quotes from this PDF are kept here/)).toBeVisible();
    expect(dialog.queryByRole('link')).toBeNull();
  });
});

describe('the list', () => {
  const three = () =>
    holds(
      stored('h1', 'the Transformer', { body: 'x'.repeat(700) }),
      stored('h2', 'superior in quality', { tags: ['nlp'] }),
      stored('h3', 'words that stand nowhere on this page at all'),
    );
  const ready = async (count: number) => {
    await vi.waitFor(() => expect(quotes()).toHaveLength(count));
    await vi.waitFor(() => expect(items().some(({ state }) => state === 'pending')).toBe(false));
  };
  const quoteAt = (at: number) =>
    page.stage.root.querySelectorAll<HTMLElement>('.panel .quote')[at] as HTMLElement;

  it('deletes with the Delete key, the last with the focus on the panel', async () => {
    three();
    await openPanel();
    await ready(3);
    quoteAt(2).focus();
    await user.keyboard('x{Delete}');
    await ready(2);
    expect(page.stage.root.activeElement).toBe(quoteAt(1));
    await user.keyboard('{Delete}');
    await ready(1);
    await user.keyboard('{Delete}');
    await ready(0);
    expect(page.stage.root.activeElement).toHaveClass('all');
    expect(page.library.of('highlightRemove')).toHaveLength(3);
  });

  it('leaves the Delete key to fields and buttons', async () => {
    three();
    await openPanel();
    await ready(3);
    const [edit] = ours().getAllByRole('button', { name: 'Edit note, colour and tags' });
    edit?.focus();
    await user.keyboard('{Delete}{ArrowDown}');
    expect(quotes()).toHaveLength(3);
    expect(page.stage.root.activeElement).toBe(edit);
  });

  it('cuts long notes, opens and closes the editor, and keeps what it says', async () => {
    three();
    const dialog = await openPanel();
    await ready(3);
    expect(dialog.querySelector('.words')?.textContent).toHaveLength(601);
    const [edit] = ours().getAllByRole('button', { name: 'Edit note, colour and tags' });
    await user.click(edit as HTMLElement);
    const note = ours().getByRole('textbox', { name: 'Note on the highlight' });
    note.focus();
    fireEvent.input(note, { target: { value: '' } });
    await user.type(note, 'Short');
    await user.click(edit as HTMLElement);
    expect(edit).toHaveAttribute('aria-expanded', 'false');
    await vi.waitFor(() => expect(dialog.querySelector('.words')).toHaveTextContent('Short'));
    await user.click(edit as HTMLElement);
    expect(page.stage.root.activeElement).toBe(note);
    const tags = within(note.closest('.editor') as HTMLElement);
    await user.type(tags.getByRole('textbox', { name: 'Add a tag' }), 'a{Enter}');
    await user.click(await tags.findByRole('button', { name: 'Remove the tag a' }));
    await vi.waitFor(() => expect(page.library.highlights.get('h1')?.tags).toEqual([]));
  });

  it('takes over words that another editor merged in, in the editor too', async () => {
    three();
    await openPanel();
    await ready(3);
    const edits = ours().getAllByRole('button', { name: 'Edit note, colour and tags' });
    await user.click(edits[1] as HTMLElement);
    const note = ours().getByRole('textbox', { name: 'Note on the highlight' });
    const answer = { ok: true, value: { body: 'Mine and theirs' } } as never;
    page.library.failing.set('highlightSave', answer);
    await user.type(note, 'M');
    await vi.waitFor(() => expect(note).toHaveValue('Mine and theirs'));
  });

  it('copies a quote with its reference', async () => {
    three();
    await openPanel();
    await ready(3);
    const [copy] = ours().getAllByRole('button', { name: 'Copy the quote with its reference' });
    await user.click(copy as HTMLElement);
    await vi.waitFor(async () =>
      expect(await navigator.clipboard.readText()).toMatch(/“the Transformer”\n— .*Attention/),
    );
  });

  it('does nothing for a passage that is not on the page', async () => {
    three();
    await openPanel();
    await ready(3);
    await user.click(quoteAt(2));
    expect(page.stage.root.querySelector('[aria-current="true"]')).toBeNull();
    expect(quoteAt(2)).toHaveAttribute('aria-disabled', 'true');
  });

  it('goes to the one that was opened on the page', async () => {
    three();
    await openPanel();
    await ready(3);
    const rect = { top: 0, bottom: 10, left: 0, right: 0, width: 9, height: 9 };
    Element.prototype.getBoundingClientRect = function (this: Element) {
      return (this.localName === 'li' ? { ...rect, top: 400, bottom: 450 } : rect) as DOMRect;
    };
    page.stage.annotate.list.jumpTo('h2');
    expect(page.stage.root.querySelector('[aria-current="true"]')).toHaveTextContent('superior');
    expect(page.stage.root.querySelector('.all')?.scrollTop).toBe(388);
    page.stage.annotate.sync();
    page.stage.annotate.closePanel();
    page.stage.annotate.list.jumpTo('h1');
    expect(page.stage.root.querySelector('[aria-current="true"]')).toHaveTextContent('superior');
  });

  it('brings a highlight back beside the page when the panel is closed, even one not on it', async () => {
    three();
    await openPanel();
    await ready(3);
    quoteAt(2).focus();
    await user.keyboard('{Delete}');
    page.stage.annotate.closePanel();
    await user.click(button('Undo deleting the highlight'));
    const dialog = await ours().findByRole('dialog', { name: 'Highlight' });
    expect(dialog).toHaveTextContent('No longer in this version');
    expect(
      within(dialog).queryByRole('button', { name: 'Copy a link to this passage' }),
    ).toBeNull();
    expect(within(dialog).getByRole('button', { name: 'Next highlight' })).toBeDisabled();
  });
});

describe('where the panel stands', () => {
  const size = (width: number, height: number) => {
    for (const [name, value] of [
      ['clientWidth', width],
      ['clientHeight', height],
    ] as const) {
      Object.defineProperty(document.documentElement, name, { configurable: true, value });
      onTestFinished(() => void Reflect.deleteProperty(document.documentElement, name));
    }
  };

  it('is where the page has less behind it', async () => {
    size(1_280, 800);
    const paragraph = document.querySelector('#one') as Element;
    document.elementsFromPoint = (x) =>
      x > 640 ? [page.stage.root.host, paragraph] : [document.documentElement];
    const dialog = await openPanel();
    expect(dialog).toHaveAttribute('data-side', 'left');
    document.elementsFromPoint = (x) =>
      x < 640 ? [document.querySelector('#figure img') as Element] : [];
    window.dispatchEvent(new Event('resize'));
    expect(dialog).toHaveAttribute('data-side', 'right');
  });

  it('leaves the rest of the window to what else is ours', async () => {
    size(1_280, 700);
    holds(stored('h1', 'the Transformer'));
    await openPanel();
    await vi.waitFor(() => expect(stateOf('h1')).toBe('exact'));
    page.stage.annotate.list.jumpTo('h1');
    const left = () => ours().getByRole('dialog', { name: 'Highlight' }).style.left;
    // In the margin at the right of the text: the panel stands further right.
    expect(Number.parseInt(left(), 10)).toBeLessThan(1_280 - 344);
  });

  it('is the foot of a narrow window, out of the way while a passage is looked for', async () => {
    size(400, 600);
    holds(stored('h1', 'words that stand nowhere on this page at all'));
    const dialog = await openPanel();
    expect(dialog).toHaveAttribute('data-side', 'foot');
    await user.click(await within(dialog).findByRole('button', { name: 'Find it again' }));
    expect(dialog).not.toBeVisible();
    expect(ours().getByRole('group', { name: 'Find it again' })).toBeVisible();
  });

  it('stays beside a wide one then', async () => {
    size(1_280, 800);
    holds(stored('h1', 'words that stand nowhere on this page at all'));
    const dialog = await openPanel();
    await user.click(await within(dialog).findByRole('button', { name: 'Find it again' }));
    expect(dialog).toBeVisible();
  });
});

describe('opening and closing', () => {
  it('loads it once for a key that is pressed twice, and closes with the same key', async () => {
    const load = vi.fn(() =>
      import('@/lib/page/annotate/panel/panel').then(({ startPanel }) => startPanel),
    );
    start({ host: { loadPanel: load } });
    page.stage.annotate.panel();
    page.stage.annotate.panel();
    const dialog = await panel();
    expect(load).toHaveBeenCalledOnce();
    await user.keyboard('{Alt>}h{/Alt}');
    expect(dialog).toBeVisible();
    await user.keyboard('{Alt>}{Shift>}h{/Shift}{/Alt}');
    expect(dialog).not.toBeVisible();
    page.stage.annotate.panel();
    expect(dialog).toBeVisible();
    page.stage.annotate.panel();
    expect(dialog).not.toBeVisible();
    expect(page.stage.host.covering).toHaveBeenLastCalledWith(false);
  });

  it('opens nothing on a page that was left before it came', async () => {
    const stage = start();
    stage.annotate.panel();
    stage.annotate.leave();
    await Promise.resolve();
    await Promise.resolve();
    expect(stage.root.querySelector('.panel')).toBeNull();
    expect(toast()?.isConnected ?? false).toBe(false);
  });

  it('opens from the bar and from a highlight, which make room', async () => {
    start();
    select('the Transformer');
    page.stage.annotate.selected();
    await user.click(button('All notes and highlights'));
    const dialog = await panel();
    expect(dialog).toBeVisible();
    expect(ours().queryByRole('toolbar', { name: /selection/i })).toBeNull();
  });
});
