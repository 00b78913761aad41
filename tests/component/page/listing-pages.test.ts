/** Badges on pages of all kinds: references, unknown hosts, long pages, tabs that come and go. */
import { within } from '@testing-library/react';
import { afterEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { onAList } from './support/list';

const list = onAList();
const { user, open, all, find, gone, saved, counted } = list;

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** Lets a spy go when the test ends. */
const until = (spy: { mockRestore(): void }) => onTestFinished(() => spy.mockRestore());

/** The tests' window is a stand-in, so events name another one. */
const ofTheWindow = (event: Event): Event =>
  Object.defineProperty(event, 'target', { value: window });

/** Badges by their names, whether or not assistive technology is told of them. */
const badges = () =>
  [...document.querySelectorAll('dt > span')].map((host) =>
    host.shadowRoot?.querySelector('button'),
  );
const badge = (at: number) =>
  vi.waitFor(() => {
    const found = badges()[at];
    if (!found) throw new Error('no badge');
    return found;
  });

describe('beside references', () => {
  it('are no stop for Tab while the paper is not saved, nor for a finger that cannot see them', async () => {
    saved(2);
    open({ linked: {} });
    const open1 = await badge(0);
    expect(open1).toHaveAttribute('tabindex', '-1');
    expect(open1).toHaveAttribute('aria-hidden', 'true');
    const known = await find('button', 'In Offprint: to read');
    expect(known).not.toHaveAttribute('tabindex');
    expect(known).not.toHaveAttribute('aria-hidden');
    const touch = new MouseEvent('click', { bubbles: true, cancelable: true, detail: 1 });
    Object.defineProperty(touch, 'pointerType', { value: 'touch' });
    open1.dispatchEvent(touch);
    expect(list.library.of('saveListed')).toEqual([]);
    open1.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, detail: 1 }));
    await vi.waitFor(() => expect(list.library.of('saveListed')).toHaveLength(1));
    await vi.waitFor(() => expect(counted).toHaveBeenLastCalledWith({ papers: 3, saved: 2 }));
  });

  it.each([
    ['there is room and papers enough', { tab: true }, 3, 0, true],
    ['there is room and one is saved', { tab: true }, 1, 1, true],
    ['there is room but hardly a paper', { tab: true }, 2, 0, false],
    ['the page has a tab already', { tab: false }, 3, 1, false],
  ])('have a tab at the edge when %s', async (_, linked, papers, known, shown) => {
    for (const each of [...document.querySelectorAll('dt,dd')].slice(papers * 2)) each.remove();
    if (known > 0) saved(1);
    open({ linked });
    await vi.waitFor(() => expect(counted).toHaveBeenCalledWith({ papers, saved: known }));
    expect(all('button', /papers? here/).length > 0).toBe(shown);
  });
});

describe('on unknown hosts', () => {
  it('are seen but no stop for Tab, and say how a paper stands without offering to change it', async () => {
    saved(2, { status: 'reading' });
    open({ linked: { unknown: true } });
    const plain = await find('button', 'Save “Paper 1” to Offprint');
    expect(plain).toHaveAttribute('tabindex', '-1');
    const known = await find('button', 'In Offprint: reading');
    known.focus();
    await user.keyboard('{Enter}');
    const dialog = within(await find('dialog', 'Offprint'));
    expect(dialog.queryByRole('radio')).toBeNull();
    expect(dialog.getByText(/reading/)).toBeVisible();
    await vi.waitFor(() =>
      expect(list.focused()).toBe(dialog.getByRole('button', { name: /badges/i })),
    );
  });
});

