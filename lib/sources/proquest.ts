import { abstractIn, firstText, hostOf, namesOf, pathOf, recordOf, textOf } from './citation';
import type { Source } from './types';

/** ProQuest: `/docview/<number>`, with the database before it. Newspapers and books are left out where the address tells. Seen 2026. */
export const proquest: Source = {
  id: 'proquest',
  name: 'ProQuest',
  hosts: ['proquest.com', 'search.proquest.com'],
  matches: ['', '*/'].map((database) => `https://www.proquest.com/${database}docview/*`),
  lists: ['https://www.proquest.com/results/*'],
  trust: 2,

  identify(url) {
    const [, number, face] =
      /^(?:\/[\w-]+)?\/docview\/(\d{6,12})(?:\/(fulltextPDF|fulltext|abstract|citation|previewPDF|[\dA-F]{10,}PQ)(?:\/.*)?)?$/.exec(
        pathOf(url),
      ) ?? [];
    const type = url.searchParams.get('sourcetype');
    if (!number || (type && !/scholarly|dissertation|conference|working|report/i.test(type)))
      return undefined;
    return {
      identifiers: [`site:proquest.com/${number}`],
      view: face?.endsWith('PDF') ? 'pdf' : face === 'fulltext' ? 'html' : 'abstract',
      page: `https://${hostOf(url) === 'proquest.com' ? 'www.' : ''}${hostOf(url)}/docview/${number}`,
    };
  },

  extract(document) {
    const listed = [...document.querySelectorAll('#authordiv .author-name')].slice(0, 5000);
    // Only articles and theses; a newspaper’s or magazine’s text has no scholarly byline.
    const place = firstText(document, '#authordiv', 2000);
    const [, volume, issue, date, pages] =
      /(?:Vol\. ([\w-]+), )?(?:Iss\. ([^,]+), )?\(([^)]*\d{4})\)(?:: ([\w–-]+))?/.exec(
        place.replace(/\u00a0/g, ' '),
      ) ?? [];
    const venue = firstText(document, '#authordiv .pub-tooltip-trigger', 500);
    const school = /ProQuest Dissertations/.test(place);
    return recordOf('proquest', {
      title: firstText(document, 'h1.documentTitle'),
      authors: namesOf(listed.map((each) => textOf(each, 500))),
      abstract: abstractIn(
        document,
        '.abstractContainer .truncatedAbstract, .abstractContainer [id^="abstract_field"]',
      ),
      issued: date ?? /\b(?:19|20)\d\d\b/.exec(place)?.[0],
      venue: school ? undefined : venue,
      volume,
      issue,
      pages: pages?.replace('-', '–'),
      kind: school ? 'thesis' : 'article-journal',
    });
  },
};
