import { describe, expect, it, vi } from 'vitest';
import { fail } from '@/lib/messaging/result';
import { onAPage, select, stored, summary } from './support/annotate';

const page = onAPage();
const { user, items, stateOf, only, mark, start } = page;

describe('making highlights', () => {
  it('offers colours for a selection, keeps the passage, and says so', async () => {
    start();
    await mark('the Transformer', 'Blue');
    expect(only()).toMatchObject({ quote: 'the Transformer', colour: 'blue' });
    expect(page.library.summary).toMatchObject({ id: 'p1', highlights: 1 });
    expect(stateOf(only()?.id ?? '')).toBe('exact');
    expect(document.getSelection()?.isCollapsed).toBe(true);
    await vi.waitFor(() => expect(page.stage.ours.getByRole('status')).toHaveTextContent(/blue/i));
  });

  it('gives the same passage another colour instead of marking it twice', async () => {
    start();
    await mark('the Transformer');
    await mark('the Transformer', 'Pink');
    await vi.waitFor(() => expect(only()?.colour).toBe('pink'));
    expect(page.library.highlights.size).toBe(1);
  });

  it('makes one with its note opened, and sends what is typed', async () => {
    start();
    select('two machine translation tasks');
    page.stage.annotate.selected();
    await user.click(page.stage.ours.getByRole('button', { name: 'Highlight and write a note' }));
    const field = await page.stage.ours.findByRole('textbox', { name: 'Note on the highlight' });
    await user.type(field, 'Which two?');
    page.stage.annotate.flush();
    await vi.waitFor(() => expect(only()?.body).toBe('Which two?'));
  });

  it('marks by the key, enters the bar with Shift, and steps through it', async () => {
    start();
    select('based solely on attention');
    page.stage.annotate.key(false);
    await vi.waitFor(() => expect(page.library.highlights.size).toBe(1));
    select('superior in quality');
    page.stage.annotate.key(true);
    const at = () => page.stage.root.activeElement?.getAttribute('aria-label');
    expect(at()).toBe('Yellow');
    await user.keyboard('{ArrowRight}');
    expect(at()).toBe('Green');
    await user.keyboard('{ArrowLeft}{ArrowLeft}');
    expect(at()).toBe('All notes and highlights');
    await user.keyboard('{Escape}');
    expect(page.stage.ours.queryByRole('toolbar', { name: /selection/i })).toBeNull();
  });

  it('takes a figure as a whole', async () => {
    start();
    select('Loss by step');
    page.stage.annotate.selected();
    await user.click(page.stage.ours.getByRole('button', { name: 'Highlight the whole figure' }));
    await vi.waitFor(() => expect(page.library.highlights.size).toBe(1));
    expect(only()?.selectors.some(({ type }) => type === 'ElementSelector')).toBe(true);
    await user.click(
      page.stage.ours.getByRole('button', { name: 'Show the highlight of this figure' }),
    );
    expect(page.stage.ours.getByRole('dialog')).toBeVisible();
  });

  it('copies the quote and a link to the passage, and says when it cannot', async () => {
    start();
    await mark('the Transformer');
    const [listed] = items();
    page.stage.annotate.list.jumpTo(listed?.annotation.id ?? '');
    await user.click(
      page.stage.ours.getByRole('button', { name: 'Copy the quote with its reference' }),
    );
    expect(await navigator.clipboard.readText()).toContain('the Transformer');
    vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new Error('no focus'));
    vi.spyOn(navigator.clipboard, 'write').mockRejectedValue(new Error('no focus'));
    await user.click(page.stage.ours.getByRole('button', { name: 'Copy a link to this passage' }));
    await vi.waitFor(() =>
      expect(page.stage.root.querySelector('.toast')).toHaveTextContent(/copi/i),
    );
  });

  it.each([
    ['nothing is selected', () => document.getSelection()?.removeAllRanges()],
    ['only our own words are', () => select('Attention')],
  ])('does nothing to the library when %s and the page is limited', async (_, given) => {
    page.library.summary = summary({ limited: true } as never);
    start();
    given();
    page.stage.annotate.key(false);
    page.stage.annotate.selected();
    expect(page.stage.root.querySelector('.toast')).not.toHaveTextContent(/^$/);
    expect(page.library.of('highlightSave')).toEqual([]);
  });
});

