/** Shows badges on pages that list papers. What is here is on every page: the rest is loaded. */
import type { Listing, ListingHost, ListPages } from './listing-port';

/** Applications put their first page together until about here; badges would disturb them (ms). */
const readyMs = 2500;

export interface Lists {
  /** The page at `url` is shown now, with or without a page load. */
  enter(url: URL): void;
}

/** Follow the page from list to list. */
export function followLists(
  pages: ListPages,
  host: Omit<ListingHost, 'url' | 'sources'>,
  signal: AbortSignal,
): Lists {
  const { window } = host;
  let shown: Listing | undefined;
  let place = '';
  let turn = 0;
  let watched = false;

  const leave = () => {
    turn += 1;
    shown?.leave();
    shown = undefined;
  };

  const show = async (url: URL) => {
    leave();
    const mine = turn;
    if (!pages.isList(url) || !(await pages.wanted(url))) return;
    await complete(window);
    const start = await pages.load(url);
    if (mine === turn && !signal.aborted) shown = start({ ...host, sources: pages.sources, url });
  };

  signal.addEventListener('abort', leave);
  return {
    enter(url) {
      const next = url.origin + url.pathname + url.search;
      if (next === place) return;
      place = next;
      // Without the file of the badges (the extension was updated) there are none.
      const begin = () => void show(new URL(place)).catch(() => undefined);
      begin();
      if (watched || !pages.isList(url)) return;
      watched = true;
      pages.watch(begin, signal);
    },
  };
}

function complete(window: Window): Promise<void> {
  const { document } = window;
  if (document.readyState === 'complete') return Promise.resolve();
  return new Promise((resolve) => {
    window.addEventListener('load', () => resolve(), { once: true });
    setTimeout(resolve, readyMs);
  });
}
