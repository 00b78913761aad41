import {
  abstractIn,
  citationOf,
  citationRecord,
  metasOf,
  namesOf,
  pathOf,
  recordOf,
} from './citation';
import type { Source } from './types';

/**
 * ChemRxiv. `/engage/…/article-details/<24 hex digits>` on Cambridge Open Engage until 2025, Atypon
 * addresses with the DOI since. (From its known structures; 2026-11.)
 */
export const chemrxiv: Source = {
  id: 'chemrxiv',
  name: 'ChemRxiv',
  hosts: ['chemrxiv.org'],
  matches: [
    'https://chemrxiv.org/engage/*/article-details/*',
    'https://chemrxiv.org/doi/*10.26434/*',
  ],
  trust: 3,

  identify(url) {
    const path = pathOf(url);
    const [, details, asset] =
      /^\/engage\/(?:api-gateway\/)?chemrxiv\/(?:article-details\/([0-9a-f]{24})|assets\/orp\/resource\/item\/([0-9a-f]{24})\/.+\.pdf)$/i.exec(
        path,
      ) ?? [];
    const id = (details ?? asset)?.toLowerCase();
    if (id) {
      return {
        identifiers: [`chemrxiv:${id}`],
        view: asset ? 'pdf' : 'abstract',
        page: `https://chemrxiv.org/engage/chemrxiv/article-details/${id}`,
      };
    }
    const [, face, doi, version] =
      /^\/doi\/(?:(abs|full|pdf|epdf|pdfdirect|reader)\/)?(10\.26434\/chemrxiv[-.][\w-]+?)(?:(?:[/.]|-)v(\d{1,3}))?$/i.exec(
        path,
      ) ?? [];
    if (!doi) return undefined;
    const whole = path.slice(path.indexOf('10.')).toLowerCase();
    return {
      identifiers: [`doi:${doi.toLowerCase()}`],
      ...(Number(version) > 0 && { version: Number(version) }),
      view: face === 'full' ? 'html' : face && face !== 'abs' ? 'pdf' : 'abstract',
      page: `https://chemrxiv.org/doi/abs/${whole}`,
      pdf: `https://chemrxiv.org/doi/pdf/${whole}`,
      html: `https://chemrxiv.org/doi/full/${whole}`,
    };
  },

  extract(document, url) {
    const abstract = abstractIn(document, '#abstract, .abstract, [role="doc-abstract"]');
    const metas = metasOf(document);
    if (citationOf(metas, url, 'article')) {
      return citationRecord(document, url, 'chemrxiv', 'article', (said) => ({
        kind: 'article',
        abstract: said.abstract || abstract,
      }));
    }
    const doi = metas.first('dc.identifier', 'publication_doi');
    return recordOf('chemrxiv', {
      title: metas.first('dc.title', 'og:title') ?? '',
      authors: namesOf(metas.all('dc.creator')),
      abstract,
      issued: metas.first('dc.date'),
      venue: 'ChemRxiv',
      kind: 'article',
      identifiers: [doi && `doi:${doi}`],
    });
  },
};
