/** Any page that describes itself: Highwire, Dublin Core, PRISM, JSON-LD, and OpenGraph if asked. */
import { expandIdentifiers, normaliseUrl, parseDoi } from '../paper/identifiers';
import type { PaperRecord } from '../paper/schema';
import type { Metas, Said } from './citation';
import {
  abstractIn,
  citationOf,
  firstText,
  hostOf,
  metasOf,
  namesOf,
  pageRange,
  recordOf,
  webUrl,
} from './citation';
import { scholarlyArticle } from './json-ld';

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

function generic(document: Document, url: URL, asked: boolean): PaperRecord | undefined {
  const metas = metasOf(document);
  const layers = [
    highwire(metas, url),
    scholarlyArticle(document, url),
    dublinCore(metas, url),
  ].filter((layer) => layer !== undefined);
  const [first, ...rest] = layers;
  const said = first ? filled(first, rest) : asked ? plainPage(document, metas) : undefined;
  const record =
    said &&
    recordOf('generic', { ...said, abstract: said.abstract || described(document, metas, asked) });
  if (!record) return undefined;
  const page = pageOf(document, url);
  const address = normaliseUrl(page ?? '');
  const identifiers = expandIdentifiers([
    ...record.identifiers,
    ...(address ? [`url:${address}`] : []),
  ]).slice(0, 20);
  if (identifiers.length === 0) return undefined;
  return { ...record, identifiers, urls: { ...record.urls, ...(page && { page }) } };
}

/** `citation_*` tags, if they are more than a title. */
function highwire(metas: Metas, url: URL): Said | undefined {
  const said = citationOf(metas, url, 'article');
  const telling =
    said &&
    (said.authors?.length ||
      said.issued ||
      said.venue ||
      said.urls?.pdf ||
      said.identifiers?.some(Boolean));
  return telling ? said : undefined;
}

/** Dublin Core and PRISM are on all kinds of pages; together with a DOI they describe a paper. */
function dublinCore(metas: Metas, url: URL): Said | undefined {
  const title = metas.first('dc.title', 'dcterms.title', 'eprints.title');
  const doi = doiOf(metas);
  if (!title || !doi) return undefined;
  const journal = metas.first(
    'prism.publicationname',
    'citation_journal_title',
    'dc.source',
    'dcterms.ispartof',
    'eprints.publication',
  );
  return {
    title,
    authors: namesOf(
      metas.all('dc.creator', 'dcterms.creator', 'eprints.creators_name', 'dc.contributor'),
    ),
    abstract: metas.first('dcterms.abstract', 'eprints.abstract') ?? '',
    issued: metas.first(
      'prism.publicationdate',
      'dcterms.issued',
      'dc.date.issued',
      'dc.date',
      'dcterms.date',
      'eprints.date',
    ),
    venue: /^https?:/.test(journal ?? '') ? undefined : journal,
    volume: metas.first('prism.volume'),
    issue: metas.first('prism.number'),
    pages: pageRange(metas.first('prism.startingpage'), metas.first('prism.endingpage')),
    kind: journal ? 'article-journal' : 'article',
    urls: { pdf: webUrl(metas.first('eprints.document_url'), url) },
    identifiers: [`doi:${doi}`],
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
    for (const value of metas.all(name)) {
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
    if (!a.startsWith(b) && !b.startsWith(a)) continue;
    if (!whole.authors?.length && other.authors) whole.authors = other.authors;
    if (!whole.keywords?.length && other.keywords) whole.keywords = other.keywords;
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

/** The page's own idea of its address, if that is on the same host and not merely its front page. */
function pageOf(document: Document, url: URL): string | undefined {
  const canonical = webUrl(
    document.querySelector('link[rel="canonical"]')?.getAttribute('href'),
    url,
  );
  const own = webUrl(url.href, url);
  if (!canonical) return own;
  const target = new URL(canonical);
  return hostOf(target) === hostOf(url) && target.pathname !== '/' ? canonical : own;
}
