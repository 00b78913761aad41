/** The papers to which a page links. Loaded on lists only, and then with every site. */
import { identifierLabel, parseIdentifier } from '../paper/identifiers';
import { cleanText } from '../paper/normalise';
import type { PaperRecord } from '../paper/schema';
import { hostOf, namesOf, recordOf, type Said, textOf } from './citation';
import { type ListLayout, layouts } from './list-layouts';
import type { Reader } from './reader';
import type { Identified, ListingItem } from './types';

/** A page has few thousand links; what lies beyond is not looked at. */
const maxLinks = 20_000;
const maxTitle = 500;

interface Found extends Identified {
  source: string;
}

interface Link {
  element: Element;
  found: Found;
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
export function* listingOf(
  document: Document,
  url: URL,
  reader: Pick<Reader, 'identify' | 'sourceOf'>,
): Generator<ListingItem | null> {
  const { id: site, listsAny: any = false } = reader.sourceOf(url) ?? { id: '' };
  const layout = layouts[site];
  const links = Array.from(document.links).slice(0, maxLinks);
  let run: Run | undefined;
  for (const link of links) {
    const found = leadsTo(link, url, reader, any ? undefined : site);
    yield null;
    if (!found) continue;
    const item = layout ? link.closest(layout.item) : null;
    if (run && belongs(run, item, found, any)) {
      run.item ??= item;
      run.links.push({ element: link, found });
      for (const identifier of found.identifiers) run.identifiers.add(identifier);
      continue;
    }
    if (run) yield itemOf(run, site, layout, any);
    const first = { element: link, found };
    run = { item, first, links: [first], identifiers: new Set(found.identifiers) };
  }
  if (run) yield itemOf(run, site, layout, any);
}

/** What an address on the page leads to. @param only the site that counts, if only one does. */
function leadsTo(
  link: Element,
  url: URL,
  reader: Pick<Reader, 'identify'>,
  only?: string,
): Found | undefined {
  const href = link.getAttribute('href');
  if (!href || href.length > 2048 || /^\s*(?:#|javascript:|mailto:)/i.test(href)) return undefined;
  const target = URL.parse(href, url);
  if (!target || !/^https?:$/.test(target.protocol)) return undefined;
  const found = reader.identify(target);
  if (found) return only === undefined || found.source === only ? found : undefined;
  if (only !== undefined || !/^(?:dx\.)?doi\.org$/.test(hostOf(target))) return undefined;
  const parsed = parseIdentifier(target.href);
  if (!parsed) return undefined;
  return {
    identifiers: [parsed.identifier],
    view: 'abstract',
    page: target.href,
    source: 'generic',
  };
}

function belongs(run: Run, item: Element | null, found: Found, any: boolean): boolean {
  const same = found.identifiers.some((identifier) => run.identifiers.has(identifier));
  if (item === run.item && item !== null) return same || any;
  return same && (item === null || run.item === null);
}

function itemOf(run: Run, site: string, layout: ListLayout | undefined, any: boolean): ListingItem {
  const body = run.item && (layout?.body ? layout.body(run.item) : run.item);
  const heading = body && layout?.title ? body.querySelector(layout.title) : null;
  const worded = (element: Element) => isTitle(textOf(element, maxTitle));
  const titled = run.links.find(({ element }) => worded(element));
  const headed = run.links.find(
    ({ element }) => heading?.contains(element) || (heading && element.contains(heading)),
  );
  const anchor =
    headed?.element ??
    (any ? heading : null) ??
    titled?.element ??
    run.links.find(({ element }) => textOf(element, maxTitle))?.element ??
    run.first.element;
  // What leads to the paper's own site tells more than the index that lists it.
  const away = [headed, ...run.links].find((link) => link && link.found.source !== site);
  const { found } = away ?? run.first;
  const plain = textOf(heading ?? titled?.element, maxTitle).replace(/^Title:\s*/i, '');
  const record = () => recordOfItem({ run, found, site, layout, body, plain });
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
