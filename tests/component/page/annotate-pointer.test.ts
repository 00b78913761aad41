/** Highlights by pointer and keys: what opens them, what leaves them alone, where things stand. */
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { onAPage, select, stored } from './support/annotate';

const page = onAPage();
const { user, start, holds, stateOf, only, mark, button, toast } = page;

/** Two highlights, drawn in one place, since nothing has a place of its own here. */
async function two() {
  holds(stored('h1', 'the Transformer'), stored('h2', 'superior in quality', { colour: 'pink' }));
  const stage = start();
  await vi.waitFor(() => expect(stateOf('h2')).toBe('exact'));
  return stage;
}

/** Two highlights one in the other, and the pointer over both. */
async function nested() {
  holds(
    stored('h1', 'a new simple network architecture, the Transformer'),
    stored('h2', 'the Transformer', { colour: 'pink' }),
  );
  const stage = start();
  await vi.waitFor(() => expect(stateOf('h2')).toBe('exact'));
  under('Transformer');
  return stage;
}

/** Words of the page that are under the pointer, wherever it is. */
function under(words: string) {
  const { startContainer: offsetNode, startOffset: offset } = select(words);
  document.getSelection()?.removeAllRanges();
  Object.assign(document, { caretPositionFromPoint: () => ({ offsetNode, offset }) });
  onTestFinished(() => void Reflect.deleteProperty(document, 'caretPositionFromPoint'));
}

const dialog = () => page.stage.ours.queryByRole('dialog', { name: 'Highlight' });
const click = (more: MouseEventInit = {}, on: Element = document.body) =>
  on.dispatchEvent(new MouseEvent('click', { bubbles: true, clientX: 110, clientY: 110, ...more }));
const pointer = (type: string, more: PointerEventInit = {}) =>
  document.body.dispatchEvent(
    new PointerEvent(type, { bubbles: true, clientX: 110, clientY: 110, ...more }),
  );
const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
/** Where the pointer is, as style sheets see it. */
function hover(element: Element) {
  const all = document.querySelectorAll.bind(document);
  const spy = vi
    .spyOn(document, 'querySelectorAll')
    .mockImplementation((what: string) =>
      what === ':hover' ? ([document.body, element] as never) : all(what),
    );
  onTestFinished(() => spy.mockRestore());
}

describe('a click', () => {
  it('opens the smallest highlight there, and on the same spot again what lies beneath', async () => {
    await nested();
    click();
    expect(dialog()).toHaveTextContent(/^the Transformer/);
    click();
    expect(dialog()).toHaveTextContent(/^a new simple network/);
    click();
    expect(dialog()).toHaveTextContent(/^the Transformer/);
    click({ clientX: 120 });
    expect(dialog()).toHaveTextContent(/^the Transformer/);
  });

  it('beside highlights closes what is open', async () => {
    await nested();
    click();
    click({ clientX: 500, clientY: 500 });
    expect(dialog()).toBeNull();
  });

  const link = () => {
    const made = document.createElement('a');
    made.href = '#';
    document.querySelector('#one')?.append(made);
    return made;
  };
  it.each([
    ['with a key that means something else', () => click({ ctrlKey: true })],
    ['with the right button', () => click({ button: 2 })],
    ['on a link', () => click({}, link())],
    ['in our own layer', () => click({}, page.stage.root.host)],
    [
      'that ends a selection',
      () => {
        select('Experiments');
        click();
      },
    ],
  ])('%s opens nothing', async (_, act) => {
    await nested();
    act();
    expect(dialog()).toBeNull();
  });

  it('that the page makes up opens nothing, and its Escape closes nothing', async () => {
    holds(stored('h1', 'the Transformer'));
    let trusted = false;
    start({ host: { trusted: () => trusted } });
    await vi.waitFor(() => expect(stateOf('h1')).toBe('exact'));
    under('Transformer');
    click();
    expect(dialog()).toBeNull();
    trusted = true;
    click();
    trusted = false;
    const leave = () =>
      document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
    leave();
    expect(dialog()).not.toBeNull();
    trusted = true;
    leave();
    expect(dialog()).toBeNull();
  });
});

