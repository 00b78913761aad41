import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { firstRowsAt } from '@/components/library/first-rows';
import { peek } from '@/lib/library/peek';

/** In the head of pages with lists (scripts/page-chunks.ts): reads while the page is being loaded. */
export default defineUnlistedScript(() => {
  globalThis.offprintPeek = peek(firstRowsAt(location.pathname, location.hash));
});
