/** What happens on the page: items that are loaded, the user elsewhere. */

/** A page is read again when it has been quiet so long, or has not been for the longer time (ms). */
const quietMs = 200;
const longestMs = 1000;

export interface PageWatch {
  signal: AbortSignal;
  /** The page has loaded more, or taken something away. */
  changed(): void;
  /** Was this put there by us? */
  ours(node: Node): boolean;
  /** The user is back on the page. */
  seen(): void;
  /** The user pressed on something. */
  elsewhere(target: EventTarget | null): void;
  scrolled(target: EventTarget | null): void;
  escape(): void;
}

/** Follow the page until the signal aborts. */
export function watchPage(window: Window, watch: PageWatch): void {
  const { document } = window;
  const { signal } = watch;
  let quiet: ReturnType<typeof setTimeout> | undefined;
  let longest: ReturnType<typeof setTimeout> | undefined;
  const rest = () => {
    clearTimeout(quiet);
    clearTimeout(longest);
    longest = undefined;
  };
  const fire = () => {
    rest();
    watch.changed();
  };
  const observer = new MutationObserver((records) => {
    const theirs = records.some(
      ({ type, addedNodes, removedNodes }) =>
        type === 'attributes' ||
        [...addedNodes].some((node) => node.nodeType === 1 && !watch.ours(node)) ||
        [...removedNodes].some(
          (node) => node.nodeType === 1 && !(watch.ours(node) && node.isConnected),
        ),
    );
    if (!theirs) return;
    clearTimeout(quiet);
    quiet = setTimeout(fire, quietMs);
    longest ??= setTimeout(fire, longestMs);
  });
  observer.observe(document, {
    subtree: true,
    childList: true,
    attributes: true,
    attributeFilter: ['href'],
  });
  signal.addEventListener('abort', () => {
    rest();
    observer.disconnect();
  });

  const on = (target: EventTarget, type: string, listener: (event: Event) => void) =>
    target.addEventListener(type, listener, { signal, capture: true, passive: true });
  on(window, 'focus', (event) => {
    if (event.target === window) watch.seen();
  });
  on(document, 'visibilitychange', () => watch.seen());
  on(window, 'pageshow', (event) => {
    if ((event as PageTransitionEvent).persisted) watch.seen();
  });
  on(window, 'click', (event) => watch.elsewhere(event.target));
  on(window, 'scroll', (event) => watch.scrolled(event.target));
  on(window, 'keydown', (event) => {
    if ((event as KeyboardEvent).key === 'Escape') watch.escape();
  });
}
