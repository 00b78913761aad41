import { type RefObject, useEffect } from 'react';
import { placesOf } from './find';

const name = 'options-found';

/**
 * Marks words wherever they show below an element, as the page's styles say for
 * `::highlight(options-found)`: no element is added, so that what loads later is marked too.
 */
export function useMarks(root: RefObject<HTMLElement | null>, words: readonly string[]): void {
  const key = words.join(' ');
  useEffect(() => {
    const element = root.current;
    const registry = globalThis.CSS?.highlights;
    if (key === '' || !element || !registry) return undefined;
    const mark = () => {
      const ranges: Range[] = [];
      const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        for (const [from, to] of placesOf(node.nodeValue ?? '', key.split(' '))) {
          const range = document.createRange();
          range.setStart(node, from);
          range.setEnd(node, to);
          ranges.push(range);
        }
      }
      registry.set(name, new Highlight(...ranges));
    };
    mark();
    const observer = new MutationObserver(mark);
    observer.observe(element, { childList: true, characterData: true, subtree: true });
    return () => {
      observer.disconnect();
      registry.delete(name);
    };
  }, [root, key]);
}
