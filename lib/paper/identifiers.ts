/**
 * Identifiers of papers: `scheme:value` in one normal form each, so that equal papers have equal
 * strings. Pure: content scripts carry this file.
 */

import { arxivOf, arxivPattern, normaliseAcl, parseArxiv, parseDoi, schemeOf } from './schemes';

export { normaliseUrl, parseArxiv, parseDoi } from './schemes';

/** What a text names, and the version if it names one. */
export interface ParsedIdentifier {
  identifier: string;
  version?: number;
}

/** Numbers from which a DOI follows: the DOI is then the normal form. */
const registered = new Map([
  ['nber', '10.3386/'],
  ['ssrn', '10.2139/ssrn.'],
]);

/** DOIs that name one version, or one of several registrations, of what the scheme names. */
const behindDoi: [RegExp, scheme: string][] = [
  [/^10\.(?:18653|3115)\/v1\/(.+)$/, 'acl'],
  [/^10\.\d{4,5}\/osf\.io\/(\w{5})(?:_v\d+)?$/, 'osf'],
  [/^10\.21203\/rs\.3\.(rs-\d+)(?:\/v\d+)?$/, 'researchsquare'],
  [/^(10\.26434\/chemrxiv[-.][\w-]+?)(?:-v\d+|[./]v\d+)$/, 'doi'],
  [/^(10\.20944\/preprints\d{6}\.\d{4})\.v\d+$/, 'doi'],
];

/**
 * `scheme:value` in normal form, or `undefined` when the scheme is unknown or the value malformed.
 * arXiv's own DOIs become arXiv ids, the canonical form of the same thing.
 */
export function normaliseIdentifier(id: string): string | undefined {
  const colon = id.indexOf(':');
  if (colon < 1 || id.length > 4096) return undefined;
  const scheme = id.slice(0, colon).trim().toLowerCase();
  const value = schemeOf(scheme)?.(id.slice(colon + 1).trim());
  if (!value) return undefined;
  if (scheme === 'doi' && value.startsWith('10.48550/arxiv.')) {
    const arxiv = parseArxiv(value.slice('10.48550/arxiv.'.length));
    if (arxiv) return `arxiv:${arxiv.id}`;
  }
  const dois = registered.get(scheme);
  const normal = dois ? `doi:${dois}${value}` : `${scheme}:${value}`;
  return normal.length <= 2048 ? normal : undefined;
}

/**
 * Everything that is known to name the same paper: normal forms without doubles, an ACL id beside
 * its DOI, the paper beside the DOI of its version, and `url:` only when nothing better is there. The order is kept.
 */
export function expandIdentifiers(ids: readonly string[]): string[] {
  const found = new Set<string>();
  for (const id of ids) {
    const normal = normaliseIdentifier(id);
    if (!normal) continue;
    found.add(normal);
    if (!normal.startsWith('doi:')) continue;
    for (const [pattern, scheme] of behindDoi) {
      const value = pattern.exec(normal.slice(4))?.[1];
      const other = value && normaliseIdentifier(`${scheme}:${value}`);
      if (other) found.add(other);
    }
  }
  const all = [...found];
  const telling = all.filter((id) => !id.startsWith('url:'));
  return telling.length > 0 ? telling : all;
}

/**
 * What a person pastes: an arXiv id, a DOI in any spelling, a PMID, a PMCID, an ACL Anthology id.
 * `undefined` for other web addresses (lib/sources knows those) and for texts that name nothing.
 */
