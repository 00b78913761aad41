import { useMemo } from 'react';
import { naturalSort, type Sort } from '@/lib/search/types';
import { useLive } from '../../ui/use-live';
import { useDatabase } from '../library-provider';
import { useSearch } from '../use-search';
import type { Prefs } from './prefs';
import type { Route } from './route';
import { viewOf } from './views';

/** What the route shows: a view of everybody's or of the user's own, narrowed by a search. */
export interface Shown {
  id: string;
  name: string;
  /** The query of the view alone. */
  viewQuery: string;
  /** Both together, and where in it the search begins. */
  query: string;
  offset: number;
  sort: Sort;
  scope: 'library' | 'bin';
  /** Is the order that of the queue, which people set by hand? */
  isQueue: boolean;
}

/** A view's query and a search as one query: both must hold. */
export function joinQueries(view: string, search: string): { query: string; offset: number } {
  if (view.trim() === '') return { query: search, offset: 0 };
  if (search.trim() === '') return { query: view, offset: view.length };
  const lead = `(${view}) (`;
  return { query: `${lead}${search})`, offset: lead.length };
}

export function useViews() {
  const db = useDatabase();
  const live = useLive(() => db.views.orderBy('rank').toArray(), [db]);
  return live.state === 'ready' ? live.value : undefined;
}

export function useShown(
  route: Route,
  prefs: Prefs,
  own: { id: string; name: string; query: string } | undefined,
  nameOf: (id: string) => string,
): Shown {
  const { view, q } = route;
  return useMemo(() => {
    const known = viewOf(view);
    const id = known?.id ?? view;
    const viewQuery = known?.query ?? own?.query ?? '';
    const searching = q.trim() !== '';
    const usual = searching ? naturalSort('relevance') : (known?.sort ?? naturalSort('added'));
    const sort = prefs.sorts[searching ? 'search' : id] ?? usual;
    return {
      id,
      name: known ? nameOf(id) : (own?.name ?? ''),
      viewQuery,
      ...joinQueries(viewQuery, q),
      sort,
      scope: known?.scope ?? 'library',
      isQueue: id === 'queue' && !searching && sort.by === 'rank' && !sort.descending,
    };
  }, [view, q, prefs.sorts, own, nameOf]);
}

/** The papers of what is shown, live. */
export function usePapers({ query, sort, scope, isQueue }: Shown, layout: Prefs['layout']) {
  const free = layout === 'list' && !isQueue && scope === 'library';
  const pinnedFirst = free && sort.by !== 'relevance';
  return useSearch(
    useMemo(() => ({ query, sort, scope, pinnedFirst }), [query, sort, scope, pinnedFirst]),
  );
}
