// @vitest-environment jsdom
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createGuard, guardedEvents } from '@/lib/page/guard';
import { isSaveKey } from '@/lib/page/save-key';

const cleanups: (() => void)[] = [];
afterEach(() => {
  for (const cleanup of cleanups.splice(0)) cleanup();
  document.body.replaceChildren();
});

/** A guarded host with a field in its closed root, and a page that listens for everything. */
function setUp(trusted = () => true) {
  const guard = createGuard(window, trusted);
  const host = document.createElement('div');
  const root = host.attachShadow({ mode: 'closed' });
  const field = document.createElement('textarea');
  const other = document.createElement('input');
  root.append(field, other);
  document.body.append(host);
  cleanups.push(guard.protect(host, root));
  const page = vi.fn();
  for (const type of [...guardedEvents, 'click']) {
    for (const target of [window, document]) {
      const listener = (event: Event) => page(event.type);
      target.addEventListener(type, listener, true);
      cleanups.push(() => target.removeEventListener(type, listener, true));
    }
  }
  field.focus();
  page.mockClear();
  return { host, field, other, page };
}

describe('the guard', () => {
  it.each(guardedEvents)('keeps %s from the page', (type) => {
    const { field, page } = setUp();
    field.dispatchEvent(new Event(type, { bubbles: true, composed: true, cancelable: true }));
    expect(page).not.toHaveBeenCalled();
  });

  it('hands keys on to our own listeners, and their refusal back', () => {
    const { field, page } = setUp();
    const own = vi.fn((event: KeyboardEvent) => event.preventDefault());
    field.addEventListener('keydown', own);
    const event = new KeyboardEvent('keydown', {
      key: 's',
      code: 'KeyS',
      altKey: true,
      bubbles: true,
      composed: true,
      cancelable: true,
    });
    field.dispatchEvent(event);
    expect(own).toHaveBeenCalledTimes(1);
    expect(own.mock.calls[0]?.[0]).toMatchObject({ key: 's', code: 'KeyS', altKey: true });
    expect(event.defaultPrevented).toBe(true);
    expect(page).not.toHaveBeenCalled();
  });

  it('hands on what was typed', () => {
    const { field } = setUp();
    const own = vi.fn();
    field.addEventListener('input', own);
    field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true, data: 'x' }));
    expect(own).toHaveBeenCalledTimes(1);
  });

  it('tells our field that the focus has left the card', () => {
    const { field } = setUp();
    const own = vi.fn();
    field.addEventListener('focusout', own);
    const button = document.createElement('button');
    document.body.append(button);
    button.focus();
    expect(own).toHaveBeenCalledTimes(1);
  });

  it('stops events that the page made up, without handing them on', () => {
    const { host, field, page } = setUp(() => false);
    const own = vi.fn();
    field.addEventListener('keydown', own);
    host.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }));
    expect(own).not.toHaveBeenCalled();
    expect(page).not.toHaveBeenCalled();
  });

  it('leaves clicks and the page’s own events alone', () => {
    const { field, page } = setUp();
    field.dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true }));
    document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'a', bubbles: true }));
    expect(page.mock.calls.flat()).toEqual(['click', 'click', 'keydown', 'keydown']);
  });
});

describe('the save key', () => {
  const press = (target: Element, init: KeyboardEventInit = {}) => {
    let answer: boolean | undefined;
    const listener = (event: Event) => {
      answer = isSaveKey(event as KeyboardEvent);
    };
    document.addEventListener('keydown', listener, { once: true });
    const keys = { key: 'ß', code: 'KeyS', altKey: true, bubbles: true, ...init };
    target.dispatchEvent(new KeyboardEvent('keydown', keys));
    return answer;
  };
  const inBody = (html: string) => {
    const parsed = new DOMParser().parseFromString(html, 'text/html').body.firstElementChild;
    if (!parsed) throw new Error('no element');
    document.body.append(parsed);
    return parsed;
  };

  it.each<[string, KeyboardEventInit, boolean]>([
    ['Alt+S', {}, true],
    ['S', { altKey: false }, false],
    ['Ctrl+Alt+S', { ctrlKey: true }, false],
    ['Meta+Alt+S', { metaKey: true }, false],
    ['Shift+Alt+S', { shiftKey: true }, false],
    ['Alt+D', { code: 'KeyD' }, false],
    ['Alt+S held down', { repeat: true }, false],
  ])('%s', (_, init, expected) => {
    expect(press(document.body, init)).toBe(expected);
  });

  it.each([
    ['<input>', false],
    ['<input type="checkbox">', true],
    ['<textarea></textarea>', false],
    ['<select></select>', false],
    ['<div contenteditable="true"></div>', false],
    ['<div role="textbox"></div>', false],
    ['<button></button>', true],
    ['<p></p>', true],
  ])('in %s: %s', (html, expected) => {
    expect(press(inBody(html))).toBe(expected);
  });
});
