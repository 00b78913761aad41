import type { Fragment } from './fragments';

/** Limits of what is read of one page: beyond them the text ends and `truncated` is set. */
export interface TextLimits {
  /** UTF-16 units of normalised text. */
  text: number;
  /** Text nodes and formulas. */
  nodes: number;
}

export const defaultLimits: TextLimits = { text: 24_000_000, nodes: 1_000_000 };

/** What was read before, and what has changed since: blocks that have not are taken over. */
export interface Reuse {
  built: BuiltText;
  /** Elements with a change in them. */
  changed: ReadonlySet<Node>;
  /** Elements that came to the page, maybe from elsewhere. */
  added: ReadonlySet<Node>;
}

export interface BuildOptions {
  limits?: TextLimits;
  /** Read what is hidden as well. */
  hidden?: boolean;
  reuse?: Reuse;
}

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
  /** Units at which a code point has a second unit, ascending. */
  astral: readonly number[];
  /** Elements that were passed over because they are hidden, in document order. */
  hidden: readonly Element[];
  /** Where each block is, so that it need not be read again while it stays as it is; inner ones first. */
  fragments: readonly Fragment[];
  truncated: boolean;
  /** False when the page changed so that reading came to an end before its own. */
  complete: boolean;
}
