/**
 * Shows badges beside the links of a page that is no list: references on a paper's page, links to
 * papers on any page. What draws them is loaded when one of those papers is in the library, when
 * the user wants to save several, and on unknown hosts always.
 */
import { countLinked } from './count-linked';
import { anyNumber } from './links';
import type { LinkedCounts, LinkPages, Listing, ListingHost } from './listing-port';

export interface Linked {
  /** The page at `url` shows the paper with these identifiers now; `undefined`: no paper. */
  enter(url: URL, own: readonly string[] | undefined): void;
  /** What the page links to, while that is known. */
  readonly counts: LinkedCounts | undefined;
  /** Let the user choose some of them to save. */
  choose(): void;
}

/** One page at one address. */
interface Stay {
  url: URL;
  own: readonly string[];
  counting: AbortController;
  counts?: LinkedCounts;
  badges?: Promise<Listing | undefined>;
}

/** Follow the page from address to address. @param changed the counts have changed. */
export function followLinked(
  pages: LinkPages,
  host: Omit<ListingHost, 'url' | 'linked' | 'sources'>,
  signal: AbortSignal,
  changed: () => void,
): Linked {
  let stay: Stay | undefined;
  let place = '';

  const leave = () => {
    const { badges, counting } = stay ?? {};
    stay = undefined;
    counting?.abort();
    void badges?.then((listing) => listing?.leave());
  };

  const show = (here: Stay) => {
    // From now on the badges know better.
    here.counting.abort();
    const counted = (counts: LinkedCounts) => {
      here.counts = counts;
      changed();
    };
    const { url, own } = here;
    const linked = { own, tab: own.length === 0, unknown: pages.unknown ?? false, counted };
    here.badges ??= pages
      .load()
      .then((start) => (here !== stay ? undefined : start({ ...host, url, linked })))
      // Without the file of the badges (the extension was updated) there are none.
      .catch(() => undefined);
    return here.badges;
  };

  const arrive = async (url: URL, own: readonly string[]) => {
    leave();
    const here: Stay = { url, own, counting: new AbortController() };
    stay = here;
    if (!(await pages.wanted()) || here !== stay || signal.aborted) return;
    const again = countLinked({
      window: host.window,
      ask: host.ask,
      own,
      pattern: anyNumber,
      signal: AbortSignal.any([signal, here.counting.signal]),
      tell(counts) {
        here.counts = counts;
        changed();
        // On an unknown host it must not depend on the library whether something is shown.
        if (counts.saved > 0 || (pages.unknown && counts.papers > 0)) void show(here);
      },
    });
    pages.watchLibrary(again, here.counting.signal);
  };

  pages.watch(() => {
    if (stay) void arrive(stay.url, stay.own);
  }, signal);
  signal.addEventListener('abort', leave);
  return {
    enter(url, own) {
      if (!own && !pages.unknown) {
        place = '';
        leave();
        return;
      }
      const ids = own ?? [];
      const next = [url.origin + url.pathname + url.search, ...ids].join('\n');
      if (next === place) return;
      place = next;
      void arrive(url, ids);
    },
    get counts() {
      return stay?.counts;
    },
    choose() {
      if (stay) void show(stay).then((listing) => listing?.choose());
    },
  };
}
