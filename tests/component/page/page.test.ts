import { within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fail } from '@/lib/messaging/result';
import { record, summary } from '../../unit/page/summary';
import { onAPaper } from './support/page';

const paper = onAPaper();
const { user, open, openCard, go } = paper;

describe('the tab', () => {
  it('is not there on a page without a paper', () => {
    paper.shows(undefined);
    expect(open().page.visit).toBeNull();
    expect(paper.library.asked).toEqual([]);
  });

  it('offers to save', async () => {
    const { root } = open();
    expect(await root.findByRole('button', { name: 'Save to Offprint' })).toBeVisible();
    expect(paper.library.of('look')).toEqual([{ identifiers: ['arxiv:2401.00001'] }]);
  });

  it('tells what is saved, and counts the opening', async () => {
    paper.library.paper = summary({ status: 'reading', notes: 2, tags: ['a', 'b', 'c'] });
    const { root } = open();
    await root.findByRole('button', { name: 'In Offprint: reading, 2 notes, 3 tags' });
    expect(paper.library.of('opened')).toEqual([{ paperId: 'p1' }]);
  });

  it('is hidden from the page in a closed root', () => {
    vi.mocked(Element.prototype.attachShadow).mockRestore();
    open();
    expect(document.documentElement.lastElementChild?.shadowRoot).toBeNull();
  });

  it('makes room for a newer script, even while it says that it is out of date', async () => {
    paper.library.failing.set('save', fail('outdated'));
    const { root } = open();
    await user.click(root.getByRole('button', { name: 'Save to Offprint' }));
    await root.findByText('Offprint was updated. Reload this page to go on.');
    paper.stop.abort();
    expect(document.documentElement.lastElementChild?.localName).toBe('body');
  });

  it('goes with the extension', async () => {
    paper.library.failing.set('look', fail('outdated'));
    open();
    await vi.waitFor(() =>
      expect(document.documentElement.lastElementChild?.localName).toBe('body'),
    );
  });
});

describe('saving', () => {
  it('happens on a click, and can be undone', async () => {
    const { root } = open();
    await user.click(root.getByRole('button', { name: 'Save to Offprint' }));
    const card = within(await root.findByRole('dialog', { name: 'Offprint' }));
    expect(card.getByText('Saved')).toBeVisible();
    expect(paper.library.of('save')).toEqual([{ record: record() }]);
    await user.click(card.getByRole('button', { name: 'Undo saving' }));
    await root.findByRole('button', { name: 'Save to Offprint' });
    expect(root.queryByRole('dialog')).toBeNull();
    expect(root.getByText('Removed from your library')).toBeInTheDocument();
    expect(paper.library.of('remove')).toEqual([{ paperIds: ['p1'] }]);
  });

  it('happens on Alt+S, and a second one opens the card', async () => {
    const { root, focused } = open();
    await user.keyboard('{Alt>}s{/Alt}');
    await root.findByRole('button', { name: 'Undo saving' });
    await user.keyboard('{Alt>}s{/Alt}');
    expect(focused()).toBe(await root.findByRole('radio', { name: 'To read' }));
    expect(paper.library.of('save')).toHaveLength(1);
  });

  it('happens for the browser’s own shortcut too', async () => {
    const { page, root } = open();
    expect(page.pressed()).toBe(true);
    await root.findByRole('button', { name: 'Undo saving' });
  });

  it('says why it failed and tries again', async () => {
    paper.library.failing.set('save', fail('full'));
    const { root } = open();
    await user.click(root.getByRole('button', { name: 'Save to Offprint' }));
    expect(await root.findByRole('alert')).toHaveTextContent('The disk is full');
    paper.library.failing.clear();
    await user.click(root.getByRole('button', { name: 'Try again' }));
    await root.findByRole('button', { name: 'Undo saving' });
    expect(root.queryByRole('alert')).toBeNull();
  });

  it('leads on to tags and note', async () => {
    const { root, focused } = open();
    await user.click(root.getByRole('button', { name: 'Save to Offprint' }));
    await user.click(await root.findByRole('button', { name: 'Note' }));
    expect(focused()).toBe(root.getByRole('textbox', { name: 'Note' }));
    expect(root.getByRole('textbox', { name: 'Add a tag' })).toBeVisible();
  });
});

