/**
 * What a web page may ask. A renderer that was taken over speaks with the voice of our content
 * script; only the address of its page is vouched for, by the browser. So:
 *
 * 1. On a known site the address names the paper, and the page may ask about that paper alone.
 *    What its content says of further identifiers brings no other paper of the user’s in: `ownOf`.
 * 2. On an unknown host it may ask about the paper that the user has saved from this very address.
 * 3. Beside that, if the user lets Offprint look at every page, a page that names a paper in its
 *    tags may learn one thing, whether it is in the library, and may save it when it is not.
 *    It learns no id, status, tag or note, changes nothing that is there, and brings nothing
 *    together: ./claims.
 * 4. Lists and papers' pages of known sites, for badges beside links, may ask about any paper; so may
 *    any page if the user has turned that on. What each is told: `linkStanding`, ./listed-handlers.
 */
import { LibraryError } from '../library/errors';
import { normaliseIdentifier, normaliseUrl, samePaper } from '../paper/identifiers';
import type { Paper } from '../paper/schema';
import { identify, sourceOf } from '../sources';
import { hostOf } from '../sources/citation';
import { isListOf } from '../sources/list-pages';

/** What the guard looks at: of a record from a page, or of a paper of the library. */
export interface Guarded {
  identifiers: readonly string[];
  urls?: { page?: string | undefined };
  savedFrom?: readonly string[] | undefined;
}

/** May the page at `url` speak about this paper? Rules 1 and 2. */
export function siteMay(url: URL, paper: Guarded): boolean {
  const found = identify(url);
  if (found) return samePaper(found.identifiers, [...paper.identifiers]);
  const own = normaliseIdentifier(`url:${url.href}`);
  const address = normaliseUrl(url.href);
  if (own === undefined || address === undefined) return false;
  const page = paper.urls?.page;
  return (
    paper.identifiers.includes(own) ||
    (page !== undefined && normaliseUrl(page) === address) ||
    (paper.savedFrom?.includes(address) ?? false)
  );
}

/** @throws LibraryError `forbidden` unless `siteMay`. */
export function requireOwnPaper(
  sender: { kind: 'page' } | { kind: 'site'; url: URL },
  paper: Guarded,
): void {
  if (sender.kind === 'page') return;
  if (!siteMay(sender.url, paper)) throw new LibraryError('forbidden', sender.url.host);
}

/** Is it the page around a PDF, which tells no more than its address? */
export const isPdfTab = (url: URL, record: { provisional?: boolean | undefined }): boolean =>
  record.provisional === true && identify(url)?.view === 'pdf';

/** What a page may bring together when it saves its paper: papers that its own address names. */
export const ownOf = (
  sender: { kind: 'page' } | { kind: 'site'; url: URL },
): { owns?: (paper: Guarded) => boolean } =>
  sender.kind === 'site' ? { owns: (paper) => siteMay(sender.url, paper) } : {};

/** As what a page may speak about the papers to which it links. */
export interface LinkStanding {
  /** A site of lib/sources, or the host. */
  site: string;
  /** Known sites are told what lists are told; others the status alone, and they change nothing. */
  known: boolean;
}

/**
 * The standing of the page at `url`: a list or a paper's page of a known site, or any page of an
 * unknown host. `undefined`: a known site's page that is neither. A library proxy is no known host:
 * its name could be anybody's.
 */
export function linkStanding(url: URL): LinkStanding | undefined {
  const host = hostOf(url);
  const source = sourceOf(url);
  if (!source?.hosts.some((each) => isHostOf(each, host))) return { site: host, known: false };
  const may = isListOf(source, url) || source.identify(url) !== undefined;
  return may ? { site: source.id, known: true } : undefined;
}

const isHostOf = (pattern: string, host: string): boolean =>
  pattern.startsWith('*.') ? host.endsWith(pattern.slice(1)) : host === pattern;

/** Is the page on a host whose addresses name no papers, so that only its own word is there? */
export const isUnknownPage = (url: URL): boolean => identify(url) === undefined;

/** Of several papers the one that the page may speak about, else any. */
export const ownFirst = (url: URL, papers: readonly Paper[]): Paper | undefined =>
  papers.find((paper) => siteMay(url, paper)) ?? papers[0];
