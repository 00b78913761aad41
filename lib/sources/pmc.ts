import { abstractIn, citationRecord, hostOf, pathOf } from './citation';
import type { Identified, Source } from './types';

/** PubMed Central, on its own host and at its old address under ncbi.nlm.nih.gov. */
export const pmc: Source = {
  id: 'pmc',
  name: 'PubMed Central',
  hosts: ['pmc.ncbi.nlm.nih.gov', 'ncbi.nlm.nih.gov', 'pubmedcentral.nih.gov', 'pubmedcentral.gov'],
  matches: [
    'https://pmc.ncbi.nlm.nih.gov/articles/PMC*',
    'https://www.ncbi.nlm.nih.gov/pmc/articles/PMC*',
  ],
  lists: ['https://pmc.ncbi.nlm.nih.gov/search/*', 'https://pmc.ncbi.nlm.nih.gov/journals/*'],
  trust: 2,

  identify(url) {
    const path = pathOf(url);
    const old = hostOf(url) === 'ncbi.nlm.nih.gov';
    if (hostOf(url).startsWith('pubmedcentral')) return pmcOf(oldId(url, path), false);
    const match =
      /^(?:\/m)?(\/pmc)?\/articles\/(PMC\d{1,10})(?:\.\d+)?(\/pdf\b)?(?:\/[^/]*)*$/i.exec(path);
    if (old !== Boolean(match?.[1])) return undefined;
    // `/citedby`, `/figure/…`, `/table/…`, `/bin/…` belong to the paper; a list of others does not.
    if (/\/(?:citedby|related)$/.test(path)) return undefined;
    return pmcOf(match?.[2]?.toUpperCase(), match?.[3] !== undefined);
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

function pmcOf(id: string | undefined, pdf: boolean): Identified | undefined {
  if (!id) return undefined;
  return {
    identifiers: [`pmcid:${id}`],
    view: pdf ? 'pdf' : 'html',
    page: `https://pmc.ncbi.nlm.nih.gov/articles/${id}/`,
    pdf: `https://pmc.ncbi.nlm.nih.gov/articles/${id}/pdf/`,
  };
}

/** Until 2008: `/articlerender.fcgi?artid=<number>`, `/picrender.fcgi?artid=…&blobtype=pdf`. */
function oldId(url: URL, path: string): string | undefined {
  const id = url.searchParams.get('artid') ?? url.searchParams.get('accid')?.replace(/^PMC/i, '');
  return /^\/(?:article|pic|pagerender|ptpmc)(?:render)?\.fcgi$/.test(path) &&
    /^[1-9]\d{2,9}$/.test(id ?? '')
    ? `PMC${id}`
    : /^\/(?:pmc\/)?articles\/(PMC\d{3,10})$/i.exec(path)?.[1]?.toUpperCase();
}
