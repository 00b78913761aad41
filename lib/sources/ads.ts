import {
  abstractIn,
  citationOf,
  citationRecord,
  firstText,
  hostOf,
  metasOf,
  namesOf,
  pathOf,
  recordOf,
  textOf,
} from './citation';
import type { Source } from './types';

/** The arXiv id inside a bibcode: `2020arXiv201207436Z`, `2010arXiv1012.1234A`. */
function arxivOf(bibcode: string): string | undefined {
  const [, five, month, four] = /^\d{4}arXiv(?:(\d{9})|(\d{4})\.(\d{4}))[A-Z]$/.exec(bibcode) ?? [];
  if (five) return `arxiv:${five.slice(0, 4)}.${five.slice(4)}`;
  return month && `arxiv:${month}.${four}`;
}

/**
 * NASA ADS: `/abs/<bibcode>/abstract` on ui. and scixplorer.org, the classic service, its links to
 * PDFs. An application with tags. (From its known structures; 2026-11.)
 */
export const ads: Source = {
  id: 'ads',
  name: 'NASA ADS',
  hosts: [
    'ui.adsabs.harvard.edu',
    'adsabs.harvard.edu',
    'articles.adsabs.harvard.edu',
    'scixplorer.org',
  ],
  matches: ['https://ui.adsabs.harvard.edu/*', 'https://scixplorer.org/abs/*'],
  lists: ['https://ui.adsabs.harvard.edu/search/*', 'https://scixplorer.org/search*'],
  trust: 2,

  identify(url) {
    const path = pathOf(url);
    const hashed = /^#abs\/([^/]+)/.exec(url.hash)?.[1];
    const [, inPath, gateway] =
      /^\/(?:abs|full|link_gateway|cgi-bin\/nph-bib_query\?bibcode=)\/([^/]{19})(?:\/([\w-]+))?(?:\/.*)?$/i.exec(
        path,
      ) ?? [];
    const queried = /^\/(?:cgi-bin\/nph-(?:bib_query|data_query)|full_html|pdf)$/.test(path)
      ? url.searchParams.get('bibcode')
      : undefined;
    const direct = /^\/pdf\/([^/]{19})$/.exec(path)?.[1];
    const bibcode = decoded(
      inPath ?? direct ?? queried ?? (path === '/' ? hashed : undefined) ?? '',
    );
    if (!/^[12]\d{3}[\w.&]{14}[A-Za-z.:]$/.test(bibcode)) return undefined;
    const pdf =
      direct !== undefined || /^(?:PUB_PDF|EPRINT_PDF|ADS_PDF|AUTHOR_PDF)$/i.test(gateway ?? '');
    const arxiv = arxivOf(bibcode);
    return {
      identifiers: [`ads:${bibcode}`, ...(arxiv ? [arxiv] : [])],
      view: pdf ? 'pdf' : hostOf(url).startsWith('articles') ? 'html' : 'abstract',
      page: `https://ui.adsabs.harvard.edu/abs/${encodeURIComponent(bibcode)}/abstract`,
    };
  },

  extract(document, url) {
    const metas = metasOf(document);
    const shown = firstText(document, 'h2.s-abstract-title, .s-abstract-title, h1, h2');
    const abstract = abstractIn(document, '.s-abstract-text, #abstract, [aria-label="abstract"]');
    const title = metas.first('citation_title', 'og:title');
    const fold = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
    if (
      title &&
      citationOf(metas, url, 'article') &&
      (!shown || fold(shown).startsWith(fold(title).slice(0, 20)))
    ) {
      return citationRecord(document, url, 'ads', 'article-journal', (said) => ({
        abstract: said.abstract || abstract || (metas.first('og:description', 'description') ?? ''),
        ...(arxivOf(bibcodeIn(url)) && {
          kind: 'article' as const,
          venue: undefined,
          pages: undefined,
        }),
        ...(/^\d{4}(?:PhDT|MsT)/.test(bibcodeIn(url)) && { kind: 'thesis' as const }),
      }));
    }
    const names = [
      ...document.querySelectorAll('#authors-and-aff li.author a, .s-authors .author a'),
    ];
    return names.length === 0
      ? undefined
      : recordOf('ads', {
          title: shown,
          authors: namesOf(names.slice(0, 5000).map((name) => textOf(name, 500).replace(/;$/, ''))),
          abstract,
          issued: firstText(document, '.s-abstract-dl-list dd, #pubdate'),
          kind: 'article-journal',
        });
  },
};

function bibcodeIn(url: URL): string {
  return ads.identify(url)?.identifiers[0]?.slice('ads:'.length) ?? '';
}

/** Bibcodes hold `&`, which addresses escape, sometimes twice. */
function decoded(text: string): string {
  return text.replace(/%26/gi, '&').replace(/&amp;/g, '&');
}
