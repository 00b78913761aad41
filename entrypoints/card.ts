import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { startCard } from '@/lib/page/card/session';
import { offerCard } from '@/lib/platform/part-loader';

/** Imported by the content script (lib/platform/part-loader) when the card is first wanted. */
export default defineUnlistedScript(() => {
  offerCard(startCard);
});