describe('a pointer', () => {
  it('over a highlight lets it stand out, a finger does not, nor one that selects', async () => {
    await nested();
    const active = () =>
      [...CSS.highlights].filter(([name]) => /active/.test(name)).some(([, { size }]) => size > 0);
    pointer('pointermove', { pointerType: 'touch' });
    await frame();
    expect(active()).toBe(false);
    pointer('pointerdown');
    pointer('pointermove', { pointerType: 'mouse' });
    await frame();
    expect(active()).toBe(false);
    pointer('pointercancel');
    pointer('pointermove', { pointerType: 'mouse' });
    await frame();
    expect(active()).toBe(true);
    pointer('pointermove', { pointerType: 'mouse', clientX: 500 });
    await frame();
    expect(active()).toBe(false);
  });

  it('gets the bar when it has selected something, not before', async () => {
    start();
    const bar = () => page.stage.ours.queryByRole('toolbar', { name: 'Highlight the selection' });
    pointer('pointerdown');
    select('the Transformer');
    document.dispatchEvent(new Event('selectionchange'));
    expect(bar()).toBeNull();
    pointer('pointerup');
    await vi.waitFor(() => expect(bar()).toBeVisible());
    document.getSelection()?.removeAllRanges();
    document.dispatchEvent(new Event('selectionchange'));
    await vi.waitFor(() => expect(bar()).toBeNull());
  });

  it('that scrolls a box of the page takes frames along', async () => {
    start();
    select('Loss by step');
    page.stage.annotate.selected();
    await user.click(button('Highlight the whole figure'));
    const open = await page.stage.ours.findByRole('button', {
      name: 'Show the highlight of this figure',
    });
    const top = () => open.parentElement?.style.top;
    const before = top();
    const figure = document.querySelector('#figure') as HTMLElement;
    const box = { left: 100, top: 400, width: 80, height: 20, right: 180, bottom: 420 };
    figure.getBoundingClientRect = () => box as DOMRect;
    document.dispatchEvent(new Event('scroll'));
    expect(top()).toBe(before);
    figure.dispatchEvent(new Event('scroll'));
    expect(top()).not.toBe(before);
    figure.remove();
    await vi.waitFor(() => expect(open.isConnected).toBe(false), { timeout: 5_000 });
  });
});

describe('the key without a selection', () => {
  const key = () => page.stage.annotate.key(false);

  it('opens the note of the highlight that was just made', async () => {
    start();
    await mark('the Transformer');
    key();
    expect(page.stage.root.activeElement).toHaveAccessibleName('Note on the highlight');
  });

  /** The caret goes into the second highlight; browsers tell of it a little later. */
  const place = () => {
    const range = select('superior');
    range.collapse(true);
    document.getSelection()?.removeAllRanges();
    document.getSelection()?.addRange(range);
    document.dispatchEvent(new Event('selectionchange'));
  };

  it('opens the highlight at the caret', async () => {
    await two();
    place();
    key();
    expect(dialog()).toHaveTextContent('superior in quality');
  });

  it('marks the figure that is pointed at, not the highlight where a click left the caret', async () => {
    await two();
    pointer('pointerdown');
    pointer('pointerup');
    place();
    hover(document.querySelector('#figure img') as Element);
    // The page was scrolled under the pointer, or the pointer moved.
    key();
    await vi.waitFor(() => expect(page.library.highlights.size).toBe(3));
    expect(dialog()).toBeNull();
  });

  it('opens the highlight to which keys have moved the caret, wherever the pointer rests', async () => {
    await two();
    hover(document.querySelector('#figure img') as Element);
    pointer('pointerdown');
    pointer('pointerup');
    await user.keyboard('{ArrowDown}');
    place();
    key();
    expect(dialog()).toHaveTextContent('superior in quality');
    expect(page.library.highlights.size).toBe(2);
    await user.keyboard('{Escape}');
    pointer('pointermove', { pointerType: 'mouse' });
    key();
    await vi.waitFor(() => expect(page.library.highlights.size).toBe(3));
  });

  it('marks the figure under the pointer', async () => {
    start();
    hover(document.querySelector('#figure img') as Element);
    key();
    await vi.waitFor(() => expect(only()?.selectors.at(0)).toBeDefined());
    expect(only()?.selectors.some(({ type }) => type === 'ElementSelector')).toBe(true);
  });

  it('enters the marks at the edge, which arrows and Enter use', async () => {
    const stage = await two();
    window.getSelection()?.removeAllRanges();
    key();
    const ticks = stage.ours.getAllByRole('button', { name: /the first/ });
    // Both are in the same place: one mark for two.
    expect(ticks).toHaveLength(1);
    expect(stage.root.activeElement).toBe(ticks[0]);
    await user.keyboard('a{ArrowDown}');
    expect(stage.root.activeElement).toBe(ticks[0]);
    await user.keyboard('{Enter}');
    expect(dialog()).toHaveTextContent('the Transformer');
    await user.click(ticks[0] as HTMLElement);
    expect(dialog()).toHaveTextContent('superior in quality');
  });

  it('goes to the mark nearest to what is on the screen', async () => {
    const stage = await two();
    Object.defineProperty(document.documentElement, 'scrollHeight', {
      configurable: true,
      value: 1_000,
    });
    Object.defineProperty(document.documentElement, 'clientHeight', {
      configurable: true,
      value: 800,
    });
    onTestFinished(() => {
      Reflect.deleteProperty(document.documentElement, 'scrollHeight');
      Reflect.deleteProperty(document.documentElement, 'clientHeight');
    });
    const rect = (top: number) => [{ left: 1, top, width: 9, height: 9, bottom: top + 9 }] as never;
    vi.spyOn(Range.prototype, 'getClientRects').mockImplementation(function (this: Range) {
      return rect(this.toString().includes('superior') ? 900 : 100);
    });
    window.dispatchEvent(new Event('resize'));
    vi.stubGlobal('scrollY', 850);
    key();
    expect(stage.root.activeElement).toHaveAccessibleName(/superior/);
    await user.keyboard('{ArrowUp}');
    expect(stage.root.activeElement).toHaveAccessibleName(/Transformer/);
    window.dispatchEvent(new Event('resize'));
    expect(stage.root.activeElement).toHaveAccessibleName(/Transformer/);
  });

  it('says what to do when there is nothing', () => {
    start();
    document.getSelection()?.removeAllRanges();
    key();
    expect(toast()).toHaveTextContent('Select text of the paper first');
  });

  it('with Shift opens the panel', async () => {
    start();
    document.getSelection()?.removeAllRanges();
    page.stage.annotate.key(true);
    expect(await page.panel()).toBeVisible();
  });

  it('works from within our own layer, as the key that saves does', async () => {
    const stage = await nested();
    click();
    button('Delete the highlight').focus();
    await user.keyboard('{Alt>}s{/Alt}x');
    expect(stage.host.press).toHaveBeenCalledOnce();
    await user.keyboard('{Alt>}h{/Alt}');
    expect(toast()).not.toBeNull();
  });
});

