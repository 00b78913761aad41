import { abstractIn, citationRecord, hostOf, pathOf } from './citation';
import type { Source } from './types';

/** RSC: `/en/content/articlelanding/<year>/<journal>/<id>`; the id is the end of the DOI. Seen 2016. */
export const rsc: Source = {
  id: 'rsc',
  name: 'RSC Publishing',
  hosts: ['pubs.rsc.org', 'xlink.rsc.org'],
  matches: ['article', 'Article', 'chapter', 'Chapter'].flatMap((face) => [
    `https://pubs.rsc.org/*/content/${face}*`,
    `https://pubs.rsc.org/*/Content/${face}*`,
  ]),
  lists: ['*/results*', '*/journals/journalissues/*'].map((path) => `https://pubs.rsc.org/${path}`),
  trust: 3,

  identify(url) {
    const [, kind = '', face = '', place, number] =
      /^\/[a-z]{2}\/content\/(article|chapter)(landing|html|pdf|epub|)\/((?:\d{4}\/[a-z]{2}\/)?(?:unauth\/)?((?:bk)?[\da-z]+(?:-\d+)?)(?:\/[\d-]+x?)?)(?:\/unauth)?$/i.exec(
        pathOf(url),
      ) ?? [];
    const linked =
      hostOf(url) === 'xlink.rsc.org'
        ? (url.searchParams.get('doi') ?? url.searchParams.get('DOI'))
        : '';
    const id = (linked || number || '').toLowerCase();
    const chapter = kind.toLowerCase() === 'chapter';
    if (
      !(chapter ? /^bk97[89]\d{10}-\d{5}$/ : /^[a-z]\d[a-z]{2}\d{5}[a-z]$|^[ab]\d{6}[a-z]$/).test(
        id,
      )
    )
      return undefined;
    const at = place ?? `0000/xx/${id}`;
    const named = (form: string) =>
      `https://pubs.rsc.org/en/content/${chapter ? 'chapter' : 'article'}${form}/${at.toLowerCase()}`;
    return {
      identifiers: [`doi:10.1039/${id.replace(/^bk/, '')}`],
      view: /pdf/i.test(face) ? 'pdf' : /html/i.test(face) ? 'html' : 'abstract',
      page: linked ? `https://xlink.rsc.org/?doi=${id}` : named(chapter ? '' : 'landing'),
      ...(!linked && { pdf: named('pdf') }),
    };
  },

  extract: (document, url) =>
    citationRecord(document, url, 'rsc', 'article-journal', (said, metas) => ({
      abstract:
        abstractIn(
          document,
          '.article-abstract, .capsule__text, .capsule__column-wrapper, p.abstract, .abstract',
        ) ||
        said.abstract ||
        (metas.first('dc.description', 'og:description') ?? ''),
    })),
};
