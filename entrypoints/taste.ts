import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { openLibrary } from '@/lib/library/database';
import type { Port } from '@/lib/search/port';
import { TasteHost } from '@/lib/trending/taste/host';

/** The taste worker: a SharedWorker of all our pages. */
export default defineUnlistedScript(() => {
  const host = new TasteHost({ library: openLibrary });
  addEventListener('connect', (event) => {
    const [port] = (event as MessageEvent).ports;
    if (port) host.attach(port as Port);
  });
});
