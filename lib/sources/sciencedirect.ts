import { normaliseIdentifier } from '../paper/identifiers';
import {
  abstractIn,
  citationOf,
  doiOf,
  firstText,
  metasOf,
  namesOf,
  pathOf,
  recordOf,
  textOf,
} from './citation';
import type { Source } from './types';

/** ScienceDirect: `/science/article/pii/<PII>` and the hosts of its files. Seen 2009 to 2026-11. */
export const sciencedirect: Source = {
  id: 'sciencedirect',
  name: 'ScienceDirect',
  hosts: [
    'sciencedirect.com',
    'linkinghub.elsevier.com',
    'reader.elsevier.com',
    'pdf.sciencedirectassets.com',
    'ars.els-cdn.com',
  ],
  matches: [
    'https://www.sciencedirect.com/science/article/*',
    'https://www.sciencedirect.com/science/chapter/*',
  ],
  lists: ['search*', 'journal/*', 'author/*'].map(
    (path) => `https://www.sciencedirect.com/${path}`,
  ),
  trust: 3,

  identify(url) {
    const path = pathOf(url);
    const [, named, behind = ''] =
      /^\/(?:science\/(?:article|chapter)(?:\/(?:abs|am|bookseries|edited-volume|book|handbook|referencework)){0,2}|retrieve|(?:reader|sdfe\/reader)(?:\/sd)?|sdfe\/pdf\/download)\/(?:pii|eid\/1-s2\.0-)\/?([SB\d][\dX()-]{15,24})(\/.*)?$/i.exec(
        path,
      ) ??
      /^\/(?:[\w.-]+\/)*1-s2\.0-([SB\d][\dX]{15,20})(?:-main|\/main)(\.pdf)$/i.exec(path) ??
      [];
    const id = named && normaliseIdentifier(`pii:${named}`);
    if (!id) return undefined;
    const page = `https://www.sciencedirect.com/science/article/pii/${id.slice(4)}`;
    return {
      identifiers: [id],
      view:
        /pdf/i.test(behind) || /reader|\/pdf\//.test(path)
          ? 'pdf'
          : path.includes('/abs/')
            ? 'abstract'
            : 'html',
      page,
      pdf: `${page}/pdfft`,
    };
  },

  extract(document, url) {
    const metas = metasOf(document);
    const said = citationOf(metas, url, 'article-journal');
    const shown = [
      // 2026, 2022 (both in #author-group), 2014
      ...document.querySelectorAll(
        '#author-group .react-xocs-alternative-link, #author-group .content, a.authorName',
      ),
    ].slice(0, 5000);
    const authors = shown.map((each) => {
      const part = (name: string) => textOf(each.querySelector(name), 500);
      const [given, family] = [
        part('.given-name') || each.getAttribute('data-fn'),
        part('.surname') || each.getAttribute('data-ln'),
      ];
      return given && family ? `${family}, ${given}` : family || textOf(each, 500);
    });
    const place = firstText(document, '.volIssue');
    const online = /Available online (\d+ \w+ \d{4})/.exec(
      firstText(document, '.articleDates'),
    )?.[1];
    const doi = doiOf(metas.first('citation_doi', 'dc.identifier'));
    return recordOf('sciencedirect', {
      ...said,
      title: said?.title ?? firstText(document, '.title-text, h1.svTitle'),
      authors: said?.authors?.length ? said.authors : namesOf(authors),
      abstract:
        abstractIn(
          document,
          '#abstracts > .abstract:not(.author-highlights):not(.graphical), .svAbstract:not(.abstractHighlights), .Abstracts .abstract.author',
        ) ||
        (metas.first('og:description') ?? ''),
      issued: said?.issued ?? online ?? /, (\w+ \d{4}),/.exec(place)?.[1],
      venue:
        said?.venue ??
        firstText(document, '.publicationHead .title, .headerEnv .title, .title a[title^="Go to"]'),
      volume: said?.volume ?? /Volume (\w+)/.exec(place)?.[1],
      issue: said?.issue ?? /Issue (\w+)/.exec(place)?.[1],
      pages: said?.pages ?? /Pages? ([\w–-]+)/.exec(place)?.[1],
      kind: said?.kind ?? 'article-journal',
      keywords: [...document.querySelectorAll('.keywords-section .keyword, .svKeywords')]
        .slice(0, 100)
        .map((each) => textOf(each, 500).replace(/;$/, '')),
      identifiers: [...(said?.identifiers ?? []), doi?.id],
    });
  },
};
