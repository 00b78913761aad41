/**
 * What each scheme of identifiers looks like, and its one normal form. Pure and free of
 * dependencies: content scripts carry this file.
 */

/** The archives of arXiv's identifiers before April 2007 (arxiv.org/category_taxonomy and its history). */
const oldArchive =
  '(?:(?:acc|atom|chem|plasm|comp)-(?:phys|ph|gas)|adap-org|alg-geom|ao-sci|astro-ph|bayes-an|chao-dyn|cmp-lg|cond-mat|cs|dg-ga|funct-an|gr-qc|hep-(?:ex|lat|ph|th)|math(?:-ph)?|mtrl-th|nlin|nucl-(?:ex|th)|patt-sol|physics|q-alg|q-bio|quant-ph|solv-int|supr-con)';

/** Source of a pattern for any arXiv id; groups: new id, old archive, old number, version. */
export const arxivPattern = `(?:(\\d{2}(?:0[1-9]|1[0-2])\\.\\d{4,5})|(${oldArchive})(?:\\.[a-z-]{2,9})?/(\\d{7}))(?:v(\\d{1,3}))?`;
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

export function arxivOf(
  match: RegExpExecArray | null,
): { id: string; version?: number } | undefined {
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
export const schemes = new Map<string, (value: string) => string | undefined>([
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

export function normaliseAcl(value: string): string | undefined {
  if (/^[a-z]\d{2}-\d{4}$/i.test(value)) return value.toUpperCase();
  return matching(/^\d{4}\.[a-z\d_]+-[a-z\d_]+\.\d+$/i, (id) => id.toLowerCase())(value);
}
