import {
  abstractIn,
  citationOf,
  firstText,
  hostOf,
  metasOf,
  namesOf,
  pathOf,
  recordOf,
  webUrl,
} from './citation';
import type { Source } from './types';

/**
 * JMLR (with MLOSS), and TMLR, whose papers are on OpenReview. What jmlr.org published as
 * “proceedings” moved to PMLR. Last seen 2026-11.
 */
export const jmlr: Source = {
  id: 'jmlr',
  name: 'JMLR and TMLR',
  hosts: ['jmlr.org', 'jmlr.csail.mit.edu', 'tmlr.infinite-conf.org'],
  matches: [
    'https://jmlr.org/papers/v*/*.html',
    'https://www.jmlr.org/papers/v*/*.html',
    'https://jmlr.csail.mit.edu/papers/v*/*.html',
    'https://tmlr.infinite-conf.org/paper_pages/*',
  ],
  lists: ['', 'www.'].flatMap((www) => [
    `https://${www}jmlr.org/papers/*`,
    `https://${www}jmlr.org/tmlr/*`,
  ]),
  trust: 3,

  identify(url) {
    const path = pathOf(url);
    const infinite = hostOf(url) === 'tmlr.infinite-conf.org';
    const tmlr = (
      infinite ? /^\/paper_pages\/([\w-]+)\.html$/ : /^\/tmlr\/papers\/bib\/([\w-]+)\.bib$/
    ).exec(path)?.[1];
    if (tmlr)
      return {
        identifiers: [`openreview:${tmlr}`],
        view: 'abstract',
        page: `https://openreview.net/forum?id=${tmlr}`,
        pdf: `https://openreview.net/pdf?id=${tmlr}`,
      };
    if (infinite) return undefined;
    const [, old, volume, name, inner, ending] =
      /^(\/proceedings)?\/papers\/v(?:olume)?(\d+)\/(\d\d-\d{3,4}|[a-z]+\d\d[a-z]{0,2})(?:\/(html\/)?\3?[\w-]*)?(\.(?:html?|pdf|ps|ps\.gz|bib))?$/i.exec(
        path,
      ) ?? [];
    if (!volume || !name || !(ending ?? inner)) return undefined;
    const id = `v${volume}/${name.toLowerCase()}`;
    const view = /pdf|ps/i.test(ending ?? '') ? 'pdf' : inner ? 'html' : 'abstract';
    if (old) {
      const page = `https://proceedings.mlr.press/${id}`;
      return {
        identifiers: [`pmlr:${id}`],
        view,
        page: `${page}.html`,
        pdf: `${page}/${name.toLowerCase()}.pdf`,
      };
    }
    return {
      identifiers: [`jmlr:${id}`],
      view,
      page: `https://jmlr.org/papers/${id}.html`,
      pdf: `https://jmlr.org/papers/volume${volume}/${name}/${name}.pdf`,
    };
  },

  extract(document, url) {
    const metas = metasOf(document);
    const said = citationOf(metas, url, 'article-journal');
    const tmlr = !/^\/(?:proceedings\/)?papers\//.test(url.pathname);
    // Under the title: authors in bold italics, then `21(140):1−67, 2020.`
    const [, volume, number, pages, year] =
      /(\d+)\s*\(([^)]{1,20})\)\s*:\s*(\d+\s*[-–−]+\s*\d+),\s*(\d{4})/.exec(
        firstText(document, '#content, body', 5000),
      ) ?? [];
    const link = (selector: string) =>
      webUrl(document.querySelector(selector)?.getAttribute('href'), url);
    const code = [...document.querySelectorAll('#content a, a')].find((a) =>
      /^code$/i.test(a.textContent?.trim() ?? ''),
    );
    return recordOf('jmlr', {
      ...said,
      title: said?.title ?? firstText(document, '#content h2, h2'),
      authors: said?.authors?.length
        ? said.authors
        : namesOf(firstText(document, '#content p b i, p b i, p i b').split(/\s*,\s*|\s+and\s+/)),
      abstract:
        said?.abstract ||
        abstractIn(document, '#content p.abstract, p.abstract, #abstract') ||
        afterHeading(document),
      issued: said?.issued ?? year,
      venue:
        said?.venue ??
        (tmlr
          ? 'Transactions on Machine Learning Research'
          : 'Journal of Machine Learning Research'),
      volume: said?.volume ?? volume,
      issue: said?.issue ?? number,
      pages: pages?.replace(/\s*[-–−]+\s*/, '–') ?? said?.pages,
      kind: 'article-journal',
      urls: {
        pdf: link('a#pdf, #content a[href$=".pdf"]') ?? said?.urls?.pdf,
        code: webUrl(code?.getAttribute('href'), url),
      },
    });
  },
};

/** Before 2015 the abstract is loose text after its heading. */
function afterHeading(document: Document): string {
  const heading = [...document.querySelectorAll('h3')].find((h3) =>
    /^\s*abstract/i.test(h3.textContent ?? ''),
  );
  let text = '';
  for (let node = heading?.nextSibling; node && text.length < 10_000; node = node.nextSibling) {
    if (/^(?:h\d|font|hr|div)$/i.test(node.nodeName) || /^\s*\[abs\]/.test(node.textContent ?? ''))
      break;
    text += node.textContent ?? '';
  }
  return text.replace(/(?:\s*\[[\w.]{2,6}\])+\s*$/, '');
}
