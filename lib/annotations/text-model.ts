import type { BuiltText } from './built-text';
import { atOnce } from './slices';
import type { Position } from './types';

/**
 * One page as one text, with the way back to its nodes.
 *
 * Two counts: `units` are UTF-16 units of `text`, for work inside this folder; positions that leave
 * it are code points.
 */
export class TextModel {
  readonly text: string;
  /** Code points of the whole text. */
  readonly length: number;
  /** Whether the page was longer than what is read of one. */
  readonly truncated: boolean;
  /** Units at which a code point has a second unit, ascending. */
  private readonly astral: readonly number[];
  private documentHash: string | undefined;

  constructor(
    readonly root: Element,
    readonly built: BuiltText,
  ) {
    this.text = built.text;
    this.truncated = built.truncated;
    this.astral = built.astral;
    this.length = this.text.length - this.astral.length;
  }

  /** Starts of blocks (paragraphs, items, cells, headings) in units. */
  get blocks(): readonly number[] {
    return this.built.blocks;
  }

  /** Alternating starts and ends, in units, of citation and footnote marks. */
  get soft(): readonly number[] {
    return this.built.soft;
  }

  /** Alternating starts and ends, in units, of formulas. */
  get formulas(): readonly number[] {
    return this.built.formulas;
  }

  /** Whether something of the page was left out because it is hidden. */
  get hides(): boolean {
    return this.built.hidden.length > 0;
  }

  /** Of the whole text; two pages with one hash have the same positions. */
  get hash(): string {
    return this.documentHash ?? atOnce(this.hashing());
  }

  /** Computes the hash, yielding now and then so that the caller can pause. */
  *hashing(): Generator<void, string> {
    if (this.documentHash !== undefined) return this.documentHash;
    const hash: Hash = [0x811c9dc5, 0xcbf29ce4];
    for (let from = 0; from < this.text.length; from += hashStride) {
      if (from > 0) yield;
      addToHash(hash, this.text, from, Math.min(this.text.length, from + hashStride));
    }
    this.documentHash = hash.map((half) => (half >>> 0).toString(16).padStart(8, '0')).join('');
    return this.documentHash;
  }

