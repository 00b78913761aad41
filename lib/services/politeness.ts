/** At which rate each service is asked, and what of its answers is kept. */

const arxivGapMs = 3100;

/**
 * Hosts that share a queue have one name. arXiv's terms: one request in three seconds and one
 * connection over all its interfaces for programs; Hugging Face: 500 in five minutes, asked far
 * slower; Crossref's public pool: five a second, one at a time; DataCite alike.
 */
const queues: Record<string, { name: string; gapMs: number }> = {
  'huggingface.co': { name: 'huggingface.co', gapMs: 1000 },
  'rss.arxiv.org': { name: 'arxiv', gapMs: arxivGapMs },
  'export.arxiv.org': { name: 'arxiv', gapMs: arxivGapMs },
  'api.crossref.org': { name: 'api.crossref.org', gapMs: 1000 },
  'api.datacite.org': { name: 'api.datacite.org', gapMs: 1000 },
};

/** The queue of a host; undefined for the sites of papers, which are asked page by page. */
export const queueOf = (host: string) => (Object.hasOwn(queues, host) ? queues[host] : undefined);

/** Lists: asked again with the ETag of the answer that we have. */
export const isEtagged = ({ host, pathname }: URL): boolean =>
  (host === 'huggingface.co' && pathname === '/api/daily_papers') || host === 'rss.arxiv.org';

/** How long an answer is good without asking (ms): a search that is repeated or gone back to. */
export const goodForMs = ({ host, pathname }: URL): number =>
  host === 'huggingface.co' && pathname === '/api/papers/search' ? 60 * 60_000 : 0;

/** One paper: when the service does not know it, it is not asked again for a week. */
export const isNegative = ({ host, pathname }: URL): boolean =>
  host === 'huggingface.co' && /^\/api\/papers\/(?!search$)[^/]+$/.test(pathname);
