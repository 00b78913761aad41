/** From the fields of any format to one item of an import: identifiers found, the rest parsed. */

import { titleKey, titleKeys } from '../../paper/duplicates';
import { expandIdentifiers, identifierLabel, identifierUrl } from '../../paper/identifiers';
import { cleanText, maxAbstract, nameText } from '../../paper/normalise';
import { type Name, type PaperDate, type PaperKind, recordSchema } from '../../paper/schema';
import { parseArxiv, parseDoi } from '../../paper/schemes';
import { spelledOut } from '../../paper/spelling';
import { identify } from '../../sources';
import { fromHtml, labelOf } from './text';
import type { Draft, Mine } from './types';

/** What a format says of a paper, as it writes it; empty texts count as absent. */
export interface Found {
  title?: string | undefined;
  authors?: (Name | undefined)[];
  abstract?: string | undefined;
  issued?: PaperDate | undefined;
  venue?: string | undefined;
  volume?: string | undefined;
  issue?: string | undefined;
  pages?: string | undefined;
  kind?: PaperKind | undefined;
  /** In any spelling: arXiv ids, DOIs, `pmid:1`, addresses; what cannot be read is passed over. */
  doi?: string | undefined;
  arxiv?: string | undefined;
  pmid?: string | undefined;
  pmcid?: string | undefined;
  /** `scheme:value`, already in normal form. */
  identifiers?: readonly string[];
  urls?: readonly (string | undefined)[];
  pdf?: string | undefined;
  code?: string | undefined;
  keywords?: readonly string[];
  mine?: Partial<Mine>;
  line?: number;
}

/**
 * An item with a whole record, or with what a service could be asked, or with its problem: neither a
 * title nor anything that names a paper.
 */
export function draftOf(found: Found): Draft {
  const title = cleanText(fromHtml(found.title ?? ''));
  const named = identifiersOf(found);
  const at = found.line === undefined ? {} : { line: found.line };
  const mine = mineOf(found.mine);
  const label = labelOf(title || identifierLabel(named.identifiers[0] ?? ''));
  if (!title && named.identifiers.length === 0) {
    return { label, ...at, problem: { code: 'no-title', args: [] } };
  }
  const authors = (found.authors ?? []).filter((name) => name !== undefined);
  const abstract = found.abstract && fromHtml(found.abstract).slice(0, maxAbstract);
  const text = (value: string | undefined, max = 500) => cleanText(value, max) || undefined;
  const raw = {
    title: title || identifierLabel(named.identifiers[0] ?? ''),
    authors,
    abstract: abstract || undefined,
    issued: found.issued,
    venue: text(found.venue, 1000),
    volume: text(found.volume),
    issue: text(found.issue),
    pages: text(found.pages?.replace(/\s*[-‐–—]+\s*/g, '–')),
    kind: found.kind ?? 'article',
    urls: named.urls,
    version: named.version,
    keywords: found.keywords ?? [],
    source: 'import',
    ...(!title && { provisional: true }),
  };
  const identifiers =
    named.identifiers.length > 0 ? named.identifiers : [madeIdentifier({ ...raw, title })];
  const parsed = recordSchema.safeParse({ ...raw, identifiers });
  if (!parsed.success) return { label, ...at, problem: { code: 'bad-item', args: [] } };
  const record = spelledOut(parsed.data);
  return {
    label: labelOf(record.title),
    ...at,
    record,
    ...(mine && { mine }),
    ...(!title && { lookup: { identifiers: named.identifiers } }),
  };
}

/** A title alone (with its abstract): a service could tell which paper it is. */
export function titleDraft(found: Found & { title: string }): Draft {
  const draft = draftOf(found);
  if (!draft.record) return draft;
  const author = draft.record.authors[0];
  const year = draft.record.issued?.year;
  return {
    ...draft,
    lookup: {
      identifiers: [],
      title: draft.record.title,
      ...(author && { author: author.family ?? nameText(author) }),
      ...(year !== undefined && { year }),
    },
  };
}

