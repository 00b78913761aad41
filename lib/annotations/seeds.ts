import type { Sequence } from './align';
import type { Passage } from './passage';
import { frequency, type TokenIndex, tokenFrom } from './tokens';

/** A stretch of the page, in tokens, in which many words of a passage stand in order. */
export interface Stretch {
  from: number;
  to: number;
  votes: number;
}

/** A word more frequent than this says nothing about where a passage is, unless all are. */
const frequent = 60;
/** Of a long passage its head and its tail vote. */
const longest = 400;

/**
 * Where the words of a passage stand in their order: each rare word votes for the place where the
 * passage would begin. Cost: words of the passage × `frequent`, whatever the length of the page.
 */
export function stretches(stored: Sequence, index: TokenIndex, most: number): Stretch[] {
  const count = stored.ids.length;
  const width = Math.max(16, Math.ceil(Math.min(count, longest) / 2));
  const votes = new Float32Array(Math.ceil((index.count + count) / width) + 2);
  const vote = (limit: number): boolean => {
    let voted = false;
    for (let at = 0; at < count; at += 1) {
      if (count > longest && at === longest / 2) at = count - longest / 2;
      const id = stored.ids[at] ?? -1;
      const seen = frequency(index, id);
      const weight = stored.weights[at] ?? 0;
      if (seen === 0 || seen > limit || weight === 0) continue;
      voted = true;
      const from = index.from[id] ?? 0;
      for (let place = from; place < from + seen; place += 1) {
        const bin = Math.floor(((index.places[place] ?? 0) - at + count) / width);
        votes[bin] = (votes[bin] ?? 0) + weight;
        votes[bin + 1] = (votes[bin + 1] ?? 0) + weight;
      }
    }
    return voted;
  };
  if (!vote(frequent)) vote(frequent * 20);
  const ranked = best(votes, most * 3);
  const chosen: Stretch[] = [];
  const taken = new Set<number>();
  for (const bin of ranked) {
    if (chosen.length === most) break;
    if (taken.has(bin - 1) || taken.has(bin + 1)) continue;
    taken.add(bin);
    // The bin holds beginnings from one width before its own to its end.
    const begin = (bin - 1) * width - count;
    chosen.push({
      from: Math.max(0, begin - width),
      to: Math.min(index.count, begin + 3 * width + count),
      votes: votes[bin] ?? 0,
    });
  }
  return chosen;
}

/** The bins with the most votes, best first; the earlier of equals. */
function best(votes: Float32Array, most: number): number[] {
  const found: number[] = [];
  for (let bin = 0; bin < votes.length; bin += 1) {
    const sum = votes[bin] ?? 0;
    if (sum === 0 || (found.length === most && sum <= (votes[found[most - 1] ?? 0] ?? 0))) continue;
    let at = found.length;
    while (at > 0 && (votes[found[at - 1] ?? 0] ?? 0) < sum) at -= 1;
    found.splice(at, 0, bin);
    if (found.length > most) found.pop();
  }
  return found;
}

/** The stretch around a place where the passage begins, as far as its stored surroundings reach. */
export function stretchAround(
  index: TokenIndex,
  passage: Passage,
  start: number,
): { from: number; to: number } {
  const first = tokenFrom(index, start);
  const { wideBefore, quote, wideAfter } = passage;
  return {
    from: Math.max(0, first - Math.ceil(wideBefore.ids.length * 1.5) - 8),
    to: Math.min(
      index.count,
      first + Math.ceil((quote.ids.length + wideAfter.ids.length) * 1.5) + 8,
    ),
  };
}
