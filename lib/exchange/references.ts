/**
 * References in a citation style, by citation-js and citeproc-js. Heavy (citeproc, locales, the
 * style): load this file with `import()`, and format many papers in a worker.
 */
import { plugins } from '@citation-js/core';
import '@citation-js/plugin-csl';
import type { CslItem } from './csl';
import { placesOf, type ReferencePlace, sortedByAuthor } from './reference-order';
import type { StyleId } from './style-names';

/** Styles that the plugin does not bring; each is its own chunk. */
const files: Partial<Record<StyleId, () => Promise<{ default: string }>>> = {
  'chicago-author-date': () => import('./styles/chicago-author-date.csl?raw'),
  ieee: () => import('./styles/ieee.csl?raw'),
  'harvard-cite-them-right': () => import('./styles/harvard-cite-them-right.csl?raw'),
  'association-for-computing-machinery': () =>
    import('./styles/association-for-computing-machinery.csl?raw'),
  nature: () => import('./styles/nature.csl?raw'),
  'modern-language-association': () => import('./styles/modern-language-association.csl?raw'),
};

interface Templates {
  has(name: string): boolean;
  add(name: string, style: string): void;
}

async function load(style: StyleId): Promise<void> {
  const { styles } = plugins.config.get('@csl') as unknown as { styles: Templates };
  const file = files[style];
  if (file && !styles.has(style)) styles.add(style, (await file()).default);
}

/* citeproc reads tags in titles and would keep those it knows: signs are hidden from it. */
const [open, close] = ['\ue000', '\ue001'];
const hide = (text: string) =>
  text
    .replace(/[\ue000\ue001]/g, '')
    .replaceAll('<', open)
    .replaceAll('>', close);

function hidden<T>(value: T): T {
  if (typeof value === 'string') return hide(value) as T;
  if (Array.isArray(value)) return value.map(hidden) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [key, key === 'id' ? each : hidden(each)]),
  ) as T;
}

/** Does the style order its references by author? The others keep the order of the list. */
const isSorted = (style: StyleId): boolean => !['ieee', 'vancouver', 'nature'].includes(style);
const isNumbered = (style: StyleId): boolean =>
  !isSorted(style) || style === 'association-for-computing-machinery';

type Form = 'html' | 'text';

// The types of citation-js do not know the options of its plugins.
const write = plugins.output.format as unknown as (
  name: string,
  items: CslItem[],
  options: object,
) => [string, string][];

/** A few references next to each other, in their order. */
function format(items: CslItem[], style: StyleId, form: Form): string[] {
  const entries = write('bibliography', items, {
    template: style,
    lang: 'en-US',
    format: form,
    asEntryArray: true,
    hyperlinks: form === 'html',
    nosort: true,
  });
  return entries.map(([, text]) =>
    text
      .replace(/ data-csl-entry-id="[^"]*"/, '')
      .replace(/\s+/gu, ' ')
      .trim(),
  );
}

/** How many letters two texts have in common at their ends. */
function sameEnd(a: string, b: string): number {
  let length = 0;
  while (length < a.length && a.at(-1 - length) === b.at(-1 - length)) length += 1;
  return length;
}

/**
 * One reference of a list. citeproc compares all items that it is given with each other, which takes
 * minutes for some hundred papers of one group of authors. So it is given each alone, or, where the
 * list matters, after a twin: what differs between these two is the letter of the year.
 */
function entryOf(item: CslItem, place: ReferencePlace, style: StyleId, form: Form): string {
  const alone = () => format([item], style, form)[0] ?? '';
  const twin = { ...item, id: `${item.id} twin` };
  const { letter, repeated, number } = place;
  if (isNumbered(style)) {
    const first = form === 'html' ? /(class="csl-left-margin">[^<\d]*)\d+/ : /^([^\p{L}\d]*)\d+/u;
    return alone().replace(first, (_, start: string) => `${start}${number}`);
  }
  if (letter !== undefined) {
    const [one = '', two = ''] = format([twin, item], style, form);
    const end = sameEnd(one, two);
    if (one.at(-1 - end) === 'a' && two.at(-1 - end) === 'b') {
      const text = repeated ? two : one;
      const at = text.length - 1 - end;
      return text.slice(0, at) + letter + text.slice(at + 1);
    }
    // The style has no letters.
  }
  if (!repeated) return alone();
  const year = (item.issued?.['date-parts'][0][0] ?? 0) + 1;
  const earlier = { ...twin, issued: { 'date-parts': [[year]] } } satisfies CslItem;
  return format([earlier, item], style, form)[1] ?? '';
}

/** The references of a list in a style. */
export interface Bibliography {
  total: number;
  /**
   * One of them, from 0, as safe HTML (our text with the markup of the style around it, addresses as
   * links) or as plain text.
   */
  entry(at: number, form: Form): string;
}

/**
 * The references of a list, as the style orders them. Letters that tell works of the same authors and
 * year apart (2019a, 2019b) hold for the whole of it.
 * @param items with ids of their own.
 */
export async function bibliography(
  items: readonly CslItem[],
  style: StyleId,
): Promise<Bibliography> {
  await load(style);
  const ordered = isSorted(style) ? sortedByAuthor(items) : items;
  const places = placesOf(ordered);
  return {
    total: ordered.length,
    entry(at, form) {
      const [item, place] = [ordered[at], places[at]];
      if (!item || !place) throw new RangeError(`no reference ${at}`);
      const { custom: _, note: __, abstract: ___, ...plain } = item;
      const text = entryOf(hidden(plain), place, style, form);
      return form === 'html'
        ? text.replaceAll(open, '&lt;').replaceAll(close, '&gt;')
        : text.replaceAll(open, '<').replaceAll(close, '>');
    },
  };
}
