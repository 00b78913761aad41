import type { Name } from '../paper/schema';
import {
  abstractIn,
  citationOf,
  doiOf,
  earlier,
  firstText,
  hostOf,
  type Metas,
  metasOf,
  namesOf,
  pageRange,
  pathOf,
  recordOf,
  textOf,
} from './citation';
import type { Source } from './types';

/** Hosts of the platform as addresses write them; Wiley gives each society a host of its own. */
const hosts = [
  'dl.acm.org',
  'www.science.org',
  'onlinelibrary.wiley.com',
  '*.onlinelibrary.wiley.com',
  'www.pnas.org',
  'www.tandfonline.com',
  'journals.sagepub.com',
  'epubs.siam.org',
  'pubs.acs.org',
  'www.annualreviews.org',
  'aip.scitation.org',
  'scitation.aip.org',
  'ascelibrary.org',
  'royalsocietypublishing.org',
  'www.liebertpub.com',
  'www.worldscientific.com',
  'pubs.asha.org',
  'journals.asm.org',
  'journals.physiology.org',
  'journals.aom.org',
  'pubsonline.informs.org',
  'pubs.rsna.org',
  'www.ahajournals.org',
  'www.atsjournals.org',
  'ascopubs.org',
  'www.nejm.org',
  'www.embopress.org',
  'www.journals.uchicago.edu',
  'arc.aiaa.org',
  'www.healthaffairs.org',
  'www.acpjournals.org',
  'psychiatryonline.org',
  'cdnsciencepub.com',
  'library.seg.org',
  'search.informit.org',
];

const faces =
  'abs|fullHtml|full|suppl|pdf|epdf|pdfplus|pdfdirect|epub|reader|references|refs?|citedby|figure|metrics|ftr|fpi';
// The face stands before the DOI; on Wiley’s pages before 2018 it stood behind.
const shape = new RegExp(
  `^/doi(?:/(${faces}))?/(10\\.\\d{4,9}/.+?)(?:/(abstract|full|e?pdf|references|citedby|figures|summary|suppinfo|enhanced))?(?:\\.pdf|;jsessionid=.*)?$`,
);

