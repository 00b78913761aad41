/**
 * Alignment of two short sequences of words, with weights: which of the stored words stand where
 * in a stretch of the page. A plain dynamic programme, because stretches are a few hundred words.
 */

export interface Line {
  /** Ids of words; negative for words that the page does not have. */
  ids: Int32Array;
  words: readonly string[];
  /** Words that a token counts for: 1, 0 for a sign, a share of 1 for a part of a formula. */
  sizes: Float32Array;
}

export interface Sequence extends Line {
  /** What it is worth that a word is found; 0 for citation marks. */
  weights: Float32Array;
}

/** For each stored word the word of the window that it became, or -1. */
export interface Alignment {
  to: Int32Array;
  /** How alike the two are: 1 the same, 0 none. */
  alike: Float32Array;
}

/** A word of the window that nothing was found for, between found ones. */
const skipCost = 0.03;
/** Two neighbours that are still neighbours. */
const neighbours = 0.12;

/** Cells of one table: larger ones are first cut at words that both sides have once. */
const mostCells = 4_000;
/** Where no such word is found, a table may be this large; beyond it the words count as gone. */
const mostCellsUncut = 1_000_000;

/** A part of the table: rows are stored words, columns words of the window. */
interface Box {
  top: number;
  bottom: number;
  left: number;
  right: number;
  /** Both sides go on from here: a word skipped at the left, or at the right, costs as well. */
  anchored: boolean;
  bounded: boolean;
}

/**
 * The best alignment; words before the first and after the last found one of the window are free.
 * Long passages are cut at the words that both sides have exactly once and in the same order
 * (patience diff, on threes of words), so that the cost grows with their length and not with its square.
 *
 * @param anchored the first word of both sequences follows the same place: words skipped at the
 *   window's start cost as well.
 */
export function align(stored: Sequence, window: Line, anchored = false): Alignment {
  const rows = stored.ids.length;
  const into = { to: new Int32Array(rows).fill(-1), alike: new Float32Array(rows) };
  const boxes: Box[] = [
    { top: 0, bottom: rows, left: 0, right: window.ids.length, anchored, bounded: false },
  ];
  for (let box = boxes.pop(); box; box = boxes.pop()) {
    const cells = (box.bottom - box.top) * (box.right - box.left);
    if (cells === 0) continue;
    const parts = cells > mostCells ? cut(stored, window, box, into) : undefined;
    if (parts) boxes.push(...parts);
    else if (cells <= mostCellsUncut) fill(stored, window, box, into);
  }
  return into;
}

/** Boxes between the threes of words that both sides have once; undefined when there are none. */
function cut(stored: Sequence, window: Line, box: Box, into: Alignment): Box[] | undefined {
  const columns = placesOfThrees(window.ids, box.left, box.right);
  const rows = placesOfThrees(stored.ids, box.top, box.bottom);
  const pairs: { row: number; column: number }[] = [];
  for (const [key, row] of rows) {
    const column = columns.get(key) ?? -1;
    if (row >= 0 && column >= 0 && sameThree(stored.ids, row, window.ids, column)) {
      pairs.push({ row, column });
    }
  }
  const chain = longestRising(pairs);
  if (chain.length === 0) return undefined;
  const parts: Box[] = [];
  let { top, left, anchored } = box;
  for (const { row, column } of chain) {
    into.to[row] = column;
    into.alike[row] = 1;
    parts.push({ top, bottom: row, left, right: column, anchored, bounded: true });
    top = row + 1;
    left = column + 1;
    anchored = true;
  }
  parts.push({ ...box, top, left, anchored });
  return parts;
}

function sameThree(stored: Int32Array, row: number, window: Int32Array, column: number): boolean {
  return (
    stored[row] === window[column] &&
    stored[row + 1] === window[column + 1] &&
    stored[row + 2] === window[column + 2]
  );
}

/** Where each three of neighbouring words begins; -1 when it is there more than once. */
function placesOfThrees(ids: Int32Array, from: number, to: number): Map<number, number> {
  const places = new Map<number, number>();
  for (let at = from; at < to - 2; at += 1) {
    const first = ids[at] ?? -1;
    const second = ids[at + 1] ?? -1;
    const third = ids[at + 2] ?? -1;
    if (first < 0 || second < 0 || third < 0) continue;
    // Small integers are cheap keys; pairs are compared, so a clash only loses an anchor.
    const key = (Math.imul(Math.imul(first, 31_337) + second, 7_919) + third) & 0x3fffffff;
    places.set(key, places.has(key) ? -1 : at);
  }
  return places;
}

