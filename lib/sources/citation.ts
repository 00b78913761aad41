/**
 * What sites have in common: reading meta tags (Highwire `citation_*`, Dublin Core, PRISM,
 * OpenGraph) and patterns of addresses. Only querySelector, getAttribute and textContent are used,
 * so that the same code runs in a page and on a parsed document in the background.
 */
import { normaliseIdentifier, parseDoi } from '../paper/identifiers';
import { cleanText, maxAbstract, maxTitle, parseDate, parseName } from '../paper/normalise';
import type { Name, PaperKind, PaperRecord, PaperUrls } from '../paper/schema';
import { plainTex } from '../paper/tex';
import { licenceOf, normaliseLicence } from './licence';
import { withoutTags } from './markup';
import { type Metas, maxValues, metasOf } from './metas';

export { type Metas, metasOf } from './metas';

/** An absolute http(s) address, resolved against the page; anything else counts as absent. */
export function webUrl(text: string | null | undefined, base: URL): string | undefined {
  if (!text || text.length > 4096) return undefined;
  try {
    const url = new URL(text.trim(), base);
    return /^https?:$/.test(url.protocol) && url.href.length <= 4096 ? url.href : undefined;
  } catch {
    return undefined;
  }
}

/** The text of an element in one line. */
export function textOf(element: Element | null | undefined, max?: number): string {
  return cleanText(element?.textContent, max);
}

/** Elements that match; the first alone where it will do, without a walk through a long page. */
function* matching(document: Document, selectors: string): Generator<Element> {
  const first = document.querySelector(selectors);
  if (!first) return;
  yield first;
  for (const element of document.querySelectorAll(selectors)) if (element !== first) yield element;
}

/** The first element that matches and has text. */
export function firstText(document: Document, selectors: string, max?: number): string {
  for (const element of matching(document, selectors)) {
    const text = textOf(element, max);
    if (text) return text;
  }
  return '';
}

/** An abstract in one line, without tags that stand as text and the word “Abstract” before it. */
export function cleanAbstract(text: string | null | undefined): string {
  const plain = plainTex(withoutTags((text ?? '').slice(0, maxAbstract * 2)));
  // The heading ends with a mark, a line, or runs into the text; “Abstract algebra …” is no heading.
  const heading =
    /^\s*(?:A(?:bstract|BSTRACT)|S(?:ummary|UMMARY))(?:\s*[:—–]\s*|\s*\.\s+|\s*\n\s*|\s*$|(?=\p{Lu}))/u;
  return cleanText(plain.replace(heading, ''), maxAbstract);
}

/** The text of the first block that matches and is more than a heading, with its lines. */
export function abstractIn(document: Document, selectors: string): string {
  for (const element of matching(document, selectors)) {
    const text = linesOf(element);
    if (cleanAbstract(text)) return text;
  }
  return '';
}

const block = /^(?:p|div|section|h\d|li|br|tr|dd|dt)$/;

/** The text of an element with a line a paragraph, and without marks that link to references. */
export function linesOf(node: Node, depth = 0): string {
  if (node.nodeType === 3) return node.textContent ?? '';
  if (node.nodeType !== 1 || depth > 50) return '';
  const element = node as Element;
  const name = element.localName.toLowerCase();
  if (/^(?:script|style|button)$/.test(name)) return '';
  if (name === 'sup' && element.querySelector('a')) return '';
  let text = '';
  for (const child of element.childNodes) {
    if (text.length > maxAbstract * 2) break;
    text += linesOf(child, depth + 1);
  }
  return block.test(name) ? `\n${text}\n` : text;
}

/** Names, without those of which nothing is left. */
export function namesOf(texts: readonly string[]): Name[] {
  return texts.slice(0, maxValues).flatMap((text) => parseName(text) ?? []);
}

const kindNames: [RegExp, PaperKind][] = [
  [/thesis|dissertation/i, 'thesis'],
  [/conference|proceedings?\b/i, 'paper-conference'],
  [/book ?(?:chapter|section|part)/i, 'chapter'],
  [/\breport|working ?paper|discussion ?paper/i, 'report'],
  [/preprint/i, 'article'],
  [/journal ?article/i, 'article-journal'],
];

