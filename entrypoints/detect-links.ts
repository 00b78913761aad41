import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { ask } from '@/lib/messaging/page-end';
import { detectPaper } from '@/lib/page/detect';
import { detectLinks } from '@/lib/page/detect-links';
import { guardPage } from '@/lib/page/left-behind';

/** In the place of ./detect if the user wants badges on every page (lib/platform/everywhere). */
export default defineUnlistedScript(() => {
  if (!/^https?:$/.test(location.protocol) || !document.documentElement) return;
  guardPage(window);
  const bring = () => void ask('part', { name: 'everywhere' });
  detectPaper(window, bring);
  detectLinks(window, ask, bring);
});
