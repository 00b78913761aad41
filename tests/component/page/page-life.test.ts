/** The page part through the life of its page: tabs that come and go, documents that come late, PDFs. */
import { within } from '@testing-library/react';
import { afterEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { fail, ok, type Result } from '@/lib/messaging/result';
import { startCard } from '@/lib/page/card/session';
import type { LinkPages } from '@/lib/page/listing-port';
import { record, summary } from '../../unit/page/summary';
import { ofTheWindow, onAPaper } from './support/page';

const paper = onAPaper();
const { user, open, openCard, go, hide } = paper;

afterEach(() => vi.useRealTimers());

const looks = () => paper.library.of('look').length;
const saveName = { name: 'Save to Offprint' };

describe('a tab that is left and seen again', () => {
  it('sends what is typed when it is left', async () => {
    const { root } = await openCard();
    paper.library.failing.set('note', new Promise(() => undefined));
    await user.type(root.getByRole('textbox', { name: 'Note' }), 'Why');
    const sent = () => paper.library.of('note').at(-1);
    expect(sent()).toMatchObject({ body: 'W' });
    onTestFinished(hide(true));
    expect(sent()).toMatchObject({ body: 'Why' });
  });

  it('asks the library again, but not at once', async () => {
    let time = 0;
    const { root } = open({ now: () => time });
    await root.findByRole('button', saveName);
    const focus = () => window.dispatchEvent(ofTheWindow(new Event('focus')));
    const inPage = () => document.body.dispatchEvent(new FocusEvent('focus'));
    time = 999;
    focus();
    expect(looks()).toBe(1);
    time = 1_000;
    inPage();
    expect(looks()).toBe(1);
    focus();
    expect(looks()).toBe(2);
    time = 3_000;
    const back = hide(true);
    focus();
    expect(looks()).toBe(2);
    back();
    paper.library.paper = summary();
    hide(false)();
    await root.findByRole('button', { name: 'In Offprint: to read' });
  });

  it('counts another opening when the browser brings the page back as it was', async () => {
    paper.library.paper = summary();
    const { root } = open();
    await root.findByRole('button', { name: 'In Offprint: to read' });
    const show = (persisted: boolean) =>
      window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted }));
    show(false);
    expect(looks()).toBe(1);
    show(true);
    await vi.waitFor(() => expect(paper.library.of('opened')).toHaveLength(2));
  });

  it('is told what changed elsewhere when changes rest, if anyone sees it', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    let changed: () => void = () => undefined;
    const links = {
      wanted: async () => false,
      watch: () => undefined,
      watchLibrary(hear: () => void) {
        changed = hear;
      },
    } as unknown as LinkPages;
    open({ links });
    for (let burst = 0; burst < 3; burst += 1) changed();
    await vi.advanceTimersByTimeAsync(250);
    expect(looks()).toBe(2);
    const back = hide(true);
    changed();
    await vi.advanceTimersByTimeAsync(250);
    expect(looks()).toBe(2);
    back();
    changed();
    paper.stop.abort();
    await vi.advanceTimersByTimeAsync(250);
    expect(looks()).toBe(2);
  });
});

describe('a document', () => {
  const readiness = (state: DocumentReadyState) => {
    const spy = vi.spyOn(document, 'readyState', 'get').mockReturnValue(state);
    onTestFinished(() => spy.mockRestore());
  };

  it('is read when it is there', async () => {
    readiness('loading');
    const { page } = open();
    expect(page.visit).toBeNull();
    document.dispatchEvent(new Event('DOMContentLoaded'));
    expect(page.describe()?.title).toBe('On Owls');
  });

  it('that a script draws is waited for, and read again as more comes', async () => {
    go('/paper/1');
    onTestFinished(() => go('/'));
    paper.shows(undefined);
    const { page } = open();
    expect(page.visit).toBeNull();
    paper.shows(record({ identifiers: ['x:1'], title: 'Half' }));
    document.title = 'drawn';
    await vi.waitFor(() => expect(page.describe()?.title).toBe('Half'));
    const first = page.visit;
    document.title = 'drawn again';
    paper.shows(record({ identifiers: ['x:1'], title: 'Whole' }));
    document.title = 'and again';
    await vi.waitFor(() => expect(page.describe()?.title).toBe('Whole'));
    expect(page.visit).toBe(first);
    expect(looks()).toBe(1);
  });

  it('that tells more than the library has completes it, without a word', async () => {
    paper.library.paper = summary({ title: 'x', provisional: true });
    paper.library.failing.set(
      'save',
      ok({ summary: summary({ title: 'On Owls', status: 'read' }), outcome: 'known' }),
    );
    const { root } = open();
    await root.findByRole('button', { name: 'In Offprint: read' });
    expect(paper.library.of('save')).toEqual([{ record: record() }]);
    expect(root.queryByRole('dialog')).toBeNull();
  });

  it('says nothing when that cannot be stored', async () => {
    paper.library.paper = summary({ provisional: true });
    paper.library.failing.set('save', fail('storage'));
    const { root } = open();
    await vi.waitFor(() => expect(paper.library.of('save')).toHaveLength(1));
    expect(await root.findByRole('button', { name: /^In Offprint/ })).toBeVisible();
    expect(root.queryByRole('alert')).toBeNull();
  });

  it('that is a PDF is known by its address, and its title comes after the save', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const type = vi.spyOn(document, 'contentType', 'get').mockReturnValue('application/pdf');
    onTestFinished(() => type.mockRestore());
    go('/paper/1');
    onTestFinished(() => go('/'));
    const known = summary({ identifiers: ['x:1'], title: '1', provisional: true });
    paper.library.failing.set('save', ok({ summary: known, outcome: 'new' }));
    const { page, root } = open();
    expect(page.describe()).toBeNull();
    page.pressed();
    await vi.advanceTimersByTimeAsync(0);
    expect(paper.library.of('save')).toMatchObject([
      { record: { identifiers: ['x:1'], title: '1', provisional: true } },
    ]);
    paper.library.paper = summary({ identifiers: ['x:1'], status: 'reading' });
    await vi.advanceTimersByTimeAsync(3_000);
    expect(root.getByRole('button', { name: 'In Offprint: reading' })).toBeVisible();
  });

  it('that is a PDF of no paper has no tab', () => {
    const type = vi.spyOn(document, 'contentType', 'get').mockReturnValue('application/pdf');
    onTestFinished(() => type.mockRestore());
    expect(open().page.visit).toBeNull();
  });
});