describe('changes that cannot be stored', () => {
  it('keep the highlight on the page and offer to try again', async () => {
    start();
    page.library.failing.set('highlightSave', fail('storage'));
    await mark('the Transformer');
    const again = await page.stage.ours.findByRole('button', { name: 'Try again' });
    expect(items()).toHaveLength(1);
    page.library.failing.clear();
    await user.click(again);
    await vi.waitFor(() => expect(page.library.highlights.size).toBe(1));
  });

  it('keep the highlight when the paper itself cannot be saved', async () => {
    start();
    page.library.failing.set('save', fail('full'));
    select('the Transformer');
    page.stage.annotate.key(false);
    const again = await page.stage.ours.findByRole('button', { name: 'Try again' });
    page.library.failing.clear();
    await user.click(again);
    await vi.waitFor(() => expect(page.library.highlights.size).toBe(1));
  });

  it('sends the highlight along with the paper that is saved for it, as the page may go', async () => {
    start();
    await mark('the Transformer');
    expect(page.library.came[0]).toMatchObject({
      id: only()?.id,
      made: { quote: 'the Transformer' },
      tags: [],
    });
  });

  it('of a colour are sent again', async () => {
    start();
    await mark('the Transformer');
    page.stage.annotate.list.jumpTo(only()?.id ?? '');
    page.library.failing.set('highlightSave', fail('storage'));
    await user.click(page.stage.ours.getByRole('radio', { name: 'Green' }));
    const again = await page.stage.ours.findByRole('button', { name: 'Try again' });
    page.library.failing.clear();
    await user.click(again);
    await vi.waitFor(() => expect(only()?.colour).toBe('green'));
  });

  it('say that Offprint was updated under the page', async () => {
    start();
    page.library.failing.set('highlightSave', fail('outdated'));
    await mark('the Transformer');
    await vi.waitFor(() => expect(page.stage.outdated).toHaveBeenCalled());
  });

  it('bring a highlight back that could not be deleted', async () => {
    page.library.highlights.set('h1', stored('h1', 'the Transformer'));
    page.library.summary = summary({ highlights: 1 });
    start();
    await vi.waitFor(() => expect(stateOf('h1')).toBe('exact'));
    page.stage.annotate.list.jumpTo('h1');
    page.library.failing.set('highlightRemove', fail('storage'));
    await user.click(page.stage.ours.getByRole('button', { name: 'Delete the highlight' }));
    await vi.waitFor(() => expect(stateOf('h1')).toBe('exact'));
    expect(await page.stage.ours.findByRole('button', { name: 'Try again' })).toBeVisible();
    expect(page.library.highlights.size).toBe(1);
  });
});

