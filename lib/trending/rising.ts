/** Which papers rise: what they gained between our own snapshots. Pure. */
import type { FeedSnapshot, SnapshotItem } from './types';

const hourMs = 60 * 60_000;
/** Snapshots of this time are compared. */
const windowMs = 48 * hourMs;
/** Two looks that are closer than this say nothing of a pace. */
const shortestMs = hourMs / 2;

interface Look {
  at: number;
  upvotes?: number;
  stars?: number;
}

/** A paper that gained something. */
export interface Rise {
  item: SnapshotItem;
  /** An hour. */
  pace: NonNullable<SnapshotItem['pace']>;
  score: number;
}

/**
 * Papers that gained votes or stars in the last 48 hours, fastest first.
 * @param snapshots lists of any feeds, in any order. Those without an answer, from the future (a
 * clock that was put back) or too old do not count.
 * @param now ms since the epoch.
 */
export function rising(snapshots: readonly FeedSnapshot[], now: number): Rise[] {
  const looks = new Map<string, Look[]>();
  const newest = new Map<string, { at: number; item: SnapshotItem }>();
  for (const { state, fetchedAt: at, items } of snapshots) {
    if (state !== 'ok' || at === undefined || at > now || at < now - windowMs) continue;
    for (const item of items) {
      const { key, upvotes, stars } = item;
      const look = {
        at,
        ...(upvotes !== undefined && { upvotes }),
        ...(stars !== undefined && { stars }),
      };
      looks.set(key, [...(looks.get(key) ?? []), look]);
      if (at >= (newest.get(key)?.at ?? 0)) newest.set(key, { at, item });
    }
  }
  const rises = [...newest].flatMap(([key, { item }]): Rise[] => {
    const all = (looks.get(key) ?? []).toSorted((a, b) => a.at - b.at);
    const upvotes = paceOf(all, 'upvotes');
    const stars = paceOf(all, 'stars');
    if (!upvotes && !stars) return [];
    const pace = { ...(upvotes && { upvotes }), ...(stars && { stars }) };
    return [{ item: { ...item, pace }, pace, score: riseScore(pace) }];
  });
  return rises.toSorted((a, b) => b.score - a.score || (a.item.key < b.item.key ? -1 : 1));
}

/**
 * One number for votes and stars an hour: grows with each, and neither drowns the other, since
 * stars come by the hundred and votes one by one.
 */
export function riseScore({ upvotes = 0, stars = 0 }: NonNullable<SnapshotItem['pace']>): number {
  return Math.log1p(24 * Math.max(0, upvotes)) + Math.log1p(24 * Math.max(0, stars)) / 2;
}

/**
 * What was gained an hour. A number that fell begins anew (it was corrected, or read wrongly), and
 * what had been there before it fell is not gained again.
 * @param looks oldest first. @returns undefined when too little is known or nothing was gained.
 */
function paceOf(looks: readonly Look[], field: 'upvotes' | 'stars'): number | undefined {
  const known = looks.flatMap((look) => {
    const value = look[field];
    return value === undefined ? [] : [{ at: look.at, value }];
  });
  const last = known.at(-1);
  if (!last) return undefined;
  const fell = known.findLastIndex((look, n) => n > 0 && look.value < (known[n - 1]?.value ?? 0));
  const begin = known[Math.max(0, fell)];
  const before = Math.max(0, ...known.slice(0, Math.max(0, fell)).map(({ value }) => value));
  if (!begin || last.at - begin.at < shortestMs) return undefined;
  const gained = last.value - Math.max(begin.value, before);
  return gained > 0 ? gained / Math.max(1, (last.at - begin.at) / hourMs) : undefined;
}
