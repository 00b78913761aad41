import { abstractIn, citationRecord, doiOf, hostOf, pathOf, textOf } from './citation';
import type { Source } from './types';

/** BioMed Central and SpringerOpen: a host a journal, `/articles/<DOI>`. Seen 2016 to 2026-11. */
export const bmc: Source = {
  id: 'bmc',
  name: 'BMC and SpringerOpen',
  hosts: ['biomedcentral.com', '*.biomedcentral.com', '*.springeropen.com'],
  matches: ['biomedcentral', 'springeropen'].map((site) => `https://*.${site}.com/articles/10.*`),
  lists: ['biomedcentral', 'springeropen'].flatMap((site) =>
    ['articles', 'articles?*', 'search*'].map((path) => `https://*.${site}.com/${path}`),
  ),
  trust: 3,

  identify(url) {
    const path = pathOf(url);
    const [, face = '', text] =
      /^\/(articles|track\/pdf|track\/epub|counter\/pdf|counter\/epub|content\/pdf)?\/?(10\.\d{4,9}\/.+?)(?:\.pdf|\/(?:figures|tables|metrics|comments|peer-review|email).*)?$/.exec(
        path,
      ) ?? [];
    // Before 2015: ISSN, volume, number, of which the DOI is made.
    const [, issn, volume, number, old] =
      /^\/(?:content\/pdf\/)?(\d{4}-\d{3}[\dX])[/-](\d+)[/-]([A-Z]?\d+)(?:\/(?:abstract|prepub|figure\/F\d+))?(\.pdf)?$/i.exec(
        path,
      ) ?? [];
    const doi = doiOf(text ?? (issn && `10.1186/${issn}-${volume}-${number}`));
    if (!doi) return undefined;
    const host = hostOf(url);
    const site = `https://${host === 'biomedcentral.com' ? 'www.' : ''}${host}`;
    return {
      identifiers: [doi.id],
      view: face.endsWith('pdf') || old ? 'pdf' : 'html',
      page: `${site}/articles/${doi.path}`,
      pdf: `${site}/counter/pdf/${doi.path}.pdf`,
    };
  },

  extract: (document, url) =>
    citationRecord(document, url, 'bmc', 'article-journal', () => ({
      abstract: abstractIn(document, '#Abs1-content, section.Abstract, #Abs1'),
      keywords: [
        ...document.querySelectorAll(
          '.c-article-subject-list__subject, .KeywordGroup .Keyword, li.Keyword',
        ),
      ]
        .slice(0, 100)
        .map((each) => textOf(each, 500)),
    })),
};
