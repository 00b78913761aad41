/**
 * Addresses on any host that name a paper by the form of their path: the platforms that many
 * institutions run.
 */
import { normaliseIdentifier } from '../paper/identifiers';
import { hostOf, pathOf } from './citation';

/** A form of addresses that name a paper. */
export interface Form {
  /** The end of the host, after a dot or as a whole; every host without it. */
  host?: RegExp;
  path: RegExp;
  /** The identifier, of the groups of `path`, or `undefined`. */
  id(groups: string[], url: URL, host: string): string | undefined;
}

const uuid = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';

/** `site:` and the place on the host, as sites name papers that have no better name. */
export const onSite =
  (site?: string): Form['id'] =>
  ([id = ''], _url, host) =>
    `site:${site ?? host}/${id}`;

/** From the addresses of such hosts; 2026-11. */
const platformForms: Form[] = [
  {
    path: /^(?:.*\/)?(?:index\.php\/)?([\w.-]+)(?:\/[a-z]{2}(?:_[A-Za-z]{2,6})?)?\/(?:article|preprint)\/(?:view|download)\/([1-9]\d*)(?:\/.*)?$/,
    id: ([journal, id], _url, host) => `ojs:${host}/${journal}/${id}`.toLowerCase(),
  },
  {
    path: new RegExp(`^/(?:items|entities/publication)/(${uuid})(?:/full)?$`, 'i'),
    id: ([id], _url, host) => `oai:${host}:${id}`.toLowerCase(),
  },
  {
    path: /^\/records\/([a-z0-9]{5}-[a-z0-9]{5})(?:\/.*)?$/,
    id: ([id], _url, host) => `oai:${host}:${id}`,
  },
  {
    path: /^\/id\/eprint\/([1-9]\d{0,8})(?:\/.*)?$/,
    id: ([id], _url, host) => `oai:${host}:${id}`,
  },
  // Elsevier’s journals of societies.
  {
    path: /^\/(?:[\w-]+\/){0,2}(?:article|fulltext|abstract|pdf)\/(?:PII)?(S\d{4}-\d{3}[\dX]\(\d\d\)\d{5}-[\dX])(?:\/(?:fulltext|abstract|pdf|references|ppt))?$/i,
    id: ([id]) => `pii:${id}`,
  },
  // Janeway; PubPub.
  { path: /^\/(article\/id\/[1-9]\d*)$/, id: onSite() },
  { path: /^\/(pub\/[\w-]+)\/release\/\d+$/, id: onSite() },
];

const endsIn = (host: string, end: RegExp): boolean => {
  const at = host.search(end);
  return at === 0 || host[at - 1] === '.';
};

/** The name of the paper in an address of one of the forms. */
export function idByForm(url: URL, forms: readonly Form[] = platformForms): string | undefined {
  if (url.href.length > 2048) return undefined;
  const host = hostOf(url);
  const path = pathOf(url);
  for (const form of forms) {
    if (form.host && !endsIn(host, form.host)) continue;
    const match = form.path.exec(path);
    const id = match && form.id(match.slice(1), url, host);
    if (id) return normaliseIdentifier(id);
  }
  return undefined;
}
