import { abstractIn, citationRecord, pathOf, textOf } from './citation';
import type { Source } from './types';

/** Papers, and one list a year beside them: `/paper_files/paper/2023`. */
const pages = [
  'proceedings.neurips.cc',
  'papers.neurips.cc',
  'papers.nips.cc',
  'datasets-benchmarks-proceedings.neurips.cc',
].flatMap((host) => [`https://${host}/paper/*`, `https://${host}/paper_files/paper/*`]);

/** Proceedings of NeurIPS (once NIPS): hashes since 2007's digitisation, `7181-title` before. */
export const neurips: Source = {
  id: 'neurips',
  name: 'NeurIPS Proceedings',
  hosts: [
    'proceedings.neurips.cc',
    'papers.neurips.cc',
    'papers.nips.cc',
    'proceedings.nips.cc',
    'datasets-benchmarks-proceedings.neurips.cc',
  ],
  matches: pages,
  lists: pages,
  trust: 3,

  identify(url) {
    const path = pathOf(url);
    const hashed =
      /^(?:\/paper_files)?\/paper\/(\d{4})\/(hash|file)\/([0-9a-f]{32})-(?:Abstract|Paper|Supplemental|Review|MetaReview|AuthorFeedback)([-\w]*)\.(html|pdf)$/i.exec(
        path,
      );
    if (hashed) {
      const [, year, , hash, track = '', kind] = hashed;
      const base = `${url.protocol === 'http:' ? 'https:' : url.protocol}//${url.hostname}/paper_files/paper/${year}`;
      return {
        identifiers: [`neurips:${year}/${hash?.toLowerCase()}`],
        view: kind === 'pdf' ? 'pdf' : 'abstract',
        page: `${base}/hash/${hash}-Abstract${track}.html`,
        pdf: `${base}/file/${hash}-Paper${track}.pdf`,
      };
    }
    const [, slug, number, pdf] =
      /^\/paper\/((\d{1,5})-[\w-]+?)(?:\/reviews|(\.pdf))?$/.exec(path) ?? [];
    if (!slug) return undefined;
    const page = `https://papers.nips.cc/paper/${slug}`;
    return {
      identifiers: [`neurips:${number}`],
      view: pdf ? 'pdf' : 'abstract',
      page,
      pdf: `${page}.pdf`,
    };
  },

  extract: (document, url) =>
    citationRecord(document, url, 'neurips', 'paper-conference', (said) => ({
      kind: 'paper-conference',
      abstract: said.abstract || abstractOf(document),
    })),
};

/** A paragraph inside a paragraph parses as an empty one before it: the text is a sibling. */
function abstractOf(document: Document): string {
  const marked = document.querySelector('.paper-abstract');
  const heading = [...document.querySelectorAll('h2, h3, h4')].find((each) =>
    /^abstract$/i.test(textOf(each)),
  );
  let element = marked ?? heading?.nextElementSibling ?? null;
  for (let step = 0; element && step < 5; step += 1) {
    const text = textOf(element, 50_000);
    if (text) return text;
    element = element.nextElementSibling;
  }
  return abstractIn(document, '.abstract');
}
