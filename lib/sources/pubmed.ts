import {
  abstractIn,
  citationOf,
  firstText,
  hostOf,
  metasOf,
  pathOf,
  recordOf,
  shortName,
  textOf,
} from './citation';
import type { Identified, Source } from './types';

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
    const entrez = entrezId(url, path);
    if (entrez) return pubmedOf(entrez);
    const old = /^(?:\/m)?\/pubmed(?:\/|$)/.test(path);
    if ((hostOf(url) === 'ncbi.nlm.nih.gov') !== old) return undefined;
    const term = old && /^\/pubmed$/.test(path) ? url.searchParams.get('term') : undefined;
    const id = /^\d{1,8}$/.exec(term ?? path.replace(/^(?:\/m)?\/pubmed(?=\/)/, '').slice(1))?.[0];
    if (!id || /^0/.test(id)) return undefined;
    return pubmedOf(id);
  },

  extract(document, url) {
    const metas = metasOf(document);
    const said = citationOf(metas, url, 'article-journal');
    const listed = [
      ...document.querySelectorAll(
        '.full-view .authors-list .full-name, .rprt .auths a, dd.abstract > .authors a',
      ),
    ].map((each) => textOf(each, 500));
    const cited =
      firstText(document, '.full-view .cit, .rprt .cit') ||
      // Until 2011 the number in the list stood before the citation.
      firstText(document, 'dl.AbstractPlusReport .abstitle .ti').replace(/^\d+:\s*/, '');
    const names =
      listed.length > 0
        ? listed
        : metas.all('citation_authors', 'citation_author').flatMap((text) => text.split(';'));
    const [, volume, issue, pages] = /;\s*(\w+)(?:\(([^)]+)\))?:\s*([\w-]+)/.exec(cited) ?? [];
    const doi = /doi:\s*(10\.\S+)/i.exec(cited)?.[1];
    return recordOf('pubmed', {
      ...said,
      title:
        said?.title ??
        firstText(
          document,
          '.full-view h1.heading-title, h1.heading-title, .rprt h1, dd.abstract > h2',
        ),
      authors: names.flatMap(shortName),
      abstract: abstractIn(
        document,
        '#abstract .abstract-content, .abstract-content, .rprt .abstr p, dd.abstract > p.abstract',
      ),
      // The tag writes month/day/year; the citation line is unambiguous.
      issued: /\b(\d{4}(?: [A-Z][a-z]{2})?(?: \d{1,2})?)\b/.exec(cited)?.[1] ?? said?.issued,
      venue: said?.venue ?? /^[^.]+/.exec(cited)?.[0],
      volume: said?.volume ?? volume,
      issue: said?.issue ?? issue,
      pages: said?.pages ?? pages,
      kind: said?.kind ?? 'article-journal',
      identifiers: [...(said?.identifiers ?? []), doi && `doi:${doi}`],
    });
  },
};

function pubmedOf(id: string): Identified {
  return {
    identifiers: [`pmid:${id}`],
    view: 'abstract',
    page: `https://pubmed.ncbi.nlm.nih.gov/${id}/`,
  };
}

/** Entrez until 2011: `/entrez/query.fcgi` and `/sites/entrez`, `?Db=pubmed&…&list_uids=<number>`. */
function entrezId(url: URL, path: string): string | undefined {
  if (hostOf(url) !== 'ncbi.nlm.nih.gov' || !/^\/(?:entrez\/query\.fcgi|sites\/entrez)$/.test(path))
    return undefined;
  const query = new Map([...url.searchParams].map(([name, value]) => [name.toLowerCase(), value]));
  const ids = query.get('list_uids') ?? query.get('termtosearch') ?? query.get('term') ?? '';
  return query.get('db')?.toLowerCase() === 'pubmed' ? /^[1-9]\d{0,7}$/.exec(ids)?.[0] : undefined;
}
