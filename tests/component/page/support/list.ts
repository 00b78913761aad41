/** A list of papers on a page of jsdom, with a library behind its badges that the test can make fail. */
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, vi } from 'vitest';
import type { ask as askWorker, Question } from '@/lib/messaging/ask';
import type { Listed } from '@/lib/messaging/protocol';
import { ok, type Result } from '@/lib/messaging/result';
import { createGuard } from '@/lib/page/guard';
import { type ListingWorld, startListing } from '@/lib/page/listing/session';
import type { LinkedCounts, LinkedHost, Listing, ListingHost } from '@/lib/page/listing-port';
import type { PaperRecord } from '@/lib/paper/schema';
import { identify, sourceOf } from '@/lib/sources';
import { listingOf } from '@/lib/sources/listing';
import { inRoots, openRoots } from './roots';

/** A library behind the worker's messages, as far as lists go. */
export class Library {
  readonly papers = new Map<string, Listed>();
  readonly asked: [Question, unknown][] = [];
  /** The answer to all questions. */
  failing: Result<never> | undefined;
  /** Answers of the next questions of a kind. */
  readonly answers = new Map<Question, Result<unknown> | Promise<Result<unknown>>>();
  changed: () => void = () => undefined;

  readonly ask = vi.fn(async (type: Question, data: never) => {
    this.asked.push([type, data]);
    return this.failing ?? this.answers.get(type) ?? this.answer(type, data);
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

const url = new URL('https://arxiv.org/list/cs.LG/recent');

const parsed = (html: string) => new DOMParser().parseFromString(html, 'text/html').body;

/** One paper of the list, as its site writes it. */
const entry = (number: number) =>
  `<dt><a href="/abs/2402.0000${number}">arXiv:2402.0000${number}</a></dt><dd><div class="list-title">Title: Paper ${number}</div></dd>`;

/** A list of three papers for each test, and what tests do with it. */
export function onAList() {
  const user = userEvent.setup();
  const outdated = vi.fn();
  const counted = vi.fn<(counts: LinkedCounts) => void>();
  let roots: ShadowRoot[] = [];
  let library = new Library();
  let listing: Listing | undefined;
  const trusted = vi.fn((_event: Event) => true);

  beforeEach(() => {
    roots = openRoots();
    library = new Library();
    for (const spy of [outdated, counted]) spy.mockClear();
    trusted.mockReset().mockReturnValue(true);
    const base = document.createElement('base');
    base.href = url.href;
    document.head.replaceChildren(base);
    document.body.replaceChildren(
      ...parsed(`<dl>${[1, 2, 3].map(entry).join('')}</dl>`).childNodes,
    );
  });
  afterEach(() => {
    listing?.leave();
    listing = undefined;
    for (const { host } of roots) host.remove();
  });

  const found = (name: 'all' | 'find' | 'gone') => (role: string, text: string | RegExp) =>
    inRoots(roots)[name](role, text);
  return {
    user,
    outdated,
    counted,
    trusted,
    get library() {
      return library;
    },
    get listing() {
      return listing;
    },
    get roots() {
      return roots;
    },
    open(
      host: Partial<Omit<ListingHost, 'linked'>> & { linked?: Partial<LinkedHost> } = {},
      world: Partial<ListingWorld> = {},
    ): void {
      const { linked, ...rest } = host;
      listing = startListing(
        {
          ...{ window, guard: createGuard(window, () => true), tokens: '', url },
          ...{ ask: library.ask, sources: { identify, sourceOf }, trusted, outdated },
          ...rest,
          ...(linked && { linked: { own: [], tab: true, unknown: false, counted, ...linked } }),
        },
        {
          papersOf: (page, address) => listingOf(page, address, { identify, sourceOf }),
          watchLibrary(changed) {
            library.changed = changed;
          },
          ...world,
        },
      );
    },
    /** The page loads another paper of the list. */
    add(number: number): void {
      document
        .querySelector('dl')
        ?.append(...(parsed(`<dl>${entry(number)}</dl>`).firstElementChild?.childNodes ?? []));
    },
    all: found('all') as ReturnType<typeof inRoots>['all'],
    find: found('find') as ReturnType<typeof inRoots>['find'],
    gone: found('gone') as ReturnType<typeof inRoots>['gone'],
    focused: () => inRoots(roots).focused(),
    /** Makes a paper one of the library. */
    saved(number: number, more: Partial<Listed> = {}): void {
      const listed: Listed = { status: 'unread', notes: 0, tags: 0, ...more };
      library.papers.set(`arxiv:2402.0000${number}`, listed);
    },
  };
}
