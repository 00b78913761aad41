import { useEffect, useReducer, useState } from 'react';
import type { LibraryDatabase } from '@/lib/library/database';
import { Scan } from '@/lib/search/scan';
import { useLive } from '../ui/use-live';

/**
 * The texts of the library, read when they are first needed and live from then on.
 * @returns the texts, a number that grows with each change of them, and whether reading failed.
 */
export function useScan(db: LibraryDatabase, needed: boolean) {
  const [scan] = useState(() => new Scan());
  const [version, changed] = useReducer((n: number) => n + 1, 0);
  const [failed, setFailed] = useState(false);

  useEffect(() => {
    if (!needed || scan.loaded) return;
    setFailed(false);
    scan.load(db, changed).catch(() => setFailed(true));
  }, [db, needed, scan]);

  const { loaded } = scan;
  const live = useLive(async () => (needed && loaded ? scan.refresh(db) : 0), [db, needed, loaded]);
  useEffect(() => {
    if (live.state === 'ready' && live.value > 0) changed();
  }, [live]);

  return { scan, version, failed };
}
