/**
 * Any page that describes itself: Highwire and bepress, JSON-LD, Dublin Core and PRISM, EPrints,
 * COinS, and OpenGraph if asked.
 */
import {
  expandIdentifiers,
  normaliseIdentifier,
  normaliseUrl,
  parseDoi,
} from '../paper/identifiers';
import type { PaperRecord } from '../paper/schema';
import type { Metas, Said } from './citation';
import {
  abstractIn,
  citationOf,
  firstText,
  hostOf,
  kindNamed,
  metasOf,
  namesOf,
  pageRange,
  recordOf,
  textOf,
  webUrl,
} from './citation';
import { coinsOf } from './coins';
import { eprintsOf } from './eprints-tags';
import { scholarlyArticle } from './json-ld';
import { licenceOf } from './licence';
import { linksOf } from './metas';
import { idInAddress, idNearTitle } from './nearby';
import { handleOf, isOtherOfPlatform, platformDetails } from './platforms';
import { unproxied } from './proxy';
import { withoutProxy } from './reader';

/** Whether the user asked for this page, so that a title alone is enough. */
export interface GenericOptions {
  asked?: boolean;
}

/**
 * What an unknown page says of its paper. Precise: without bibliographic tags a page is no paper,
 * unless `asked`. Never throws.
 */
export function extractGeneric(
  document: Document,
  url: URL,
  options: GenericOptions = {},
): PaperRecord | undefined {
  try {
    return generic(document, url, options.asked ?? false);
  } catch {
    // A hostile page counts as a page without a paper.
    return undefined;
  }
}

function generic(document: Document, at: URL, asked: boolean): PaperRecord | undefined {
  const url = unproxied(at) ?? at;
  const metas = metasOf(document);
  const titles = titlesOf(document, metas);
  if (isOther(metas) || isOtherOfPlatform(document, metas))
    return asked ? finished(document, url, at, plainPage(document, metas)) : undefined;
  const canonical = canonicalOf(document, url);
  const near = idInAddress(url) ?? (canonical && idInAddress(canonical));
  const layers = [
    highwire(metas, url),
    scholarlyArticle(document, url, titles),
    dublinCore(metas, url, near),
    eprintsOf(metas, url),
    coinsOf(document, (title) => isOneOf(title, titles)),
  ].filter((layer) => layer !== undefined);
  const [first, ...rest] = layers;
  const found = first ? filled(first, rest) : asked ? plainPage(document, metas) : undefined;
  if (!found) return undefined;
  const said = { ...found, ...platformDetails(document, url, found, metas) };
  const named = said.identifiers?.some((id) => id && normaliseIdentifier(id));
  const shown = named ? undefined : (near ?? idNearTitle(document));
  return finished(document, url, at, {
    ...said,
    identifiers: [...(said.identifiers ?? []), shown],
    abstract: said.abstract || described(document, metas, asked),
    license: said.license ?? licenceOf(document, metas),
  });
}

function finished(document: Document, url: URL, at: URL, said: Said): PaperRecord | undefined {
  const record = recordOf('generic', said);
  if (!record) return undefined;
  const page = pageOf(document, url);
  const address = normaliseUrl(page ?? '');
  const identifiers = expandIdentifiers([
    ...record.identifiers,
    ...(address ? [`url:${address}`] : []),
  ]).slice(0, 20);
  if (identifiers.length === 0) return undefined;
  const urls = url === at ? record.urls : withoutProxy(record.urls, unproxied);
  return { ...record, identifiers, urls: { ...urls, ...(page && { page }) } };
}

/** What the page calls itself: tags, the first heading, the title without the name of the site. */
function titlesOf(document: Document, metas: Metas): string[] {
  const title = textOf(document.querySelector('title'));
  return [
    metas.first('citation_title'),
    metas.first('og:title'),
    metas.first('dc.title'),
    firstText(document, 'h1'),
    title,
    title.replace(/\s+[|–—-]\s+[^|–—-]*$/, ''),
  ].filter((text): text is string => Boolean(text));
}

const isOneOf = (title: string, titles: string[]) =>
  titles.some((other) => fold(other) === fold(title));

/** Things that have a title and a DOI as papers have: data, programs, pictures, whole collections. */
function isOther(metas: Metas): boolean {
  const kinds = metas.all('dc.type', 'dcterms.type').slice(0, 10);
  const other =
    /^(?:(?:stillimage|movingimage|image|sound|video|event|collection|dataset|data set|software|interactiveresource|physicalobject|periodical|series)s?|.*\/dcmitype\/(?!text).*)$/i;
  return (
    (kinds.length > 0 && kinds.every((kind) => other.test(kind))) ||
    /^(?:video|music|profile|product)/i.test(metas.first('og:type') ?? '')
  );
}

/** `citation_*` tags, if they are more than a title and of one paper only. */
function highwire(metas: Metas, url: URL): Said | undefined {
  const said = citationOf(metas, url, 'article');
  if (!said || new Set(metas.all('citation_title').map(fold)).size > 2) return undefined;
  const named = said.authors?.length || said.urls?.pdf || said.identifiers?.some(Boolean);
  // The front page of a journal and its issues have the journal's title, and perhaps a date.
  const ofJournal = fold(said.title) === fold(said.venue ?? '');
  if (ofJournal && !said.authors?.length) return undefined;
  return named || said.issued || said.venue ? { ...said, ...htmlOf(said, metas, url) } : undefined;
}

