import { doiOf, firstText, namesOf, pathOf, recordOf, textOf } from './citation';
import type { Source } from './types';

/** APA PsycNet: `/record/<number>`, `/fulltext/<number>.html`. Seen 2026. */
export const psycnet: Source = {
  id: 'psycnet',
  name: 'APA PsycNet',
  hosts: ['psycnet.apa.org'],
  matches: ['record', 'fulltext', 'doiLanding', 'buy'].map(
    (face) => `https://psycnet.apa.org/${face}*`,
  ),
  lists: ['search/*', 'PsycARTICLES/*'].map((path) => `https://psycnet.apa.org/${path}`),
  trust: 3,

  identify(url) {
    const path = pathOf(url);
    const doi = /^\/(?:doiLanding|doi\/.*|getdoi\.cfm)$/i.test(path)
      ? doiOf(url.searchParams.get('doi') ?? path)
      : undefined;
    if (doi) {
      return {
        identifiers: [doi.id],
        view: 'abstract',
        page: `https://psycnet.apa.org/doiLanding?doi=${encodeURIComponent(doi.path)}`,
      };
    }
    const [, face, number, pdf] =
      /^\/(record|fulltext|buy)\/(\d{4}-\d{5}-\d{3})(?:\.html|(\.pdf))?$/.exec(path) ?? [];
    if (!number) return undefined;
    return {
      identifiers: [`site:psycnet.apa.org/${number}`],
      view: pdf ? 'pdf' : face === 'fulltext' ? 'html' : 'abstract',
      page: `https://psycnet.apa.org/record/${number}`,
      pdf: `https://psycnet.apa.org/fulltext/${number}.pdf`,
    };
  },

  extract(document) {
    // No tags; of the many DOIs on the page, only that of the paper’s own citation counts.
    const cited = firstText(document, '.articleCitationText, .citation-text, .citation', 1500);
    const [, year, venue, volume, issue, pages] =
      /\((\d{4})[^)]{0,30}\)\..{0,800}?[.?!)]\s*(\p{Lu}[^.?!,]{0,200}), (\d+)(?:\(([^)]+)\))?, ([\w–-]+)\.\s/u.exec(
        cited,
      ) ?? [];
    const listed = document.querySelectorAll('.authorGroup a, .authorList a, .author-list a');
    return recordOf('psycnet', {
      title: firstText(document, 'h1:not(.visually-hidden), .article-title'),
      authors: namesOf([...listed].slice(0, 5000).map((each) => textOf(each, 500))),
      abstract: shownIn(document.querySelector('.abstractsContainer, .abstract-text, .abstract')),
      issued: year ?? /\((\d{4})/.exec(cited)?.[1],
      venue,
      volume,
      issue,
      pages,
      kind: 'article-journal',
      identifiers: [doiOf(/https?:\/\/(?:dx\.)?doi\.org\/\S+$/.exec(cited)?.[0])?.id],
    });
  },
};

/** Words of the dictionary are buttons, each with its hidden explanation behind. */
function shownIn(node: Node | null | undefined, depth = 0): string {
  if (!node || depth > 50) return '';
  if (node.nodeType === 3) return node.textContent ?? '';
  if (node.nodeType !== 1 || (node as Element).hasAttribute('hidden')) return '';
  return [...node.childNodes].map((child) => shownIn(child, depth + 1)).join('');
}
