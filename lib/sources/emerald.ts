import {
  abstractIn,
  doiOf,
  firstText,
  metasOf,
  namesOf,
  pageRange,
  pathOf,
  recordOf,
} from './citation';
import type { Source } from './types';

/** Emerald Insight: `/insight/content/doi/<DOI>/full/html`; its newer addresses are Silverchair’s. Seen 2026. */
export const emerald: Source = {
  id: 'emerald',
  name: 'Emerald Insight',
  hosts: ['emerald.com', 'emeraldinsight.com'],
  matches: ['https://www.emerald.com/insight/content/doi/10.*'],
  lists: ['search*', 'publication/*'].map((path) => `https://www.emerald.com/insight/${path}`),
  trust: 3,

  identify(url) {
    const [, text, face] =
      /^(?:\/insight\/content\/doi|\/doi(?:\/(?:abs|full|pdf|pdfplus))?)\/(10\.1108\/[^/]+)(?:\/full(?:\/(html|pdf|xml|epub))?)?$/.exec(
        pathOf(url),
      ) ?? [];
    const doi = doiOf(text);
    if (!doi || /\/97[89]\d{10}$/.test(doi.id)) return undefined;
    const at = `https://www.emerald.com/insight/content/doi/${doi.path}/full`;
    return {
      identifiers: [doi.id],
      view: face === 'pdf' || /^\/doi\/pdf/.test(pathOf(url)) ? 'pdf' : 'html',
      page: `${at}/html`,
      pdf: `${at}/pdf`,
    };
  },

  extract(document, url) {
    const metas = metasOf(document);
    return recordOf('emerald', {
      title:
        metas.first('citation_title', 'dc.title') || firstText(document, 'h1.intent_article_title'),
      authors: namesOf(metas.all('citation_author', 'dc.contributor', 'dc.creator')),
      abstract:
        abstractIn(document, 'section.intent_abstract, #abstract') ||
        (metas.first('dc.description') ?? ''),
      issued: metas.first('citation_publication_date', 'dc.date'),
      venue: metas.first('citation_journal_title'),
      volume: metas.first('citation_volume'),
      issue: metas.first('citation_issue'),
      pages: pageRange(metas.first('citation_firstpage'), metas.first('citation_lastpage')),
      kind: metas.first('citation_journal_title') ? 'article-journal' : 'chapter',
      keywords: metas.all('keywords', 'dc.subject').flatMap((text) => text.split(',')),
      urls: { pdf: emerald.identify(url)?.pdf },
    });
  },
};
