import { type HighlightColour, highlightColours } from './colours';

/**
 * Paints passages with the CSS Custom Highlight API: no element, attribute or style of the article
 * is touched. The registry and the list of style sheets are the page's as well, so what is not ours
 * is left alone, and what the page drops is put back (`keep`).
 */

export interface Painted {
  id: string;
  range: Range;
  colour: HighlightColour;
  /** The passage was edited since: drawn with a dotted line. */
  uncertain: boolean;
}

export interface Painter {
  /** Paint these and nothing else. Those that stay as they are cost nothing. */
  show(list: Iterable<Painted>): void;
  /** Mark some as the ones that the user has to do with. */
  activate(ranges: readonly Range[]): void;
  /** Let one stand out for a moment. */
  flash(range: Range): void;
  /** Put back what the page has thrown away; cheap when nothing is missing. */
  keep(): void;
  /** Free everything. */
  clear(): void;
}

/** Names of ours in the page's registry; those of others are never touched. */
const prefix = 'offprint-';
const flashMs = 1_400;

/** Red, green, blue: on white paper and on black, with the page's own ink. */
const inks: Record<HighlightColour, string> = {
  yellow: '255 205 0',
  green: '80 190 70',
  blue: '70 150 255',
  pink: '255 90 150',
  violet: '150 100 255',
};

/** Half-transparent colours suit light and dark pages alike, also where a page is both. */
const rules = [
  ...highlightColours.flatMap((colour) => [
    `::highlight(${prefix}${colour}){background-color:rgb(${inks[colour]}/36%)}`,
    `::highlight(${prefix}${colour}-uncertain){background-color:rgb(${inks[colour]}/18%);text-decoration:underline dotted 2px rgb(${inks[colour]})}`,
  ]),
  `::highlight(${prefix}active){background-color:rgb(128 128 128/20%);text-decoration:underline solid 2px}`,
  `::highlight(${prefix}flash){background-color:rgb(235 90 50/55%)}`,
  // Printers leave backgrounds out.
  '@media print{',
  ...highlightColours.map(
    (colour) =>
      `::highlight(${prefix}${colour}){background-color:transparent;text-decoration:underline solid 2px rgb(${inks[colour]})}`,
  ),
  `::highlight(${prefix}active),::highlight(${prefix}flash){background-color:transparent}`,
  '}',
  '@media (forced-colors:active){',
  ...highlightColours.flatMap((colour) =>
    ['', '-uncertain'].map(
      (state) => `::highlight(${prefix}${colour}${state}){background-color:Mark;color:MarkText}`,
    ),
  ),
  `::highlight(${prefix}flash){background-color:Highlight;color:HighlightText}`,
  '}',
].join('\n');

/** What is used of the browser; tests stand in for it. */
export interface Registry {
  get(name: string): Highlight | undefined;
  set(name: string, highlight: Highlight): unknown;
  delete(name: string): boolean;
}

export interface PainterOptions {
  document: Document;
  registry?: Registry;
  create?(): Highlight;
}

export function createPainter(options: PainterOptions): Painter {
  const { document, registry = CSS.highlights, create = () => new Highlight() } = options;
  const own = new Map<string, Highlight>();
  const shown = new Map<string, { range: Range; name: string }>();
  const sheet = createSheet(document);
  let timer: ReturnType<typeof setTimeout> | undefined;

  const highlight = (name: string, priority = 0): Highlight => {
    const known = own.get(name);
    if (known) return known;
    const made = create();
    made.priority = priority;
    own.set(name, made);
    registry.set(prefix + name, made);
    return made;
  };
  const drop = (id: string) => {
    const entry = shown.get(id);
    if (!entry) return;
    shown.delete(id);
    own.get(entry.name)?.delete(entry.range);
  };
  const replace = (name: string, priority: number, ranges: readonly Range[]) => {
    if (ranges.length === 0 && !own.has(name)) return;
    const layer = highlight(name, priority);
    layer.clear();
    for (const range of ranges) layer.add(range);
  };

  const keep = () => {
    sheet.keep();
    for (const [name, layer] of own) {
      if (registry.get(prefix + name) !== layer) registry.set(prefix + name, layer);
    }
  };

  return {
    show(list) {
      const gone = new Set(shown.keys());
      for (const { id, range, colour, uncertain } of list) {
        gone.delete(id);
        const name = uncertain ? `${colour}-uncertain` : colour;
        const before = shown.get(id);
        if (before?.range === range && before.name === name) continue;
        drop(id);
        highlight(name).add(range);
        shown.set(id, { range, name });
      }
      for (const id of gone) drop(id);
      if (shown.size > 0) keep();
    },
    activate: (ranges) => replace('active', 1_000, ranges),
    flash(range) {
      replace('flash', 1_001, [range]);
      keep();
      clearTimeout(timer);
      timer = setTimeout(() => replace('flash', 1_001, []), flashMs);
    },
    keep,
    clear() {
      clearTimeout(timer);
      for (const [name, layer] of own) {
        layer.clear();
        // A newer script may have put its own there.
        if (registry.get(prefix + name) === layer) registry.delete(prefix + name);
      }
      own.clear();
      shown.clear();
      sheet.remove();
    },
  };
}

/** Our rules beside the page's; a constructed sheet needs no leave of the page's policy. */
function createSheet(document: Document): { keep(): void; remove(): void } {
  let sheet: CSSStyleSheet | undefined;
  let element: HTMLStyleElement | undefined;
  const put = () => {
    const view = document.defaultView as (Window & typeof globalThis) | null;
    try {
      if (!sheet) {
        sheet = new (view?.CSSStyleSheet ?? CSSStyleSheet)();
        sheet.replaceSync(rules);
      }
      document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
    } catch {
      // Firefox has refused sheets made by content scripts; outside of the body nothing moves.
      element ??= document.createElement('style');
      element.textContent = rules;
      document.documentElement.append(element);
    }
  };
  return {
    keep() {
      const there = element ? element.isConnected : has(document, sheet);
      if (!there) put();
    },
    remove() {
      element?.remove();
      if (!has(document, sheet)) return;
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((each) => each !== sheet);
    },
  };
}

const has = (document: Document, sheet: CSSStyleSheet | undefined): boolean =>
  sheet !== undefined && (document.adoptedStyleSheets ?? []).includes(sheet);
