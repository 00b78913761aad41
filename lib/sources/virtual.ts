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

const venues: Record<string, string> = {
  'iclr.cc': 'ICLR',
  'icml.cc': 'ICML',
  'neurips.cc': 'NeurIPS',
  'nips.cc': 'NeurIPS',
  'mlsys.org': 'MLSys',
  'cvpr.thecvf.com': 'CVPR',
  'iccv.thecvf.com': 'ICCV',
  'wacv.thecvf.com': 'WACV',
  'eccv.ecva.net': 'ECCV',
  'virtual.aistats.org': 'AISTATS',
};

/**
 * The conferences’ virtual sites, one platform: `/virtual/YEAR/poster/NUMBER`. Talks, workshops and
 * sessions are no papers. Last seen 2026-11; cards (`.card-title`) until 2024.
 */
export const virtual: Source = {
  id: 'virtual',
  name: 'ICLR, ICML, NeurIPS, CVPR and ECCV virtual sites',
  hosts: Object.keys(venues),
  matches: Object.keys(venues)
    .flatMap((host) => (host === 'nips.cc' ? [host, `www.${host}`] : [host]))
    .flatMap((host) =>
      ['poster', 'oral', 'spotlight'].map((kind) => `https://${host}/virtual/*/${kind}/*`),
    ),
  lists: Object.keys(venues).map((host) => `https://${host}/virtual/*`),
  trust: 2,

  identify(url) {
    const path = pathOf(url);
    const host = hostOf(url) === 'nips.cc' ? 'neurips.cc' : hostOf(url);
    const [, year, kind, number] =
      /^\/virtual\/(20\d\d)(?:\/loc\/[\w-]+)?\/(poster|oral|spotlight)\/(\d+)$/i.exec(path) ?? [];
    if (year && kind && number) {
      const id = `${year}/${kind.toLowerCase()}/${number}`;
      return {
        identifiers: [`virtual:${host}/${id}`],
        view: 'abstract',
        page: `https://${host}/virtual/${id}`,
      };
    }
    // The sites of 2020 were made from the ids of OpenReview and of the proceedings.
    const hash = /^\/virtual\/2020\/\w+\/poster_([0-9a-f]{32})\.html$/.exec(path)?.[1];
    if (hash && host === 'neurips.cc') {
      const folder = 'https://proceedings.neurips.cc/paper_files/paper/2020';
      return {
        identifiers: [`neurips:2020/${hash}`],
        view: 'abstract',
        page: `${folder}/hash/${hash}-Abstract.html`,
        pdf: `${folder}/file/${hash}-Paper.pdf`,
      };
    }
    const forum = /^\/virtual_2020\/poster_([\w-]{6,20})\.html$/.exec(path)?.[1];
    if (!forum || host !== 'iclr.cc') return undefined;
    return {
      identifiers: [`openreview:${forum}`],
      view: 'abstract',
      page: `https://openreview.net/forum?id=${forum}`,
      pdf: `https://openreview.net/pdf?id=${forum}`,
    };
  },

  extract(document, url) {
    const metas = metasOf(document);
    const said = citationOf(metas, url, 'paper-conference');
    const listed = firstText(
      document,
      '.event-organizers, .card-subtitle.text-muted, h3.card-subtitle',
      20_000,
    );
    const href = (selector: string) => document.querySelector(selector)?.getAttribute('href');
    const elsewhere = namedIn(document);
    const forum = elsewhere.find((id) => id.startsWith('openreview:'))?.slice('openreview:'.length);
    const year = /\/(20\d\d)\//.exec(url.pathname)?.[1];
    return recordOf('virtual', {
      ...said,
      title:
        firstText(document, '.event-title, .card-title.main-title, h2.card-title') ||
        (said?.title ?? ''),
      authors: listed ? namesOf(listed.split(/\s*[⋅·•]\s*/)) : (said?.authors ?? []),
      abstract:
        abstractIn(
          document,
          '.abstract-text-inner, #abstractExample, .abstract-text, .abstract-display',
        ) ||
        (said?.abstract ?? ''),
      issued: year,
      venue: `${venues[hostOf(url)]} ${year}`,
      kind: 'paper-conference',
      urls: {
        pdf:
          said?.urls?.pdf ??
          webUrl(
            href('a[href*="openreview.net/pdf?id="], a[href$=".pdf"][title*="PDF"], a.href_PDF'),
            url,
          ) ??
          (forum && `https://openreview.net/pdf?id=${forum}`),
        project: webUrl(href('a[title*="Project Page"], a.href_URL'), url),
        code: webUrl(href('a[title="Code"], a[title*="Code "]'), url),
      },
      identifiers: [...elsewhere, ...(said?.identifiers ?? [])],
    });
  },
};

/** The same paper in proceedings and on OpenReview: schemes of which the page links to one paper only. */
function namedIn(document: Document): string[] {
  const schemes: [string, RegExp][] = [
    ['openreview', /\/\/openreview\.net\/(?:forum|pdf)\?id=([\w-]{4,64})/],
    [
      'neurips',
      /\.(?:neurips|nips)\.cc\/paper(?:_files\/paper)?\/(\d{4})\/(?:hash|file)(\/[0-9a-f]{32})-/,
    ],
    ['pmlr', /\/\/proceedings\.mlr\.press\/(v\d+\/[a-z-]+\d\d[a-z]{0,2})(?=[./])/],
    ['cvf', /\/\/openaccess\.thecvf\.com\/content.+\/([^/]+_[A-Z]+_\d{4})_paper\./],
  ];
  const hrefs = [...document.querySelectorAll('a[href]')]
    .slice(0, 2000)
    .map((a) => a.getAttribute('href') ?? '');
  return schemes.flatMap(([scheme, pattern]) => {
    const ids = new Set(hrefs.map((href) => pattern.exec(href)?.slice(1).join('')).filter(Boolean));
    return ids.size === 1 ? [`${scheme}:${[...ids][0]}`] : [];
  });
}
