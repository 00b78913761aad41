import { useEffect, useState } from 'react';

let tell = () => {};

/** Resolves when the first rows of the page are on the screen. What they do not need waits for it. */
export const painted = new Promise<void>((resolve) => {
  tell = resolve;
});

/** The first rows are there, or there are none. */
export const tellPainted = (): void => tell();

/** Are the first rows of the page on the screen? */
export function usePainted(): boolean {
  const [is, set] = useState(false);
  useEffect(() => {
    void painted.then(() => set(true));
  }, []);
  return is;
}

/** Longest wait for a frame (ms): a tab in the background draws none. */
const patience = 300;

/** Resolves when what was just rendered is on the screen. */
export const nextPaint = (): Promise<void> =>
  new Promise((resolve) => {
    requestAnimationFrame(() => setTimeout(resolve, 0));
    setTimeout(resolve, patience);
  });
