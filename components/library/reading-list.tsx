import { type Ref, useCallback, useImperativeHandle, useRef, useState } from 'react';
import { t, tn } from '@/lib/platform/i18n';
import { ownPage } from '@/lib/platform/tabs';
import { Banner } from '../ui/banner';
import { FilterBar, SearchField } from './list-bar';
import { ListGrid } from './list-grid';
import type { ListPrefs } from './list-prefs';
import styles from './reading-list.module.css';
import { useListSelection } from './use-list-selection';
import { useReadingList } from './use-reading-list';

export interface ListHandle {
  /** Focus the search field. */
  search: () => void;
  /** Move into the list: its active row, or the first one. False when it is empty. */
  enter: () => boolean;
  /** Open the details of the active row and go into its tags or its note. */
  edit: (part: 'tags' | 'note') => void;
  /** Show a paper that was just added. */
  reveal: (paperId: string) => void;
}

/** The reading list: search, filters and rows. Search, filter and order are kept by the caller. */
export function ReadingList({
  prefs,
  onPrefs,
  ref,
}: {
  prefs: ListPrefs;
  onPrefs: (prefs: ListPrefs) => void;
  ref?: Ref<ListHandle>;
}) {
  const [query, setQuery] = useState('');
  const field = useRef<HTMLInputElement>(null);
  const list = useReadingList(prefs, query);
  const section = useRef<HTMLElement>(null);
  const selection = useListSelection(() => field.current?.focus());
  const { ids, counts } = list;

  const enter = () => {
    const id = selection.active !== undefined ? selection.active : ids?.[0];
    if (id === undefined || !ids?.includes(id)) return false;
    selection.activate(id, 'row');
    return true;
  };
  useImperativeHandle(ref, () => ({
    search: () => {
      field.current?.focus();
      field.current?.select();
    },
    enter,
    edit: (part) => {
      const id = selection.active ?? ids?.[0];
      if (id !== undefined) selection.edit(id, part);
    },
    reveal: (paperId) => {
      setQuery('');
      if (prefs.filter !== 'all') onPrefs({ ...prefs, filter: 'all' });
      selection.activate(paperId);
    },
  }));

  const search = (next: string) => {
    setQuery(next);
    if (next === '') field.current?.focus();
  };
  const typed = useRef(query);
  typed.current = query;
  const onEscape = useCallback(() => {
    if (typed.current === '') return false;
    setQuery('');
    field.current?.focus();
    return true;
  }, []);
  // Not into the search field, where Ctrl+Z and ? would be text.
  const onEmptied = useCallback(() => section.current?.focus(), []);
  const total = counts?.all ?? ids?.length;
  const searching = query.trim() !== '';
  return (
    <section ref={section} tabIndex={-1} className={styles.list} aria-label={t('popup_list')}>
      <SearchField
        query={query}
        problems={list.problems}
        total={counts?.all}
        inputRef={field}
        onChange={search}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return;
          const first = ids?.[0];
          // The key that leads here, pressed once more: no query begins with it.
          if (event.key === '/' && query === '') event.preventDefault();
          else if (event.key === 'ArrowDown' && first !== undefined) {
            event.preventDefault();
            selection.activate(first, 'row');
          } else if (event.key === 'Enter') {
            event.preventDefault();
            if (first !== undefined) selection.activate(first, 'row');
          } else if (event.key === 'Escape') {
            // In the popup an Esc that nobody takes closes it.
            if (query !== '') {
              event.preventDefault();
              search('');
            } else if (enter()) event.preventDefault();
          }
        }}
      />
      <FilterBar
        filter={prefs.filter}
        counts={counts}
        onChange={(filter) => onPrefs({ ...prefs, filter })}
      />
      <p role="status" className="visually-hidden">
        {searching && list.searched && !list.partial && ids && tn('popup_found', ids.length)}
      </p>
      {list.error !== undefined && <Banner tone="problem">{t('popup_cannot_open')}</Banner>}
      {ids && ids.length > 0 && (
        <ListGrid
          ids={ids}
          words={list.words}
          asked={list.asked}
          first={list.first}
          total={searching || prefs.filter !== 'all' ? ids.length : (total ?? ids.length)}
          selection={selection}
          onEmptied={onEmptied}
          onEscape={onEscape}
        />
      )}
      {ids?.length === 0 && list.searched && list.partial && (
        <p className={styles.empty}>{t('popup_search_reading')}</p>
      )}
      {ids?.length === 0 && list.searched && !list.partial && (
        <Empty reason={counts?.all === 0 ? 'library' : searching ? 'search' : 'status'} />
      )}
    </section>
  );
}

function Empty({ reason }: { reason: 'library' | 'search' | 'status' }) {
  return (
    <div className={styles.empty}>
      {reason === 'library' && (
        <>
          <p>{t('popup_empty')}</p>
          <a
            className={styles.link}
            href={ownPage('/newtab.html')}
            target="_blank"
            rel="noreferrer"
          >
            {t('popup_empty_link')}
          </a>
        </>
      )}
      {reason === 'search' && <p>{t('popup_no_match')}</p>}
      {reason === 'status' && <p>{t('popup_empty_status')}</p>}
    </div>
  );
}
