import { defineContentScript } from 'wxt/utils/define-content-script';
import tokens from '@/components/ui/tokens.css?inline';
import { ask } from '@/lib/messaging/ask';
import { startPage } from '@/lib/page/page';
import { answerMessages } from '@/lib/platform/page-messages';
import { contentMatches, extract, identify } from '@/lib/sources';

export default defineContentScript({
  matches: contentMatches,
  // Before any script of the page: what is typed in our card is none of its business.
  runAt: 'document_start',
  noScriptStartedPostMessage: true,
  main(ctx) {
    const { signal } = ctx;
    const page = startPage({ window, sources: { identify, extract }, ask, tokens, signal });
    answerMessages(page, signal);
  },
});
