/**
 * Hints that were closed. In localStorage, which answers at once: a hint that came a moment after
 * the page would push it down.
 */
const key = (hint: string) => `hint:${hint}`;

/** Was the hint closed before? */
export function hintClosed(hint: 'new-tab'): boolean {
  return localStorage.getItem(key(hint)) !== null;
}

/** Never show the hint again in this browser. */
export function closeHint(hint: 'new-tab'): void {
  localStorage.setItem(key(hint), '1');
}
