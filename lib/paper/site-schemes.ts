/**
 * Identifiers that single sites give, one line a scheme. Content scripts do without: they pass the
 * values on as they find them, and the worker brings them into normal form (scripts/site-scripts.ts).
 */
import { matching } from './matching';

const slug = matching(/^[\w.~:-]+(?:\/[\w.~:-]+){0,6}$/, (value) => value.toLowerCase());

const siteSchemes = new Map<string, (value: string) => string | undefined>([
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
  ['osf', matching(/^[a-z0-9]{5}(?:_v\d{1,3})?$/i, (value) => value.toLowerCase().slice(0, 5))],
  ['repec', normaliseRepec],
  ['researchsquare', matching(/^rs-\d+(?:\/v\d{1,3})?$/i, withoutVersion)],
  ['nber', matching(/^[wth]\d{1,5}$/i, (value) => value.toLowerCase())],
  ['ssrn', matching(/^[1-9]\d{0,9}$/)],
  ['ieee', matching(/^0*[1-9]\d{0,9}$/, (value) => value.replace(/^0+/, ''))],
  ['jstor', matching(/^[a-z\d][\w.]*$/i, (value) => value.toLowerCase())],
  ['pii', normalisePii],
  // What a site numbers itself, where its addresses hold nothing better: its host, and its number.
  ['site', matching(/^[a-z0-9-]+(?:\.[a-z0-9-]+)+\/[^\s?#]+$/)],
  // Made of title, first author and year for a paper of an imported file that nothing else names.
  ['import', matching(/^[0-9a-f]{16}$/)],
]);

/** The normal form of a scheme's values, `undefined` for a scheme that is not known. */
export const siteScheme = (scheme: string) => siteSchemes.get(scheme);

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
