/** Reading the lists of a segment. */
import type { Segment } from './segment';

/** The first place in a sorted list whose term is not smaller. */
export function lowerBound(terms: readonly string[], wanted: string): number {
  let low = 0;
  let high = terms.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((terms[middle] ?? '') < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Terms that begin with a prefix: from the first to the one after the last. */
export function prefixRange(terms: readonly string[], prefix: string): [from: number, to: number] {
  return [lowerBound(terms, prefix), lowerBound(terms, `${prefix}\uffff`)];
}

export function indexOf(terms: readonly string[], term: string): number {
  const at = lowerBound(terms, term);
  return terms[at] === term ? at : -1;
}

/** Hands over each paper of a list (its number within the segment) and how often it has the term. */
export function eachPaper(
  { postings, postingsAt }: Segment,
  list: number,
  take: (paper: number, times: number) => void,
): void {
  const end = postingsAt[list + 1] ?? 0;
  let at = postingsAt[list] ?? 0;
  let paper = 0;
  while (at < end) {
    let byte = postings[at++] ?? 0;
    let value = byte & 0x7f;
    for (let shift = 7; byte > 0x7f; shift += 7) {
      byte = postings[at++] ?? 0;
      value |= (byte & 0x7f) << shift;
    }
    let times = 1;
    if (value & 1) {
      byte = postings[at++] ?? 0;
      times = byte & 0x7f;
      for (let shift = 7; byte > 0x7f; shift += 7) {
        byte = postings[at++] ?? 0;
        times |= (byte & 0x7f) << shift;
      }
    }
    paper += value >>> 1;
    take(paper, times);
  }
}

/**
 * Notes for each paper of a list that it has the term: the strongest fit counts.
 * @param numbers numbers of the segment's papers; -1: no longer true.
 * @param base strength of one occurrence; several count a little more.
 * @returns papers that had nothing before.
 */
export function strengthen(
  { postings, postingsAt }: Segment,
  list: number,
  numbers: Int32Array,
  base: number,
  { strength, inTitle }: { strength: Float32Array; inTitle: Uint8Array | undefined },
): number {
  // The loop that answers spend their time in: nothing is called and nothing made.
  const end = postingsAt[list + 1] ?? 0;
  let at = postingsAt[list] ?? 0;
  let paper = 0;
  let fresh = 0;
  while (at < end) {
    let byte = postings[at++] ?? 0;
    let value = byte & 0x7f;
    for (let shift = 7; byte > 0x7f; shift += 7) {
      byte = postings[at++] ?? 0;
      value |= (byte & 0x7f) << shift;
    }
    paper += value >>> 1;
    let score = base;
    if (value & 1) {
      byte = postings[at++] ?? 0;
      let times = byte & 0x7f;
      for (let shift = 7; byte > 0x7f; shift += 7) {
        byte = postings[at++] ?? 0;
        times |= (byte & 0x7f) << shift;
      }
      score = base * (0.9 + 0.1 * (times < 5 ? times : 5));
    }
    const number = numbers[paper] ?? -1;
    if (number < 0) continue;
    const known = strength[number] ?? 0;
    if (score > known) {
      strength[number] = score;
      if (known === 0) fresh += 1;
    }
    if (inTitle) inTitle[number] = 1;
  }
  return fresh;
}

/** One more than the largest place: papers and places in one number. */
export const placeBase = 0x10000;

/** All occurrences of a list as `paper * placeBase + place`, ascending. */
export function occurrences(segment: Segment, list: number): Float64Array {
  const { places, placesAt } = segment;
  const from = placesAt[list] ?? 0;
  // No more occurrences than bytes.
  const found = new Float64Array((placesAt[list + 1] ?? 0) - from);
  let count = 0;
  let at = from;
  eachPaper(segment, list, (paper, times) => {
    let place = 0;
    for (let each = 0; each < times; each += 1) {
      let byte = places[at++] ?? 0;
      let value = byte & 0x7f;
      for (let shift = 7; byte > 0x7f; shift += 7) {
        byte = places[at++] ?? 0;
        value |= (byte & 0x7f) << shift;
      }
      place += value;
      found[count++] = paper * placeBase + place;
    }
  });
  return found.subarray(0, count);
}

/** Those of `before` that are followed at once by one of `after`; as the places of the latter. */
export function followed(before: Float64Array, after: Float64Array): Float64Array {
  const found = new Float64Array(Math.min(before.length, after.length));
  let count = 0;
  let at = 0;
  for (const occurrence of before) {
    const wanted = occurrence + 1;
    while (at < after.length && (after[at] ?? 0) < wanted) at += 1;
    if (after[at] === wanted) found[count++] = wanted;
  }
  return found.subarray(0, count);
}
