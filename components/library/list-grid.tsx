import { defaultRangeExtractor, measureElement, useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, memo, useCallback, useEffect, useLayoutEffect, useRef } from 'react';
import { pageUrl } from '@/lib/exchange/links';
import type { Paper } from '@/lib/paper/schema';
import { t } from '@/lib/platform/i18n';
import type { PanelHandle } from '../paper/paper-panel';
import { useToasts } from '../ui/toast';
import styles from './list-grid.module.css';
import { nextStatus, PaperRow, type RowEvents } from './paper-row';
import type { Row } from './row-cache';
import { measureLater, rowFlow } from './row-flow';
import { useCommands } from './use-commands';
import type { ListSelection } from './use-list-selection';
import { useRows } from './use-rows';
import { useScrollAnchor } from './use-scroll-anchor';
import { placed, useStill } from './use-still';

/** Height of a row with a title of two lines, in px; the true one is measured. */
const estimate = 76;
/** Of one that says below where the words are. */
const estimateFound = 94;

/**
 * The rows of the list: a grid of one column for screen readers, with one row in the tab order.
 * Only the rows near the window exist, and the active one, so that the focus is never lost.
 * A letter that is typed does not draw it again; only the answer does.
 */
export const ListGrid = memo(function ListGrid({
  ids,
  words,
  asked,
  first,
  total,
  selection,
  onEscape,
  onEmptied,
}: {
  ids: readonly string[];
  /** Folded words to mark. */
  words: readonly string[];
  /** The question that `ids` answer (use-search). */
  asked: string;
  first: readonly Paper[];
  /** Rows in all, when more are known to be than there are ids for. */
  total: number;
  selection: ListSelection;
  /** Esc on a row with nothing to close; false when there is nothing to clear either. */
  onEscape: () => boolean;
  /** The last row was put into the bin: the focus needs a place. */
  onEmptied: () => void;
}) {
  const scroller = useRef<HTMLDivElement>(null);
  const panel = useRef<PanelHandle>(null);
  const commands = useCommands();
  const { runLast } = useToasts();
  const { active, expanded, wanted } = selection;
  const activeIndex = active === undefined ? -1 : ids.indexOf(active);

  const still = useStill(asked);
  // Another function would have all places counted anew, for each letter that is typed.
  const keyOf = useCallback((index: number) => ids[index] ?? index, [ids]);
  const virtualizer = useVirtualizer<HTMLDivElement, HTMLDivElement>({
    count: placed(ids.length, still, activeIndex),
    getScrollElement: () => scroller.current,
    estimateSize: () => (words.length > 0 ? estimateFound : estimate),
    measureElement: still ? measureElement : measureLater,
    getItemKey: keyOf,
    overscan: still ? 4 : 1,
    // Before it is measured: about what fits, so that the first paint has the rows.
    initialRect: { width: 400, height: 400 },
    rangeExtractor: (range) => {
      const shown = defaultRangeExtractor(range);
      if (activeIndex >= 0 && !shown.includes(activeIndex)) shown.push(activeIndex);
      return shown.sort((a, b) => a - b);
    },
  });
  const items = virtualizer.getVirtualItems();
  const { startIndex = 0, endIndex = 0 } = virtualizer.range ?? {};
  const rows = useRows(ids, {
    from: startIndex,
    to: endIndex,
    also: activeIndex >= 0 ? active : undefined,
    first,
    still,
  });
  useScrollAnchor(virtualizer, ids, asked);

  const rowElement = (id: string) =>
    scroller.current?.querySelector<HTMLElement>(`[data-id="${CSS.escape(id)}"]`);

  // What was asked for happens as soon as the row is there, which may be a render or two later.
  useLayoutEffect(() => {
    if (!wanted.current) return;
    const { id, part } = wanted.current;
    const index = ids.indexOf(id);
    const element = rowElement(id);
    if (index < 0 || !element) return;
    if (part === 'row') {
      virtualizer.scrollToIndex(index, { align: 'auto' });
      element.focus({ preventScroll: true });
    } else {
      if (!panel.current) return;
      if (part === 'tags') panel.current.focusTags();
      else panel.current.focusNote();
      element.scrollIntoView({ block: 'nearest' });
    }
    wanted.current = undefined;
  });

  // The active row has left the list (deleted elsewhere, another status): its neighbour takes over.
  const lastIndex = useRef(0);
  useEffect(() => {
    if (activeIndex >= 0) lastIndex.current = activeIndex;
    if (active === undefined || activeIndex >= 0 || wanted.current?.id === active) return;
    const heir = ids[Math.min(lastIndex.current, ids.length - 1)];
    const orphaned = document.activeElement === document.body;
    if (heir !== undefined) selection.activate(heir, orphaned ? 'row' : undefined);
  }, [active, activeIndex, ids, selection, wanted]);

  const bin = (id: string) => {
    const index = ids.indexOf(id);
    const heir = ids[index + 1] ?? ids[index - 1];
    if (expanded === id) selection.toggle(id);
    void commands
      .bin([id], () => selection.activate(id, 'row'))
      .then((binned) => {
        if (!binned) return;
        if (heir !== undefined) selection.activate(heir, 'row');
        else onEmptied();
      });
  };
  const open = ({ paper }: Row) => {
    const url = pageUrl(paper);
    if (url !== undefined) void commands.open(paper.id, url);
  };
  const cycle = ({ paper }: Row) => void commands.setStatus(paper, nextStatus(paper.status));

  const latest = useRef<RowEvents>({ open, cycle, toggle: selection.toggle, bin });
  useEffect(() => {
    latest.current = { open, cycle, toggle: selection.toggle, bin };
  });
  const events = useRef<RowEvents>({
    open: (row) => latest.current.open(row),
    cycle: (row) => latest.current.cycle(row),
    toggle: (id) => latest.current.toggle(id),
    bin: (id) => latest.current.bin(id),
  });

  const move = (index: number) => {
    const to = Math.max(0, Math.min(index, ids.length - 1));
    const id = ids[to];
    if (id === undefined) return;
    // First the scroll, so that a row far away exists when it is to be focused.
    virtualizer.scrollToIndex(to, { align: 'auto' });
    selection.activate(id, 'row');
  };

  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    const target = event.target as HTMLElement;
    const id = target.closest<HTMLElement>('[data-id]')?.dataset.id;
    if (id === undefined) return;
    if (target.dataset.id !== id) {
      // From a field of the details back to the row.
      if (event.key !== 'Escape' || event.defaultPrevented) return;
      event.preventDefault();
      selection.activate(id, 'row');
      return;
    }
    const row = rows.get(id);
    const at = ids.indexOf(id);
    if (row && rowKey(event, { row, at })) event.preventDefault();
  };

  const rowKey = (event: KeyboardEvent, { row, at }: { row: Row; at: number }): boolean => {
    const { id } = row.paper;
    const page = Math.max(1, endIndex - startIndex - 1);
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'z') return runLast();
    if (event.ctrlKey || event.metaKey || event.altKey) return false;
    if (event.key === 'Escape') {
      // Details first, then the search. An Esc that is left over closes the popup.
      if (expanded === id) selection.toggle(id);
      else return onEscape();
      return true;
    }
    const act: Record<string, () => void> = {
      ArrowDown: () => move(at + 1),
      j: () => move(at + 1),
      ArrowUp: () => (at === 0 ? selection.leave() : move(at - 1)),
      k: () => move(at - 1),
      Home: () => move(0),
      End: () => move(ids.length - 1),
      PageDown: () => move(at + page),
      PageUp: () => move(at - page),
      Enter: () => open(row),
      ' ': () => selection.toggle(id),
      n: () => selection.edit(id, 'note'),
      t: () => selection.edit(id, 'tags'),
      s: () => cycle(row),
      p: () => void commands.pin(row.paper),
      Delete: () => bin(id),
    };
    const todo = act[event.key];
    todo?.();
    return todo !== undefined;
  };

  const { start, apart } = rowFlow(items, activeIndex);
  const inOrder = activeIndex >= 0 ? active : ids[0];
  return (
    // biome-ignore lint/a11y/useSemanticElements: a table has no place for rows that do not exist.
    <div
      ref={scroller}
      className={styles.scroller}
      role="grid"
      aria-label={t('popup_list')}
      aria-rowcount={total}
      aria-colcount={1}
      tabIndex={-1}
      onKeyDown={onKeyDown}
    >
      <div
        role="presentation"
        className={styles.sheet}
        style={{ height: virtualizer.getTotalSize(), paddingTop: start }}
      >
        {items.map((item) => {
          const id = ids[item.index];
          if (id === undefined) return null;
          const row = rows.get(id);
          return (
            // biome-ignore lint/a11y/useSemanticElements: see the grid.
            <div
              key={item.key}
              ref={virtualizer.measureElement}
              role="row"
              data-id={id}
              data-index={item.index}
              aria-rowindex={item.index + 1}
              aria-selected={id === active}
              data-expanded={id === expanded}
              tabIndex={id === inOrder ? 0 : -1}
              className={item.index === apart ? styles.apart : styles.row}
              style={item.index === apart ? { top: item.start } : undefined}
              onFocus={() => {
                if (id !== active) selection.activate(id);
              }}
              onPointerDown={() => selection.activate(id)}
            >
              {/* biome-ignore lint/a11y/useSemanticElements: see the grid. */}
              {/* biome-ignore lint/a11y/useFocusableInteractive: the row has the focus. */}
              <div role="gridcell" className={styles.cell}>
                {row ? (
                  <PaperRow
                    row={row}
                    words={words}
                    expanded={id === expanded}
                    panel={id === expanded ? panel : undefined}
                    events={events.current}
                  />
                ) : (
                  <div className={styles.blank} />
                )}
              </div>
            </div>
          );
        })}
      </div>
    </div>
  );
});
