/** The papers to which a page links. Loaded on lists only, and then with every site. */
import { expandIdentifiers, identifierLabel, parseIdentifier } from '../paper/identifiers';
import { cleanText } from '../paper/normalise';
import type { PaperRecord } from '../paper/schema';
import { hostOf, namesOf, recordOf, type Said, textOf } from './citation';
import { type ListLayout, layouts } from './list-layouts';
import type { Reader } from './reader';
import type { Identified, ListingItem } from './types';

/** A page has few thousand links; what lies beyond is not looked at. */
const maxLinks = 20_000;
const maxTitle = 500;
/** A reference is not longer than this; a longer entry holds more than one. */
const maxReference = 1000;

interface Found extends Identified {
  source: string;
}

interface Link {
  element: Element;
  found: Found;
}

/** How the links of a page are read. */
interface Plan {
  /** Whose record it makes. */
  site: string;
  /** The site whose papers count, if only one's do. */
  only: string | undefined;
  layout: ListLayout | undefined;
  /** Encloses the links of one paper. */
  item: string | undefined;
  /** The links are somebody's text or references, not a list that a site makes. */
  loose: boolean;
}

/** Links that follow one another and lead to one paper, or that one item encloses. */
interface Run {
  item: Element | null;
  /** The first link. */
  first: Link;
  links: Link[];
  identifiers: Set<string>;
}

/**
 * The papers of a list, in the order of the page: one item for all links to a paper that follow
 * one another (abstract, PDF, HTML). Sites whose links lead elsewhere have a layout that says what
 * belongs together.
 * @returns items, and `null` between them as places to pause at: a long page is read in slices.
 */
export function listingOf(
  document: Document,
  url: URL,
  reader: Pick<Reader, 'identify' | 'sourceOf'>,
): Generator<ListingItem | null> {
  const { id: site, listsAny: any = false } = reader.sourceOf(url) ?? { id: '' };
  const layout = layouts[site];
  const plan = { site, only: any ? undefined : site, layout, item: layout?.item, loose: false };
  return itemsOf(document, url, reader, plan);
}

/** What encloses one reference, or one entry of a list that somebody wrote. */
const entries = 'li,dd,tr,cite,[role="listitem"],[role="doc-biblioentry"],.ltx_bibitem';

/**
 * The papers to which any page links: references, reading lists, links in a text. What is written
 * around a link is not known to be its title, so the records are provisional.
 * @param own identifiers of the page's own paper, whose links are left out.
 * @returns like `listingOf`.
 */
export function* linkedOf(
  document: Document,
  url: URL,
  reader: Pick<Reader, 'identify'>,
  own: readonly string[],
): Generator<ListingItem | null> {
  const mine = new Set(expandIdentifiers(own));
  const plan = { site: 'generic', only: undefined, layout: undefined, item: entries, loose: true };
  for (const item of itemsOf(document, url, reader, plan)) {
    yield item?.identifiers.some((identifier) => mine.has(identifier)) ? null : item;
  }
}

function* itemsOf(
  document: Document,
  url: URL,
  reader: Pick<Reader, 'identify'>,
  plan: Plan,
): Generator<ListingItem | null> {
  const links = Array.from(document.links).slice(0, maxLinks);
  let run: Run | undefined;
  for (const link of links) {
    const found = leadsTo(link, url, reader, plan);
    yield null;
    if (!found) continue;
    const item = plan.item ? link.closest(plan.item) : null;
    if (run && belongs(run, item, found, plan)) {
      run.item ??= item;
      run.links.push({ element: link, found });
      for (const identifier of found.identifiers) run.identifiers.add(identifier);
      continue;
    }
    if (run) yield itemOf(run, plan);
    const first = { element: link, found };
    run = { item, first, links: [first], identifiers: new Set(found.identifiers) };
  }
  if (run) yield itemOf(run, plan);
}

