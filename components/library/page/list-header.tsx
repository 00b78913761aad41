import {
  ArrowDown,
  ArrowDownWideNarrow,
  ArrowUp,
  BookmarkPlus,
  Columns3,
  Download,
  List,
  Table2,
  Trash2,
} from 'lucide-react';
import { t, tn } from '@/lib/platform/i18n';
import { naturalSort, type Sort, type SortKey } from '@/lib/search/types';
import { Button } from '../../ui/button';
import { Icon } from '../../ui/icon';
import { Menu } from '../../ui/menu';
import { columnIds, columns, fixedColumn, toggleColumn } from './columns';
import styles from './list-header.module.css';
import { type Prefs, sortKeys } from './prefs';

const layouts = [
  { layout: 'list', name: 'library_layout_list', icon: List },
  { layout: 'table', name: 'library_layout_table', icon: Table2 },
] as const;

/** What shows and how: name and count of the view, order, list or table, columns. */
export function ListHeader({
  name,
  count,
  sort,
  searching,
  prefs,
  onSort,
  onPrefs,
  onExport,
  onEmptyBin,
  onSaveView,
}: {
  name: string;
  count: number | undefined;
  sort: Sort;
  searching: boolean;
  prefs: Prefs;
  onSort: (sort: Sort) => void;
  onPrefs: (prefs: Prefs) => void;
  /** Set where there is something to export. */
  onExport: (() => void) | undefined;
  /** Set in a bin that is not empty. */
  onEmptyBin: (() => void) | undefined;
  /** Set where there is something to save as a view. */
  onSaveView: (() => void) | undefined;
}) {
  const keys: readonly SortKey[] = searching ? ['relevance', ...sortKeys] : sortKeys;
  const turn = t(sort.descending ? 'library_sort_descending' : 'library_sort_ascending');
  return (
    <>
      <h1 className={styles.name} dir="auto">
        {name}
      </h1>
      <p className={styles.count}>{count !== undefined && tn('library_count', count)}</p>
      {onEmptyBin && (
        <Button variant="quiet" className={styles.save} onClick={onEmptyBin}>
          <Icon of={Trash2} size={15} />
          <span className={styles.words}>{t('library_bin_empty')}</span>
        </Button>
      )}
      {onSaveView && (
        <Button variant="quiet" className={styles.save} onClick={onSaveView}>
          <Icon of={BookmarkPlus} size={15} />
          <span className={styles.words}>{t('library_view_save')}</span>
        </Button>
      )}
      <span className={styles.space} />
      {onExport && (
        <Button variant="quiet" square aria-label={t('library_export_all')} onClick={onExport}>
          <Icon of={Download} size={15} />
        </Button>
      )}
      <Menu
        label={t('popup_sort')}
        className={styles.tool}
        items={keys.map((by) => ({
          text: t(`library_sort_${by}` as never),
          checked: by === sort.by,
          run: () => onSort(naturalSort(by)),
        }))}
      >
        <Icon of={ArrowDownWideNarrow} size={14} />
        <span className={styles.words}>{t(`library_sort_${sort.by}` as never)}</span>
      </Menu>
      <Button
        variant="quiet"
        square
        aria-label={turn}
        onClick={() => onSort({ ...sort, descending: !sort.descending })}
      >
        <Icon of={sort.descending ? ArrowDown : ArrowUp} size={14} />
      </Button>
      {prefs.layout === 'table' && (
        <Menu
          label={t('library_columns')}
          icon={Columns3}
          items={columnIds
            .filter((id) => id !== fixedColumn)
            .map((id) => ({
              text: t(columns[id].name),
              checked: prefs.columns.includes(id),
              stays: true,
              run: () => onPrefs({ ...prefs, columns: toggleColumn(prefs.columns, id) }),
            }))}
        />
      )}
      <div role="radiogroup" aria-label={t('library_layout')} className={styles.layouts}>
        {layouts.map(({ layout, name, icon }) => (
          <label key={layout} className={styles.layout} title={t(name)}>
            <input
              type="radio"
              name="layout"
              className="visually-hidden"
              aria-label={t(name)}
              checked={prefs.layout === layout}
              onChange={() => onPrefs({ ...prefs, layout })}
            />
            <Icon of={icon} size={15} />
          </label>
        ))}
      </div>
    </>
  );
}
