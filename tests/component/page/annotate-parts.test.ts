/** Parts of the highlights: links to passages, bar and frames, where things stand beside the text. */
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { wordDiff } from '@/lib/page/annotate/diff';
import { passageLink } from '@/lib/page/annotate/passage-link';
import { quoteWithReference } from '@/lib/page/annotate/quote';
import { bringIntoView, heightOf } from '@/lib/page/annotate/scroll';
import { pickedIn } from '@/lib/page/annotate/selection';
import { recordSchema } from '@/lib/paper/schema';
import { onAPage, select, stored } from './support/annotate';

const page = onAPage();
const { user, start, holds, stateOf, button } = page;

/** The size of the window, which has none here. */
function size(width: number, height: number) {
  for (const [name, value] of [
    ['clientWidth', width],
    ['clientHeight', height],
  ] as const) {
    Object.defineProperty(document.documentElement, name, { configurable: true, value });
    onTestFinished(() => void Reflect.deleteProperty(document.documentElement, name));
  }
}

describe('a link to a passage', () => {
  it('holds its words, and none of what the address held before', () => {
    const link = passageLink(select('28.4 BLEU'), 'https://arxiv.org/abs/1#refs');
    expect(decodeURIComponent(link ?? '')).toMatch(
      /^https:\/\/arxiv\.org\/abs\/1#:~:text=.*28\.4 BLEU/i,
    );
  });

  it('tells a passage from another with the same words', () => {
    const [first, second] = [0, 1].map((at) =>
      passageLink(select('stand twice', at), 'https://x/'),
    );
    expect(first).not.toBe(second);
  });

  it('is not made of nothing', () => {
    const range = document.createRange();
    range.setStart(document.body, 0);
    expect(passageLink(range, 'https://x/')).toBeUndefined();
  });
});

describe('a quote with its reference', () => {
  const paper = (authors: object[], more: object = {}) =>
    recordSchema.parse({ identifiers: ['x:1'], title: 'T', source: 'arxiv', authors, ...more });
  it.each([
    ['nobody', [], '“T”'],
    ['one', [{ family: 'Lovelace', given: 'Ada' }], 'Lovelace, “T”'],
    ['a group and a name', [{ literal: 'The Team' }, { given: 'Ada' }], 'The Team & Ada, “T”'],
    ['many', [{ family: 'A' }, { family: 'B' }, { family: 'C' }], 'A et al., “T”'],
  ])('names %s', (_, authors, named) => {
    expect(quoteWithReference('q', paper(authors), 'https://x/')).toBe(
      `“q”\n— ${named}. https://x/`,
    );
  });

  it('names the year', () => {
    expect(quoteWithReference('q', paper([], { issued: { year: 2017 } }), 'u')).toContain('2017');
  });
});

describe('what changed between two texts', () => {
  it('is shown as a whole when they are too long to compare', () => {
    const [gone, come] = wordDiff('a '.repeat(4_000), 'b '.repeat(4_000));
    expect([gone?.kind, come?.kind]).toEqual(['gone', 'come']);
    expect(gone?.text).toHaveLength(6_000);
  });

  it('is all of one when the other is empty', () => {
    expect(wordDiff('', 'new words')).toEqual([{ kind: 'come', text: 'new words' }]);
    expect(wordDiff('', '')).toEqual([]);
  });
});

describe('a selection', () => {
  it('of the cells of a table, one by one as in Firefox, is one from the first to the last', () => {
    const first = select('the Transformer');
    const last = select('28.4 BLEU');
    const real = document.getSelection() as Selection;
    const spy = vi.spyOn(document, 'getSelection').mockReturnValue({
      ...{ rangeCount: 2, isCollapsed: false, anchorNode: real.anchorNode },
      getRangeAt: (at: number) => (at === 0 ? first : last),
    } as Selection);
    const picked = pickedIn(document)?.range.toString() ?? '';
    spy.mockRestore();
    expect(picked.startsWith('the Transformer')).toBe(true);
    expect(picked.endsWith('28.4 BLEU')).toBe(true);
  });

  it('of a formula that is drawn without text is one', () => {
    const formula = document.createElement('img');
    document.querySelector('#one')?.append(formula);
    const range = document.createRange();
    range.selectNode(formula);
    document.getSelection()?.removeAllRanges();
    document.getSelection()?.addRange(range);
    expect(pickedIn(document)).toBeDefined();
  });
});

