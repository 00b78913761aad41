import { within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ask as askWorker, Question } from '@/lib/messaging/ask';
import type { Listed } from '@/lib/messaging/protocol';
import { fail, ok, type Result } from '@/lib/messaging/result';
import { createGuard } from '@/lib/page/guard';
import { startListing } from '@/lib/page/listing/session';
import type { Listing } from '@/lib/page/listing-port';
import type { PaperRecord } from '@/lib/paper/schema';
import { identify, sourceOf } from '@/lib/sources';
import { listingOf } from '@/lib/sources/listing';

/** A library behind the worker's messages, as far as lists go. */
class Library {
  readonly papers = new Map<string, Listed>();
  readonly asked: [Question, unknown][] = [];
  failing: Result<never> | undefined;
  changed: () => void = () => undefined;

  readonly ask = vi.fn(async (type: Question, data: never) => {
    this.asked.push([type, data]);
    return this.failing ?? this.answer(type, data);
  }) as unknown as typeof askWorker;

  of(type: Question): unknown[] {
    return this.asked.filter(([asked]) => asked === type).map(([, data]) => data);
  }

  private answer(
    type: Question,
    data: { identifiers?: string[][]; records?: PaperRecord[] },
  ): Result<unknown> {
    const known = (ids: string[]) => ids.map((id) => this.papers.get(id)).find((found) => found);
    if (type === 'lookMany') {
      return ok((data.identifiers ?? []).map((ids) => known(ids) ?? null));
    }
    if (type === 'saveListed') {
      return ok(
        (data.records ?? []).map(({ identifiers }) => {
          const before = known(identifiers);
          const listed = before ?? { status: 'unread' as const, notes: 0, tags: 0 };
          this.papers.set(identifiers[0] ?? '', listed);
          return { listed, outcome: before ? 'known' : 'new' };
        }),
      );
    }
    if (type === 'undoListed') {
      const all = data.identifiers ?? [];
      return ok({ removed: all.map((ids) => this.papers.delete(ids[0] ?? '')) });
    }
    return ok(null);
  }
}

// user-event clicks what it finds; in a closed root it finds nothing.
const attach = Element.prototype.attachShadow;
const openRoots = () =>
  vi.spyOn(Element.prototype, 'attachShadow').mockImplementation(function (this: Element, init) {
    const root = attach.call(this, { ...init, mode: 'open' });
    roots.push(root);
    return root;
  });
let rootsOpened: ReturnType<typeof openRoots>;
let roots: ShadowRoot[];
let library: Library;
let listing: Listing | undefined;
const outdated = vi.fn();
const user = userEvent.setup();
const url = new URL('https://arxiv.org/list/cs.LG/recent');

const entry = (number: number) =>
  `<dt><a href="/abs/2402.0000${number}">arXiv:2402.0000${number}</a></dt><dd><div class="list-title">Title: Paper ${number}</div></dd>`;

beforeEach(() => {
  roots = [];
  rootsOpened = openRoots();
  library = new Library();
  outdated.mockClear();
  document.body.innerText = '';
  const base = document.createElement('base');
  base.href = url.href;
  document.head.replaceChildren(base);
  const parsed = new DOMParser().parseFromString(
    `<dl>${[1, 2, 3].map(entry).join('')}</dl>`,
    'text/html',
  );
  document.body.replaceChildren(...parsed.body.childNodes);
});
afterEach(() => {
  listing?.leave();
  listing = undefined;
  rootsOpened.mockRestore();
});

function open() {
  const trusted = () => true;
  listing = startListing(
    {
      window,
      guard: createGuard(window, trusted),
      tokens: '',
      ask: library.ask,
      url,
      sources: { identify, sourceOf },
      trusted,
      outdated,
    },
    {
      papersOf: (page, address) => listingOf(page, address, { identify, sourceOf }),
      watchLibrary(changed) {
        library.changed = changed;
      },
    },
  );
}

/** Everything of a role in any of our roots that is on the page. */
function all(role: string, name: string | RegExp): HTMLElement[] {
  return roots
    .filter((root) => root.host.isConnected)
    .flatMap((root) => within(root as unknown as HTMLElement).queryAllByRole(role, { name }));
}
const find = (role: string, name: string | RegExp) =>
  vi.waitFor(() => {
    const [first] = all(role, name);
    if (!first) throw new Error(`no ${role} ${name}`);
    return first;
  });
/** What has the focus, in whichever root. */
const focused = () => document.activeElement?.shadowRoot?.activeElement;
const gone = (role: string, name: string | RegExp) =>
  vi.waitFor(() => expect(all(role, name)).toEqual([]));

