import { abstractIn, citationRecord, hostOf, pathOf } from './citation';
import type { Source } from './types';

/** Hindawi until it moved to Wiley in 2024: `/journals/<journal>/<year>/<number>`. Seen 2016. */
export const hindawi: Source = {
  id: 'hindawi',
  name: 'Hindawi',
  hosts: ['hindawi.com', 'downloads.hindawi.com'],
  matches: ['1', '2'].map((digit) => `https://www.hindawi.com/journals/*/${digit}*/*`),
  trust: 3,

  identify(url) {
    const [, place, behind] =
      /^\/(?:journals|archive)\/([\w.]+\/(?:19|20)\d\d\/\d{4,9})(?:\/(?:abs|ref|cta|fig\d+|tab\d+))?(\.pdf)?$/.exec(
        pathOf(url),
      ) ?? [];
    if (!place || (hostOf(url) === 'downloads.hindawi.com') !== Boolean(behind)) return undefined;
    return {
      identifiers: [`site:hindawi.com/${place}`],
      view: behind ? 'pdf' : 'html',
      page: `https://www.hindawi.com/journals/${place}/`,
      pdf: `https://downloads.hindawi.com/journals/${place}.pdf`,
    };
  },

  extract: (document, url) =>
    citationRecord(document, url, 'hindawi', 'article-journal', (said, metas) => ({
      abstract:
        said.abstract || abstractIn(document, '.xml-content .article_body__AMSqh, .abstract'),
      issued: said.issued ?? metas.first('dcterms.issued'),
    })),
};
