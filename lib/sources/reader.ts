/** Reading addresses and pages with a set of sites: all of them (./index), or one in its own pages. */
import { expandIdentifiers } from '../paper/identifiers';
import type { PaperRecord } from '../paper/schema';
import { hostOf } from './citation';
import type { Identified, Source } from './types';

export interface Reader {
  /** The site of a URL. Where sites share a host, the one that knows the paper, else the first. */
  sourceOf(url: URL): Source | undefined;
  /** Which paper a URL is about, and which site says so. `undefined` when not exactly one. */
  identify(url: URL): (Identified & { source: string }) | undefined;
  /**
   * What the page of a known site says of its paper: the identifiers of the URL first, then those
   * of the page. `undefined` when the page is not (yet) the page of a paper. Never throws.
   */
  extract(document: Document, url: URL): PaperRecord | undefined;
}

/** A reader that knows the given sites. */
export function readerOf(sources: readonly Source[]): Reader {
  const byHost = new Map<string, Source[]>();
  for (const source of sources) {
    for (const host of source.hosts) byHost.set(host, [...(byHost.get(host) ?? []), source]);
  }

  function sourceOf(url: URL): Source | undefined {
    const all = /^https?:$/.test(url.protocol) ? (byHost.get(hostOf(url)) ?? []) : [];
    return all.length > 1 ? (all.find((source) => source.identify(url)) ?? all[0]) : all[0];
  }

  function identify(url: URL): (Identified & { source: string }) | undefined {
    const source = sourceOf(url);
    const found = source?.identify(url);
    return source && found && { ...found, source: source.id };
  }

  function extract(document: Document, url: URL): PaperRecord | undefined {
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

  return { sourceOf, identify, extract };
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
