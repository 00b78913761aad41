import { parseArxiv } from '../paper/identifiers';
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
import { scholarlyArticle } from './json-ld';
import type { Source } from './types';

const sha = '([0-9a-f]{40})';

/**
 * Semantic Scholar: `/paper/TITLE/HASH`, its reader, and addresses by corpus id or by the ids of
 * others, which lead there. The site changes pages without loading. Last seen 2026-11.
 */
export const semanticscholar: Source = {
  id: 'semanticscholar',
  name: 'Semantic Scholar',
  hosts: ['semanticscholar.org', 'api.semanticscholar.org'],
  matches: ['paper/*', 'search*', 'author/*', 'reader/*', 'me/*'].map(
    (path) => `https://www.semanticscholar.org/${path}`,
  ),
  lists: ['search*', 'author/*'].map((path) => `https://www.semanticscholar.org/${path}`),
  listsAny: true,
  trust: 2,

  identify(url) {
    const path = pathOf(url);
    const api = hostOf(url).startsWith('api.');
    const base = 'https://www.semanticscholar.org';
    const [, face, hash] =
      new RegExp(`^/(paper|reader|p)/(?:[^/]+/)?${sha}(?:/figure/.+)?$`, 'i').exec(path) ?? [];
    if (hash && !api)
      return {
        identifiers: [`s2:${hash.toLowerCase()}`],
        view: face === 'reader' ? 'html' : 'abstract',
        page: `${base}/paper/${hash.toLowerCase()}`,
      };
    const corpus = /^\/(?:p\/)?Corpus_?ID:0*([1-9]\d{0,11})$/i.exec(path)?.[1];
    if (corpus)
      return {
        identifiers: [`s2:${corpus}`],
        view: 'abstract',
        page: `https://api.semanticscholar.org/CorpusID:${corpus}`,
      };
    const arxiv = parseArxiv(/^\/arxiv[:/](.+)$/i.exec(path)?.[1] ?? '');
    return (
      arxiv && {
        identifiers: [`arxiv:${arxiv.id}`],
        view: 'abstract',
        page: `https://api.semanticscholar.org/arXiv:${arxiv.id}`,
      }
    );
  },

  extract(document, url) {
    const id = semanticscholar.identify(url)?.identifiers[0]?.replace('s2:', '');
    const metas = metasOf(document);
    const canonical = document.querySelector('link[rel="canonical"]')?.getAttribute('href');
    const named = new RegExp(`${sha}$`, 'i').exec(canonical ?? metas.first('og:url') ?? '')?.[1];
    // What the head says may be of the paper before; without its name the page says nothing sure.
    if (!id || (id.length === 40 && named && named.toLowerCase() !== id)) return undefined;
    const article = scholarlyArticle(document, url);
    const said = citationOf(metas, url, 'article') ?? article;
    // Cut short on the page, unless the reader asked for all of it.
    const shown = abstractIn(
      document,
      '[data-test-id="abstract-text"], [data-test-id="text-truncator-text"]',
    ).replace(/(?:…|\.\.\.)?\s*Expand\s*$/, '');
    const corpus = /\d{3,12}/.exec(firstText(document, '[data-test-id="corpus-id"]'))?.[0];
    const doi = /10\.\d{4,9}\/\S+/.exec(
      firstText(document, '[data-test-id="paper-doi"], .doi__link'),
    )?.[0];
    const arxiv = [
      ...document.querySelectorAll(
        'a[data-test-id="paper-link"], a.alternate-source-link-button, a.alternate-sources__dropdown-button, [data-test-id="primary-paper-link"], a.icon-button[href*="arxiv.org"]',
      ),
    ]
      .map(
        (a) => /arxiv\.org\/(?:abs|pdf)\/(.+?)(?:\.pdf)?$/.exec(a.getAttribute('href') ?? '')?.[1],
      )
      .find(Boolean);
    const listed = [
      ...document.querySelectorAll('[data-test-id="author-list"] a, .author-list a'),
    ].map((a) => textOf(a, 500));
    return recordOf('semanticscholar', {
      ...said,
      title: said?.title ?? firstText(document, '[data-test-id="paper-detail-title"]'),
      authors: said?.authors?.length
        ? said.authors
        : namesOf(listed.filter((name) => !/^\+/.test(name))),
      abstract: said?.abstract || article?.abstract || shown,
      issued: said?.issued ?? firstText(document, '[data-test-id="paper-year"]'),
      kind: said?.kind ?? 'article',
      venue:
        said?.venue && /^(?:arxiv(?:\.org)?|ArXiv)$/i.test(said.venue) ? undefined : said?.venue,
      identifiers: [
        `s2:${id}`,
        corpus && `s2:${corpus}`,
        ...(said?.identifiers ?? []),
        doi && `doi:${doi}`,
        arxiv && `arxiv:${arxiv}`,
      ],
    });
  },
};
