import {
  abstractIn,
  citationOf,
  citationRecord,
  hostOf,
  metasOf,
  namesOf,
  pathOf,
  recordOf,
} from './citation';
import { dspaceAbstract, handleOf } from './platforms';
import type { Source } from './types';

/** Well-known repositories on DSpace. Others are read by the tags that DSpace writes: ./generic. */
const hosts = [
  'dspace.mit.edu',
  'dash.harvard.edu',
  'repository.cam.ac.uk',
  'iris.who.int',
  'apps.who.int',
  'openknowledge.worldbank.org',
  'vtechworks.lib.vt.edu',
  'ecommons.cornell.edu',
  'repository.gatech.edu',
  'smartech.gatech.edu',
  'deepblue.lib.umich.edu',
  'conservancy.umn.edu',
  'drum.lib.umd.edu',
  'uwspace.uwaterloo.ca',
  'helda.helsinki.fi',
  'infoscience.epfl.ch',
  'digital.csic.es',
  'research-collection.ethz.ch',
];

/**
 * DSpace: `/items/<uuid>` and `/entities/publication/<uuid>` (7 and later), files with their handle
 * (before). `/handle/…` alone may be a whole collection: such a page is read by ./generic.
 * (From its known structures; 2026-11.)
 */
export const dspace: Source = {
  id: 'dspace',
  name: 'DSpace repositories',
  hosts,
  matches: hosts.flatMap((host) => [
    `https://${host}/items/*`,
    `https://${host}/entities/publication/*`,
    `https://${host}/handle/*`,
  ]),
  trust: 3,

  identify(url) {
    const path = pathOf(url).replace(/^\/(?:xmlui|jspui|iris)(?=\/)/, '');
    const host = hostOf(url);
    const item =
      /^\/(?:items|entities\/publication)\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(?:\/full)?$/i.exec(
        path,
      )?.[1];
    if (item) {
      const uuid = item.toLowerCase();
      return {
        identifiers: [`oai:${host}:${uuid}`],
        view: 'abstract',
        page: `https://${host}/items/${uuid}`,
      };
    }
    const [, handle, file] =
      /^(?:\/bitstream)?(?:\/handle)?\/(\d[\d.]*\/\d[\w.-]*)(?:\/(?:\d+\/)?([^/]+\.pdf))?$/i.exec(
        path,
      ) ?? [];
    // Items have a full view, collections do not; the handle of a file is that of its item.
    const full = url.searchParams.get('show') === 'full' || url.searchParams.has('mode');
    if (!handle || path.startsWith('/bitstream') !== (file !== undefined) || !(file || full))
      return undefined;
    return {
      identifiers: [`hdl:${handle.toLowerCase()}`],
      view: file ? 'pdf' : 'abstract',
      page: `https://${host}/handle/${handle}?show=full`,
    };
  },

  extract(document, url) {
    const metas = metasOf(document);
    const said = citationOf(metas, url, 'article');
    const handle = handleOf(metas);
    const abstract = abstractIn(document, dspaceAbstract);
    const title = metas.first('dc.title', 'dcterms.title');
    if (!said) {
      return title
        ? recordOf('dspace', {
            title,
            authors: namesOf(metas.all('dc.creator', 'dcterms.creator')),
            abstract: metas.first('dcterms.abstract', 'dc.description') ?? abstract,
            issued: metas.first('dcterms.issued', 'dc.date'),
            kind: 'article',
            identifiers: [handle],
          })
        : undefined;
    }
    return citationRecord(document, url, 'dspace', 'article', () => ({
      abstract: said.abstract || metas.first('dcterms.abstract') || abstract,
      identifiers: [...(said.identifiers ?? []), handle],
    }));
  },
};
