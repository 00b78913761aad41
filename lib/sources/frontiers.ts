import { citationRecord, doiOf, pathOf } from './citation';
import type { Source } from './types';

/** Frontiers: `/journals/<journal>/articles/<DOI>/full`, without the journal before 2024. Seen 2026. */
export const frontiers: Source = {
  id: 'frontiers',
  name: 'Frontiers',
  hosts: ['frontiersin.org', 'journal.frontiersin.org'],
  matches: [
    'https://www.frontiersin.org/articles/10.*',
    'https://www.frontiersin.org/journals/*/articles/10.*',
  ],
  lists: ['search*', 'journals/*/articles*', 'research-topics/*'].map(
    (path) => `https://www.frontiersin.org/${path}`,
  ),
  trust: 3,

  identify(url) {
    const [, text, face] =
      /^(?:\/journals\/[\w-]+)?\/(?:articles?|Journal|journal)\/(10\.3389\/[\w.-]+?)(?:\/(full|abstract|pdf|epub|xml|bibtex|endnote|full-text|pdf\/view))?$/i.exec(
        pathOf(url),
      ) ?? [];
    const doi = doiOf(text);
    if (!doi) return undefined;
    const page = `https://www.frontiersin.org/articles/${doi.path}`;
    return {
      identifiers: [doi.id],
      view: face?.startsWith('pdf') ? 'pdf' : face === 'abstract' ? 'abstract' : 'html',
      page: `${page}/full`,
      pdf: `${page}/pdf`,
    };
  },

  extract: (document, url) =>
    citationRecord(document, url, 'frontiers', 'article-journal', (said) => ({
      // The tag of the first page holds a number of the site’s own; the DOI ends with the article’s.
      pages: /\.0*([1-9]\d*)$/.exec(said.identifiers?.[0] ?? '')?.[1],
    })),
};
