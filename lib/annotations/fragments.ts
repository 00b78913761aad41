/** Where a block is in what was read of a page: enough to take it over when the page is read anew. */

/** How much of each kind there was at a point of the reading. */
export interface Marks {
  /** UTF-16 units of text. */
  length: number;
  runs: number;
  nodes: number;
  blocks: number;
  soft: number;
  formulas: number;
  astral: number;
  hidden: number;
}

/** From the beginning of a block to its end, with the space before it if it was given one. */
export interface Fragment {
  element: Element;
  from: Marks;
  to: Marks;
  /** Blocks in it come before it: the first of them, and itself, as places in the list of all. */
  first: number;
  own: number;
}

/** The same marks where the fragment that began at `from` now begins at `to`. */
export function shift(mark: Marks, from: Marks, to: Marks, length: number, runs: number): Marks {
  // The space before it may be there now and not before, or the other way round.
  const begins = mark.runs <= from.runs;
  return {
    length: begins ? to.length : mark.length + length,
    runs: begins ? to.runs : mark.runs + runs,
    nodes: mark.nodes - from.nodes + to.nodes,
    blocks: mark.blocks - from.blocks + to.blocks,
    soft: mark.soft - from.soft + to.soft,
    formulas: mark.formulas - from.formulas + to.formulas,
    astral: mark.astral - from.astral + to.astral,
    hidden: mark.hidden - from.hidden + to.hidden,
  };
}

/** Appends `list[from]` up to `list[to]`, each moved by so many units. */
export function moveOver(
  list: readonly number[],
  into: number[],
  from: number,
  to: number,
  by: number,
): void {
  for (let at = from; at < to; at += 1) into.push((list[at] ?? 0) + by);
}