describe('showing where a highlight is now', () => {
  async function looking(more = {}) {
    holds(stored('h1', 'words that stand nowhere on this page at all', more));
    start();
    await vi.waitFor(() => expect(stateOf('h1')).toBe('lost'));
    document.getSelection()?.removeAllRanges();
    page.stage.annotate.list.reattach('h1');
  }

  it('takes the selection by the key', async () => {
    await looking();
    select('28.4 BLEU');
    page.stage.annotate.key(false);
    await vi.waitFor(() => expect(stateOf('h1')).toBe('moved'));
    expect(toast()?.parentElement).toHaveTextContent('The highlight has its place again');
  });

  it('takes the figure under the pointer for a figure, and no text', async () => {
    const kind = 'figure' as const;
    const whole = { type: 'ElementSelector' as const, kind, text: 'Gone', sources: [], ordinal: 7 };
    await looking({ selectors: [whole] });
    select('28.4 BLEU');
    page.stage.annotate.key(false);
    await vi.waitFor(() =>
      expect(page.stage.root.textContent).toContain('Select text of the paper first'),
    );
    expect(stateOf('h1')).toBe('lost');
    document.getSelection()?.removeAllRanges();
    hover(document.querySelector('#figure figcaption') as Element);
    page.stage.annotate.key(false);
    await vi.waitFor(() => expect(stateOf('h1')).toBe('moved'));
    await page.stage.ours.findByRole('button', { name: 'Show the highlight of this figure' });
  });

  it('is left by Escape and by its button, and cuts a long quote', async () => {
    await looking({ quote: 'long '.repeat(50) });
    const group = () => page.stage.ours.queryByRole('group', { name: 'Find it again' });
    expect(group()).toHaveTextContent(/long …”/);
    await user.click(button('Leave it'));
    expect(group()).toBeNull();
    page.stage.annotate.list.reattach('h1');
    button('Leave it').focus();
    await user.keyboard('x');
    expect(group()).not.toBeNull();
    await user.keyboard('{Escape}');
    expect(group()).toBeNull();
    page.stage.annotate.list.reattach('nobody');
    expect(group()).toBeNull();
  });

  it('is offered from the list of what is missing, which Escape closes', async () => {
    holds(stored('h1', 'words that stand nowhere on this page at all'));
    start();
    const missing = await page.stage.ours.findByRole('button', { name: /not found here/ });
    await user.click(missing);
    const list = page.stage.ours.getByRole('dialog', { name: 'Not found on this page' });
    expect(list).toBeVisible();
    await user.keyboard('x{Escape}');
    expect(list).not.toBeVisible();
    expect(page.stage.root.activeElement).toBe(missing);
    await user.click(missing);
    await user.click(missing);
    expect(list).not.toBeVisible();
  });
});
