/** A paper that is open as a PDF: whether it is, its HTML version, quotes out of it. */
import type { Paper } from './schema';
import { webUrl } from './web-url';

/** Does this address show the paper as a PDF? */
export function isPdf(url: URL | undefined, paper: Pick<Paper, 'urls'>): boolean {
  if (!url) return false;
  const { urls } = paper;
  return url.href === urls.pdf || /\.pdf$/i.test(url.pathname) || /^\/pdf\//.test(url.pathname);
}

/**
 * Where the paper can be read as HTML, best first: what its page names, arXiv, ar5iv (which has old
 * papers that arXiv has not, without versions).
 * @param version that the user is looking at.
 */
export function htmlVersions(
  { identifiers, urls }: Pick<Paper, 'identifiers' | 'urls'>,
  version?: number,
): { host: string; url: string }[] {
  const arxiv = identifiers.find((id) => id.startsWith('arxiv:'))?.slice('arxiv:'.length);
  const own = webUrl(urls.html);
  const all = [
    own === undefined || (arxiv && /^https:\/\/arxiv\.org\//.test(own)) ? undefined : own,
    arxiv && `https://arxiv.org/html/${arxiv}${version === undefined ? '' : `v${version}`}`,
    arxiv && `https://ar5iv.labs.arxiv.org/html/${arxiv}`,
  ].filter((url) => url !== undefined && url !== '');
  return all.flatMap((url) => {
    const host = URL.parse(url ?? '')?.host.replace(/^www\.|\.labs\.arxiv\.org$/g, '');
    return url !== undefined && host ? [{ host, url }] : [];
  });
}

/** Text copied out of a PDF: lines joined, words that were divided at their ends made whole. */
export const quoteOf = (text: string): string =>
  text
    .replace(/(\p{Ll})[-\u00ad]\r?\n\s*(\p{Ll})/gu, '$1$2')
    .replace(/\s+/gu, ' ')
    .trim();
