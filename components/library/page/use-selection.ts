import { type RefObject, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { nothing, type Selection, settle, targets } from './selection';

export interface ListSelection {
  now: Selection;
  /** Papers that an action is about, in the order of the list. */
  targets: () => string[];
  /** Change it; with `focus` the cursor's row takes the focus as soon as it is there. */
  set: (change: (now: Selection) => Selection, options?: { focus?: boolean }) => void;
  /** The row that is to take the focus. */
  wanted: RefObject<string | undefined>;
}

const noIds: readonly string[] = [];

/** The selection over a list that may change under it. @param ids undefined while it is read. */
export function useSelection(ids: readonly string[] | undefined): ListSelection {
  const [raw, setRaw] = useState<Selection>(nothing);
  const [, wish] = useState(0);
  const wanted = useRef<string | undefined>(undefined);
  const before = useRef(noIds);
  const list = ids ?? noIds;

  // Settled while rendering, so that no row is shown as chosen that is not there.
  const now = useMemo(
    () => (ids === undefined ? raw : settle(raw, ids, before.current)),
    [raw, ids],
  );
  useEffect(() => {
    if (now !== raw) setRaw(now);
    if (now.cursor !== undefined && list.includes(now.cursor)) before.current = list;
  }, [now, raw, list]);

  const latest = useRef({ now, list });
  latest.current = { now, list };

  const set = useCallback<ListSelection['set']>((change, { focus = false } = {}) => {
    const next = change(latest.current.now);
    latest.current.now = next;
    setRaw(next);
    if (!focus || next.cursor === undefined) return;
    wanted.current = next.cursor;
    wish((n) => n + 1);
  }, []);
  const current = useCallback(() => targets(latest.current.now, latest.current.list), []);
  return useMemo(() => ({ now, set, targets: current, wanted }), [now, set, current]);
}
