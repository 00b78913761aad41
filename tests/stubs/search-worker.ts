/** jsdom has no SharedWorker: the search worker runs in the test's own context. */
import { afterEach, vi } from 'vitest';
import { SearchHost } from '@/lib/search/host';
import type { Port } from '@/lib/search/port';

class SearchWorker {
  readonly port: Port;

  constructor() {
    const page: Port = { onmessage: null, postMessage: (message) => pass(worker, message) };
    const worker: Port = { onmessage: null, postMessage: (message) => pass(page, message) };
    this.port = page;
    // Only now, so that a test's stand-in for the database is the one that is used.
    const library = async () => (await import('@/lib/library/database')).openLibrary();
    new SearchHost({ library }).attach(worker);
  }
}

const pass = (to: Port, message: unknown) =>
  queueMicrotask(() => to.onmessage?.({ data: structuredClone(message) }));

vi.stubGlobal('SharedWorker', SearchWorker);

// Each test has its own page, which ends with it.
afterEach(() => {
  window.dispatchEvent(new Event('pagehide'));
});
