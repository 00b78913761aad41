import {
  abstractIn,
  citationOf,
  firstText,
  linesOf,
  metasOf,
  namesOf,
  pageRange,
  pathOf,
  recordOf,
  textOf,
  webUrl,
} from './citation';
import type { Source } from './types';

/** IJCAI proceedings: a page a paper since 2017, with DOIs; abstracts in 2015–16, PDFs before. */
export const ijcai: Source = {
  id: 'ijcai',
  name: 'IJCAI',
  hosts: ['ijcai.org', 'static.ijcai.org'],
  matches: ['https://www.ijcai.org/proceedings/20*/*', 'https://www.ijcai.org/Abstract/*'],
  lists: ['https://www.ijcai.org/proceedings/*'],
  trust: 3,

  identify(url) {
    const path = pathOf(url);
    const [, year, number, pdf] =
      /^\/proceedings[/-](20\d\d)\/0*([1-9]\d*)(\.pdf)?$/i.exec(path) ?? [];
    if (year && number && Number(year) >= 2017) {
      const page = `https://www.ijcai.org/proceedings/${year}/${number}`;
      return {
        identifiers: [`doi:10.24963/ijcai.${year}/${number}`],
        view: pdf ? 'pdf' : 'abstract',
        page,
        pdf: `https://www.ijcai.org/proceedings/${year}/${number.padStart(4, '0')}.pdf`,
      };
    }
    const [, volume, paper] =
      /^\/proceedings\/(\d\d(?:-\d)?|20\d\d)\/papers\/(\d{3,4}(?:-[a-z])?)\.pdf$/i.exec(path) ?? [];
    const [, short, abstract] = /^\/abstract\/(\d\d)\/(\d{3})$/i.exec(path) ?? [];
    const of = volume ?? short;
    const at = paper ?? abstract;
    if (!of || !at) return undefined;
    const file = `https://www.ijcai.org/Proceedings/${of}/Papers/${at}.pdf`;
    return {
      identifiers: [`ijcai:${of}/${at.toLowerCase()}`],
      view: paper ? 'pdf' : 'abstract',
      page: /^1[3-6]$/.test(of) ? `https://www.ijcai.org/Abstract/${of}/${at}` : file,
      pdf: file,
    };
  },

  extract(document, url) {
    const metas = metasOf(document);
    const said = citationOf(metas, url, 'paper-conference');
    const shown = '.proceedings-detail, .content-wrapper, #content, main';
    const text = firstText(document, shown, 5000);
    const printed = /Pages (\d+)\s*[-–]\s*(\d+)/.exec(text);
    const year = /\/(20\d\d|1\d)\//.exec(url.pathname)?.[1]?.padStart(4, '20');
    const pdf = document.querySelector('.btn-download[href$=".pdf"], a[href$=".pdf"]');
    // Until 2016: `Title / 12`, a break and the authors in italics, then the abstract.
    const head = document.querySelector('.content p i')?.parentElement;
    const [, oldTitle] = /^\s*(.+?)\s*\/\s*\d+\s*$/m.exec(head ? linesOf(head) : '') ?? [];
    const listed =
      firstText(document, '.proceedings-detail h2, .content-wrapper h2, main h2') ||
      textOf(head?.querySelector('i'), 20_000);
    const block = [...document.querySelectorAll('.col-md-12')]
      .filter((each) => !each.querySelector('.keywords, .topic, h1, a'))
      .map((each) => each.textContent ?? '')
      .reduce((long, each) => (each.length > long.length ? each : long), '');
    return recordOf('ijcai', {
      ...said,
      title:
        said?.title ??
        (firstText(document, '.proceedings-detail h1, .content-wrapper h1, main h1') ||
          (oldTitle ?? '')),
      authors: said?.authors?.length ? said.authors : namesOf(listed.split(/\s*,\s*|\s+and\s+/)),
      abstract:
        said?.abstract ||
        abstractIn(document, '.abstract, #abstract') ||
        block ||
        textOf(head?.nextElementSibling, 20_000),
      issued: said?.issued ?? year,
      venue:
        said?.venue ??
        (/Proceedings of [^.]{10,150}Artificial Intelligence/.exec(text)?.[0] ||
          'International Joint Conference on Artificial Intelligence'),
      pages: said?.pages ?? pageRange(printed?.[1], printed?.[2]),
      keywords: [...document.querySelectorAll('.keywords .topic')].map(
        (topic) => topic.textContent ?? '',
      ),
      kind: 'paper-conference',
      urls: { pdf: said?.urls?.pdf ?? webUrl(pdf?.getAttribute('href'), url) },
    });
  },
};