/** What a repository’s name for a kind of work says: `Working Paper`, `bookPart`. */
export function kindNamed(text: string | undefined): PaperKind | undefined {
  return kindNames.find(([pattern]) => pattern.test(text ?? ''))?.[1];
}

/** Short names as PubMed writes them put the initials last: `Meno H`, `Skladanowski AC`. */
export function shortName(text: string): Name[] {
  const [, family, given] = /^(.*\p{Ll}.*) (\p{Lu}{1,4})$/u.exec(text.trim()) ?? [];
  return family && given ? [{ family, given }] : namesOf([text]);
}

/** One tag with all authors: split at semicolons, else at commas with “and”. */
function splitAuthors(text: string): string[] {
  if (text.includes(';')) return text.split(';');
  const parts = text.split(/\s*,\s*(?:and\s+)?|\s+and\s+/);
  // `Doe, Jane` alone is one name; several commas are a list of names.
  return parts.length > 2 || / and /.test(text) ? parts : [text];
}

/** What a page says, before its identifiers are completed; only `title` is a must. */
export interface Said {
  identifiers?: (string | undefined)[];
  title: string;
  authors?: Name[];
  abstract?: string;
  /** A date in any spelling that `parseDate` reads. */
  issued?: string | undefined;
  venue?: string | undefined;
  volume?: string | undefined;
  issue?: string | undefined;
  pages?: string | undefined;
  kind: PaperKind;
  urls?: { [K in keyof PaperUrls]?: string | undefined };
  version?: number | undefined;
  /** The newest version of which the page tells. */
  latest?: number | undefined;
  license?: string | undefined;
  categories?: string[];
  keywords?: string[];
}

/** A record with clean fields and without empty ones; `undefined` when there is no title. */
export function recordOf(source: string, said: Said): PaperRecord | undefined {
  const title = cleanText(plainTex(withoutTags(said.title.slice(0, maxTitle * 4))));
  if (!title) return undefined;
  const record: PaperRecord = {
    identifiers: (said.identifiers ?? []).flatMap((id) => (id && normaliseIdentifier(id)) || []),
    title,
    authors: said.authors ?? [],
    kind: said.kind,
    urls: {},
    categories: listOf(said.categories),
    keywords: listOf(said.keywords),
    source,
  };
  const abstract = cleanAbstract(said.abstract);
  const issued = parseDate(said.issued ?? '');
  if (abstract) record.abstract = abstract;
  if (issued) record.issued = issued;
  for (const field of ['venue', 'volume', 'issue', 'pages'] as const) {
    const text = cleanText(said[field], field === 'venue' ? 1000 : 500);
    if (text) record[field] = text;
  }
  if (said.version) record.version = said.version;
  if (said.version && said.latest && said.latest > said.version) record.latest = said.latest;
  const license = normaliseLicence(said.license);
  if (license) record.license = license;
  for (const [key, value] of Object.entries(said.urls ?? {})) {
    if (value) record.urls[key as keyof PaperUrls] = value;
  }
  return record;
}

function listOf(texts: readonly string[] = []): string[] {
  const clean = texts.slice(0, 100).map((text) => cleanText(text, 500));
  return [...new Set(clean.filter(Boolean))];
}

/**
 * What the `citation_*` tags of a page say, as sites and the generic reader build on it.
 * @param kind what it is when no tag tells.
 */
