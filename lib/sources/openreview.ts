import {
  citationOf,
  hostOf,
  linesOf,
  metasOf,
  namesOf,
  pathOf,
  recordOf,
  textOf,
} from './citation';
import type { Source } from './types';

/** The forum id in an address of the site; ids hold letters, digits, `-` and `_`. */
function forumId(address: string | null | undefined): string | undefined {
  return /[?&]id=([\w-]{4,64})(?=[&#]|$)/.exec(address ?? '')?.[1];
}

/** OpenReview: forums and their PDFs. The site changes pages without loading: tags may be old. */
export const openreview: Source = {
  id: 'openreview',
  name: 'OpenReview',
  hosts: ['openreview.net', 'api.openreview.net', 'api2.openreview.net'],
  matches: ['https://openreview.net/forum*'],
  pdfs: ['https://openreview.net/pdf?*', 'https://openreview.net/attachment?*'],
  // A forum is mostly reached from these without a new page load.
  lists: ['', 'group*', 'search*', 'profile*', 'submissions*', 'venue*'].map(
    (path) => `https://openreview.net/${path}`,
  ),
  trust: 3,

  identify(url) {
    // The id of a reference or an edit is that of a revision, not of the forum.
    const face = /^\/(forum|pdf|attachment|revisions)$/.exec(pathOf(url))?.[1];
    const id = forumId(url.search);
    const api = hostOf(url).startsWith('api');
    if (!face || !id || (api && !/^(?:pdf|attachment)$/.test(face))) return undefined;
    return {
      identifiers: [`openreview:${id}`],
      view: /^[fr]/.test(face) ? 'abstract' : 'pdf',
      page: `https://openreview.net/forum?id=${id}`,
      pdf: `https://openreview.net/pdf?id=${id}`,
    };
  },

  extract(document, url) {
    const id = forumId(url.search);
    const metas = metasOf(document);
    const tagged = forumId(metas.first('citation_pdf_url'));
    const shown = forumId(
      document
        .querySelector('a.citation_pdf_url, .forum-title a[href*="/pdf?id="]')
        ?.getAttribute('href'),
    );
    if (!id || (shown ?? tagged ?? id) !== id) return undefined;

    const said = (tagged ?? id) === id ? citationOf(metas, url, 'article') : undefined;
    const listed = [...document.querySelectorAll('.forum-authors a, .forum-authors .author')].map(
      (author) => textOf(author, 500),
    );
    const fields = new Map(
      [...document.querySelectorAll('.note-content strong.note-content-field')]
        .slice(0, 50)
        .map((label) => [
          textOf(label).replace(/\s*:$/, '').toLowerCase(),
          label.nextElementSibling ? linesOf(label.nextElementSibling) : '',
        ]),
    );
    return recordOf('openreview', {
      ...said,
      title: said?.title ?? textOf(document.querySelector('h2.citation_title, .forum-title h2')),
      authors: said?.authors?.length ? said.authors : namesOf(listed),
      abstract: said?.abstract || fields.get('abstract') || '',
      keywords: (fields.get('keywords') ?? '').split(/[,;]/),
      kind: said?.kind ?? 'article',
    });
  },
};
