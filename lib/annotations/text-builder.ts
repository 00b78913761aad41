import {
  type BuildOptions,
  type BuiltText,
  defaultLimits,
  type Reuse,
  type TextLimits,
} from './built-text';
import { clusters, foldCluster, plain } from './fold';
import { drawingOf, formulaOf } from './formula';
import { type Fragment, type Marks, moveOver, shift } from './fragments';
import { isBlock, isHidden, isSkipped, isSoft, seesStyles } from './markup';

const elementNode = 1;
const textNode = 3;
/** Nodes between two moments at which the caller may pause. */
const stride = 256;
/** Runs and blocks that are taken over at once. */
const mostCopied = 20_000;
/** A long text node is folded in pieces, because one could be the whole page. */
const piece = 65_536;

/** Reads the text under `root`. Yields now and then, so that the caller can pause. */
export function* buildText(root: Element, options: BuildOptions = {}): Generator<void, BuiltText> {
  const builder = new Builder(root, options);
  let node: Node | null = root;
  let count = 0;
  while (node && !builder.truncated) {
    count += 1;
    if (count % stride === 0 || builder.heavy()) yield;
    let into = false;
    if (node.nodeType === textNode) {
      yield* builder.text(node as Text);
    } else if (node.nodeType === elementNode) {
      into = builder.enter(node as Element, node === root);
    }
    let next: Node | null = into ? node.firstChild : null;
    while (!next && node) {
      if (into) builder.leave(node as Element);
      if (node === root) return builder.done(true);
      next = node.nextSibling;
      if (!next) {
        node = node.parentNode;
        into = node !== null;
      }
    }
    node = next;
  }
  return builder.done(builder.truncated);
}

class Builder {
  truncated = false;
  private readonly parts: string[] = [];
  private length = 0;
  private spaced = true;
  private gap = false;
  private blockPending = true;
  private softDepth: Element | undefined;
  private softFrom = 0;
  private readonly runs: number[] = [];
  private readonly runNodes: number[] = [];
  private readonly runFrom: number[] = [];
  private readonly runTake: number[] = [];
  private readonly nodes: (Text | Element)[] = [];
  private readonly nodeRuns: number[] = [];
  private readonly blocks: number[] = [];
  private readonly soft: number[] = [];
  private readonly formulas: number[] = [];
  private readonly astral: number[] = [];
  private readonly hidden: Element[] = [];
  private readonly fragments: Fragment[] = [];
  /** Blocks that are being read, the innermost last. */
  private readonly open: Pick<Fragment, 'element' | 'from' | 'first'>[] = [];
  private readonly known = new Map<Element, Fragment>();
  private copied = 0;
  private readonly limits: TextLimits;
  private readonly all: boolean;
  private readonly styled: boolean;
  private readonly reuse: Reuse | undefined;
  /** Came to the page since it was read: nothing under it is known. */
  private fresh: Element | undefined;

  constructor(root: Element, { limits = defaultLimits, hidden = false, reuse }: BuildOptions) {
    this.limits = limits;
    this.all = hidden;
    this.styled = seesStyles(root);
    this.reuse = reuse?.built.truncated ? undefined : reuse;
    for (const each of this.reuse?.built.fragments ?? []) this.known.set(each.element, each);
  }

  /** @returns whether its children are to be read. */
  enter(element: Element, isRoot: boolean): boolean {
    if (!isRoot && this.again(element)) return false;
    const tex = formulaOf(element);
    if (tex !== undefined && !isRoot) {
      if (tex !== '') this.formula(element, tex);
      return false;
    }
    if (!isRoot && isSkipped(element)) return false;
    const block = isBlock(element);
    if (!isRoot && !this.all && isHidden(element, block, this.styled)) {
      this.hidden.push(element);
      return false;
    }
    if (block) {
      const line = element.localName !== 'br';
      this.breakLine(line);
      if (line && !this.softDepth) {
        this.open.push({ element, from: this.marks(), first: this.fragments.length });
      }
    }
    if (!this.softDepth && isSoft(element)) {
      this.softDepth = element;
      // A space that comes first is none of the mark.
      this.softFrom = this.length + (this.gap && !this.spaced ? 1 : 0);
    }
    return true;
  }

