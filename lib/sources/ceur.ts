import { firstText, hostOf, namesOf, pathOf, recordOf, textOf, webUrl } from './citation';
import type { Source } from './types';

/**
 * CEUR-WS: papers are PDFs, and all that is known of them stands on the page of their volume. The
 * page of a paper is that of its volume with the file in the fragment. Structure (`CEUR…` classes)
 * as published at ceur-ws.org/HOWTOSUBMIT.html, since 2010.
 */
export const ceur: Source = {
  id: 'ceur',
  name: 'CEUR Workshop Proceedings',
  hosts: ['ceur-ws.org', 'sunsite.informatik.rwth-aachen.de'],
  matches: ['https://ceur-ws.org/Vol-*/'],
  lists: ['https://ceur-ws.org/Vol-*'],
  trust: 3,

  identify(url) {
    let path = pathOf(url);
    if (hostOf(url).startsWith('sunsite')) {
      if (!/^\/Publications\/CEUR-WS\//i.test(path)) return undefined;
      path = path.replace(/^\/Publications\/CEUR-WS/i, '');
    }
    if (/^\/Vol-\d+$/i.test(path) && /^#.+\.pdf$/i.test(url.hash)) path += `/${url.hash.slice(1)}`;
    const [, volume, file, ending] =
      /^\/Vol-(\d{1,5})\/((?:[\w.-]+\/)?[\w.-]+?)\.(pdf|ps(?:\.gz)?)$/i.exec(path) ?? [];
    const other =
      /(?:^|[/_-])(?:x?preface|foreword|front[-_ ]?matter|proceedings|toc|contents|editorial|vol(?:ume)?|complete|cover|ceur|index|slides?)(?:[\d_-]|$)/i;
    if (!volume || !file || other.test(file)) return undefined;
    return {
      identifiers: [`ceur:vol-${volume}/${file}`.toLowerCase()],
      view: url.hash && /\/$|\d$/.test(url.pathname) ? 'abstract' : 'pdf',
      page: `https://ceur-ws.org/Vol-${volume}/#${file}.pdf`,
      ...(/^pdf$/i.test(ending ?? '') && { pdf: `https://ceur-ws.org/Vol-${volume}/${file}.pdf` }),
    };
  },

  extract(document, url) {
    const file = url.hash.slice(1);
    const link = [...document.querySelectorAll('.CEURTOC a, li a')]
      .slice(0, 5000)
      .find((a) => a.getAttribute('href')?.replace(/^\.\//, '') === file);
    const row = link?.closest('li');
    if (!link || !row) return undefined;
    const authors = [...row.querySelectorAll('.CEURAUTHOR')].map((each) => textOf(each, 500));
    const listed = textOf(row.querySelector('.CEURAUTHORS'), 20_000).split(/\s*,\s*|\s+and\s+/);
    return recordOf('ceur', {
      title: textOf(row.querySelector('.CEURTITLE')) || textOf(link),
      authors: namesOf(authors.length > 0 ? authors : listed),
      issued: firstText(document, '.CEURPUBDATE') || firstText(document, '.CEURPUBYEAR'),
      venue:
        firstText(document, '.CEURFULLTITLE', 1000) || firstText(document, '.CEURVOLTITLE', 1000),
      volume: /Vol-(\d+)/i.exec(url.pathname)?.[1],
      pages: textOf(row.querySelector('.CEURPAGES'), 100).replace(/\s*[-–]\s*/, '–'),
      kind: 'paper-conference',
      urls: { pdf: webUrl(link.getAttribute('href'), url) },
    });
  },
};
