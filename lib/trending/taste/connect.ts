/** How a page reaches the taste worker. */
import type { Port } from '../../search/port';
import { TasteClient } from './client';

let client: TasteClient | undefined;

/** The taste worker of this page, started when it is first asked; all pages share one. */
export function tasteClient(): TasteClient {
  if (client) return client;
  const worker = new SharedWorker('/taste.js', { name: 'offprint-taste' });
  const made = new TasteClient(worker.port as Port);
  client = made;
  // Its script could not be had or run; what is asked must not wait for ever.
  worker.addEventListener('error', () => made.fail('the taste worker did not start'));
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
