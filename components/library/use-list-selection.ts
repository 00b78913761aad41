import { type RefObject, useMemo, useRef, useState } from 'react';

export type Part = 'row' | 'tags' | 'note';

export interface ListSelection {
  /** The row that has the focus, or had it last. */
  active: string | undefined;
  expanded: string | undefined;
  /** Where the focus is to go as soon as that is on the page. */
  wanted: RefObject<{ id: string; part: Part } | undefined>;
  /** How often the focus was wished for: the list looks again for each, also for the same row. */
  wishes: number;
  activate: (id: string, part?: Part) => void;
  toggle: (id: string) => void;
  /** Open the details of a row and go into its tags or its note. */
  edit: (id: string, part: 'tags' | 'note') => void;
  /** Give the focus back to the search field. */
  leave: () => void;
}

/** Which row of the list is active and which one is open. @param leave focuses what is above. */
export function useListSelection(leave: () => void): ListSelection {
  const [{ active, expanded, wishes }, set] = useState<{
    active: string | undefined;
    expanded: string | undefined;
    /** Grows with each wish for the focus, so that a wish for the same row renders too. */
    wishes: number;
  }>({ active: undefined, expanded: undefined, wishes: 0 });
  const wanted = useRef<{ id: string; part: Part } | undefined>(undefined);
  const leaving = useRef(leave);
  leaving.current = leave;
  const actions = useMemo(() => {
    const wish = (id: string, part: Part | undefined) => {
      if (part) wanted.current = { id, part };
    };
    return {
      activate(id: string, part?: Part) {
        wish(id, part);
        set((now) => ({ ...now, active: id, wishes: now.wishes + (part ? 1 : 0) }));
      },
      toggle(id: string) {
        wish(id, 'row');
        set((now) => ({
          active: id,
          expanded: now.expanded === id ? undefined : id,
          wishes: now.wishes + 1,
        }));
      },
      edit(id: string, part: 'tags' | 'note') {
        wish(id, part);
        set((now) => ({ active: id, expanded: id, wishes: now.wishes + 1 }));
      },
      leave: () => leaving.current(),
    };
  }, []);
  return useMemo(
    () => ({ active, expanded, wanted, wishes, ...actions }),
    [active, expanded, wishes, actions],
  );
}
