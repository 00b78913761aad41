import { abstractIn, citationRecord, pathOf } from './citation';
import type { Source } from './types';

/** CVF Open Access (CVPR, ICCV, WACV and workshops): the file name tells authors, title and venue. */
export const cvf: Source = {
  id: 'cvf',
  name: 'CVF Open Access',
  hosts: ['openaccess.thecvf.com'],
  matches: ['https://openaccess.thecvf.com/*/html/*_paper.html'],
  pdfs: ['https://openaccess.thecvf.com/*/papers/*_paper.pdf'],
  // Everything else on the host is a PDF or its page.
  lists: ['CVPR*', 'ICCV*', 'WACV*', 'ACCV*'].map(
    (path) => `https://openaccess.thecvf.com/${path}`,
  ),
  trust: 3,

  identify(url) {
    const match =
      /^(\/content[^/]*(?:\/[^/]+){0,2})\/(html|papers)\/((?:[\w-]+\/)?)([^/]+_[A-Z]+\d?_\d{4})_paper\.(html|pdf)$/i.exec(
        pathOf(url),
      );
    if (!match) return undefined;
    const [, folder, , inner = '', name] = match;
    const at = (kind: string, ending: string) =>
      `https://openaccess.thecvf.com${folder}/${kind}/${inner}${name}_paper.${ending}`;
    return {
      identifiers: [`cvf:${name}`],
      view: match[2] === 'papers' ? 'pdf' : 'abstract',
      page: at('html', 'html'),
      pdf: at('papers', 'pdf'),
    };
  },

  extract: (document, url) =>
    citationRecord(document, url, 'cvf', 'paper-conference', (said) => ({
      abstract: said.abstract || abstractIn(document, '#abstract'),
      // The tag still names the old host without https.
      urls: {},
    })),
};
