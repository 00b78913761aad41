import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { startPage } from '@/lib/page/page';
import { offerPage } from '@/lib/platform/part-loader';

/** Imported by the content script (lib/platform/part-loader): what all sites' pages have in common. */
export default defineUnlistedScript(() => {
  offerPage(startPage);
});
