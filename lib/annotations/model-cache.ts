import { atOnce, inSlices, type Pause } from './slices';
import { buildText, defaultLimits, type TextLimits } from './text-builder';
import { TextModel } from './text-model';

/** One model a root, kept until the page under it changes. */

export interface ModelOptions {
  limits?: TextLimits;
}

const cache = new WeakMap<Element, TextModel>();

/** The model of a page or a part of it; the same one until `forgetModel` or a watcher drops it. */
export function textModel(root: Document | Element, options: ModelOptions = {}): TextModel {
  const element = rootOf(root);
  const known = cache.get(element);
  if (known) return known;
  const model = new TextModel(element, atOnce(buildText(element, options.limits ?? defaultLimits)));
  cache.set(element, model);
  return model;
}

/**
 * The same in slices. What changes in the page meanwhile is the watcher's affair: it calls again.
 */
export async function textModelInSlices(
  root: Document | Element,
  pause: Pause,
  options: ModelOptions = {},
): Promise<TextModel> {
  const element = rootOf(root);
  const known = cache.get(element);
  if (known) return known;
  const built = await inSlices(buildText(element, options.limits ?? defaultLimits), pause);
  const model = new TextModel(element, built);
  cache.set(element, model);
  return model;
}

/** The next question builds the model anew. */
export function forgetModel(root: Document | Element): void {
  cache.delete(rootOf(root));
}

export interface WatchOptions {
  /** Milliseconds without a change after which the page counts as settled. */
  settle?: number;
  /** Milliseconds after which a page that never settles is looked at all the same. */
  atLatest?: number;
  /** Nodes whose changes are not the article's: what Offprint itself put there. */
  ignore?: (node: Node) => boolean;
}

/**
 * Drops the model when the text under `root` has changed, and says so once the page has settled.
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
  let timer: ReturnType<typeof setTimeout> | undefined;
  let first = 0;
  const tell = () => {
    timer = undefined;
    changed();
  };
  const observer = new MutationObserver((records) => {
    if (!records.some((record) => matters(record, ignore))) return;
    forgetModel(element);
    const now = performance.now();
    if (timer === undefined) first = now;
    else clearTimeout(timer);
    timer = setTimeout(tell, Math.max(0, Math.min(settle, first + atLatest - now)));
  });
  observer.observe(element, {
    subtree: true,
    childList: true,
    characterData: true,
    attributeFilter: ['hidden'],
  });
  return () => {
    observer.disconnect();
    clearTimeout(timer);
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

function rootOf(root: Document | Element): Element {
  if (root.nodeType === 1) return root as Element;
  const page = root as Document;
  return page.body ?? page.documentElement;
}
