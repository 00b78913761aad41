import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { startListing } from '@/lib/page/listing/session';
import { watchLibrary } from '@/lib/platform/list-switch';
import { offerListing } from '@/lib/platform/part-loader';
import { identify, sourceOf } from '@/lib/sources';
import { linkedOf, listingOf } from '@/lib/sources/listing';

/**
 * The badges with every site, for lists that lead to papers anywhere and for links on pages that
 * are no list (./badges has the other lists).
 */
export default defineUnlistedScript(() => {
  const start = (host: Parameters<typeof startListing>[0]) =>
    startListing(host, {
      papersOf: (document, url) =>
        host.linked
          ? linkedOf(document, url, { identify }, host.linked.own)
          : listingOf(document, url, { identify, sourceOf }),
      watchLibrary,
    });
  offerListing(start, true);
});
