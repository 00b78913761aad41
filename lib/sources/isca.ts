import { abstractIn, citationOf, firstText, metasOf, pathOf, recordOf, textOf } from './citation';
import type { Source } from './types';

/**
 * ISCA Archive (Interspeech, ICASSP’s speech workshops, …), and its old addresses on isca-speech.org,
 * where the numbers of 2016–2020 are those of the DOI. Last seen 2026-11.
 */
export const isca: Source = {
  id: 'isca',
  name: 'ISCA Archive',
  hosts: ['isca-archive.org', 'isca-speech.org'],
  matches: [
    'https://www.isca-archive.org/*_*/*_*.html',
    'https://www.isca-speech.org/archive/*.html',
  ],
  lists: ['https://www.isca-archive.org/*/index.html'],
  trust: 3,

  identify(url) {
    const path = pathOf(url).replace(/^\/archive(?:_v0)?(?=\/)(?:\/(?:archive_papers|pdfs))?/i, '');
    const [, year, number, kind] =
      /^\/interspeech_(20(?:1[6-9]|20))\/(?:abstracts|pdfs)\/(\d{4})\.(html|pdf)$/i.exec(path) ??
      [];
    if (year && number) {
      const folder = `https://www.isca-speech.org/archive/Interspeech_${year}`;
      return {
        identifiers: [`doi:10.21437/interspeech.${year}-${Number(number)}`],
        view: kind?.toLowerCase() === 'pdf' ? 'pdf' : 'abstract',
        page: `${folder}/abstracts/${number}.html`,
        pdf: `${folder}/pdfs/${number}.pdf`,
      };
    }
    const [, volume, old, name, ending] =
      /^\/([a-z][\w-]*_\d{4}[\w-]*)\/(?:papers\/|(abstracts\/|pdfs\/)(?=\w*\d))?([\w-]+)\.(html|pdf)$/i.exec(
        path,
      ) ?? [];
    // A name is of an author and a year, of a year and a number, or among abstracts a number alone.
    if (!old && !/^[a-z][\w-]*\d\w*_/i.test(name ?? '')) return undefined;
    if (!volume || !name) return undefined;
    const id = `${volume}/${name}`.toLowerCase();
    const page = `https://www.isca-archive.org/${id}`;
    const folder = `https://www.isca-speech.org/archive/${volume}`;
    return {
      identifiers: [`isca:${id}`],
      view: ending?.toLowerCase() === 'pdf' ? 'pdf' : 'abstract',
      page: old ? `${folder}/abstracts/${name}.html` : `${page}.html`,
      pdf: old ? `${folder}/pdfs/${name}.pdf` : `${page}.pdf`,
    };
  },

  extract(document, url) {
    const metas = metasOf(document);
    const said = citationOf(metas, url, 'paper-conference');
    const doi = /\b10\.21437\/[\w.-]+\d/.exec(firstText(document, '#content, body', 20_000))?.[0];
    // The abstract is the longest paragraph of the page.
    const longest = [...document.querySelectorAll('#abstract p, #global p, p')]
      .slice(0, 200)
      .map((p) => textOf(p, 20_000))
      .reduce((a, b) => (b.length > a.length ? b : a), '');
    return (
      said &&
      recordOf('isca', {
        ...said,
        abstract:
          said.abstract ||
          abstractIn(document, '#abstract, .abstract') ||
          (longest.length > 200 ? longest : ''),
        kind: 'paper-conference',
        identifiers: [...(said.identifiers ?? []), doi && `doi:${doi}`],
      })
    );
  },
};
