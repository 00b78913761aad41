import { useEffect, useMemo, useRef, useState } from 'react';
import { useLibrary } from '@/components/library/library-provider';
import { useLive } from '@/components/ui/use-live';
import { useSettings } from '@/components/ui/use-settings';
import type { LibraryDatabase } from '@/lib/library/database';
import { ask } from '@/lib/messaging/ask';
import type { ReadOptions } from '@/lib/trending/read';
import { basisOf } from '@/lib/trending/taste/basis';
import { tasteClient } from '@/lib/trending/taste/connect';
import type { Asked } from '@/lib/trending/taste/ranking';
import { readForYou } from '@/lib/trending/taste/read';
import type { ForYou } from '@/lib/trending/taste/types';

/** So long the page has for its first paint before anything is computed. */
const patienceMs = 1000;

/** What the browser has time for when it has painted. @returns a function that calls it off. */
function whenIdle(work: () => void): () => void {
  if (!('requestIdleCallback' in globalThis)) {
    const timer = setTimeout(work, 200);
    return () => clearTimeout(timer);
  }
  const handle = requestIdleCallback(work, { timeout: patienceMs });
  return () => cancelIdleCallback(handle);
}

/** Has a list computed and kept. @returns false when it could not be kept. */
async function computed(asked: Asked): Promise<boolean> {
  const { ranking, at, basis } = await tasteClient().rank(asked);
  const { tag } = asked;
  const kept = await ask('keepRanking', {
    ...(tag !== undefined && { tag }),
    at,
    ranking: { ...ranking, basis },
  });
  return kept.ok;
}

/**
 * Has the list computed in the taste worker whenever what was kept is out of date: not before the
 * page has painted, and once for each state of the library.
 * @param kept what was kept was computed from; null: nothing is kept yet.
 */
function useRanking(
  db: LibraryDatabase | undefined,
  asked: Asked | undefined,
  kept: string | null | undefined,
): { working: boolean; failed: boolean } {
  const [failed, setFailed] = useState(false);
  const [working, setWorking] = useState(false);
  const last = useRef<string>(undefined);
  const key = JSON.stringify(asked);
  const live = useLive(
    async () => (db && asked ? basisOf(db, asked, Date.now()) : undefined),
    [db, key],
  );
  const basis = live.state === 'ready' ? live.value : undefined;
  const old = kept !== undefined && basis !== undefined && basis !== kept;
  // biome-ignore lint/correctness/useExhaustiveDependencies: `key` stands for what is asked.
  useEffect(() => {
    if (!old || !asked || last.current === basis) return undefined;
    return whenIdle(() => {
      last.current = basis;
      setWorking(true);
      computed(asked)
        .then(
          (kept) => setFailed(!kept),
          () => setFailed(true),
        )
        .finally(() => setWorking(false));
    });
  }, [old, basis, key]);
  return { working: working || (old && !failed), failed };
}

/**
 * Picks of all cached feeds in the order of the user's taste, live. The first answer is what was
 * kept; a newer one takes its place. Needs a `LibraryProvider` above.
 * @param tag only by the papers with this tag and those below it; absent: the whole library.
 * @param options see `readFeed`: `limit`, and `visitAt` for what was marked as read since.
 */
export function useForYou(tag?: string, { limit, visitAt }: ReadOptions = {}): ForYou {
  const { library } = useLibrary();
  const db = library.state === 'open' ? library.db : undefined;
  const [settings] = useSettings();
  const live = useLive(
    async () =>
      db &&
      readForYou(db, tag, {
        ...(limit !== undefined && { limit }),
        ...(visitAt !== undefined && { visitAt }),
      }),
    [db, tag, limit, visitAt],
  );
  const view = live.state === 'ready' ? live.value : undefined;
  const asked = useMemo<Asked | undefined>(() => {
    if (!settings) return undefined;
    const { explore, recency, topics, tasteAuthors } = settings;
    return { explore, recency, topics, authors: tasteAuthors, ...(tag !== undefined && { tag }) };
  }, [settings, tag]);
  const { working, failed } = useRanking(db, asked, view ? (view.basis ?? null) : undefined);
  const broken = library.state === 'failed' || live.state === 'failed';
  // Nothing to show and nothing to come; an older list is better than a message.
  if (broken || (failed && view?.rankedAt === undefined)) {
    return { state: 'failed', picks: [], likes: 0, working: false };
  }
  const begun = view !== undefined && (view.rankedAt !== undefined || !working);
  if (!begun) return { state: 'loading', picks: [], likes: 0, working: true };
  const { picks, likes, rankedAt } = view;
  return { state: 'ready', picks, likes, working, ...(rankedAt !== undefined && { rankedAt }) };
}
