import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { startListing } from '@/lib/page/listing/session';
import { watchLibrary } from '@/lib/platform/list-switch';
import { offerListing } from '@/lib/platform/part-loader';
import { listingOf } from '@/lib/sources/listing';

/** Imported by the content script (lib/platform/part-loader) on pages that list a site's papers. */
export default defineUnlistedScript(() => {
  const start = (host: Parameters<typeof startListing>[0]) =>
    startListing(host, {
      papersOf: (document, url) => (host.sources ? listingOf(document, url, host.sources) : []),
      watchLibrary,
    });
  offerListing(start, false);
});
