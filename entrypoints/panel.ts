import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { startPanel } from '@/lib/page/annotate/panel/panel';
import { offerPanel } from '@/lib/platform/part-loader';

/** Imported by the content script when the panel is first opened. */
export default defineUnlistedScript(() => {
  offerPanel(startPanel);
});
