import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { startListing } from '@/lib/page/listing/session';
import { watchLibrary } from '@/lib/platform/list-switch';
import { offerListing } from '@/lib/platform/part-loader';
import { identify, sourceOf } from '@/lib/sources';
import { listingOf } from '@/lib/sources/listing';

/** The badges with every site, for lists that lead to papers anywhere (./badges has the others). */
export default defineUnlistedScript(() => {
  const papersOf = (document: Document, url: URL) =>
    listingOf(document, url, { identify, sourceOf });
  offerListing((host) => startListing(host, { papersOf, watchLibrary }), true);
});
