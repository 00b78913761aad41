import { parseArxiv } from '../paper/identifiers';
import { firstText, namesOf, pathOf, recordOf, textOf, webUrl } from './citation';
import type { Source } from './types';

const readHosts = ['dblp.org', 'dblp.uni-trier.de', 'dblp.dagstuhl.de'];

/**
 * DBLP: records (`/rec/KEY`). People, tables of contents and whole proceedings are no papers. CoRR’s
 * keys hold arXiv’s ids. Structure: schema.org microdata, last seen 2026-11.
 */
export const dblp: Source = {
  id: 'dblp',
  name: 'DBLP',
  hosts: [
    'dblp.org',
    'dblp.uni-trier.de',
    'dblp1.uni-trier.de',
    'dblp2.uni-trier.de',
    'dblp.dagstuhl.de',
    'dblp.l3s.de',
  ],
  matches: readHosts.map((host) => `https://${host}/rec/*`),
  lists: readHosts.flatMap((host) =>
    ['db', 'pid', 'search'].map((list) => `https://${host}/${list}*`),
  ),
  listsAny: true,
  trust: 2,

  identify(url) {
    const key =
      /^\/rec\/(?:(?:html|bibtex\d?|bib\d?|xml|rdf|ris)\/)?((?:conf|journals|reference|books|phd|series|tr|persons)\/[^/]+\/[^/]+?)(?:\.(?:html|bib|xml|rdf|ris|nt|ttl))?$/.exec(
        pathOf(url),
      )?.[1];
    // Whole proceedings are called after their year, `2019` or `2019-1w`.
    if (!key || /\/(?:19|20)\d\d(?:-\w+)?$/.test(key)) return undefined;
    const corr = /^journals\/corr\/abs-(.+)$/.exec(key)?.[1];
    const parsed =
      parseArxiv(corr?.replace(/^(\d{4})-(\d+)$/, '$1.$2') ?? '') ??
      parseArxiv(corr?.replace(/-(\d{7})$/, '/$1') ?? '');
    return {
      identifiers: [...(parsed ? [`arxiv:${parsed.id}`] : []), `dblp:${key}`],
      view: 'abstract',
      page: `https://dblp.org/rec/${key}`,
    };
  },

  extract(document, url) {
    const found = dblp.identify(url);
    const entry = document.querySelector('#publ-section li.entry, li.entry[itemscope], li.entry');
    if (!found || !entry) return undefined;
    const at = (name: string) => {
      const element = entry.querySelector(`[itemprop="${name}"]`);
      return element?.getAttribute('content') ?? textOf(element, 1000);
    };
    const cite = entry.querySelector('cite') ?? entry;
    const venue = textOf(cite.querySelector('[itemprop="isPartOf"] [itemprop="name"]'), 1000);
    const links = [...entry.querySelectorAll('.ee a[href], a[itemprop="url"]')].map(
      (a) => a.getAttribute('href') ?? '',
    );
    const doi = links.find((href) => /^https?:\/\/(?:dx\.)?doi\.org\/10\./.test(href));
    const arxiv = links.flatMap(
      (href) => parseArxiv(/arxiv\.org\/abs\/(.+)$/.exec(href)?.[1] ?? '') ?? [],
    )[0];
    const kind = /^(?:conf|journals|phd|tr)/.exec(
      /\/rec\/(?:\w+\/)?(conf|journals|phd|tr)\//.exec(url.pathname)?.[1] ?? '',
    )?.[0];
    return recordOf('dblp', {
      title:
        textOf(cite.querySelector('.title')).replace(/(?<!\.)\.$/, '') || firstText(document, 'h1'),
      authors: namesOf(
        [...cite.querySelectorAll('[itemprop="author"]')].map((each) =>
          // Namesakes are told apart by numbers.
          textOf(each, 500).replace(/\s+\d{4}$/, ''),
        ),
      ),
      issued: at('datePublished'),
      venue: /^CoRR$/i.test(venue) ? undefined : venue,
      volume: /^abs\//.test(at('volumeNumber')) ? undefined : at('volumeNumber'),
      issue: at('issueNumber'),
      pages: at('pagination').replace(/-/, '–'),
      kind: parsedKind(kind, found.identifiers[0]),
      urls: {
        pdf: webUrl(
          links.find((href) => /\.pdf$/i.test(href)),
          url,
        ),
      },
      identifiers: [doi && `doi:${doi}`, arxiv && `arxiv:${arxiv.id}`],
    });
  },
};

const kinds = {
  conf: 'paper-conference',
  journals: 'article-journal',
  phd: 'thesis',
  tr: 'report',
} as const;

function parsedKind(kind: string | undefined, first: string | undefined) {
  return first?.startsWith('arxiv:') ? 'article' : (kinds[kind as keyof typeof kinds] ?? 'chapter');
}
