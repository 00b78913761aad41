import { parseArxiv } from '../paper/identifiers';
import { arxivIdentified } from './arxiv-id';
import { abstractIn, firstText, namesOf, pathOf, recordOf, textOf } from './citation';
import type { Source } from './types';

/** SciRate: arXiv papers with votes. Structure as in its public templates (app/views/papers), 2026-11. */
export const scirate: Source = {
  id: 'scirate',
  name: 'SciRate',
  hosts: ['scirate.com'],
  matches: ['https://scirate.com/arxiv/*.*', 'https://scirate.com/arxiv/*/*'],
  lists: ['', '?*', 'arxiv/*', 'search*'].map((path) => `https://scirate.com/${path}`),
  trust: 2,

  identify(url) {
    const parsed = parseArxiv(/^\/arxiv\/(.+?)(?:\/scites)?$/.exec(pathOf(url))?.[1] ?? '');
    return (
      parsed && {
        ...arxivIdentified(parsed, 'abstract'),
        page: `https://scirate.com/arxiv/${parsed.id}`,
      }
    );
  },

  extract(document) {
    const listed = [...document.querySelectorAll('.paper .authors a, ul.authors a')];
    const dated = /Submitted\s+(?:\w{3},\s*)?(\d{1,2} \w+ \d{4})/.exec(
      firstText(document, '.dates'),
    );
    const shown = firstText(document, '.paper', 20_000);
    const doi = /\bDoi\s?:\s*(10\.\S+)/i.exec(shown)?.[1];
    return recordOf('scirate', {
      title: firstText(document, 'h1.title, .paper .title'),
      authors: namesOf(listed.map((link) => textOf(link, 500))),
      abstract: abstractIn(document, '.paper .abstract, .abstract'),
      issued: dated?.[1],
      categories: [...document.querySelectorAll('.dates a[href^="/arxiv/"], .categories a')].map(
        (link) => textOf(link, 100),
      ),
      identifiers: [doi && `doi:${doi}`],
      kind: 'article',
    });
  },
};
