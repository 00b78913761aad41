/** The page part on a page of jsdom, with a library of one paper that the test can make fail. */
import { within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, vi } from 'vitest';
import type { ask as askWorker, Question } from '@/lib/messaging/ask';
import type { PaperSummary } from '@/lib/messaging/protocol';
import { ok, type Result } from '@/lib/messaging/result';
import { startCard } from '@/lib/page/card/session';
import { type PageOptions, startPage } from '@/lib/page/page';
import type { Sources } from '@/lib/page/recogniser';
import type { PaperRecord } from '@/lib/paper/schema';
import { record, summary } from '../../../unit/page/summary';
import { openRoots } from './roots';

/** A library of one paper behind the worker's messages. */
export class Library {
  paper: PaperSummary | null = null;
  /** Answers that a message gets instead of the usual one. */
  readonly failing = new Map<Question, Result<unknown> | Promise<Result<unknown>>>();
  readonly asked: [Question, unknown][] = [];

  readonly ask = vi.fn(async (type: Question, data: never) => {
    this.asked.push([type, data]);
    const failure = this.failing.get(type);
    return failure ?? this.answer(type, data);
  }) as unknown as typeof askWorker;

  of(type: Question): unknown[] {
    return this.asked.filter(([asked]) => asked === type).map(([, data]) => data);
  }

  private answer(type: Question, data: Record<string, never>): Result<unknown> {
    const paper = this.paper;
    switch (type) {
      case 'save':
        this.paper = paper ?? summary();
        return ok({ summary: this.paper, outcome: paper ? 'known' : 'new' });
      case 'look':
        return ok(paper);
      case 'note':
        if (paper) this.paper = { ...paper, notes: 1, note: { id: 'n', body: data.body ?? '' } };
        return ok({ body: data.body });
      case 'remove':
        this.paper = null;
        return ok({ removed: ['p1'] });
      default:
        return ok(null);
    }
  }
}

/** The tests' window is a stand-in, so its events name another one. */
export const ofTheWindow = (event: Event): Event =>
  Object.defineProperty(event, 'target', { value: window });

/** A page that shows a paper for each test, and what tests do with it. */
export function onAPaper() {
  const user = userEvent.setup();
  let library = new Library();
  let stop = new AbortController();
  let shown: PaperRecord | undefined;

  const sources: Sources = {
    identify(url) {
      const id = /\/paper\/(\d)/.exec(url.pathname)?.[1];
      const page = url.href;
      return id ? { identifiers: [`x:${id}`], view: 'abstract', page } : undefined;
    },
    extract: () => shown,
  };

  beforeEach(() => {
    library = new Library();
    stop = new AbortController();
    shown = record();
    openRoots();
  });
  afterEach(() => {
    stop.abort();
    for (const element of [...document.documentElement.children]) {
      if (element.localName === 'div') element.remove();
    }
  });

  /** @param trusting takes events that a script made for the user's. */
  function open(options: Partial<PageOptions> = {}, trusting = true) {
    const page = startPage({
      ...{ window, sources, tokens: '', signal: stop.signal },
      ask: library.ask,
      loadCard: async () => startCard,
      ...(trusting && { trusted: () => true }),
      ...options,
    });
    const widget = page.visit?.widget;
    const root = within(widget?.area ?? document.createElement('div'));
    /** What has the focus in the widget. */
    const focused = () => widget?.root.activeElement;
    return { page, root, focused };
  }

  return {
    user,
    open,
    get library() {
      return library;
    },
    get stop() {
      return stop;
    },
    /** What the page tells of its paper; without one it shows none. */
    shows(next: PaperRecord | undefined) {
      shown = next;
    },
    /** The page with its paper saved and the card open. */
    async openCard(changes: Partial<PaperSummary> = {}, options: Partial<PageOptions> = {}) {
      library.paper = summary(changes);
      const opened = open(options);
      await user.click(await opened.root.findByRole('button', { name: /^In Offprint/ }));
      await opened.root.findByRole('dialog');
      return opened;
    },
    /** A script makes another page of it. */
    go(path: string) {
      window.history.pushState(null, '', path);
      window.dispatchEvent(new Event('popstate'));
    },
    /** The tab is hidden, or seen again. @returns lets it be as it was. */
    hide(hidden: boolean): () => void {
      const spy = vi.spyOn(document, 'hidden', 'get').mockReturnValue(hidden);
      document.dispatchEvent(new Event('visibilitychange'));
      return () => spy.mockRestore();
    },
  };
}
