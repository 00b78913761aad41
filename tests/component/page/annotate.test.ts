import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fail } from '@/lib/messaging/result';
import {
  Library,
  likeABrowser,
  openRoots,
  type Stage,
  select,
  showPage,
  start,
  stored,
  summary,
} from './support/annotate';

let roots: ShadowRoot[];
let library: Library;
let stage: Stage;
const user = userEvent.setup();

beforeEach(() => {
  likeABrowser();
  roots = openRoots();
  showPage();
  library = new Library();
});

afterEach(() => {
  stage?.annotate.leave();
  document.getSelection()?.removeAllRanges();
  vi.unstubAllGlobals();
});

const items = () => stage.annotate.list.items();
const stateOf = (id: string) => items().find(({ annotation }) => annotation.id === id)?.state;
const only = () => [...library.highlights.values()][0];

/** Makes a highlight of words by the bar. */
async function mark(words: string, colour = 'Yellow') {
  select(words);
  stage.annotate.selected();
  await user.click(stage.ours.getByRole('button', { name: colour }));
  await vi.waitFor(() => expect(library.of('highlightSave').length).toBeGreaterThan(0));
}

describe('making highlights', () => {
  it('offers colours for a selection, keeps the passage, and says so', async () => {
    stage = start(library, roots);
    await mark('the Transformer', 'Blue');
    expect(only()).toMatchObject({ quote: 'the Transformer', colour: 'blue' });
    expect(library.summary).toMatchObject({ id: 'p1', highlights: 1 });
    expect(stateOf(only()?.id ?? '')).toBe('exact');
    expect(document.getSelection()?.isCollapsed).toBe(true);
    await vi.waitFor(() => expect(stage.ours.getByRole('status')).toHaveTextContent(/blue/i));
  });

  it('gives the same passage another colour instead of marking it twice', async () => {
    stage = start(library, roots);
    await mark('the Transformer');
    await mark('the Transformer', 'Pink');
    await vi.waitFor(() => expect(only()?.colour).toBe('pink'));
    expect(library.highlights.size).toBe(1);
  });

  it('makes one with its note opened, and sends what is typed', async () => {
    stage = start(library, roots);
    select('two machine translation tasks');
    stage.annotate.selected();
    await user.click(stage.ours.getByRole('button', { name: 'Highlight and write a note' }));
    const field = await stage.ours.findByRole('textbox', { name: 'Note on the highlight' });
    await user.type(field, 'Which two?');
    stage.annotate.flush();
    await vi.waitFor(() => expect(only()?.body).toBe('Which two?'));
  });

  it('marks by the key, enters the bar with Shift, and steps through it', async () => {
    stage = start(library, roots);
    select('based solely on attention');
    stage.annotate.key(false);
    await vi.waitFor(() => expect(library.highlights.size).toBe(1));
    select('superior in quality');
    stage.annotate.key(true);
    const at = () => stage.root.activeElement?.getAttribute('aria-label');
    expect(at()).toBe('Yellow');
    await user.keyboard('{ArrowRight}');
    expect(at()).toBe('Green');
    await user.keyboard('{ArrowLeft}{ArrowLeft}');
    expect(at()).toBe('All notes and highlights');
    await user.keyboard('{Escape}');
    expect(stage.ours.queryByRole('toolbar', { name: /selection/i })).toBeNull();
  });

  it('takes a figure as a whole', async () => {
    stage = start(library, roots);
    select('Loss by step');
    stage.annotate.selected();
    await user.click(stage.ours.getByRole('button', { name: 'Highlight the whole figure' }));
    await vi.waitFor(() => expect(library.highlights.size).toBe(1));
    expect(only()?.selectors.some(({ type }) => type === 'ElementSelector')).toBe(true);
    await user.click(stage.ours.getByRole('button', { name: 'Show the highlight of this figure' }));
    expect(stage.ours.getByRole('dialog')).toBeVisible();
  });

  it('copies the quote and a link to the passage, and says when it cannot', async () => {
    stage = start(library, roots);
    await mark('the Transformer');
    const [listed] = items();
    stage.annotate.list.jumpTo(listed?.annotation.id ?? '');
    await user.click(stage.ours.getByRole('button', { name: 'Copy the quote with its reference' }));
    expect(await navigator.clipboard.readText()).toContain('the Transformer');
    vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new Error('no focus'));
    vi.spyOn(navigator.clipboard, 'write').mockRejectedValue(new Error('no focus'));
    await user.click(stage.ours.getByRole('button', { name: 'Copy a link to this passage' }));
    await vi.waitFor(() => expect(stage.root.querySelector('.toast')).toHaveTextContent(/copi/i));
  });

  it.each([
    ['nothing is selected', () => document.getSelection()?.removeAllRanges()],
    ['only our own words are', () => select('Attention')],
  ])('does nothing to the library when %s and the page is limited', async (_, given) => {
    library.summary = summary({ limited: true } as never);
    stage = start(library, roots);
    given();
    stage.annotate.key(false);
    stage.annotate.selected();
    expect(stage.root.querySelector('.toast')).not.toHaveTextContent(/^$/);
    expect(library.of('highlightSave')).toEqual([]);
  });
});

