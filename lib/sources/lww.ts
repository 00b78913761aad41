import {
  abstractIn,
  citationRecord,
  metasOf,
  namesOf,
  pageRange,
  pathOf,
  recordOf,
  webUrl,
} from './citation';
import type { Source } from './types';

/** Lippincott (LWW): `/<journal>/fulltext|abstract|citation/<year>/<issue>/<words>.<number>.aspx`. Seen 2026. */
export const lww: Source = {
  id: 'lww',
  name: 'Lippincott Williams & Wilkins',
  hosts: ['journals.lww.com'],
  matches: ['fulltext', 'abstract', 'citation', 'FullText', 'Abstract', 'Citation'].map(
    (face) => `https://journals.lww.com/*/${face}/*.aspx*`,
  ),
  lists: ['*/toc/*', '*/pages/results.aspx*'].map((path) => `https://journals.lww.com/${path}`),
  trust: 3,

  identify(url) {
    const [, journal = '', face = '', place, words, number] =
      /^\/([\w-]+)\/(?:pages\/articleviewer\.aspx|(fulltext|abstract|citation)\/(\d{4}\/\d{5,8}|publishahead)\/([^/]+)\.(\d{1,5})\.aspx)$/i.exec(
        pathOf(url),
      ) ?? [];
    if (!place || !number) return undefined;
    return {
      // The title in the address may be cut or written anew.
      identifiers: [`site:journals.lww.com/${journal.toLowerCase()}/${place}/${Number(number)}`],
      view: face.toLowerCase() === 'fulltext' ? 'html' : 'abstract',
      page: `https://journals.lww.com/${journal}/fulltext/${place}/${encodeURI(words ?? '')}.${number}.aspx`,
    };
  },

  extract(document, url) {
    const tag = (name: string) =>
      document.querySelector(`meta[name="wkhealth_${name}"]`)?.getAttribute('content') ?? '';
    const abstract = abstractIn(document, '.ejp-article-text-abstract, #abstractWrap');
    if (!tag('title'))
      return citationRecord(document, url, 'lww', 'article-journal', () => ({ abstract }));
    return recordOf('lww', {
      title: tag('title'),
      authors: namesOf(tag('authors').split(';')),
      abstract,
      issued: tag('article_publication_date') || tag('date'),
      venue: tag('journal_title'),
      volume: tag('volume'),
      issue: tag('issue'),
      pages: pageRange(tag('firstpage'), tag('lastpage')),
      kind: 'article-journal',
      identifiers: [`doi:${tag('doi') || metasOf(document).first('citation_doi')}`],
      urls: { pdf: /[?&]/.test(tag('pdf_url')) ? webUrl(tag('pdf_url'), url) : undefined },
    });
  },
};