describe('the card', () => {
  it('sets the status', async () => {
    const { root } = await openCard();
    await user.click(root.getByRole('radio', { name: 'Read' }));
    await root.findByRole('button', { name: 'In Offprint: read' });
    expect(paper.library.of('status')).toEqual([{ paperIds: ['p1'], status: 'read' }]);
  });

  it('adds a tag of any script on Enter, spaces and commas kept', async () => {
    const { root } = await openCard();
    await user.type(root.getByRole('textbox', { name: 'Add a tag' }), '  夜の  鳥, ok{Enter}');
    expect(root.getByRole('button', { name: 'Remove the tag 夜の 鳥, ok' })).toBeVisible();
    expect(paper.library.of('tag')).toEqual([
      { paperIds: ['p1'], add: ['夜の 鳥, ok'], remove: [] },
    ]);
  });

  it('drops a tag on Escape, and only then closes', async () => {
    const { root } = await openCard();
    const field = root.getByRole('textbox', { name: 'Add a tag' });
    await user.type(field, 'dropped{Escape}');
    expect(field).toHaveValue('');
    await user.keyboard('{Escape}');
    expect(root.queryByRole('dialog')).toBeNull();
    expect(paper.library.of('tag')).toEqual([]);
  });

  it('adds a tag that was left standing', async () => {
    const { root } = await openCard();
    await user.type(root.getByRole('textbox', { name: 'Add a tag' }), 'kept');
    await user.tab();
    expect(paper.library.of('tag')).toEqual([{ paperIds: ['p1'], add: ['kept'], remove: [] }]);
  });

  it('removes a tag and keeps the focus', async () => {
    const { root, focused } = await openCard({ tags: ['a', 'b'] });
    await user.click(root.getByRole('button', { name: 'Remove the tag a' }));
    expect(root.queryByText('a')).toBeNull();
    expect(focused()).toBe(root.getByRole('button', { name: 'Remove the tag b' }));
    expect(paper.library.of('tag')).toEqual([{ paperIds: ['p1'], add: [], remove: ['a'] }]);
  });

  it('keeps a tag that could not be stored until it is', async () => {
    paper.library.failing.set('tag', fail('unreachable'));
    const { root } = await openCard();
    await user.type(root.getByRole('textbox', { name: 'Add a tag' }), 'owls{Enter}');
    await root.findByRole('alert');
    paper.library.failing.clear();
    await user.click(root.getByRole('button', { name: 'Try again' }));
    expect(paper.library.of('tag')).toHaveLength(2);
    expect(root.getByRole('button', { name: 'Remove the tag owls' })).toBeVisible();
  });

  it('stores the note while it is typed', async () => {
    const { root } = await openCard();
    await user.type(root.getByRole('textbox', { name: 'Note' }), 'Why?');
    await user.tab();
    await vi.waitFor(() => expect(paper.library.paper?.note?.body).toBe('Why?'));
    await root.findByRole('button', { name: 'In Offprint: to read, 1 note' });
    expect(paper.library.of('note').at(0)).toMatchObject({ body: 'W', base: '' });
  });

  it('keeps a note that could not be stored, and stores it on retry', async () => {
    paper.library.failing.set('note', fail('unreachable'));
    const { root } = await openCard();
    const note = root.getByRole('textbox', { name: 'Note' });
    await user.type(note, 'Why?');
    await user.click(await root.findByRole('button', { name: 'Try again' }));
    paper.library.failing.clear();
    await user.click(await root.findByRole('button', { name: 'Try again' }));
    await vi.waitFor(() => expect(paper.library.paper?.note?.body).toBe('Why?'));
    expect(note).toHaveValue('Why?');
  });

  it('shows the words when the extension is updated under them', async () => {
    const { root, page } = await openCard();
    paper.library.failing.set('note', fail('outdated'));
    await user.type(root.getByRole('textbox', { name: 'Note' }), 'Mine');
    await root.findByText('Offprint was updated. Reload this page to go on.');
    expect(root.getByRole('textbox', { name: 'Note' })).toHaveValue('Mine');
    expect(root.getByRole('button', { name: 'Copy the note' })).toBeVisible();
    await user.keyboard('{Escape}');
    expect(root.getByRole('dialog')).toBeVisible();
    expect(page.visit?.widget.host.isConnected).toBe(true);
  });

  it('closes on Escape and gives the focus back', async () => {
    const { root, focused } = await openCard();
    await user.keyboard('{Escape}');
    expect(root.queryByRole('dialog')).toBeNull();
    expect(focused()).toBe(root.getByRole('button', { name: /^In Offprint/ }));
  });

  it('shows a note that was written elsewhere', async () => {
    const { root, page } = await openCard();
    paper.library.paper = summary({ notes: 1, note: { id: 'n2', body: 'from the popup' } });
    page.refresh();
    await vi.waitFor(() =>
      expect(root.getByRole('textbox', { name: 'Note' })).toHaveValue('from the popup'),
    );
  });

  it('goes when the paper is put away elsewhere', async () => {
    const { root, page } = await openCard();
    paper.library.paper = null;
    page.refresh();
    await root.findByRole('button', { name: 'Save to Offprint' });
    expect(root.queryByRole('dialog')).toBeNull();
  });

  it('inserts nothing as markup', async () => {
    const hostile = '<img src=x onerror=alert(1)>';
    const { root, page } = await openCard({ title: hostile, tags: [hostile] });
    expect(root.getAllByText(hostile)).toHaveLength(2);
    expect(page.visit?.widget.root.querySelector('img')).toBeNull();
  });
});

