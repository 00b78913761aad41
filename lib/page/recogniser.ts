/** Which paper does the page show? From its address and document alone. */
import type { Identifier, PaperRecord } from '../paper/schema';
import type { Identified } from '../sources/types';

/** What the page part needs of lib/sources; given as an argument so that tests can stand in. */
export interface Sources {
  identify(url: URL): Identified | undefined;
  extract(document: Document, url: URL): PaperRecord | undefined;
}

/** True when two lists name the same paper. */
export function agree(a: readonly Identifier[], b: readonly Identifier[]): boolean {
  return a.some((identifier) => b.includes(identifier));
}

/**
 * The paper of a page that a script turned into another one. Its document may still be the one of
 * the page before: only a record that agrees with the new address counts, and not one that tells
 * of another paper in the very words of the last.
 * @param before the record of the last paper in this document, if there was one.
 */
export function recogniseMoved(
  sources: Sources,
  document: Document,
  url: URL,
  before?: PaperRecord,
): PaperRecord | undefined {
  const identified = sources.identify(url);
  const record = identified && sources.extract(document, url);
  if (!record || !agree(record.identifiers, identified.identifiers)) return undefined;
  const old =
    before &&
    !agree(before.identifiers, identified.identifiers) &&
    before.title === record.title &&
    before.abstract === record.abstract;
  return old ? undefined : record;
}

/** True when the new address is another face or place of the paper that is shown already. */
export function staysOn(sources: Sources, record: PaperRecord, before: URL, after: URL): boolean {
  const identified = sources.identify(after);
  if (identified) return agree(identified.identifiers, record.identifiers);
  return (
    before.origin + before.pathname + before.search === after.origin + after.pathname + after.search
  );
}

export interface SettleOptions {
  document: Document;
  /** Called whenever the document has become quiet, and when time is up. */
  attempt(): void;
  signal: AbortSignal;
  quietMs?: number;
  /** A page that never rests is tried at this interval. */
  longestMs?: number;
  giveUpMs?: number;
}

/**
 * Try again and again as the document settles, until the signal aborts or time is up. A find does
 * not end it: what is drawn in pieces is complete only later. The first attempt waits for quiet
 * too: right after a navigation by script the document is often the old one.
 */
export function settle(options: SettleOptions): void {
  const { document, attempt, signal, quietMs = 150, longestMs = 1000, giveUpMs = 5000 } = options;
  if (signal.aborted) return;
  let quiet: ReturnType<typeof setTimeout> | undefined;
  let longest: ReturnType<typeof setTimeout> | undefined;

  const stop = () => {
    observer.disconnect();
    clearTimeout(quiet);
    clearTimeout(longest);
    clearTimeout(giveUp);
    signal.removeEventListener('abort', stop);
  };
  const run = () => {
    clearTimeout(quiet);
    clearTimeout(longest);
    longest = undefined;
    attempt();
  };
  const wait = () => {
    clearTimeout(quiet);
    quiet = setTimeout(run, quietMs);
    longest ??= setTimeout(run, longestMs);
  };
  const observer = new MutationObserver(wait);
  observer.observe(document, {
    subtree: true,
    childList: true,
    characterData: true,
    attributes: true,
    attributeFilter: ['content', 'href'],
  });
  const giveUp = setTimeout(() => {
    stop();
    attempt();
  }, giveUpMs);
  signal.addEventListener('abort', stop);
  wait();
}
