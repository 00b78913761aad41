import {
  defaultRangeExtractor,
  measureElement,
  useVirtualizer,
  type VirtualItem,
} from '@tanstack/react-virtual';
import {
  type MouseEvent,
  type PointerEvent,
  type Ref,
  useCallback,
  useImperativeHandle,
  useRef,
} from 'react';
import type { Paper } from '@/lib/paper/schema';
import type { Sort } from '@/lib/search/types';
import type { Row } from '../row-cache';
import { measureLater, rowFlow } from '../row-flow';
import { useRows } from '../use-rows';
import { useScrollAnchor } from '../use-scroll-anchor';
import { placed, useStill } from '../use-still';
import { type ColumnId, columns } from './columns';
import { ListRow } from './list-row';
import styles from './paper-grid.module.css';
import type { Layout } from './prefs';
import { add, extend, pick, toggle } from './selection';
import { TableHead } from './table-head';
import { TableRow } from './table-row';
import { useDragOrder } from './use-drag-order';
import { useGridFocus } from './use-grid-focus';
import type { ListSelection } from './use-selection';

/** Heights in px: a row of the list as it is most often (the true one is measured), of the table. */
const listRow = 58;
const listRowFound = 78;
const tableRow = 36;
const tableHead = 32;
const boxWidth = 32;

export interface TableLook {
  shown: readonly ColumnId[];
  widths: Readonly<Partial<Record<ColumnId, number>>>;
  sort: Sort;
  onSort: (sort: Sort) => void;
  onResize: (id: ColumnId, width: number) => void;
}

export interface GridHandle {
  /** How many rows a page up or down is. */
  pageSize: () => number;
  /** The row of a paper, if it has been read. */
  row: (id: string) => Row | undefined;
}

/** Widths of the columns as a value of `grid-template-columns`, and of all of them in px. */
function tracks({ shown, widths }: TableLook) {
  const px = shown.map((id) => widths[id] ?? columns[id].width);
  const sized = shown.map((id, at) =>
    id === 'title' ? `minmax(${px[at]}px, 1fr)` : `${px[at]}px`,
  );
  return {
    columns: [`${boxWidth}px`, ...sized].join(' '),
    width: `${px.reduce((sum, each) => sum + each, boxWidth)}px`,
  };
}

/**
 * The papers of the page: a grid whose rows have the focus, one of them in the tab order. Only the
 * rows near the window exist, and the cursor's, so that the focus is never lost.
 */
