/**
 * The detector of pages on unknown hosts: is a closer look worth the code that it takes? It asks
 * the page's own tags and address; whether there is a paper, lib/sources/generic decides.
 */

/** Tags that publishers put on papers and hardly anybody else uses. */
const sure = [
  'citation_title',
  'bepress_citation_title',
  'citation_doi',
  'prism.doi',
  'eprints.title',
];

/** Tags of all kinds of things; with a DOI in them, of papers. */
const withDoi = [
  'dc.identifier',
  'dcterms.identifier',
  'dc.identifier.doi',
  'doi',
  'publication_doi',
];

const named = (name: string) => `meta[name="${name}" i],meta[property="${name}" i]`;
const sureTags = sure.map(named).join();
const doiTags = withDoi.map(named).join();

const doi = /(?:^|[^\d.])10\.\d{4,9}(?:\.\d+)*\/\S/;
const article = /"(?:https?:\/\/schema\.org\/)?(?:Medical)?ScholarlyArticle"/;

/** JSON-LD scripts and letters of each that are read at most. */
const mostScripts = 20;
const mostLetters = 1_000_000;

/** May the document be the page of a paper? Reads a few tags; cheap on pages of any size. */
export function seemsPaper(document: Document): boolean {
  if (document.querySelector(sureTags)) return true;
  for (const tag of document.querySelectorAll(doiTags)) {
    if (doi.test((tag.getAttribute('content') ?? '').slice(0, 2000))) return true;
  }
  const scripts = document.querySelectorAll('script[type="application/ld+json"]');
  return [...scripts].slice(0, mostScripts).some(({ textContent }) => {
    const text = textContent ?? '';
    return text.length <= mostLetters && article.test(text);
  });
}

/**
 * Call back once when the page seems to show a paper: when its document is there, when all of it
 * has loaded, or after a script has made another page of it.
 */
export function detectPaper(window: Window, found: () => void): void {
  const { document } = window;
  const stop = new AbortController();
  const { signal } = stop;
  const check = () => {
    // A document that is no page (a picture, a feed) has no tags worth reading.
    if (signal.aborted || !seemsPaper(document)) return;
    stop.abort();
    found();
  };
  window.addEventListener('load', check, { signal });
  const { navigation } = window as Window & { navigation?: EventTarget };
  navigation?.addEventListener('navigatesuccess', check, { signal });
  if (document.readyState === 'loading') {
    document.addEventListener('DOMContentLoaded', check, { signal });
  } else check();
}