function htmlOf(said: Said, metas: Metas, url: URL): Partial<Said> {
  const html = webUrl(metas.first('citation_fulltext_html_url'), url);
  return html && html !== url.href ? { urls: { ...said.urls, html } } : {};
}

/** Kinds of documents by which Dublin Core tells a paper without a DOI from other things. */
const paperType =
  /\b(?:article|thesis|dissertation|preprint|conference|proceedings?|working ?paper|discussion paper|report|book ?(?:chapter|section|part)|bookpart)\b/i;

/**
 * Dublin Core and PRISM are on all kinds of pages; together with a DOI, or with authors, a date and
 * the type of a paper, they describe a paper.
 * @param near the identifier in the address of the page.
 */
function dublinCore(metas: Metas, url: URL, near: string | undefined): Said | undefined {
  const title = metas.first('dc.title', 'dcterms.title');
  const doi = doiOf(metas);
  const id = doi ? `doi:${doi}` : near;
  if (!title) return undefined;
  const journal = metas.first(
    'prism.publicationname',
    'citation_journal_title',
    'dc.source',
    'dc.relation.ispartof',
    'dcterms.ispartof',
  );
  const authors = namesOf(metas.all('dc.creator', 'dcterms.creator', 'dc.contributor'));
  const issued = metas.first(
    'prism.publicationdate',
    'dcterms.issued',
    'dc.date.issued',
    'dc.issued',
    'dc.date',
    'dcterms.date',
    'dcterms.created',
  );
  const type = metas.all('dc.type', 'dcterms.type').find((text) => paperType.test(text));
  if (!id && !(type && authors.length > 0 && issued)) return undefined;
  if (!doi && authors.length === 0) return undefined;
  const place = /^https?:/.test(journal ?? '') ? undefined : journal;
  return {
    title,
    authors,
    abstract: metas.first('dcterms.abstract', 'dc.description.abstract') ?? '',
    issued,
    venue: place,
    volume: metas.first('prism.volume', 'dc.source.volume', 'dc.citation.volume'),
    issue: metas.first('prism.number', 'dc.source.issue', 'dc.citation.issue'),
    pages: pageRange(metas.first('prism.startingpage'), metas.first('prism.endingpage')),
    kind: kindNamed(type) ?? (place ? 'article-journal' : 'article'),
    urls: { pdf: webUrl(metas.first('eprints.document_url'), url) },
    keywords: metas.all('dc.subject', 'dcterms.subject').flatMap((text) => text.split(';')),
    identifiers: [id, handleOf(metas)],
  };
}

function doiOf(metas: Metas): string | undefined {
  const names = [
    'citation_doi',
    'prism.doi',
    'publication_doi',
    'doi',
    'dc.identifier',
    'dcterms.identifier',
    'dc.identifier.doi',
  ];
  for (const name of names) {
    for (const value of metas.all(name).slice(0, 50)) {
      const doi = parseDoi(value);
      if (doi) return doi;
    }
  }
  return undefined;
}

const fold = (title: string) => title.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');

/** What the first description leaves out, from others that carry the same title. */
function filled(said: Said, others: Said[]): Said {
  const whole = { ...said };
  for (const other of others) {
    const [a, b] = [fold(said.title), fold(other.title)];
    if (!b || (!a.startsWith(b) && !b.startsWith(a))) continue;
    if (!whole.authors?.length && other.authors) whole.authors = other.authors;
    if (!whole.keywords?.some(Boolean) && other.keywords) whole.keywords = other.keywords;
    // A type without a venue says little: `article` is also what tags say that know no better.
    if (whole.kind === 'article' && !whole.venue) whole.kind = other.kind;
    if (!whole.license && other.license) whole.license = other.license;
    for (const field of ['abstract', 'issued', 'venue', 'volume', 'issue', 'pages'] as const) {
      const value = other[field];
      if (!whole[field] && value) whole[field] = value;
    }
    whole.urls = { ...other.urls, ...whole.urls, pdf: whole.urls?.pdf ?? other.urls?.pdf };
    whole.identifiers = [...(whole.identifiers ?? []), ...(other.identifiers ?? [])];
  }
  return whole;
}

/** A page without bibliographic tags that the user wants to keep all the same. */
function plainPage(document: Document, metas: Metas): Said {
  const doi = doiOf(metas);
  return {
    title:
      metas.first('citation_title', 'og:title', 'dc.title') ?? firstText(document, 'title, h1'),
    authors: namesOf(metas.all('author')).slice(0, 100),
    issued: metas.first('article:published_time', 'dc.date'),
    kind: 'webpage',
    identifiers: [doi && `doi:${doi}`],
  };
}

function described(document: Document, metas: Metas, asked: boolean): string {
  const shown = abstractIn(
    document,
    'section.abstract, div.abstract, #abstract, .abstractSection, [role="doc-abstract"]',
  );
  const told =
    metas.first('dc.description', 'dcterms.description', 'og:description', 'description') ?? '';
  return shown || (asked || told.length > 200 ? told : '');
}

/** The address that the page gives as its own. */
function canonicalOf(document: Document, url: URL): URL | undefined {
  const canonical = webUrl(linksOf(document, 'canonical')[0]?.getAttribute('href'), url);
  return canonical === undefined ? undefined : new URL(canonical);
}

/** The page's own idea of its address, if that is on the same host and not merely its front page. */
function pageOf(document: Document, url: URL): string | undefined {
  const canonical = canonicalOf(document, url);
  const target = canonical && (unproxied(canonical) ?? canonical);
  return target && hostOf(target) === hostOf(url) && target.pathname !== '/'
    ? target.href
    : webUrl(url.href, url);
}
