import { useEffect, useState } from 'react';
import { exactTime, relativeTime } from '@/lib/platform/dates';

/** A moment as "5 minutes ago", kept true while it shows. @param at ms since the epoch. */
export function RelativeTime({ at }: { at: number }) {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 30_000);
    return () => clearInterval(timer);
  }, []);
  return (
    <time dateTime={new Date(at).toISOString()} title={exactTime(at)}>
      {relativeTime(at, now)}
    </time>
  );
}
