import { abstractIn, citationRecord, doiOf, pathOf } from './citation';
import type { Source } from './types';

/** Project Euclid: `/journals/<journal>/volume-…/issue-…/<words>/<DOI>.full`. Seen 2026. */
export const euclid: Source = {
  id: 'euclid',
  name: 'Project Euclid',
  hosts: ['projecteuclid.org'],
  matches: ['journals', 'proceedings', 'ebooks'].map(
    (kind) => `https://projecteuclid.org/${kind}/*/10.*`,
  ),
  lists: ['journals/*/issue-*', 'search*'].map((path) => `https://projecteuclid.org/${path}`),
  trust: 3,

  identify(url) {
    const path = pathOf(url);
    const asked = /^\/journalArticle\/Download$/i.test(path)
      ? url.searchParams.get('urlId')
      : undefined;
    const [, place, text, ending] =
      /^(\/(?:journals|proceedings|ebooks)\/.+?)\/(10\.\d{4,9}\/.+?)(?:\.(full|short|pdf|xml))?$/.exec(
        path,
      ) ?? [];
    const doi = doiOf(asked ?? text);
    if (!doi) return undefined;
    const at = `https://projecteuclid.org${place ? `${encodeURI(place)}/${doi.path}` : ''}`;
    const download = `https://projecteuclid.org/journalArticle/Download?urlId=${encodeURIComponent(doi.path)}`;
    return {
      identifiers: [doi.id],
      view: asked || ending === 'pdf' ? 'pdf' : ending === 'short' ? 'abstract' : 'html',
      page: place ? `${at}.full` : download,
      pdf: place ? `${at}.pdf` : download,
    };
  },

  extract: (document, url) =>
    citationRecord(document, url, 'euclid', 'article-journal', (said) => ({
      abstract: said.abstract || abstractIn(document, '#divARTICLECONTENTTop .row p, .abstract'),
    })),
};
