import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import tokens from '@/components/ui/tokens.css?inline';
import { answerMessages, ask } from '@/lib/messaging/page-end';
import { startPage } from '@/lib/page/page';
import { once, partFromWorker } from '@/lib/platform/everywhere-page';
import { linkWatch, readLinkSwitch } from '@/lib/platform/list-switch';
import { hostOf } from '@/lib/sources/citation';
import { extractGeneric } from '@/lib/sources/generic';

/** What a known site's script is there, for a page that the detector takes for a paper. */
export default defineUnlistedScript(() => {
  if (!once()) return;
  const { signal } = new AbortController();
  const sources = { identify: () => undefined, extract: extractGeneric };
  const loadCard = () => partFromWorker('card');
  const highlights = {
    load: () => partFromWorker('annotate'),
    loadPassage: () => partFromWorker('passage'),
    loadPanel: () => partFromWorker('panel'),
    loadPreview: () => partFromWorker('preview'),
  };
  const links = {
    ...linkWatch,
    unknown: true as const,
    wanted: () => readLinkSwitch(hostOf(new URL(location.href))),
    load: () => partFromWorker('badges-any'),
  };
  const page = startPage({ window, sources, ask, loadCard, highlights, links, tokens, signal });
  answerMessages(page, signal);
});
