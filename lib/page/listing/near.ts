/** Which links come near to what is seen, told at moments when the page has time for it. */
import { idle } from './slices';

/** Badges are made this far outside of what is seen (px). */
const margin = '600px';

/**
 * Elements observed for one call at most. On a page of 2,000 links the browser would look at each in
 * every frame, which takes longer than drawing the badges: of a long list the first and the last of
 * some links that follow one another stand for all of them.
 */
const mostGroups = 200;

/** Who scrolls gets all of the page's time until they have rested so long (ms). */
const restMs = 150;

/**
 * Hear of links that come near to what is seen, each once.
 * @param come gets them together; the next ones wait until it is done.
 */
export function watchNear(window: Window, come: (anchors: Element[]) => Promise<void>) {
  const groups = new Map<Element, Set<Element>>();
  let waiting = new Set<Element>();
  let working = false;
  let over = false;
  let scrolledAt = -restMs;
  const scrolled = () => {
    scrolledAt = performance.now();
  };
  window.document.addEventListener('scroll', scrolled, { capture: true, passive: true });

  /**
   * Wait until the page has time to be changed. On a long page the smallest change makes the browser
   * lay out and paint all of it; in a frame that scrolls as well this could be felt.
   */
  const calm = async () => {
    for (;;) {
      const left = scrolledAt + restMs - performance.now();
      if (left <= 0) break;
      await new Promise((resolve) => setTimeout(resolve, left));
    }
    await idle(window);
  };

  const work = async () => {
    if (working) return;
    working = true;
    while (waiting.size > 0 && !over) {
      await calm();
      const anchors = [...waiting];
      waiting = new Set();
      await come(anchors);
    }
    working = false;
  };

  const { IntersectionObserver: Observer } = window as Window & typeof globalThis;
  const observer =
    Observer &&
    new Observer(
      (seen) => {
        for (const { target, isIntersecting } of seen) {
          const group = isIntersecting && groups.get(target);
          if (!group) continue;
          for (const anchor of group) {
            leave(anchor);
            waiting.add(anchor);
          }
        }
        if (waiting.size > 0) void work();
      },
      { rootMargin: margin },
    );

  function leave(anchor: Element) {
    groups.delete(anchor);
    observer?.unobserve(anchor);
  }

  const observe = (group: Set<Element>) => {
    const members = [...group];
    for (const end of [members[0], members.at(-1)]) if (end) observer?.observe(end);
  };

  return {
    /** @param asked links in the order of the page; those that are watched already are left out. */
    watch(asked: readonly Element[]) {
      const anchors = asked.filter((anchor) => !groups.has(anchor) && !waiting.has(anchor));
      if (anchors.length === 0) return;
      if (!observer) {
        for (const anchor of anchors) waiting.add(anchor);
        queueMicrotask(() => void work());
        return;
      }
      const size = Math.ceil(anchors.length / mostGroups);
      for (let at = 0; at < anchors.length; at += size) {
        const group = new Set(anchors.slice(at, at + size));
        for (const anchor of group) groups.set(anchor, group);
        observe(group);
      }
    },
    forget(anchor: Element) {
      const group = groups.get(anchor);
      leave(anchor);
      waiting.delete(anchor);
      if (!group) return;
      group.delete(anchor);
      observe(group);
    },
    stop() {
      over = true;
      window.document.removeEventListener('scroll', scrolled, { capture: true });
      observer?.disconnect();
      groups.clear();
      waiting.clear();
    },
  };
}
