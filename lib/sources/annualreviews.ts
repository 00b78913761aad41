import { abstractIn, citationRecord, doiOf, pathOf } from './citation';
import type { Source } from './types';

/** Annual Reviews since 2023: `/content/journals/<DOI>`; its addresses before are Atypon’s. Seen 2026. */
export const annualreviews: Source = {
  id: 'annualreviews',
  name: 'Annual Reviews',
  hosts: ['annualreviews.org'],
  matches: ['https://www.annualreviews.org/content/journals/10.*'],
  lists: ['search*', 'content/journals/*'].map((path) => `https://www.annualreviews.org/${path}`),
  trust: 3,

  identify(url) {
    const path = pathOf(url);
    const deliver = path.startsWith('/deliver/fulltext/');
    const text = deliver ? url.searchParams.get('itemId') : path;
    const [, named] =
      /^\/content\/journals\/(10\.1146\/[^/]+?)(?:\/(?:fulltext|crawler)|;jsessionid.*|\?.*)?$/.exec(
        text ?? '',
      ) ?? [];
    // Files are named after the end of the DOI.
    const file = deliver ? /\/(annurev[\w.-]+)\.pdf$/.exec(path)?.[1] : undefined;
    const doi = doiOf(named ?? (file && `10.1146/${file}`));
    // A journal has the form of an article, but no number.
    if (!doi || !/\d/.test(doi.id.slice(12))) return undefined;
    return {
      identifiers: [doi.id],
      view: deliver ? 'pdf' : 'html',
      page: `https://www.annualreviews.org/content/journals/${doi.path}`,
    };
  },

  extract: (document, url) =>
    citationRecord(document, url, 'annualreviews', 'article-journal', (said) => ({
      abstract: said.abstract || abstractIn(document, '.articleabstract, #abstract_content'),
      // `Volume 11, 2024` stands for an issue.
      issue: said.issue?.startsWith('Volume') ? undefined : said.issue,
    })),
};
