import { isBlock, isHidden, seesStyles } from './markup';
import { dropStale, forgetModel, lastModel, noteChange, rootOf } from './model-cache';

/** Tells when the text of a page has changed, and what of its model has to be made anew. */

export interface WatchOptions {
  /** Milliseconds without a change after which the page counts as settled. */
  settle?: number;
  /** Milliseconds after which a page that never settles is looked at all the same. */
  atLatest?: number;
  /** Nodes whose changes are not the article's: what Offprint itself put there. */
  ignore?: (node: Node) => boolean;
}

/** A model that nobody asks for again is let go of, with the nodes that have left the page (ms). */
const keepStale = 5_000;
/** Styles are looked at no more often than this (ms): pages move things by them in every frame. */
const stylesEvery = 300;
const looks = ['hidden', 'class', 'style'];

/**
 * Notes what has changed under `root`, and says so once the page has settled.
 *
 * @returns stops watching.
 */
export function watchModel(
  root: Document | Element,
  changed: () => void,
  options: WatchOptions = {},
): () => void {
  const { settle = 150, atLatest = 1_000, ignore = () => false } = options;
  const element = rootOf(root);
  // What was read unwatched may have changed.
  forgetModel(element);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let first = 0;
  let dropping: ReturnType<typeof setTimeout> | undefined;
  let styling: ReturnType<typeof setTimeout> | undefined;
  let restyled = new Set<Element>();
  const tell = () => {
    timer = undefined;
    changed();
    clearTimeout(dropping);
    dropping = setTimeout(() => dropStale(element), keepStale);
  };
  const later = () => {
    const now = performance.now();
    if (timer === undefined) first = now;
    else clearTimeout(timer);
    timer = setTimeout(tell, Math.max(0, Math.min(settle, first + atLatest - now)));
  };
  const restyle = () => {
    styling = undefined;
    const moved = comeAndGone(element, restyled);
    restyled = new Set();
    if (moved.length === 0) return;
    noteChange(element, { changed: moved });
    later();
  };
  const observer = new MutationObserver((records) => {
    const content: MutationRecord[] = [];
    for (const record of records) {
      if (record.type === 'attributes') {
        if (!ignore(record.target)) restyled.add(record.target as Element);
      } else if (matters(record, ignore)) {
        content.push(record);
      }
    }
    if (restyled.size > 0) styling ??= setTimeout(restyle, stylesEvery);
    if (content.length === 0) return;
    noteChange(element, {
      changed: content.map(({ target }) => target),
      added: content.flatMap(({ addedNodes }) => [...addedNodes]),
    });
    later();
  });
  observer.observe(element, {
    subtree: true,
    childList: true,
    characterData: true,
    attributeFilter: looks,
  });
  // Pages switch their looks on the root.
  for (let up = element.parentElement; up; up = up.parentElement) {
    observer.observe(up, { attributeFilter: looks });
  }
  return () => {
    observer.disconnect();
    for (const each of [timer, dropping, styling]) clearTimeout(each);
    forgetModel(element);
  };
}

function matters(record: MutationRecord, ignore: (node: Node) => boolean): boolean {
  if (ignore(record.target)) return false;
  if (record.type !== 'childList') return true;
  return [...record.addedNodes, ...record.removedNodes].some(
    (node) => !ignore(node) && hasText(node),
  );
}

function hasText(node: Node): boolean {
  const name = (node as Element).localName;
  if (name === 'style' || name === 'link') return false;
  return (node.textContent ?? '') !== '' || node.nodeType === 1;
}

/** Of elements with another class or style: those in them that are hidden now and were not, or were. */
function comeAndGone(root: Element, restyled: ReadonlySet<Element>): Element[] {
  const built = lastModel(root)?.built;
  if (!built) return [];
  const styled = seesStyles(root);
  const hidden = (element: Element) => isHidden(element, isBlock(element), styled);
  const known = new Set(built.hidden);
  const moved: Element[] = [];
  for (const target of restyled) {
    if (!target.isConnected) continue;
    if (known.has(target) !== hidden(target)) moved.push(target);
    for (const each of built.hidden) {
      if (each !== target && target.contains(each) && !hidden(each)) moved.push(each);
    }
    for (const { element } of built.fragments) {
      if (element !== target && target.contains(element) && hidden(element)) moved.push(element);
    }
  }
  return moved;
}
