import { Search, X } from 'lucide-react';
import type { KeyboardEvent, Ref } from 'react';
import { statuses } from '@/lib/paper/status';
import { t, tn } from '@/lib/platform/i18n';
import type { ListFilter } from '@/lib/search/list';
import { Button } from '../ui/button';
import { Icon } from '../ui/icon';
import { Key } from '../ui/keys-help';
import styles from './list-bar.module.css';

const filters: readonly ListFilter[] = ['all', ...statuses];

const filterText = (filter: ListFilter) =>
  t(filter === 'all' ? 'popup_filter_all' : `status_${filter}`);

/** The search field over the list. */
export function SearchField({
  query,
  total,
  inputRef,
  onChange,
  onKeyDown,
}: {
  query: string;
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
      <input
        ref={inputRef}
        className={styles.input}
        type="text"
        inputMode="search"
        enterKeyHint="search"
        value={query}
        placeholder={total ? tn('popup_search_placeholder', total) : t('popup_search')}
        aria-label={t('popup_search')}
        aria-keyshortcuts="/"
        spellCheck={false}
        autoComplete="off"
        dir="auto"
        onChange={(event) => onChange(event.target.value)}
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
          <span className={styles.count}>{counts?.[each].toLocaleString() ?? ''}</span>
        </label>
      ))}
    </div>
  );
}
