import { abstractIn, citationRecord, doiOf, hostOf, pathOf } from './citation';
import type { Source } from './types';

/** American Physical Society: `/<journal>/abstract/<DOI>`, and `link.aps.org/doi/<DOI>`. Seen 2026. */
export const aps: Source = {
  id: 'aps',
  name: 'APS',
  hosts: ['journals.aps.org', 'link.aps.org', 'physics.aps.org'],
  matches: [
    'https://journals.aps.org/*/abstract/10.*',
    'https://journals.aps.org/*/fulltext/10.*',
    'https://link.aps.org/doi/10.*',
    'https://physics.aps.org/articles/v*/*',
  ],
  lists: ['search/*', '*/issues/*', '*/recent*'].map((path) => `https://journals.aps.org/${path}`),
  trust: 3,

  identify(url) {
    const host = hostOf(url);
    const [, journal, face, text] =
      (host === 'link.aps.org'
        ? /^(\/)(doi|abstract|pdf|fulltext)\/(10\.1103\/[^/]+)$/
        : /^\/([a-z-]+)\/(abstract|pdf|fulltext|references|cited-by|supplemental|export)\/(10\.1103\/[^/]+)$/
      ).exec(pathOf(url)) ?? [];
    if (host === 'physics.aps.org') {
      const [, volume, number] = /^\/articles\/v(\d+)\/(s?\d+)$/.exec(pathOf(url)) ?? [];
      const page = `https://${host}/articles/v${volume}/${number}`;
      return number
        ? { identifiers: [`doi:10.1103/physics.${volume}.${number}`], view: 'html', page }
        : undefined;
    }
    const doi = doiOf(text);
    if (!doi || !journal) return undefined;
    const named = (form: string) =>
      host === 'link.aps.org'
        ? `https://link.aps.org/${form === 'abstract' ? 'doi' : form}/${doi.path}`
        : `https://${host}/${journal}/${form}/${doi.path}`;
    return {
      identifiers: [doi.id],
      view: face === 'pdf' ? 'pdf' : face === 'fulltext' ? 'html' : 'abstract',
      page: named('abstract'),
      pdf: named('pdf'),
    };
  },

  extract: (document, url) =>
    citationRecord(document, url, 'aps', 'article-journal', (said, metas) => ({
      abstract:
        abstractIn(document, '#abstract-section-content, section.abstract .content, .abstract') ||
        said.abstract ||
        (metas.first('og:description', 'description') ?? ''),
    })),
};
