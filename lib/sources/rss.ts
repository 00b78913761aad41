import {
  abstractIn,
  citationOf,
  firstText,
  metasOf,
  namesOf,
  pathOf,
  recordOf,
  textOf,
} from './citation';
import type { Source } from './types';

/** Roman numerals to 39, as the proceedings count. */
const roman = (n: number) =>
  'X'.repeat(Math.floor(n / 10)) + ('I,II,III,IV,V,VI,VII,VIII,IX'.split(',')[(n % 10) - 1] ?? '');

/** Robotics: Science and Systems: `/rss19/p001.html`, of which the DOI follows. Last seen 2026-11. */
export const rss: Source = {
  id: 'rss',
  name: 'Robotics: Science and Systems',
  hosts: ['roboticsproceedings.org'],
  matches: [
    'https://www.roboticsproceedings.org/rss*/p*.html',
    'https://roboticsproceedings.org/rss*/p*.html',
  ],
  lists: ['https://www.roboticsproceedings.org/rss*/index.html'],
  trust: 3,

  identify(url) {
    const [, volume, number, kind] =
      /^\/rss(\d\d)\/p(\d{2,3})\.(html|pdf)$/i.exec(pathOf(url)) ?? [];
    const n = Number(volume);
    if (!number || n < 1 || n > 39) return undefined;
    const page = `https://www.roboticsproceedings.org/rss${volume}/p${number}`;
    return {
      // The first conference was in 2005.
      identifiers: [
        `doi:10.15607/rss.${2004 + n}.${roman(n)}.${number.padStart(3, '0')}`.toLowerCase(),
      ],
      view: kind?.toLowerCase() === 'pdf' ? 'pdf' : 'abstract',
      page: `${page}.html`,
      pdf: `${page}.pdf`,
    };
  },

  extract(document, url) {
    const metas = metasOf(document);
    const said = citationOf(metas, url, 'paper-conference');
    // A BibTeX entry closes the page; older pages have no tags.
    const bibtex = firstText(document, 'pre', 5000);
    const field = (name: string) =>
      new RegExp(`\\b${name}\\s*=\\s*[{"]+([^{}"]{2,500})`, 'i').exec(bibtex)?.[1];
    const heading = [...document.querySelectorAll('p, h3, h4')].find((each) =>
      /^abstract\s*:?/i.test(textOf(each, 100)),
    );
    const beside = textOf(heading, 20_000).length > 20 ? heading : heading?.nextElementSibling;
    return recordOf('rss', {
      ...said,
      title: said?.title ?? (firstText(document, '.content h3, h3') || (field('TITLE') ?? '')),
      authors: said?.authors?.length
        ? said.authors
        : namesOf(
            (
              field('AUTHOR') ?? firstText(document, '.content i, i').replaceAll(',', ' and ')
            ).split(/\s+and\s+/i),
          ),
      abstract: said?.abstract || abstractIn(document, '.abstract') || textOf(beside, 20_000),
      issued: said?.issued ?? field('YEAR'),
      venue: said?.venue ?? field('BOOKTITLE') ?? 'Robotics: Science and Systems',
      kind: 'paper-conference',
    });
  },
};
