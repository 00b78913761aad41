/** Reading addresses and pages with a set of sites: all of them (./index), or one in its own pages. */
import { expandIdentifiers } from '../paper/identifiers';
import type { PaperRecord, PaperUrls } from '../paper/schema';
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

/**
 * A reader that knows the given sites.
 * @param original the address behind that of a library proxy, where such pages are read too.
 */
export function readerOf(
  sources: readonly Source[],
  original: (url: URL) => URL | undefined = () => undefined,
): Reader {
  const byHost = new Map<string, Source[]>();
  for (const source of sources) {
    for (const host of source.hosts) byHost.set(host, [...(byHost.get(host) ?? []), source]);
  }

  /** The sites of a host: by its name, else by `*.` and the end of it. */
  function sitesAt(host: string): Source[] {
    let all = byHost.get(host);
    for (let dot = host.indexOf('.'); !all && dot > 0; dot = host.indexOf('.', dot + 1)) {
      all = byHost.get(`*${host.slice(dot)}`);
    }
    return all ?? [];
  }

  function knows(url: URL): Source | undefined {
    const all = /^https?:$/.test(url.protocol) ? sitesAt(hostOf(url)) : [];
    return all.length > 1 ? (all.find((source) => source.identify(url)) ?? all[0]) : all[0];
  }

  /** The site of an address, and the address there: of a proxy only if it shows a paper. */
  function placed(url: URL): { source: Source; at: URL } | undefined {
    const source = knows(url);
    if (source) return { source, at: url };
    const at = original(url);
    const behind = at && knows(at);
    return at && behind?.identify(at) && { source: behind, at };
  }

  const sourceOf = (url: URL) => placed(url)?.source;

  function identify(url: URL): (Identified & { source: string }) | undefined {
    const place = placed(url);
    const found = place?.source.identify(place.at);
    return place && found && { ...found, source: place.source.id };
  }

  function extract(document: Document, url: URL): PaperRecord | undefined {
    const place = placed(url);
    if (!place) return undefined;
    const found = place.source.identify(place.at);
    let record: PaperRecord | undefined;
    try {
      record = place.source.extract(document, place.at);
    } catch {
      // A page that breaks its reader counts as unread; the identifier still tells which paper it is.
      return undefined;
    }
    if (!record || !found || isOfAnother(found.identifiers, record.identifiers)) return undefined;
    const version = found.version ?? record.version;
    if (place.at !== url) record = { ...record, urls: withoutProxy(record.urls, original) };
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

/** The addresses that a proxy has written into the page, as the publisher has them. */
export function withoutProxy(urls: PaperUrls, original: (url: URL) => URL | undefined): PaperUrls {
  return Object.fromEntries(
    Object.entries(urls).map(([key, text]) => [
      key,
      text && (original(new URL(text))?.href ?? text),
    ]),
  );
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
