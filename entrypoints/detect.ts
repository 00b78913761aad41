import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { ask } from '@/lib/messaging/page-end';
import { detectPaper } from '@/lib/page/detect';
import { guardOf } from '@/lib/page/guard';

/**
 * On every page, if the user allows it in the options (lib/platform/everywhere). The guard comes
 * first: what may be typed in our card later is none of the page's business.
 */
export default defineUnlistedScript(() => {
  if (!/^https?:$/.test(location.protocol) || !document.documentElement) return;
  guardOf(window);
  detectPaper(window, () => void ask('part', { name: 'everywhere' }));
});
