/** The services that can tell the details of a paper, and the hosts that are asked. */
export const serviceHosts = {
  huggingface: 'https://huggingface.co',
  arxiv: 'https://export.arxiv.org',
  crossref: 'https://api.crossref.org',
  datacite: 'https://api.datacite.org',
} as const;

/** Hosts of lists that the user may choose; each is asked only after the browser has allowed it. */
export const listHosts = ['https://rss.arxiv.org'] as const;

export type ServiceId = keyof typeof serviceHosts;

/**
 * Least time between two requests to one service (ms). arXiv's terms: one in three seconds; Hugging
 * Face: 500 in five minutes; Crossref's public pool: five a second, DataCite alike, asked far slower.
 */
export const serviceGaps: Record<ServiceId, number> = {
  huggingface: 1000,
  arxiv: 3100,
  crossref: 1000,
  datacite: 1000,
};