describe('the tab', () => {
  it('says that the library could not be asked, and saves all the same', async () => {
    paper.library.failing.set('look', fail('unreachable'));
    const { root } = open();
    await user.click(await root.findByRole('button', { name: 'Offprint has a problem' }));
    await root.findByRole('button', { name: 'Undo saving' });
  });

  it('counts notes and highlights, no further than 99', async () => {
    paper.library.paper = summary({ notes: 1, highlights: 100 });
    const { page, root } = open();
    await root.findByRole('button', { name: 'In Offprint: to read, 1 note, 100 highlights' });
    expect(page.visit?.widget.root.querySelector('[data-number="99+"]')).not.toBeNull();
  });

  it('does nothing for keys and clicks that the page makes up', async () => {
    const press = () =>
      document.body.dispatchEvent(
        new KeyboardEvent('keydown', { code: 'KeyS', altKey: true, bubbles: true }),
      );
    open({}, false);
    press();
    expect(paper.library.of('save')).toEqual([]);
  });

  it('asks for a reload when its own file is gone, and goes when that was read', async () => {
    const loadCard = vi.fn(async () => Promise.reject(new Error('updated')));
    const { page, root } = open({ loadCard });
    await user.hover(root.getByRole('button', saveName));
    await vi.waitFor(() => expect(loadCard).toHaveBeenCalledTimes(1));
    expect(root.getByRole('button', saveName)).toBeVisible();
    page.pressed();
    const told = await root.findByRole('button', { name: /Reload this page/ });
    paper.library.failing.set('look', fail('outdated'));
    page.refresh();
    await vi.waitFor(() => expect(paper.library.of('look')).toHaveLength(2));
    await user.click(told);
    await vi.waitFor(() => expect(page.visit?.widget.host.isConnected).toBe(false));
  });

  it('says why even if the extension went before the card came', async () => {
    let come: (start: typeof startCard) => void = () => undefined;
    const coming = new Promise<typeof startCard>((resolve) => {
      come = resolve;
    });
    paper.library.failing.set('save', fail('outdated'));
    const { page, root } = open({ loadCard: () => coming });
    page.pressed();
    await vi.waitFor(() => expect(paper.library.of('save')).toHaveLength(1));
    come(startCard);
    await root.findByText('Offprint was updated. Reload this page to go on.');
  });

  it('has no card when the page has left the paper before the card came', async () => {
    let come: (start: typeof startCard) => void = () => undefined;
    const coming = new Promise<typeof startCard>((resolve) => {
      come = resolve;
    });
    const { page, root } = open({ loadCard: () => coming });
    page.pressed();
    const start = vi.fn(startCard);
    go('/list');
    onTestFinished(() => go('/'));
    come(start);
    await coming;
    await Promise.resolve();
    expect(start).not.toHaveBeenCalled();
    expect(root.queryByRole('dialog')).toBeNull();
  });
});