describe('a page that becomes another', () => {
  beforeEach(() => go('/paper/1'));
  afterEach(() => go('/'));

  it('shows the new paper once its document is there, and nothing before', async () => {
    paper.shows(record({ identifiers: ['x:1'], title: 'One' }));
    const { page } = open();
    const first = page.visit?.widget.host;
    go('/paper/2');
    expect(page.visit).toBeNull();
    expect(first?.isConnected).toBe(false);
    paper.shows(record({ identifiers: ['x:2'], title: 'Two' }));
    document.title = 'Two';
    await vi.waitFor(() => expect(page.describe()?.title).toBe('Two'));
  });

  it('keeps its tab when only the place in it changed', () => {
    paper.shows(record({ identifiers: ['x:1'] }));
    const { page } = open();
    const { visit } = page;
    go('/paper/1#results');
    expect(page.visit).toBe(visit);
  });

  it('keeps the words of the paper before until they are stored', async () => {
    paper.library.paper = summary({ identifiers: ['x:1'] });
    paper.shows(record({ identifiers: ['x:1'] }));
    const { page, root } = open();
    await user.click(await root.findByRole('button', { name: /^In Offprint/ }));
    paper.library.failing.set('note', fail('unreachable'));
    await user.type(await root.findByRole('textbox', { name: 'Note' }), 'Why?');
    const host = page.visit?.widget.host;
    go('/list');
    expect(page.visit).toBeNull();
    expect(root.getByRole('textbox', { name: 'Note' })).toHaveValue('Why?');
    await vi.waitFor(() => root.getByRole('button', { name: 'Try again' }));
    paper.library.failing.clear();
    await user.click(root.getByRole('button', { name: 'Try again' }));
    await vi.waitFor(() => expect(host?.isConnected).toBe(false));
    expect(paper.library.paper?.note?.body).toBe('Why?');
  });
});

describe('a toast', () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  const save = async () => {
    const { root, page } = open();
    page.pressed();
    await vi.advanceTimersByTimeAsync(0);
    root.getByRole('dialog');
    return root;
  };

  it('leaves by itself', async () => {
    const root = await save();
    await vi.advanceTimersByTimeAsync(8000);
    expect(root.queryByRole('dialog')).toBeNull();
  });

  it('stays while the focus is in it', async () => {
    const root = await save();
    root.getByRole('button', { name: 'Undo saving' }).focus();
    await vi.advanceTimersByTimeAsync(20_000);
    root.getByRole('button', { name: 'Undo saving' }).blur();
    expect(root.getByRole('dialog')).toBeVisible();
    await vi.advanceTimersByTimeAsync(2000);
    expect(root.queryByRole('dialog')).toBeNull();
  });
});
