/** The reading queue's order by hand: ranks of fractions, lower first; then those without, oldest first. */
import type { Paper } from '../paper/schema';
import { type Applied, changePapers } from './apply';
import type { LibraryDatabase } from './database';
import { LibraryError } from './errors';
import { type At, write } from './write';

/** Before or after which paper, or at which end. */
export type RankPlace = { before: string } | { after: string } | { end: 'first' | 'last' };

/** Ranks closer than this are spread anew, long before fractions run out of digits. */
const tooClose = 1e-6;

interface Ranked {
  id: string;
  rank: number;
}

/**
 * Moves papers, in the order given, to a place in the queue. Papers of the queue (not read yet) that
 * stand before that place and have no rank get one, so that they stay where they are.
 * @throws LibraryError `not-found` when a paper or the place is gone.
 */
export function rankPapers(
  db: LibraryDatabase,
  ids: readonly string[],
  place: RankPlace,
  at: At,
): Promise<Applied> {
  return write(db, async () => {
    const moved = [...new Set(ids)];
    const ranked = await rankedPapers(db, new Set(moved));
    const ranks = new Map(ranked.map(({ id, rank }) => [id, rank]));
    const order = ranked.map(({ id }) => id);
    const anchor = 'before' in place ? place.before : 'after' in place ? place.after : undefined;
    if (anchor !== undefined && moved.includes(anchor)) return { changed: [] };
    const reachesUnranked =
      anchor === undefined ? 'end' in place && place.end === 'last' : !ranks.has(anchor);
    if (reachesUnranked)
      order.push(...(await unrankedUpTo(db, anchor, new Set([...moved, ...order]))));

    const index = placeIn(order, place, anchor);
    const next = spread(order, ranks, moved, index);
    const change = (paper: Paper): Paper => {
      const rank = next.get(paper.id);
      return rank === undefined || rank === paper.rank
        ? paper
        : { ...paper, rank, updatedAt: at.now };
    };
    return changePapers(db, [...moved, ...next.keys()], { kind: 'rank', change }, at);
  });
}

/** Everything with a rank but for what is moved, in order. Reads keys of an index only. */
async function rankedPapers(db: LibraryDatabase, but: ReadonlySet<string>): Promise<Ranked[]> {
  const [ranks, ids] = await Promise.all([
    db.papers.orderBy('rank').keys() as unknown as Promise<number[]>,
    db.papers.orderBy('rank').primaryKeys(),
  ]);
  return ids.flatMap((id, i) => (but.has(id) ? [] : [{ id, rank: ranks[i] ?? 0 }]));
}

/** The queue's papers without rank, oldest first, up to and with `anchor`, or all of them. */
async function unrankedUpTo(
  db: LibraryDatabase,
  anchor: string | undefined,
  but: ReadonlySet<string>,
): Promise<string[]> {
  const last = anchor === undefined ? undefined : await db.papers.get(anchor);
  if (anchor !== undefined && !last) throw new LibraryError('not-found', anchor);
  const [added, read, binned] = await Promise.all([
    last
      ? db.papers.where('addedAt').belowOrEqual(last.addedAt).primaryKeys()
      : db.papers.orderBy('addedAt').primaryKeys(),
    db.papers.where('status').equals('read').primaryKeys(),
    db.papers.orderBy('deletedAt').primaryKeys(),
  ]);
  const outside = new Set([...read, ...binned]);
  const upTo = anchor === undefined ? added : added.slice(0, added.indexOf(anchor));
  const before = upTo.filter((id) => !but.has(id) && !outside.has(id));
  return anchor === undefined ? before : [...before, anchor];
}

function placeIn(order: readonly string[], place: RankPlace, anchor: string | undefined): number {
  if (anchor === undefined) return 'end' in place && place.end === 'first' ? 0 : order.length;
  const at = order.indexOf(anchor);
  return 'before' in place ? at : at + 1;
}

/** New ranks for what is moved and for what had none; for all where fractions have become too small. */
function spread(
  order: readonly string[],
  ranks: ReadonlyMap<string, number>,
  moved: readonly string[],
  index: number,
): Map<string, number> {
  const all = [...order.slice(0, index), ...moved, ...order.slice(index)];
  const fixed = new Set(ranks.keys());
  const next = new Map<string, number>();
  const known = order.flatMap((id) => ranks.get(id) ?? []);
  if (index >= known.length) {
    const last = known.at(-1) ?? 0;
    const fresh = all.filter((id) => !fixed.has(id));
    for (const [i, id] of fresh.entries()) next.set(id, last + i + 1);
    return next;
  }
  const above = known[index] ?? 0;
  const below = index === 0 ? above - moved.length - 1 : (known[index - 1] ?? 0);
  const step = (above - below) / (moved.length + 1);
  if (step > tooClose) {
    for (const [i, id] of moved.entries()) next.set(id, below + step * (i + 1));
  } else {
    for (const [i, id] of all.entries()) next.set(id, i + 1);
  }
  return next;
}
