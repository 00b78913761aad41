import { abstractIn, citationRecord, doiOf, earlier, pathOf, textOf } from './citation';
import type { Source } from './types';

const faces = 'article|chapter|protocol|referenceworkentry|rwe|entry';

/** Springer Link: `/article/<DOI>`, `/chapter/<DOI>`, `/content/pdf/<DOI>.pdf`. Seen 2026-11. */
export const springer: Source = {
  id: 'springer',
  name: 'Springer Link',
  hosts: ['link.springer.com'],
  matches: ['article', 'chapter', 'protocol', 'referenceworkentry', 'rwe', 'entry', ''].map(
    (face) => `https://link.springer.com/${face && `${face}/`}10.*`,
  ),
  lists: ['search*', 'journal/*', 'book/*'].map((path) => `https://link.springer.com/${path}`),
  trust: 3,

  identify(url) {
    const [, face, file, text] =
      new RegExp(
        `^/(?:(?:(${faces})|content/(pdf|epub)|content)/)?(10\\.\\d{4,9}/.+?)(?:\\.(?:pdf|epub)|/(?:fulltext\\.html|(?:figures|tables)/\\w+|metrics|cover|page-\\d+))?$`,
      ).exec(pathOf(url)) ?? [];
    const doi = doiOf(text);
    // The DOI of a book is an ISBN; those of its chapters go on with their number.
    if (!doi || /^doi:10\.\d+\/(?:97[89][\d-]{10,14}|b\d{5,6}|[\d-]{9,12}[\dx])$/.test(doi.id))
      return undefined;
    const part = /97[89][\d-]+_\d+|\/[\d-]{9,12}[\dx]_\d+$/.test(doi.id) ? 'chapter' : 'article';
    return {
      identifiers: [doi.id],
      view: file === 'pdf' ? 'pdf' : 'html',
      page: `https://link.springer.com/${face ?? part}/${doi.path}`,
      pdf: `https://link.springer.com/content/pdf/${doi.path}.pdf`,
    };
  },

  extract: (document, url) =>
    citationRecord(document, url, 'springer', 'article', (said, metas) => ({
      abstract: abstractIn(
        document,
        '#Abs1-content, [id^="Abs"][id$="-content"], section.Abstract',
      ),
      issued: earlier(said.issued, metas.first('citation_online_date')),
      keywords: [
        ...document.querySelectorAll('.c-article-subject-list__subject, .KeywordGroup .Keyword'),
      ]
        .slice(0, 100)
        .map((each) => textOf(each, 500)),
    })),
};
