import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { renderMarkdown } from '@/lib/notes/render-markdown';
import { offerPreview } from '@/lib/platform/part-loader';

/** Imported by the content script when the user first asks how a note looks. */
export default defineUnlistedScript(() => {
  offerPreview(renderMarkdown);
});
