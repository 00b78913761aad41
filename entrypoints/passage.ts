import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { passageLink } from '@/lib/page/annotate/passage-link';
import { offerPassage } from '@/lib/platform/part-loader';

/** Imported when the first link to a passage is wanted. */
export default defineUnlistedScript(() => {
  offerPassage(passageLink);
});