describe('highlights of the library', () => {
  const three = () => {
    page.library.highlights.set('h2', stored('h2', 'superior in quality', { body: 'Really?' }));
    page.library.highlights.set(
      'h1',
      stored('h1', 'the Transformer', { colour: 'pink', tags: ['model'] }),
    );
    page.library.highlights.set('h3', stored('h3', 'words that stand nowhere on this page at all'));
    page.library.summary = summary({ highlights: 3 });
  };

  it('are found in the order of the page, those that are not come last', async () => {
    three();
    start();
    await vi.waitFor(() => expect(stateOf('h3')).toBe('lost'));
    expect(items().map(({ annotation }) => annotation.id)).toEqual(['h1', 'h2', 'h3']);
    expect(CSS.highlights.size).toBeGreaterThan(0);
  });

  it('open, lead to their neighbours, and close with Escape', async () => {
    three();
    start();
    await vi.waitFor(() => expect(stateOf('h2')).toBe('exact'));
    expect(page.stage.annotate.list.jumpTo('h1')).toBe(true);
    const dialog = page.stage.ours.getByRole('dialog');
    expect(dialog).toHaveTextContent('the Transformer');
    await user.click(page.stage.ours.getByRole('button', { name: 'Next highlight' }));
    expect(dialog).toHaveTextContent('superior in quality');
    expect(page.stage.ours.getByRole('textbox', { name: 'Note on the highlight' })).toHaveValue(
      'Really?',
    );
    await user.click(page.stage.ours.getByRole('button', { name: 'Previous highlight' }));
    expect(dialog).toHaveTextContent('the Transformer');
    await user.keyboard('{Escape}');
    expect(dialog).not.toBeVisible();
    // What is hidden would have the next key.
    expect(page.stage.root.activeElement).toBeNull();
    expect(page.stage.annotate.list.jumpTo('h3')).toBe(false);
    expect(page.stage.annotate.list.jumpTo('nobody')).toBe(false);
  });

  it('change colour by arrows, and tags by words', async () => {
    three();
    start();
    await vi.waitFor(() => expect(stateOf('h1')).toBe('exact'));
    page.stage.annotate.list.jumpTo('h1');
    page.stage.ours.getByRole('radio', { name: 'Pink' }).focus();
    await user.keyboard('{ArrowRight}');
    await vi.waitFor(() => expect(page.library.highlights.get('h1')?.colour).toBe('violet'));
    await user.type(page.stage.ours.getByRole('textbox', { name: /tag/i }), 'nlp{Enter}');
    await vi.waitFor(() =>
      expect(page.library.highlights.get('h1')?.tags).toEqual(['model', 'nlp']),
    );
    await user.click(page.stage.ours.getByRole('button', { name: /remove.*model/i }));
    await vi.waitFor(() => expect(page.library.highlights.get('h1')?.tags).toEqual(['nlp']));
  });

  it('go, and come back with Undo', async () => {
    three();
    start();
    await vi.waitFor(() => expect(stateOf('h1')).toBe('exact'));
    page.stage.annotate.list.jumpTo('h1');
    await user.click(page.stage.ours.getByRole('button', { name: 'Delete the highlight' }));
    await vi.waitFor(() =>
      expect(page.library.of('highlightRemove')).toEqual([{ paperId: 'p1', id: 'h1' }]),
    );
    expect(stateOf('h1')).toBeUndefined();
    await user.click(page.stage.ours.getByRole('button', { name: 'Undo deleting the highlight' }));
    await vi.waitFor(() =>
      expect(page.library.of('highlightRestore')).toEqual([{ paperId: 'p1', id: 'h1' }]),
    );
    expect(stateOf('h1')).toBe('exact');
  });

  it('tell which are not found, and are put where the user shows', async () => {
    three();
    start();
    await vi.waitFor(() => expect(stateOf('h3')).toBe('lost'));
    await user.click(page.stage.ours.getByRole('button', { name: '1 highlight not found here' }));
    await user.click(page.stage.ours.getByRole('button', { name: 'Find it again' }));
    select('28.4 BLEU');
    page.stage.annotate.selected();
    await user.click(page.stage.ours.getByRole('button', { name: 'It is here' }));
    await vi.waitFor(() => expect(stateOf('h3')).toBe('moved'));
    expect(page.library.placed.at(-1)).toMatchObject({ id: 'h3', state: 'moved', version: 'v1' });
  });

  it('that could stand in two places are chosen among them', async () => {
    page.library.highlights.set('h1', stored('h1', 'same words stand twice'));
    page.library.summary = summary({ highlights: 1 });
    start();
    await vi.waitFor(() => expect(stateOf('h1')).toBe('ambiguous'));
    page.stage.annotate.list.reattach('h1');
    await user.click(page.stage.ours.getByRole('button', { name: 'Next place' }));
    await user.click(page.stage.ours.getByRole('button', { name: 'It is here' }));
    await vi.waitFor(() => expect(stateOf('h1')).toBe('moved'));
  });

  it('are looked for anew when the page brings what was missing, and lost when it takes it away', async () => {
    page.library.highlights.set('h1', stored('h1', 'a sentence that comes later'));
    page.library.summary = summary({ highlights: 1 });
    start();
    await vi.waitFor(() => expect(stateOf('h1')).toBe('lost'));
    const late = document.createElement('p');
    late.textContent = 'Here is a sentence that comes later than the rest.';
    document.querySelector('article')?.append(late);
    await vi.waitFor(() => expect(stateOf('h1')).toBe('exact'), { timeout: 5_000 });
    late.remove();
    await vi.waitFor(() => expect(stateOf('h1')).toBe('lost'), { timeout: 5_000 });
  });

  it('go from the page when the paper leaves the library, and when the page is left', async () => {
    three();
    start();
    await vi.waitFor(() => expect(stateOf('h1')).toBe('exact'));
    page.library.summary = null;
    page.stage.annotate.sync();
    expect(items()).toEqual([]);
    page.stage.annotate.leave();
    expect(page.stage.root.host.isConnected).toBe(false);
    expect(CSS.highlights.size).toBe(0);
  });

  it('stay unread while the library does not answer', async () => {
    page.library.failing.set('highlights', fail('storage'));
    page.library.summary = summary({ highlights: 1 });
    start();
    await vi.waitFor(() => expect(page.library.of('highlights')).toHaveLength(1));
    expect(items()).toEqual([]);
    page.library.failing.set('highlights', fail('outdated'));
    page.library.summary = summary({ highlights: 2 });
    page.stage.annotate.sync();
    await vi.waitFor(() => expect(page.stage.outdated).toHaveBeenCalled());
  });
});
