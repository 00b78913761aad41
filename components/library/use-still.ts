import { useEffect, useState } from 'react';

/** A pause (ms) after which nobody is typing any more. */
const pauseMs = 200;

/**
 * Whether a search stands still. While its question changes with every letter, only what is on the screen
 * is worth drawing and reading; the rest of the list follows in the pause.
 */
export function useStill(asked: string): boolean {
  const [still, setStill] = useState(asked);
  useEffect(() => {
    if (still === asked) return undefined;
    const timer = setTimeout(() => setStill(asked), pauseMs);
    return () => clearTimeout(timer);
  }, [still, asked]);
  return still === asked;
}

/** Rows that are placed while somebody types: more than fit on any screen. */
const enough = 60;

/** How many rows of `length` are placed; up to `last` at least (an index, or -1). */
export const placed = (length: number, still: boolean, last: number): number =>
  still ? length : Math.min(length, Math.max(enough, last + 1));
