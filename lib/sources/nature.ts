import { normaliseIdentifier } from '../paper/identifiers';
import { abstractIn, citationRecord, pathOf } from './citation';
import type { Source } from './types';

/** Nature and its sister journals: an article's id is the end of its DOI. */
export const nature: Source = {
  id: 'nature',
  name: 'Nature',
  hosts: ['nature.com'],
  matches: ['https://www.nature.com/articles/*', 'https://www.nature.com/*/journal/*'],
  lists: ['https://www.nature.com/search*', 'https://www.nature.com/*/articles*'],
  trust: 3,

  identify(url) {
    const path = pathOf(url);
    const match =
      /^\/(?:articles|doifinder\/10\.1038)\/((?=[a-z.-]*\d)[a-z][\w.-]*?|\d{5,9}(?:[a-z]\d)?)(?:_reference)?(\.pdf)?(?:\/(?:figures|tables|metrics)\b.*)?$/i.exec(
        path,
      ) ??
      /^\/[a-z]+\/journal\/v[^/]+\/n[^/]+\/(?:full|abs|pdf)\/([a-z][\w.-]*?\d[\w.-]*?|\d{5,9}(?:[a-z]\d)?)(?:_[a-z]\w*)?(?:\.html|(\.pdf))$/i.exec(
        path,
      );
    // Ids in `d` are news, views and careers, not research.
    const id = match?.[1]?.toLowerCase();
    if (!id || /^d\d{5}-/.test(id)) return undefined;
    const doi = normaliseIdentifier(`doi:10.1038/${id}`);
    const page = `https://www.nature.com/articles/${id}`;
    return doi
      ? { identifiers: [doi], view: match?.[2] ? 'pdf' : 'html', page, pdf: `${page}.pdf` }
      : undefined;
  },

  extract: (document, url) =>
    citationRecord(document, url, 'nature', 'article-journal', (_said, metas) => ({
      abstract:
        abstractIn(document, '#Abs1-content, #abstract, .articletext > b') ||
        (metas.first('dc.description') ?? ''),
      keywords: metas.all('dc.subject'),
    })),
};
