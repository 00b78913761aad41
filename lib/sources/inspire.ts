import {
  abstractIn,
  citationOf,
  citationRecord,
  firstText,
  metasOf,
  namesOf,
  pathOf,
  recordOf,
  textOf,
} from './citation';
import type { Source } from './types';

/**
 * INSPIRE: `/literature/<number>`, `/record/<number>` until 2020. An application; its tags come with
 * the page’s data. (From its known structure; 2026-11.)
 */
export const inspire: Source = {
  id: 'inspire',
  name: 'INSPIRE',
  hosts: ['inspirehep.net', 'old.inspirehep.net', 'labs.inspirehep.net', 'inspirebeta.net'],
  matches: ['https://inspirehep.net/literature*', 'https://inspirehep.net/record/*'],
  lists: ['https://inspirehep.net/literature?*', 'https://inspirehep.net/authors/*'],
  listsAny: true,
  trust: 2,

  identify(url) {
    const id =
      /^\/(?:literature|record|api\/literature)\/([1-9]\d{0,8})(?:\/(?:references|citations|export\/.*|plots))?$/.exec(
        pathOf(url),
      )?.[1];
    if (!id) return undefined;
    return {
      identifiers: [`inspire:${id}`],
      view: 'abstract',
      page: `https://inspirehep.net/literature/${id}`,
    };
  },

  extract(document, url) {
    const metas = metasOf(document);
    const shown = firstText(
      document,
      '[data-test-id="detail-page-title"], .detail-page-title, h2 .latex, h2, h1',
    );
    const title = metas.first('citation_title');
    const fold = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
    // While the application changes pages, the tags can be those of the page before.
    const stale = title && shown && !fold(shown).startsWith(fold(title).slice(0, 20));
    // `Abstract: (arXiv)` stands before it.
    const abstract = abstractIn(
      document,
      '[data-test-id="abstract"], .abstract, .__Abstract__',
    ).replace(/^\s*(?:Abstract:?)?\s*\([^()]{2,40}\)/, '');
    if (citationOf(metas, url, 'article') && !stale) {
      return citationRecord(document, url, 'inspire', 'article', (said) => ({
        abstract: said.abstract || abstract,
      }));
    }
    const links = (part: string) =>
      document.querySelector(`a[href*="${part}"]`)?.getAttribute('href') ?? '';
    const arxiv = /arxiv\.org\/abs\/(\S+)/.exec(links('arxiv.org/abs/'))?.[1];
    const doi = links('doi.org/10.');
    const names = [
      ...document.querySelectorAll(
        '[data-test-id="author-link"], .__AuthorList__ a, a[href*="/authors/"]',
      ),
    ];
    return stale || names.length === 0
      ? undefined
      : recordOf('inspire', {
          title: shown,
          authors: namesOf(names.slice(0, 5000).map((name) => textOf(name, 500))),
          abstract,
          kind: 'article',
          identifiers: [doi && `doi:${doi}`, arxiv && `arxiv:${arxiv}`],
        });
  },
};
