import {
  abstractIn,
  citationOf,
  firstText,
  metasOf,
  namesOf,
  pathOf,
  recordOf,
  webUrl,
} from './citation';
import type { Source } from './types';

const pattern =
  /^\/papers\/eccv_(\d{4})\/papers_ECCV\/(html|papers)\/([\w.-]+?)(?:_ECCV_\d{4}_paper)?(?:[-_]supp(?:lementary)?)?\.(php|html|pdf)$/i;

/**
 * ECVA (ECCV since 2018). PDFs of 2020 and 2022 have numbers of their own, so a page names both;
 * those of 2018 are named as at CVF. Structure as known from papers.php, 2026-11.
 */
export const ecva: Source = {
  id: 'ecva',
  name: 'ECVA',
  hosts: ['ecva.net'],
  matches: ['https://www.ecva.net/papers/*.php'],
  lists: ['https://www.ecva.net/papers.php*'],
  trust: 3,

  identify(url) {
    const [, year, , name = '', kind] = pattern.exec(pathOf(url)) ?? [];
    if (!year || !kind) return undefined;
    const number = name.replace(/^0+(?=\d)/, '');
    const folder = `https://www.ecva.net/papers/eccv_${year}/papers_ECCV`;
    const html = `${folder}/html/${number}_ECCV_${year}_paper.php`;
    const pdf = /pdf/i.test(kind);
    const own = /^\d+$/.test(number) && Number(year) < 2024;
    return {
      identifiers: [/^\d+$/.test(number) ? `ecva:${year}/${number}` : `cvf:${number}_ECCV_${year}`],
      view: pdf ? 'pdf' : 'abstract',
      page: pdf && own ? `${folder}/papers/${name}.pdf` : html,
      ...(/^\d+$/.test(number) &&
        !own && { pdf: `${folder}/papers/${number.padStart(5, '0')}.pdf` }),
    };
  },

  extract(document, url) {
    const metas = metasOf(document);
    const said = citationOf(metas, url, 'paper-conference');
    const link = (selector: string) =>
      webUrl(document.querySelector(selector)?.getAttribute('href'), url);
    const pdf = link('a[href$=".pdf"]:not([href*="supp"])') ?? said?.urls?.pdf;
    const file = pdf && ecva.identify(new URL(pdf))?.identifiers[0];
    const doi = link('a[href*="doi.org/10."], a[href*="link.springer.com/chapter/10."]');
    const year = /eccv_(\d{4})/.exec(url.pathname)?.[1];
    const listed = firstText(document, '#authors b i, #authors i, #authors');
    return recordOf('ecva', {
      ...said,
      title: said?.title ?? firstText(document, '#papertitle'),
      authors: said?.authors?.length
        ? said.authors
        : namesOf(listed.replace(/;.*/s, '').split(/\s*,\s*|\s+and\s+/)),
      // It stands between quotation marks.
      abstract: abstractIn(document, '#abstract').replace(/^\s*"|"\s*$/g, ''),
      issued: said?.issued ?? year,
      venue: said?.venue ?? `European Conference on Computer Vision (ECCV ${year})`,
      kind: 'paper-conference',
      urls: { pdf, code: link('a[href^="https://github.com/"]') },
      identifiers: [
        ecva.identify(url)?.identifiers[0],
        file,
        doi && `doi:${doi}`,
        ...(said?.identifiers ?? []),
      ],
    });
  },
};
