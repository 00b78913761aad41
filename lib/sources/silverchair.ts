import { parseDoi } from '../paper/identifiers';
import { abstractIn, citationRecord, doiOf, hostOf, pathOf } from './citation';
import type { Source } from './types';

/**
 * Hosts of the platform. Where files are named after the DOI, the DOI of a file in a folder:
 * `academic.oup.com/bioinformatics/article-pdf/…/btz743.pdf`.
 */
const hosts: Record<string, ((journal: string, file: string) => string | undefined) | undefined> = {
  'academic.oup.com': (journal, file) =>
    /^[a-z]{2,8}\d{2,4}[a-z]?\d*$/.test(file) && !/^(?:endo|edrv|jcem|jes|mend)$/.test(journal)
      ? `10.1093/${journal === 'jid' ? 'infdis' : journal}/${file}`
      : undefined,
  'direct.mit.edu': (_journal, file) =>
    /^[a-z]+_[acer]_\d{5}$/.test(file) ? `10.1162/${file}` : undefined,
  'jamanetwork.com': undefined,
  'pubs.aip.org': undefined,
  'pubs.geoscienceworld.org': undefined,
  'rupress.org': undefined,
  'ashpublications.org': undefined,
  'aacrjournals.org': undefined,
  'journals.biologists.com': undefined,
  'portlandpress.com': undefined,
  'diabetesjournals.org': undefined,
  'pubs.asahq.org': undefined,
  'publications.aap.org': undefined,
  'asmedigitalcollection.asme.org': undefined,
  'read.dukeupress.edu': undefined,
  'online.ucpress.edu': undefined,
  'karger.com': undefined,
  'iwaponline.com': undefined,
  'royalsocietypublishing.org': undefined,
  'www.emerald.com': undefined,
  'jov.arvojournals.org': undefined,
  'iovs.arvojournals.org': undefined,
  'tvst.arvojournals.org': undefined,
};
const names = new Map(Object.keys(hosts).map((name) => [name.replace(/^www\./, ''), name]));

const article =
  '(?:advance-)?(?:full)?(?:article|chapter)(?:-?abstract|-?pdf|-lookup|-standard|-split)?';
const byDoi = new RegExp(`/(${article})/doi/(10\\.\\d{4,9}/.+)$`);
const byNumber = new RegExp(
  `^/(?:journals/(?<ama>[\\w-]+)/(?<amaFace>${article})/(?<amaId>\\d+)|(?<path>[\\w-]+(?:/[\\w-]+)?)/(?<face>${article})(?:/[\\w.-]+){3}/(?<id>\\d+)|(?:book|books/book|edited-volume)/\\d+/(?<bookFace>chapter[\\w-]*)/(?<chapter>\\d+))(?:/(?<rest>[^/]+))?$`,
);

/** The Silverchair platform: `/<journal>/article/<volume>/<issue>/<page>/<number>`. Seen 2026-11. */
export const silverchair: Source = {
  id: 'silverchair',
  name: 'Silverchair (Oxford, JAMA Network, MIT Press, AIP, GeoScienceWorld and others)',
  hosts: [...names.keys()],
  matches: [...names.values()].flatMap((host) =>
    ['article', 'chapter', 'fullarticle'].flatMap((face) =>
      ['/', '-abstract/'].map((end) => `https://${host}/*${face}${end}*`),
    ),
  ),
  lists: [...names.values()].flatMap((host) =>
    ['*issue*', '*search-results*'].map((path) => `https://${host}/${path}`),
  ),
  trust: 3,

  identify(url) {
    const host = hostOf(url);
    const site = `https://${names.get(host) ?? host}`;
    const path = pathOf(url);
    const asked = path === '/article.aspx' ? url.searchParams.get('articleid') : undefined;
    if (asked && /^\d{4,9}$/.test(asked)) {
      return {
        identifiers: [`site:${host}/${asked}`],
        view: 'html',
        page: `${site}/article.aspx?articleid=${asked}`,
      };
    }
    const [, face = '', named] = byDoi.exec(path) ?? [];
    // Behind the DOI stand the article’s number, and the file.
    const [, text, id] = /^(.+?)(?:\/(\d{5,}))?(?:\/[^/]+\.pdf)?$/.exec(named ?? '') ?? [];
    const doi = doiOf(text);
    if (doi) {
      const pdf = face.endsWith('pdf');
      return {
        identifiers: [doi.id, ...(id && !pdf ? [`site:${host}/${id}`] : [])],
        view: viewOf(face),
        page: `${site}${path.slice(0, path.indexOf(`/${face}/doi/`))}/article-lookup/doi/${doi.path}`,
      };
    }
    const found = byNumber.exec(path)?.groups;
    if (!found) return undefined;
    const { ama, amaId, rest = '' } = found;
    const shown = found.face ?? found.amaFace ?? found.bookFace ?? '';
    if (shown.endsWith('pdf') && found.path) {
      const file = fileOf(rest);
      const own = parseDoi(hosts[names.get(host) ?? '']?.(found.path, file) ?? '');
      if (own) {
        return {
          identifiers: [`doi:${own}`, `site:${host}/${found.path}/${file}`],
          view: 'pdf',
          page: `${site}/${found.path}/article-lookup/doi/${own}`,
        };
      }
      // The number is that of the file, and no address of the article follows from it.
      return file
        ? {
            identifiers: [`site:${host}/${found.path}/${file}`],
            view: 'pdf',
            page: `${site}${encodeURI(path)}`,
          }
        : undefined;
    }
    const number = amaId ?? found.id ?? found.chapter;
    const page = ama
      ? `${site}/journals/${ama}/fullarticle/${amaId}`
      : `${site}${encodeURI(path.slice(0, path.indexOf(`/${number}`) + 1 + `${number}`.length))}`;
    return {
      identifiers: [`site:${host}/${number}`],
      view: viewOf(shown),
      page: page.replace(/-abstract(?=\/)/, ''),
    };
  },

  extract: (document, url) =>
    citationRecord(document, url, 'silverchair', 'article-journal', (said) => {
      const pdf = /\/\/[^/]+\/(.+?)\/article-pdf\/.*\/([^/]+)$/.exec(said.urls?.pdf ?? '');
      const file = pdf && `site:${hostOf(url)}/${pdf[1]}/${fileOf(pdf[2] ?? '')}`;
      return {
        abstract:
          abstractIn(document, 'section.abstract, .abstract') ||
          said.abstract ||
          described(document),
        identifiers: [
          ...(said.identifiers ?? []),
          ...(file ? [...(silverchair.identify(url)?.identifiers ?? []), file] : []),
        ],
      };
    }),
};

const viewOf = (face: string) =>
  face.endsWith('pdf') ? 'pdf' : face.endsWith('abstract') ? 'abstract' : 'html';

const fileOf = (name: string) => name.replace(/\.pdf$/i, '').toLowerCase();

function described(document: Document): string {
  const tag = document.querySelector('meta[property="og:description"]');
  return tag?.getAttribute('content') ?? '';
}
