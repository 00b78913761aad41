import { type RefObject, useCallback, useLayoutEffect, useRef } from 'react';

/** The focus among the picks of a list. A pick has the focus when anything inside it has. */
export interface PickFocus {
  /** Give the focus to a pick as soon as it is drawn. */
  wish: (key: string) => void;
  /** Give the focus to the first pick of a list as soon as that list is drawn. */
  wishFirst: (listId: string) => void;
  /** The pick that is about to go: its successor gets the focus if it had it. */
  leave: (key: string) => void;
  /** Key of the pick that has the focus. */
  current: () => string | undefined;
  /** Go up or down; from outside the list to the first pick in view. @returns false at the ends. */
  move: (by: 1 | -1) => boolean;
  /** Open the menu of the pick that has the focus. */
  menu: () => boolean;
  /** Follow the title's link of the pick that has the focus. */
  open: () => boolean;
}

/** @param panel holds the lists (`data-list`) with their picks (`data-key`), and can be focused. */
export function usePickFocus(panel: RefObject<HTMLElement | null>): PickFocus {
  const wished = useRef<{ key: string } | { listId: string }>(undefined);
  const rows = useCallback(
    () => [...(panel.current?.querySelectorAll<HTMLElement>('[data-key]') ?? [])],
    [panel],
  );
  const currentRow = useCallback(
    () => document.activeElement?.closest<HTMLElement>('[data-key]') ?? undefined,
    [],
  );
  // After every render: the row may have come with any of them.
  useLayoutEffect(() => {
    const wish = wished.current;
    if (!wish) return;
    const row =
      'key' in wish
        ? rows().find((one) => one.dataset.key === wish.key)
        : rows().find(
            (one) => one.closest<HTMLElement>('[data-list]')?.dataset.list === wish.listId,
          );
    if (!row) return;
    wished.current = undefined;
    link(row)?.focus();
  });
  return {
    wish: useCallback((key) => {
      wished.current = { key };
    }, []),
    wishFirst: useCallback((listId) => {
      wished.current = { listId };
    }, []),
    leave: useCallback(
      (key) => {
        const all = rows();
        const at = all.findIndex((row) => row.dataset.key === key);
        if (at === -1 || !all[at]?.contains(document.activeElement)) return;
        const next = link(all[at + 1] ?? all[at - 1]) ?? panel.current;
        next?.focus();
      },
      [rows, panel],
    ),
    current: useCallback(() => currentRow()?.dataset.key, [currentRow]),
    move: useCallback(
      (by) => {
        const all = rows();
        const here = currentRow();
        const to = here
          ? all[all.indexOf(here) + by]
          : (all.find((row) => row.getBoundingClientRect().top >= 0) ?? all[0]);
        if (!to) return false;
        link(to)?.focus({ preventScroll: true });
        to.scrollIntoView({ block: 'nearest' });
        return true;
      },
      [rows, currentRow],
    ),
    menu: useCallback(() => {
      const button = currentRow()?.querySelector<HTMLElement>('[aria-haspopup="menu"]');
      button?.click();
      return button != null;
    }, [currentRow]),
    open: useCallback(() => {
      const title = link(currentRow());
      title?.click();
      return title !== undefined;
    }, [currentRow]),
  };
}

const link = (row: HTMLElement | undefined): HTMLAnchorElement | undefined =>
  row?.querySelector<HTMLAnchorElement>('h2 a') ?? undefined;
