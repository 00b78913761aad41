import { abstractIn, citationOf, firstText, metasOf, namesOf, pathOf, recordOf } from './citation';
import type { Source } from './types';

/** CiteSeerX: hashes since 2022; before, numbers that look like DOIs (`10.1.1.…`) and are none. */
export const citeseerx: Source = {
  id: 'citeseerx',
  name: 'CiteSeerX',
  hosts: ['citeseerx.ist.psu.edu', 'citeseer.ist.psu.edu'],
  matches: ['doc_view/*', 'viewdoc/*', 'document?*'].map(
    (path) => `https://citeseerx.ist.psu.edu/${path}`,
  ),
  lists: ['https://citeseerx.ist.psu.edu/search*'],
  trust: 2,

  identify(url) {
    const path = pathOf(url).replace(/;jsessionid=.*$/, '');
    const asked = url.searchParams.get('doi') ?? '';
    const host = 'https://citeseerx.ist.psu.edu';
    const hash = (
      /^\/(?:doc_view\/pid|pdf|document\/pid|doc)\/([0-9a-f]{40})$/i.exec(path)?.[1] ??
      (path === '/document' && /^[0-9a-f]{40}$/i.test(asked) ? asked : '')
    )?.toLowerCase();
    if (hash)
      return {
        identifiers: [`citeseerx:${hash}`],
        view: /^\/doc(?:_view)?\//.test(path) ? 'abstract' : 'pdf',
        page: `${host}/doc_view/pid/${hash}`,
        pdf: `${host}/document?repid=rep1&type=pdf&doi=${hash}`,
      };
    const face = /^\/viewdoc\/(summary|download|versions|similar|metadata)$/.exec(path)?.[1];
    const id = /^10\.1\.1\.\d{1,4}\.\d{1,4}$/.exec(
      /^\/doc\/([\d.]+)$/.exec(path)?.[1] ?? (face ? asked : ''),
    )?.[0];
    if (!id) return undefined;
    return {
      identifiers: [`citeseerx:${id}`],
      view: face === 'download' ? 'pdf' : 'abstract',
      page: `${host}/viewdoc/summary?doi=${id}`,
      pdf: `${host}/viewdoc/download?doi=${id}&rep=rep1&type=pdf`,
    };
  },

  extract(document, url) {
    const metas = metasOf(document);
    const said = citationOf(metas, url, 'article');
    const listed = firstText(document, '#docAuthors', 20_000).replace(/^by\s+/i, '');
    const venue = firstText(document, '#docVenue td:last-child, #docVenue', 1000).replace(
      /^Venue:\s*/i,
      '',
    );
    return recordOf('citeseerx', {
      ...said,
      title: said?.title ?? firstText(document, '#viewHeader h2, #docTitle, h1.title'),
      authors: said?.authors?.length ? said.authors : namesOf(listed.split(/\s*,\s*/)),
      abstract:
        abstractIn(document, '#abstract p, #abstract, #docAbstract') ||
        (metas.first('description') ?? ''),
      venue: said?.venue ?? venue,
      kind: said?.kind ?? 'article',
    });
  },
};
