import { normaliseIdentifier } from '../paper/identifiers';
import {
  abstractIn,
  doiOf,
  firstText,
  metasOf,
  namesOf,
  pathOf,
  recordOf,
  textOf,
} from './citation';
import type { Source } from './types';

/** JSTOR: `/stable/<number>`, `/stable/pdf/<number>.pdf`, `/stable/<DOI>`. Seen 2026. */
export const jstor: Source = {
  id: 'jstor',
  name: 'JSTOR',
  hosts: ['jstor.org'],
  matches: ['https://www.jstor.org/stable/*'],
  lists: ['action/do*', 'journal/*', 'stable/i*'].map((path) => `https://www.jstor.org/${path}`),
  // Many of its papers are other publishers’.
  trust: 2,

  identify(url) {
    // Terms are accepted on a page before the file.
    const path =
      pathOf(url) === '/tc/accept' ? (url.searchParams.get('origin') ?? '') : pathOf(url);
    const [, file, named = ''] =
      /^\/stable\/(?:(pdf|pdfplus|10\.2307(?=\/\d))\/)?(10\.\d{4,9}\/[^?#]+?|[a-z]*[\d.][\w.]*?)(?:\.pdf)?(?:\?.*)?$/i.exec(
        path,
      ) ?? [];
    // Books have no number of a chapter behind theirs; `i…` are issues.
    const id =
      /^(?:\d{4,9}|resrep\d+(?:\.\d+)?|(?:j\.)?ctt?[\da-z]+\.\d+|jj\.\d+(?:\.\d+)?)$/i.exec(
        named,
      )?.[0];
    const doi = id ? undefined : doiOf(named);
    const value = id ? normaliseIdentifier(`jstor:${id}`) : doi?.id;
    if (!value) return undefined;
    const at = id ?? doi?.path;
    return {
      // Numbers of articles are registered under JSTOR’s own prefix.
      identifiers: [value, ...(/^\d+$/.test(id ?? '') ? [`doi:10.2307/${id}`] : [])],
      view: file?.startsWith('pdf') ? 'pdf' : 'abstract',
      page: `https://www.jstor.org/stable/${at}`,
      ...(id && { pdf: `https://www.jstor.org/stable/pdf/${at}.pdf` }),
    };
  },

  extract(document, url) {
    const metas = metasOf(document);
    const place = firstText(document, '[data-qa="item-src-info"], .src', 1000);
    const [, volume, issue, date, pages] =
      /(?:Vol\. ([\w-]+))?(?:,? ?No\. ([^(]+?))? ?\(([^)]*\d{4})\)(?:, pp?\. ([\w–-]+))?/.exec(
        place,
      ) ?? [];
    const listed = [...document.querySelectorAll('[data-qa="item-authors"], .contrib')].slice(
      0,
      500,
    );
    // The application shows the page before for a moment.
    const own = jstor.identify(url)?.page;
    const shown = metas.first('og:url');
    if (own && shown && !shown.includes(own.replace(/^.*\/stable\//, ''))) return undefined;
    return recordOf('jstor', {
      title:
        firstText(document, '[data-qa="item-title"], h1.item-title, h1.title') ||
        (metas.first('og:title')?.replace(/ (?:\||on) JSTOR$/, '') ?? ''),
      authors: namesOf(listed.map((each) => textOf(each, 500))),
      abstract: abstractIn(document, '.abstract-container .abstract, .abstract'),
      issued: date,
      venue: firstText(document, '[data-qa="journal"] cite, .journal cite'),
      volume,
      issue,
      pages: pages?.replace('-', '–'),
      kind: 'article-journal',
    });
  },
};
