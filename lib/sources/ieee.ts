import { normaliseIdentifier } from '../paper/identifiers';
import { citationOf, metasOf, namesOf, pageRange, pathOf, recordOf, webUrl } from './citation';
import { unescaped } from './markup';
import type { Source } from './types';

/** IEEE Xplore: `/document/<number>`, `/stamp/stamp.jsp?arnumber=<number>`. Seen 2026-11. */
export const ieee: Source = {
  id: 'ieee',
  name: 'IEEE Xplore',
  hosts: ['ieeexplore.ieee.org'],
  matches: [
    'https://ieeexplore.ieee.org/document/*',
    'https://ieeexplore.ieee.org/abstract/document/*',
    'https://ieeexplore.ieee.org/xpl/articleDetails.jsp*',
  ],
  lists: ['search/*', 'xpl/*', 'author/*'].map((path) => `https://ieeexplore.ieee.org/${path}`),
  trust: 3,

  identify(url) {
    const path = pathOf(url);
    const asked =
      /^\/(?:(stamp\/stamp|stampPDF\/getPDF)|xpls?\/(?:articleDetails|abs_all|freeabs_all|login)|xpls\/icp)\.jsp$/.exec(
        path,
      );
    const [, number, pdf] =
      /^\/(?:abstract\/|mobile\/)?document\/(\d+)(?:\/(?:authors|figures|references|citations|keywords|metrics|media|footnotes|similar|algorithms|dataset|media|supplements|code)(?:#.*)?)?$/.exec(
        path,
      ) ??
      /^\/i(?:el|elx)\d+\/(?:\w+\/)+0*(\d+)(\.pdf)$/.exec(path) ??
      [];
    const id = normaliseIdentifier(
      `ieee:${(asked ? url.searchParams.get('arnumber') : number) ?? ''}`,
    );
    if (!id) return undefined;
    return {
      identifiers: [id],
      view: pdf || asked?.[1] ? 'pdf' : 'abstract',
      page: `https://ieeexplore.ieee.org/document/${id.slice(5)}/`,
      pdf: `https://ieeexplore.ieee.org/stamp/stamp.jsp?tp=&arnumber=${id.slice(5)}`,
    };
  },

  extract(document, url) {
    const number = ieee.identify(url)?.identifiers[0]?.slice(5);
    const data = embedded(document);
    // Tags until 2016; the data of the page before, while the application changes pages, is not this paper’s.
    if (!data)
      return recordOf(
        'ieee',
        citationOf(metasOf(document), url, 'paper-conference') ?? { title: '', kind: 'article' },
      );
    if (text(data.articleNumber) !== number) return undefined;
    const words = list(data.keywords).flatMap((group) => list(group.kwd).map(String));
    return recordOf('ieee', {
      title: text(data.title) || text(data.displayDocTitle),
      authors: namesOf(
        list(data.authors).map((author) => {
          const [family, given] = [text(author.lastName), text(author.firstName)];
          return family && given ? `${family}, ${given}` : text(author.name);
        }),
      ),
      abstract: text(data.abstract),
      issued: text(data.publicationDate) || text(data.publicationYear),
      venue: text(data.publicationTitle) || text(data.displayPublicationTitle),
      volume: text(data.volume),
      issue: text(data.issue),
      pages: pageRange(text(data.startPage), text(data.endPage)),
      kind:
        data.isConference === true
          ? 'paper-conference'
          : data.isBook === true
            ? 'chapter'
            : 'article-journal',
      keywords: words,
      urls: { pdf: webUrl(text(data.pdfUrl), url) },
      identifiers: [`doi:${text(data.doi)}`, `ieee:${number}`],
    });
  },
};

type Loose = { [key: string]: unknown };
const text = (value: unknown) =>
  typeof value === 'string' || typeof value === 'number' ? unescaped(`${value}`) : '';
const list = (value: unknown): Loose[] =>
  Array.isArray(value)
    ? value.slice(0, 5000).filter((each) => each !== null && each !== undefined)
    : [];

/** What the application was given to show: `xplGlobal.document.metadata={…};` in a line. */
function embedded(document: Document): Loose | undefined {
  for (const script of document.querySelectorAll('script:not([src])')) {
    const code = script.textContent ?? '';
    const [, rest] = code.split('xplGlobal.document.metadata', 2);
    const json = /^\s*=\s*(\{.*\})\s*?;?\s*?(?:\n|$)/.exec(rest?.slice(0, 3_000_000) ?? '')?.[1];
    if (!json) continue;
    try {
      return JSON.parse(json);
    } catch {
      return undefined;
    }
  }
  return undefined;
}
