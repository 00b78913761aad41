import type { Name } from '../paper/schema';
import {
  abstractIn,
  citationOf,
  firstText,
  hostOf,
  metasOf,
  namesOf,
  pathOf,
  recordOf,
  textOf,
} from './citation';
import type { Source } from './types';

/** PubMed, on its own host and at its old address under ncbi.nlm.nih.gov. */
export const pubmed: Source = {
  id: 'pubmed',
  name: 'PubMed',
  hosts: ['pubmed.ncbi.nlm.nih.gov', 'ncbi.nlm.nih.gov'],
  // Numbers are papers; words (searches, trending, help) are not.
  matches: [...'123456789'].map((digit) => `https://pubmed.ncbi.nlm.nih.gov/${digit}*`),
  lists: ['https://pubmed.ncbi.nlm.nih.gov/?*'],
  trust: 2,

  identify(url) {
    const path = pathOf(url);
    const old = /^(?:\/m)?\/pubmed(?:\/|$)/.test(path);
    if ((hostOf(url) === 'ncbi.nlm.nih.gov') !== old) return undefined;
    const term = old && /^\/pubmed$/.test(path) ? url.searchParams.get('term') : undefined;
    const id = /^\d{1,8}$/.exec(term ?? path.replace(/^(?:\/m)?\/pubmed(?=\/)/, '').slice(1))?.[0];
    if (!id || /^0/.test(id)) return undefined;
    return {
      identifiers: [`pmid:${id}`],
      view: 'abstract',
      page: `https://pubmed.ncbi.nlm.nih.gov/${id}/`,
    };
  },

  extract(document, url) {
    const metas = metasOf(document);
    const said = citationOf(metas, url, 'article-journal');
    const listed = [
      ...document.querySelectorAll('.full-view .authors-list .full-name, .rprt .auths a'),
    ].map((each) => textOf(each, 500));
    const cited = firstText(document, '.full-view .cit, .rprt .cit');
    const names =
      listed.length > 0
        ? listed
        : metas.all('citation_authors', 'citation_author').flatMap((text) => text.split(';'));
    const doi = /doi:\s*(10\.\S+)/i.exec(cited)?.[1];
    return recordOf('pubmed', {
      ...said,
      title:
        said?.title ??
        firstText(document, '.full-view h1.heading-title, h1.heading-title, .rprt h1'),
      authors: names.flatMap(pubmedName),
      abstract: abstractIn(
        document,
        '#abstract .abstract-content, .abstract-content, .rprt .abstr p',
      ),
      // The tag writes month/day/year; the citation line is unambiguous.
      issued: /\b(\d{4}(?: [A-Z][a-z]{2})?(?: \d{1,2})?)\b/.exec(cited)?.[1] ?? said?.issued,
      venue: said?.venue ?? /^[^.]+/.exec(cited)?.[0],
      kind: said?.kind ?? 'article-journal',
      identifiers: [...(said?.identifiers ?? []), doi && `doi:${doi}`],
    });
  },
};

/** PubMed's short names put the initials last: `Meno H`, `Skladanowski AC`. */
function pubmedName(text: string): Name[] {
  const [, family, given] = /^(.*\p{Ll}.*) (\p{Lu}{1,4})$/u.exec(text.trim()) ?? [];
  return family && given ? [{ family, given }] : namesOf([text]);
}
