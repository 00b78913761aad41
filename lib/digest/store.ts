/** Issues and what they are made of, in the database. */
import type { LibraryDatabase } from '../library/database';
import { LibraryError } from '../library/errors';
import { write } from '../library/write';
import { parseFeed } from '../trending/feeds';
import { readFeed } from '../trending/read';
import { attemptsOf } from '../trending/rows';
import type { FeedId } from '../trending/types';
import { type Composed, composeDigest, type DigestList } from './compose';
import { type DigestFeed, type Issue, type IssueData, issueId, itemsOf, readIssue } from './issue';
import type { DigestPlan } from './plan';
import type { Due, Past } from './schedule';

/** Issues that are kept: more than a year of daily ones. */
export const mostIssues = 400;
/** Papers of so many issues back are not repeated. */
const remembered = 60;
/** Lists of one feed that are looked at, newest first: a week of them, and more. */
const mostSnapshots = 30;
/** A list younger than this is as good as asked now (ms). */
const newMs = 14 * 60 * 60_000;

const idStart = issueId('');

/** What was made lately, for the schedule: by keys alone. */
export async function readPast(db: LibraryDatabase): Promise<Past[]> {
  const rows = await db.digests.orderBy('at').reverse().limit(remembered).toArray();
  return rows.map(({ id, at }) => ({ at, day: id.slice(idStart.length) }));
}

/** All issues that can be read, newest first. */
export async function readIssues(db: LibraryDatabase): Promise<Issue[]> {
  const rows = await db.digests.orderBy('at').reverse().toArray();
  return rows.flatMap((row) => readIssue(row) ?? []);
}

/** One issue; undefined when it is not there or cannot be read. */
export async function readIssueOf(db: LibraryDatabase, id: string): Promise<Issue | undefined> {
  const row = await db.digests.get(id);
  return row && readIssue(row);
}

/** The newest issue; what is read of it decides whether there is something to tell. */
export async function newestIssue(db: LibraryDatabase): Promise<Issue | undefined> {
  const row = await db.digests.orderBy('at').last();
  return row && readIssue(row);
}

/** The newest issue while it has papers and was not read. */
export async function unreadIssue(db: LibraryDatabase): Promise<Issue | undefined> {
  const issue = await newestIssue(db);
  return issue && issue.readAt === undefined && itemsOf(issue).length > 0 ? issue : undefined;
}

export interface DigestSource {
  lists: DigestList[];
  feeds: DigestFeed[];
  /** Identifiers of papers of earlier issues. */
  told: Set<string>;
  /** When the issue before was made. */
  since?: number;
}

/**
 * What the feeds of a plan have said since the last issue; each feed's newest list at least. Papers
 * that are read, hidden or muted are left out.
 * @param now ms since the epoch.
 */
export async function readSource(
  db: LibraryDatabase,
  plan: DigestPlan,
  now: number,
): Promise<DigestSource> {
  const rows = await db.digests.orderBy('at').reverse().limit(remembered).toArray();
  const issues = rows.flatMap((row) => readIssue(row) ?? []);
  const since = issues[0]?.madeAt;
  const told = new Set(
    issues.flatMap((issue) =>
      itemsOf(issue).flatMap(({ key, record }) => [key, ...record.identifiers]),
    ),
  );
  const lists: DigestList[] = [];
  const feeds: DigestFeed[] = [];
  for (const id of plan.feeds) {
    const feed = parseFeed(id);
    if (!feed) continue;
    const of =
      feed.kind === 'local' ? [undefined] : await snapshotsSince(db, feed.id, since ?? now);
    let fetchedAt: number | undefined;
    for (const hold of of) {
      const view = await readFeed(db, feed.id, undefined, hold, { now });
      fetchedAt ??= view.shown?.fetchedAt;
      lists.push({ feed: feed.id, picks: view.picks });
    }
    const isNew = feed.kind === 'local' || (fetchedAt !== undefined && now - fetchedAt < newMs);
    const state = isNew ? 'new' : fetchedAt === undefined ? 'none' : 'old';
    feeds.push({ feed: feed.id, state, ...(fetchedAt !== undefined && { fetchedAt }) });
  }
  return { lists, feeds, told, ...(since !== undefined && { since }) };
}

/** Ids of a feed's lists since a moment, newest first; the newest one in any case. */
async function snapshotsSince(db: LibraryDatabase, feed: FeedId, since: number): Promise<string[]> {
  const rows = await attemptsOf(db, feed)
    .filter(({ state }) => state === 'ok')
    .limit(mostSnapshots)
    .toArray();
  return rows.filter(({ fetchedAt = 0 }, n) => n === 0 || fetchedAt > since).map(({ id }) => id);
}

export interface Draft {
  composed: Composed;
  feeds: DigestFeed[];
  since?: number;
}

/** What an issue would hold now. Reads, and nothing else. */
export async function draftIssue(
  db: LibraryDatabase,
  plan: DigestPlan,
  now: number,
): Promise<Draft> {
  const { lists, feeds, told, since } = await readSource(db, plan, now);
  const composed = composeDigest(plan, lists, told, now);
  return { composed, feeds, ...(since !== undefined && { since }) };
}

/** A draft as the issue that was due. @param now ms since the epoch. */
export function issueFrom(draft: Draft, plan: DigestPlan, due: Due, now: number): Issue {
  const { composed, feeds, since } = draft;
  return {
    id: issueId(due.day),
    at: due.at,
    day: due.day,
    every: plan.every,
    madeAt: now,
    sections: composed.sections,
    matched: composed.matched,
    missed: due.missed,
    feeds,
    ...(since !== undefined && { since }),
  };
}

/**
 * Adds an issue, and lets the oldest go when there are very many.
 * @returns false when it was there already: whatever rings twice, there is one a day.
 */
export function addIssue(db: LibraryDatabase, { id, at, ...data }: Issue): Promise<boolean> {
  return write(db, async () => {
    if ((await db.digests.get(id)) !== undefined) return false;
    await db.digests.add({ id, at, data: data satisfies IssueData });
    const old = await db.digests.orderBy('at').reverse().offset(mostIssues).primaryKeys();
    await db.digests.bulkDelete(old);
    return true;
  });
}

/**
 * Marks an issue as read, or as not read.
 * @throws LibraryError `not-found`; `read-only`.
 */
export function markIssue(
  db: LibraryDatabase,
  id: string,
  read: boolean,
  now: number,
): Promise<void> {
  return write(db, async () => {
    const row = await db.digests.get(id);
    const issue = row && readIssue(row);
    if (!issue) throw new LibraryError('not-found', id);
    if ((issue.readAt !== undefined) === read) return;
    const { id: _, at, readAt: __, ...data } = issue;
    await db.digests.put({ id, at, data: { ...data, ...(read && { readAt: now }) } });
  });
}