export function parseIdentifier(text: string): ParsedIdentifier | undefined {
  const plain = text.slice(0, 5000).replace(/\s+/g, ' ').trim();
  const address = /^(?:https?:)?\/\/([^/\s]+)\/\S*$/i.exec(plain);
  if (address && !/^(?:dx\.|www\.)?doi\.org$/i.test(address[1] ?? '')) return undefined;

  const bare = plain.replace(/^[[(<{"'“]+|[\])>}"'”.,;]+$/g, '').trim();
  const whole = parseArxiv(bare);
  if (whole) return arxivResult(whole);

  const doi = parseDoi(plain);
  if (doi) {
    const identifier = normaliseIdentifier(`doi:${doi}`);
    if (!identifier) return undefined;
    const version = identifier.startsWith('arxiv:') ? versionOf(doi) : undefined;
    return { identifier, ...(version && { version }) };
  }
  const inText = new RegExp(
    `(?:^|[^a-z])arxiv(?:\\.org/abs/|[\\s:.]*)${arxivPattern}(?![\\d.]*\\d)`,
    'i',
  );
  const named = arxivOf(inText.exec(plain));
  if (named) return arxivResult(named);

  const pmcid = /\bPMC\s?(\d{4,10})\b/i.exec(plain)?.[1];
  if (pmcid) return result(`pmcid:${pmcid}`);
  const pmid = /\bPMID\s?:?\s?(\d{1,9})\b/i.exec(plain)?.[1];
  if (pmid) return result(`pmid:${pmid}`);

  if (/\s/.test(bare)) return undefined;
  const acl = normaliseAcl(bare);
  if (acl) return { identifier: `acl:${acl}` };
  return /^(?:https?|url):/i.test(bare) ? undefined : result(bare);
}

function result(id: string): ParsedIdentifier | undefined {
  const identifier = normaliseIdentifier(id);
  return identifier ? { identifier } : undefined;
}

function arxivResult({ id, version }: { id: string; version?: number }): ParsedIdentifier {
  return { identifier: `arxiv:${id}`, ...(version !== undefined && { version }) };
}

/** The version at the end of an id or a path: `2406.01234v2` → 2. */
export function versionOf(text: string): number | undefined {
  const version = Number(/\dv(\d{1,3})$/i.exec(text)?.[1]);
  return version > 0 ? version : undefined;
}

/** Whether two lists name the same paper; versions don't count. */
export function samePaper(a: readonly string[], b: readonly string[]): boolean {
  const known = new Set(expandIdentifiers(a));
  return expandIdentifiers(b).some((id) => known.has(id));
}

/** The web page of an identifier, if its address follows from it. */
export function identifierUrl(id: string): string | undefined {
  const normal = normaliseIdentifier(id);
  if (!normal) return undefined;
  const colon = normal.indexOf(':');
  const value = normal.slice(colon + 1);
  switch (normal.slice(0, colon)) {
    case 'arxiv':
      return `https://arxiv.org/abs/${value}`;
    case 'doi':
      return `https://doi.org/${encodeURIComponent(value.toWellFormed()).replaceAll('%2F', '/').replaceAll('%3A', ':')}`;
    case 'openreview':
      return `https://openreview.net/forum?id=${value}`;
    case 'acl':
      return `https://aclanthology.org/${value}/`;
    case 'pmid':
      return `https://pubmed.ncbi.nlm.nih.gov/${value}/`;
    case 'pmcid':
      return `https://pmc.ncbi.nlm.nih.gov/articles/${value}/`;
    case 's2':
      return value.length === 40
        ? `https://www.semanticscholar.org/paper/${value}`
        : `https://api.semanticscholar.org/CorpusID:${value}`;
    case 'pmlr':
      return `https://proceedings.mlr.press/${value}.html`;
    case 'iacr':
      return `https://eprint.iacr.org/${value}`;
    case 'dblp':
      return `https://dblp.org/rec/${value}`;
    case 'jmlr':
      return `https://jmlr.org/papers/${value}.html`;
    case 'usenix':
      return `https://www.usenix.org/conference/${value.replace('/', '/presentation/')}`;
    case 'virtual':
      return `https://${value.replace('/', '/virtual/')}`;
    case 'neurips': {
      // From 2022 on the address also names the track, which the identifier does not hold.
      const year = Number(value.slice(0, 4));
      if (!value.includes('/') || year >= 2022) return undefined;
      return `https://proceedings.neurips.cc/paper_files/paper/${value.replace('/', '/hash/')}-Abstract.html`;
    }
    case 'ads':
      return `https://ui.adsabs.harvard.edu/abs/${encodeURIComponent(value.toWellFormed())}/abstract`;
    case 'chemrxiv':
      return `https://chemrxiv.org/engage/chemrxiv/article-details/${value}`;
    case 'europepmc':
      return `https://europepmc.org/article/${value.slice(0, 3)}/${value.replace(/^(?!PPR)...\//, '')}`;
    case 'hal':
      return `https://hal.science/${value}`;
    case 'hdl':
      return `https://hdl.handle.net/${value}`;
    case 'inspire':
      return `https://inspirehep.net/literature/${value}`;
    case 'osf':
      return `https://osf.io/${value}/`;
    case 'repec':
      return `https://econpapers.repec.org/RePEc:${value}`;
    case 'researchsquare':
      return `https://www.researchsquare.com/article/${value}/latest`;
    case 'ieee':
      return `https://ieeexplore.ieee.org/document/${value}/`;
    case 'jstor':
      return `https://www.jstor.org/stable/${value}`;
    case 'pii':
      return `https://www.sciencedirect.com/science/article/pii/${value}`;
    case 'url':
      return value;
    default:
      return undefined;
  }
}

const labels = new Map([
  ['arxiv', 'arXiv'],
  ['doi', 'doi'],
  ['openreview', 'OpenReview'],
  ['acl', 'ACL'],
  ['pmid', 'PMID'],
  ['pmcid', ''],
  ['s2', 'Semantic Scholar'],
  ['pmlr', 'PMLR'],
  ['neurips', 'NeurIPS'],
  ['cvf', 'CVF'],
  ['iacr', 'ePrint'],
  ['dblp', 'DBLP'],
  ['ceur', 'CEUR-WS'],
  ['citeseerx', 'CiteSeerX'],
  ['core', 'CORE'],
  ['drops', 'DROPS'],
  ['ecva', 'ECVA'],
  ['ijcai', 'IJCAI'],
  ['isca', 'ISCA'],
  ['jmlr', 'JMLR'],
  ['ojs', ''],
  ['pwc', 'Papers with Code'],
  ['usenix', 'USENIX'],
  ['virtual', ''],
  ['ads', 'ADS'],
  ['chemrxiv', 'ChemRxiv'],
  ['europepmc', 'Europe PMC'],
  ['hal', 'HAL'],
  ['hdl', 'Handle'],
  ['inspire', 'INSPIRE'],
  ['oai', 'OAI'],
  ['osf', 'OSF'],
  ['repec', 'RePEc'],
  ['researchsquare', 'Research Square'],
  ['ieee', 'IEEE'],
  ['jstor', 'JSTOR'],
  ['pii', 'PII'],
  ['site', ''],
  ['url', ''],
]);

/** An identifier for people: `arXiv 2406.01234`, `doi 10.1145/…`, `PMC123`; empty for one that we made. */
export function identifierLabel(id: string): string {
  if (id.startsWith('import:')) return '';
  const colon = id.indexOf(':');
  const label = labels.get(id.slice(0, colon)) ?? id.slice(0, Math.max(colon, 0));
  return `${label} ${id.slice(colon + 1)}`.trim();
}
