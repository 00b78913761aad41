import {
  abstractIn,
  citationOf,
  citationRecord,
  firstText,
  hostOf,
  kindNamed,
  metasOf,
  namesOf,
  pathOf,
  recordOf,
} from './citation';
import { unescaped } from './markup';
import { invenioKind, isInvenioData } from './platforms';
import type { Identified, Source } from './types';

/** Repositories on Invenio, and the prefix of their DOIs where it follows from the number. */
const repositories: Record<string, string> = {
  'zenodo.org': '10.5281/zenodo.',
  'cds.cern.ch': '',
  'cdsweb.cern.ch': '',
  'repository.cern': '',
  'authors.library.caltech.edu': '',
  'works.hcommons.org': '',
  'ultraviolet.library.nyu.edu': '',
  'eic-zenodo.sdcc.bnl.gov': '',
  'juser.fz-juelich.de': '',
  'bib-pubdb1.desy.de': '',
  'repository.gsi.de': '',
  'repository.tugraz.at': '',
};

/**
 * Invenio: `/records/<id>` (InvenioRDM, Zenodo since October 2023), `/record/<number>` (before it, and
 * CERN’s document server). (2022, and 2026-11 from its known structure.)
 */
export const invenio: Source = {
  id: 'invenio',
  name: 'Zenodo, CERN and other Invenio repositories',
  hosts: Object.keys(repositories),
  matches: Object.keys(repositories).map((host) => `https://${host}/record*/*`),
  trust: 3,

  identify(url): Identified | undefined {
    const path = pathOf(url);
    const [, kind, id, file] =
      /^\/(records?)\/([a-z0-9]{5}-[a-z0-9]{5}|[1-9]\d{0,9})(?:\/(?:files|preview)\/(.+)|\/(?:export\/.*|latest|usage|holdings|\?.*))?$/i.exec(
        path,
      ) ?? [];
    if (!kind || !id || (file !== undefined && !/\.pdf$/i.test(file))) return undefined;
    const host = hostOf(url) === 'cdsweb.cern.ch' ? 'cds.cern.ch' : hostOf(url);
    const prefix = repositories[host];
    const doi =
      prefix && /^\d+$/.test(id) ? `doi:${prefix}${id}` : `oai:${host}:${id.toLowerCase()}`;
    const segment = host === 'zenodo.org' ? 'records' : kind.toLowerCase();
    return {
      identifiers: [doi],
      view: file ? 'pdf' : 'abstract',
      page: `https://${host}/${segment}/${id.toLowerCase()}`,
    };
  },

  extract(document, url) {
    const metas = metasOf(document);
    if (isInvenioData(document)) return undefined;
    const label = invenioKind(document);
    const abstract = abstractIn(
      document,
      '#description, .record-description, .formattedRecordMetadata .abstract, [itemprop="description"]',
    );
    if (citationOf(metas, url, 'article')) {
      return citationRecord(document, url, 'invenio', 'article', (said) => ({
        // One tag a word on Zenodo: a comma belongs to the word.
        keywords: metas.all('citation_keywords', 'citation_keyword'),
        abstract: said.abstract || abstract || (metas.first('description') ?? ''),
        kind: kindNamed(label) ?? said.kind,
      }));
    }
    // CERN’s document server has few tags in its older layout.
    const title =
      metas.first('og:title', 'dc.title') ?? firstText(document, '.formattedRecordMetadata h1, h1');
    const doi = document.querySelector('a[href*="doi.org/10."]')?.getAttribute('href');
    return recordOf('invenio', {
      title: unescaped(title),
      authors: namesOf(metas.all('dc.creator')),
      abstract,
      issued: metas.first('dc.date'),
      kind: 'article',
      identifiers: [doi ? `doi:${doi}` : undefined],
    });
  },
};
