/** When digests are made, by whom, and who is told. */
import { type Issue, itemsOf } from '../digest/issue';
import type { DigestPlan } from '../digest/plan';
import { type Due, nextDigest } from '../digest/schedule';
import { addIssue, draftIssue, issueFrom, markIssue, readPast, unreadIssue } from '../digest/store';
import type { LibraryDatabase } from '../library/database';
import { failureOf } from '../library/errors';
import type { Result } from '../messaging/result';
import type { FeedRefreshed } from '../messaging/trending-protocol';
import { parseFeed } from '../trending/feeds';
import type { FeedId } from '../trending/types';

export interface DigestOutside {
  library(): Promise<LibraryDatabase>;
  plan(): Promise<DigestPlan>;
  setPlan(plan: DigestPlan): Promise<void>;
  now(): number;
  /** IANA name of the time zone, looked up each time: people travel. */
  zone(): string;
  /** Asks a feed's service, if it may be asked now. */
  refresh(db: LibraryDatabase, feed: FeedId): Promise<Result<FeedRefreshed>>;
  wakeAt(time: number): Promise<void>;
  /** No alarm any more. */
  sleep(): Promise<void>;
  stayAwake<T>(work: () => Promise<T>): Promise<T>;
  /** Shows on the toolbar's button that there is an issue to read; undefined: there is none. */
  badge(issue: Issue | undefined): Promise<void>;
  /** Shows a notification, if the user wants it and the browser allows it. */
  notify(issue: Issue): Promise<void>;
  /** Takes the notification of an issue away. */
  unnotify(id: string): Promise<void>;
}

export interface DigestWork {
  /** Makes the digest that is due, and sets the alarm for the next. Never throws. */
  whenDue(): Promise<void>;
  /** The plan is another one. @returns when the next is due (ms since the epoch). */
  setPlan(plan: DigestPlan): Promise<number | undefined>;
  /** An issue was read, or is to be read again. @throws LibraryError. */
  mark(id: string, read: boolean): Promise<void>;
  /** Shows or takes away what tells of an unread issue: browsers forget it when they are closed. */
  tell(): Promise<void>;
}

/** If the worker dies half-way, the alarm brings it back after this time (ms). */
export const leaseMs = 3 * 60_000;
/** A computer that wakes up has no network for a while: it is tried again after this time (ms). */
export const againMs = 10 * 60_000;
/** After so long, what is there has to do (ms). */
export const patienceMs = 6 * 60 * 60_000;
/** Clocks are put right and people travel: the plan is looked at again after this time (ms). */
const lookMs = 6 * 60 * 60_000;

/** A digest's life in the worker. Nothing is remembered here but what is under way. */
export function digestWork(outside: DigestOutside): DigestWork {
  const { library, now } = outside;
  let queue: Promise<unknown> = Promise.resolve();
  /** One thing after the other. */
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const done = queue.then(work);
    queue = done.catch(() => undefined);
    return done;
  };

  /** @returns whether any list that was to be asked for could not be. */
  const refresh = async (db: LibraryDatabase, plan: DigestPlan): Promise<boolean> => {
    let failed = false;
    for (const id of plan.feeds) {
      const feed = parseFeed(id);
      if (feed?.kind !== 'remote') continue;
      const answer = await outside.refresh(db, feed.id);
      // What failed a moment ago is not asked again so soon, and is no newer for it.
      failed ||= !answer.ok || answer.value.outcome === 'waiting';
    }
    return failed;
  };

  /** @returns false when it is better to wait for the network. */
  const make = async (db: LibraryDatabase, plan: DigestPlan, due: Due): Promise<boolean> => {
    const failed = await refresh(db, plan);
    const draft = await draftIssue(db, plan, now());
    const empty = draft.composed.sections.length === 0;
    if (failed && empty && now() < due.at + patienceMs) return false;
    const issue = issueFrom(draft, plan, due, now());
    if (!(await addIssue(db, issue))) return true;
    await tell();
    // An empty one is in the archive; nobody is called for it.
    if (itemsOf(issue).length > 0) await outside.notify(issue).catch(() => undefined);
    return true;
  };

  const tell = async () => {
    const { on } = await outside.plan();
    const db = await library();
    await outside.badge(on ? await unreadIssue(db) : undefined);
  };

  /** @returns when the next is due. */
  const work = async (): Promise<number | undefined> => {
    const plan = await outside.plan();
    const db = await library();
    const next = async () => nextDigest(plan, await readPast(db), now(), outside.zone());
    let due = await next();
    if (!due || db.readOnly) {
      await outside.sleep();
      return undefined;
    }
    if (due.at <= now()) {
      const late = due;
      // First of all the alarm: if the worker dies half-way, it comes back.
      await outside.wakeAt(now() + leaseMs);
      const made = await outside.stayAwake(() => make(db, plan, late));
      if (!made) {
        await outside.wakeAt(now() + againMs);
        return late.at;
      }
      due = await next();
    }
    if (due) await outside.wakeAt(Math.min(due.at, now() + lookMs));
    return due?.at;
  };

  return {
    whenDue: () =>
      inTurn(work).then(
        () => undefined,
        async (error: unknown) => {
          console.warn('Offprint:', failureOf(error).detail);
          await outside.wakeAt(now() + againMs).catch(() => undefined);
        },
      ),
    setPlan: (plan) =>
      inTurn(async () => {
        await outside.setPlan(plan);
        await tell();
        return work();
      }),
    async mark(id, read) {
      await markIssue(await library(), id, read, now());
      if (read) await outside.unnotify(id).catch(() => undefined);
      await tell();
    },
    tell,
  };
}
