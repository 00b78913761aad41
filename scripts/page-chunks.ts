/**
 * Which files the scripts of our pages are. A browser takes some milliseconds for each file of an
 * extension, however small, so a page loads few: its own, what it shares with its lazy parts, and what
 * it shares with other pages.
 */
import type { Plugin } from 'vite';

interface Module {
  importers: readonly string[];
}
type Look = (id: string) => Module | null;

/** Pages whose list of papers is to be there at once. */
const lists = ['library', 'popup'];
/** Pages that have the parts of a list. */
const withRows = [...lists, 'sidepanel'];

/** Name of the page whose HTML file this is, if it is one. */
const pageOf = (id: string): string | undefined =>
  /\/entrypoints\/([^/]+?)(?:\/index)?\.html$/.exec(id)?.[1];

/** Pages that cannot start without a module. */
export function pagesThatNeed(id: string, look: Look): string[] {
  const pages = new Set<string>();
  const seen = new Set([id]);
  for (const each of seen) {
    const page = pageOf(each);
    if (page) pages.add(page);
    for (const importer of look(each)?.importers ?? []) seen.add(importer);
  }
  return [...pages].sort();
}

/** The file that a module belongs to, by the pages that need it; `null` leaves it to the bundler. */
export function chunkOf(pages: readonly string[]): string | null {
  const [first] = pages;
  if (first === undefined) return null;
  if (pages.every((page) => lists.includes(page))) return 'list';
  // Other pages share large parts with lazy ones, of which they need little themselves.
  if (pages.length === 1) return first === 'newtab' ? 'newtab-parts' : null;
  if (pages.every((page) => withRows.includes(page))) return 'list';
  // The schemas (zod) are here: pages with lists do without them.
  if (!pages.some((page) => lists.includes(page))) return 'forms';
  return 'base';
}

export const pageChunks = (): Plugin => ({
  name: 'offprint:page-chunks',
  apply: 'build',
  // Reads the first rows while the rest is being loaded (entrypoints/ahead.ts).
  transformIndexHtml: (_, { filename }) =>
    lists.includes(pageOf(filename) ?? '')
      ? [{ tag: 'script', attrs: { src: '/ahead.js', async: true }, injectTo: 'head-prepend' }]
      : [],
  config(config) {
    const input = config.build?.rolldownOptions?.input ?? config.build?.rollupOptions?.input ?? {};
    if (!Object.values(input).some((file) => String(file).endsWith('.html'))) return undefined;
    // What a module imports goes with it, so what more pages need comes first.
    const group = (wanted: RegExp, priority: number) => ({
      name: (id: string, context: { getModuleInfo: Look }) => {
        const name = chunkOf(pagesThatNeed(id, (each) => context.getModuleInfo(each)));
        return name !== null && wanted.test(name) ? name : null;
      },
      priority,
      minShareCount: 2,
    });
    const groups = [group(/^base$/, 3), group(/^(list|forms)$/, 2), group(/-parts$/, 1)];
    return { build: { rolldownOptions: { output: { codeSplitting: { groups } } } } };
  },
});
