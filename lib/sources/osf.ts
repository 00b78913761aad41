import {
  abstractIn,
  citationRecord,
  firstText,
  hostOf,
  metasOf,
  namesOf,
  pathOf,
  recordOf,
  textOf,
} from './citation';
import type { Source } from './types';

/** First words of osf.io’s own pages that have five letters too. */
const pages = /^(?:login|about|terms|tools|files|draft|share|start)$/;

/**
 * OSF Preprints and the servers on it: `/preprints/<server>/<id>_v<n>`. A bare `osf.io/<id>` may be
 * a project or a file, and is nobody’s paper. (From its known structures, Ember and Angular; 2026-11.)
 */
export const osf: Source = {
  id: 'osf',
  name: 'OSF Preprints',
  hosts: ['osf.io', 'psyarxiv.com'],
  matches: ['https://osf.io/preprints/*/*'],
  trust: 3,

  identify(url) {
    const own = hostOf(url) === 'osf.io';
    const pattern = own
      ? /^\/preprints\/(?:([a-z]{3,30})\/)?([a-z0-9]{5})(?:_v(\d{1,3}))?(\/download)?$/i
      : /^\/(?:preprints\/)?()([a-z0-9]{5})(?:_v(\d{1,3}))?(\/download)?$/i;
    const [, server, id, version, download] = pattern.exec(pathOf(url)) ?? [];
    // Ids mix letters and digits, but need not: only on a server’s own host are words likelier.
    if (!id || pages.test(id) || (!own && !/\d/.test(id)) || (own && !server && !/\d/.test(id)))
      return undefined;
    const whole = `${id.toLowerCase()}${version ? `_v${version}` : ''}`;
    const page = `https://osf.io/preprints/${server ? `${server.toLowerCase()}/` : ''}${whole}`;
    return {
      identifiers: [`osf:${id.toLowerCase()}`],
      ...(Number(version) > 0 && { version: Number(version) }),
      view: download ? 'pdf' : 'abstract',
      page,
      pdf: `${page}/download`,
    };
  },

  extract(document, url) {
    const metas = metasOf(document);
    const doi = document.querySelector('a[href*="doi.org/10."]')?.getAttribute('href');
    const abstract = abstractIn(document, '[data-test-preprint-abstract], .abstract, #abstract');
    return (
      citationRecord(document, url, 'osf', 'article', (said) => ({
        kind: 'article',
        abstract:
          said.abstract || abstract || (metas.first('dc.description', 'og:description') ?? ''),
      })) ??
      recordOf('osf', {
        title:
          metas.first('dc.title', 'dct.title') ??
          firstText(document, '[data-test-preprint-title], .preprint-title, h1'),
        authors: namesOf(
          metas
            .all('dc.creator', 'dct.creator')
            .concat(
              metas.first('dc.creator', 'dct.creator')
                ? []
                : [...document.querySelectorAll('[data-test-contributor-name]')].map((each) =>
                    textOf(each, 500),
                  ),
            ),
        ),
        abstract,
        issued: metas.first('dc.date', 'dct.issued', 'article:published_time'),
        kind: 'article',
        identifiers: [doi && /\/osf\.io\//i.test(doi) ? `doi:${doi}` : undefined],
      })
    );
  },
};
