/** How a page reaches the search worker. */
import { SearchClient } from './client';
import type { Port } from './port';

let client: SearchClient | undefined;

/**
 * The search of this page. All pages share one worker, so that the index is in memory once and is
 * warm where another page is open. It ends with the last page.
 */
export function searchClient(): SearchClient {
  if (client) return client;
  const worker = new SharedWorker('/search.js', { name: 'offprint-search' });
  const made = new SearchClient(worker.port as Port);
  client = made;
  addEventListener(
    'pagehide',
    () => {
      made.close();
      client = undefined;
    },
    { once: true },
  );
  return made;
}
