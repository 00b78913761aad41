/** Pages of publishers with `citation_*` tags, and pages that are no papers. */
import { escapeHtml, meta, page } from './html.ts';

export interface PublishedPaper {
  url: string;
  title: string;
  authors: string[];
  journal: string;
  doi?: string;
  date: string;
  pdf?: string;
  abstract: string;
}

export const published: PublishedPaper[] = [
  {
    url: 'https://aclanthology.org/2025.acl-long.901/',
    title: 'Annotators Who Disagree: A Corpus of Reasoned Labels',
    authors: ['Sato, Mei', 'O’Brien, Cormac'],
    journal: 'Proceedings of the 63rd Meeting of an Invented Association',
    doi: '10.18653/v1/2025.acl-long.901',
    date: '2025/07',
    pdf: 'https://aclanthology.org/2025.acl-long.901.pdf',
    abstract: 'Labels with reasons disagree less than labels without, and about other things.',
  },
  {
    url: 'https://www.nature.com/articles/s99999-026-00042-1',
    title: 'Soil fungi trade water across a dry season',
    authors: ['Ferreira, Ana', 'Holm, Jonas'],
    journal: 'Journal of Invented Ecology',
    doi: '10.1038/s99999-026-00042-1',
    date: '2026/03/11',
    pdf: 'https://www.nature.com/articles/s99999-026-00042-1.pdf',
    abstract: 'Fungal networks move water uphill at night. Isotopes show where it goes.',
  },
];

export function citationPage(paper: PublishedPaper): string {
  const head = [
    `<link rel="canonical" href="${paper.url}">`,
    meta('citation_title', paper.title),
    ...paper.authors.map((author) => meta('citation_author', author)),
    meta('citation_publication_date', paper.date),
    meta('citation_journal_title', paper.journal),
    ...(paper.doi ? [meta('citation_doi', paper.doi)] : []),
    ...(paper.pdf ? [meta('citation_pdf_url', paper.pdf)] : []),
    meta('citation_abstract', paper.abstract),
  ].join('\n');
  return page(
    paper.title,
    head,
    `<main><h1>${escapeHtml(paper.title)}</h1><h2>Abstract</h2><p>${escapeHtml(paper.abstract)}</p></main>`,
  );
}

/** A paper on a host that Offprint doesn't know: to be saved through the popup. */
export const unknownHostPaper: PublishedPaper = {
  url: 'https://journal.example.org/article/77',
  title: 'Tides in a Teacup: Capillary Waves at Small Scale',
  authors: ['Wren, Alice', 'Bose, Debashis'],
  journal: 'Letters in Invented Physics',
  doi: '10.5555/lip.2026.77',
  date: '2026/02/01',
  abstract: 'We measure waves in cups of 40 to 80 mm and find one dispersion relation.',
};

export const ordinaryPage = page(
  'An ordinary page',
  '<meta name="description" content="Nothing to see for a reader of papers">',
  '<main><h1>An ordinary page</h1><p>It is about bread.</p></main>',
);
