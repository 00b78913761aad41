import { useCallback, useEffect, useState } from 'react';
import { useLive } from '@/components/ui/use-live';
import type { LibraryDatabase } from '@/lib/library/database';
import { failureOf } from '@/lib/library/errors';
import { ask } from '@/lib/messaging/ask';
import type { Failure } from '@/lib/messaging/result';
import { askableAt, leaseMs } from '@/lib/trending/decide';
import { type FeedView, readFeed } from '@/lib/trending/read';
import type { FeedId } from '@/lib/trending/types';
import { mathFor } from './math-first';
import { firstDrawn, textsOf } from './pick-list';

export interface Feed {
  /** What the database holds; `undefined` until it was read for the first time. */
  view?: FeedView;
  /** The request is under way, asked by this page or by another one. */
  asking: boolean;
  /** Why there is nothing newer. */
  problem?: Failure;
  /** From when on "Try again" asks (ms since the epoch). */
  retryAt: number;
  /** Ask again, because the user wants it. */
  retry: () => void;
  /** Keep the list that is shown, whatever comes. */
  hold: () => void;
  /** Show the newest list. */
  release: () => void;
}

/** What asking for a feed came to. */
interface Asked {
  feed: FeedId;
  state: 'asking' | 'done';
  problem?: Failure;
  waitUntil?: number;
}

/**
 * A feed, live: first what the database holds, then what the service says.
 * @param previousAt end of the visit before, in ms; `null` while that is not known.
 * @param onFetched a new list has come.
 */
export function useFeed(
  db: LibraryDatabase | undefined,
  feed: FeedId,
  previousAt: number | undefined | null,
  onFetched: () => void,
): Feed {
  const [visitAt] = useState(Date.now);
  const [held, setHeld] = useState<{ feed: FeedId; id: string }>();
  const [asked, setAsked] = useState<Asked>();
  const hold = held?.feed === feed ? held.id : undefined;
  const live = useLive(async () => {
    if (!db || previousAt === null) return undefined;
    const read = await readFeed(db, feed, previousAt, hold, { visitAt });
    await mathFor(read.picks.slice(0, firstDrawn).flatMap(textsOf), true);
    return read;
  }, [db, feed, previousAt, hold, visitAt]);
  const view = live.state === 'ready' ? live.value : undefined;

  const refresh = useCallback(
    async (force: boolean) => {
      setAsked({ feed, state: 'asking' });
      const answer = await ask('refreshFeed', { feed, force });
      if (answer.ok && answer.value.outcome === 'fetched') onFetched();
      setAsked((now) => {
        // Another list was chosen meanwhile: its own answer counts.
        if (now?.feed !== feed) return now;
        const done: Asked = { feed, state: 'done' };
        if (!answer.ok) return { ...done, problem: answer.error };
        if (answer.value.outcome !== 'waiting') return done;
        return { ...done, waitUntil: answer.value.nextAt };
      });
    },
    [feed, onFetched],
  );

  const painted = view?.feed === feed;
  useEffect(() => {
    if (!painted) return undefined;
    void refresh(false);
    const whenSeen = () => {
      if (!document.hidden) void refresh(false);
    };
    document.addEventListener('visibilitychange', whenSeen);
    return () => document.removeEventListener('visibilitychange', whenSeen);
  }, [painted, refresh]);

  const mine = asked?.feed === feed ? asked : undefined;
  const pendingSince = painted ? view.pendingSince : undefined;
  const elsewhere = pendingSince !== undefined && Date.now() - pendingSince < leaseMs;
  useEffect(() => {
    if (!elsewhere) return undefined;
    // A request that another page began, and whose worker has died: ask instead.
    const timer = setTimeout(() => void refresh(false), pendingSince + leaseMs - Date.now() + 50);
    return () => clearTimeout(timer);
  }, [elsewhere, pendingSince, refresh]);
  const failed = painted ? view.failure : undefined;
  const problem: Failure | undefined =
    live.state === 'failed'
      ? failureOf(live.error)
      : failed?.failure
        ? { code: 'network', network: failed.failure }
        : mine?.problem;
  const shownId = view?.shown?.id;
  return {
    ...(view && { view }),
    asking: mine?.state !== 'done' || elsewhere,
    ...(problem && { problem }),
    retryAt: Math.max(failed ? askableAt(failed) : 0, mine?.waitUntil ?? 0),
    retry: useCallback(() => void refresh(true), [refresh]),
    hold: useCallback(() => {
      if (shownId !== undefined)
        setHeld((now) => (now?.feed === feed ? now : { feed, id: shownId }));
    }, [feed, shownId]),
    release: useCallback(() => setHeld(undefined), []),
  };
}