/** Pairs in the order of rows; the longest choice of them whose columns rise. */
function longestRising<T extends { column: number }>(pairs: readonly T[]): T[] {
  const tails: number[] = [];
  const before: number[] = [];
  for (let at = 0; at < pairs.length; at += 1) {
    const column = pairs[at]?.column ?? 0;
    let low = 0;
    let high = tails.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((pairs[tails[middle] ?? 0]?.column ?? 0) < column) low = middle + 1;
      else high = middle;
    }
    before.push(low > 0 ? (tails[low - 1] ?? -1) : -1);
    tails[low] = at;
  }
  const chain: T[] = [];
  for (let at = tails.at(-1) ?? -1; at >= 0; at = before[at] ?? -1) {
    const pair = pairs[at];
    if (pair) chain.push(pair);
  }
  return chain.reverse();
}

/** Kept between tables: most are small, and there are hundreds in a row. */
let lines = new Float32Array(0);
let steps = new Uint8Array(0);

/** One table. */
function fill(stored: Sequence, window: Line, box: Box, into: Alignment): void {
  const { top, left: edge, anchored, bounded } = box;
  const rows = box.bottom - top;
  const columns = box.right - edge;
  const width = columns + 1;
  const { ids: storedIds, weights } = stored;
  const { ids } = window;
  if (lines.length < 2 * width) lines = new Float32Array(2 * width);
  if (steps.length < (rows + 1) * width) steps = new Uint8Array((rows + 1) * width);
  // 1 both advance, 2 a stored word is gone, 3 a word of the window is new.
  const step = steps.fill(0, 0, width);
  let above = lines.subarray(0, width).fill(0);
  let here = lines.subarray(width, 2 * width);
  const others = likenesses(stored, window, box);
  if (anchored) {
    for (let column = 1; column <= columns; column += 1) {
      above[column] = -skipCost * column;
      step[column] = 3;
    }
  }
  for (let row = 1; row <= rows; row += 1) {
    const weight = weights[top + row - 1] ?? 0;
    const id = storedIds[top + row - 1] ?? -1;
    const similar = others[row - 1];
    const skip = row === rows && !bounded ? 0 : skipCost;
    const base = row * width;
    step[base] = 2;
    here[0] = 0;
    let left = 0;
    for (let column = 1; column <= columns; column += 1) {
      let value = above[column] ?? 0;
      let way = 2;
      left -= skip;
      if (left > value) {
        value = left;
        way = 3;
      }
      const alike =
        id === ids[edge + column - 1] ? 1 : similar === undefined ? 0 : (similar[column - 1] ?? 0);
      if (alike > 0) {
        const joined = step[base + column - width - 1] === 1 ? neighbours * (weight + 0.1) : 0;
        const both = (above[column - 1] ?? 0) + (weight + 0.01) * alike + joined;
        if (both > value) {
          value = both;
          way = 1;
        }
      }
      here[column] = value;
      // As it is stored: single precision decides between ways in the next row, too.
      left = here[column] ?? 0;
      step[base + column] = way;
    }
    [above, here] = [here, above];
  }
  trace(others, box, step, into);
}

function trace(
  others: readonly (Float32Array | undefined)[],
  box: Box,
  step: Uint8Array,
  into: Alignment,
): void {
  const width = box.right - box.left + 1;
  let row = box.bottom - box.top;
  let column = width - 1;
  while (row > 0) {
    const way = step[row * width + column];
    if (way === 1) {
      into.to[box.top + row - 1] = box.left + column - 1;
      into.alike[box.top + row - 1] = others[row - 1]?.[column - 1] || 1;
      row -= 1;
      column -= 1;
    } else if (way === 3) {
      column -= 1;
    } else {
      row -= 1;
    }
  }
}

/** For stored words that the window does not have: how alike each word of the window is. */
function likenesses(stored: Sequence, window: Line, box: Box): (Float32Array | undefined)[] {
  const columns = box.right - box.left;
  const present = new Set(window.ids.subarray(box.left, box.right));
  const rows: (Float32Array | undefined)[] = [];
  for (let row = box.top; row < box.bottom; row += 1) {
    const word = stored.words[row] ?? '';
    let found: Float32Array | undefined;
    if (word.length >= 4 && !present.has(stored.ids[row] ?? -1)) {
      for (let column = 0; column < columns; column += 1) {
        const alike = likeness(word, window.words[box.left + column] ?? '');
        if (alike === 0) continue;
        found ??= new Float32Array(columns);
        found[column] = alike;
      }
    }
    rows.push(found);
  }
  return rows;
}

/** Less than 1 for a word with another ending or a letter changed; 0 for another word. */
function likeness(first: string, second: string): number {
  const shorter = Math.min(first.length, second.length);
  if (shorter < 4 || first.charCodeAt(0) !== second.charCodeAt(0)) return 0;
  let ahead = 1;
  while (ahead < shorter && first.charCodeAt(ahead) === second.charCodeAt(ahead)) ahead += 1;
  let behind = 0;
  while (
    behind < shorter - ahead &&
    first.charCodeAt(first.length - 1 - behind) === second.charCodeAt(second.length - 1 - behind)
  ) {
    behind += 1;
  }
  const share = (ahead + behind) / Math.max(first.length, second.length);
  return share >= 0.7 ? share * 0.9 : 0;
}
