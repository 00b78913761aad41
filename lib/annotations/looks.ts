/** What became of a highlight on the versions of its paper. Pure. */
import type { LaterPosition } from './types';

/** The newest look at each version, in the order of the looks. */
export function lastLooks(later: readonly LaterPosition[]): LaterPosition[] {
  const byVersion = new Map<string | undefined, LaterPosition>();
  for (const each of later.toSorted((a, b) => a.at - b.at)) {
    byVersion.delete(each.version);
    byVersion.set(each.version, each);
  }
  return [...byVersion.values()];
}

/** It was not found the last time that anyone looked. */
export const isLost = (later: readonly LaterPosition[]): boolean =>
  lastLooks(later).at(-1)?.state === 'lost';

const letters = (text: string) =>
  text
    .normalize('NFKC')
    .replace(/\P{L}+/gu, '')
    .toLowerCase();

/** Titles of sections without that of the paper, which many pages have as their first heading. */
export const withinPaper = (section: readonly string[], title: string): readonly string[] =>
  section[0] !== undefined && letters(section[0]) === letters(title) ? section.slice(1) : section;
