/** Where papers go in the order of the queue. Pure: positions are told by a neighbour. */

export type Place = { before: string } | { after: string };
export type Step = 'up' | 'down' | 'top' | 'bottom';

/** Would that leave everything where it is? */
function same(ids: readonly string[], moved: ReadonlySet<string>, gap: number): boolean {
  const at = ids.findIndex((id) => moved.has(id));
  const together = ids.slice(at, at + moved.size).every((id) => moved.has(id));
  return together && gap >= at && gap <= at + moved.size;
}

/**
 * The place of a gap between two rows.
 * @param gap 0 is above the first row, `ids.length` below the last one.
 * @returns undefined when nothing would move.
 */
export function placeAt(
  ids: readonly string[],
  moved: readonly string[],
  gap: number,
): Place | undefined {
  const set = new Set(moved.filter((id) => ids.includes(id)));
  if (set.size === 0 || same(ids, set, gap)) return undefined;
  const above = ids.slice(0, gap).findLast((id) => !set.has(id));
  if (above !== undefined) return { after: above };
  const below = ids.slice(gap).find((id) => !set.has(id));
  return below === undefined ? undefined : { before: below };
}

/** Where one key press takes the papers: past one neighbour, or to an end. */
export function placeAfterStep(
  ids: readonly string[],
  moved: readonly string[],
  step: Step,
): Place | undefined {
  const set = new Set(moved);
  const first = ids.findIndex((id) => set.has(id));
  const last = ids.findLastIndex((id) => set.has(id));
  if (first < 0) return undefined;
  const gap = { up: first - 1, down: last + 2, top: 0, bottom: ids.length }[step];
  return placeAt(ids, moved, Math.max(0, Math.min(gap, ids.length)));
}
