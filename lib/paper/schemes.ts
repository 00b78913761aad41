/**
 * What each scheme of identifiers looks like, and its one normal form. Pure and free of
 * dependencies: content scripts carry this file.
 */

import { matching } from './matching';
import { siteScheme } from './site-schemes';

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
  const host = url.hostname.replace(/\.+$/, '').replace(/^(?:www\.)+(?=.*\.)/, '');
  const path = url.pathname.replace(/\/+$/, '');
  return `https://${host}${port}${path}${query && `?${query}`}`;
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

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
  ['url', normaliseUrl],
]);
/** The normal form of a scheme's values, `undefined` for a scheme that is not known. */
export const schemeOf = (scheme: string) => schemes.get(scheme) ?? siteScheme(scheme);

export function normaliseAcl(value: string): string | undefined {
  if (/^[a-z]\d{2}-\d{4}$/i.test(value)) return value.toUpperCase();
  return matching(/^\d{4}\.[a-z\d_]+-[a-z\d_]+\.\d+$/i, (id) => id.toLowerCase())(value);
}
