import type { BuildOptions, Reuse, TextLimits } from './built-text';
import { atOnce, inSlices, type Pause } from './slices';
import { buildText } from './text-builder';
import { TextModel } from './text-model';

/** One model a root, kept while the page under it stays as it is, and mended where it has changed. */

export interface ModelOptions {
  limits?: TextLimits;
  /** Read what is hidden as well: a closed tab, a note that shows when it is pointed at. */
  hidden?: boolean;
}

/** A page that changes while it is read is read again, so many times. */
const mostTurns = 4;

/** A model, and what has changed since it was made. */
class Kept {
  model: TextModel | undefined;
  changed = new Set<Node>();
  added = new Set<Node>();
  /** Counts changes. */
  stamp = 0;
  building: Promise<TextModel> | undefined;

  constructor(
    private readonly root: Element,
    private readonly hidden: boolean,
  ) {}

  get fresh(): TextModel | undefined {
    return this.changed.size === 0 && this.added.size === 0 ? this.model : undefined;
  }

  /** What stands in the way of the model as it is. */
  note(changed: readonly Node[], added: readonly Node[]): void {
    this.stamp += 1;
    for (const each of changed) this.changed.add(each);
    for (const each of added) this.added.add(each);
  }

  forget(): void {
    this.stamp += 1;
    this.model = undefined;
    this.changed = new Set();
    this.added = new Set();
  }

  atOnce(limits?: TextLimits): TextModel {
    return this.fresh ?? this.keep(atOnce(buildText(this.root, this.begin(limits))));
  }

  inSlices(pause: Pause, limits?: TextLimits): Promise<TextModel> {
    const { fresh } = this;
    if (fresh) return Promise.resolve(fresh);
    this.building ??= this.build(pause, limits).finally(() => {
      this.building = undefined;
    });
    return this.building;
  }

  private async build(pause: Pause, limits?: TextLimits): Promise<TextModel> {
    for (let turn = 1; ; turn += 1) {
      const { stamp } = this;
      const built = await inSlices(buildText(this.root, this.begin(limits)), pause);
      const model = this.keep(built);
      // A part was taken away just where it was read.
      if (stamp === this.stamp || built.complete || turn === mostTurns) return model;
    }
  }

  private begin(limits: TextLimits | undefined): BuildOptions {
    const { model, changed, added } = this;
    this.changed = new Set();
    this.added = new Set();
    const reuse: Reuse | undefined = model && { built: model.built, changed, added };
    return {
      ...(limits && { limits }),
      ...(reuse && { reuse }),
      hidden: this.hidden,
    };
  }

  private keep(built: TextModel['built']): TextModel {
    this.model = new TextModel(this.root, built);
    return this.model;
  }
}

interface Pair {
  seen: Kept;
  all: Kept;
}

const cache = new WeakMap<Element, Pair>();

function pairOf(element: Element): Pair {
  const known = cache.get(element);
  if (known) return known;
  const pair = { seen: new Kept(element, false), all: new Kept(element, true) };
  cache.set(element, pair);
  return pair;
}

const keptFor = (root: Document | Element, { hidden }: ModelOptions): Kept =>
  pairOf(rootOf(root))[hidden ? 'all' : 'seen'];

/** The model of a page or a part of it; the same one until the page changes or it is forgotten. */
export function textModel(root: Document | Element, options: ModelOptions = {}): TextModel {
  return keptFor(root, options).atOnce(options.limits);
}

/**
 * The same in slices. What changes in the page meanwhile is the watcher's affair: it calls again.
 */
export function textModelInSlices(
  root: Document | Element,
  pause: Pause,
  options: ModelOptions = {},
): Promise<TextModel> {
  return keptFor(root, options).inSlices(pause, options.limits);
}

/** The next question builds the model anew. */
export function forgetModel(root: Document | Element): void {
  const pair = cache.get(rootOf(root));
  pair?.seen.forget();
  pair?.all.forget();
}

/** What of a page has changed, for `noteChange`. */
export interface PageChange {
  /** Nodes in which something did. */
  changed: Iterable<Node>;
  /** Nodes that came. */
  added?: Iterable<Node>;
}

/** The next question mends the model where the page has changed. */
export function noteChange(root: Document | Element, change: PageChange): void {
  const element = rootOf(root);
  const pair = cache.get(element);
  if (!pair) return;
  const changed = new Set<Node>();
  for (const each of change.changed) {
    for (let node: Node | null = each; node && !changed.has(node); node = node.parentNode) {
      changed.add(node);
      if (node === element) break;
    }
  }
  const added = [...(change.added ?? [])];
  for (const kept of [pair.seen, pair.all])
    if (kept.model || kept.building) kept.note([...changed], added);
}

/** Lets go of models that the page has left behind, with the nodes that they hold. */
export function dropStale(root: Document | Element): void {
  const pair = cache.get(rootOf(root));
  for (const kept of pair ? [pair.seen, pair.all] : []) if (!kept.fresh) kept.forget();
}

/** Is this how the page is now, as far as its watcher knows? */
export function isCurrent(model: TextModel): boolean {
  const pair = cache.get(model.root);
  return pair?.seen.fresh === model || pair?.all.fresh === model;
}

/** The model of what is seen, as it was last made. */
export const lastModel = (root: Document | Element): TextModel | undefined =>
  cache.get(rootOf(root))?.seen.model;

/** The element that a page is read from. */
export function rootOf(root: Document | Element): Element {
  if (root.nodeType === 1) return root as Element;
  const page = root as Document;
  return page.body ?? page.documentElement;
}
