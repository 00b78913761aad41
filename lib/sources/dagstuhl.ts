import { abstractIn, citationRecord, pageRange, pathOf } from './citation';
import type { Source } from './types';

/**
 * Dagstuhl’s DROPS (LIPIcs, OASIcs, DagRep, …): DOIs in the path since 2023; numbers (`/opus/`)
 * before, last seen 2017.
 */
export const dagstuhl: Source = {
  id: 'dagstuhl',
  name: 'Dagstuhl DROPS',
  hosts: ['drops.dagstuhl.de'],
  matches: [
    'https://drops.dagstuhl.de/entities/document/10.*',
    'https://drops.dagstuhl.de/opus/volltexte/*',
    'https://drops.dagstuhl.de/opus/frontdoor.php?*',
  ],
  lists: ['volume', 'conference', 'series', 'issue'].map(
    (list) => `https://drops.dagstuhl.de/entities/${list}/*`,
  ),
  trust: 3,

  identify(url) {
    const path = pathOf(url);
    const [, suffix, file] =
      /^\/entities\/document\/10\.4230\/([A-Za-z][\w.-]*\w)$/.exec(path)?.slice(0, 2) ??
      /^\/storage\/\d\d[\w-]+\/[\w-]+\/([A-Za-z][\w-]*(?:\.[\w-]+){2,5})\/(\1)\.pdf$/.exec(path) ??
      [];
    if (suffix) {
      // Number 0 is the front matter, and `LIPIcs.STACS.2015` the volume.
      const parts = suffix.split('.').length;
      if (parts < (/^(?:LIPIcs|OASIcs)\./i.test(suffix) ? 4 : 3) && !/-a\d+$/.test(suffix))
        return undefined;
      if (!/(?:\.|-a)\d+$/.test(suffix) || /\.0$/.test(suffix)) return undefined;
      return {
        identifiers: [`doi:10.4230/${suffix.toLowerCase()}`],
        view: file ? 'pdf' : 'abstract',
        page: `https://drops.dagstuhl.de/entities/document/10.4230/${suffix}`,
      };
    }
    const [, year, number, pdf] =
      /^\/(?:opus\/)?volltexte\/((?:19|20)\d\d)\/(\d{1,6})(?:\/index\.html|\/pdf\/([\w.-]+)\.pdf)?$/.exec(
        path,
      ) ?? [];
    const id =
      number ??
      (/^\/(?:opus\/)?frontdoor\.php$/.test(path)
        ? url.searchParams.get('source_opus')
        : undefined);
    if (!id || !/^\d{1,6}$/.test(id)) return undefined;
    // Files since 2016: `LIPIcs-ITP-2023-20.pdf`, which is the DOI.
    const [, series, of, at] = /^(LIPIcs|OASIcs)-(.+-\d{4})-(\d+)$/.exec(pdf ?? '') ?? [];
    const doi =
      at && at !== '0' && `doi:10.4230/${series}.${of?.replace(/-(?=\d{4}$)/, '.')}.${at}`;
    return {
      identifiers: [`drops:${id}`, ...(doi ? [doi.toLowerCase()] : [])],
      view: pdf ? 'pdf' : 'abstract',
      page: year
        ? `https://drops.dagstuhl.de/opus/volltexte/${year}/${id}/`
        : `https://drops.dagstuhl.de/opus/frontdoor.php?source_opus=${id}`,
    };
  },

  extract: (document, url) =>
    citationRecord(document, url, 'dagstuhl', 'paper-conference', (said, metas) => {
      const pdf = said.urls?.pdf;
      const number =
        /^\/opus\/volltexte\/\d{4}\/(\d+)/.exec(url.pathname)?.[1] ??
        /^DROPS-IDN\/(\d+)$/.exec(metas.first('dc.source') ?? '')?.[1];
      return {
        abstract:
          abstractIn(document, '.abstract, #abstract') ||
          said.abstract ||
          (metas.first('dc.description') ?? ''),
        keywords: metas
          .all('citation_keywords', 'dc.subject')
          .filter((text) => !/^\d+$/.test(text))
          .flatMap((text) => text.split(/[;,]/)),
        pages: pageRange(
          metas.first('citation_firstpage', 'citation_startpage'),
          metas.first('citation_lastpage'),
        ),
        // Old pages name themselves as their PDF.
        urls: { pdf: pdf && /\.pdf$/i.test(pdf) ? pdf : undefined },
        identifiers: [...(said.identifiers ?? []), number && `drops:${number}`],
      };
    }),
};
