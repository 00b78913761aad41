import { useCallback, useEffect, useState } from 'react';
import { recordVisit } from '@/lib/platform/visits';
import type { Visits } from '@/lib/trending/visit';

/**
 * The visits to the new tab, this one noted when the page opens and whenever it is looked at again.
 * @returns `undefined` until storage has answered; a function that notes that a list was seen now.
 */
export function useVisits(): [Visits | undefined, () => void] {
  const [visits, setVisits] = useState<Visits>();
  const look = useCallback(() => {
    void recordVisit(Date.now()).then(setVisits);
  }, []);
  useEffect(() => {
    const whenSeen = () => {
      if (!document.hidden) look();
    };
    whenSeen();
    document.addEventListener('visibilitychange', whenSeen);
    return () => document.removeEventListener('visibilitychange', whenSeen);
  }, [look]);
  return [visits, look];
}
