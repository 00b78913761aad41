import { clusters, foldCluster, plain } from './fold';
import { drawingOf, formulaOf } from './formula';
import { isBlock, isSkipped, isSoft } from './markup';

/** Limits of what is read of one page: beyond them the text ends and `truncated` is set. */
export interface TextLimits {
  /** UTF-16 units of normalised text. */
  text: number;
  /** Text nodes and formulas. */
  nodes: number;
}

export const defaultLimits: TextLimits = { text: 24_000_000, nodes: 1_000_000 };

/**
 * The normalised text and where it comes from. A run is a stretch of text from one node; within a
 * run either both sides advance together, or the whole run stands for the whole source.
 */
export interface BuiltText {
  text: string;
  /** Start of each run in the text. The run ends where the next begins. */
  runs: readonly number[];
  /** Node of each run: an index into `nodes`, or -1 for a space that no node has. */
  runNodes: readonly number[];
  /** Offset of the run in its text node, and the length of its source there. */
  runFrom: readonly number[];
  runTake: readonly number[];
  /** In document order: text nodes, and elements that are formulas. */
  nodes: readonly (Text | Element)[];
  /** First run of each node. */
  nodeRuns: readonly number[];
  /** Starts of blocks in the text, ascending. */
  blocks: readonly number[];
  /** Alternating starts and ends of soft stretches. */
  soft: readonly number[];
  /** Alternating starts and ends of formulas. */
  formulas: readonly number[];
  truncated: boolean;
}

const elementNode = 1;
const textNode = 3;
/** Nodes between two moments at which the caller may pause. */
const stride = 256;
/** A long text node is folded in pieces, because one could be the whole page. */
const piece = 65_536;

/** Reads the text under `root`. Yields now and then, so that the caller can pause. */
export function* buildText(root: Element, limits: TextLimits): Generator<void, BuiltText> {
  const builder = new Builder(limits);
  let node: Node | null = root;
  let count = 0;
  while (node && !builder.truncated) {
    count += 1;
    if (count % stride === 0) yield;
    let into = false;
    if (node.nodeType === textNode) {
      yield* builder.text(node as Text);
    } else if (node.nodeType === elementNode) {
      into = builder.enter(node as Element, node === root);
    }
    let next: Node | null = into ? node.firstChild : null;
    while (!next && node) {
      if (into) builder.leave(node as Element);
      if (node === root) return builder.done();
      next = node.nextSibling;
      if (!next) {
        node = node.parentNode;
        into = node !== null;
      }
    }
    node = next;
  }
  return builder.done();
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

  constructor(private readonly limits: TextLimits) {}

  /** @returns whether its children are to be read. */
  enter(element: Element, isRoot: boolean): boolean {
    const tex = formulaOf(element);
    if (tex !== undefined && !isRoot) {
      if (tex !== '') this.formula(element, tex);
      return false;
    }
    if (!isRoot && isSkipped(element)) return false;
    if (isBlock(element)) this.breakLine(element.localName !== 'br');
    if (!this.softDepth && isSoft(element)) {
      this.softDepth = element;
      this.softFrom = this.length;
    }
    return true;
  }

  leave(element: Element): void {
    if (element === this.softDepth) {
      this.softDepth = undefined;
      if (this.length > this.softFrom) this.soft.push(this.softFrom, this.length);
    }
    if (isBlock(element)) this.breakLine(element.localName !== 'br');
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

  done(): BuiltText {
    if (this.softDepth && this.length > this.softFrom) this.soft.push(this.softFrom, this.length);
    const { runs, runNodes, runFrom, runTake, nodes, nodeRuns, blocks, soft, formulas } = this;
    const { truncated } = this;
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
      truncated,
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

  private emit(text: string, index: number, from: number, take: number): void {
    if (this.gap && !this.spaced) {
      this.run(-1, 0, 0);
      this.parts.push(' ');
      this.length += 1;
    }
    this.gap = false;
    if (this.blockPending && text !== ' ') {
      this.blocks.push(this.length);
      this.blockPending = false;
    }
    this.run(index, from, take);
    this.parts.push(text);
    this.length += text.length;
    this.spaced = text.endsWith(' ');
  }

  private run(index: number, from: number, take: number): void {
    this.runs.push(this.length);
    this.runNodes.push(index);
    this.runFrom.push(from);
    this.runTake.push(take);
  }
}
