import { useEffect, useState } from 'react';

/** Longest time that a browser's timer can wait. */
const longest = 2 ** 31 - 1;

/** Whether a moment (ms since the epoch) has come; renders again when it does. */
export function useReached(at: number): boolean {
  const [now, setNow] = useState(() => Date.now());
  const reached = at <= Math.max(now, Date.now());
  useEffect(() => {
    if (reached) return undefined;
    const timer = setTimeout(() => setNow(Date.now()), Math.min(at - Date.now() + 1, longest));
    return () => clearTimeout(timer);
  }, [at, reached]);
  return reached;
}
