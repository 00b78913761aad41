/** Throwing away what feeds said long ago. */
import type { LibraryDatabase } from '../library/database';
import { parseFeed } from './feeds';
import { feedsAsked, latestSnapshot } from './rows';
import type { FeedEntry, FeedId, FeedSnapshot } from './types';

const hourMs = 60 * 60_000;
const dayMs = 24 * hourMs;
/** An entry that no list has held for so long goes. */
const entryMs = 60 * dayMs;
/** What feeds say may take so much (bytes, estimated); with kept answers it is below 50 MB. */
export const mostBytes = 40_000_000;

/**
 * How far apart snapshots are kept, by their age: all of two days, one in six hours of two weeks, one
 * a day of two months. Attempts that failed go after two days.
 * @returns the ids of those that go. Of each feed the newest list stays, unless it is about a time
 * that is over and nobody has looked at it for two months.
 */
export function thinned(own: readonly FeedSnapshot[], now: number): string[] {
  const newest = own.reduce<FeedSnapshot | undefined>(
    (best, row) => (row.state === 'ok' && row.attemptedAt >= (best?.attemptedAt ?? 0) ? row : best),
    undefined,
  );
  const kept = new Set<string>();
  const newestFirst = own.toSorted((a, b) => b.attemptedAt - a.attemptedAt);
  return newestFirst.flatMap(({ id, feed, state, attemptedAt }) => {
    const age = now - attemptedAt;
    if (age < 2 * dayMs) return [];
    const over = parseFeed(feed)?.kind !== 'remote' || isPast(feed, attemptedAt);
    if (id === newest?.id && !(over && age > entryMs)) return [];
    const step = age < 14 * dayMs ? 6 * hourMs : dayMs;
    const slot = `${step} ${Math.floor(attemptedAt / step)}`;
    if (state !== 'ok' || age > entryMs || kept.has(slot)) return [id];
    kept.add(slot);
    return [];
  });
}

function isPast(feed: FeedId, at: number): boolean {
  const parsed = parseFeed(feed);
  return parsed?.kind === 'remote' && parsed.past(at);
}

/**
 * Throws old things away: snapshots by age (`thinned`), and entries that no list has held for 60 days.
 * What the user hid is kept beside the entries and stays.
 */
export async function prune(db: LibraryDatabase, now: number): Promise<void> {
  await db.transaction('rw', db.feedSnapshots, db.feedEntries, async () => {
    const old = await db.feedSnapshots
      .where('attemptedAt')
      .below(now - 2 * dayMs)
      .toArray();
    const byFeed = Map.groupBy(old, ({ feed }) => feed);
    for (const [feed, rows] of byFeed) {
      const latest = await latestSnapshot(db, feed);
      const all = latest && !rows.some(({ id }) => id === latest.id) ? [...rows, latest] : rows;
      await db.feedSnapshots.bulkDelete(thinned(all, now));
    }
    const stale = await db.feedEntries
      .where('lastSeenAt')
      .below(now - entryMs)
      .primaryKeys();
    if (stale.length === 0) return;
    const shown = await keysShown(db);
    await db.feedEntries.bulkDelete(stale.filter((key) => !shown.has(key)));
  });
}

/** Papers of each feed's newest list. */
async function keysShown(db: LibraryDatabase): Promise<Set<string>> {
  const newest = await Promise.all((await feedsAsked(db)).map((feed) => latestSnapshot(db, feed)));
  return new Set(newest.flatMap((row) => row?.items.map(({ key }) => key) ?? []));
}

/** What a snapshot takes (bytes, estimated from what such rows take as JSON). */
export const snapshotBytes = ({ items }: Pick<FeedSnapshot, 'items'>): number =>
  200 + 80 * items.length;

/** What an entry takes (bytes, estimated: letters of its texts, and the names of its fields). */
export function entryBytes({ record, aiSummary = '', keywords }: FeedEntry): number {
  const texts = [record.title, record.abstract ?? '', aiSummary, ...keywords];
  const letters = texts.reduce((sum, text) => sum + text.length, 0);
  return 900 + 60 * record.authors.length + 2 * letters;
}

/**
 * Keeps what feeds said within bounds: the oldest snapshots go first, then the entries that were
 * listed longest ago; each feed's newest list and its papers stay. To be called once a day: it reads
 * everything.
 * @returns how many bytes are left (estimated).
 */
export async function bound(db: LibraryDatabase, most = mostBytes): Promise<number> {
  if (db.readOnly) return 0;
  return db.transaction('rw', db.feedSnapshots, db.feedEntries, async () => {
    const rows = new Map<string, { at: number; bytes: number }>();
    const entries = new Map<string, { at: number; bytes: number }>();
    await db.feedSnapshots.each((row) => {
      rows.set(row.id, { at: row.attemptedAt, bytes: snapshotBytes(row) });
    });
    await db.feedEntries.each((entry) => {
      entries.set(entry.key, { at: entry.lastSeenAt, bytes: entryBytes(entry) });
    });
    const newest = await Promise.all(
      (await feedsAsked(db)).map((feed) => latestSnapshot(db, feed)),
    );
    const shown = await keysShown(db);
    for (const row of newest) if (row) rows.delete(row.id);
    const sum = (all: Iterable<{ bytes: number }>) =>
      [...all].reduce((total, { bytes }) => total + bytes, 0);
    let bytes =
      sum(rows.values()) +
      sum(entries.values()) +
      sum(newest.map((row) => ({ bytes: row ? snapshotBytes(row) : 0 })));
    for (const key of shown) entries.delete(key);
    const goes = async (
      all: Map<string, { at: number; bytes: number }>,
      drop: (ids: string[]) => Promise<void>,
    ) => {
      const ids: string[] = [];
      for (const [id, each] of [...all].sort(([, a], [, b]) => a.at - b.at)) {
        if (bytes <= most) break;
        bytes -= each.bytes;
        ids.push(id);
      }
      await drop(ids);
    };
    await goes(rows, (ids) => db.feedSnapshots.bulkDelete(ids));
    await goes(entries, (ids) => db.feedEntries.bulkDelete(ids));
    return bytes;
  });
}
