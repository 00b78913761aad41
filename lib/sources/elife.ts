import { abstractIn, citationOf, firstText, metasOf, namesOf, pathOf, recordOf } from './citation';
import type { Source } from './types';

/** eLife: `/articles/<number>`, and `/reviewed-preprints/<number>vN` since 2023. Seen 2020; the newer form from its addresses. */
export const elife: Source = {
  id: 'elife',
  name: 'eLife',
  hosts: ['elifesciences.org', 'elife.elifesciences.org', 'cdn.elifesciences.org'],
  matches: ['articles', 'reviewed-preprints'].map((face) => `https://elifesciences.org/${face}/*`),
  lists: ['', 'search*', 'subjects/*'].map((path) => `https://elifesciences.org/${path}`),
  trust: 3,

  identify(url) {
    const path = pathOf(url);
    const [, face = 'articles', number, version, behind = ''] =
      /^\/(articles|reviewed-preprints)\/(\d{5,6})(?:v(\d{1,2}))?((?:\/(?:figures|peer-reviews|reviews|pdf|executable|elife-\d+-v\d+\.pdf))?|\.pdf)$/.exec(
        path,
      ) ?? [];
    // Until 2017: /content/3/e01234
    const id =
      number ??
      /^\/content\/(?:elife\/)?\d+\/e(\d{5})(?:\.full|\.abstract|\.full\.pdf)?$/.exec(path)?.[1];
    if (!id) return undefined;
    const page = `https://elifesciences.org/${face}/${id}${version ? `v${version}` : ''}`;
    return {
      identifiers: [`doi:10.7554/elife.${id}`],
      ...(Number(version) > 0 && { version: Number(version) }),
      view: /pdf$/.test(behind || path) ? 'pdf' : 'html',
      page,
      pdf: `${page}.pdf`,
    };
  },

  extract(document, url) {
    const metas = metasOf(document);
    const said = citationOf(metas, url, 'article-journal');
    return recordOf('elife', {
      kind: 'article-journal',
      ...said,
      title:
        said?.title ?? metas.first('dc.title') ?? firstText(document, 'h1.content-header__title'),
      authors: said?.authors?.length
        ? said.authors
        : namesOf(metas.all('dc.contributor', 'dc.creator')),
      abstract:
        abstractIn(document, '#abstract .article-section__body, #abstract') ||
        (metas.first('og:description', 'description') ?? ''),
      issued: said?.issued ?? metas.first('dc.date'),
      venue: said?.venue ?? 'eLife',
      identifiers: said?.identifiers ?? [],
    });
  },
};
