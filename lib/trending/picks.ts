/** Lists as they show: snapshots joined with their entries and the library. Pure. */
import type { Paper } from '../paper/schema';
import type { IsMuted } from './mutes';
import type { FeedEntry, FeedId, FeedSnapshot, SnapshotItem } from './types';

/** A feed that listed a paper so long ago no longer counts as a place where it is seen. */
const seenInMs = 14 * 24 * 60 * 60_000;

export interface FeedPick extends SnapshotItem {
  /** Place in the feed's list from 1; hiding a pick does not move the others up. */
  rank: number;
  entry: FeedEntry;
  /** Came since the last visit. */
  isNew: boolean;
  /** Was before the user's eyes already, in an earlier visit. */
  seen: boolean;
  /** The lists that hold it, the one that is shown among them. */
  seenIn: FeedId[];
  /** The paper of the library, if it is there. */
  paper?: Paper;
}

export interface PickContext {
  /** Entries by key; items without an entry are left out. */
  entries: ReadonlyMap<string, FeedEntry>;
  /** Papers by the identifier they share with an entry. */
  library: ReadonlyMap<string, Paper>;
  /** Keys that are new (`newKeys`). */
  fresh: ReadonlySet<string>;
  /** Begin of this visit (ms since the epoch): what was before the eyes since is not yet `seen`. */
  visitAt?: number;
}

/** The picks of a snapshot in its order. */
export function picks(
  { feed, items, fetchedAt = 0 }: Pick<FeedSnapshot, 'feed' | 'items' | 'fetchedAt'>,
  { entries, library, fresh, visitAt = Number.POSITIVE_INFINITY }: PickContext,
): FeedPick[] {
  return items.flatMap((item, index): FeedPick[] => {
    const entry = entries.get(item.key);
    if (!entry) return [];
    const paper = entry.record.identifiers.map((id) => library.get(id)).find(Boolean);
    return [
      {
        ...item,
        rank: index + 1,
        entry,
        isNew: fresh.has(item.key),
        seen: entry.seenAt !== undefined && entry.seenAt < visitAt,
        seenIn: [...new Set([feed, ...listsOf(entry, fetchedAt)])],
        ...(paper && { paper }),
      },
    ];
  });
}

/** The lists that showed a paper lately, the latest first. */
function listsOf({ lists = {} }: FeedEntry, now: number): FeedId[] {
  return Object.entries(lists)
    .filter(([, at = 0]) => at > now - seenInMs)
    .sort(([, a = 0], [, b = 0]) => b - a)
    .map(([feed]) => feed as FeedId);
}

/** What keeps picks away. */
export interface Away {
  /** Keys of papers that the user is not interested in. */
  hidden: ReadonlySet<string>;
  isMuted: IsMuted;
  /** Papers that were marked as read after this moment stay, so that no list shrinks while it is read. */
  readSince?: number;
}

export interface Kept<T> {
  kept: T[];
  /** How many are kept away, each counted once. */
  away: { read: number; hidden: number; muted: number };
}

/** Picks without those that are read, hidden or muted: in no list do these show. */
export function keepPicks<T extends Pick<FeedPick, 'key' | 'entry' | 'paper'>>(
  picks: readonly T[],
  { hidden, isMuted, readSince = Number.POSITIVE_INFINITY }: Away,
): Kept<T> {
  const away = { read: 0, hidden: 0, muted: 0 };
  const kept = picks.filter(({ key, entry, paper }) => {
    const read = paper?.status === 'read' && (paper.statusAt ?? 0) < readSince;
    const why = hidden.has(key)
      ? 'hidden'
      : read
        ? 'read'
        : isMuted(entry.record, entry.keywords) && 'muted';
    if (why) away[why] += 1;
    return !why;
  });
  return { kept, away };
}

/**
 * Picks of several lists as one: each paper once, where it stands first, with every list that holds
 * it. What a later list alone tells (votes, stars) is added; nothing that is told is changed.
 * @param lists each in its own order; the first list's papers come first.
 */
export function unitePicks(lists: readonly (readonly FeedPick[])[]): FeedPick[] {
  const united: FeedPick[] = [];
  const places = new Map<string, number>();
  for (const pick of lists.flat()) {
    const names = [pick.key, ...pick.entry.record.identifiers];
    const place = names.map((name) => places.get(name)).find((found) => found !== undefined);
    const before = place === undefined ? undefined : united[place];
    if (place === undefined || before === undefined) {
      for (const name of names) places.set(name, united.length);
      united.push(pick);
      continue;
    }
    for (const name of names) if (!places.has(name)) places.set(name, place);
    united[place] = {
      ...pick,
      ...before,
      isNew: before.isNew || pick.isNew,
      seen: before.seen || pick.seen,
      seenIn: [...new Set([...before.seenIn, ...pick.seenIn])],
    };
  }
  return united;
}

/**
 * Keys that came since the last visit. Without a list from then nothing is new: on the first day
 * everything would be.
 * @param latest the list of now; @param seen the list that was newest at the last visit.
 */
export function newKeys(latest: FeedSnapshot, seen: FeedSnapshot | undefined): Set<string> {
  if (!seen) return new Set();
  const known = new Set(seen.items.map((item) => item.key));
  return new Set(latest.items.map((item) => item.key).filter((key) => !known.has(key)));
}
