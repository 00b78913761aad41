import { defineContentScript } from 'wxt/utils/define-content-script';
import tokens from '@/components/ui/tokens.css?inline';
import { answerMessages, ask } from '@/lib/messaging/page-end';
import { startPage } from '@/lib/page/page';
import { loadCard } from '@/lib/platform/card-loader';
import { readerOf } from '@/lib/sources/reader';
import { sites } from '@/lib/sources/sites';

export default defineContentScript({
  matches: sites.flatMap(({ matches }) => matches),
  // Before any script of the page: what is typed in our card is none of its business.
  runAt: 'document_start',
  noScriptStartedPostMessage: true,
  main(ctx) {
    const { signal } = ctx;
    const sources = readerOf(sites);
    const page = startPage({ window, sources, ask, loadCard, tokens, signal });
    answerMessages(page, signal);
  },
});
