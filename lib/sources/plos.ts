import { parseDoi } from '../paper/identifiers';
import { abstractIn, citationRecord, firstText, hostOf, pathOf } from './citation';
import type { Source } from './types';

const oldHosts = [
  'plosone',
  'plosbiology',
  'plosmedicine',
  'ploscompbiol',
  'plosgenetics',
  'plospathogens',
  'plosntds',
];

/** PLOS: `journals.plos.org/<journal>/article?id=<DOI>`, and one host a journal before 2015. */
export const plos: Source = {
  id: 'plos',
  name: 'PLOS',
  hosts: ['journals.plos.org', ...oldHosts.map((host) => `${host}.org`)],
  matches: [
    'https://journals.plos.org/*/article?id=*',
    'https://journals.plos.org/*/article/*?id=*',
  ],
  lists: ['https://journals.plos.org/*/search*', 'https://journals.plos.org/*/issue*'],
  trust: 3,

  identify(url) {
    const path = pathOf(url);
    const shape =
      /^(?:\/(\w+))?\/article(?:\/(file|asset|info:doi\/.*|authors|metrics|comments|related|citation|fetchobject\.action|fetchArticle\.action|[^/]*))?/i.exec(
        path,
      );
    if (!shape) return undefined;
    const named = shape[2]?.startsWith('info:doi')
      ? path.slice(path.indexOf('10.'))
      : (url.searchParams.get('id') ??
        url.searchParams.get('uri') ??
        url.searchParams.get('articleURI'));
    // Figures, tables and files of a paper have DOIs below the paper's.
    const doi = parseDoi(named ?? '')?.replace(/\.(?:[gst]\d{3}|pdf|xml)$/, '');
    if (!doi?.startsWith('10.1371/journal.')) return undefined;
    const journal = hostOf(url) === 'journals.plos.org' ? shape[1] : hostOf(url).split('.')[0];
    const base = `https://journals.plos.org/${journal ?? 'plosone'}/article`;
    const pdf = shape[2] === 'file' || /\.pdf$/i.test(named ?? '');
    return {
      identifiers: [`doi:${doi}`],
      view: pdf ? 'pdf' : 'html',
      page: `${base}?id=${doi}`,
      pdf: `${base}/file?id=${doi}&type=printable`,
    };
  },

  extract: (document, url) =>
    citationRecord(document, url, 'plos', 'article-journal', (said) => ({
      // Some pages have only the short name of the journal in their tags.
      title: said.title || firstText(document, '#artTitle'),
      venue: journalOf(said.identifiers?.[0]) ?? said.venue,
      abstract: said.abstract || abstractIn(document, '.abstract-content, .abstract'),
    })),
};

const journals = new Map([
  ['pone', 'PLOS ONE'],
  ['pbio', 'PLOS Biology'],
  ['pmed', 'PLOS Medicine'],
  ['pcbi', 'PLOS Computational Biology'],
  ['pgen', 'PLOS Genetics'],
  ['ppat', 'PLOS Pathogens'],
  ['pntd', 'PLOS Neglected Tropical Diseases'],
  ['pclm', 'PLOS Climate'],
  ['pdig', 'PLOS Digital Health'],
  ['pgph', 'PLOS Global Public Health'],
  ['pmen', 'PLOS Mental Health'],
  ['pstr', 'PLOS Sustainability and Transformation'],
  ['pwat', 'PLOS Water'],
  ['pcsy', 'PLOS Complex Systems'],
]);

/** The DOI names the journal: `10.1371/journal.pcbi.…`. */
function journalOf(doi: string | undefined): string | undefined {
  return journals.get(/journal\.([a-z]{4})\./.exec(doi ?? '')?.[1] ?? '');
}
