import type { Counts } from '@/lib/exchange/import/items';
import type { ImportItem } from '@/lib/library/types';
import { importItemStates } from '@/lib/library/types';
import { formatNumber, t } from '@/lib/platform/i18n';
import styles from './import.module.css';
import { filterNames } from './texts';

/** Which items are shown: all, or those of one state. */
export function Filters({
  counts,
  total,
  filter,
  onFilter,
}: {
  counts: Counts;
  total: number;
  filter: ImportItem['state'] | undefined;
  onFilter: (state: ImportItem['state'] | undefined) => void;
}) {
  const shown = importItemStates.filter((state) => counts[state].all > 0);
  const chip = (state: ImportItem['state'] | undefined, name: string, count: number) => (
    <button
      key={state ?? 'all'}
      type="button"
      className={styles.chip}
      aria-pressed={filter === state}
      onClick={() => onFilter(state)}
    >
      {name} <span className={styles.count}>{formatNumber(count)}</span>
    </button>
  );
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would be a form's.
    <div role="group" aria-label={t('import_filter')} className={styles.chips}>
      {chip(undefined, t('import_all'), total)}
      {shown.map((state) => chip(state, t(filterNames[state]), counts[state].all))}
    </div>
  );
}