/** What an address on the page leads to. */
function leadsTo(
  link: Element,
  url: URL,
  reader: Pick<Reader, 'identify'>,
  { only, layout }: Plan,
): Found | undefined {
  const said = link.getAttribute('href');
  const href = said && layout?.address ? layout.address(said) : said;
  if (!href || href.length > 2048 || /^\s*(?:#|javascript:|mailto:)/i.test(href)) return undefined;
  const target = URL.parse(href, url);
  if (!target) return undefined;
  const found = paperAt(target, reader);
  return only === undefined || found?.source === only ? found : undefined;
}

/** The paper behind an address: of a known site, or a DOI at the resolver. */
export function paperAt(target: URL, reader: Pick<Reader, 'identify'>): Found | undefined {
  if (!/^https?:$/.test(target.protocol)) return undefined;
  const found = reader.identify(target);
  if (found) return found;
  if (!/^(?:dx\.)?doi\.org$/.test(hostOf(target))) return undefined;
  const parsed = parseIdentifier(target.href);
  if (!parsed) return undefined;
  return {
    identifiers: [parsed.identifier],
    view: 'abstract',
    page: target.href,
    source: 'generic',
  };
}

function belongs(run: Run, item: Element | null, found: Found, plan: Plan): boolean {
  const same = found.identifiers.some((identifier) => run.identifiers.has(identifier));
  if (item === run.item && item !== null) {
    if (same || plan.only !== undefined) return same;
    // Several papers in one entry of somebody's list are told by two names of one kind.
    const schemes = new Set([...run.identifiers].map(schemeOf));
    return !plan.loose || !found.identifiers.some((id) => schemes.has(schemeOf(id)));
  }
  return same && (item === null || run.item === null);
}

const schemeOf = (identifier: string) => identifier.slice(0, identifier.indexOf(':'));

function itemOf(run: Run, plan: Plan): ListingItem {
  const { site, layout, loose } = plan;
  const body = run.item && (layout?.body ? layout.body(run.item) : run.item);
  const heading = body && layout?.title ? body.querySelector(layout.title) : null;
  const worded = (element: Element) => {
    const text = textOf(element, maxTitle);
    return isTitle(text) && (!loose || isLooseTitle(text));
  };
  const titled = run.links.find(({ element }) => worded(element));
  const headed = run.links.find(
    ({ element }) => heading?.contains(element) || (heading && element.contains(heading)),
  );
  const anchor =
    headed?.element ??
    (plan.only === undefined ? heading : null) ??
    titled?.element ??
    run.links.find(({ element }) => textOf(element, maxTitle))?.element ??
    run.first.element;
  // What leads to the paper's own site tells more than the index that lists it.
  const away = [headed, ...run.links].find((link) => link && link.found.source !== site);
  const { found } = away ?? run.first;
  const said = textOf(heading ?? titled?.element, maxTitle).replace(/^Title:\s*/i, '');
  const plain = said || (loose ? referenceText(run.item) : '');
  const record = () => ({
    ...recordOfItem({ run, found, site, layout, body, plain }),
    ...(loose && { provisional: true }),
  });
  return {
    anchor,
    identifiers: [...run.identifiers],
    ...(plain && { title: plain }),
    record,
  };
}

function recordOfItem(of: {
  run: Run;
  found: Found;
  site: string;
  layout: ListLayout | undefined;
  body: Element | null;
  plain: string;
}): PaperRecord {
  const { run, found, site, layout, body, plain } = of;
  // The index's own name of the paper is kept; links of one item to several papers are not united.
  const own = run.links.filter((link) => link.found.source === site);
  const identifiers = [...new Set([...found.identifiers, ...(own[0]?.found.identifiers ?? [])])];
  const listed = layout?.authors && body ? [...body.querySelectorAll(layout.authors)] : [];
  const more: Partial<Said> = body && run.item ? (layout?.more?.(body, run.item) ?? {}) : {};
  const said: Said = {
    title: plain,
    authors: namesOf(listed.map((each) => textOf(each, 500))),
    abstract: layout?.abstract && body ? textOf(body.querySelector(layout.abstract), 50_000) : '',
    kind: 'article',
    urls: { page: found.page, pdf: found.pdf, html: found.html },
    version: found.version,
    ...more,
  };
  const title = cleanText(said.title) || plain;
  const record = recordOf(site, { ...said, title });
  if (record) return { ...record, identifiers };
  const stand = recordOf(site, { ...said, title: identifierLabel(identifiers[0] ?? '') });
  if (!stand) throw new Error('a paper without an identifier');
  return { ...stand, identifiers, provisional: true };
}

/** A reference as it stands, where nothing in it can be told to be the title. */
function referenceText(item: Element | null): string {
  let words = textOf(item, maxReference);
  if (!item || words.length === maxReference) return '';
  // Links at the end (“Article”, “Google Scholar”) are no part of it.
  for (const link of [...item.querySelectorAll('a')].slice(-20).reverse()) {
    const text = textOf(link, maxTitle);
    if (text && words.endsWith(text))
      words = words.slice(0, -text.length).replace(/[\s[\]|·]+$/, '');
  }
  return isTitle(words) ? words.slice(0, maxTitle) : '';
}

/** In a text a link of one or two words, or one that ends on a year, is no title. */
const isLooseTitle = (text: string): boolean =>
  text.split(/\s+/).length > 2 &&
  !/\bet al\b|\b(?:19|20)\d\d[a-z]?\)?$|\b(?:Web of Science|Online Library)\b/.test(text);

/** Words of links that lead to a face of a paper and name none. */
const faces = new Set(
  'abs abstract pdf html epub ps other format formats full text free view read download get open article paper the in on at online version versions pmc as bibtex bib cite cites cited by citation citations supplementary supplemental supplement material code link links doi arxiv openreview poster video slides talk details show more see all related oral spotlight software data dataset google scholar comments comment upvotes save share export project page website'.split(
    ' ',
  ),
);

/** Does the text of a link read like the title of a paper? */
export function isTitle(text: string): boolean {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  if (letters < 4 || words.every((word) => faces.has(word) || /^\d+$/.test(word))) return false;
  return !/^\S*[:/.]\S*$/.test(text);
}