function mineOf(mine: Partial<Mine> | undefined): Mine | undefined {
  if (!mine) return undefined;
  const notes = (mine.notes ?? []).filter(({ text, highlight }) => highlight || text.trim() !== '');
  const tags = [...new Set(mine.tags ?? [])];
  const whole: Mine = { ...mine, tags, notes };
  const says = Object.entries(whole).some(([, value]) =>
    Array.isArray(value) ? value.length > 0 : value !== undefined,
  );
  return says ? whole : undefined;
}

interface Identified {
  identifiers: string[];
  urls: { page?: string; pdf?: string; html?: string; code?: string };
  version?: number;
}

function identifiersOf(found: Found): Identified {
  const ids: string[] = [...(found.identifiers ?? [])];
  const urls: Identified['urls'] = {};
  let version: number | undefined;
  const arxiv =
    found.arxiv === undefined ? undefined : parseArxiv(found.arxiv.replace(/^arxiv:/i, ''));
  if (arxiv) {
    ids.push(`arxiv:${arxiv.id}`);
    version = arxiv.version;
  }
  const doi = found.doi === undefined ? undefined : parseDoi(found.doi);
  if (doi) ids.push(`doi:${doi}`);
  const pmid = /\d{1,9}/.exec(found.pmid ?? '')?.[0];
  if (pmid) ids.push(`pmid:${pmid}`);
  const pmcid = /(?:PMC)?\s?(\d{4,10})/i.exec(found.pmcid ?? '')?.[1];
  if (pmcid) ids.push(`pmcid:${pmcid}`);
  let last: string | undefined;
  for (const text of [...(found.urls ?? []), found.pdf]) {
    const url = text === undefined ? null : URL.parse(text.trim());
    if (!url || !['http:', 'https:'].includes(url.protocol)) continue;
    const known = identify(url);
    const named = known ? undefined : parseDoi(/(?:^|\.)doi\.org$/.test(url.host) ? url.href : '');
    if (known) {
      ids.push(...known.identifiers);
      version ??= known.version;
      urls.page ??= known.page;
      if (known.pdf) urls.pdf ??= known.pdf;
      if (known.html) urls.html ??= known.html;
    } else if (named) ids.push(`doi:${named}`);
    else if (text === found.pdf || /\.pdf$/i.test(url.pathname)) urls.pdf ??= url.href;
    else {
      urls.page ??= url.href;
      // The front page of a journal names no paper.
      if (url.pathname.length > 1 || url.search) last ??= url.href;
    }
  }
  const code = found.code === undefined ? null : URL.parse(found.code);
  if (code?.protocol.startsWith('http')) urls.code = code.href;
  const best = expandIdentifiers(ids);
  const identifiers = best.length > 0 || !last ? best : expandIdentifiers([`url:${last}`]);
  const page = urls.page ?? (identifiers[0] && identifierUrl(identifiers[0]));
  return {
    identifiers,
    urls: { ...urls, ...(page !== undefined && { page }) },
    ...(version !== undefined && { version }),
  };
}

/**
 * A paper that nothing names gets an identifier of its title, first author and year, so that the same
 * file imported twice makes one paper. Titles that name many papers (“Editorial”) are told apart by
 * where they stand.
 */
export function madeIdentifier(record: {
  title: string;
  authors: readonly Name[];
  issued?: PaperDate | undefined;
  venue?: string | undefined;
  volume?: string | undefined;
  issue?: string | undefined;
  pages?: string | undefined;
  urls?: { page?: string };
}): string {
  const [first] = record.authors;
  const telling = titleKeys(record).length > 0;
  const parts = [
    titleKey(record.title) || record.title,
    titleKey(first?.family ?? (first ? nameText(first) : '')),
    record.issued?.year ?? '',
    ...(telling
      ? []
      : [record.venue, record.volume, record.issue, record.pages, record.urls?.page]),
  ];
  return `import:${hash(parts.join('|'))}`;
}

/** 64 bits of FNV-1a in two halves, as hexadecimal digits. */
function hash(text: string): string {
  let low = 0x811c9dc5;
  let high = 0x01000193;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    low = Math.imul(low ^ code, 0x01000193);
    high = Math.imul(high ^ (code + at), 0x85ebca6b);
    high ^= high >>> 13;
  }
  return [low, high].map((half) => (half >>> 0).toString(16).padStart(8, '0')).join('');
}
