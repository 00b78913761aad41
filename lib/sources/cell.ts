import { normaliseIdentifier } from '../paper/identifiers';
import { abstractIn, citationRecord, earlier, hostOf, pathOf } from './citation';
import type { Source } from './types';

/** Cell Press and The Lancet: `/<journal>/fulltext/S….(yy)…` and `/…/article/PIIS…/fulltext`. Seen 2013; the forms of 2026 from their addresses. */
export const cell: Source = {
  id: 'cell',
  name: 'Cell Press and The Lancet',
  hosts: ['cell.com', 'download.cell.com', 'thelancet.com'],
  matches: [
    ...['fulltext', 'abstract'].map((face) => `https://www.cell.com/*${face}/S*`),
    'https://www.thelancet.com/*article/PII*',
  ],
  lists: ['*/issue*', '*/archive*', 'action/doSearch*'].map(
    (path) => `https://www.cell.com/${path}`,
  ),
  trust: 3,

  identify(url) {
    const path = pathOf(url);
    const asked = path === '/action/showPdf' ? url.searchParams.get('pii') : undefined;
    const [, folder = '', face = '', named, behind = ''] =
      /^\/((?:[\w-]+\/){0,2}?)(fulltext|abstract|pdf|pdfExtended|comments|supplemental|references|article|retrieve\/pii)\/(?:PII)?(S[\dX()-]{16,20})((?:\/(?:fulltext|abstract|pdf|ppt|references))?(?:\.pdf)?)$/i.exec(
        path,
      ) ?? [];
    const id = normaliseIdentifier(`pii:${asked ?? named ?? ''}`);
    if (!id) return undefined;
    const host = hostOf(url).replace(/^download\./, '');
    // S2211124712004263 is written S2211-1247(12)00426-3.
    const written = id.slice(4).replace(/^(S.{4})(.{4})(..)(.{5})(.)$/, '$1-$2($3)$4-$5');
    const site = `https://www.${host}`;
    const lancet = host === 'thelancet.com';
    const at = `${site}/${folder.replace(/article\/$/, '')}`;
    return {
      identifiers: [id],
      view:
        asked || /pdf/i.test(face + behind)
          ? 'pdf'
          : /abstract/.test(face + behind)
            ? 'abstract'
            : 'html',
      page: lancet ? `${at}article/PII${written}/fulltext` : `${at}fulltext/${written}`,
      pdf: `${site}/action/showPdf?pii=${encodeURIComponent(written)}`,
    };
  },

  extract: (document, url) =>
    citationRecord(document, url, 'cell', 'article-journal', (said, metas) => ({
      abstract:
        abstractIn(
          document,
          '[role="doc-abstract"]:not(.graphical):not(.highlights), #author-abstract, #abstracts #abstract, .abstract .content, section.abstract',
        ) ||
        (said.abstract ?? metas.first('dc.description') ?? ''),
      issued: earlier(said.issued, metas.first('citation_online_date')),
    })),
};
