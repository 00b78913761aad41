/** Visits to the new tab: many tabs opened within half an hour are one. Pure. */
import { z } from 'zod';

const visitGapMs = 30 * 60_000;

export const visitsSchema = z.object({
  /** Last time that the new tab was looked at (ms since the epoch). */
  lastAt: z.number().nonnegative(),
  /** End of the visit before this one. */
  previousAt: z.number().nonnegative().optional().catch(undefined),
});

export type Visits = z.output<typeof visitsSchema>;

/**
 * The new tab is looked at.
 * @param visits as they were, `undefined` on the first visit ever; @param now ms since the epoch.
 */
export function visit(visits: Visits | undefined, now: number): Visits {
  if (!visits) return { lastAt: now };
  // A clock that was put back must not end a visit in the future.
  const lastAt = Math.min(visits.lastAt, now);
  if (now - lastAt > visitGapMs) return { lastAt: now, previousAt: lastAt };
  return {
    lastAt: now,
    ...(visits.previousAt !== undefined && { previousAt: Math.min(visits.previousAt, now) }),
  };
}
