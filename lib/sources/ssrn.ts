import { abstractIn, citationRecord, hostOf, pathOf, textOf } from './citation';
import type { Source } from './types';

/**
 * SSRN: `papers.cfm?abstract_id=`, `abstract=…`, and the delivery of its PDFs. The DOI follows from
 * the number. (Layout of 2016 in mind, and that of 2026 from its known structure.)
 */
export const ssrn: Source = {
  id: 'ssrn',
  name: 'SSRN',
  hosts: ['papers.ssrn.com', 'ssrn.com', 'hq.ssrn.com', 'poseidon01.ssrn.com', 'download.ssrn.com'],
  matches: [
    'https://papers.ssrn.com/sol3/papers.cfm*',
    'https://papers.ssrn.com/abstract=*',
    'https://ssrn.com/abstract=*',
    'https://www.ssrn.com/abstract=*',
  ],
  trust: 3,

  identify(url) {
    const path = pathOf(url).toLowerCase();
    const query = new Map(
      [...url.searchParams].map(([name, value]) => [name.toLowerCase(), value]),
    );
    const delivery = /^\/(?:sol3\/)?delivery\.cfm(?:\/.*)?$/.test(path);
    const page = /^\/(?:sol3\/)?(?:papers|abstract|abs)\.cfm$/.test(path);
    const file = /^\/(?:sol3\/)?delivery\.cfm\/ssrn_id(\d+)_code\d*\.pdf/.exec(path)?.[1];
    const direct = /^\/(?:sol3\/)?abstract(?:_id)?=(\d+)$/.exec(path)?.[1];
    const named =
      page || delivery ? (query.get('abstract_id') ?? query.get('abstractid')) : undefined;
    const id = /^[1-9]\d{2,8}$/.exec(named ?? direct ?? file ?? '')?.[0];
    if (!id || (hostOf(url) === 'download.ssrn.com' && !delivery)) return undefined;
    return {
      identifiers: [`doi:10.2139/ssrn.${id}`],
      view: delivery ? 'pdf' : 'abstract',
      page: `https://papers.ssrn.com/sol3/papers.cfm?abstract_id=${id}`,
    };
  },

  extract: (document, url) =>
    citationRecord(document, url, 'ssrn', 'article', (said) => {
      // Where it will appear stands in italics between the date and the abstract: `…, Forthcoming`.
      const venues = document.querySelectorAll(
        '.reference-info i, .box-abstract-main i a, #innerWhite center > i',
      );
      const venue = [...venues]
        .map((each) => textOf(each, 500))
        .find((text) => !/^https?:/.test(text));
      return {
        kind: 'article',
        venue: said.venue ?? venue,
        abstract:
          said.abstract ||
          abstractIn(document, '.abstract-text, #abstract') ||
          plainAbstract(document),
        identifiers: [],
      };
    }),
};

/** Until about 2017 the abstract stood in a plain element behind the word. */
function plainAbstract(document: Document): string {
  for (const label of document.querySelectorAll('#innerWhite > strong')) {
    if (!/^abstract:?$/i.test(textOf(label))) continue;
    for (let next = label.nextElementSibling; next; next = next.nextElementSibling) {
      if (textOf(next)) return next.textContent ?? '';
    }
  }
  return '';
}
