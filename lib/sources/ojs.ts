import { citationRecord, hostOf, pathOf } from './citation';
import { ojsDetails } from './platforms';
import type { Source } from './types';

/** Journals and conferences of the field, and large hosts; others are read by their generator tag. */
const hosts = [
  'ojs.aaai.org',
  'cdn.aaai.org',
  'aaai.org',
  'jair.org',
  'transacl.org',
  'tches.iacr.org',
  'tosc.iacr.org',
  'firstmonday.org',
  'journals.uic.edu',
  'ijdc.net',
  'qualitative-research.net',
  'irrodl.org',
  'journals.linguisticsociety.org',
  'journals.sfu.ca',
  'journals.tdl.org',
  'journals.ub.uni-heidelberg.de',
  'heiup.uni-heidelberg.de',
  'tidsskrift.dk',
  'journals.uio.no',
  'journal.fi',
  'revistas.ucm.es',
  'periodicos.ufsc.br',
  'seer.ufrgs.br',
  'ajol.info',
  'preprints.scielo.org',
];

const pattern =
  /^(.*?)(\/ojs|\/ocs)?(\/index\.php)?\/([\w.-]+(?:\/[A-Z]{3,}\d\d)?)(?:\/[a-z]{2}(?:_[A-Za-z]{2,6})?)?\/(article|preprint|paper)\/(view|viewArticle|viewPaper|viewFile|download)\/([\w.-]+)(?:\/(.+))?$/;

/**
 * PKP’s systems: Open Journal Systems, Open Preprint Systems and the old Open Conference Systems.
 * `/index.php/JOURNAL/article/view/NUMBER[/GALLEY]`. Last seen 2026-11 (OJS 3), 2020 (OJS 3.1).
 */
export const ojs: Source = {
  id: 'ojs',
  name: 'Open Journal Systems',
  hosts,
  matches: hosts
    .filter((host) => !host.startsWith('cdn'))
    .flatMap((host) =>
      ['', 'www.'].flatMap((www) =>
        ['article', host.startsWith('preprints') ? 'preprint' : 'paper']
          .filter((kind) => kind === 'article' || /^(?:aaai|preprints)/.test(host))
          .map((kind) => `https://${www}${host}/*/${kind}/view/*`),
      ),
    ),
  lists: hosts
    .filter((host) => !host.startsWith('cdn'))
    .flatMap((host) => [`https://${host}/*/issue/*`, `https://www.${host}/*/issue/*`]),
  trust: 3,

  identify(url) {
    const file = /^\/ojs\/(\d+)\/[\d-]+\.pdf$/.exec(pathOf(url))?.[1];
    if (file && hostOf(url) === 'cdn.aaai.org')
      return { identifiers: [`ojs:ojs.aaai.org/${file}`], view: 'pdf', page: url.href };
    const [, before = '', system = '', index = '', journal, kind, verb, id, rest = ''] =
      pattern.exec(pathOf(url)) ?? [];
    if (!journal || !id || !verb) return undefined;
    // AAAI’s journals moved to a host of their own and kept their numbers.
    const moved = hostOf(url) === 'aaai.org' && system === '/ojs';
    const host = moved ? 'ojs.aaai.org' : hostOf(url);
    const base = moved
      ? `https://ojs.aaai.org/index.php/${journal}`
      : `https://${url.hostname}${before}${system}${index}/${journal}`;
    const galley = rest && !/^version(?:\/|$)/.test(rest) ? rest : '';
    const html = /^html?$/i.test(galley);
    // One numbering for all of AAAI; elsewhere numbers may start anew with each journal.
    const at = host === 'ojs.aaai.org' ? host : `${host}/${journal}`;
    return {
      identifiers: [`ojs:${at}/${id}`.toLowerCase()],
      view: html ? 'html' : galley || /^(?:download|viewFile)$/.test(verb) ? 'pdf' : 'abstract',
      page: `${base}/${kind}/view/${id}`,
      ...(galley && !html && { pdf: `${base}/${kind}/download/${id}/${galley}` }),
    };
  },

  extract: (document, url) =>
    citationRecord(document, url, 'ojs', 'article-journal', (said, metas) =>
      ojsDetails(document, url, said, metas),
    ),
};
