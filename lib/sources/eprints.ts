import { abstractIn, citationOf, hostOf, metasOf, pathOf, recordOf } from './citation';
import { eprintsOf } from './eprints-tags';
import { licenceOf } from './licence';
import type { Source } from './types';

/** Well-known repositories on EPrints. Others are read by the tags that EPrints writes: ./generic. */
const hosts = [
  'eprints.whiterose.ac.uk',
  'eprints.soton.ac.uk',
  'eprints.gla.ac.uk',
  'eprints.lse.ac.uk',
  'eprints.qut.edu.au',
  'eprints.lancs.ac.uk',
  'discovery.ucl.ac.uk',
  'openaccess.city.ac.uk',
  'oro.open.ac.uk',
  'strathprints.strath.ac.uk',
  'kar.kent.ac.uk',
  'nrl.northumbria.ac.uk',
  'd-scholarship.pitt.edu',
  'philsci-archive.pitt.edu',
  'cogprints.org',
  'mpra.ub.uni-muenchen.de',
  'epub.ub.uni-muenchen.de',
  'archiv.ub.uni-heidelberg.de',
  'elib.dlr.de',
];

/**
 * EPrints: `/<number>/` or `/id/eprint/<number>/`, files below it. Lists are under `/view/`.
 * (From its known structure; 2026-11.)
 */
export const eprints: Source = {
  id: 'eprints',
  name: 'EPrints repositories',
  hosts,
  matches: hosts.flatMap((host) => [
    `https://${host}/id/eprint/*`,
    // The page of a record ends in a slash.
    `https://${host}/*/`,
  ]),
  trust: 3,

  identify(url) {
    const [, id, file] =
      /^(?:\/id\/eprint|\/id)?\/([1-9]\d{0,8})(?:\/\d+\/(?:.*\/)?([^/]+))?$/.exec(pathOf(url)) ??
      [];
    if (!id || (file && !/\.pdf$/i.test(file))) return undefined;
    return {
      identifiers: [`oai:${hostOf(url)}:${id}`],
      view: file ? 'pdf' : 'abstract',
      page: `https://${hostOf(url)}/id/eprint/${id}/`,
    };
  },

  extract(document, url) {
    const metas = metasOf(document);
    const said = eprintsOf(metas, url) ?? citationOf(metas, url, 'article');
    return (
      said &&
      recordOf('eprints', {
        ...said,
        abstract:
          said.abstract ||
          abstractIn(document, '.ep_summary_content_abstract, #abstract, .abstract'),
        license: licenceOf(document, metas),
      })
    );
  },
};
