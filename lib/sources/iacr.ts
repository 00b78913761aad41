import { abstractIn, citationRecord, hostOf, pathOf, textOf } from './citation';
import type { Source } from './types';

/** IACR’s Cryptology ePrint Archive: `/2031/042`, its PDF, old scripts and stored versions. 2026-11. */
export const iacr: Source = {
  id: 'iacr',
  name: 'IACR ePrint',
  hosts: ['eprint.iacr.org', 'ia.cr'],
  matches: ['19', '20'].map((century) => `https://eprint.iacr.org/${century}*/*`),
  lists: ['', 'days/*', 'byyear*', 'search*', 'complete/*', '20*/'].map(
    (path) => `https://eprint.iacr.org/${path}`,
  ),
  trust: 3,

  identify(url) {
    const script = /^\/cgi-bin\/(?:getfile|print|cite)\.pl$/.test(pathOf(url));
    const path = script ? `/${url.searchParams.get('entry') ?? url.search.slice(1)}` : pathOf(url);
    const [, year, number, kind] =
      /^\/(?:archive\/(?:versions\/)?)?((?:19|20)\d\d)\/(\d{1,5})(?:\/[\d:]+)?(?:\.(pdf|ps|ps\.gz))?$/.exec(
        path,
      ) ?? [];
    if (!year || !number || (hostOf(url) === 'ia.cr' && kind)) return undefined;
    const page = `https://eprint.iacr.org/${year}/${number.padStart(3, '0')}`;
    return {
      identifiers: [`iacr:${year}/${number.padStart(3, '0')}`],
      view: kind ? 'pdf' : 'abstract',
      page,
      pdf: `${page}.pdf`,
    };
  },

  extract: (document, url) =>
    citationRecord(document, url, 'iacr', 'article', (said, metas) => {
      const heading = [...document.querySelectorAll('h5, b')].find((each) =>
        /^abstract:?$/i.test(textOf(each, 100)),
      );
      const published = [
        ...document.querySelectorAll('#metadata a[href*="doi.org/10."], dd a[href*="doi.org/10."]'),
      ][0];
      const doi = /doi\.org\/(10\..+)$/.exec(published?.getAttribute('href') ?? '')?.[1];
      return {
        // The archive calls itself the journal of its papers.
        kind: 'article',
        // The tag holds the year; the address is of the same year.
        issued: metas.first('article:published_time') ?? said.issued,
        abstract:
          abstractIn(document, '#abstract') ||
          textOf(heading?.nextElementSibling, 50_000) ||
          (said.abstract ?? '') ||
          (metas.first('og:description') ?? ''),
        keywords: said.keywords?.length
          ? said.keywords
          : [...document.querySelectorAll('a.badge.keyword, .keywords a')].map((word) =>
              textOf(word, 500),
            ),
        categories: [...document.querySelectorAll('a.badge.category, small.badge.category')].map(
          (each) => textOf(each, 100),
        ),
        identifiers: [...(said.identifiers ?? []), doi && `doi:${doi}`],
      };
    }),
};
