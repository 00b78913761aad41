/** The registry of sites. Adding a site: its file, its import, its line in `sources`. */
import { expandIdentifiers } from '../paper/identifiers';
import type { PaperRecord } from '../paper/schema';
import { acl } from './acl';
import { ar5iv } from './ar5iv';
import { arxiv } from './arxiv';
import { biorxiv } from './biorxiv';
import { hostOf } from './citation';
import { cvf } from './cvf';
import { huggingface } from './huggingface';
import { nature } from './nature';
import { neurips } from './neurips';
import { openreview } from './openreview';
import { plos } from './plos';
import { pmc } from './pmc';
import { pmlr } from './pmlr';
import { pubmed } from './pubmed';
import type { Identified, Source } from './types';

/** Every site that Offprint knows. */
export const sources: readonly Source[] = [
  arxiv,
  huggingface,
  ar5iv,
  openreview,
  acl,
  neurips,
  pmlr,
  cvf,
  pubmed,
  pmc,
  biorxiv,
  nature,
  plos,
];

const byHost = new Map<string, Source[]>();
for (const source of sources) {
  for (const host of source.hosts) byHost.set(host, [...(byHost.get(host) ?? []), source]);
}
const byId = new Map(sources.map((source) => [source.id, source]));

/** The site of a URL. Where sites share a host, the one that knows the paper, else the first. */
export function sourceOf(url: URL): Source | undefined {
  const all = /^https?:$/.test(url.protocol) ? (byHost.get(hostOf(url)) ?? []) : [];
  return all.length > 1 ? (all.find((source) => source.identify(url)) ?? all[0]) : all[0];
}

/** Which paper a URL is about, and which site says so. `undefined` when not about exactly one. */
export function identify(url: URL): (Identified & { source: string }) | undefined {
  const source = sourceOf(url);
  const found = source?.identify(url);
  return source && found && { ...found, source: source.id };
}

/**
 * What the page of a known site says of its paper: the identifiers of the URL first, then those of
 * the page. `undefined` when the page is not (yet) the page of a paper. Never throws.
 */
export function extract(document: Document, url: URL): PaperRecord | undefined {
  const source = sourceOf(url);
  if (!source) return undefined;
  const found = identify(url);
  let record: PaperRecord | undefined;
  try {
    record = source.extract(document, url);
  } catch {
    // A page that breaks its reader counts as unread; the identifier still tells which paper it is.
    return undefined;
  }
  if (!record || !found || isOfAnother(found.identifiers, record.identifiers)) return undefined;
  const version = found.version ?? record.version;
  return {
    ...record,
    identifiers: expandIdentifiers([...found.identifiers, ...record.identifiers]).slice(0, 20),
    urls: {
      ...(found.pdf && { pdf: found.pdf }),
      ...(found.html && { html: found.html }),
      ...record.urls,
      page: found.page,
    },
    ...(version && { version }),
  };
}

/**
 * Whether a page's own identifiers contradict those of its address: a page that an application has
 * not finished changing, or an answer for another paper. DOIs may have aliases and say nothing.
 */
function isOfAnother(address: readonly string[], page: readonly string[]): boolean {
  const schemeOf = (id: string) => id.slice(0, id.indexOf(':'));
  const own = expandIdentifiers(page);
  return address.some((id) => {
    const scheme = schemeOf(id);
    const same = own.filter((other) => schemeOf(other) === scheme);
    return scheme !== 'doi' && same.length > 0 && !same.includes(id);
  });
}

/** How much a source is believed: 4 what the user typed, 3 to 1 as in `Source.trust`. */
export function trustOf(source: string): number {
  return source === 'user' ? 4 : (byId.get(source)?.trust ?? 1);
}

/** Match patterns of all pages on which the content script runs. */
export const contentMatches: string[] = [...new Set(sources.flatMap((source) => source.matches))];
