import { abstractIn, citationOf, firstText, metasOf, pathOf, recordOf, webUrl } from './citation';
import { scholarlyArticle } from './json-ld';
import type { Source } from './types';

/** CORE: outputs (one copy in a repository) and works (all copies), numbered apart. Seen 2026-11. */
export const core: Source = {
  id: 'core',
  name: 'CORE',
  hosts: ['core.ac.uk'],
  matches: ['works', 'outputs', 'display', 'reader'].map((face) => `https://core.ac.uk/${face}/*`),
  lists: ['https://core.ac.uk/search*'],
  listsAny: true,
  trust: 2,

  identify(url) {
    const [, face, id, pdf] =
      /^\/(works|outputs|display|reader|download)(?:\/pdf)?\/([1-9]\d{0,11})(\.pdf)?$/.exec(
        pathOf(url),
      ) ?? [];
    if (!face || !id || Boolean(pdf) !== (face === 'download')) return undefined;
    if (face === 'works')
      return {
        identifiers: [`core:works/${id}`],
        view: 'abstract',
        page: `https://core.ac.uk/works/${id}`,
      };
    return {
      identifiers: [`core:${id}`],
      view: pdf ? 'pdf' : face === 'reader' ? 'html' : 'abstract',
      page: `https://core.ac.uk/outputs/${id}`,
      pdf: `https://core.ac.uk/download/${id}.pdf`,
    };
  },

  extract(document, url) {
    const metas = metasOf(document);
    const tagged = citationOf(metas, url, 'article');
    const said = tagged ?? scholarlyArticle(document, url);
    const shown = [...document.querySelectorAll('#doi a, a[href^="https://doi.org/10."]')][0];
    const doi = /10\..+$/.exec(shown?.getAttribute('href') ?? '')?.[0];
    return (
      said &&
      recordOf('core', {
        ...said,
        title: said.title || firstText(document, 'h1'),
        abstract:
          abstractIn(document, '#abstract, [itemprop="abstract"], .abstract') ||
          said.abstract ||
          (metas.first('dc.description') ?? ''),
        urls: {
          pdf:
            said.urls?.pdf ??
            webUrl(
              document.querySelector('a[href*="/download/"][href$=".pdf"]')?.getAttribute('href'),
              url,
            ),
        },
        identifiers: [
          ...(said.identifiers ?? []),
          said.identifiers?.some(Boolean) ? undefined : doi && `doi:${doi}`,
        ],
      })
    );
  },
};
