/** Lists that are made of the library and of what feeds have said. */
import type { LibraryDatabase } from '../library/database';
import type { Paper, PaperRecord } from '../paper/schema';
import type { LocalFeed } from './feeds';
import { rising } from './rising';
import { readRanking, tagOf } from './taste/stored';
import type { FeedEntry, FeedId, FeedSnapshot, SnapshotItem } from './types';

const dayMs = 24 * 60 * 60_000;
/** A paper that was saved so long ago and never opened is forgotten. */
export const forgottenMs = 14 * dayMs;
/** Snapshots that are compared for what rises. */
const risingMs = 2 * dayMs;
/** Rows that are looked at, whatever the size of the library. */
const looked = 100;
const mostKeys = 5000;
const mostForgotten = 30;

export interface LocalList {
  shown: FeedSnapshot;
  /** Entries of papers that no feed has shown. */
  entries: FeedEntry[];
  /** The user's own papers: what is muted in feeds is not meant. */
  own: boolean;
}

/**
 * A list of our own as if a service had sent it.
 * @param now milliseconds since the epoch. @returns undefined for lists that are made elsewhere.
 */
export async function readLocal(
  db: LibraryDatabase,
  { id }: LocalFeed,
  now: number,
): Promise<LocalList | undefined> {
  if (id === 'rising') return readRising(db, now);
  if (id === 'continue') return listOf(id, await readContinued(db), now);
  if (id === 'forgotten') return listOf(id, await readForgotten(db, now), now);
  if (id === 'foryou' || id.startsWith('foryou:')) {
    const stored = await readRanking(db, tagOf(id));
    if (!stored) return undefined;
    const items = stored.ranking.items.map(
      ({ key, upvotes, comments, stars }): SnapshotItem => ({
        key,
        ...(upvotes !== undefined && { upvotes }),
        ...(comments !== undefined && { comments }),
        ...(stars !== undefined && { stars }),
      }),
    );
    return { shown: { ...snapshotOf(id, stored.at), items }, entries: [], own: false };
  }
  return undefined;
}

async function readRising(db: LibraryDatabase, now: number): Promise<LocalList> {
  const snapshots = await db.feedSnapshots
    .where('attemptedAt')
    .above(now - risingMs)
    .toArray();
  const times = snapshots.flatMap(({ fetchedAt }) => fetchedAt ?? []).filter((at) => at <= now);
  const shown: FeedSnapshot = {
    ...snapshotOf('rising', Math.max(0, ...times)),
    items: rising(snapshots, now).map(({ item }) => item),
  };
  return { shown, entries: [], own: false };
}

/** Papers being read, last touched first. */
async function readContinued(db: LibraryDatabase): Promise<Paper[]> {
  const reading = await db.papers
    .where('[status+addedAt]')
    .between(['reading', 0], ['reading', Number.MAX_SAFE_INTEGER], true, true)
    .reverse()
    .limit(looked)
    .toArray();
  const touched = (paper: Paper) => Math.max(paper.openedAt ?? 0, paper.statusAt ?? paper.addedAt);
  return reading
    .filter(({ deletedAt }) => deletedAt === undefined)
    .sort((a, b) => touched(b) - touched(a));
}

/** Papers saved long ago and never opened: each day others, so that each comes up again. */
export async function readForgotten(db: LibraryDatabase, now: number): Promise<Paper[]> {
  const keys = await db.papers
    .where('[status+addedAt]')
    .between(['unread', 0], ['unread', now - forgottenMs], true, true)
    .limit(mostKeys)
    .primaryKeys();
  const found: Paper[] = [];
  const order = dailyOrder(keys, now);
  for (let at = 0; at < order.length && found.length < mostForgotten; at += looked) {
    const papers = await db.papers.bulkGet(order.slice(at, at + looked));
    for (const paper of papers) if (paper && isForgotten(paper, now)) found.push(paper);
  }
  return found.slice(0, mostForgotten);
}

/** Saved more than two weeks ago, never opened, not begun. @param now ms since the epoch. */
export function isForgotten(paper: Paper, now: number): boolean {
  return (
    paper.status === 'unread' &&
    paper.deletedAt === undefined &&
    paper.openedAt === undefined &&
    paper.addedAt <= now - forgottenMs
  );
}

/** An order of ids that is the same all day (UTC) and another one the next day. */
export function dailyOrder(ids: readonly string[], now: number): string[] {
  const day = Math.floor(now / dayMs);
  const place = (id: string) => {
    // FNV-1a: nothing here needs more than an even spread.
    let hash = 0x811c9dc5 ^ day;
    for (let at = 0; at < id.length; at += 1) {
      hash = Math.imul(hash ^ id.charCodeAt(at), 0x01000193);
    }
    return Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d) >>> 0;
  };
  return ids
    .map((id) => ({ id, place: place(id) }))
    .sort((a, b) => a.place - b.place || (a.id < b.id ? -1 : 1))
    .map(({ id }) => id);
}

const snapshotOf = (feed: FeedId, at: number): FeedSnapshot => ({
  id: `local:${feed}`,
  feed,
  period: '',
  state: 'ok',
  attemptedAt: at,
  fetchedAt: at,
  items: [],
});

function listOf(feed: FeedId, papers: readonly Paper[], now: number): LocalList {
  const named = papers.filter(({ identifiers }) => identifiers.length > 0);
  return {
    shown: { ...snapshotOf(feed, now), items: named.map((paper) => ({ key: keyOf(paper) })) },
    entries: named.map(entryOf),
    own: true,
  };
}

const keyOf = ({ identifiers }: Paper): string =>
  identifiers.find((id) => id.startsWith('arxiv:')) ?? identifiers[0] ?? '';

/** A paper of the library as a pick needs it. */
function entryOf(paper: Paper): FeedEntry {
  return {
    key: keyOf(paper),
    record: recordOf(paper),
    keywords: [],
    firstSeenAt: paper.addedAt,
    lastSeenAt: paper.updatedAt,
  };
}

/** What a paper's sources would say of it, without what is the user's own. */
function recordOf(paper: Paper): PaperRecord {
  const { identifiers, title, authors, abstract, issued, venue, kind, urls } = paper;
  const { categories, keywords, source } = paper;
  return {
    identifiers,
    title,
    authors,
    kind,
    urls,
    categories,
    keywords,
    source,
    ...(abstract !== undefined && { abstract }),
    ...(issued && { issued }),
    ...(venue !== undefined && { venue }),
  };
}
