/** Which pages of a site list papers. In every content script: kept small. */
import type { Source } from './types';

/** Match patterns of the pages on which the content script of a site runs. */
export const scriptMatches = ({ matches, pdfs = [], lists = [] }: Source): string[] => [
  ...new Set([...matches, ...pdfs, ...lists]),
];

/** Does the page at `url` list papers of the site? A page that is about one paper does not. */
export function isListOf(source: Source, url: URL): boolean {
  const { lists = [] } = source;
  const page = url.origin + url.pathname + url.search;
  return lists.some((pattern) => globOf(pattern).test(page)) && !source.identify(url);
}

function globOf(pattern: string): RegExp {
  const escaped = pattern.replace(/[\\^$.+?()[\]{}|]/g, '\\$&');
  return new RegExp(`^${escaped.replaceAll('*', '.*')}$`);
}
