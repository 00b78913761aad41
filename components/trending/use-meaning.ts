import { useEffect, useRef, useState } from 'react';
import { useLive } from '@/components/ui/use-live';
import type { LibraryDatabase } from '@/lib/library/database';
import type { NearHit } from '@/lib/trending/found';
import { readNear } from '@/lib/trending/read-near';
import { tasteClient } from '@/lib/trending/taste/connect';
import type { NearPaper } from '@/lib/trending/taste/types';
import { mathFor } from './math-first';

/** Nothing is asked while one goes on typing. */
const patienceMs = 250;
const most = 20;
const none: readonly never[] = [];

/**
 * What a question means in the library and the lists that are here, computed in the taste worker
 * when typing has paused. Without that worker, nothing: what the words find is there anyway.
 * @returns `looking` until there is an answer to this question; `hits` best first, live.
 */
export function useMeaning(
  db: LibraryDatabase | undefined,
  query: string,
): { looking: boolean; hits: readonly NearHit[] } {
  const [answer, setAnswer] = useState<{ query: string; near: readonly NearPaper[] }>();
  const busy = useRef(Promise.resolve());
  useEffect(() => {
    if (!db || query === '') return undefined;
    let current = true;
    const look = async () => {
      // Questions that were overtaken while the worker was busy are not asked at all.
      if (!current) return;
      const near = await tasteClient().find({ query, limit: most });
      const records = (await readNear(db, near)).flatMap(
        (hit) => hit.entry?.record ?? hit.paper ?? [],
      );
      await mathFor(records.flatMap(({ title, abstract }) => [title, abstract]));
      if (current) setAnswer({ query, near });
    };
    const timer = setTimeout(() => {
      busy.current = busy.current
        .then(look)
        .catch(() => (current ? setAnswer({ query, near: none }) : undefined));
    }, patienceMs);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [db, query]);
  const near = answer?.query === query ? answer.near : none;
  const live = useLive(
    async () => ({ near, hits: db && near.length > 0 ? await readNear(db, near) : none }),
    [db, near],
  );
  const fresh = live.state === 'ready' && live.value.near === near;
  const failed = live.state === 'failed';
  return {
    looking: query !== '' && (answer?.query !== query || !(fresh || failed)),
    hits: fresh ? live.value.hits : none,
  };
}