export function PaperGrid({
  ids,
  first,
  label,
  layout,
  table,
  words,
  asked,
  movable,
  binned,
  selection,
  onPick,
  onOpen,
  onCycle,
  onDrop,
  ref,
}: {
  ids: readonly string[];
  /** Papers that are known already, to be drawn before their rows are read. */
  first: readonly Paper[];
  label: string;
  layout: Layout;
  table: TableLook;
  words: readonly string[];
  /** The question that `ids` answer (use-search). */
  asked: string;
  movable: boolean;
  binned: boolean;
  selection: ListSelection;
  /** A plain click on a row. */
  onPick: (id: string) => void;
  onOpen: (id: string) => void;
  onCycle: (row: Row) => void;
  onDrop: (ids: readonly string[], gap: number) => void;
  ref: Ref<GridHandle>;
}) {
  const scroller = useRef<HTMLDivElement>(null);
  const { now } = selection;
  const cursorIndex = now.cursor === undefined ? -1 : ids.indexOf(now.cursor);
  const isTable = layout === 'table';
  const head = isTable ? tableHead : 0;

  const still = useStill(asked);
  // Another function would have all places counted anew, for each letter that is typed.
  const keyOf = useCallback((index: number) => ids[index] ?? index, [ids]);
  const virtualizer = useVirtualizer<HTMLDivElement, HTMLDivElement>({
    count: placed(ids.length, still, cursorIndex),
    getScrollElement: () => scroller.current,
    estimateSize: () => (isTable ? tableRow : words.length > 0 ? listRowFound : listRow),
    measureElement: still ? measureElement : measureLater,
    getItemKey: keyOf,
    overscan: still ? 6 : 1,
    scrollMargin: head,
    scrollPaddingStart: head,
    initialRect: { width: 800, height: 700 },
    rangeExtractor: (range) => {
      const shown = defaultRangeExtractor(range);
      if (cursorIndex >= 0 && !shown.includes(cursorIndex)) shown.push(cursorIndex);
      return shown.sort((a, b) => a - b);
    },
  });
  const { startIndex = 0, endIndex = 0 } = virtualizer.range ?? {};
  const rows = useRows(ids, {
    from: startIndex,
    to: endIndex,
    also: cursorIndex >= 0 ? now.cursor : undefined,
    first,
    still,
  });
  useScrollAnchor(virtualizer, ids, asked);
  useGridFocus({ scroller, virtualizer, ids, selection });
  const { drag, start } = useDragOrder(virtualizer, onDrop);

  useImperativeHandle(ref, () => ({
    pageSize: () => Math.max(1, endIndex - startIndex - 1),
    row: (id) => rows.get(id),
  }));

  const onClick = (event: MouseEvent) => {
    const target = event.target as HTMLElement;
    const id = target.closest<HTMLElement>('[data-id]')?.dataset.id;
    if (id === undefined) return;
    const act = target.closest<HTMLElement>('[data-do]')?.dataset.do;
    const row = rows.get(id);
    if (act === 'open') {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      onOpen(id);
    } else if (act === 'cycle') {
      if (row) onCycle(row);
    } else if (event.shiftKey) selection.set((was) => extend(was, id, ids), { focus: true });
    else if (act === 'toggle') selection.set((was) => toggle(was, id), { focus: true });
    else if (event.ctrlKey || event.metaKey) selection.set((was) => add(was, id), { focus: true });
    else {
      selection.set(() => pick(id), { focus: true });
      onPick(id);
    }
  };

  const pressing = useRef(false);
  const onPointerDown = (event: PointerEvent) => {
    pressing.current = true;
    const release = () => {
      pressing.current = false;
    };
    window.addEventListener('pointerup', release, { once: true });
    window.addEventListener('pointercancel', release, { once: true });
    const target = event.target as HTMLElement;
    const id = target.closest<HTMLElement>('[data-id]')?.dataset.id;
    if (id === undefined) return;
    // Shift+click is for a range of rows and not of their text.
    if (event.shiftKey) event.preventDefault();
    if (!target.closest('[data-do="drag"]')) return;
    start(event, now.chosen.has(id) ? selection.targets() : [id]);
  };

  const sized = isTable ? tracks(table) : undefined;
  const inOrder = cursorIndex >= 0 ? now.cursor : ids[0];
  const items = virtualizer.getVirtualItems();
  const flow = rowFlow(items, cursorIndex);
  const placeOf = ({ index, start: top }: VirtualItem) => {
    if (isTable) {
      return { className: styles.tableRow, style: { transform: `translateY(${top - head}px)` } };
    }
    return index === flow.apart
      ? { className: styles.apart, style: { top } }
      : { className: styles.row };
  };
  const line = drag && lineAt(drag.gap, virtualizer.measurementsCache);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a table has no place for rows that do not exist.
    // biome-ignore lint/a11y/useKeyWithClickEvents: the page has the keys (use-page-keys).
    <div
      ref={scroller}
      className={styles.scroller}
      role="grid"
      aria-label={label}
      aria-rowcount={ids.length + (isTable ? 1 : 0)}
      aria-colcount={isTable ? table.shown.length + 1 : 1}
      aria-multiselectable="true"
      tabIndex={-1}
      data-choosing={now.chosen.size > 0}
      data-dragging={drag !== undefined}
      style={
        sized && ({ '--columns': sized.columns, '--table': sized.width } as Record<string, string>)
      }
      onClick={onClick}
      onDoubleClick={(event) => {
        const target = event.target as HTMLElement;
        const id = target.closest<HTMLElement>('[data-id]')?.dataset.id;
        if (id !== undefined && !target.closest('[data-do]')) onOpen(id);
      }}
      onPointerDown={onPointerDown}
    >
      {isTable && <TableHead {...table} />}
      <div
        role="presentation"
        className={styles.sheet}
        data-table={isTable}
        style={{ height: virtualizer.getTotalSize(), paddingTop: isTable ? 0 : flow.start }}
      >
        {items.map((item) => {
          const id = ids[item.index];
          if (id === undefined) return null;
          const row = rows.get(id);
          const chosen = now.chosen.has(id);
          const look = { words, chosen, movable, binned };
          return (
            // biome-ignore lint/a11y/useSemanticElements: see the grid.
            <div
              key={item.key}
              ref={isTable ? undefined : virtualizer.measureElement}
              role="row"
              data-id={id}
              data-index={item.index}
              aria-rowindex={item.index + (isTable ? 2 : 1)}
              aria-selected={chosen || (now.chosen.size === 0 && id === now.cursor)}
              aria-label={row?.paper.title}
              data-cursor={id === now.cursor}
              data-dragged={drag?.ids.includes(id) === true}
              tabIndex={id === inOrder ? 0 : -1}
              {...placeOf(item)}
              onFocus={(event) => {
                // A press is a click in a moment, which knows what it means for the selection.
                if (pressing.current || event.target !== event.currentTarget) return;
                if (id === now.cursor) return;
                selection.set((was) => ({ ...was, cursor: id, anchor: was.anchor ?? id }));
              }}
            >
              {isTable ? (
                <TableRow row={row} words={words} chosen={chosen} shown={table.shown} />
              ) : (
                // biome-ignore lint/a11y/useSemanticElements: see the grid.
                // biome-ignore lint/a11y/useFocusableInteractive: the row has the focus.
                <div role="gridcell">
                  {row ? <ListRow row={row} {...look} /> : <div className={styles.blank} />}
                </div>
              )}
            </div>
          );
        })}
        {line !== undefined && (
          <div
            className={styles.line}
            style={{ transform: `translateY(${line - head}px)` }}
            data-testid="drop-line"
          />
        )}
      </div>
    </div>
  );
}

/** Where the line of a gap is, in px from the top of the sheet. */
function lineAt(gap: number, measured: readonly { start: number; end: number }[]) {
  return measured[gap]?.start ?? measured.at(-1)?.end;
}