describe('the popover of a saved paper', () => {
  const opened = async () => {
    saved(2);
    open();
    const known = await find('button', 'In Offprint: to read');
    await user.click(known);
    await find('dialog', 'Offprint');
    return known;
  };

  it.each([
    ['a second press on its badge', (known: HTMLElement) => user.click(known)],
    ['a press elsewhere', () => user.click(document.body)],
    ['the scrolling of what it is in', () => document.dispatchEvent(new Event('scroll'))],
    ['Escape', () => user.keyboard('{Escape}')],
    ['its button', async () => user.click(await find('button', 'Close'))],
    ['the badge of another paper', async () => user.click(await find('button', /Paper 1/))],
    ['its paper leaving the page', () => document.querySelectorAll('dt')[1]?.remove()],
  ])('closes at %s', async (_, act) => {
    await act(await opened());
    await gone('dialog', 'Offprint');
  });

  it.each([
    ['a press in it', async () => user.click(await find('dialog', 'Offprint'))],
    [
      'the scrolling of something else',
      () => document.querySelector('dd')?.dispatchEvent(new Event('scroll')),
    ],
    [
      'another key',
      async () => {
        (await find('radio', 'To read')).focus();
        await user.keyboard('a');
      },
    ],
  ])('stays at %s', async (_, act) => {
    await opened();
    await act();
    expect(all('dialog', 'Offprint')).toHaveLength(1);
  });

  it('is above its badge where there is no room below', async () => {
    const known = await opened();
    const dialog = await find('dialog', 'Offprint');
    const below = Number.parseFloat(dialog.style.top);
    await user.click(known);
    const box = { left: 5, top: 700, bottom: 716, width: 16, height: 100 } as DOMRect;
    until(vi.spyOn(Element.prototype, 'getBoundingClientRect').mockReturnValue(box));
    await user.click(known);
    expect(below).toBeLessThan(700);
    expect(dialog.style.top).toBe('576px');
    expect(dialog.style.left).toBe('8px');
  });
});

describe('names', () => {
  it('are cut when a title is long, and there without one', async () => {
    const [first, second] = document.querySelectorAll('.list-title');
    if (first) first.textContent = `Title: ${'word '.repeat(60)}`;
    second?.remove();
    open();
    await find('button', /^Save “(word ){29}word…” to Offprint$/);
    await find('button', 'Save “this paper” to Offprint');
  });

  it('tell of a hundred papers as more than 99', async () => {
    const links = Array.from({ length: 100 }, () => document.createElement('a'));
    document.body.replaceChildren(...links);
    open(
      {},
      {
        papersOf: () =>
          links.map((anchor, at) => {
            const id = `x:${at}`;
            list.library.papers.set(id, { status: 'read', notes: 0, tags: 0 });
            return { anchor, identifiers: [id], record: () => ({}) } as never;
          }),
      },
    );
    expect(await find('button', /^100 papers here, 100 saved/)).toHaveTextContent('99+');
  });
});

describe('a badge goes', () => {
  it.each([
    ['after a link in a line', '<a></a>', 'A SPAN'],
    ['before a link that is a block', '<a style="display:block"></a>', 'SPAN A'],
    ['into the heading of a link', '<a><h3></h3><p></p></a>', 'A H3 SPAN P'],
    ['into the paragraph of a link', '<a><div></div><p></p></a>', 'A DIV P SPAN'],
    ['into the block of a link', '<a><div></div></a>', 'A DIV SPAN'],
    [
      'into a link that is an item of a column',
      '<div style="display:grid"><a></a></div>',
      'DIV A SPAN',
    ],
  ])('%s', async (_, html, order) => {
    const body = new DOMParser().parseFromString(html, 'text/html').body;
    const anchor = body.querySelector('a') as HTMLElement;
    document.body.replaceChildren(...body.childNodes);
    open(
      {},
      {
        papersOf: () => [{ anchor, identifiers: ['x:1'], record: () => ({}) } as never],
      },
    );
    await vi.waitFor(() =>
      expect([...document.body.querySelectorAll('*')].map((each) => each.tagName).join(' ')).toBe(
        order,
      ),
    );
  });
});

describe('on a long page', () => {
  it('come when their links are near what is seen', async () => {
    const observed = new Set<Element>();
    let tell: (seen: { target: Element; isIntersecting: boolean }[]) => void = () => undefined;
    vi.stubGlobal(
      'IntersectionObserver',
      class {
        constructor(seen: typeof tell) {
          tell = seen;
        }
        observe = (each: Element) => observed.add(each);
        unobserve = (each: Element) => observed.delete(each);
        disconnect = () => observed.clear();
      },
    );
    const links = Array.from({ length: 401 }, () => document.createElement('a'));
    document.body.replaceChildren(...links);
    open(
      {},
      {
        papersOf: () =>
          links
            .filter((each) => each.isConnected)
            .map((anchor) => {
              const at = links.indexOf(anchor);
              return {
                anchor,
                title: `N${at}`,
                identifiers: [`x:${at}`],
                record: () => ({}),
              } as never;
            }),
      },
    );
    const [first, second, third, fourth] = links as Element[] as [
      Element,
      Element,
      Element,
      Element,
    ];
    await vi.waitFor(() => expect(observed.has(first)).toBe(true));
    // Of three that follow one another the first and the last stand for all.
    expect([observed.has(second), observed.has(third), observed.has(fourth)]).toEqual([
      false,
      true,
      true,
    ]);
    tell([
      { target: first, isIntersecting: false },
      { target: document.body, isIntersecting: true },
    ]);
    tell([{ target: third, isIntersecting: true }]);
    await find('button', 'Save “N1” to Offprint');
    expect(all('button', /Save “N/)).toHaveLength(3);
    expect(observed.has(first)).toBe(false);
    fourth.remove();
    await vi.waitFor(() => expect(observed.has(fourth)).toBe(false));
    expect(observed.has(links[4] as Element)).toBe(true);
    list.listing?.leave();
    expect(observed.size).toBe(0);
  });
});

