/** Changes of highlights that meet slow answers, refusals and pages that are left. */
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { fail, ok, type Result } from '@/lib/messaging/result';
import { onAPage, select, stored, summary } from './support/annotate';

const page = onAPage();
const { user, start, holds, stateOf, items, only, mark, button, toast } = page;

/** Answers of a kind of question that come when the test lets them. */
function slow(question: 'highlightSave' | 'highlightPlaced' | 'highlightRemove') {
  const answers: ((result: Result<never>) => void)[] = [];
  const get = vi.spyOn(page.library.failing, 'get');
  get.mockImplementation((asked) =>
    asked === question ? (new Promise((resolve) => answers.push(resolve)) as never) : undefined,
  );
  return {
    answer: (at: number, result: Result<unknown>) => answers[at]?.(result as Result<never>),
    count: () => answers.length,
    end: () => get.mockRestore(),
  };
}

async function opened(more: object = {}) {
  holds(stored('h1', 'the Transformer', more));
  const stage = start();
  await vi.waitFor(() => expect(stateOf('h1')).toBe('exact'));
  stage.annotate.list.jumpTo('h1');
  return stage;
}
const listed = () => items()[0]?.annotation;
const note = () => page.stage.ours.getByRole('textbox', { name: 'Note on the highlight' });

/** The library is read again, as after a change in another tab. */
const again = async () => {
  const before = page.library.of('highlights').length;
  page.library.summary = summary({ highlights: page.library.highlights.size });
  page.stage.annotate.sync();
  await vi.waitFor(() => expect(page.library.of('highlights')).toHaveLength(before + 1));
  await Promise.resolve();
};

describe('what is on its way', () => {
  it('stays as the user sees it when the library is read in between', async () => {
    await opened();
    const { answer, count, end } = slow('highlightSave');
    await user.click(page.stage.ours.getByRole('radio', { name: 'Green' }));
    await vi.waitFor(() => expect(count()).toBe(1));
    await user.click(page.stage.ours.getByRole('radio', { name: 'Blue' }));
    await vi.waitFor(() => expect(count()).toBe(2));
    answer(0, ok({ body: '' }));
    await again();
    expect(listed()?.colour).toBe('blue');
    answer(1, ok({ body: '' }));
    end();
    page.library.highlights.set('h1', stored('h1', 'the Transformer', { colour: 'pink' }));
    await vi.waitFor(async () => {
      await again();
      expect(listed()?.colour).toBe('pink');
    });
  });

  it('is a highlight even before the library knows of it', async () => {
    start();
    const { answer, count, end } = slow('highlightSave');
    select('the Transformer');
    page.stage.annotate.key(false);
    await vi.waitFor(() => expect(count()).toBe(1));
    await again();
    expect(items()).toHaveLength(1);
    end();
    answer(0, ok({ body: '' }));
  });

  it('is not seen any more while it is deleted', async () => {
    await opened();
    const { answer, count, end } = slow('highlightRemove');
    await user.click(button('Delete the highlight'));
    await vi.waitFor(() => expect(count()).toBe(1));
    await again();
    expect(items()).toEqual([]);
    end();
    answer(0, ok(null));
  });

  it('is deleted after it was made, in this order', async () => {
    start();
    const { answer, count, end } = slow('highlightSave');
    select('the Transformer');
    page.stage.annotate.key(false);
    await vi.waitFor(() => expect(count()).toBe(1));
    page.stage.annotate.list.jumpTo(items()[0]?.annotation.id ?? '');
    await user.click(button('Delete the highlight'));
    expect(page.library.of('highlightRemove')).toEqual([]);
    end();
    answer(0, ok({ body: '' }));
    await vi.waitFor(() => expect(page.library.of('highlightRemove')).toHaveLength(1));
  });
});

describe('what is refused', () => {
  it.each([
    ['a colour', 'full', () => user.click(page.stage.ours.getByRole('radio', { name: 'Green' }))],
    [
      'a tag',
      'full',
      () => user.type(page.stage.ours.getByRole('textbox', { name: 'Add a tag' }), 'nlp{Enter}'),
    ],
  ] as const)('%s, with the paper: is tried again', async (_, code, act) => {
    await opened();
    page.library.failing.set('save', fail(code));
    await act();
    const retry = await page.stage.ours.findByRole('button', { name: 'Try again' });
    expect(page.library.of('highlightSave')).toEqual([]);
    page.library.failing.clear();
    await user.click(retry);
    await vi.waitFor(() => expect(page.library.of('highlightSave')).toHaveLength(1));
  });

  it('a deletion that was taken back: is tried again', async () => {
    await opened();
    await user.click(button('Delete the highlight'));
    await vi.waitFor(() => expect(page.library.of('highlightRemove')).toHaveLength(1));
    page.library.failing.set('highlightRestore', fail('storage'));
    await user.click(button('Undo deleting the highlight'));
    const retry = await page.stage.ours.findByRole('button', { name: 'Try again' });
    expect(stateOf('h1')).toBe('exact');
    page.library.failing.clear();
    await user.click(retry);
    await vi.waitFor(() => expect(page.library.of('highlightRestore')).toHaveLength(2));
  });

  it('a new place: is tried again', async () => {
    holds(stored('h1', 'words that stand nowhere on this page at all'));
    start();
    await vi.waitFor(() => expect(stateOf('h1')).toBe('lost'));
    page.stage.annotate.list.reattach('h1');
    page.library.failing.set('highlightPlaced', fail('storage'));
    select('28.4 BLEU');
    page.stage.annotate.selected();
    await user.click(button('It is here'));
    const retry = await page.stage.ours.findByRole('button', { name: 'Try again' });
    expect(stateOf('h1')).toBe('moved');
    page.library.failing.clear();
    await user.click(retry);
    await vi.waitFor(() => expect(page.library.placed.at(-1)).toMatchObject({ state: 'moved' }));
  });

  it('a deletion of what has gone meanwhile: nothing is sent', async () => {
    await opened();
    page.library.summary = null;
    await user.click(button('Delete the highlight'));
    await user.click(button('Undo deleting the highlight'));
    expect(page.library.of('highlightRemove')).toEqual([]);
    expect(page.library.of('highlightRestore')).toEqual([]);
    expect(items()).toHaveLength(1);
  });
});

