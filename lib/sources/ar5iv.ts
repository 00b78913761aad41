import { parseArxiv } from '../paper/identifiers';
import { arxivIdentified } from './arxiv-id';
import { pathOf } from './citation';
import { latexmlRecord } from './latexml';
import type { Source } from './types';

/** ar5iv: arXiv papers as HTML, made by LaTeXML; always of the last version before the conversion. */
export const ar5iv: Source = {
  id: 'ar5iv',
  name: 'ar5iv',
  hosts: ['ar5iv.labs.arxiv.org', 'ar5iv.org'],
  matches: [
    'https://ar5iv.labs.arxiv.org/html/*',
    'https://ar5iv.org/html/*',
    'https://ar5iv.org/abs/*',
  ],
  trust: 2,

  identify(url) {
    const parsed = parseArxiv(/^\/(?:abs|html)\/(.+)$/.exec(pathOf(url))?.[1] ?? '');
    if (!parsed) return undefined;
    const page = `https://ar5iv.labs.arxiv.org/html/${parsed.id}`;
    return { ...arxivIdentified(parsed, 'html'), page, html: page };
  },

  extract: (document) => latexmlRecord(document, 'ar5iv'),
};
