/**
 * Identifiers of papers: `scheme:value` in one normal form each, so that equal papers have equal
 * strings. Pure and free of dependencies: content scripts carry this file.
 */

/** What a text names, and the version if it names one. */
export interface ParsedIdentifier {
  identifier: string;
  version?: number;
}

/** The archives of arXiv's identifiers before April 2007 (arxiv.org/category_taxonomy and its history). */
const oldArchive =
  '(?:(?:acc|atom|chem|plasm|comp)-(?:phys|ph|gas)|adap-org|alg-geom|ao-sci|astro-ph|bayes-an|chao-dyn|cmp-lg|cond-mat|cs|dg-ga|funct-an|gr-qc|hep-(?:ex|lat|ph|th)|math(?:-ph)?|mtrl-th|nlin|nucl-(?:ex|th)|patt-sol|physics|q-alg|q-bio|quant-ph|solv-int|supr-con)';

/** Source of a pattern for any arXiv id; groups: new id, old archive, old number, version. */
const arxivPattern = `(?:(\\d{2}(?:0[1-9]|1[0-2])\\.\\d{4,5})|(${oldArchive})(?:\\.[a-z-]{2,9})?/(\\d{7}))(?:v(\\d{1,3}))?`;
const arxivWhole = new RegExp(`^${arxivPattern}$`, 'i');

/** Registrants have four digits or more, which keeps CiteSeerX's `10.1.1.…` out. */
const doiPattern = /10\.\d{4,9}(?:\.\d+)*\/\S+/;

/** Query parameters that say where a visitor came from, not what the page shows. */
const tracking =
  /^(?:utm_|(?:fbclid|gclid|dclid|msclkid|yclid|twclid|igshid|mc_cid|mc_eid|ref|ref_src|ref_url|referrer|_ga|_gl)$)/i;

/**
 * An arXiv id without its version: `math.GT/0309136v2` → `{ id: 'math/0309136', version: 2 }`.
 * `undefined` when the whole text is not one id.
 */
export function parseArxiv(text: string): { id: string; version?: number } | undefined {
  return arxivOf(arxivWhole.exec(text.trim()));
}

function arxivOf(match: RegExpExecArray | null): { id: string; version?: number } | undefined {
  if (!match) return undefined;
  const [, modern, archive, number, version] = match;
  const id = modern ?? `${archive?.toLowerCase()}/${number}`;
  return { id, ...(version && Number(version) > 0 && { version: Number(version) }) };
}