  toUnits(points: number): number {
    // The last unit u with u - (astral seconds before u) = points.
    let low = 0;
    let high = this.astral.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.astral[middle] ?? 0) - middle <= points) low = middle + 1;
      else high = middle;
    }
    return Math.min(this.text.length, Math.max(0, points + low));
  }

  toPoints(units: number): number {
    return units - below(this.astral, units);
  }

  /** The normalised text of a position. */
  textOf(position: Position): string {
    return this.text.slice(this.toUnits(position.start), this.toUnits(position.end));
  }

  /**
   * The range that shows a position; a formula is taken whole. Collapsed when the position is
   * empty; undefined when there is no text or its nodes have left the page.
   */
  rangeOf(start: number, end: number): Range | undefined {
    return this.rangeOfUnits(this.toUnits(start), this.toUnits(end));
  }

  rangeOfUnits(start: number, end: number): Range | undefined {
    const { runNodes } = this.built;
    let first = this.runAt(start);
    while (first < runNodes.length - 1 && runNodes[first] === -1) first += 1;
    let last = end > start ? this.runAt(end - 1) : first;
    while (last > 0 && runNodes[last] === -1) last -= 1;
    const range = this.root.ownerDocument.createRange();
    try {
      if (!this.place(range, 'start', first, start)) return undefined;
      if (end <= start) range.collapse(true);
      else if (!this.place(range, 'end', last, end)) return undefined;
    } catch {
      // A text node became shorter since the model was built.
      return undefined;
    }
    return range;
  }

  /**
   * Where a range is: its first and last visible character, formulas taken whole. Undefined when
   * the range shows no text of the model.
   */
  positionsOf(range: Range): Position | undefined {
    const units = this.unitsOf(range);
    return units && { start: this.toPoints(units.start), end: this.toPoints(units.end) };
  }

  unitsOf(range: Range): Position | undefined {
    let start = this.unitAt(range.startContainer, range.startOffset, 'start');
    let end = this.unitAt(range.endContainer, range.endOffset, 'end');
    while (start < end && this.text[start] === ' ') start += 1;
    while (end > start && this.text[end - 1] === ' ') end -= 1;
    return start < end ? { start, end } : undefined;
  }

  /** Units of what an element shows. */
  unitsOfElement(element: Element): Position | undefined {
    const range = element.ownerDocument.createRange();
    range.selectNode(element);
    return this.unitsOf(range);
  }

  /** Whether the ends of a range are in what was read: a hidden part is not. */
  covers({ startContainer, startOffset, endContainer, endOffset }: Range): boolean {
    return (
      this.coversPoint(startContainer, startOffset) && this.coversPoint(endContainer, endOffset)
    );
  }

  private coversPoint(container: Node, offset: number): boolean {
    if (container.nodeType !== 3 || container.nodeValue === '') return true;
    const node = this.built.nodes[this.nodeBefore(container, offset)];
    return node?.contains(container) === true;
  }

  /** The text node or formula that a unit comes from. */
  nodeAt(unit: number): Text | Element | undefined {
    const { runNodes, nodes } = this.built;
    let run = this.runAt(unit);
    while (run < runNodes.length - 1 && runNodes[run] === -1) run += 1;
    return nodes[runNodes[run] ?? -1];
  }

  /** Ordinal of the block that a unit is in. */
  blockAt(unit: number): number {
    return Math.max(0, below(this.blocks, unit + 1) - 1);
  }

  private runAt(unit: number): number {
    return Math.max(0, below(this.built.runs, unit + 1) - 1);
  }

  private place(range: Range, end: 'start' | 'end', run: number, unit: number): boolean {
    const { runs, runNodes, runFrom, runTake, nodes } = this.built;
    const node = nodes[runNodes[run] ?? -1];
    if (!node?.isConnected) return false;
    if (node.nodeType === 1) {
      if (end === 'start') range.setStartBefore(node);
      else range.setEndAfter(node);
      return true;
    }
    const from = runFrom[run] ?? 0;
    const take = runTake[run] ?? 0;
    const textFrom = runs[run] ?? 0;
    const length = (runs[run + 1] ?? this.text.length) - textFrom;
    const into = Math.max(0, Math.min(length, unit - textFrom));
    const linear = take === length;
    const offset = linear ? from + into : end === 'start' ? from : from + (into > 0 ? take : 0);
    if (end === 'start') range.setStart(node, offset);
    else range.setEnd(node, offset);
    return true;
  }

  private unitAt(container: Node, offset: number, end: 'start' | 'end'): number {
    const { nodes, nodeRuns, runs } = this.built;
    const index = this.nodeBefore(container, offset);
    const node = nodes[index];
    const next = runs[nodeRuns[index + 1] ?? runs.length] ?? this.text.length;
    if (!node) return index < 0 ? 0 : this.text.length;
    if (node.nodeType !== 1) {
      if (node === container) return this.unitInText(index, offset);
    } else if (node.contains(container)) {
      // Inside a formula both ends go to its edges; at an edge nothing of it is meant.
      const atStart = container === node && offset === 0;
      const atEnd = container === node && offset > 0 && offset >= node.childNodes.length;
      const before = atStart || (end === 'start' && !atEnd);
      return before ? (runs[nodeRuns[index] ?? 0] ?? 0) : this.endOfNode(index);
    }
    return end === 'start' ? next : this.endOfNode(index);
  }

  private endOfNode(index: number): number {
    const { nodeRuns, runs, runNodes } = this.built;
    let run = (nodeRuns[index + 1] ?? runs.length) - 1;
    // A space between two nodes belongs to neither.
    while (run > 0 && runNodes[run] === -1) run -= 1;
    return runs[run + 1] ?? this.text.length;
  }

  private unitInText(index: number, offset: number): number {
    const { nodeRuns, runs, runNodes, runFrom, runTake } = this.built;
    const end = nodeRuns[index + 1] ?? runs.length;
    let unit = runs[nodeRuns[index] ?? 0] ?? this.text.length;
    for (let low = nodeRuns[index] ?? 0, high = end; low < high; ) {
      const middle = (low + high) >> 1;
      if (runNodes[middle] === -1) {
        // Only the first run of a node can stand for nothing: the gap before it.
        low = middle + 1;
        continue;
      }
      const from = runFrom[middle] ?? 0;
      if (from > offset) {
        high = middle;
        continue;
      }
      const take = runTake[middle] ?? 0;
      const start = runs[middle] ?? 0;
      const length = (runs[middle + 1] ?? this.text.length) - start;
      const into = Math.min(offset - from, take);
      unit = take === length ? start + into : start + (into > 0 ? length : 0);
      low = middle + 1;
    }
    return unit;
  }

  /** Index of the last node of the model that begins before the point (or holds it); -1 if none. */
  private nodeBefore(container: Node, offset: number): number {
    const { nodes } = this.built;
    let low = 0;
    let high = nodes.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const node = nodes[middle];
      if (node && beginsBefore(node, container, offset)) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  }
}

/** Whether a node begins before a point, or is or holds the point's container. */
function beginsBefore(node: Node, container: Node, offset: number): boolean {
  if (node === container) return true;
  const relation = container.compareDocumentPosition(node);
  if (relation & 1) return false;
  // The node holds the container.
  if (relation & 8) return true;
  if (relation & 16) {
    // The container holds the node: which of its children are before the point?
    const child = container.childNodes[offset];
    return !child || !!(child.compareDocumentPosition(node) & 2);
  }
  return !!(relation & 2);
}

/** How many of the ascending numbers are below a limit. */
export function below(sorted: readonly number[], limit: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** 64 bits of FNV-1a in two halves. */
type Hash = [number, number];

const hashStride = 500_000;

function addToHash(hash: Hash, text: string, from: number, to: number): void {
  let [first, second] = hash;
  for (let at = from; at < to; at += 1) {
    const code = text.charCodeAt(at);
    first = Math.imul(first ^ code, 0x01000193);
    second = Math.imul(second ^ code, 0x5bd1e995) ^ (second >>> 13);
  }
  hash[0] = first;
  hash[1] = second;
}
