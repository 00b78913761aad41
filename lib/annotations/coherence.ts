import type { Alignment, Line } from './align';

/**
 * Agreement counts only where it outweighs the changes on both sides of it: a few common words in
 * the same order within a rewritten paragraph are chance. The rule is that of diff-match-patch's
 * semantic cleanup, applied to words.
 */

/** Words that were taken away, and words that were put in. */
interface Change {
  gone: number;
  added: number;
}

/** Words that stayed, and the change before them. */
interface Run extends Change {
  stayed: number;
  /** Stored words `from` up to `to` of which it consists. */
  from: number;
  to: number;
}

/** The share of the stored words `first` up to `last` that stayed, by that rule: 0 to 1. */
export function keptShare(
  stored: Line,
  window: Line,
  alignment: Alignment,
  first: number,
  last: number,
): number {
  const alike = wholeFormulas(stored, alignment.alike);
  const { runs, tail } = runsOf(stored, window, { ...alignment, alike });
  const kept = coherent(runs, tail);
  // Signs alone: each counts.
  const sizes = sum(stored.sizes, first, last) > 0 ? stored.sizes : undefined;
  let stayed = 0;
  let whole = 0;
  for (let at = first; at < last; at += 1) whole += sizes?.[at] ?? 1;
  for (const run of kept) {
    for (let at = Math.max(first, run.from); at < Math.min(last, run.to); at += 1) {
      if (alike[at] === 1) stayed += sizes?.[at] ?? 1;
    }
  }
  return whole > 0 ? stayed / whole : 0;
}

/** An edited formula is another formula, however much of it is the same. */
function wholeFormulas(stored: Line, alike: Float32Array): Float32Array {
  const { words } = stored;
  const whole = alike.slice();
  for (let at = words.indexOf('$'); at >= 0; ) {
    const end = words.indexOf('$', at + 1);
    if (end < 0) break;
    // No size between them: a price, not a formula.
    const formula = (stored.sizes[at] ?? 0) > 0;
    if (formula && whole.subarray(at + 1, end).some((each) => each < 1)) whole.fill(0, at, end + 1);
    at = formula ? words.indexOf('$', end + 1) : end;
  }
  return whole;
}

function runsOf(
  stored: Line,
  window: Line,
  { to, alike }: Alignment,
): { runs: Run[]; tail: Change } {
  const runs: Run[] = [];
  let gone = 0;
  let added = 0;
  let column = -1;
  let run: Run | undefined;
  for (let at = 0; at < to.length; at += 1) {
    const here = to[at] ?? -1;
    const size = stored.sizes[at] ?? 0;
    if (here < 0) {
      // Its delimiters are not there where a formula is not drawn: no change.
      gone += stored.words[at] === '$' ? 0 : size;
      continue;
    }
    if (column >= 0) added += sum(window.sizes, column + 1, here);
    column = here;
    if ((alike[at] ?? 0) < 1) {
      gone += size;
      added += window.sizes[here] ?? 0;
      continue;
    }
    if (run && gone === 0 && added === 0) {
      run.stayed += size;
      run.to = at + 1;
    } else {
      run = { stayed: size, gone, added, from: at, to: at + 1 };
      runs.push(run);
    }
    gone = 0;
    added = 0;
  }
  return { runs, tail: { gone, added } };
}

/** Takes out runs that are no longer than the changes before and after them, until none is. */
function coherent(runs: readonly Run[], tail: Change): Run[] {
  const kept = [...runs];
  for (let at = 0; at < kept.length; at += 1) {
    const run = kept[at];
    const next: Change = kept[at + 1] ?? tail;
    if (!run || sizeOf(run) === 0 || sizeOf(next) === 0) continue;
    if (run.stayed > sizeOf(run) || run.stayed > sizeOf(next)) continue;
    // What stayed joins the changes around it. The run before now has a larger change behind it.
    const joined = {
      gone: run.gone + run.stayed + next.gone,
      added: run.added + run.stayed + next.added,
    };
    const follower = kept[at + 1];
    if (follower) kept.splice(at, 2, { ...follower, ...joined });
    else {
      kept.splice(at, 1);
      Object.assign(tail, joined);
    }
    at = Math.max(-1, at - 2);
  }
  return kept;
}

function sizeOf(change: Change): number {
  return Math.max(change.gone, change.added);
}

function sum(sizes: Float32Array, from: number, to: number): number {
  let whole = 0;
  for (let at = from; at < to; at += 1) whole += sizes[at] ?? 0;
  return whole;
}
