/** The highlights on a page of jsdom, with a library behind them that the test can make fail. */
import { within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type {
  Highlight,
  HighlightChange,
  NewHighlight,
  PlacedHighlight,
} from '@/lib/messaging/annotate-protocol';
import type { ask as askWorker, Question } from '@/lib/messaging/ask';
import type { PaperSummary } from '@/lib/messaging/protocol';
import { fail, ok, type Result } from '@/lib/messaging/result';
import { startPanel } from '@/lib/page/annotate/panel/panel';
import type { Annotate, AnnotateHost, RenderNote } from '@/lib/page/annotate/port';
import { startAnnotate } from '@/lib/page/annotate/session';
import { createGuard } from '@/lib/page/guard';
import { type PaperRecord, recordSchema } from '@/lib/paper/schema';
import { openRoots } from './roots';

/** What jsdom lacks and the highlights use. */
function likeABrowser(): void {
  void fakeBrowser.storage.local.clear();
  const box = {
    left: 100,
    top: 100,
    width: 80,
    height: 20,
    right: 180,
    bottom: 120,
    x: 100,
    y: 100,
  };
  const rect = { ...box, toJSON: () => box } as DOMRect;
  Range.prototype.getClientRects = () => [rect] as unknown as DOMRectList;
  Range.prototype.getBoundingClientRect = () => rect;
  Element.prototype.getBoundingClientRect = () => rect;
  Element.prototype.scrollIntoView = vi.fn();
  window.scrollBy = vi.fn() as typeof window.scrollBy;
  document.elementsFromPoint = () => [document.documentElement];
  const nothing = class {
    observe() {}
    unobserve() {}
    disconnect() {}
  };
  vi.stubGlobal('ResizeObserver', nothing);
  vi.stubGlobal('IntersectionObserver', nothing);
  vi.stubGlobal('CSS', {
    ...globalThis.CSS,
    highlights: new Map(),
    escape: (text: string) => text,
  });
  vi.stubGlobal(
    'Highlight',
    class extends Set<Range> {
      priority = 0;
    },
  );
}

const abstract =
  'We propose a new simple network architecture, the Transformer, based solely on attention.';

const page = `<article><h1>Attention</h1><h2>Introduction</h2><p id="one">${abstract}</p>
<p id="two">Experiments on two machine translation tasks show these models to be superior in quality.</p>
<h2>Results</h2><figure id="figure"><img src="https://arxiv.org/f.png" alt="A chart"><figcaption>Figure 1: Loss by step.</figcaption></figure>
<p id="three">Our model achieves 28.4 BLEU on the task, and the same words stand twice. The same words stand twice.</p></article>`;

/** Puts the page's article on the page, and nothing else. */
const showPage = (): void =>
  document.body.replaceChildren(
    ...new DOMParser().parseFromString(page, 'text/html').body.childNodes,
  );

export class Library {
  readonly highlights = new Map<string, Highlight>();
  readonly asked: [Question, unknown][] = [];
  readonly placed: PlacedHighlight[] = [];
  /** What the page sent along when it asked for the paper to be saved. */
  readonly came: (NewHighlight | undefined)[] = [];
  /** Answers of the next questions of a kind. */
  readonly failing = new Map<Question, Result<never>>();
  summary: PaperSummary | null | undefined;

  readonly ask = vi.fn(async (type: Question, data: never) => {
    this.asked.push([type, data]);
    return this.failing.get(type) ?? this.answer(type, data);
  });

  of(type: Question): unknown[] {
    return this.asked.filter(([asked]) => asked === type).map(([, data]) => data);
  }

  private answer(type: Question, data: unknown): Result<unknown> {
    const { id = '' } = data as { id?: string };
    const known = this.highlights.get(id);
    switch (type) {
      case 'highlights':
        return ok([...this.highlights.values()]);
      case 'highlightSave': {
        const { made, colour, tags, body } = data as HighlightChange;
        const before: Highlight = known ?? {
          ...{ id, quote: '', selectors: [], later: [], colour: 'yellow', body: '', tags: [] },
          createdAt: 1,
        };
        this.highlights.set(id, {
          ...before,
          ...(made && { quote: made.quote, selectors: made.selectors }),
          ...(colour && { colour }),
          ...(tags && { tags }),
          ...(body !== undefined && { body }),
        });
        return ok({ body: this.highlights.get(id)?.body ?? '' });
      }
      case 'highlightRemove':
        this.highlights.delete(id);
        return ok(null);
      case 'highlightPlaced':
        this.placed.push(...(data as { placed: PlacedHighlight[] }).placed);
        return ok(null);
      case 'note':
        return ok({ id: 'n1', body: (data as { body: string }).body, updatedAt: 2 });
      default:
        return ok(null);
    }
  }
}

export const summary = (more: Partial<PaperSummary> = {}): PaperSummary =>
  ({
    ...{ id: 'p1', title: 'Attention', status: 'unread', tags: [], pinned: false, highlights: 0 },
    ...more,
  }) as PaperSummary;

export interface Stage {
  annotate: Annotate;
  library: Library;
  host: AnnotateHost;
  root: ShadowRoot;
  /** Queries in our layer. */
  ours: ReturnType<typeof within>;
  outdated: ReturnType<typeof vi.fn>;
}

/** What a test has otherwise than usual. */
export interface More {
  record?: Partial<PaperRecord>;
  host?: Partial<AnnotateHost>;
  render?: RenderNote;
}

function start(library: Library, roots: ShadowRoot[], more: More = {}): Stage {
  const record = recordSchema.parse({
    identifiers: ['arxiv:1706.03762'],
    title: 'Attention',
    source: 'arxiv',
    version: 1,
    urls: { page: 'https://arxiv.org/abs/1706.03762' },
    ...more.record,
  });
  const outdated = vi.fn();
  const host: AnnotateHost = {
    window,
    guard: createGuard(window, () => true),
    tokens: '',
    ask: library.ask as unknown as typeof askWorker,
    record: () => record,
    known: () => library.summary,
    async saved(highlight) {
      library.came.push(highlight);
      if (library.failing.has('save')) return library.failing.get('save') ?? fail('internal');
      library.summary ??= summary();
      return ok(library.summary);
    },
    press: vi.fn(),
    learned(known) {
      library.summary = known;
    },
    trusted: () => true,
    loadPassage: async () => (_range, address) => `${address}#:~:text=passage`,
    loadPanel: async () => startPanel,
    loadPreview: async () =>
      more.render ??
      ((words) => {
        const shown = document.createDocumentFragment();
        shown.append(`shown: ${words}`);
        return shown;
      }),
    covering: vi.fn(),
    outdated,
    ...more.host,
  };
  const annotate = startAnnotate(host);
  const root = roots.at(-1);
  if (!root) throw new Error('no layer');
  const ours = within(root.firstElementChild as HTMLElement);
  return { annotate, library, host, root, ours, outdated };
}

/** Selects words of the page, as a pointer would. */
export function select(words: string, at = 0): Range {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  let left = at;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const text = node.nodeValue ?? '';
    for (let place = text.indexOf(words); place >= 0; place = text.indexOf(words, place + 1)) {
      if (left-- > 0) continue;
      const range = document.createRange();
      range.setStart(node, place);
      range.setEnd(node, place + words.length);
      const selection = document.getSelection();
      selection?.removeAllRanges();
      selection?.addRange(range);
      return range;
    }
  }
  throw new Error(`not on the page: ${words}`);
}

