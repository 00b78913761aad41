/** Asks the library about the papers to which a page links, as far as it shows them. */
import type { ask as askWorker } from '../messaging/ask';
import { paperLinks } from './links';
import type { LinkedCounts } from './listing-port';

/** Links asked about in one message. */
const atOnce = 500;
/** Scripts of pages add what they have to add about this long after the load, or after scrolling (ms). */
const settleMs = 1000;

export interface CountOptions {
  window: Window;
  ask: typeof askWorker;
  /** Identifiers of the page's own paper, which does not count. */
  own: readonly string[];
  /** Addresses worth asking about. */
  pattern: RegExp;
  signal: AbortSignal;
  /** Called with what is there whenever links have come, or the library was asked again. */
  tell(counts: LinkedCounts): void;
}

/**
 * Look at the page's links when it has loaded, when more may have come, and when the user comes
 * back to it; ask about those that are new.
 * @returns asks about all of them again.
 */
export function countLinked(options: CountOptions): () => void {
  const { window, ask, own, pattern, signal } = options;
  const { document } = window;
  const asked = new Set<string>();
  let papers = 0;
  let saved = 0;
  let busy = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const look = async () => {
    if (busy || signal.aborted || document.hidden) return;
    const urls = paperLinks(document, atOnce, pattern, asked);
    if (urls.length === 0) return;
    busy = true;
    const result = await ask('countLinked', { urls, own: [...own] });
    busy = false;
    if (!result.ok || signal.aborted) return;
    for (const url of urls) asked.add(url);
    papers += result.value.papers;
    saved += result.value.saved;
    options.tell({ papers, saved });
    if (urls.length === atOnce) soon();
  };
  const soon = () => {
    timer ??= setTimeout(() => {
      timer = undefined;
      void look();
    }, settleMs);
  };
  const again = () => {
    asked.clear();
    papers = 0;
    saved = 0;
    void look();
  };

  const listen = { signal, capture: true, passive: true };
  for (const type of ['scrollend', 'click', 'load']) window.addEventListener(type, soon, listen);
  window.addEventListener('visibilitychange', again, listen);
  signal.addEventListener('abort', () => clearTimeout(timer));
  soon();
  return again;
}
