/**
 * The contract of a site. Adding a site is one file in this folder that exports one `Source`, and
 * one line in ./index. See docs/adding-a-site.md.
 */
import type { Identifier, PaperRecord } from '../paper/schema';

/** What a URL alone tells about the paper behind it. */
export interface Identified {
  /** Identifiers in normal form, the most telling first. */
  identifiers: Identifier[];
  /** The version that the URL names, if any. */
  version?: number;
  /** Which face of the paper the URL shows. */
  view: 'abstract' | 'pdf' | 'html';
  /** The page of the same site that carries the metadata (the abstract page of a PDF). */
  page: string;
  /** Other faces of the paper that the site is known to have under this URL scheme. */
  pdf?: string;
  html?: string;
}

/** One site or platform. All functions are pure: no globals, no clock, no request. */
export interface Source {
  /** Name of the file, and the `source` of the records it makes. */
  id: string;
  /** The site's own name, for people. */
  name: string;
  /** Host names, without `www.`, that `identify` answers for; `*.example.org` for all below one. */
  hosts: string[];
  /** Match patterns of the pages on which the content script runs. */
  matches: string[];
  /** The same for PDFs, where `matches` do not have them: browsers may show our tab beside the viewer. */
  pdfs?: string[];
  /**
   * Match patterns of the pages that list papers (lists, searches, volumes, people), for badges
   * beside their links. A page that `identify` knows is no list, whatever these say.
   */
  lists?: string[];
  /** Its lists lead to papers on any site: searches, bibliographies. */
  listsAny?: true;
  /**
   * How much the site is believed about a paper when two disagree: 3 the publisher or repository of
   * record, 2 an index or mirror, 1 meta tags of an unknown page.
   */
  trust: 1 | 2 | 3;
  /** Which paper is this URL about? `undefined` when it is not about exactly one. */
  identify(url: URL): Identified | undefined;
  /** What does the page say of it? `undefined` when the page is not (yet) a paper's page. */
  extract(document: Document, url: URL): PaperRecord | undefined;
}

/** A paper to which a page links. */
export interface ListingItem {
  /** The link (or title) beside which the badge goes. */
  anchor: Element;
  /** What the links of the item tell, the most telling first: good for asking, not for merging. */
  identifiers: Identifier[];
  /** The title as the page shows it, if it does. */
  title?: string;
  /** What the item says of the paper. Made when it is wanted: most papers of a list never are. */
  record(): PaperRecord;
}
