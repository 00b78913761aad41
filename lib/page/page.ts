/**
 * The page part: recognises the paper, follows a page that changes under its address, and keeps
 * one visit per paper. It makes no request; what it wants to know it asks the worker.
 */
import type { ask as askWorker } from '../messaging/ask';
import type { PageAnswers } from '../messaging/page-end';
import type { PaperRecord } from '../paper/schema';
import type { HighlightPart } from './annotate/port';
import type { StartCard } from './card-port';
import { createGuard, guardOf } from './guard';
import { followLinked } from './linked';
import type { LinkPages, ListPages } from './listing-port';
import { followLists } from './lists';
import { watchNavigation } from './navigation';
import { isViewer, recordOfPdf } from './pdf';
import { agree, recogniseMoved, type Sources, settle, staysOn } from './recogniser';
import { isHighlightKey, isSaveKey } from './save-key';
import { startVisit, type Visit } from './visit';

/** Coming back to a tab asks the library again, but not more often than this. */
const lookAgainMs = 1000;
/** Changes of the library come in bursts; so long without one, and it is asked. */
const libraryRestsMs = 250;

export interface PageOptions {
  window: Window;
  sources: Sources;
  ask: typeof askWorker;
  /** Fetches the card's code from the extension; called when it is first wanted. */
  loadCard(): Promise<StartCard>;
  /** Highlights on papers' pages; without it there are none. */
  highlights?: HighlightPart;
  /** Pages that list papers; without it they get no badges. */
  lists?: ListPages;
  /** Badges beside links to papers on other pages; without it there are none. */
  links?: LinkPages;
  tokens: string;
  /** Aborted when the extension was updated or removed under the page. */
  signal: AbortSignal;
  /** Tells the user's keys from events that the page made up; tests have only the latter. */
  trusted?(event: Event): boolean;
  now?(): number;
}

/** What the worker may ask of a page. */
export interface PagePart extends PageAnswers {
  /** The visit under way, for tests. */
  readonly visit: Visit | null;
}

/** Start; to be called at document_start, before any script of the page. */
export function startPage(options: PageOptions): PagePart {
  const { window, sources, ask, loadCard, highlights, tokens } = options;
  const { trusted = (event: Event) => event.isTrusted, now = () => Date.now() } = options;
  const { document } = window;
  const guard = options.trusted ? createGuard(window, options.trusted) : guardOf(window);
  const stop = new AbortController();
  const signal = AbortSignal.any([options.signal, stop.signal]);
  const outdated = () => stop.abort();
  const host = { window, guard, tokens, ask, trusted, outdated };
  const lists = options.lists && followLists(options.lists, host, signal);
  const linked =
    options.links && followLinked(options.links, host, signal, () => visit?.card?.sync());
  let visit: Visit | null = null;
  /** The paper that this document showed last. */
  let before: PaperRecord | undefined;
  let address = new URL(window.location.href);
  let settling = new AbortController();
  let lookedAt = now();

  const show = (record: PaperRecord) => {
    if (visit && agree(visit.record.identifiers, record.identifiers)) {
      visit.dispatch({ type: 'described', record });
      return;
    }
    visit?.leave();
    visit = startVisit({
      ...{ document, guard, tokens, ask, record, outdated, linked, trusted },
      ...{ loadCard, highlights },
    });
    linked?.enter(address, record.identifiers);
    lookedAt = now();
    void visit.look();
  };

  /** Look at the document until it shows the paper, and a little on in case it was half there. */
  const follow = (recognise: () => PaperRecord | undefined) => {
    settling.abort();
    settling = new AbortController();
    settle({
      document,
      signal: AbortSignal.any([signal, settling.signal]),
      attempt() {
        const record = recognise();
        if (record && JSON.stringify(record) !== JSON.stringify(visit?.record)) show(record);
      },
    });
  };

  const loaded = () => {
    lists?.enter(address);
    const viewer = isViewer(document);
    const record = viewer ? recordOfPdf(sources, address) : sources.extract(document, address);
    if (!record) linked?.enter(address, undefined);
    if (record) show(record);
    // The address names a paper, but the document does not yet: it may be drawn by a script.
    else if (!viewer && sources.identify(address))
      follow(() => recogniseMoved(sources, document, address));
  };

  const moved = (url: URL) => {
    const stays = visit && staysOn(sources, visit.record, address, url);
    address = url;
    lists?.enter(url);
    if (stays) return;
    before = visit?.record ?? before;
    visit?.leave();
    visit = null;
    linked?.enter(url, undefined);
    follow(() => recogniseMoved(sources, document, url, before));
  };

  const lookAgain = () => {
    if (!visit || document.hidden || now() - lookedAt < lookAgainMs) return;
    lookedAt = now();
    void visit.look();
  };

  // What was changed in another tab or in the library shows here at once, if anyone sees it.
  let changing: ReturnType<typeof setTimeout> | undefined;
  options.links?.watchLibrary(() => {
    clearTimeout(changing);
    changing = setTimeout(() => {
      if (!signal.aborted && !document.hidden) void visit?.look();
    }, libraryRestsMs);
  }, signal);

  const flush = () => {
    visit?.card?.flush();
    visit?.annotate.flush();
  };
  const on = (target: EventTarget, type: string, listener: (event: Event) => void) =>
    target.addEventListener(type, listener, { signal, capture: true });

  on(window, 'keydown', (event) => {
    if (!visit || !isSaveKey(event as KeyboardEvent) || !trusted(event)) return;
    event.preventDefault();
    visit.dispatch({ type: 'press' });
  });
  on(window, 'keydown', (event) => {
    if (!visit || !isHighlightKey(event as KeyboardEvent) || !trusted(event)) return;
    event.preventDefault();
    visit.annotate.key((event as KeyboardEvent).shiftKey);
  });
  on(document, 'selectionchange', () => {
    if (visit && document.getSelection()?.isCollapsed === false) visit.annotate.selected();
  });
  on(window, 'keydown', (event) => {
    if ((event as KeyboardEvent).key === 'Escape') visit?.card?.closeToast();
  });
  on(window, 'focus', (event) => {
    if (event.target === window) lookAgain();
  });
  on(window, 'pageshow', (event) => {
    if ((event as PageTransitionEvent).persisted) visit?.dispatch({ type: 'returned' });
  });
  on(window, 'pagehide', () => flush());
  on(document, 'visibilitychange', () => {
    if (document.hidden) {
      flush();
      return;
    }
    visit?.dispatch({ type: 'seen' });
    lookAgain();
  });
  options.signal.addEventListener('abort', () => visit?.replaced());

  watchNavigation(window, moved, signal);
  if (document.readyState === 'loading') on(document, 'DOMContentLoaded', loaded);
  else loaded();

  return {
    // Of a PDF the page knows no more than whoever asks.
    describe: () => (visit && !visit.record.provisional ? visit.record : null),
    refresh() {
      void visit?.look(document.hasFocus());
      return null;
    },
    passages(data) {
      const list = visit?.annotate.list();
      if (data?.show) list?.jumpTo(data.show);
      if (data?.find) list?.reattach(data.find);
      return list?.items().map(({ annotation: { id }, state }) => ({ id, state })) ?? null;
    },
    pressed() {
      visit?.dispatch({ type: 'press' });
      return visit !== null;
    },
    get visit() {
      return visit;
    },
  };
}
