import { abstractIn, citationRecord, pathOf } from './citation';
import type { Source } from './types';

/**
 * Research Square: `/article/rs-<number>/v<n>`; each version has a DOI of its own, 10.21203/rs.3.….
 * (From its known structure; 2026-11.)
 */
export const researchsquare: Source = {
  id: 'researchsquare',
  name: 'Research Square',
  hosts: ['researchsquare.com', 'assets.researchsquare.com'],
  matches: ['https://www.researchsquare.com/article/rs-*'],
  trust: 3,

  identify(url) {
    const [, id, version, pdf] =
      /^\/(?:article|files)\/(rs-\d{1,9})(?:\/(?:v(\d{1,3})|latest))?(\.pdf|_[\w-]+\.pdf|\/[\w-]+\.pdf)?$/i.exec(
        pathOf(url),
      ) ?? [];
    if (!id) return undefined;
    const number = id.toLowerCase();
    const page = `https://www.researchsquare.com/article/${number}`;
    return {
      identifiers: [`researchsquare:${number}`],
      ...(Number(version) > 0 && { version: Number(version) }),
      view: pdf ? 'pdf' : 'abstract',
      page: `${page}/${version ? `v${version}` : 'latest'}`,
      ...(version && { pdf: `${page}/v${version}.pdf` }),
    };
  },

  extract: (document, url) =>
    citationRecord(document, url, 'researchsquare', 'article', (said) => ({
      // It calls itself the journal of its preprints.
      kind: 'article',
      abstract:
        said.abstract || abstractIn(document, '#abstract, .abstract, [class*="abstract" i]'),
    })),
};