export function citationOf(metas: Metas, url: URL, kind: PaperKind): Said | undefined {
  const title = metas.first('citation_title');
  if (!title) return undefined;
  const journal = metas.first('citation_journal_title');
  const conference = metas.first('citation_conference_title', 'citation_conference');
  const book = metas.first('citation_inbook_title', 'citation_book_title');
  const institution = metas.first('citation_dissertation_institution');
  const report = metas.first('citation_technical_report_institution');
  const [one, ...more] = metas.all('citation_author', 'citation_authors');
  const named = (scheme: string, tag: string) => {
    const value = metas.first(tag);
    return value && `${scheme}:${value}`;
  };
  return {
    title,
    authors: namesOf(
      one !== undefined && more.length === 0 ? splitAuthors(one) : [one ?? '', ...more],
    ),
    abstract: metas.first('citation_abstract') ?? '',
    issued: dateOf(metas),
    venue: conference ?? journal ?? book ?? institution ?? report,
    volume: metas.first('citation_volume'),
    issue: metas.first('citation_issue'),
    pages: pageRange(metas.first('citation_firstpage'), metas.first('citation_lastpage')),
    kind: conference
      ? 'paper-conference'
      : journal
        ? 'article-journal'
        : book
          ? 'chapter'
          : institution
            ? 'thesis'
            : report
              ? 'report'
              : kind,
    urls: { pdf: webUrl(metas.first('citation_pdf_url'), url) },
    keywords: metas
      .all('citation_keywords', 'citation_keyword')
      .flatMap((text) => text.split(/[;,]/)),
    identifiers: [
      named('doi', 'citation_doi'),
      named('arxiv', 'citation_arxiv_id'),
      named('pmid', 'citation_pmid'),
      named('pmcid', 'citation_pmcid'),
    ],
  };
}

/** The date of publication; of the date online only what agrees with it and is more precise. */
function dateOf(metas: Metas): string | undefined {
  const published = metas.first(
    'citation_publication_date',
    'citation_cover_date',
    'citation_date',
  );
  const online = metas.first('citation_online_date');
  if (!published) return online ?? metas.first('citation_year');
  const [a, b] = [parseDate(published), parseDate(online ?? '')];
  return b?.day && !a?.day && a?.year === b.year ? online : published;
}

/** `12–34`, or the first page alone. */
export function pageRange(first: string | undefined, last: string | undefined): string | undefined {
  return first && last && first !== last ? `${first}–${last}` : first;
}

/** A record out of `citation_*` tags, with what the site knows better. */
export function citationRecord(
  document: Document,
  url: URL,
  source: string,
  kind: PaperKind,
  better: (said: Said, metas: Metas) => Partial<Said> = () => ({}),
): PaperRecord | undefined {
  const metas = metasOf(document);
  const said = citationOf(metas, url, kind);
  if (!said) return undefined;
  const license = licenceOf(document, metas);
  return recordOf(source, { ...said, license, ...better(said, metas) });
}

/** The host in lower case and without `www.`. */
export function hostOf(url: URL): string {
  return url.hostname
    .toLowerCase()
    .replace(/^www\./, '')
    .replace(/\.$/, '');
}

/** The path, decoded where that is possible, without doubled or trailing slashes. */
export function pathOf(url: URL): string {
  let path = url.pathname;
  try {
    path = decodeURIComponent(path);
  } catch {
    // A stray percent sign: the path as it stands.
  }
  return path.replace(/\/{2,}/g, '/').replace(/(?<=.)\/$/, '');
}

/** A DOI out of an address: its identifier, and how addresses write it, in its own case. */
export function doiOf(text: string | null | undefined): { id: string; path: string } | undefined {
  const doi = parseDoi(text ?? '');
  const at = text?.search(/10\.\d{4,9}/) ?? -1;
  if (!text || !doi || at < 0) return undefined;
  const path = encodeURI(text.slice(at, at + doi.length)).replace(/[?#]/g, encodeURIComponent);
  return { id: `doi:${doi}`, path };
}

/**
 * The earlier of two dates, as written: some tags hold the date of the issue, others the first day
 * online. A 1 January stands for an unknown day of its year.
 */
export function earlier(a: string | undefined, b: string | undefined): string | undefined {
  const [one, other] = [a, b].map((text) => {
    const date = parseDate(text ?? '');
    const { year, month = 12, day = 31 } = date ?? { year: 0 };
    return date && year * 400 + (month + day === 2 ? 400 : month * 32 + day);
  });
  return other !== undefined && (one === undefined || other < one) ? b : a;
}
