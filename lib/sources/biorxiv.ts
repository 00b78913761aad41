import { abstractIn, citationRecord, hostOf, pathOf } from './citation';
import type { Source } from './types';

/**
 * bioRxiv and medRxiv, one platform: `/content/DOIvN`, `/content/…early/date/number` before, and
 * `/cgi/content/…/number` of links. (From its known structure; 2026-11.)
 */
export const biorxiv: Source = {
  id: 'biorxiv',
  name: 'bioRxiv and medRxiv',
  hosts: ['biorxiv.org', 'medrxiv.org', 'connect.biorxiv.org', 'connect.medrxiv.org'],
  matches: ['biorxiv', 'medrxiv'].flatMap((site) => [
    `https://www.${site}.org/content/10.*`,
    `https://www.${site}.org/content/early/*`,
    `https://www.${site}.org/content/${site}/early/*`,
  ]),
  lists: ['biorxiv', 'medrxiv'].flatMap((name) =>
    ['search', 'collection', 'content/early'].map((path) => `https://www.${name}.org/${path}/*`),
  ),
  trust: 3,

  identify(url) {
    const match =
      /^(?:\/cgi)?\/content\/(?:(?:short|abstract|full|reprint\/)?\/?(10\.\d{4,9})\/|(?:\w+\/)?early\/(?:recent\/)?\d{4}\/\d\d\/\d\d\/|(?:short|abstract|full|reprint)\/)((?:\d{4}\.\d\d\.\d\d\.)?\d{5,9})(?:v(\d{1,2}))?(?=[.\s]|$)(.*)$/.exec(
        pathOf(url),
      );
    if (!match) return undefined;
    const [, prefix = '10.1101', number, version, ending = ''] = match;
    const doi = `${prefix}/${number}`;
    const page = `https://www.${hostOf(url).split('.').slice(-2).join('.')}/content/${doi}${version ? `v${version}` : ''}`;
    return {
      identifiers: [`doi:${doi}`],
      ...(Number(version) > 0 && { version: Number(version) }),
      view: /\.pdf\+?/.test(ending) ? 'pdf' : /\.full/.test(ending) ? 'html' : 'abstract',
      page,
      pdf: `${page}.full.pdf`,
      ...(version && { html: `${page}.full` }),
    };
  },

  extract: (document, url) =>
    citationRecord(document, url, 'biorxiv', 'article', (said, metas) => ({
      // A preprint server calls itself the journal of its papers.
      kind: 'article',
      venue: said.venue,
      abstract:
        abstractIn(document, '#abstract-1, .section.abstract, .abstract') || (said.abstract ?? ''),
      // Its citation dates are often 1 January.
      issued:
        metas.first('article:published_time', 'dc.date', 'citation_online_date') ?? said.issued,
    })),
};
