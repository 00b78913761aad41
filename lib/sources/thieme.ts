import { citationRecord, doiOf, pathOf } from './citation';
import type { Source } from './types';

/** Thieme: `/products/ejournals/abstract|html|pdf/<DOI>`. Seen 2026. */
export const thieme: Source = {
  id: 'thieme',
  name: 'Thieme',
  hosts: ['thieme-connect.com', 'thieme-connect.de'],
  matches: ['com', 'de'].flatMap((end) =>
    ['abstract', 'html'].map((face) => `https://www.thieme-connect.${end}/*ejournals/${face}/10.*`),
  ),
  lists: ['products/ejournals/issue/*', 'products/all/search*'].map(
    (path) => `https://www.thieme-connect.com/${path}`,
  ),
  trust: 3,

  identify(url) {
    const [, face, text] =
      /^(?:\/products)?\/ejournals\/(abstract|html|pdf|epub)\/(10\.1055\/[^/]+?)(?:\.(?:pdf|epub))?$/.exec(
        pathOf(url),
      ) ?? [];
    const doi = doiOf(text);
    if (!doi) return undefined;
    const at = (form: string) =>
      `https://www.thieme-connect.com/products/ejournals/${form}/${doi.path}`;
    return {
      identifiers: [doi.id],
      view: face === 'pdf' ? 'pdf' : face === 'abstract' ? 'abstract' : 'html',
      page: at('abstract'),
      pdf: `${at('pdf')}.pdf`,
    };
  },

  extract: (document, url) =>
    citationRecord(document, url, 'thieme', 'article-journal', (said) => ({
      // “continuous publication” stands for an issue.
      issue: /\d/.test(said.issue ?? '') ? said.issue : undefined,
    })),
};
