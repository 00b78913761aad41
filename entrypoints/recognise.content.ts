import { defineContentScript } from 'wxt/utils/define-content-script';
import tokens from '@/components/ui/tokens.css?inline';
import { answerMessages, ask } from '@/lib/messaging/page-end';
import { startPage } from '@/lib/page/page';
import { loadCard } from '@/lib/platform/card-loader';
import { contentMatches, extract, identify } from '@/lib/sources';

export default defineContentScript({
  matches: contentMatches,
  // Before any script of the page: what is typed in our card is none of its business.
  runAt: 'document_start',
  noScriptStartedPostMessage: true,
  main(ctx) {
    const { signal } = ctx;
    const sources = { identify, extract };
    const page = startPage({ window, sources, ask, loadCard, tokens, signal });
    answerMessages(page, signal);
  },
});
