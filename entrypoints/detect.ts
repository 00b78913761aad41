import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { ask } from '@/lib/messaging/page-end';
import { detectPaper } from '@/lib/page/detect';
import { guardPage } from '@/lib/page/left-behind';

/**
 * On every page, if the user allows it in the options (lib/platform/everywhere). The guard comes
 * first: what may be typed in our card later is none of the page's business.
 */
export default defineUnlistedScript(() => {
  if (!/^https?:$/.test(location.protocol) || !document.documentElement) return;
  guardPage(window);
  detectPaper(window, () => void ask('part', { name: 'everywhere' }));
});
