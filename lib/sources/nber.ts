import { abstractIn, citationRecord, hostOf, pathOf } from './citation';
import type { Source } from './types';

/** NBER: working papers (w), technical (t) and historical (h) ones; the DOI follows. (2026) */
export const nber: Source = {
  id: 'nber',
  name: 'NBER',
  hosts: ['nber.org', 'papers.nber.org'],
  matches: ['w', 't', 'h'].map((letter) => `https://www.nber.org/papers/${letter}*`),
  trust: 3,

  identify(url) {
    const [, id, pdf] =
      /^\/(?:papers|system\/files\/working_papers\/[wth]\d{1,5})\/([wth]\d{1,5})(?:\/[wth]\d{1,5})?(?:\.(pdf)|\.ack|\.bib|\.html?)?$/i.exec(
        pathOf(url),
      ) ?? [];
    if (!id || (hostOf(url) !== 'nber.org' && /^\/system/.test(url.pathname))) return undefined;
    const number = id.toLowerCase();
    return {
      identifiers: [`doi:10.3386/${number}`],
      view: pdf ? 'pdf' : 'abstract',
      page: `https://www.nber.org/papers/${number}`,
      pdf: `https://www.nber.org/system/files/working_papers/${number}/${number}.pdf`,
    };
  },

  extract: (document, url) =>
    citationRecord(document, url, 'nber', 'report', (said) => ({
      kind: 'report',
      venue: said.venue ?? 'National Bureau of Economic Research',
      abstract:
        said.abstract ||
        abstractIn(
          document,
          '.page-header__intro-inner, .page-header__intro, #abstract, .abstract',
        ),
    })),
};
