/**
 * Which papers of the list are chosen. Pure: every gesture is a function from one state to the
 * next. As in a file manager a plain click or arrow moves the cursor alone; what `x`, ctrl+click or
 * a range has chosen stays until it is let go.
 */
export interface Selection {
  /** The row that has the focus, or had it last. */
  cursor: string | undefined;
  /** Where a range starts. */
  anchor: string | undefined;
  /** Chosen on purpose; empty while the cursor alone counts. */
  chosen: ReadonlySet<string>;
}

const none: ReadonlySet<string> = new Set();
export const nothing: Selection = { cursor: undefined, anchor: undefined, chosen: none };

/** A plain click: this row alone. */
export const pick = (id: string): Selection => ({ cursor: id, anchor: id, chosen: none });

/** Arrows and `j`/`k`: the cursor moves, what was chosen stays. */
export const move = (now: Selection, id: string): Selection => ({
  ...now,
  cursor: id,
  anchor: id,
});

/** `x` and the box of a row: choose it, or let it go. */
export function toggle(now: Selection, id: string): Selection {
  const chosen = new Set(now.chosen);
  if (!chosen.delete(id)) chosen.add(id);
  return { cursor: id, anchor: id, chosen };
}

/** Ctrl+click: like `toggle`, but the row under the cursor counts as the first one chosen. */
export function add(now: Selection, id: string): Selection {
  const { cursor } = now;
  const alone = now.chosen.size === 0 && cursor !== undefined && cursor !== id;
  return toggle(alone ? { ...now, chosen: new Set([cursor]) } : now, id);
}

/** Shift+click and shift+arrows: everything from the anchor to this row. */
export function extend(now: Selection, id: string, ids: readonly string[]): Selection {
  const to = ids.indexOf(id);
  const start = now.anchor === undefined ? -1 : ids.indexOf(now.anchor);
  const from = start < 0 ? to : start;
  const chosen = new Set(ids.slice(Math.min(from, to), Math.max(from, to) + 1));
  return { cursor: id, anchor: ids[from], chosen };
}

/** Ctrl+A. */
export const all = (now: Selection, ids: readonly string[]): Selection => ({
  ...now,
  cursor: now.cursor ?? ids[0],
  chosen: new Set(ids),
});

/** Esc: nothing is chosen, the cursor stays. */
export const clear = (now: Selection): Selection =>
  now.chosen.size === 0 ? now : { ...now, chosen: none };

/** The row that takes the place of one that has left: the next that is still there, or the last. */
function heirOf(id: string, before: readonly string[], ids: readonly string[]) {
  const at = before.indexOf(id);
  if (at < 0) return ids[0];
  const there = new Set(ids);
  const below = before.slice(at + 1).find((each) => there.has(each));
  return below ?? before.slice(0, at).findLast((each) => there.has(each));
}

/**
 * The list has changed: what is no longer in it is not chosen any more, and a cursor that has left
 * goes to the paper that took its place. The same object when nothing changes.
 * @param before the list in which the cursor was last.
 */
export function settle(
  now: Selection,
  ids: readonly string[],
  before: readonly string[],
): Selection {
  const { cursor } = now;
  const gone = cursor !== undefined && !ids.includes(cursor);
  const heir = gone ? heirOf(cursor, before, ids) : cursor;
  let { chosen } = now;
  if (chosen.size > 0) {
    const there = new Set(ids);
    const kept = [...chosen].filter((id) => there.has(id));
    if (kept.length < chosen.size) chosen = new Set(kept);
  }
  if (!gone && chosen === now.chosen) return now;
  return { cursor: heir, anchor: gone ? heir : now.anchor, chosen };
}

/** What an action is about: the chosen papers in the order of the list, or the cursor's. */
export function targets({ cursor, chosen }: Selection, ids: readonly string[]): string[] {
  if (chosen.size > 0) return ids.filter((id) => chosen.has(id));
  return cursor !== undefined && ids.includes(cursor) ? [cursor] : [];
}
