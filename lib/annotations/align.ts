/**
 * Alignment of two short sequences of words, with weights: which of the stored words stand where
 * in a stretch of the page. A plain dynamic programme, because stretches are a few hundred words.
 */

export interface Sequence {
  /** Ids of words; negative for words that the page does not have. */
  ids: Int32Array;
  words: readonly string[];
  /** What it is worth that a word is found; 0 for citation marks. */
  weights: Float32Array;
}

/** For each stored word the word of the window that it became, or -1. */
export interface Alignment {
  to: Int32Array;
  /** How alike the two are: 1 the same, 0 none. */
  alike: Float32Array;
  score: number;
}

/** A word of the window that nothing was found for, between found ones. */
const skipCost = 0.03;
/** Two neighbours that are still neighbours. */
const neighbours = 0.12;

/**
 * The best alignment; words before the first and after the last found one of the window are free.
 *
 * @param anchored the first word of both sequences follows the same place: words skipped at the
 *   window's start cost as well.
 */
export function align(stored: Sequence, window: Sequence, anchored = false): Alignment {
  const rows = stored.ids.length;
  const columns = window.ids.length;
  const width = columns + 1;
  const best = new Float32Array((rows + 1) * width);
  // 1 both advance, 2 a stored word is gone, 3 a word of the window is new.
  const step = new Uint8Array((rows + 1) * width);
  const others = likenesses(stored, window);
  if (anchored) {
    for (let column = 1; column <= columns; column += 1) {
      best[column] = -skipCost * column;
      step[column] = 3;
    }
  }
  for (let row = 1; row <= rows; row += 1) {
    const weight = stored.weights[row - 1] ?? 0;
    const id = stored.ids[row - 1] ?? -1;
    const similar = others[row - 1];
    const skip = row === rows ? 0 : skipCost;
    const base = row * width;
    step[base] = 2;
    for (let column = 1; column <= columns; column += 1) {
      const here = base + column;
      let value = best[here - width] ?? 0;
      let way = 2;
      const left = (best[here - 1] ?? 0) - skip;
      if (left > value) {
        value = left;
        way = 3;
      }
      const alike =
        id === window.ids[column - 1] ? 1 : similar === undefined ? 0 : (similar[column - 1] ?? 0);
      if (alike > 0) {
        const diagonal = here - width - 1;
        const joined = step[diagonal] === 1 ? neighbours * (weight + 0.1) : 0;
        const both = (best[diagonal] ?? 0) + (weight + 0.01) * alike + joined;
        if (both > value) {
          value = both;
          way = 1;
        }
      }
      best[here] = value;
      step[here] = way;
    }
  }
  return trace(others, rows, columns, step, best[rows * width + columns] ?? 0);
}

function trace(
  others: readonly (Float32Array | undefined)[],
  rows: number,
  columns: number,
  step: Uint8Array,
  score: number,
): Alignment {
  const width = columns + 1;
  const to = new Int32Array(rows).fill(-1);
  const alike = new Float32Array(rows);
  let row = rows;
  let column = columns;
  while (row > 0) {
    const way = step[row * width + column];
    if (way === 1) {
      to[row - 1] = column - 1;
      alike[row - 1] = others[row - 1]?.[column - 1] || 1;
      row -= 1;
      column -= 1;
    } else if (way === 3) {
      column -= 1;
    } else {
      row -= 1;
    }
  }
  return { to, alike, score };
}

/** For stored words that the window does not have: how alike each word of the window is. */
function likenesses(stored: Sequence, window: Sequence): (Float32Array | undefined)[] {
  const present = new Set(window.ids);
  const rows: (Float32Array | undefined)[] = [];
  for (let row = 0; row < stored.ids.length; row += 1) {
    const word = stored.words[row] ?? '';
    let found: Float32Array | undefined;
    if (word.length >= 4 && !present.has(stored.ids[row] ?? -1)) {
      for (let column = 0; column < window.words.length; column += 1) {
        const alike = likeness(word, window.words[column] ?? '');
        if (alike === 0) continue;
        found ??= new Float32Array(window.words.length);
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