describe('the card', () => {
  it('that came by itself leaves with Escape, wherever the focus is', async () => {
    const { page, root } = open();
    page.pressed();
    await root.findByRole('dialog');
    document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'a', bubbles: true }));
    expect(root.getByRole('dialog')).toBeVisible();
    document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
    expect(root.queryByRole('dialog')).toBeNull();
  });

  it('that was asked for stays', async () => {
    const { root } = await openCard();
    document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
    expect(root.getByRole('dialog')).toBeVisible();
  });

  it('offers the other papers of the page', async () => {
    paper.library.paper = summary();
    const choose = vi.fn();
    const start = vi.fn(() => ({ choose, leave: vi.fn() }));
    for (const number of [2, 3]) {
      const link = document.createElement('a');
      link.href = `https://arxiv.org/abs/2402.0000${number}`;
      document.body.append(link);
      onTestFinished(() => link.remove());
    }
    paper.library.failing.set('countLinked', ok({ papers: 2, saved: 0 }));
    const links: LinkPages = {
      wanted: async () => true,
      watch: () => undefined,
      watchLibrary: () => undefined,
      load: async () => start,
    };
    const { root } = await openCard({}, { links });
    await user.click(await root.findByRole('button', { name: /2 .*papers/i }, { timeout: 3_000 }));
    await vi.waitFor(() => expect(choose).toHaveBeenCalled());
    expect(start).toHaveBeenCalledWith(
      expect.objectContaining({ linked: expect.objectContaining({ own: record().identifiers }) }),
    );
    expect(root.queryByRole('dialog')).toBeNull();
  });

  it('tells of another editor’s words, kept as a note of their own', async () => {
    const { root } = await openCard();
    paper.library.failing.set('note', ok({ body: 'Mine', conflictId: 'n2' }));
    await user.type(root.getByRole('textbox', { name: 'Note' }), 'Mine');
    await root.findByText(/both/i);
  });

  it('leaves an input method alone', async () => {
    const { root, page } = await openCard();
    const field = root.getByRole('textbox', { name: 'Add a tag' });
    await user.type(field, 'ふく');
    const enter = { key: 'Enter', isComposing: true, bubbles: true, composed: true };
    field.dispatchEvent(new KeyboardEvent('keydown', enter));
    expect(field).toHaveValue('ふく');
    const note = root.getByRole('textbox', { name: 'Note' });
    note.focus();
    note.dispatchEvent(new CompositionEvent('compositionstart', { bubbles: true, composed: true }));
    paper.library.paper = summary({ notes: 1, note: { id: 'n2', body: 'from the popup' } });
    page.refresh();
    await vi.waitFor(() => expect(looks()).toBe(2));
    expect(note).toHaveValue('');
    note.dispatchEvent(new CompositionEvent('compositionend', { bubbles: true, composed: true }));
    page.refresh();
    await vi.waitFor(() => expect(note).toHaveValue('from the popup'));
  });

  it('has the focus on the tag before when the last one goes, and on the field when none is left', async () => {
    const { root, focused } = await openCard({ tags: ['a', 'b'] });
    await user.click(root.getByRole('button', { name: 'Remove the tag b' }));
    expect(focused()).toBe(root.getByRole('button', { name: 'Remove the tag a' }));
    await user.click(root.getByRole('button', { name: 'Remove the tag a' }));
    expect(focused()).toBe(root.getByRole('textbox', { name: 'Add a tag' }));
  });

  it('says which change failed, and forgets it when all are stored', async () => {
    const answers: ((result: Result<unknown>) => void)[] = [];
    const { root } = await openCard();
    const tag = root.getByRole('textbox', { name: 'Add a tag' });
    const next = () =>
      paper.library.failing.set('tag', new Promise((resolve) => answers.push(resolve)));
    next();
    await user.type(tag, 'one{Enter}');
    next();
    await user.type(tag, 'two{Enter}');
    answers[0]?.(fail('storage'));
    await root.findByRole('alert');
    answers[1]?.(ok(null));
    await vi.waitFor(() => expect(paper.library.of('tag')).toHaveLength(2));
    const chips = within(root.getByRole('list', { name: 'Tags' })).getAllByRole('listitem');
    await vi.waitFor(() =>
      expect(chips.map(({ className }) => className)).toEqual(['tag failed', 'tag']),
    );
    paper.library.failing.clear();
    await user.click(root.getByRole('button', { name: 'Try again' }));
    await vi.waitFor(() => expect(root.queryByRole('alert')).toBeNull());
    expect(paper.library.of('tag')).toHaveLength(3);
  });

  it('does not ask the browser to check the spelling of a very long note', async () => {
    Object.defineProperty(HTMLTextAreaElement.prototype, 'spellcheck', {
      configurable: true,
      writable: true,
      value: true,
    });
    onTestFinished(() => void Reflect.deleteProperty(HTMLTextAreaElement.prototype, 'spellcheck'));
    const { root } = await openCard({ notes: 1, note: { id: 'n', body: 'x'.repeat(50_001) } });
    const note = root.getByRole('textbox', { name: 'Note' }) as HTMLTextAreaElement;
    expect(note.spellcheck).toBe(false);
  });

  it('puts words in danger before the browser, which asks before they go', async () => {
    const { root } = await openCard();
    paper.library.failing.set('note', fail('storage'));
    await user.type(root.getByRole('textbox', { name: 'Note' }), 'Why');
    await root.findByRole('button', { name: 'Try again' });
    const leave = () => {
      const event = new Event('beforeunload', { cancelable: true });
      window.dispatchEvent(event);
      return event.defaultPrevented;
    };
    expect(leave()).toBe(true);
    paper.library.failing.clear();
    await user.click(root.getByRole('button', { name: 'Try again' }));
    await vi.waitFor(() => expect(leave()).toBe(false));
  });
});
