import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef } from 'react';
import type { ImportJob } from '@/lib/library/types';
import { t } from '@/lib/platform/i18n';
import styles from './import.module.css';
import { ItemRow } from './item-row';
import type { ImportActions } from './use-import';
import { useItems } from './use-items';

/** Height of a row with two lines, in px; the true one is measured. */
const estimate = 57;

/** The items of an import. Only those near the window exist. */
export function ItemList({
  job,
  places,
  actions,
  ended = false,
}: {
  job: ImportJob;
  /** Undefined until they are known. */
  places: readonly number[] | undefined;
  actions: ImportActions;
  /** The import is over: nothing can be chosen. */
  ended?: boolean;
}) {
  const scroller = useRef<HTMLDivElement>(null);
  const known = places ?? [];
  const virtualizer = useVirtualizer<HTMLDivElement, HTMLLIElement>({
    count: known.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => estimate,
    getItemKey: (at) => known[at] ?? at,
    overscan: 6,
    initialRect: { width: 800, height: 500 },
  });
  const { startIndex = 0, endIndex = 0 } = virtualizer.range ?? {};
  const items = useItems(job.id, known, { from: startIndex, to: endIndex });
  const rows = virtualizer.getVirtualItems();
  return (
    <div className={styles.list} ref={scroller} aria-busy={places === undefined}>
      <ul
        className={styles.rows}
        aria-label={t('import_list')}
        style={{ height: virtualizer.getTotalSize() }}
      >
        {rows.map(({ index: at, key, start }) => {
          const item = items.get(known[at] ?? -1);
          return (
            <li
              key={key}
              ref={virtualizer.measureElement}
              data-index={at}
              className={styles.row}
              aria-setsize={known.length}
              aria-posinset={at + 1}
              style={{ transform: `translateY(${start}px)` }}
            >
              {item && <ItemRow item={item} actions={actions} ended={ended} />}
            </li>
          );
        })}
      </ul>
    </div>
  );
}
