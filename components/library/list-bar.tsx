import { Search, X } from 'lucide-react';
import type { KeyboardEvent, Ref } from 'react';
import { statuses } from '@/lib/paper/status';
import { formatNumber, t, tn } from '@/lib/platform/i18n';
import type { ListFilter } from '@/lib/search/list';
import type { Problem } from '@/lib/search/query/types';
import { Button } from '../ui/button';
import { Icon } from '../ui/icon';
import { Key } from '../ui/keys-help';
import styles from './list-bar.module.css';
import { QueryField } from './query-field';

const filters: readonly ListFilter[] = ['all', ...statuses];

const filterText = (filter: ListFilter) =>
  t(filter === 'all' ? 'popup_filter_all' : `status_${filter}`);

/** The search field over the list. */
export function SearchField({
  query,
  problems,
  total,
  inputRef,
  onChange,
  onKeyDown,
}: {
  query: string;
  problems: readonly Problem[];
  total: number | undefined;
  inputRef: Ref<HTMLInputElement>;
  onChange: (query: string) => void;
  onKeyDown: (event: KeyboardEvent<HTMLInputElement>) => void;
}) {
  return (
    <search className={styles.search}>
      <span className={styles.glass}>
        <Icon of={Search} />
      </span>
      <QueryField
        value={query}
        onChange={onChange}
        problems={problems}
        inputRef={inputRef}
        label={t('popup_search')}
        placeholder={total ? tn('popup_search_placeholder', total) : t('popup_search')}
        onKeyDown={onKeyDown}
      />
      {query === '' ? (
        <span className={styles.hint} aria-hidden="true">
          <Key>/</Key>
        </span>
      ) : (
        <Button
          variant="quiet"
          square
          className={styles.clear}
          aria-label={t('popup_search_clear')}
          onClick={() => onChange('')}
        >
          <Icon of={X} size={14} />
        </Button>
      )}
    </search>
  );
}

/** Which papers: all, or those of one status, with how many there are. */
export function FilterBar({
  filter,
  counts,
  onChange,
}: {
  filter: ListFilter;
  counts: Record<ListFilter, number> | undefined;
  onChange: (filter: ListFilter) => void;
}) {
  return (
    <div role="radiogroup" aria-label={t('popup_filter')} className={styles.filters}>
      {filters.map((each) => (
        <label key={each} className={styles.filter}>
          <input
            type="radio"
            name="filter"
            className="visually-hidden"
            checked={filter === each}
            onChange={() => onChange(each)}
          />
          {filterText(each)}
          <span className={styles.count}>{counts && formatNumber(counts[each])}</span>
        </label>
      ))}
    </div>
  );
}
