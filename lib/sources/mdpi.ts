import { abstractIn, citationRecord, hostOf, pathOf } from './citation';
import type { Source } from './types';

/** MDPI: `/<ISSN>/<volume>/<issue>/<page>`, with `/htm`, `/pdf` and others behind. */
export const mdpi: Source = {
  id: 'mdpi',
  name: 'MDPI',
  hosts: ['mdpi.com', 'm.mdpi.com'],
  // From its addresses and tags as known in 2026.
  matches: ['https://www.mdpi.com/*-*/*/*/*'],
  lists: ['search*', 'journal/*', '*-*/*/*'].map((path) => `https://www.mdpi.com/${path}`),
  trust: 3,

  identify(url) {
    const [, place, face] =
      /^\/(\d{4}-\d{3}[\dX]\/\d+\/(?:\d+|[A-Z]{1,3}\d*|\d+-\d+)\/\d+)(?:\/(html?|pdf(?:-vor)?|xml|epub|review_report|notes|reprints|s\d+|stats|citation|pdf\/.*))?$/i.exec(
        pathOf(url),
      ) ?? [];
    if (!place || !/mdpi\.com$/.test(hostOf(url)) || /^s\d/.test(face ?? '')) return undefined;
    const page = `https://www.mdpi.com/${place}`;
    return {
      identifiers: [`site:mdpi.com/${place}`],
      view: face?.startsWith('pdf') ? 'pdf' : 'html',
      page,
      pdf: `${page}/pdf`,
    };
  },

  extract: (document, url) =>
    citationRecord(document, url, 'mdpi', 'article-journal', (said, metas) => ({
      abstract:
        (abstractIn(document, '.art-abstract, #html-abstract .html-p, section.html-abstract') ||
          said.abstract ||
          metas.first('dc.description')) ??
        '',
      keywords: metas.all('dc.subject'),
    })),
};
