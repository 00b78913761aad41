import { ArrowDown, ArrowUp } from 'lucide-react';
import { type PointerEvent, useRef } from 'react';
import { t } from '@/lib/platform/i18n';
import type { Sort } from '@/lib/search/types';
import { Icon } from '../../ui/icon';
import { type Column, type ColumnId, columns } from './columns';
import styles from './table.module.css';

const step = 16;

/** The line between two columns: dragged with the pointer or moved with the arrow keys. */
function Resizer({
  column,
  width,
  onResize,
}: {
  column: Column;
  width: number;
  onResize: (width: number) => void;
}) {
  const from = useRef<{ x: number; width: number }>(undefined);
  const clamp = (to: number) => Math.round(Math.min(Math.max(to, column.least), 1200));
  const drag = (event: PointerEvent) => {
    if (!from.current) return;
    const way = document.documentElement.dir === 'rtl' ? -1 : 1;
    onResize(clamp(from.current.width + way * (event.clientX - from.current.x)));
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a rule cannot be moved.
    <div
      role="separator"
      aria-orientation="vertical"
      aria-label={t('library_column_width', t(column.name))}
      aria-valuenow={width}
      aria-valuemin={column.least}
      aria-valuemax={1200}
      tabIndex={0}
      className={styles.resizer}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        const cell = event.currentTarget.parentElement?.getBoundingClientRect().width ?? width;
        from.current = { x: event.clientX, width: cell };
      }}
      onPointerMove={drag}
      onPointerUp={() => {
        from.current = undefined;
      }}
      onKeyDown={(event) => {
        const by = { ArrowLeft: -step, ArrowRight: step }[event.key];
        if (by === undefined) return;
        event.preventDefault();
        event.stopPropagation();
        onResize(clamp(width + by));
      }}
      onDoubleClick={() => onResize(column.width)}
    />
  );
}

const ariaSort = (sort: Sort, column: Column) => {
  if (sort.by !== column.sort?.by) return undefined;
  return sort.descending ? 'descending' : 'ascending';
};

/** The heads of the table: each sorts, and its edge sets its width. */
export function TableHead({
  shown,
  widths,
  sort,
  onSort,
  onResize,
}: {
  shown: readonly ColumnId[];
  widths: Readonly<Partial<Record<ColumnId, number>>>;
  sort: Sort;
  onSort: (sort: Sort) => void;
  onResize: (id: ColumnId, width: number) => void;
}) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a virtual list has no table.
    // biome-ignore lint/a11y/useFocusableInteractive: its buttons have the focus.
    <div role="row" aria-rowindex={1} className={styles.head}>
      {/* biome-ignore lint/a11y/useSemanticElements: see above. */}
      {/* biome-ignore lint/a11y/useFocusableInteractive: it has nothing to do. */}
      <div role="columnheader" aria-colindex={1} className={styles.boxCell}>
        <span className="visually-hidden">{t('library_column_chosen')}</span>
      </div>
      {shown.map((id, index) => {
        const column = columns[id];
        const sorted = ariaSort(sort, column);
        const { sort: first } = column;
        return (
          // biome-ignore lint/a11y/useSemanticElements: see above.
          // biome-ignore lint/a11y/useFocusableInteractive: its button has the focus.
          <div
            key={id}
            role="columnheader"
            aria-colindex={index + 2}
            aria-sort={sorted}
            className={styles.headCell}
          >
            {first ? (
              <button
                type="button"
                className={styles.sort}
                onClick={() =>
                  onSort(sorted ? { by: first.by, descending: !sort.descending } : first)
                }
              >
                <span className={styles.text}>{t(column.name)}</span>
                {sorted && <Icon of={sort.descending ? ArrowDown : ArrowUp} size={12} />}
              </button>
            ) : (
              <span className={styles.plainHead}>{t(column.name)}</span>
            )}
            <Resizer
              column={column}
              width={widths[id] ?? column.width}
              onResize={(width) => onResize(id, width)}
            />
          </div>
        );
      })}
    </div>
  );
}