/** A DOI out of any spelling (`doi:`, doi.org URL, percent-encoded, in prose), lower-cased. */
export function parseDoi(text: string): string | undefined {
  let plain = text.trim();
  if (/^https?:/i.test(plain)) plain = decode(plain.replace(/[?#].*$/, ''));
  else if (/10\.\d{4,9}(?:\.\d+)*%2f/i.test(plain)) plain = decode(plain);
  const match = doiPattern.exec(plain.normalize('NFC'));
  if (!match) return undefined;
  const before = plain[match.index - 1];
  if (before !== undefined && /[\d.]/.test(before)) return undefined;
  const doi = trimProse(match[0]);
  return doi.length < 1024 && /\/./.test(doi) ? doi.toLowerCase() : undefined;
}

const pairs: Record<string, string> = { ')': '(', ']': '[', '}': '{', '>': '<' };

/** Cuts what prose puts behind a DOI: punctuation, quotes, and brackets that it did not open. */
function trimProse(text: string): string {
  let end = text.length;
  while (end > 0) {
    const last = text.charAt(end - 1);
    const open = pairs[last];
    const loose = open
      ? unbalanced(text.slice(0, end), open, last)
      : /[.,;:!?'"”’»…*/\\&]/.test(last);
    if (!loose) break;
    end -= 1;
  }
  return text.slice(0, end);
}

function unbalanced(text: string, open: string, close: string): boolean {
  return text.split(close).length > text.split(open).length;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/**
 * A web address in the form used for comparing: https, no `www.`, fragment or tracking
 * parameters, sorted query, no trailing slash. `undefined` for anything but http(s).
 */
export function normaliseUrl(text: string): string | undefined {
  let url: URL;
  try {
    url = new URL(text.trim());
  } catch {
    return undefined;
  }
  if (!/^https?:$/.test(url.protocol) || !url.hostname) return undefined;
  const params = [...url.searchParams]
    .filter(([name]) => !tracking.test(name))
    .sort(([a, x], [b, y]) => (a === b ? compare(x, y) : compare(a, b)));
  const query = new URLSearchParams(params).toString();
  const port = url.port && url.port !== '80' && url.port !== '443' ? `:${url.port}` : '';
  const host = url.hostname.replace(/^www\./, '').replace(/\.$/, '');
  const path = url.pathname.replace(/\/+$/, '');
  return `https://${host}${port}${path}${query && `?${query}`}`;
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

const matching =
  (pattern: RegExp, shape: (value: string) => string = (value) => value) =>
  (value: string): string | undefined =>
    pattern.test(value) ? shape(value) : undefined;

const slug = matching(/^[\w.~:-]+(?:\/[\w.~:-]+){0,6}$/, (value) => value.toLowerCase());

/** One line a scheme: its normal form, or `undefined` when the value is malformed. */
const schemes = new Map<string, (value: string) => string | undefined>([
  ['arxiv', (value) => parseArxiv(value)?.id],
  ['doi', parseDoi],
  ['openreview', matching(/^[\w-]{4,64}$/)],
  ['acl', normaliseAcl],
  ['pmid', matching(/^0*[1-9]\d{0,8}$/, (value) => value.replace(/^0+/, ''))],
  [
    'pmcid',
    matching(
      /^(?:pmc)?[1-9]\d{0,9}(?:\.\d+)?$/i,
      (value) => `PMC${value.replace(/^pmc|\..*$/gi, '')}`,
    ),
  ],
  ['s2', matching(/^(?:[0-9a-f]{40}|\d{1,12})$/i, (value) => value.toLowerCase())],
  ['pmlr', matching(/^[vr]\d+\/[a-z0-9_-]+$/i, (value) => value.toLowerCase())],
  ['neurips', matching(/^(?:\d{4}\/[0-9a-f]{32}|\d{1,6})$/i, (value) => value.toLowerCase())],
  ['cvf', matching(/^[^\s/]+_(?:[a-z]+)_\d{4}$/i)],
  [
    'iacr',
    matching(/^(?:19|20)\d\d\/\d{1,5}$/, (value) =>
      value.replace(/\d+$/, (number) => number.replace(/^0+/, '').padStart(3, '0')),
    ),
  ],
  ['dblp', matching(/^[a-z]+\/[^\s/?#]+\/[^\s?#]+$/)],
  // Paths of a site's papers, as its file in lib/sources makes them.
  ...['ceur', 'citeseerx', 'core', 'drops', 'ecva', 'ijcai', 'isca', 'jmlr', 'ojs', 'pwc']
    .concat('usenix', 'virtual')
    .map((scheme) => [scheme, slug] as const),
  // In place of a DOI, or of several.
  ['ads', matching(/^[12]\d{3}[\w.&]{14}[a-z.]$/i)],
  ['chemrxiv', matching(/^[0-9a-f]{24}$/i, (value) => value.toLowerCase())],
  [
    'europepmc',
    matching(/^(?:ppr|agr|cba|ctx|eth|hir)\/?[\w.-]+$/i, (value) => value.toUpperCase()),
  ],
  ['hal', matching(/^[a-z][a-z_-]*-\d{6,8}(?:v\d{1,3})?$/i, withoutVersion)],
  ['hdl', matching(/^\d[\d.]*\/[^\s?#]+$/, (value) => value.toLowerCase())],
  ['inspire', matching(/^[1-9]\d{0,8}$/)],
  ['oai', matching(/^[a-z0-9.-]+:[^\s?#]+$/i, (value) => value.toLowerCase())],
  ['osf', matching(/^[a-z0-9]{5}(?:_v\d{1,3})?$/i, withoutVersion)],
  ['repec', normaliseRepec],
  ['researchsquare', matching(/^rs-\d+(?:\/v\d{1,3})?$/i, withoutVersion)],
  ['nber', matching(/^[wth]\d{1,5}$/i, (value) => value.toLowerCase())],
  ['ssrn', matching(/^[1-9]\d{0,9}$/)],
  ['ieee', matching(/^0*[1-9]\d{0,9}$/, (value) => value.replace(/^0+/, ''))],
  ['jstor', matching(/^[a-z\d][\w.]*$/i, (value) => value.toLowerCase())],
  ['pii', normalisePii],
  // What a site numbers itself, where its addresses hold nothing better: its host, and its number.
  ['site', matching(/^[a-z0-9-]+(?:\.[a-z0-9-]+)+\/[^\s?#]+$/)],
  ['url', normaliseUrl],
]);

/** Elsevier's: `S0092-8674(11)00581-2`, with a book's number behind `B`, or the old form without a letter. */
function normalisePii(value: string): string | undefined {
  const plain = value.toUpperCase().replace(/[()-]/g, '');
  return /^(?:S?\d{7}[\dX]\d{7}[\dX]|B[\dX]{16,20})$/.test(plain) ? plain : undefined;
}

function withoutVersion(value: string): string {
  return value.toLowerCase().replace(/[_/]?v\d+$/, '');
}

/** `v39y2020i1p91-94` (IDEAS) and `v:39:y:2020:i:1:p:91-94` (the handle) are the same. */
function normaliseRepec(value: string): string | undefined {
  const handle = value
    .toLowerCase()
    .replace(/^repec:/, '')
    .replace(/\.+$/, '');
  if (!/^[a-z]{3}:[a-z0-9]{6}:[^\s?#]+$/.test(handle)) return undefined;
  return handle.replace(/:v([^:]*)y(\d{4})i([^:]*)p([^:]*)$/, ':v:$1:y:$2:i:$3:p:$4');
}

function normaliseAcl(value: string): string | undefined {
  if (/^[a-z]\d{2}-\d{4}$/i.test(value)) return value.toUpperCase();
  return matching(/^\d{4}\.[a-z\d_]+-[a-z\d_]+\.\d+$/i, (id) => id.toLowerCase())(value);
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
];

/**
 * `scheme:value` in normal form, or `undefined` when the scheme is unknown or the value malformed.
 * arXiv's own DOIs become arXiv ids, the canonical form of the same thing.
 */
export function normaliseIdentifier(id: string): string | undefined {
  const colon = id.indexOf(':');
  if (colon < 1 || id.length > 4096) return undefined;
  const scheme = id.slice(0, colon).trim().toLowerCase();
  const value = schemes.get(scheme)?.(id.slice(colon + 1).trim());
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
      return `https://doi.org/${encodeURIComponent(value).replaceAll('%2F', '/').replaceAll('%3A', ':')}`;
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
      return `https://ui.adsabs.harvard.edu/abs/${encodeURIComponent(value)}/abstract`;
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

/** An identifier for people: `arXiv 2406.01234`, `doi 10.1145/…`, `PMC123`. */
export function identifierLabel(id: string): string {
  const colon = id.indexOf(':');
  const label = labels.get(id.slice(0, colon)) ?? id.slice(0, Math.max(colon, 0));
  return `${label} ${id.slice(colon + 1)}`.trim();
}
