/** Terms that were probably meant. */
import { lowerBound } from './postings';

export interface Similar {
  /** Place in the list of terms. */
  term: number;
  /** Letters that are wrong, missing, too many or swapped. */
  edits: number;
  /** The word is only how the term begins. */
  prefix: boolean;
}

/** How many typing errors a word of a length may have. */
export const editsAllowed = (length: number): number => (length < 4 ? 0 : length < 8 ? 1 : 2);

/** Shorter words begin too much to be the misspelt beginning of it. */
const shortestPrefix = 5;

/**
 * Walks through sorted terms and compares each with the word letter by letter. What a term shares
 * with the one before it is not compared again, and terms that begin too differently are skipped
 * together.
 */
export function similarTerms(terms: readonly string[], word: string, allowed: number): Similar[] {
  const found: Similar[] = [];
  const width = word.length + 1;
  const deepest = word.length + allowed;
  const rows = new Uint8Array((deepest + 2) * width);
  for (let column = 0; column < width; column += 1) rows[column] = column;
  const prefixes = word.length >= shortestPrefix;
  let before = '';
  /** Rows that are right for the term before. */
  let depth = 0;
  for (let at = 0; at < terms.length; ) {
    const term = terms[at] ?? '';
    let level = 0;
    const shared = Math.min(depth, term.length, before.length);
    while (level < shared && term.charCodeAt(level) === before.charCodeAt(level)) level += 1;
    let dead = false;
    while (level < term.length && level < deepest) {
      level += 1;
      if (fillRow(rows, width, level, word, term) > allowed) {
        dead = true;
        break;
      }
    }
    before = term;
    depth = level;
    if (!dead && term.length <= deepest) {
      const edits = rows[level * width + word.length] ?? 255;
      if (edits <= allowed) found.push({ term: at, edits, prefix: false });
      else pushPrefix(at, at + 1, level);
      at += 1;
      continue;
    }
    const next = dead ? afterPrefix(terms, term.slice(0, level), at + 1) : at + 1;
    pushPrefix(at, next, dead ? level - 1 : level);
    at = next;
  }
  return found;

  /** Terms from `at` to before `end`, which all begin with the same `level` letters. */
  function pushPrefix(at: number, end: number, level: number): void {
    if (!prefixes) return;
    let best = 255;
    const from = Math.max(0, word.length - allowed);
    for (let each = from; each <= level; each += 1) {
      best = Math.min(best, rows[each * width + word.length] ?? 255);
    }
    // One error less: a beginning is easily like another.
    if (best > Math.max(1, allowed - 1)) return;
    for (let term = at; term < end; term += 1) found.push({ term, edits: best, prefix: true });
  }
}

/** One row of the table of edits; @returns its smallest number. */
function fillRow(
  rows: Uint8Array,
  width: number,
  level: number,
  word: string,
  term: string,
): number {
  const row = level * width;
  const up = row - width;
  const letter = term.charCodeAt(level - 1);
  rows[row] = level;
  let least = level;
  for (let column = 1; column < width; column += 1) {
    const same = word.charCodeAt(column - 1) === letter;
    let value = Math.min(
      (rows[up + column] ?? 0) + 1,
      (rows[row + column - 1] ?? 0) + 1,
      (rows[up + column - 1] ?? 0) + (same ? 0 : 1),
    );
    if (
      level > 1 &&
      column > 1 &&
      word.charCodeAt(column - 2) === letter &&
      word.charCodeAt(column - 1) === term.charCodeAt(level - 2)
    ) {
      value = Math.min(value, (rows[up - width + column - 2] ?? 0) + 1);
    }
    rows[row + column] = value;
    if (value < least) least = value;
  }
  return least;
}

/** The first term from `from` on that does not begin with a prefix. */
function afterPrefix(terms: readonly string[], prefix: string, from: number): number {
  if (!terms[from]?.startsWith(prefix)) return from;
  return Math.max(from, lowerBound(terms, `${prefix}\uffff`));
}
