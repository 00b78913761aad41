import { buildText, defaultLimits, type TextLimits } from './text-builder';
import { TextModel } from './text-model';

/** One model a root, kept until the page under it changes. */

export interface ModelOptions {
  limits?: TextLimits;
}

const cache = new WeakMap<Element, TextModel>();

/** The model of a page or a part of it; the same one until `forget` or a watcher drops it. */
export function textModel(root: Document | Element, options: ModelOptions = {}): TextModel {
  const element = rootOf(root);
  const known = cache.get(element);
  if (known) return known;
  const steps = buildText(element, options.limits ?? defaultLimits);
  let step = steps.next();
  while (!step.done) step = steps.next();
  const model = new TextModel(element, step.value);
  cache.set(element, model);
  return model;
}

/** The same in slices; `pause` is awaited between them (see `slices.ts`). */
export async function textModelInSlices(
  root: Document | Element,
  pause: () => Promise<void> | undefined,
  options: ModelOptions = {},
): Promise<TextModel> {
  const element = rootOf(root);
  const known = cache.get(element);
  if (known) return known;
  const steps = buildText(element, options.limits ?? defaultLimits);
  let step = steps.next();
  while (!step.done) {
    await pause();
    step = steps.next();
  }
  const model = new TextModel(element, step.value);
  cache.set(element, model);
  return model;
}

/** The next question builds the model anew. */
export function forgetModel(root: Document | Element): void {
  cache.delete(rootOf(root));
}

function rootOf(root: Document | Element): Element {
  if (root.nodeType === 1) return root as Element;
  const page = root as Document;
  return page.body ?? page.documentElement;
}