describe('badges', () => {
  it('tell what is saved and what is not', async () => {
    library.papers.set('arxiv:2402.00002', { status: 'reading', notes: 2, tags: 1 });
    open();
    await find('button', 'Save “Paper 1” to Offprint');
    await find('button', 'In Offprint: reading, 2 notes, 1 tag');
    await find('button', '3 papers here, 1 saved. Save several');
    expect(library.of('lookMany')).toHaveLength(1);
  });

  it('save at once, and undo', async () => {
    open();
    await user.click(await find('button', 'Save “Paper 1” to Offprint'));
    await find('button', 'In Offprint: to read');
    expect(library.of('saveListed')).toMatchObject([
      { records: [{ identifiers: ['arxiv:2402.00001'], title: 'Paper 1', source: 'arxiv' }] },
    ]);
    await user.click(await find('button', 'Undo'));
    await find('button', 'Save “Paper 1” to Offprint');
    expect(library.papers.size).toBe(0);
  });

  it('of saved papers offer the status', async () => {
    library.papers.set('arxiv:2402.00002', { status: 'unread', notes: 0, tags: 0 });
    open();
    const badge = await find('button', 'In Offprint: to read');
    badge.focus();
    await user.keyboard('{Enter}');
    const dialog = await find('dialog', 'Offprint');
    await vi.waitFor(() => expect(focused()).toBe(all('radio', 'To read')[0]));
    expect(within(dialog).queryByRole('button', { name: 'Undo' })).toBeNull();
    await user.click(await find('radio', 'Reading'));
    await find('button', 'In Offprint: reading');
    expect(library.of('statusListed')).toEqual([
      { identifiers: ['arxiv:2402.00002'], status: 'reading' },
    ]);
    await user.keyboard('{Escape}');
    await gone('dialog', 'Offprint');
    await vi.waitFor(() => expect(focused()).toBe(badge));
  });

  it('follow the library, the page, and leave', async () => {
    open();
    await find('button', 'Save “Paper 3” to Offprint');
    library.papers.set('arxiv:2402.00003', { status: 'read', notes: 0, tags: 0 });
    library.changed();
    await find('button', 'In Offprint: read');
    const more = new DOMParser().parseFromString(`<dl>${entry(4)}</dl>`, 'text/html');
    document.querySelector('dl')?.append(...(more.querySelector('dl')?.childNodes ?? []));
    await find('button', 'Save “Paper 4” to Offprint');
    document.querySelector('dt')?.remove();
    await gone('button', 'Save “Paper 1” to Offprint');
    listing?.leave();
    expect(roots.filter(({ host }) => host.isConnected)).toEqual([]);
  });

  it('say why a paper could not be saved, and try again', async () => {
    open();
    const badge = await find('button', 'Save “Paper 1” to Offprint');
    library.failing = fail('full');
    await user.click(badge);
    const again = await find('button', 'Try again');
    expect(library.papers.size).toBe(0);
    library.failing = undefined;
    await user.click(again);
    await find('button', 'In Offprint: to read');
  });

  it.each([
    ['forbidden', 0],
    ['outdated', 1],
  ] as const)('are not there when the library is %s', async (code, times) => {
    library.failing = fail(code);
    open();
    await vi.waitFor(() => expect(library.of('lookMany')).toHaveLength(1));
    await Promise.resolve();
    expect(all('button', /Offprint/)).toEqual([]);
    expect(outdated).toHaveBeenCalledTimes(times);
  });

  it('come back when the page throws them away, but not for ever', async () => {
    open();
    await find('button', 'Save “Paper 1” to Offprint');
    const host = () => document.querySelector('dt:first-of-type > span');
    for (let round = 0; round < 5; round += 1) {
      host()?.remove();
      await vi.waitFor(() => expect(host()).not.toBeNull());
    }
    host()?.remove();
    const more = new DOMParser().parseFromString(`<dl>${entry(4)}</dl>`, 'text/html');
    document.querySelector('dl')?.append(...(more.querySelector('dl')?.childNodes ?? []));
    await find('button', 'Save “Paper 4” to Offprint');
    expect(host()).toBeNull();
  });
});

describe('saving several', () => {
  it('turns badges into boxes, by keyboard too', async () => {
    library.papers.set('arxiv:2402.00002', { status: 'unread', notes: 0, tags: 0 });
    open();
    (await find('button', /^3 papers here/)).focus();
    await user.keyboard('{Enter}');
    await vi.waitFor(() => expect(focused()).toBe(all('button', 'All that are not saved')[0]));
    expect(all('checkbox', /./).map((box) => box.getAttribute('aria-label'))).toEqual([
      'Choose “Paper 1”',
      'Choose “Paper 3”',
    ]);
    const box = await find('checkbox', 'Choose “Paper 3”');
    box.focus();
    await user.keyboard(' ');
    expect(box).toBeChecked();
    await user.click(await find('button', 'Save 1'));
    await vi.waitFor(() => expect(library.papers.has('arxiv:2402.00003')).toBe(true));
    expect(library.papers.has('arxiv:2402.00001')).toBe(false);
    await gone('checkbox', /./);
    await user.click(await find('button', 'Undo'));
    await vi.waitFor(() => expect(library.papers.has('arxiv:2402.00003')).toBe(false));
  });

  it('takes all, and Escape takes none', async () => {
    open();
    await user.click(await find('button', /^3 papers here/));
    await user.click(await find('button', 'All that are not saved'));
    await find('button', 'Save 3');
    await user.keyboard('{Escape}');
    await gone('checkbox', /./);
    await user.click(await find('button', /^3 papers here/));
    await find('checkbox', 'Choose “Paper 1”');
    expect(all('checkbox', /./).filter((each) => each.ariaChecked === 'true')).toEqual([]);
    await user.click(await find('button', 'All that are not saved'));
    await user.click(await find('button', 'Save 3'));
    await vi.waitFor(() => expect(library.papers.size).toBe(3));
    expect(library.of('saveListed')).toHaveLength(1);
  });
});