describe('a note', () => {
  it('takes over what another editor wrote, merged by the worker', async () => {
    await opened({ body: 'Mine' });
    const { answer, count, end } = slow('highlightSave');
    await user.type(note(), '!');
    await vi.waitFor(() => expect(count()).toBe(1));
    answer(0, ok({ body: 'Mine! And theirs' }));
    await vi.waitFor(() => expect(note()).toHaveValue('Mine! And theirs'));
    end();
    expect(listed()?.body).toBe('Mine! And theirs');
  });

  it('follows the library, unless the user is in it', async () => {
    await opened({ body: 'One' });
    const change = (body: string) =>
      page.library.highlights.set('h1', stored('h1', 'the Transformer', { body }));
    change('Two');
    await again();
    await vi.waitFor(() => expect(note()).toHaveValue('Two'));
  });

  it('keeps the layer after the page has left the paper, until its words are stored', async () => {
    const stage = await opened();
    page.library.failing.set('highlightSave', fail('storage'));
    await user.type(note(), 'Why?');
    await stage.ours.findAllByRole('button', { name: 'Try again' });
    const leaving = new Event('beforeunload', { cancelable: true });
    window.dispatchEvent(leaving);
    expect(leaving.defaultPrevented).toBe(true);
    stage.annotate.leave();
    expect(stage.root.host.isConnected).toBe(true);
    expect(note()).toHaveValue('Why?');
    stage.annotate.selected();
    stage.annotate.sync();
    page.library.failing.clear();
    const [retry] = stage.ours.getAllByRole('button', { name: 'Try again' });
    await user.click(retry as HTMLElement);
    await vi.waitFor(() => expect(only()?.body).toBe('Why?'));
    await vi.waitFor(() => expect(stage.root.host.isConnected).toBe(false));
  });

  it('goes with the layer when the user closes it after leaving', async () => {
    const stage = await opened();
    page.library.failing.set('highlightSave', fail('storage'));
    await user.type(note(), 'Why?');
    await stage.ours.findAllByRole('button', { name: 'Try again' });
    stage.annotate.leave();
    await user.click(stage.ours.getByRole('button', { name: 'Close' }));
    expect(stage.root.host.isConnected).toBe(false);
  });
});

describe('copying', () => {
  it.each([
    ['a quote out of the selection', 'Copy the quote with its reference', 'the Transformer'],
    ['a link to it', 'Copy a link to this passage', '#:~:text='],
  ])('%s', async (_, name, words) => {
    start();
    select('the Transformer');
    page.stage.annotate.selected();
    await user.click(button(name));
    await vi.waitFor(async () => expect(await navigator.clipboard.readText()).toContain(words));
  });

  it.each([
    ['none can be made', async () => () => undefined],
    ['our own file is gone', async () => Promise.reject(new Error('updated'))],
  ])('says that there is no link when %s', async (_, loadPassage) => {
    start({ host: { loadPassage } });
    select('the Transformer');
    page.stage.annotate.selected();
    await user.click(button('Copy a link to this passage'));
    await vi.waitFor(() => expect(toast()).toHaveTextContent('No link can be made'));
  });

  it.each([
    ['does it by hand where the page forbids the clipboard', () => true, 'Quote copied'],
    ['says that the browser did not let it', () => false, 'did not let it be copied'],
    [
      'says so where even that fails',
      () => {
        throw new Error('not allowed');
      },
      'did not let it be copied',
    ],
  ])('%s', async (_, execCommand, said) => {
    start();
    select('the Transformer');
    page.stage.annotate.selected();
    vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValueOnce(new Error('policy'));
    Object.assign(document, { execCommand });
    await user.click(button('Copy the quote with its reference'));
    await vi.waitFor(() => expect(toast()).toHaveTextContent(said));
    expect(page.stage.root.querySelector('.window > textarea')).toBeNull();
  });
});

describe('the toast', () => {
  it('stays while the focus is on its button', async () => {
    await opened();
    onTestFinished(() => void vi.useRealTimers());
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    button('Delete the highlight').click();
    await vi.advanceTimersByTimeAsync(100);
    const undo = button('Undo deleting the highlight');
    undo.focus();
    await vi.advanceTimersByTimeAsync(20_000);
    expect(undo).toBeVisible();
    undo.blur();
    await vi.advanceTimersByTimeAsync(4_000);
    expect(undo).not.toBeVisible();
  });
});

it('gives the focus back to where it was when a highlight was opened from the page', async () => {
  await opened();
  await user.keyboard('{Escape}');
  const field = document.createElement('button');
  document.body.append(field);
  field.focus();
  page.stage.annotate.list.jumpTo('h1');
  await user.keyboard('{Escape}');
  expect(field).toHaveFocus();
});

it('tells how many are marked once each is stored', async () => {
  start();
  await mark('the Transformer');
  await mark('superior in quality', 'Pink');
  await vi.waitFor(() => expect(page.library.summary?.highlights).toBe(2));
});