  leave(element: Element): void {
    if (element === this.fresh) this.fresh = undefined;
    if (element === this.softDepth) {
      this.softDepth = undefined;
      if (this.length > this.softFrom) this.soft.push(this.softFrom, this.length);
    }
    const top = this.open.at(-1);
    if (top?.element === element) {
      this.open.pop();
      this.fragments.push({ ...top, to: this.marks(), own: this.fragments.length });
    }
    if (isBlock(element)) this.breakLine(element.localName !== 'br');
  }

  /** Takes over a block that has not changed. */
  private again(element: Element): boolean {
    const { reuse } = this;
    if (!reuse) return false;
    if (!this.fresh && reuse.added.has(element)) this.fresh = element;
    if (this.fresh || this.softDepth || reuse.changed.has(element)) return false;
    const known = this.known.get(element);
    if (!known) return false;
    this.breakLine(true);
    this.copy(reuse.built, known);
    this.breakLine(true);
    this.check();
    return true;
  }

  /** Whether so much was taken over since the last time that the caller may want to pause. */
  heavy(): boolean {
    if (this.copied < mostCopied) return false;
    this.copied = 0;
    return true;
  }

  private copy(built: BuiltText, fragment: Fragment): void {
    const { from, to } = fragment;
    const start = this.marks();
    // A space that no node has may stand before it there, here, or both: it is not of the block.
    const gapThere = built.runNodes[from.runs] === -1 && from.runs < to.runs ? 1 : 0;
    const runsFrom = from.runs + gapThere;
    const textFrom = from.length + gapThere;
    if (textFrom < to.length) {
      if (this.gap && !this.spaced) this.space();
      this.gap = false;
      this.blockPending = false;
      this.parts.push(built.text.slice(textFrom, to.length));
    }
    const by = this.length - textFrom;
    const runsBy = this.runs.length - runsFrom;
    const nodesBy = this.nodes.length - from.nodes;
    for (let run = runsFrom; run < to.runs; run += 1) {
      const node = built.runNodes[run] ?? -1;
      this.runs.push((built.runs[run] ?? 0) + by);
      this.runNodes.push(node < 0 ? -1 : node + nodesBy);
      this.runFrom.push(built.runFrom[run] ?? 0);
      this.runTake.push(built.runTake[run] ?? 0);
    }
    for (let at = from.nodes; at < to.nodes; at += 1) {
      const node = built.nodes[at];
      const run = built.nodeRuns[at] ?? 0;
      if (node) this.nodes.push(node);
      this.nodeRuns.push(run <= runsFrom ? start.runs : run + runsBy);
    }
    moveOver(built.blocks, this.blocks, from.blocks, to.blocks, by);
    moveOver(built.soft, this.soft, from.soft, to.soft, by);
    moveOver(built.formulas, this.formulas, from.formulas, to.formulas, by);
    moveOver(built.astral, this.astral, from.astral, to.astral, by);
    for (let at = from.hidden; at < to.hidden; at += 1) {
      const element = built.hidden[at];
      if (element) this.hidden.push(element);
    }
    if (textFrom < to.length) {
      this.length += to.length - textFrom;
      this.spaced = built.text[to.length - 1] === ' ';
    }
    const fragmentsBy = this.fragments.length - fragment.first;
    for (let at = fragment.first; at <= fragment.own; at += 1) {
      const each = built.fragments[at];
      if (!each) continue;
      this.fragments.push({
        element: each.element,
        from: shift(each.from, from, start, by, runsBy),
        to: shift(each.to, from, start, by, runsBy),
        first: each.first + fragmentsBy,
        own: at + fragmentsBy,
      });
    }
    this.copied += to.runs - from.runs + fragment.own - fragment.first;
  }

