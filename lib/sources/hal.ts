import { abstractIn, citationRecord, hostOf, pathOf } from './citation';
import type { Source } from './types';

/** Addresses of HAL and its portals: `*.hal.science`, archives-ouvertes.fr before 2022. */
const hosts = [
  'hal.science',
  '*.hal.science',
  '*.archives-ouvertes.fr',
  'hal.inria.fr',
  'hal.inrae.fr',
  'hal.univ-lorraine.fr',
  'hal.sorbonne-universite.fr',
  'pastel.hal.science',
];

/** HAL: `/<prefix>-<number>v<n>`, `/document` and `/file/…` for the PDF. (2026) */
export const hal: Source = {
  id: 'hal',
  name: 'HAL',
  hosts: hosts.slice(0, -1),
  // A record's address begins with a prefix that the portal chooses; every one ends in a number.
  matches: ['https://hal.science/*-0*', 'https://*.hal.science/*-0*', 'https://hal.inria.fr/*-0*'],
  trust: 3,

  identify(url) {
    const [, id, version, face] =
      /^\/([a-z][a-z_]*-\d{8})(?:v(\d{1,3}))?(?:\/(document|file\/[^/]+|preview\/[^/]+|bibtex|tei|dc|dcterms|endnote|[a-z]{2}))?$/i.exec(
        pathOf(url),
      ) ?? [];
    if (!id) return undefined;
    const name = id.toLowerCase();
    const host = hostOf(url).replace(/^(\w+)\.archives-ouvertes\.fr$/, (_all, portal) =>
      portal === 'hal' ? 'hal.science' : portal === 'tel' ? 'theses.hal.science' : 'hal.science',
    );
    const page = `https://${host}/${name}${version ? `v${version}` : ''}`;
    return {
      identifiers: [`hal:${name}`],
      ...(Number(version) > 0 && { version: Number(version) }),
      view: /^(?:document|file|preview)/i.test(face ?? '') ? 'pdf' : 'abstract',
      page,
      pdf: `${page}/document`,
    };
  },

  extract: (document, url) =>
    citationRecord(document, url, 'hal', 'article', (said, metas) => ({
      // Both languages, and several tags with several words each.
      keywords: metas.all('citation_keywords').flatMap((text) => text.split(';')),
      abstract: said.abstract || abstractIn(document, '.abstract-content, .abstract, #abstract'),
    })),
};