describe('bringing a passage into view', () => {
  const at = (...tops: number[]) => {
    Range.prototype.getClientRects = () => {
      const top = tops.length > 1 ? tops.shift() : tops[0];
      return (top === undefined ? [] : [{ top, bottom: top + 10 }]) as never;
    };
  };

  it.each([
    ['leaves what is seen', [100], 0, 0],
    ['scrolls to what is below, and no further when its line is seen then', [5_000, 100], 1, 0],
    ['scrolls on within a long paragraph', [5_000, 4_000], 1, 1],
    ['scrolls up to what is above', [-500, -400], 1, 1],
  ])('%s', (_, tops, scrolled, further) => {
    const range = select('28.4 BLEU');
    vi.mocked(Element.prototype.scrollIntoView).mockClear();
    at(...tops);
    bringIntoView(range);
    expect(Element.prototype.scrollIntoView).toHaveBeenCalledTimes(scrolled);
    expect(window.scrollBy).toHaveBeenCalledTimes(further);
  });

  it('measures what has no lines of its own by its box, and nothing is at the top', () => {
    const range = select('28.4 BLEU');
    Range.prototype.getClientRects = () => [] as never;
    expect(heightOf(range)).toBe(100);
    expect(heightOf(undefined)).toBe(0);
    bringIntoView(range);
    expect(window.scrollBy).not.toHaveBeenCalled();
  });
});

describe('the bar', () => {
  const bar = () => page.stage.ours.getByRole('toolbar', { name: 'Highlight the selection' });
  const shown = () => {
    start();
    select('the Transformer');
    page.stage.annotate.selected();
  };

  it('stands in the margin where that is free, and lies below the passage where it is not', () => {
    size(1_280, 800);
    shown();
    expect(bar()).toHaveAttribute('aria-orientation', 'vertical');
    document.elementsFromPoint = () => [document.querySelector('#two') as Element];
    page.stage.annotate.selected();
    expect(bar()).toHaveAttribute('aria-orientation', 'horizontal');
  });

  it('is walked up and down, left alone by other keys, and stays while the focus is in it', async () => {
    shown();
    page.stage.annotate.key(true);
    const at = () => page.stage.root.activeElement?.getAttribute('aria-label');
    await user.keyboard('{ArrowDown}');
    expect(at()).toBe('Green');
    await user.keyboard('{ArrowUp}x');
    expect(at()).toBe('Yellow');
    document.getSelection()?.removeAllRanges();
    page.stage.annotate.selected();
    expect(bar()).toBeVisible();
  });

  it('goes the other way where text runs from right to left', async () => {
    shown();
    page.stage.annotate.key(true);
    bar().style.direction = 'rtl';
    await user.keyboard('{ArrowLeft}');
    expect(page.stage.root.activeElement).toHaveAccessibleName('Green');
  });
});

describe('the popover', () => {
  const dialog = () => page.stage.ours.getByRole('dialog', { name: 'Highlight' });

  it('stands beside the text where that is free, and not on it', async () => {
    size(1_280, 800);
    holds(stored('h1', 'the Transformer'));
    start();
    await vi.waitFor(() => expect(stateOf('h1')).toBe('exact'));
    page.stage.annotate.list.jumpTo('h1');
    const beside = dialog().style.left;
    page.stage.annotate.list.jumpTo('h1');
    document.elementsFromPoint = () => [document.querySelector('#one') as Element];
    page.stage.annotate.list.jumpTo('h1');
    expect(dialog().style.left).not.toBe(beside);
  });

  it('takes other keys than arrows for what they are', async () => {
    holds(stored('h1', 'the Transformer', { colour: 'pink' }));
    start();
    await vi.waitFor(() => expect(stateOf('h1')).toBe('exact'));
    page.stage.annotate.list.jumpTo('h1');
    page.stage.ours.getByRole('radio', { name: 'Pink' }).focus();
    await user.keyboard('x');
    expect(page.library.of('highlightSave')).toEqual([]);
    expect(button('Delete the highlight')).toBeVisible();
  });
});

describe('frames of figures', () => {
  it('stay when another is marked, and go when theirs is deleted', async () => {
    const second = document.querySelector('#figure')?.cloneNode(true) as HTMLElement;
    second.id = 'second';
    document.querySelector('article')?.append(second);
    start();
    for (const at of [0, 1]) {
      select('Loss by step', at);
      page.stage.annotate.selected();
      await user.click(button('Highlight the whole figure'));
      await vi.waitFor(() => expect(page.items()).toHaveLength(at + 1));
    }
    const frames = () =>
      page.stage.ours.queryAllByRole('button', { name: 'Show the highlight of this figure' });
    await vi.waitFor(() => expect(frames()).toHaveLength(2));
    await user.click(frames()[0] as HTMLElement);
    await user.click(button('Delete the highlight'));
    await vi.waitFor(() => expect(frames()).toHaveLength(1));
  });
});
