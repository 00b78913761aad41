import { LibraryError } from '../library/errors';
import { normaliseIdentifier, samePaper } from '../paper/identifiers';
import { identify, sourceOf } from '../sources';
import { isListOf } from '../sources/list-pages';

/**
 * May the page at `url` speak about the paper with these identifiers? A page speaks about the paper
 * that its own address names and about no other: a renderer that was taken over can then neither
 * read nor change the rest of the library.
 * @param pageUrl the web page that the library has for the paper, if any.
 */
export function siteMay(url: URL, identifiers: readonly string[], pageUrl?: string): boolean {
  const found = identify(url);
  if (found) return samePaper(found.identifiers, [...identifiers]);
  const own = normaliseIdentifier(`url:${url.href}`);
  if (own === undefined) return false;
  return (
    identifiers.includes(own) ||
    (pageUrl !== undefined && normaliseIdentifier(`url:${pageUrl}`) === own)
  );
}

/** @throws LibraryError `forbidden` unless `siteMay`. */
export function requireOwnPaper(
  sender: { kind: 'page' } | { kind: 'site'; url: URL },
  paper: { identifiers: readonly string[]; urls?: { page?: string | undefined } },
): void {
  if (sender.kind === 'page') return;
  if (!siteMay(sender.url, paper.identifiers, paper.urls?.page)) {
    throw new LibraryError('forbidden', sender.url.host);
  }
}

/** The site whose list of papers the page at `url` is; undefined when it is none. */
export function listSite(url: URL): string | undefined {
  const source = sourceOf(url);
  return source && isListOf(source, url) ? source.id : undefined;
}