/** The Atypon platform: `/doi/<DOI>`, `/doi/abs|full|pdf|epdf|…/<DOI>`. Seen 2026-11. */
export const atypon: Source = {
  id: 'atypon',
  name: 'Atypon (ACM, Science, Wiley, PNAS, Taylor & Francis, SAGE, SIAM, ACS and others)',
  hosts: hosts.map((host) => host.replace(/^www\./, '')),
  matches: hosts.flatMap((host) =>
    ['10.*', 'abs/10.*', 'full/10.*'].map((path) => `https://${host}/doi/${path}`),
  ),
  lists: hosts.flatMap((host) =>
    ['toc/*', 'action/doSearch*', 'doi/proceedings/*'].map((path) => `https://${host}/${path}`),
  ),
  trust: 3,

  identify(url) {
    const path = pathOf(url);
    const asked = /^\/action\/(?:showCitFormats|showAbstract|downloadCitation|showPdf)$/.test(path)
      ? url.searchParams.get('doi')
      : /^\/content\/aip\/.+?\/(10\.1063\/[^/]+)/.exec(path)?.[1];
    const cited =
      path === '/citation.cfm'
        ? /^\d{5,8}\.\d{5,8}$/.exec(url.searchParams.get('doid') ?? '')?.[0]
        : undefined;
    const [, before, named, behind] = shape.exec(path) ?? [];
    const doi = doiOf(asked ?? (cited && `10.1145/${cited}`) ?? named);
    // A DOI that ends in an ISBN, a journal’s code or an issue is a volume, not a paper.
    if (
      !doi ||
      /suppl_file|\/(?:97[89][\d-]{10,14}|\w+\.v\d+\.(?:issue|\d+)[-_]?\w*)$/.test(doi.id)
    )
      return undefined;
    const face = before ?? behind ?? '';
    const host = hostOf(url);
    const site = `https://${hosts.includes(`www.${host}`) ? `www.${host}` : host}`;
    return {
      identifiers: [doi.id],
      view: /^(?:e?pdf|reader)/.test(face)
        ? 'pdf'
        : /^(?:full|epub|enh)/.test(face)
          ? 'html'
          : 'abstract',
      page: `${site}/doi/${doi.path}`,
      pdf: `${site}/doi/pdf/${doi.path}`,
    };
  },

  extract(document, url) {
    const metas = metasOf(document);
    const said = citationOf(metas, url, 'article-journal');
    const title = said?.title ?? titleOf(document, metas);
    // Taylor & Francis: `Waves, Vol. 1, No. 2, July 2013, pp. 3–4` among the identifiers.
    const [, volume, issue, pages] =
      /, Vol\. ([\w-]+), (?:No\. ([^,]+), )?.*?pp?\. ([\w–-]+)/.exec(
        metas.all('dc.identifier').join('\n'),
      ) ?? [];
    const property = (name: string) => firstText(document, `[property="${name}"]`, 500);
    const within = '.core-self-citation [property="isPartOf"][typeof="';
    const book = firstText(
      document,
      `${within}Book"] [property="name"], ${within}Book"][property="name"]`,
    );
    const journal = said?.venue ?? metas.first('citation_journal_title');
    const venue =
      journal ??
      (book ||
        firstText(
          document,
          '[property="isPartOf"][typeof="Periodical"] [property="name"], #citation cite, .cit-title, .epub-section__title, .journal-heading, .article-header__journal-title',
        ));
    const gathering = /\b(?:proceedings|conference|symposium|workshop)\b/i;
    return recordOf('atypon', {
      ...said,
      title,
      authors: said?.authors?.length ? said.authors : authorsOf(document, metas),
      abstract:
        abstractIn(
          document,
          '#abstract, .abstractInFull > p, #abstractBox, .article-section__abstract .article-section__content, .article-section--abstract .mainAbstract',
        ) ||
        abstractIn(document, '.abstractInFull, .abstractSection, .hlFld-Abstract') ||
        (metas.first('dc.description') ?? said?.abstract ?? ''),
      // Tags hold the date of the issue; the first day online stands beside it or in the page.
      issued: earlier(
        said?.issued ??
          metas.first('dc.date', 'dcterms.date') ??
          firstText(document, '.core-date-published, .epub-section__date, .CitationCoverDate'),
        metas.first('citation_online_date', 'article:published_time - datetime'),
      ),
      venue,
      volume: said?.volume ?? volume ?? property('volumeNumber'),
      issue: said?.issue ?? issue ?? property('issueNumber'),
      pages: said?.pages ?? pages ?? pageRange(property('pageStart'), property('pageEnd')),
      kind:
        said && said.kind !== 'article-journal'
          ? said.kind
          : book || (!journal && gathering.test(venue))
            ? 'paper-conference'
            : 'article-journal',
      keywords: [
        ...(said?.keywords ?? []),
        ...metas.all('dc.subject').flatMap((text) => text.split(';')),
        ...[...document.querySelectorAll('[property="keywords"] a')]
          .slice(0, 50)
          .map((each) => textOf(each)),
      ],
      identifiers: [...(said?.identifiers ?? []), doiOf(metas.first('publication_doi'))?.id],
    });
  },
};

/** The tag drops the subtitle on some sites and is absent on others. */
function titleOf(document: Document, metas: Metas): string {
  const title = metas.first('dc.title');
  const subtitle = metas.first('dc.title.subtitle');
  if (title && subtitle && !title.includes(subtitle))
    return `${title.replace(/:\s*$/, '')}: ${subtitle}`;
  return (
    title ??
    (firstText(
      document,
      'h1[property="name"], h1.citation__title, h1.article_header-title, h1.articleTitle',
    ) ||
      (metas.first('og:title') ?? ''))
  );
}

/** The page has given and family names apart; the tags can hold them glued: `DoeJane`. */
function authorsOf(document: Document, metas: Metas): Name[] {
  const listed = document.querySelectorAll(
    '.contributors [property="author"][role="listitem"], .loa__author-name',
  );
  const shown = [...listed].slice(0, 5000).flatMap((author) => {
    const part = (name: string) => textOf(author.querySelector(`[property="${name}"]`), 500);
    const [family, given] = [part('familyName'), part('givenName')];
    return namesOf([family && given ? `${family}, ${given}` : part('name') || textOf(author, 500)]);
  });
  return shown.length > 0 ? shown : namesOf(metas.all('dc.creator'));
}
