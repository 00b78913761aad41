/** How hot a paper is, by votes and age alone. Pure. */

const dayMs = 24 * 60 * 60_000;

export interface Heat {
  /** Absent: the source has no votes. */
  upvotes?: number | undefined;
  /** When a feed listed the paper, or when it was submitted (ms since the epoch). */
  listedAt?: number | undefined;
}

/** Votes count with this power: the hundredth says less than the first. */
const votePower = 0.8;
/** Age counts with this power; papers live days, where news lives hours. */
const gravity = 1.2;
/** Without a date a paper is taken to be so old. */
const unknownAgeDays = 7;

/**
 * (votes + 1)^0.8 / (age in days + 1)^1.2: Hacker News' formula with the pace of papers. Grows with
 * votes, falls with age, is never 0, and finite for any input.
 * @param now milliseconds since the epoch; a date in the future counts as now.
 */
export function hot({ upvotes, listedAt }: Heat, now: number): number {
  const votes = upvotes !== undefined && upvotes > 0 ? Math.min(upvotes, 1e9) : 0;
  const known = listedAt !== undefined && Number.isFinite(listedAt);
  const age = known ? Math.max(0, (now - listedAt) / dayMs) : unknownAgeDays;
  return (votes + 1) ** votePower / (age + 1) ** gravity;
}
