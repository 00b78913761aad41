import { defineContentScript } from 'wxt/utils/define-content-script';
import tokens from '@/components/ui/tokens.css?inline';
import { answerMessages, ask } from '@/lib/messaging/page-end';
import { guardPage } from '@/lib/page/left-behind';
import { linkWatch, readListSwitch } from '@/lib/platform/list-switch';
import { loadListing, loadPage, parts } from '@/lib/platform/part-loader';
import { isListOf, scriptMatches } from '@/lib/sources/list-pages';
import { readerOf } from '@/lib/sources/reader';
import { sites } from '@/lib/sources/sites';

export default defineContentScript({
  matches: sites.flatMap(scriptMatches),
  // Before any script of the page: what is typed in our card is none of its business.
  runAt: 'document_start',
  noScriptStartedPostMessage: true,
  main({ signal }) {
    guardPage(window);
    const sources = readerOf(sites);
    const lists = {
      isList: (url: URL) => sites.some((site) => isListOf(site, url)),
      wanted: (url: URL) => readListSwitch(sources.sourceOf(url)?.id ?? ''),
      watch: linkWatch.watch,
      sources,
      load: (url: URL) => loadListing(sources.sourceOf(url)?.listsAny ?? false),
    };
    const links = {
      ...linkWatch,
      wanted: () => lists.wanted(new URL(location.href)),
      load: () => loadListing(true),
    };
    loadPage().then(
      (startPage) => {
        const page = startPage({ window, sources, ask, lists, links, tokens, signal, ...parts });
        answerMessages(page, signal);
      },
      // The extension was updated or removed in this moment: the page stays as it is.
      () => undefined,
    );
  },
});
