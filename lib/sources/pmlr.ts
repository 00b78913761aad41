import { abstractIn, citationRecord, pathOf, textOf } from './citation';
import type { Source } from './types';

/** Proceedings of Machine Learning Research: `/v139/radford21a.html`, volumes `v…` and reissues `r…`. */
export const pmlr: Source = {
  id: 'pmlr',
  name: 'PMLR',
  hosts: ['proceedings.mlr.press'],
  matches: ['https://proceedings.mlr.press/v*/*.html', 'https://proceedings.mlr.press/r*/*.html'],
  pdfs: ['https://proceedings.mlr.press/v*/*.pdf', 'https://proceedings.mlr.press/r*/*.pdf'],
  lists: ['https://proceedings.mlr.press/v*/', 'https://proceedings.mlr.press/r*/'],
  trust: 3,

  identify(url) {
    const match = /^\/([vr]\d+)\/([a-z][\w-]*\d\d[a-z]{0,2})(?:\.html|\/\2(?:-supp)?\.pdf)?$/i.exec(
      pathOf(url),
    );
    if (!match) return undefined;
    const id = `${match[1]}/${match[2]}`.toLowerCase();
    const base = `https://proceedings.mlr.press/${id}`;
    return {
      identifiers: [`pmlr:${id}`],
      view: /\.pdf$/i.test(url.pathname) ? 'pdf' : 'abstract',
      page: `${base}.html`,
      pdf: `${base}/${id.split('/')[1]}.pdf`,
    };
  },

  extract: (document, url) =>
    citationRecord(document, url, 'pmlr', 'paper-conference', (said) => ({
      urls: { pdf: said.urls?.pdf?.replace(/^http:/, 'https:') },
      venue: textOf(document.querySelector('#info i')) || said.venue,
      volume: said.volume ?? /^\/v(\d+)\//.exec(url.pathname)?.[1],
      abstract: said.abstract || abstractIn(document, '#abstract'),
    })),
};
