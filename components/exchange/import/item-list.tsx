import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useLayoutEffect, useRef, useState } from 'react';
import { writable } from '@/lib/exchange/import/stage';
import type { ImportJob } from '@/lib/library/types';
import { t } from '@/lib/platform/i18n';
import styles from './import.module.css';
import { ItemRow } from './item-row';
import type { ImportActions } from './use-import';
import { useItems } from './use-items';

/** Height of a row with two lines, in px; the true one is measured. */
const estimate = 57;

/** Where a key leads from a row; undefined for keys that do not move. */
function rowAfter(key: string, at: number, count: number, page: number): number | undefined {
  const to = {
    ArrowDown: at + 1,
    ArrowUp: at - 1,
    PageDown: at + page,
    PageUp: at - page,
    Home: 0,
    End: count - 1,
  }[key];
  return to === undefined ? undefined : Math.max(0, Math.min(to, count - 1));
}

/**
 * The items of an import. Only those near the window exist, and the one with the focus. All rows are
 * one stop of the Tab key: arrows move among them, Space chooses.
 */
export function ItemList({
  job,
  states,
  places,
  actions,
  ended = false,
}: {
  job: ImportJob;
  /** How all items stand. */
  states: string;
  /** Undefined until they are known. */
  places: readonly number[] | undefined;
  actions: ImportActions;
  /** The import is over: nothing can be chosen. */
  ended?: boolean;
}) {
  const scroller = useRef<HTMLDivElement>(null);
  const known = places ?? [];
  const [cursor, setCursor] = useState(0);
  const at = Math.min(cursor, Math.max(0, known.length - 1));
  const wanted = useRef(false);
  const virtualizer = useVirtualizer<HTMLDivElement, HTMLDivElement>({
    count: known.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => estimate,
    getItemKey: (index) => known[index] ?? index,
    overscan: 6,
    rangeExtractor: (range) => {
      const shown = defaultRangeExtractor(range);
      if (!shown.includes(at) && at < known.length) shown.push(at);
      return shown.sort((a, b) => a - b);
    },
    initialRect: { width: 800, height: 500 },
  });
  const { startIndex = 0, endIndex = 0 } = virtualizer.range ?? {};
  const items = useItems(job.id, states, known, { from: startIndex, to: endIndex });
  const rows = virtualizer.getVirtualItems();
  useLayoutEffect(() => {
    if (!wanted.current) return;
    const row = scroller.current?.querySelector<HTMLElement>(`[data-index="${at}"]`);
    if (!row) return;
    wanted.current = false;
    row.focus({ preventScroll: true });
  });
  const onKeyDown = (event: KeyboardEvent) => {
    // Radios in a row have arrows of their own.
    if (!(event.target as HTMLElement).matches('[role="row"]')) return;
    const to = rowAfter(event.key, at, known.length, Math.max(1, endIndex - startIndex - 1));
    const item = items.get(known[at] ?? -1);
    if (to !== undefined) {
      setCursor(to);
      wanted.current = true;
      virtualizer.scrollToIndex(to, { align: 'auto' });
    } else if (event.key === ' ' && item && !ended && writable.some((of) => of === item.state)) {
      void actions.run('importChoose', {
        id: item.importId,
        indexes: [item.index],
        chosen: item.chosen === 0,
      });
    } else return;
    event.preventDefault();
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a table has no place for rows that do not exist.
    <div
      role="grid"
      tabIndex={-1}
      className={styles.list}
      ref={scroller}
      aria-label={t('import_list')}
      aria-multiselectable={!ended}
      aria-rowcount={known.length}
      aria-busy={places === undefined}
      onKeyDown={onKeyDown}
    >
      <div
        role="presentation"
        className={styles.rows}
        style={{ height: virtualizer.getTotalSize() }}
      >
        {rows.map(({ index, key, start }) => {
          const item = items.get(known[index] ?? -1);
          return (
            // biome-ignore lint/a11y/useSemanticElements: see the grid.
            <div
              key={key}
              ref={virtualizer.measureElement}
              role="row"
              data-index={index}
              className={styles.row}
              aria-rowindex={index + 1}
              aria-selected={ended ? undefined : item?.chosen === 1}
              tabIndex={index === at ? 0 : -1}
              style={{ transform: `translateY(${start}px)` }}
              onFocus={() => setCursor(index)}
            >
              {/* biome-ignore lint/a11y/useSemanticElements: see the grid. */}
              {/* biome-ignore lint/a11y/useFocusableInteractive: the row has the focus. */}
              <div role="gridcell">
                {item && (
                  <ItemRow item={item} actions={actions} ended={ended} current={index === at} />
                )}
              </div>
            </div>
          );
        })}
      </div>
    </div>
  );
}
