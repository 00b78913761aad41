/** What an update of the extension leaves on an open page in Firefox, and what becomes of it. */
import { within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createNote } from '@/lib/page/card/note';
import { loadTexts } from '@/lib/page/card/texts';
import { createGuard } from '@/lib/page/guard';
import { clearLeftBehind } from '@/lib/page/left-behind';
import { builder } from '@/lib/page/widget/h';

const { h } = builder(document);
const roots = new Map<Element, ShadowRoot>();
const guard = createGuard(window, () => true);

function dead(host: HTMLElement, mode: ShadowRootMode, ...children: Node[]) {
  const root = host.attachShadow({ mode });
  root.append(...children);
  roots.set(host, root);
  return host;
}

const layer = (...children: Node[]) =>
  dead(h('div'), 'closed', h('style', {}, '.o{}'), h('div', { class: 'o' }, ...children));
const clear = () => clearLeftBehind(document, guard, (element) => roots.get(element));

beforeEach(() => {
  roots.clear();
  return () => {
    for (const host of roots.keys()) host.remove();
  };
});

describe('what is left behind', () => {
  it('goes: tab, highlights and badges, and nothing of the page or of others', () => {
    const tab = layer(h('button', {}, 'Save to Offprint'));
    const badge = dead(h('span'), 'closed', h('button', { lang: 'en' }, h('i')));
    const theirs = [
      dead(h('div'), 'open', h('div', { class: 'o' })),
      dead(h('div'), 'closed', h('div', { class: 'other' })),
      dead(h('div', { id: 'named' }), 'closed', h('div', { class: 'o' })),
      h('div'),
    ];
    document.documentElement.append(tab, ...theirs);
    document.body.append(badge);
    clear();
    expect([tab.isConnected, badge.isConnected]).toEqual([false, false]);
    expect(theirs.map((each) => each.isConnected)).toEqual([true, true, true, true]);
    for (const each of theirs) each.remove();
  });

  it('goes with a note that nobody was writing, and with an empty field', () => {
    const resting = layer(h('textarea', {}, 'Stored long ago'));
    const field = h('textarea');
    const empty = layer(field);
    document.documentElement.append(resting, empty);
    field.focus();
    clear();
    expect([resting.isConnected, empty.isConnected]).toEqual([false, false]);
  });
});

describe('a note that was being written', () => {
  const user = userEvent.setup();
  function writing() {
    const field = h('textarea', { 'aria-label': 'Note' });
    const host = layer(h('button', {}, 'In Offprint'), field);
    document.documentElement.append(host);
    field.value = 'Half a thought';
    field.focus();
    clear();
    return { host, card: within(roots.get(host)?.querySelector('.o') as HTMLElement) };
  }

  it('stays, says why, and can be copied but not gone on with', async () => {
    const { card } = writing();
    expect(card.getByRole('alert')).toHaveTextContent(
      'Offprint was updated while you were writing',
    );
    const field = card.getByRole('textbox', { name: 'Note' });
    expect(field).toHaveValue('Half a thought');
    expect(field).toHaveAttribute('readonly');
    expect(card.queryByRole('button', { name: 'In Offprint' })).toBeNull();
    const written = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue();
    card.getByRole('button', { name: 'Copy the note' }).click();
    expect(written).toHaveBeenCalledWith('Half a thought');
    await vi.waitFor(() => expect(card.getByRole('status')).toHaveTextContent('Copied'));
  });

  it('is selected where the clipboard refuses, and keeps its keys from the page', async () => {
    const { card, host } = writing();
    vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new Error('no'));
    card.getByRole('button', { name: 'Copy the note' }).click();
    const field = card.getByRole('textbox', { name: 'Note' }) as HTMLTextAreaElement;
    await vi.waitFor(() => expect(roots.get(host)?.activeElement).toBe(field));
    expect(field.selectionEnd).toBe('Half a thought'.length);
    const heard = vi.fn();
    window.addEventListener('keydown', heard);
    await user.keyboard('x');
    window.removeEventListener('keydown', heard);
    expect(heard).not.toHaveBeenCalled();
  });

  it.each([
    ['stays as long as the library has not taken it', true],
    ['goes with what is stored', false],
  ])('%s', (_, unsaved) => {
    const actions = { writeNote: vi.fn(), flushNote: vi.fn(), retryNote: vi.fn() };
    const note = createNote(builder(document), loadTexts(), actions);
    const host = layer(note.element);
    document.documentElement.append(host);
    note.replace('Half a thought');
    const state = { text: 'Half a thought', failure: undefined, conflict: false };
    note.update({ ...state, unsaved: true }, false);
    note.update({ ...state, unsaved }, false);
    clear();
    expect(host.isConnected).toBe(unsaved);
  });

  it('stays when it was left and not stored, each of several, without taking the focus', async () => {
    const fields = ['Of the paper', 'Of a highlight', 'Stored'].map((value) => {
      const field = h('textarea', { 'aria-label': value });
      field.value = value;
      return field;
    });
    for (const field of fields.slice(0, 2)) field.dataset.unsaved = '';
    const host = layer(...fields);
    document.documentElement.append(host);
    clear();
    const card = within(roots.get(host)?.querySelector('.o') as HTMLElement);
    const shown = card.getAllByRole('textbox').map((each) => (each as HTMLTextAreaElement).value);
    expect(shown).toEqual(['Of the paper', 'Of a highlight']);
    expect(roots.get(host)?.activeElement).toBeNull();
    const written = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue();
    card.getAllByRole('button', { name: 'Copy the note' })[1]?.click();
    expect(written).toHaveBeenCalledWith('Of a highlight');
    const [, said] = card.getAllByRole('status');
    await vi.waitFor(() => expect(said).toHaveTextContent('Copied'));
  });

  it('goes by its button', () => {
    const { card, host } = writing();
    card.getByRole('button', { name: 'Close' }).click();
    expect(host.isConnected).toBe(false);
  });
});
