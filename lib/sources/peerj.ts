import { abstractIn, citationRecord, pathOf } from './citation';
import type { Source } from './types';

/** PeerJ: `/articles/<number>`, `/articles/cs-<number>`, and preprints until 2019. Seen 2026. */
export const peerj: Source = {
  id: 'peerj',
  name: 'PeerJ',
  hosts: ['peerj.com'],
  matches: ['articles', 'preprints'].map((face) => `https://peerj.com/${face}/*`),
  lists: ['articles/?*', 'search/*'].map((path) => `https://peerj.com/${path}`),
  trust: 3,

  identify(url) {
    const [, face, journal, number, version, behind] =
      /^\/(articles|preprints)\/(?:(cs|pchem|ochem|achem|ichem|matsci|hor)-)?([1-9]\d{0,6})(?:v(\d{1,2}))?(\.pdf)?(?:\/(?:reviews|citations|questions|links|feedback|supp-\d+))?$/.exec(
        pathOf(url),
      ) ?? [];
    const preprint = face === 'preprints';
    if (!number || (preprint ? journal : version)) return undefined;
    const name = `${journal ? `${journal}-` : ''}${number}${version ? `v${version}` : ''}`;
    const page = `https://peerj.com/${face}/${name}`;
    return {
      identifiers: [
        preprint
          ? `doi:10.7287/peerj.preprints.${number}`
          : `doi:10.7717/peerj${journal ? `-${journal}` : ''}.${number}`,
      ],
      ...(Number(version) > 0 && { version: Number(version) }),
      view: behind ? 'pdf' : preprint ? 'abstract' : 'html',
      page: `${page}/`,
      pdf: `${page}.pdf`,
    };
  },

  extract: (document, url) =>
    citationRecord(document, url, 'peerj', 'article-journal', (said, metas) => ({
      kind: pathOf(url).startsWith('/preprints') ? 'article' : said.kind,
      abstract:
        abstractIn(document, '.abstract, #abstract, [itemprop="description"]') ||
        (metas.first('description') ?? ''),
    })),
};
