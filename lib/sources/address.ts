/**
 * Addresses that name a paper on hosts without a file of their own: platforms (./forms), and sites
 * whose pages ./generic reads by their tags. What an address says here is a name to find the paper
 * by; only that of a known site is vouched for (./index).
 */

import { expandIdentifiers } from '../paper/identifiers';
import type { PaperRecord } from '../paper/schema';
import { type Form, idByForm, onSite } from './forms';
import { idInAddress } from './nearby';
import { unproxied } from './proxy';
import type { Identified } from './types';

const parameter = (name: string, pattern: RegExp, site: string): Form['id'] => {
  return (_groups, url) => {
    // Some write their parameters in capitals.
    const value = url.searchParams.get(name) ?? url.searchParams.get(name.toUpperCase()) ?? '';
    return pattern.test(value) ? `site:${site}/${value}` : undefined;
  };
};

/** From the addresses of Zotero’s test cases and of the sites; 2026-11. */
const siteForms: Form[] = [
  {
    host: /copernicus\.org$/,
    path: /^\/articles\/([\w-]+)\/([\w-]+)\/(\d{4})(?:\/[\w.-]+)?$/,
    id: ([volume, page, year], _url, host) =>
      `doi:10.5194/${host.split('.')[0]}-${volume}-${page}-${year}`,
  },
  {
    host: /copernicus\.org$/,
    path: /^\/preprints\/(?:\d{4}\/)?([a-z]+-(?:\d{4}-)?\d+)(?:\/.*)?$/,
    id: ([id]) => `doi:10.5194/${id}`,
  },
  {
    host: /(?:f1000research|(?:wellcome|hrb|gates|aas|amrc|mni)openresearch)\.(?:com|org)$|openresearchafrica\.org$|open-research-europe\.ec\.europa\.eu$/,
    path: /^\/(articles\/\d+-\d+)(?:\/v\d+)?(?:\/pdf)?$/,
    id: onSite(),
  },
  {
    host: /preprints\.org$/,
    path: /^\/manuscript\/(\d{6}\.\d{4})(?:\/(v\d+))?(?:\/download.*)?$/,
    id: ([id, version = 'v1']) => `doi:10.20944/preprints${id}.${version}`,
  },
  {
    host: /scielo\.(?:br|cl|org|pt|sa\.cr|isciii\.es|edu\.uy|org\.[a-z]{2})$/,
    path: /^\/j\/[\w-]+\/a\/([A-Za-z0-9]{23})(?:\/.*)?$/,
    id: onSite('scielo.org'),
  },
  {
    host: /scielosp\.org$/,
    path: /^\/(?:article|pdf)\/([a-z]+\/\d{4}\.v[\w.]+\/[\w-]+)(?:\/.*)?$/,
    id: onSite('scielosp.org'),
  },
  {
    host: /muse\.jhu\.edu$/,
    path: /^\/(?:pub\/\d+\/)?((?:article|chapter)\/[1-9]\d*)(?:\/(?:pdf|summary))?$/,
    id: onSite('muse.jhu.edu'),
  },
  {
    host: /(?:opg\.optica|osapublishing|opticsinfobase)\.org$/,
    path: /^\/(?:[\w-]+\/)?(?:fulltext|abstract|viewmedia)\.cfm$/i,
    id: parameter('uri', /^[A-Za-z]+-[\w-]+$/, 'opg.optica.org'),
  },
  {
    host: /queue\.acm\.org$/,
    path: /^\/detail\.cfm$/,
    id: parameter('id', /^[1-9]\d{5,8}$/, 'queue.acm.org'),
  },
  {
    host: /eric\.ed\.gov$/,
    path: /^\/?$/,
    id: parameter('id', /^E[DJ]\d{5,8}$/, 'eric.ed.gov'),
  },
  { host: /eric\.ed\.gov$/, path: /^\/fulltext\/(E[DJ]\d{5,8})\.pdf$/, id: onSite('eric.ed.gov') },
  {
    host: /ntrs\.nasa\.gov$/,
    path: /^\/(?:api\/)?citations\/(\d{11})(?:\/.*)?$/,
    id: onSite('ntrs.nasa.gov'),
  },
  {
    host: /osti\.gov$/,
    path: /^\/(?:scitech\/|pages\/)?(?:biblio|servlets\/purl)\/([1-9]\d{3,9})(?:-.*)?$/,
    id: onSite('osti.gov'),
  },
  { host: /doaj\.org$/, path: /^\/article\/([0-9a-f]{32})$/, id: onSite('doaj.org') },
  {
    host: /phil(?:papers|archive)\.org$/,
    path: /^\/(?:rec|archive)\/([A-Z]{3}[A-Z\d]{2,6}(?:-\d+)?)(?:\.pdf)?$/,
    id: onSite('philpapers.org'),
  },
  {
    host: /researchgate\.net$/,
    path: /^\/(?:.*\/)?publication\/([1-9]\d{5,9})(?:_.*)?$/,
    id: onSite('researchgate.net'),
  },
  {
    host: /(?:treesearch\.fs\.fed\.us|fs\.usda\.gov)$/,
    path: /^\/(?:pubs|research\/treesearch)\/([1-9]\d{2,6})$/,
    id: onSite('fs.usda.gov'),
  },
  {
    host: /ncbi\.nlm\.nih\.gov$/,
    path: /^\/books\/(NBK[1-9]\d*)$/,
    id: onSite('ncbi.nlm.nih.gov/books'),
  },
  {
    host: /cambridge\.org$/,
    path: /^\/engage\/([a-z]+\/article-details\/[0-9a-f]{24})$/,
    id: onSite('cambridge.org/engage'),
  },
  {
    host: /webofscience\.com$/,
    path: /^\/wos\/\w+\/full-record\/(WOS:[A-Z\d]{15})$/,
    id: onSite('webofscience.com'),
  },
  {
    host: /mathscinet\.ams\.org$/,
    path: /^\/mathscinet\/article$/,
    id: parameter('mr', /^[1-9]\d{3,7}$/, 'mathscinet.ams.org'),
  },
  {
    host: /figshare\.com$/,
    path: /^\/articles\/(?:journal_contribution|preprint|conference_contribution|thesis|report)\/[^/]+\/([1-9]\d*)(?:\/\d+)?$/,
    id: ([id]) => `doi:10.6084/m9.figshare.${id}`,
  },
];

/** What an address on a host without a file of its own names: by its form, or a DOI or arXiv id in it. */
export function identifiedByForm(url: URL, known: boolean): Identified | undefined {
  if (!/^https?:$/.test(url.protocol)) return undefined;
  // On a known host, what its own file does not take for a paper is a list or worse.
  const id = addressId(url) ?? (known ? undefined : idInAddress(url));
  if (!id) return undefined;
  const pdf = /\.pdf$|\/e?pdf(?:\/|$)|\/download\b/i.test(url.pathname);
  return { identifiers: [id], view: pdf ? 'pdf' : 'abstract', page: url.href };
}

/** The name that the address of a page gives its paper by its form, on whatever host. */
export function addressId(url: URL): string | undefined {
  const at = unproxied(url) ?? url;
  return idByForm(at) ?? idByForm(at, siteForms);
}

/**
 * A record of ./generic with that name. Not done there: what runs in pages stays small, and the
 * worker knows the address for certain.
 */
export function withAddressId(record: PaperRecord, url: URL): PaperRecord {
  const id = addressId(url);
  return id ? { ...record, identifiers: expandIdentifiers([...record.identifiers, id]) } : record;
}
