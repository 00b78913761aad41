/**
 * References in a citation style, by citation-js and citeproc-js. Heavy (citeproc, locales, the
 * style): load this file with `import()`, and format many papers in a worker.
 */
import { plugins } from '@citation-js/core';
import '@citation-js/plugin-csl';
import type { CslItem } from './csl';
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

export interface Reference {
  id: string;
  /** Safe HTML: our text with the markup of the style around it, addresses as links. */
  html: string;
}

/** Does the style order its references by author? The others keep the order of the list. */
export const isSorted = (style: StyleId): boolean =>
  !['ieee', 'vancouver', 'nature'].includes(style);

function format(items: CslItem[], style: StyleId, as: 'html' | 'text'): [string, string][] {
  const shown = (text: string) =>
    as === 'html'
      ? text.replaceAll(open, '&lt;').replaceAll(close, '&gt;')
      : text.replaceAll(open, '<').replaceAll(close, '>');
  // The types of citation-js do not know the options of its plugins.
  const write = plugins.output.format as unknown as (
    name: string,
    items: CslItem[],
    options: object,
  ) => [string, string][];
  const entries = write('bibliography', items, {
    template: style,
    lang: 'en-US',
    format: as,
    asEntryArray: true,
    hyperlinks: as === 'html',
  });
  return entries.map(([id, text]) => [
    id,
    shown(text.replace(/ data-csl-entry-id="[^"]*"/, '').replace(/\s+/gu, ' ')).trim(),
  ]);
}

const safe = (items: readonly CslItem[]): CslItem[] =>
  items.map(({ custom: _, note: __, abstract: ___, ...item }) => hidden(item));

/**
 * References as HTML, in the order that the style gives them. One call takes as long as the square
 * of its items may ask for: give it a hundred at a time.
 * @param items with ids of their own; @param before how many references came before these, for
 * styles that number them.
 */
export async function formatReferences(
  items: readonly CslItem[],
  style: StyleId,
  before = 0,
): Promise<Reference[]> {
  await load(style);
  return format(safe(items), style, 'html').map(([id, html]) => ({
    id,
    html: html.replace(
      /(class="csl-left-margin">[^<\d]*)(\d+)/,
      (_, start: string, number: string) => `${start}${Number(number) + before}`,
    ),
  }));
}

/** References as plain text, one a paper, for the clipboard. */
export async function referenceTexts(items: readonly CslItem[], style: StyleId): Promise<string[]> {
  await load(style);
  return format(safe(items), style, 'text').map(([, text]) => text);
}
