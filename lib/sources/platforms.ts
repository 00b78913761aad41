/**
 * Platforms that many institutions run, on any host: which one made a page, as its `generator` tag
 * says, and what the platform says beyond the tags that all have. Used by the files of the platforms
 * for the hosts they know, and by ./generic for all others.
 */
import { abstractIn, firstText, type Metas, type Said, webUrl } from './citation';

const generators = {
  // OJS 2 and 3, OPS, OCS.
  ojs: /^Open (?:Journal|Preprint|Conference) Systems/i,
  // `DSpace 7.6`, `CIFOR-DSpace 5.10`.
  dspace: /^(?:[A-Z]+-)?DSpace\b/i,
  eprints: /^EPrints\b/i,
  // `InvenioRDM 12.0`.
  invenio: /^Invenio/i,
} as const;

/** The platform that made the page. */
export function platformOf(metas: Metas): keyof typeof generators | undefined {
  const said = metas.all('generator').slice(0, 5);
  const names = Object.keys(generators) as (keyof typeof generators)[];
  return names.find((name) => said.some((each) => generators[name].test(each)));
}

/** What a page of a platform tells better than its tags. */
export function platformDetails(
  document: Document,
  url: URL,
  said: Said,
  metas: Metas,
): Partial<Said> {
  switch (platformOf(metas)) {
    case 'ojs':
      return ojsDetails(document, url, said, metas);
    case 'dspace':
      return {
        abstract:
          said.abstract || metas.first('dcterms.abstract') || abstractIn(document, dspaceAbstract),
        identifiers: [...(said.identifiers ?? []), handleOf(metas)],
      };
    case 'eprints':
      return {
        abstract: said.abstract || abstractIn(document, '.ep_summary_content_abstract'),
      };
    case 'invenio':
      return {
        abstract: said.abstract || abstractIn(document, '#description, .record-description'),
        keywords: metas.all('citation_keywords', 'citation_keyword'),
      };
    default:
      return {};
  }
}

/** Data, programs, pictures of a platform that gives them the tags of papers. */
export function isOtherOfPlatform(document: Document, metas: Metas): boolean {
  return platformOf(metas) === 'invenio' && isInvenioData(document);
}

/** What an article’s page of PKP’s systems says. */
export function ojsDetails(document: Document, url: URL, said: Said, metas: Metas): Partial<Said> {
  const galley = document.querySelector('a.obj_galley_link.pdf, a.galley-link.pdf, a.pdf');
  return {
    abstract:
      abstractIn(
        document,
        '.item.abstract, .article-abstract, .article-details-abstract, #articleAbstract div, .abstract',
      ) ||
      (said.abstract ?? '') ||
      (metas.first('dc.description') ?? ''),
    kind: /\/preprint\//.test(url.pathname)
      ? 'article'
      : /^Proceedings\b/.test(said.venue ?? '')
        ? 'paper-conference'
        : said.kind,
    keywords: said.keywords?.some(Boolean) ? said.keywords : metas.all('dc.subject'),
    urls: { ...said.urls, pdf: said.urls?.pdf ?? webUrl(galley?.getAttribute('href'), url) },
  };
}

/** Where DSpace shows the abstract: version 7, then 6 and 5. */
export const dspaceAbstract =
  'ds-item-page-abstract-field, .simple-item-view-description, .item-page-field-wrapper.abstract, #abstract';

/** `hdl:` of a repository's record: DSpace says it in `DC.identifier`. */
export function handleOf(metas: Metas): string | undefined {
  const tags = ['dc.identifier', 'dcterms.identifier', 'citation_abstract_html_url'];
  const values = tags.flatMap((tag) => metas.all(tag).slice(0, 50)).join('\n');
  const handle = /^https?:\/\/hdl\.handle\.net\/(\d[\d.]*\/\S+)$/im.exec(values)?.[1];
  return handle && `hdl:${handle}`;
}

/** The kind of a record of Invenio, in a label beside its title. */
export function invenioKind(document: Document): string {
  return firstText(document, '[title="Resource type"], #record-info .label-default, h1 ~ .label');
}

/** Kinds of records that are no papers, as the page’s own labels name them. */
const otherKind =
  /^(?:dataset|software|image|figure|plot|drawing|diagram|photo|video|audio|video\/audio|lesson|model|computational notebook|physical object|workflow|event)$/i;

/** Whether a record of Invenio is about data or a program, by its label or its JSON-LD. */
export function isInvenioData(document: Document): boolean {
  if (otherKind.test(invenioKind(document).split(' / ')[0] ?? '')) return true;
  const text = document.querySelector('script[type="application/ld+json"]')?.textContent ?? '';
  return /"@type"\s*:\s*\[?\s*"(?:https?:\/\/schema\.org\/)?(?:Dataset|SoftwareSourceCode|ImageObject|MediaObject|VideoObject|Photograph)"/.test(
    text.slice(0, 2000),
  );
}
