import { abstractIn, citationRecord, doiOf, pathOf } from './citation';
import type { Source } from './types';

/** IOPscience: `/article/<DOI>`, with `/meta`, `/pdf` and others behind; before 2015 without the registrant. Seen 2026. */
export const iop: Source = {
  id: 'iop',
  name: 'IOPscience',
  hosts: ['iopscience.iop.org'],
  matches: ['article/', '']
    .map((folder) => `https://iopscience.iop.org/${folder}10.*`)
    .concat('https://iopscience.iop.org/book/*/chapter/*'),
  lists: ['issue/*', 'nsearch*'].map((path) => `https://iopscience.iop.org/${path}`),
  trust: 3,

  identify(url) {
    const [, named, face] =
      /^\/(?:article\/)?((?:10\.\d{4,9}\/|\d{4}-\d{3}[\dX]\/).+?)(?:\/(meta|abstract|ampdf|pdf|xml|epub|fulltext|article|refs|cites|data)(?:\/.*)?)?$/i.exec(
        pathOf(url),
      ) ?? [];
    const doi = doiOf(named?.replace(/^(?=\d{4}-)/, '10.1088/'));
    // ISSN, volume, issue and article; with less it is a journal, a volume or an issue.
    if (
      !doi ||
      (/^doi:10\.1088\/\d{4}-/.test(doi.id) &&
        doi.id.split('/').length < (/\/[a-z]/.test(doi.id) ? 3 : 5))
    )
      return undefined;
    const page = `https://iopscience.iop.org/article/${doi.path}`;
    return {
      identifiers: [doi.id],
      view: face?.endsWith('pdf') ? 'pdf' : /^(?:meta|abs)/.test(face ?? '') ? 'abstract' : 'html',
      page,
      pdf: `${page}/pdf`,
    };
  },

  extract: (document, url) =>
    citationRecord(document, url, 'iop', 'article-journal', (said) => ({
      abstract:
        abstractIn(
          document,
          '.wd-jnl-art-abstract, .article-abstract .article-text, #articleAbst',
        ) ||
        (said.abstract ?? ''),
    })),
};