/** A highlight as the library keeps it. */
export const stored = (id: string, exact: string, more: Partial<Highlight> = {}): Highlight => ({
  ...{ id, quote: exact, selectors: [{ type: 'TextQuoteSelector', exact }], later: [] },
  ...{ colour: 'yellow', body: '', tags: [], createdAt: 1 },
  ...more,
});

/** A page with highlights and a library of its own for each test, and what tests do with them. */
export function onAPage() {
  const user = userEvent.setup();
  let roots: ShadowRoot[] = [];
  let library = new Library();
  let stage: Stage | undefined;
  const shown = (): Stage => {
    if (!stage) throw new Error('nothing was started');
    return stage;
  };

  beforeEach(() => {
    likeABrowser();
    roots = openRoots();
    showPage();
    library = new Library();
  });
  afterEach(() => {
    stage?.annotate.leave();
    stage = undefined;
    document.getSelection()?.removeAllRanges();
    vi.unstubAllGlobals();
  });

  const panel = () => shown().ours.findByRole('dialog', { name: 'Notes and highlights' });
  const items = () => shown().annotate.list.items();
  return {
    user,
    get library() {
      return library;
    },
    get stage() {
      return shown();
    },
    start(more?: More): Stage {
      stage = start(library, roots, more);
      return stage;
    },
    /** Highlights that the library has before the page comes. */
    holds(...all: Highlight[]): void {
      for (const each of all) library.highlights.set(each.id, each);
      library.summary = summary({ highlights: all.length });
    },
    items,
    stateOf: (id: string) => items().find(({ annotation }) => annotation.id === id)?.state,
    /** The first highlight of the library. */
    only: () => [...library.highlights.values()][0],
    button: (name: string | RegExp) => shown().ours.getByRole('button', { name }),
    toast: () => shown().root.querySelector('.toast'),
    /** Makes a highlight of words by the bar. */
    async mark(words: string, colour = 'Yellow'): Promise<void> {
      const before = library.of('highlightSave').length;
      select(words);
      shown().annotate.selected();
      await user.click(shown().ours.getByRole('button', { name: colour }));
      await vi.waitFor(() => expect(library.of('highlightSave').length).toBeGreaterThan(before));
      await vi.waitFor(() => expect(document.getSelection()?.isCollapsed).toBe(true));
    },
    panel,
    openPanel(more?: More): Promise<HTMLElement> {
      stage = start(library, roots, more);
      stage.annotate.panel();
      return panel();
    },
  };
}