describe('changes that cannot be stored', () => {
  it('keep the highlight on the page and offer to try again', async () => {
    stage = start(library, roots);
    library.failing.set('highlightSave', fail('storage'));
    await mark('the Transformer');
    const again = await stage.ours.findByRole('button', { name: 'Try again' });
    expect(items()).toHaveLength(1);
    library.failing.clear();
    await user.click(again);
    await vi.waitFor(() => expect(library.highlights.size).toBe(1));
  });

  it('keep the highlight when the paper itself cannot be saved', async () => {
    stage = start(library, roots);
    library.failing.set('save', fail('full'));
    select('the Transformer');
    stage.annotate.key(false);
    const again = await stage.ours.findByRole('button', { name: 'Try again' });
    library.failing.clear();
    await user.click(again);
    await vi.waitFor(() => expect(library.highlights.size).toBe(1));
  });

  it('sends the highlight along with the paper that is saved for it, as the page may go', async () => {
    stage = start(library, roots);
    await mark('the Transformer');
    expect(library.came[0]).toMatchObject({
      id: only()?.id,
      made: { quote: 'the Transformer' },
      tags: [],
    });
  });

  it('of a colour are sent again', async () => {
    stage = start(library, roots);
    await mark('the Transformer');
    stage.annotate.list.jumpTo(only()?.id ?? '');
    library.failing.set('highlightSave', fail('storage'));
    await user.click(stage.ours.getByRole('radio', { name: 'Green' }));
    const again = await stage.ours.findByRole('button', { name: 'Try again' });
    library.failing.clear();
    await user.click(again);
    await vi.waitFor(() => expect(only()?.colour).toBe('green'));
  });

  it('say that Offprint was updated under the page', async () => {
    stage = start(library, roots);
    library.failing.set('highlightSave', fail('outdated'));
    await mark('the Transformer');
    await vi.waitFor(() => expect(stage.outdated).toHaveBeenCalled());
  });

  it('bring a highlight back that could not be deleted', async () => {
    library.highlights.set('h1', stored('h1', 'the Transformer'));
    library.summary = summary({ highlights: 1 });
    stage = start(library, roots);
    await vi.waitFor(() => expect(stateOf('h1')).toBe('exact'));
    stage.annotate.list.jumpTo('h1');
    library.failing.set('highlightRemove', fail('storage'));
    await user.click(stage.ours.getByRole('button', { name: 'Delete the highlight' }));
    await vi.waitFor(() => expect(stateOf('h1')).toBe('exact'));
    expect(await stage.ours.findByRole('button', { name: 'Try again' })).toBeVisible();
    expect(library.highlights.size).toBe(1);
  });
});