  *text(node: Text): Generator<void> {
    const { data } = node;
    if (data === '') return;
    const index = this.nodes.length;
    this.nodes.push(node);
    this.nodeRuns.push(this.runs.length);
    for (let from = 0; from < data.length; from += piece) {
      if (from > 0) yield;
      const part = data.length > piece ? data.slice(from, from + piece) : data;
      if (plain.test(part) && !part.includes('  ')) this.plain(part, index, from);
      else this.folded(part, index, from);
    }
    this.check();
  }

  done(complete: boolean): BuiltText {
    if (this.softDepth && this.length > this.softFrom) this.soft.push(this.softFrom, this.length);
    const { runs, runNodes, runFrom, runTake, nodes, nodeRuns, blocks, soft, formulas } = this;
    const { astral, hidden, fragments, truncated } = this;
    const text = this.parts.join('');
    return {
      text,
      runs,
      runNodes,
      runFrom,
      runTake,
      nodes,
      nodeRuns,
      blocks,
      soft,
      formulas,
      astral,
      hidden,
      fragments,
      truncated,
      complete,
    };
  }

  private check(): void {
    if (this.length > this.limits.text || this.nodes.length > this.limits.nodes) {
      this.truncated = true;
    }
  }

  private breakLine(block: boolean): void {
    this.gap = true;
    if (block) this.blockPending = true;
  }

  private plain(part: string, index: number, from: number): void {
    const skip = part.startsWith(' ') && (this.spaced || this.gap) ? 1 : 0;
    if (part.length > skip)
      this.emit(skip ? part.slice(1) : part, index, from + skip, part.length - skip);
  }

  /** Whitespace runs become one space; clusters that change their length become runs of their own. */
  private folded(part: string, index: number, from: number): void {
    let pending = '';
    let pendingFrom = 0;
    const flush = () => {
      if (pending) this.emit(pending, index, from + pendingFrom, pending.length);
      pending = '';
    };
    for (const match of part.matchAll(clusters)) {
      const cluster = match[0];
      const at = match.index;
      const char = cluster.length === 1 && plain.test(cluster) ? cluster : foldCluster(cluster);
      if (char === '') {
        flush();
      } else if (char.trim() === '') {
        const spaced = pending ? pending.endsWith(' ') : this.spaced || this.gap;
        if (spaced) {
          flush();
        } else if (cluster.length === 1) {
          if (!pending) pendingFrom = at;
          pending += ' ';
        } else {
          flush();
          this.emit(' ', index, from + at, cluster.length);
        }
      } else if (char.length === cluster.length) {
        if (!pending) pendingFrom = at;
        pending += char;
      } else {
        flush();
        this.emit(char, index, from + at, cluster.length);
      }
    }
    flush();
  }

  private formula(element: Element, tex: string): void {
    const start = this.nodes.length;
    this.nodes.push(drawingOf(element));
    this.nodeRuns.push(this.runs.length);
    this.emit(`$${tex}$`, start, 0, 0);
    this.formulas.push(this.length - tex.length - 2, this.length);
    this.check();
  }

  private space(): void {
    this.run(-1, 0, 0);
    this.parts.push(' ');
    this.length += 1;
  }

  private emit(text: string, index: number, from: number, take: number): void {
    if (this.gap && !this.spaced) this.space();
    this.gap = false;
    if (this.blockPending && text !== ' ') {
      this.blocks.push(this.length);
      this.blockPending = false;
    }
    this.run(index, from, take);
    this.parts.push(text);
    if (!plain.test(text)) this.secondUnits(text);
    this.length += text.length;
    this.spaced = text.endsWith(' ');
  }

  private secondUnits(text: string): void {
    for (const match of text.matchAll(/[\ud800-\udbff](?=[\udc00-\udfff])/g)) {
      this.astral.push(this.length + match.index + 1);
    }
  }

  private marks(): Marks {
    return {
      length: this.length,
      runs: this.runs.length,
      nodes: this.nodes.length,
      blocks: this.blocks.length,
      soft: this.soft.length,
      formulas: this.formulas.length,
      astral: this.astral.length,
      hidden: this.hidden.length,
    };
  }

  private run(index: number, from: number, take: number): void {
    this.runs.push(this.length);
    this.runNodes.push(index);
    this.runFrom.push(from);
    this.runTake.push(take);
  }
}
