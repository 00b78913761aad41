import type { Identifier } from '../paper/schema';
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
import type { Source } from './types';

/** What a collection of Europe PMC and a number in it name; patents and guidelines are no papers. */
function idOf(collection: string, number: string): Identifier | undefined {
  const name = collection.toUpperCase();
  const id = number.toUpperCase();
  if (name === 'MED' && /^[1-9]\d{0,8}$/.test(id)) return `pmid:${id}`;
  if (name === 'PMC' && /^(?:PMC)?[1-9]\d{2,9}$/.test(id))
    return `pmcid:PMC${id.replace('PMC', '')}`;
  if (name === 'PPR' && /^PPR\d+$/.test(id)) return `europepmc:${id}`;
  if (/^(?:AGR|CBA|CTX|ETH|HIR)$/.test(name) && /^[\w-]+$/.test(id))
    return `europepmc:${name}/${id}`;
  return undefined;
}

/**
 * Europe PMC: `/article/<collection>/<number>`, `/abstract/…` before 2020, full texts and PDFs by
 * PMCID. The page is made by a script. (From its known structure; 2026-11.)
 */
export const europepmc: Source = {
  id: 'europepmc',
  name: 'Europe PMC',
  hosts: ['europepmc.org', 'ukpmc.ac.uk'],
  matches: ['article', 'abstract', 'articles'].map((kind) => `https://europepmc.org/${kind}/*`),
  lists: ['https://europepmc.org/search*'],
  listsAny: true,
  trust: 2,

  identify(url) {
    const path = pathOf(url);
    const [, collection = '', number = ''] =
      /^\/(?:article|abstract|api\/fulltextRepo)\/([a-z]{3})\/([\w-]+)$/i.exec(path) ?? [];
    const pmcid = /^\/articles\/(PMC\d{3,10})(?:\/pdf)?(?:\/[\w.-]+\.pdf)?$/i.exec(path)?.[1];
    const render = /^\/(?:backend\/ptpmcrender\.fcgi|api\/getPdf)$/.test(path)
      ? (url.searchParams.get('accid') ?? url.searchParams.get('pmcid') ?? undefined)
      : undefined;
    const id = idOf(collection, number) ?? idOf('PMC', pmcid ?? render ?? '');
    if (!id) return undefined;
    const key = id.slice(id.indexOf(':') + 1);
    const pdf =
      (render && url.searchParams.get('blobtype') !== 'xml') ||
      url.searchParams.get('pdf') === 'render' ||
      /\/pdf(?:\/|$)|\.pdf$/i.test(path);
    return {
      identifiers: [id],
      view: pdf ? 'pdf' : 'abstract',
      page: `https://europepmc.org/article/${id.startsWith('pmid') ? `MED/${key}` : id.startsWith('pmcid') ? `PMC/${key}` : key.startsWith('PPR') ? `PPR/${key}` : key}`,
      ...(id.startsWith('pmcid') && { pdf: `https://europepmc.org/articles/${key}?pdf=render` }),
    };
  },

  extract(document, url) {
    const metas = metasOf(document);
    const said = citationOf(metas, url, 'article-journal');
    const shown = (selector: string) => textOf(document.querySelector(selector), 500);
    const doi = shown('#article--doi--link-metadataSec, .metadata--doi a');
    const pmid = /\d+/.exec(shown('.metadata--pmid'))?.[0];
    const pmcid = /PMC\d+/.exec(shown('.metadata--pmcid'))?.[0];
    const names = [
      ...document.querySelectorAll(
        '#article--authors a.author, .author-list .author, .article-metadata-authors a, .authors-list a',
      ),
    ].slice(0, 5000);
    // The collection of preprints has no other mark than its address.
    const preprint = /\/ppr\//i.test(url.pathname);
    const source = shown(
      '#article--source, .article-metadata-source, .citation-metadata-container',
    );
    return hostOf(url) === 'ukpmc.ac.uk'
      ? undefined
      : recordOf('europepmc', {
          ...said,
          title:
            said?.title ??
            firstText(document, '#article--current--title, .article-metadata-title').replace(
              /\.$/,
              '',
            ),
          authors: said?.authors?.length
            ? said.authors
            : [...new Set(names.map((name) => textOf(name, 500).replace(/,$/, '')))].flatMap(
                shortName,
              ),
          abstract:
            said?.abstract ||
            abstractIn(
              document,
              '#abstract, #article--abstract--content, .abstract-content, .abstract',
            ),
          issued:
            said?.issued ?? /\b\d{1,2} [A-Z][a-z]+ \d{4}|\b(?:19|20)\d\d\b[^;]*/.exec(source)?.[0],
          venue: said?.venue ?? /^[^,]+(?=,)/.exec(source)?.[0],
          kind: preprint ? 'article' : (said?.kind ?? 'article-journal'),
          identifiers: [
            ...(said?.identifiers ?? []),
            doi && `doi:${doi}`,
            pmid && `pmid:${pmid}`,
            pmcid && `pmcid:${pmcid}`,
          ],
        });
  },
};