describe('highlights of the library', () => {
  const three = () => {
    library.highlights.set('h2', stored('h2', 'superior in quality', { body: 'Really?' }));
    library.highlights.set(
      'h1',
      stored('h1', 'the Transformer', { colour: 'pink', tags: ['model'] }),
    );
    library.highlights.set('h3', stored('h3', 'words that stand nowhere on this page at all'));
    library.summary = summary({ highlights: 3 });
  };

  it('are found in the order of the page, those that are not come last', async () => {
    three();
    stage = start(library, roots);
    await vi.waitFor(() => expect(stateOf('h3')).toBe('lost'));
    expect(items().map(({ annotation }) => annotation.id)).toEqual(['h1', 'h2', 'h3']);
    expect(CSS.highlights.size).toBeGreaterThan(0);
  });

  it('open, lead to their neighbours, and close with Escape', async () => {
    three();
    stage = start(library, roots);
    await vi.waitFor(() => expect(stateOf('h2')).toBe('exact'));
    expect(stage.annotate.list.jumpTo('h1')).toBe(true);
    const dialog = stage.ours.getByRole('dialog');
    expect(dialog).toHaveTextContent('the Transformer');
    await user.click(stage.ours.getByRole('button', { name: 'Next highlight' }));
    expect(dialog).toHaveTextContent('superior in quality');
    expect(stage.ours.getByRole('textbox', { name: 'Note on the highlight' })).toHaveValue(
      'Really?',
    );
    await user.click(stage.ours.getByRole('button', { name: 'Previous highlight' }));
    expect(dialog).toHaveTextContent('the Transformer');
    await user.keyboard('{Escape}');
    expect(dialog).not.toBeVisible();
    expect(stage.annotate.list.jumpTo('h3')).toBe(false);
    expect(stage.annotate.list.jumpTo('nobody')).toBe(false);
  });

  it('change colour by arrows, and tags by words', async () => {
    three();
    stage = start(library, roots);
    await vi.waitFor(() => expect(stateOf('h1')).toBe('exact'));
    stage.annotate.list.jumpTo('h1');
    stage.ours.getByRole('radio', { name: 'Pink' }).focus();
    await user.keyboard('{ArrowRight}');
    await vi.waitFor(() => expect(library.highlights.get('h1')?.colour).toBe('violet'));
    await user.type(stage.ours.getByRole('textbox', { name: /tag/i }), 'nlp{Enter}');
    await vi.waitFor(() => expect(library.highlights.get('h1')?.tags).toEqual(['model', 'nlp']));
    await user.click(stage.ours.getByRole('button', { name: /remove.*model/i }));
    await vi.waitFor(() => expect(library.highlights.get('h1')?.tags).toEqual(['nlp']));
  });

  it('go, and come back with Undo', async () => {
    three();
    stage = start(library, roots);
    await vi.waitFor(() => expect(stateOf('h1')).toBe('exact'));
    stage.annotate.list.jumpTo('h1');
    await user.click(stage.ours.getByRole('button', { name: 'Delete the highlight' }));
    await vi.waitFor(() =>
      expect(library.of('highlightRemove')).toEqual([{ paperId: 'p1', id: 'h1' }]),
    );
    expect(stateOf('h1')).toBeUndefined();
    await user.click(stage.ours.getByRole('button', { name: 'Undo' }));
    await vi.waitFor(() =>
      expect(library.of('highlightRestore')).toEqual([{ paperId: 'p1', id: 'h1' }]),
    );
    expect(stateOf('h1')).toBe('exact');
  });

  it('tell which are not found, and are put where the user shows', async () => {
    three();
    stage = start(library, roots);
    await vi.waitFor(() => expect(stateOf('h3')).toBe('lost'));
    await user.click(stage.ours.getByRole('button', { name: '1 highlight not found here' }));
    await user.click(stage.ours.getByRole('button', { name: 'Find it again' }));
    select('28.4 BLEU');
    stage.annotate.selected();
    await user.click(stage.ours.getByRole('button', { name: 'It is here' }));
    await vi.waitFor(() => expect(stateOf('h3')).toBe('moved'));
    expect(library.placed.at(-1)).toMatchObject({ id: 'h3', state: 'moved', version: 'v1' });
  });

  it('that could stand in two places are chosen among them', async () => {
    library.highlights.set('h1', stored('h1', 'same words stand twice'));
    library.summary = summary({ highlights: 1 });
    stage = start(library, roots);
    await vi.waitFor(() => expect(stateOf('h1')).toBe('ambiguous'));
    stage.annotate.list.reattach('h1');
    await user.click(stage.ours.getByRole('button', { name: 'Next place' }));
    await user.click(stage.ours.getByRole('button', { name: 'It is here' }));
    await vi.waitFor(() => expect(stateOf('h1')).toBe('moved'));
  });

  it('are looked for anew when the page brings what was missing, and lost when it takes it away', async () => {
    library.highlights.set('h1', stored('h1', 'a sentence that comes later'));
    library.summary = summary({ highlights: 1 });
    stage = start(library, roots);
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
    stage = start(library, roots);
    await vi.waitFor(() => expect(stateOf('h1')).toBe('exact'));
    library.summary = null;
    stage.annotate.sync();
    expect(items()).toEqual([]);
    stage.annotate.leave();
    expect(stage.root.host.isConnected).toBe(false);
    expect(CSS.highlights.size).toBe(0);
  });

  it('stay unread while the library does not answer', async () => {
    library.failing.set('highlights', fail('storage'));
    library.summary = summary({ highlights: 1 });
    stage = start(library, roots);
    await vi.waitFor(() => expect(library.of('highlights')).toHaveLength(1));
    expect(items()).toEqual([]);
    library.failing.set('highlights', fail('outdated'));
    library.summary = summary({ highlights: 2 });
    stage.annotate.sync();
    await vi.waitFor(() => expect(stage.outdated).toHaveBeenCalled());
  });
});
