import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { startAnnotate } from '@/lib/page/annotate/session';
import { offerAnnotate } from '@/lib/platform/part-loader';

/** Imported by the content script when a paper has highlights, or the first passage is selected. */
export default defineUnlistedScript(() => {
  offerAnnotate(startAnnotate);
});
