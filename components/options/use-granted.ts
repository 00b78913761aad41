import { useEffect, useState } from 'react';
import { hasHosts, watchHosts } from '@/lib/platform/permissions';

/** Which of these hosts the browser allows, live. @param origins match patterns, always the same. */
export function useGranted(origins: readonly string[]): ReadonlySet<string> {
  const [granted, setGranted] = useState<ReadonlySet<string>>(new Set());
  const key = origins.join(' ');
  useEffect(() => {
    let current = true;
    const look = async () => {
      const all = key.split(' ');
      const has = await Promise.all(all.map((each) => hasHosts([each])));
      if (current) setGranted(new Set(all.filter((_, at) => has[at])));
    };
    void look();
    const stop = watchHosts(() => void look());
    return () => {
      current = false;
      stop();
    };
  }, [key]);
  return granted;
}
