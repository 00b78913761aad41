import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { openLibrary } from '@/lib/library/database';
import { SearchHost } from '@/lib/search/host';
import type { Port } from '@/lib/search/port';
import { SearchStore } from '@/lib/search/store';

/** The search worker: a SharedWorker of all our pages. */
export default defineUnlistedScript(() => {
  const host = new SearchHost({ library: openLibrary, store: new SearchStore() });
  addEventListener('connect', (event) => {
    const [port] = (event as MessageEvent).ports;
    if (port) host.attach(port as Port);
  });
});
