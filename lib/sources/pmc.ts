import { abstractIn, citationRecord, hostOf, pathOf } from './citation';
import type { Source } from './types';

/** PubMed Central, on its own host and at its old address under ncbi.nlm.nih.gov. */
export const pmc: Source = {
  id: 'pmc',
  name: 'PubMed Central',
  hosts: ['pmc.ncbi.nlm.nih.gov', 'ncbi.nlm.nih.gov'],
  matches: [
    'https://pmc.ncbi.nlm.nih.gov/articles/PMC*',
    'https://www.ncbi.nlm.nih.gov/pmc/articles/PMC*',
  ],
  lists: ['https://pmc.ncbi.nlm.nih.gov/search/*', 'https://pmc.ncbi.nlm.nih.gov/journals/*'],
  trust: 2,

  identify(url) {
    const path = pathOf(url);
    const old = hostOf(url) === 'ncbi.nlm.nih.gov';
    const match = /^(\/pmc)?\/articles\/(PMC\d{1,10})(?:\.\d+)?(\/pdf\b)?/i.exec(path);
    const id = match?.[2]?.toUpperCase();
    if (!id || old !== Boolean(match?.[1])) return undefined;
    return {
      identifiers: [`pmcid:${id}`],
      view: match?.[3] ? 'pdf' : 'html',
      page: `https://pmc.ncbi.nlm.nih.gov/articles/${id}/`,
      pdf: `https://pmc.ncbi.nlm.nih.gov/articles/${id}/pdf/`,
    };
  },

  extract: (document, url) =>
    citationRecord(document, url, 'pmc', 'article-journal', (said) => ({
      abstract:
        said.abstract ||
        abstractIn(
          document,
          'section.abstract, div.abstract, [id^="__abstractid"], .tsec[id^="abstract"]',
        ),
    })),
};
