import { useCallback, useEffect, useState } from 'react';
import { useLive } from '@/components/ui/use-live';
import type { LibraryDatabase } from '@/lib/library/database';
import { failureOf } from '@/lib/library/errors';
import { ask } from '@/lib/messaging/ask';
import type { Failure } from '@/lib/messaging/result';
import { askableAt, leaseMs } from '@/lib/trending/decide';
import { parseFeed } from '@/lib/trending/feeds';
import { type FeedView, readFeed } from '@/lib/trending/read';
import type { FeedId } from '@/lib/trending/types';
import { uniteViews } from '@/lib/trending/unite';
import { mathFor } from './math-first';
import { firstDrawn, textsOf } from './pick-list';

export interface Feed {
  /** What the database holds; `undefined` until it was read for the first time. */
  view?: FeedView;
  /** The request is under way, asked by this page or by another one. */
  asking: boolean;
  /** Why there is nothing newer. */
  problem?: Failure;
  /** A host that has to be allowed by the user before it can be asked. */
  forbidden: boolean;
  /** From when on "Try again" asks (ms since the epoch). */
  retryAt: number;
  /** Ask again, because the user wants it. */
  retry: () => void;
  /** Ask for the next page of a list that has one. */
  more: () => void;
  /** Keep the list that is shown, whatever comes. */
  hold: () => void;
  /** Show the newest list. */
  release: () => void;
}

/** What asking for feeds came to. */
interface Asked {
  key: string;
  state: 'asking' | 'done';
  problem?: Failure;
  waitUntil?: number;
  forbidden?: boolean;
}

/** @param key the feeds' ids in one text. */
const feedsIn = (key: string) => key.split(' ').filter(Boolean) as FeedId[];

/** Feeds that a service makes; the others are made of what the database holds. */
const askable = (key: string) => feedsIn(key).filter((id) => parseFeed(id)?.kind === 'remote');

/** Ask for each, one after the other: one failure does not keep the others. */
async function askFor(key: string, force: boolean, onFetched: () => void): Promise<Asked> {
  const asked: Asked = { key, state: 'done' };
  for (const feed of askable(key)) {
    const answer = await ask('refreshFeed', { feed, force });
    if (!answer.ok) asked.problem ??= answer.error;
    else if (answer.value.outcome === 'fetched') onFetched();
    else if (answer.value.outcome === 'not-allowed') asked.forbidden = true;
    else if (answer.value.outcome === 'waiting') {
      asked.waitUntil = Math.max(asked.waitUntil ?? 0, answer.value.nextAt);
    }
  }
  return asked;
}

/**
 * Feeds as one list, live: first what the database holds, then what the services say.
 * @param feeds usually one; none: nothing is read or asked.
 * @param previousAt end of the visit before, in ms; `null` while that is not known.
 * @param onFetched a new list has come.
 */
export function useFeed(
  db: LibraryDatabase | undefined,
  feeds: readonly FeedId[],
  previousAt: number | undefined | null,
  onFetched: () => void,
): Feed {
  const key = feeds.join(' ');
  const [visitAt] = useState(Date.now);
  const [held, setHeld] = useState<{ key: string; ids: readonly string[] }>();
  const [asked, setAsked] = useState<Asked>();
  const hold = held?.key === key ? held.ids : undefined;
  const live = useLive(async () => {
    const ids = feedsIn(key);
    if (!db || previousAt === null || ids.length === 0) return undefined;
    const [first, ...others] = await Promise.all(
      ids.map((id, index) => readFeed(db, id, previousAt, hold?.[index], { visitAt })),
    );
    if (!first) return undefined;
    const view = uniteViews([first, ...others]);
    await mathFor(view.picks.slice(0, firstDrawn).flatMap(textsOf), true);
    return { key, view, ids: [first, ...others].map(({ shown }) => shown?.id ?? '') };
  }, [db, key, previousAt, hold, visitAt]);
  const read = live.state === 'ready' && live.value?.key === key ? live.value : undefined;
  const view = read?.view;
  const painted = view !== undefined;

  const refresh = useCallback(
    async (force: boolean) => {
      setAsked({ key, state: 'asking' });
      const done = await askFor(key, force, onFetched);
      // Another list was chosen meanwhile: its own answer counts.
      setAsked((now) => (now?.key === key ? done : now));
    },
    [key, onFetched],
  );

  useEffect(() => {
    if (!painted) return undefined;
    void refresh(false);
    const whenSeen = () => {
      if (!document.hidden) void refresh(false);
    };
    document.addEventListener('visibilitychange', whenSeen);
    return () => document.removeEventListener('visibilitychange', whenSeen);
  }, [painted, refresh]);

  const mine = asked?.key === key ? asked : undefined;
  const pendingSince = view?.pendingSince;
  const elsewhere = pendingSince !== undefined && Date.now() - pendingSince < leaseMs;
  useEffect(() => {
    if (!elsewhere) return undefined;
    // A request that another page began, and whose worker has died: ask instead.
    const timer = setTimeout(() => void refresh(false), pendingSince + leaseMs - Date.now() + 50);
    return () => clearTimeout(timer);
  }, [elsewhere, pendingSince, refresh]);
  const failed = view?.failure;
  const problem: Failure | undefined =
    live.state === 'failed'
      ? failureOf(live.error)
      : failed?.failure
        ? { code: 'network', network: failed.failure }
        : mine?.problem;
  const ids = read?.ids;
  return {
    ...(view && { view }),
    asking: mine?.state !== 'done' || elsewhere,
    ...(problem && { problem }),
    forbidden: mine?.forbidden ?? false,
    retryAt: Math.max(failed ? askableAt(failed) : 0, mine?.waitUntil ?? 0),
    retry: useCallback(() => void refresh(true), [refresh]),
    more: useCallback(() => {
      for (const feed of askable(key)) void ask('moreOfFeed', { feed });
    }, [key]),
    hold: useCallback(() => {
      if (ids) setHeld((now) => (now?.key === key ? now : { key, ids }));
    }, [key, ids]),
    release: useCallback(() => setHeld(undefined), []),
  };
}