describe('coming back to the tab', () => {
  const looks = () => list.library.of('lookMany').length;
  const hide = (hidden: boolean) => {
    until(vi.spyOn(document, 'hidden', 'get').mockReturnValue(hidden));
    document.dispatchEvent(new Event('visibilitychange'));
  };

  it('asks again after a while, or when the library changed meanwhile', async () => {
    let now = 10_000;
    until(vi.spyOn(Date, 'now').mockImplementation(() => now));
    open();
    await find('button', 'Save “Paper 1” to Offprint');
    window.dispatchEvent(ofTheWindow(new Event('focus')));
    expect(looks()).toBe(1);
    now += 1_000;
    document.body.dispatchEvent(new FocusEvent('focus'));
    expect(looks()).toBe(1);
    window.dispatchEvent(ofTheWindow(new Event('focus')));
    expect(looks()).toBe(2);
    hide(true);
    saved(1);
    list.library.changed();
    expect(looks()).toBe(2);
    hide(false);
    await find('button', 'In Offprint: to read');
    now += 1_000;
    window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: false }));
    expect(looks()).toBe(3);
    window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
    expect(looks()).toBe(4);
  });
});

describe('a toast', () => {
  it('leaves by itself, but not under the pointer', async () => {
    open();
    const first = await find('button', 'Save “Paper 1” to Offprint');
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    first.click();
    await vi.advanceTimersByTimeAsync(500);
    const [undo] = all('button', 'Undo');
    undo?.focus();
    await vi.advanceTimersByTimeAsync(20_000);
    expect(all('button', 'Undo')).toHaveLength(1);
    undo?.blur();
    await vi.advanceTimersByTimeAsync(8_000);
    expect(all('button', 'Undo')).toEqual([]);
  });
});

describe('the styles of badges', () => {
  const styled = () => document.querySelector('dt > span')?.shadowRoot;

  it('are one sheet for all where the browser lets a script adopt it', async () => {
    open();
    await badge(2);
    const sheets = [...document.querySelectorAll('dt > span')].flatMap(
      ({ shadowRoot }) => shadowRoot?.adoptedStyleSheets ?? [],
    );
    expect(sheets).toHaveLength(3);
    expect(new Set(sheets).size).toBe(1);
    expect(styled()?.adoptedStyleSheets).toHaveLength(1);
    expect(styled()?.querySelector('style')).toBeNull();
  });

  it('are an element in each where it does not', async () => {
    vi.stubGlobal(
      'CSSStyleSheet',
      class {
        replaceSync = vi.fn();
      },
    );
    Object.defineProperty(ShadowRoot.prototype, 'adoptedStyleSheets', {
      configurable: true,
      set() {
        throw new DOMException('another document');
      },
    });
    open();
    await badge(2);
    Reflect.deleteProperty(ShadowRoot.prototype, 'adoptedStyleSheets');
    expect(document.querySelectorAll('dt > span')).toHaveLength(3);
    expect(styled()?.querySelector('style')).not.toBeNull();
  });
});

it('whose links lead elsewhere now are made anew', async () => {
  open();
  await find('button', 'Save “Paper 1” to Offprint');
  saved(9, { status: 'read' });
  document.querySelector('a')?.setAttribute('href', '/abs/2402.00009');
  await find('button', 'In Offprint: read');
  expect(all('button', 'Save “Paper 1” to Offprint')).toEqual([]);
});
